"""Mutation testing of what must not be wrong: money, redaction, signatures, retries, plans of further attempts.

Mutants are made and run by mutmut, in a copy of the tree; at least 85 % of those of each target must die. A target
whose sources and tests are the same as when it was last measured (`mutants.json`) is not run again.

    python .ci/mutants.py            run what has changed
    python .ci/mutants.py --record   run what has changed, and keep the figures
"""

import json
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
RECORD = HOME / ".ci" / "mutants.json"
LEAST = 0.85
MOST_SECONDS = 1500
TARGETS = {
    "money": (["src/paysupport/money.py"], ["tests/test_money.py", "tests/test_currencies.py"]),
    "redaction": (["src/paysupport/redaction"], ["tests/redaction"]),
    "signatures": (["src/paysupport/signatures.py"], ["tests/test_signatures.py"]),
    "retries": (["src/paysupport/transport/retry.py"], ["tests/transport/test_retry.py"]),
    "plans": (
        [f"src/paysupport/diagnostics/{name}.py" for name in ("advice", "attempts", "retry")],
        [f"tests/diagnostics/test_{name}.py" for name in ("advice", "attempts", "retry")],
    ),
}


def fingerprint(paths: list[str]) -> str:
    """A hash over all Python files below these paths."""
    files = sorted(
        file for path in paths for file in ([HOME / path] if path.endswith(".py") else (HOME / path).rglob("*.py"))
    )
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:16]


def measure(sources: list[str], tests: list[str]) -> dict[str, int]:
    """How many mutants died, how many were run within the time, and how many were made."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "tree"
        shutil.copytree(
            HOME, copy, ignore=shutil.ignore_patterns(".git", ".nodes", ".venv*", "mutants", "docs", "__pycache__")
        )
        settings = f"\n[tool.mutmut]\npaths_to_mutate = {sources}\ntests_dir = {tests}\nalso_copy = ['src', 'tests']\n"
        with (copy / "pyproject.toml").open("a") as project:
            project.write(settings)
        mutmut = [sys.executable, "-m", "mutmut"]
        bounded = ["timeout", str(MOST_SECONDS), *mutmut, "run"]
        log = subprocess.run(bounded, cwd=copy, capture_output=True, text=True, check=False)
        listed = subprocess.run(
            [*mutmut, "results", "--all", "true"], cwd=copy, capture_output=True, text=True, check=False
        )
    outcomes = [line.rpartition(": ")[2].strip() for line in listed.stdout.splitlines() if ": " in line]
    run = [outcome for outcome in outcomes if outcome != "not checked"]
    if not run:
        sys.exit(f"mutmut ran no mutants:\n{log.stdout[-2000:]}\n{log.stderr[-2000:]}")
    killed = sum(outcome in {"killed", "timeout"} for outcome in run)
    return {"killed": killed, "run": len(run), "made": len(outcomes)}


def main() -> int:
    """Check every target; 1 when too many mutants of one live."""
    record = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    failed = False
    for name, (sources, tests) in TARGETS.items():
        mark = fingerprint(sources + tests)
        known = record.get(name)
        if known is None or known["fingerprint"] != mark:
            record[name] = known = {"fingerprint": mark, **measure(sources, tests)}
            state = "measured"
        else:
            state = "unchanged since measured"
        share = known["killed"] / known["run"]
        failed = failed or share < LEAST
        count = f"{known['killed']} of {known['run']} mutants killed ({share:.0%}; {known['made']} made)"
        print(f"{name:<12} {count}, {state}", flush=True)
    if "--record" in sys.argv:
        RECORD.write_text(json.dumps(record, indent=2) + "\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
