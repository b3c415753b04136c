"""The shapes in which Robokassa tells a payment, only the fields that are read.

Sources, read on 2026-11-22: docs.robokassa.ru/xml-interfaces (OpStateExt), docs.robokassa.ru/pay-interface and
docs.robokassa.ru/ru/notifications-and-redirects (ResultURL, ResultUrl2). Everything is a text; amounts are in major
units, as "100.26" or "100.260000".
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import AliasPath, BeforeValidator, Field

from paysupport.adapters.schema import Flag, Schema, Time

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS = re.compile(r"[0-9]{1,11}")
_PADDED = re.compile(r"([0-9]+\.[0-9]{2})0+")
_CARD = re.compile(r"([0-9]{6})[*X]{4,9}([0-9]{4})")
_TRUTH = {"1": True, "0": False, "true": True, "false": False, "": None}


def _filled(value: object) -> object:
    return None if value == "" else value


def _trimmed(value: object) -> object:
    found = _PADDED.fullmatch(value) if isinstance(value, str) else None
    return found[1] if found else _filled(value)


def _truth(value: object) -> object:
    return _TRUTH.get(value.lower(), value) if isinstance(value, str) else value


def _moment(value: object) -> object:
    return _EPOCH + timedelta(seconds=int(value)) if isinstance(value, str) and _SECONDS.fullmatch(value) else value


Text = Annotated[str | None, BeforeValidator(_filled)]
Amount = Annotated[str | None, BeforeValidator(_trimmed)]
"""A decimal number as it came, without zeros beyond the second decimal."""


class Operation(Schema):
    """The answer of OpStateExt; `State` and `Info` are there only if the operation is known."""

    result: str | None = Field(default=None, validation_alias=AliasPath("Result", "Code"))
    description: Text = Field(default=None, validation_alias=AliasPath("Result", "Description"))
    status: str | None = Field(default=None, validation_alias=AliasPath("State", "Code"))
    updated_at: Annotated[Time | None, BeforeValidator(_filled)] = Field(
        default=None, validation_alias=AliasPath("State", "StateDate")
    )
    key: Text = Field(default=None, validation_alias=AliasPath("Info", "OpKey"))
    amount: Amount = Field(default=None, validation_alias=AliasPath("Info", "OutSum"))
    currency: Text = Field(default=None, validation_alias=AliasPath("Info", "OutCurrLabel"))
    method: Text = Field(default=None, validation_alias=AliasPath("Info", "PaymentMethod", "Code"))
    paid_from: Text = Field(default=None, validation_alias=AliasPath("Info", "IncAccount"))
    rrn: Text = Field(default=None, validation_alias=AliasPath("Info", "BankCardRRN"))

    @property
    def card(self) -> tuple[str, str] | None:
        """First six and last four digits of the card; None where the account is none."""
        found = _CARD.fullmatch(self.paid_from or "")
        return (found[1], found[2]) if found else None


class Notice(Schema):
    """A notification to ResultURL: a form that is sent when the money has come in."""

    number: str = Field(validation_alias="InvId")
    amount: Amount = Field(validation_alias="OutSum")
    fee: Amount = Field(default=None, validation_alias="Fee")
    email: Text = Field(default=None, validation_alias="EMail")
    method: Text = Field(default=None, validation_alias="PaymentMethod")
    test: Annotated[Flag | None, BeforeValidator(_truth)] = Field(default=None, validation_alias="IsTest")


class Told(Schema):
    """What is signed in a notification to ResultUrl2; `incSum`, what the payer paid, is no price and not read."""

    number: str = Field(validation_alias=AliasPath("data", "invId"))
    status: str = Field(validation_alias=AliasPath("data", "state"))
    method: Text = Field(default=None, validation_alias=AliasPath("data", "paymentMethod"))
    updated_at: Annotated[Time | None, BeforeValidator(_moment)] = Field(
        default=None, validation_alias=AliasPath("header", "timestamp")
    )


class Page(Schema):
    """The answer to the making of a payment page."""

    code: Text = Field(default=None, validation_alias="errorCode")
    message: Text = Field(default=None, validation_alias="errorMessage")
