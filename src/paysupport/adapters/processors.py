"""What the adapters of crypto processors have in common when they read.

A processor sells an invoice in one currency, fiat or crypto, and takes another one for it on a chain. The price is the
payment's amount; the chain's side is its `Invoice`. Nobody refuses anything on a chain: there are no declines.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from paysupport.adapters.schema import Schema
from paysupport.chain.assets import assets
from paysupport.chain.networks import NETWORKS, network
from paysupport.errors import InputError
from paysupport.model import Attempt, Flag, Invoice, Method, Origin, Payment, Status
from paysupport.money import Money, currencies, iso_exponents

_PLAIN = re.compile(r"-?[0-9]{1,78}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?")
_CURRENCY = re.compile(r"[A-Z0-9]{1,12}")
_JOINTS = re.compile(r"[\s._:/()-]+")
_LONGEST = 64
_UNPAID = frozenset({Status.EXPIRED, Status.CANCELLED})


def _number(value: object) -> object:
    if value == "":
        return None
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return Decimal(value)
    if type(value) is int or isinstance(value, Decimal) or value is None:
        return value
    raise ValueError("expected a decimal number")


Number = Annotated[
    Annotated[Decimal, Field(max_digits=78, decimal_places=30, allow_inf_nan=False)] | None, BeforeValidator(_number)
]
"""An amount as a JSON number or as text in ASCII digits, exact; an empty text is none."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an object stands that is read: the whole document, the JSON pointer in it, and whose account it is of."""

    document: object
    base: str = ""
    account: str | None = None


def currency(code: str | None) -> str | None:
    """The currency, coin or token in a processor's code, which may name a network besides; None where it is no code."""
    found = asset(code) if code else ""
    return found if _CURRENCY.fullmatch(found) else None


def asset(code: str) -> str:
    """The coin or token in a code of coin and network, in upper case: USDT of `USDTTRC20`, `USDT.TRC20`, `USDT_TRX`."""
    whole = code.strip().upper()
    first, *rest = _JOINTS.split(whole.replace("_", " "))
    if rest or len(whole) > _LONGEST:
        return first
    ends = (each for each in _symbols() if whole.startswith(each) and network(whole.removeprefix(each)))
    return next(ends, whole)


@cache
def _symbols() -> tuple[str, ...]:
    """Coins and listed tokens, the longest first."""
    listed = {each.symbol.upper() for each in assets().tokens.values()}
    return tuple(sorted(listed | {each.coin for each in NETWORKS.values()}, key=lambda each: (-len(each), each)))


def chain(word: str) -> str:
    """The network that a processor's word names, by our name; where it is not known, the word as it is."""
    found = network(word)
    return found.name if found else word


def money(value: Decimal | None, code: str | None, path: str = "") -> Money | None:
    """An amount of a fiat currency or of a coin, with the decimals it came with, but not fewer than a fiat one has.

    Raises:
        InputError: a fiat amount of more than 30 digits, at this path.
    """
    name = currency(code)
    if value is None or name is None:
        return None
    if name not in currencies():
        return Money(amount=value, currency=name)
    try:
        return Money.of_major(value, name, iso_exponents())
    except InputError as error:
        error.path = path
        raise


def coins(value: Decimal | None) -> Decimal | None:
    """An amount in whole coins; None where a processor tells a negative one, which is no amount."""
    return value if value is not None and value >= 0 else None


def underpaid(updated_at: datetime | None, expires_at: datetime | None) -> Status:
    """What an invoice is of which a part is paid: open until it has expired by the document's own times."""
    over = updated_at is not None and expires_at is not None and updated_at >= expires_at
    return Status.FAILED if over else Status.PENDING


def closed(status: Status, received: Decimal | None) -> Status:
    """What an invoice is that has ended unpaid: failed, and neither expired nor cancelled, where money has arrived."""
    return Status.FAILED if status in _UNPAID and received is not None and received > 0 else status


def invoice(address: str | None, code: str | None, told: Mapping[str, Any]) -> Invoice | None:
    """What is asked for on a chain; None while there is no address, so that nothing is asked for on any.

    Args:
        address: where it is to be paid.
        code: the processor's code of the coin.
        told: the other fields of an `Invoice`. A network is the processor's word; without it, the code has to name it.
    """
    if not address or not code:
        return None
    return Invoice.trusted(
        {
            **told,
            "network": chain(told.get("network") or code),
            "asset": asset(code),
            "address": address,
            **{name: coins(told.get(name)) for name in ("amount", "received", "minimum")},
        }
    )


def flags(**seen: bool) -> frozenset[Flag]:
    """The flags that are seen, by their words."""
    return frozenset(Flag(word) for word, there in seen.items() if there)


def payment(
    name: str, seen: Schema, place: Place, told: dict[str, Any], pointers: Mapping[str, tuple[str, ...]] | None = None
) -> Payment:
    """A payment with the fields of `told`, one attempt once it is more than created, and where it was read from.

    Args:
        name: of the processor.
        seen: what was read, whose schema knows where.
        place: of the object.
        told: fields of the payment.
        pointers: those that the schema does not know.
    """
    status: Status = told["status"]
    attempt = {"id": told["id"], "status": status, "at": told.get("created_at"), "updated_at": told.get("updated_at")}
    origin = {
        "source": name,
        "base": place.base,
        "pointers": {**type(seen).pointers(), **(pointers or {})},
        "document": place.document,
    }
    return Payment.trusted(
        {
            "provider": name,
            "account": place.account,
            "kind": "payment",
            "method": Method.CRYPTO,
            "attempts": () if status is Status.CREATED else (Attempt.trusted(attempt),),
            **told,
            "origin": Origin.trusted(origin),
        }
    )


def places(found: list[Any], place: Place) -> Iterator[tuple[Any, Place]]:
    """Each object of a list, and where it stands."""
    for number, each in enumerate(found):
        yield each, Place(place.document, f"{place.base}/{number}", place.account)
