"""Made-up answers of CloudPayments and a made-up site."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from paysupport.adapters.providers.cloudpayments import CloudPayments
from paysupport.documents import parse
from paysupport.model import Payment

PAYLOADS = Path(__file__).parent / "payloads" / "cloudpayments"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SECRET = "secret:with:colons"


def body(name: str) -> bytes:
    return (PAYLOADS / name).read_bytes()


def answer(name: str) -> Any:
    return parse(body(f"{name}.json"))


def read(name: str) -> Payment:
    (payment,) = CloudPayments().read(body(name))
    return payment


def transaction(name: str = "declined", **changes: Any) -> Payment:
    document = answer(name)
    (payment,) = CloudPayments().payments({**document, "Model": {**document["Model"], **changes}})
    return payment


def site(**options: Any) -> CloudPayments:
    return CloudPayments(public_id="pk_made0up", api_secret=SECRET, **options)
