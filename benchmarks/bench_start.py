"""How long it takes to start, against an empty Python: whole processes, in turn, the minimum of each.

python benchmarks/bench_start.py
"""

import subprocess
import sys

from timing import interleaved, report

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import paysupport": ["-c", "import paysupport"],
    "paysupport --version": ["-m", "paysupport", "--version"],
    "paysupport --help": ["-m", "paysupport", "--help"],
    "paysupport diagnose": ["-m", "paysupport", "diagnose", "examples/payments/declined.json"],
}


def main() -> None:
    """Print the figures."""

    def start(arguments: list[str]) -> object:
        return subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False)

    contenders = {name: (lambda arguments=arguments: start(arguments)) for name, arguments in COMMANDS.items()}
    goals = {"import paysupport": 1.3, "paysupport --version": 2, "paysupport --help": 3.5}
    report("Start", interleaved(contenders, rounds=25, calls=1), floor="python -c pass", goals=goals)


if __name__ == "__main__":
    main()
