"""`paysupport redact`: a filter for logs, tickets and mail."""

import sys
from argparse import Namespace

from paysupport.cli import OK
from paysupport.redaction import scan


def run(options: Namespace) -> int:
    """Mask stdin to stdout; what was masked is counted on stderr."""
    text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    masked = scan(text, personal=options.personal)
    sys.stdout.buffer.write(masked.text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(masked.counts.items()) if count)
    print(f"paysupport: masked {counts or 'nothing'}", file=sys.stderr)
    return OK
