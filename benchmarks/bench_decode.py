"""Decoding in bulk against the csv module alone, and one code against a look-up and against the main job's parse.

python benchmarks/bench_decode.py [ROWS]
"""

import csv
import random
import sys
from datetime import date
from io import StringIO

from bench_diagnose import payload
from timing import interleaved, report

import paysupport as ps
from paysupport.bulk import INPUT, OUTPUT, decode_rows
from paysupport.documents import parse

ANSWER = ["insufficient_funds", "payer", "certain", "no", "yes", "yes", "payer", "PS101", "provider"]
ROWS = (
    ("bepaid", "visa", "F.0114", "Payment was declined"),
    ("bepaid", "mastercard", "F.0123", "Limit exceeded"),
    ("bepaid", "", "F.0998", "The payer did not finish"),
    ("stripe", "visa", "insufficient_funds", "Your card has insufficient funds."),
    ("stripe", "mastercard", "do_not_honor", "Your card was declined."),
    ("", "visa", "51", "Insufficient funds"),
    ("", "", "", "Недостаточно средств на карте"),
    ("somebody", "", "X1", "Do not honor"),
)


def table(rows: int, *, distinct: bool) -> str:
    """Payments of a year: few codes and many repetitions; or, if `distinct`, no row twice."""
    dice = random.Random(20261125)
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(INPUT)
    for number in range(rows):
        provider, network, code, message = dice.choice(ROWS)
        writer.writerow((provider, network, code, f"{message} {number:x}" if distinct else message))
    return out.getvalue()


def bare(text: str) -> None:
    """Reading the same, and writing rows as wide as ours."""
    writer = csv.writer(StringIO(), lineterminator="\n")
    rows = csv.reader(StringIO(text))
    writer.writerow([*next(rows), *OUTPUT])
    for row in rows:
        writer.writerow([*row, *ANSWER])


def main() -> None:
    """Print the figures."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    text = table(rows, distinct=False)
    seconds = interleaved(
        {"csv alone": lambda: bare(text), "decode": lambda: decode_rows(StringIO(text), StringIO())}, rounds=3, calls=1
    )
    report(f"{rows} rows as they repeat", seconds, floor="csv alone", goals={"decode": 1.5})
    few = table(20_000, distinct=True)
    seconds = interleaved(
        {"csv alone": lambda: bare(few), "decode": lambda: decode_rows(StringIO(few), StringIO())}, rounds=3, calls=1
    )
    report("20000 rows, none twice", seconds, floor="csv alone", goals={})
    body, known, day = payload(), {"F.0114": "insufficient_funds"}, date(2026, 11, 20)
    fresh = iter(range(10**9))
    seconds = interleaved(
        {
            "look-up in a dict": lambda: known["F.0114"],
            "a code seen before": lambda: ps.decode(provider="bepaid", code="F.0114", at=day),
            "a message seen before": lambda: ps.decode(message="Insufficient funds", at=day),
            "a message never seen": lambda: ps.decode(message=f"Insufficient funds {next(fresh):x}", at=day),
            "parse of the main job": lambda: parse(body),
        },
        rounds=30,
        calls=300,
    )
    report("One decode", seconds, floor="look-up in a dict", goals={})
    report("One decode", seconds, floor="parse of the main job", goals={})


if __name__ == "__main__":
    main()
