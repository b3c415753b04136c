"""From a document of Cryptadium to a payment.

Source: cryptadium.gitbook.io/cryptadium-api (webhooks, preparation for integration), read on 2026-11-25.
"""

from typing import cast

from pydantic import AliasChoices, Field

from paysupport.adapters import processors
from paysupport.adapters.processors import Number, Place, currency, flags, invoice, money, places
from paysupport.adapters.schema import Schema
from paysupport.documents import JSON, pointer
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Payment, Status

NAME = "cryptadium"

STATUSES = {
    "success": Status.PAID,
    "canceled": Status.CANCELLED,
    "insufficient": Status.FAILED,
    "failed": Status.FAILED,
}
"""In lower case. `Insufficient` comes when the window has closed."""

_YES = frozenset({"true", "1"})
_NO = frozenset({"false", "0"})


class Told(Schema):
    """A callback or an answer, with its names in lower case."""

    id: str | None = None
    order: str = Field(validation_alias="billingid")
    status: str = Field(validation_alias=AliasChoices("status", "state"))
    insufficient: str | bool | None = None
    amount: Number = None
    currency: str | None = None
    fiat: Number = Field(default=None, validation_alias=AliasChoices("amountfiat", "amountusd"))
    fiat_currency: str | None = Field(default=None, validation_alias="fiatcurrency")
    address: str | None = Field(default=None, validation_alias=AliasChoices("address", "walletaddress"))
    transaction: str | None = Field(default=None, validation_alias=AliasChoices("txid", "hash"))
    test: str | bool | None = None


def folded(document: object) -> dict[str, JSON]:
    """An object with its names in lower case; of names that are then equal, the first."""
    told: dict[str, JSON] = {}
    if isinstance(document, dict):
        for name, value in cast("dict[str, JSON]", document).items():
            told.setdefault(name.lower(), value)
    return told


def claims(document: object) -> bool:
    """Whether a document is a callback of Cryptadium, or an answer of its API."""
    match cast("JSON", document):
        case [first, *_]:
            return _is_payment(folded(first))
        case told:
            return _is_payment(folded(told))


def payments(place: Place, status: int | None) -> tuple[Payment, ...]:
    """The payments in a document; those for one order are one."""
    match cast("JSON", place.document):
        case list(found):
            return merge(_payment(each, at, None) for each, at in places(found, place))
        case found:
            return (_payment(found, place, status),)


def _is_payment(told: dict[str, JSON]) -> bool:
    return "billingid" in told and bool(told.keys() & {"status", "state"}) and "amount" in told


def _payment(found: JSON, place: Place, http: int | None) -> Payment:
    told = folded(found)
    if http == 404:  # noqa: PLR2004
        raise NotAPayment("Cryptadium: no payment with this billing id", provider=NAME, not_found=True)
    if not _is_payment(told):
        raise Unrecognised("no payment of Cryptadium", path=place.base)
    seen = Told.of(told, place.base)
    word = seen.status.lower()
    short = word == "insufficient" or _truth(seen.insufficient) is True
    status = Status.FAILED if short else STATUSES.get(word, Status.UNKNOWN)
    names = {name.lower(): pointer(name) for name in reversed(cast("dict[str, JSON]", found))}
    pointers = {field: tuple(names.get(at[1:], at) for at in found_at) for field, found_at in Told.pointers().items()}
    priced = seen.fiat is not None and seen.fiat_currency is not None and not short
    pointers["amount"] = pointers["fiat"] if priced else pointers["amount"]
    pointers["currency"] = pointers["fiat_currency"] if priced else pointers["currency"]
    code = seen.fiat_currency if priced else seen.currency
    return processors.payment(
        NAME,
        seen,
        place,
        {
            "id": seen.id or seen.order,
            "status": status,
            "raw_status": seen.status,
            "status_reason": "underpaid" if short else None,
            "order": seen.order or None,
            "raw_method": seen.currency,
            "amount": money(seen.fiat if priced else seen.amount, code, place.base) if not short else None,
            "currency": currency(code),
            "test": _truth(seen.test),
            "invoice": invoice(
                seen.address,
                seen.currency,
                {
                    "id": seen.id or seen.order,
                    "received": seen.amount if short or status is Status.PAID else None,
                    "status": status,
                    "raw_status": seen.status,
                    "flags": flags(partial=short),
                    "processor": NAME,
                    "transactions": (seen.transaction,) if seen.transaction else (),
                },
            ),
        },
        pointers,
    )


def _truth(value: object) -> bool | None:
    word = str(value).lower()
    return True if word in _YES else False if word in _NO else None
