"""From a document of the family to payments.

Sources: doc.cryptomus.com and doc.heleket.com, "Payment statuses", "Payment information", "Webhook", read on
2026-11-25.
"""

from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field

from paysupport.adapters import processors
from paysupport.adapters.processors import Number, Place, currency, flags, invoice, money, places
from paysupport.adapters.schema import Flag, Schema, Time
from paysupport.documents import JSON
from paysupport.errors import NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Payment, Refund, Status
from paysupport.redaction import redact

STATUSES = {
    "check": Status.CREATED,
    "process": Status.PENDING,
    "confirm_check": Status.PENDING,
    "wrong_amount_waiting": Status.PENDING,
    "locked": Status.PENDING,
    "paid": Status.PAID,
    "paid_over": Status.PAID,
    "wrong_amount": Status.FAILED,
    "fail": Status.FAILED,
    "system_fail": Status.FAILED,
    "cancel": Status.EXPIRED,
    "refund_process": Status.PAID,
    "refund_fail": Status.PAID,
    "refund_paid": Status.REFUNDED,
}
"""`check` waits for the transaction, `cancel` is an invoice that nobody paid; `wrong_amount` is too little for good."""

REFUNDS = {"refund_process": Status.PENDING, "refund_fail": Status.FAILED}
"""Refunds that have not been made (yet); of one that was, it is not told how much was given back."""

_GOT = frozenset({Status.PAID, Status.REFUNDED})
_ERROR = frozenset({"state", "message", "errors", "code", "error", "result"})
_LONGEST = 300


class House(NamedTuple):
    """Which of the family it is: its name, in a sentence, and the domain of its payment pages."""

    name: str
    title: str
    domain: str


class Told(Schema):
    """A payment, as the API and the webhooks tell it; webhooks have neither address nor times."""

    id: str = Field(validation_alias="uuid")
    status: str = Field(validation_alias=AliasChoices("payment_status", "status"))
    final: Flag | None = Field(default=None, validation_alias="is_final")
    order: str | None = Field(default=None, validation_alias="order_id")
    amount: Number = None
    currency: str | None = None
    coin: str | None = Field(default=None, validation_alias="payer_currency")
    network: str | None = None
    address: str | None = None
    asked: Number = Field(default=None, validation_alias="payer_amount")
    received: Number = Field(default=None, validation_alias="payment_amount")
    net: Number = Field(default=None, validation_alias="merchant_amount")
    fee: Number = Field(default=None, validation_alias="commission")
    transaction: str | None = Field(default=None, validation_alias="txid")
    created_at: Time | None = None
    updated_at: Time | None = None
    expires_at: Time | None = Field(default=None, validation_alias="expired_at")


class Error(Schema):
    """The answer to a request that was not carried out."""

    message: str | None = None
    errors: dict[str, Any] | list[Any] | None = None


def of_family(document: object) -> bool:
    """Whether a document is a payment, list, webhook or error answer of one of the family."""
    match cast("JSON", document):
        case {"state": _, "result": {"items": [first, *_], "paginate": _}} | [first, *_]:
            return _is_payment(first)
        case {"state": 0, "result": {"items": [], "paginate": _}} | {"type": "payout", "uuid": _, "sign": _}:
            return True
        case {"state": _, "result": dict(found)}:
            return _is_payment(found)
        case {"state": int(state), "message": _} | {"state": int(state), "errors": _}:
            return state > 0 and set(cast("dict[str, JSON]", document)) <= _ERROR
        case found:
            return _is_payment(found)


def page_host(document: object) -> str:
    """The host of the payment page in the first payment of a document; empty where none is told."""
    match cast("JSON", document):
        case {"result": {"items": [{"url": str(url)}, *_]}} | {"result": {"url": str(url)}} | {"url": str(url)}:
            return _host(url)
        case [{"url": str(url)}, *_]:
            return _host(url)
        case _:
            return ""


def payments(place: Place, house: House, status: int | None) -> tuple[Payment, ...]:
    """The payments in a document; those for one order are one."""
    match cast("JSON", place.document):
        case {"result": {"items": list(found), "paginate": _}}:
            place = Place(place.document, "/result/items", place.account)
            return merge(_payment(each, at, house) for each, at in places(found, place))
        case {"state": _, "result": dict(found)}:
            return (_payment(found, Place(place.document, "/result", place.account), house),)
        case {"state": _} as refused:
            raise _refusal(Error.of(refused), house, status)
        case {"type": "payout"}:
            raise NotAPayment(f"{house.title}: a payout, which is no payment", provider=house.name)
        case list(found):
            return merge(_payment(each, at, house) for each, at in places(found, place))
        case found:
            return (_payment(found, place, house),)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_payment(found: JSON) -> bool:
    if not isinstance(found, dict) or not found.keys() >= {"uuid", "order_id", "payer_currency"}:
        return False
    told = found.keys() >= {"status", "merchant_amount"} and found.get("type") != "payout"
    return told or "payment_status" in found


def _refusal(told: Error, house: House, status: int | None) -> NotAPayment:
    said = told.message or f"the request is not valid ({', '.join(map(str, told.errors or ()))})"
    text = redact(" ".join(said.split()))[:_LONGEST]
    unknown = status == 404 or "not found" in said.lower()  # noqa: PLR2004
    return NotAPayment(f"{house.title}: {text}", provider=house.name, not_found=unknown)


def _payment(found: JSON, place: Place, house: House) -> Payment:
    if not _is_payment(found):
        raise Unrecognised(f"no payment of {house.title}", path=place.base)
    seen = Told.of(found, place.base)
    status = STATUSES.get(seen.status, Status.UNKNOWN)
    if seen.status == "wrong_amount" and seen.final is False:
        status = Status.PENDING
    status = processors.closed(status, seen.received)
    refund = REFUNDS.get(seen.status)
    back = Refund.trusted({"id": f"{seen.id}/refund", "status": refund, "at": seen.updated_at}) if refund else None
    got = status in _GOT
    unpaid = seen.status == "cancel" and status is Status.FAILED
    return processors.payment(
        house.name,
        seen,
        place,
        {
            "id": seen.id,
            "status": status,
            "raw_status": seen.status,
            "order": seen.order or None,
            "raw_method": seen.coin,
            "amount": money(seen.amount, seen.currency, f"{place.base}/amount"),
            "currency": currency(seen.currency),
            "created_at": seen.created_at,
            "updated_at": seen.updated_at,
            "paid_at": seen.updated_at if status is Status.PAID and not refund else None,
            "expires_at": seen.expires_at,
            "refunds": (back,) if back else (),
            "fee": money(seen.fee, seen.coin, f"{place.base}/commission") if got else None,
            "net": money(seen.net, seen.coin, f"{place.base}/merchant_amount") if got else None,
            "invoice": invoice(
                seen.address,
                seen.coin,
                {
                    "id": seen.id,
                    "network": seen.network,
                    "amount": seen.asked,
                    "received": seen.received,
                    "created_at": seen.created_at,
                    "expires_at": seen.expires_at,
                    "status": status,
                    "raw_status": seen.status,
                    "flags": flags(
                        partial=seen.status in {"wrong_amount", "wrong_amount_waiting"} or unpaid,
                        over=seen.status == "paid_over",
                        aml=seen.status == "locked",
                    ),
                    "processor": house.name,
                    "transactions": (seen.transaction,) if seen.transaction else (),
                },
            ),
        },
    )
