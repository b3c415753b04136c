"""`paysupport check`."""

import os
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from pydantic_core import from_json

from paysupport.checks.config import Checked, read
from paysupport.checks.running import Report, check
from paysupport.cli import OK, UNKNOWN, WRONG, complain
from paysupport.errors import ConfigurationError
from paysupport.formats.json import dumps
from paysupport.formats.reports import render
from paysupport.model import Level, Probe

_NOTHING_TRIED = "nothing could be tried, the report says why; --offline checks the settings alone"


def run(options: Namespace) -> int:
    """Check one integration and print the report; 3 where nothing is wrong, but nothing at all could be tried."""
    path = Path(options.config)
    checked = read(_text(path), os.environ, options.config)
    now = options.now or datetime.now(UTC)
    tried = None if options.offline else _probes(checked, now)
    report = check(checked.settings, now=now, probes=tried, fail_on=map(Level, options.fail_on))
    report = report.of_file(options.config, checked.lines, checked.unset)
    if options.write_baseline:
        Path(options.write_baseline).write_text(_baseline(report), "utf-8")
        return OK
    if baseline := options.baseline or _beside(path, checked):
        report = report.without(_known(Path(baseline)))
    print(render(report, options.format, options.lang[0]))
    if options.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        from paysupport.formats import github

        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(github.summary(report, options.lang[0]))
    if report.failed:
        return WRONG
    if tried is None or any(probe.unchecked is None for probe in tried):
        return OK
    complain(_NOTHING_TRIED)
    return UNKNOWN


def _probes(checked: Checked, now: datetime) -> tuple[Probe, ...]:
    from paysupport.checks.probing import probes
    from paysupport.transport.guard import GuardedTransport

    flow = probes(checked.settings, checked.provider(), now, live=checked.live)
    return GuardedTransport(allow=checked.allow).call(flow)


def _beside(path: Path, checked: Checked) -> str | None:
    """The baseline that the file names, from where the file is."""
    return str(path.parent / checked.baseline) if checked.baseline else None


def _baseline(report: Report) -> str:
    known = [
        {"fingerprint": each.fingerprint, "code": each.code, "title": each.title("en")} for each in report.findings
    ]
    return dumps({"schema": 1, "findings": known}, indent=2) + "\n"


def _known(path: Path) -> list[str]:
    try:
        document: Any = from_json(_text(path))
        return [str(cast("dict[str, Any]", each)["fingerprint"]) for each in document["findings"]]
    except (ValueError, TypeError, KeyError):
        raise ConfigurationError(f"{path}: no baseline; write one with --write-baseline {path}") from None


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: not UTF-8 text") from None
