"""The shapes in which T-Bank tells a payment, only the fields that are read.

Source: T-Bank Merchant API 1.80 (tbank.ru/kassa/dev/payments), schemas of Init, FinishAuthorize, Confirm, Cancel,
Charge, GetState, CheckOrder, GetQr, GetQrState and of the notifications, copy of 2025-09-16, read on 2026-11-21. No
shape has a time. Where there is nothing, T-Bank leaves a field out, or writes null, "None" or "0".
"""

import re
from typing import Annotated

from pydantic import AliasChoices, AliasPath, BeforeValidator, Field, Strict

from paysupport.adapters.schema import Integer, Schema

_CARD = re.compile(r"([0-9]{6})[*X]{4,9}([0-9]{4})")
_NOTHING = frozenset({"", "None", "0", "OK"})
_TRUTH = {"true": True, "false": False}


def _code(value: object) -> object:
    return None if value == 0 or value in ("0", "") else value


def _text(value: object) -> object:
    return None if isinstance(value, str) and value in _NOTHING else value


def _truth(value: object) -> object:
    return _TRUTH.get(value, value) if isinstance(value, str) else value


Code = Annotated[str | None, BeforeValidator(_code)]
"""An error code; none where the answer has 0."""

Said = Annotated[str | None, BeforeValidator(_text)]
"""A message; none where the answer has a filler."""

Truth = Annotated[bool, Strict(), BeforeValidator(_truth)]


class Transaction(Schema):
    """A payment as an answer or a notification tells it; amounts in kopecks."""

    id: str | None = Field(default=None, validation_alias="PaymentId")
    status: str | None = Field(default=None, validation_alias="Status")
    order: str | None = Field(default=None, validation_alias="OrderId")
    terminal: str | None = Field(default=None, validation_alias="TerminalKey")
    success: Truth | None = Field(default=None, validation_alias="Success")
    code: Code = Field(default=None, validation_alias="ErrorCode")
    message: Said = Field(default=None, validation_alias="Message")
    details: Said = Field(default=None, validation_alias="Details")
    amount: Integer | None = Field(default=None, validation_alias="Amount")
    original: Integer | None = Field(default=None, validation_alias="OriginalAmount")
    rest: Integer | None = Field(default=None, validation_alias="NewAmount")
    request: str | None = Field(default=None, validation_alias="ExternalRequestId")
    rrn: str | None = Field(default=None, validation_alias=AliasChoices("RRN", "Rrn"))
    pan: str | None = Field(default=None, validation_alias="Pan")
    faster_payment: str | None = Field(default=None, validation_alias="SbpPaymentId")
    params: object = Field(default=None, validation_alias="Params")
    source: object = Field(
        default=None, validation_alias=AliasChoices(AliasPath("Data", "Source"), AliasPath("DATA", "Source"))
    )

    @property
    def card(self) -> tuple[str, str] | None:
        """First six and last four digits of the card; None where a phone number stands in its place."""
        found = _CARD.fullmatch(self.pan or "")
        return (found[1], found[2]) if found else None


class QrRefund(Schema):
    """How the refund of a payment by QR code stands (GetQrState)."""

    status: str = Field(validation_alias="Status")
    order: str | None = Field(default=None, validation_alias="OrderId")
    amount: Integer | None = Field(default=None, validation_alias="Amount")
    code: str | None = Field(default=None, validation_alias="QrCancelCode")
    message: Said = Field(default=None, validation_alias="QrCancelMessage")


class Refusal(Schema):
    """What an answer that tells no payment says."""

    code: Code = Field(default=None, validation_alias="ErrorCode")
    message: Said = Field(default=None, validation_alias=AliasChoices("Message", "ErrorMessage"))
    details: Said = Field(default=None, validation_alias="Details")
