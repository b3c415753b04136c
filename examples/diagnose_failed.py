"""Go through the failed payments of a day: what happened, how often, and what to tell each customer.

python examples/diagnose_failed.py 2026-11-20          asks bePaid; keys in BEPAID_SHOP_ID and BEPAID_SECRET_KEY
python examples/diagnose_failed.py payments.jsonl      reads saved payloads, one a line
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import paysupport as ps
from paysupport.adapters.providers.bepaid import BePaid

MINSK = ZoneInfo("Europe/Minsk")


def saved(path: Path) -> Iterator[ps.Payment]:
    """The payments in a file of JSON Lines."""
    for line in path.read_bytes().splitlines():
        yield from ps.read_all(line)


def of_day(day: date) -> Iterator[ps.Payment]:
    """The failed payments of a day in Minsk, asked from bePaid."""
    begin = datetime.combine(day, time.min, MINSK)
    shop = BePaid(shop_id=os.environ["BEPAID_SHOP_ID"], secret_key=os.environ["BEPAID_SECRET_KEY"])
    with ps.Client([shop]) as client:
        yield from client.search(since=begin, until=begin + timedelta(days=1), status=ps.Status.FAILED)


def main(argument: str) -> None:
    """Print a line for each payment, and then the causes by number."""
    path = Path(argument)
    payments = saved(path) if path.exists() else of_day(date.fromisoformat(argument))
    causes: Counter[str] = Counter()
    for diagnosis in ps.diagnose_many(payments):
        payment, verdict = diagnosis.payment, diagnosis.verdict
        if payment is None:
            continue
        cause = f"{verdict.code} {verdict.title()}" if verdict else "not explained" if diagnosis.unknown else "fine"
        causes[cause] += 1
        print(f"{payment.order}: {cause}")
        print(f"    {diagnosis.reply(ps.Audience.PAYER, 'ru')}")
    print()
    for cause, count in causes.most_common():
        print(f"{count:5} {cause}")


if __name__ == "__main__":
    main(*sys.argv[1:])
