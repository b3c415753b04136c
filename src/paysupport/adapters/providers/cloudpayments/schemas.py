"""The shapes in which CloudPayments tells a payment, only the fields that are read.

Source: developers.cloudpayments.ru, sections "API" and "Уведомления", copy of 2026-08-04, read on 2026-11-21. An
operation has the same names wherever it stands: in an answer, in a list, in a notification as JSON or as a form, where
numbers and flags are texts. What is null or empty is left out before it is read.
"""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, Strict

from paysupport.adapters.schema import Schema, Time

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DATE = re.compile(r"/Date\((-?[0-9]{1,15})(?:[+-][0-9]{4})?\)/")
_BITS = {"1": True, "0": False, "true": True, "false": False}


def _moment(value: object) -> object:
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    try:
        return _EPOCH + timedelta(milliseconds=int(found[1])) if found else value
    except OverflowError:
        raise ValueError("expected a time") from None


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise ValueError("expected a decimal number")  # noqa: TRY004 - pydantic turns only ValueError into its own
    return value


def _bit(value: object) -> object:
    return _BITS.get(str(value).lower(), value) if isinstance(value, bool | int | str) else value


Moment = Annotated[Time, BeforeValidator(_moment)]
"""`/Date(milliseconds)/`, ISO 8601, or `yyyy-MM-dd HH:mm:ss`; in UTC where no zone is told."""

Major = Annotated[Any, AfterValidator(_number)]
"""An amount in major units, as it came: a number, or a text in a form."""

Bit = Annotated[bool, Strict(), BeforeValidator(_bit)]
"""A flag: true or false, 1 or 0, as such or as text."""

Currency = Annotated[str, AfterValidator(str.upper)]


class Transaction(Schema):
    """One operation: a payment, a refund or a payout."""

    id: str = Field(validation_alias="TransactionId")
    status: str | None = Field(default=None, validation_alias="Status")
    code: str | None = Field(default=None, validation_alias="ReasonCode")
    message: str | None = Field(default=None, validation_alias=AliasChoices("ProviderMessage", "Reason"))
    amount: Major = Field(default=None, validation_alias="Amount")
    currency: Currency | None = Field(default=None, validation_alias="Currency")
    payment_currency: Currency | None = Field(default=None, validation_alias="PaymentCurrency")
    order: str | None = Field(default=None, validation_alias=AliasChoices("InvoiceId", "MerchantOrderId"))
    parent: str | None = Field(
        default=None, validation_alias=AliasChoices("PaymentTransactionId", "OriginalTransactionId")
    )
    kind: str | None = Field(default=None, validation_alias=AliasChoices("OperationType", "Type"))
    method: str | None = Field(default=None, validation_alias="PaymentMethod")
    test: Bit | None = Field(default=None, validation_alias=AliasChoices("TestMode", "IsTest"))
    created_at: Moment | None = Field(
        default=None, validation_alias=AliasChoices("CreatedDate", "CreatedDateIso", "DateTime")
    )
    authorized_at: Moment | None = Field(default=None, validation_alias=AliasChoices("AuthDate", "AuthDateIso"))
    confirmed_at: Moment | None = Field(default=None, validation_alias=AliasChoices("ConfirmDate", "ConfirmDateIso"))
    settles_at: Moment | None = Field(default=None, validation_alias=AliasChoices("PayoutDate", "PayoutDateIso"))
    net: Major = Field(default=None, validation_alias="PayoutAmount")
    fee: Major = Field(default=None, validation_alias="TotalFee")
    fee_tax: Major = Field(default=None, validation_alias="VatAboveTotalFee")
    refunded: Bit | None = Field(default=None, validation_alias="Refunded")
    declined_before: str | None = Field(default=None, validation_alias="FallBackScenarioDeclinedTransactionId")
    rrn: str | None = Field(default=None, validation_alias="Rrn")
    auth_code: str | None = Field(default=None, validation_alias="AuthCode")
    bin: str | None = Field(default=None, validation_alias="CardFirstSix")
    last4: str | None = Field(default=None, validation_alias="CardLastFour")
    brand: str | None = Field(default=None, validation_alias="CardType")
    country: str | None = Field(default=None, validation_alias="IssuerBankCountry")
    issuer: str | None = Field(default=None, validation_alias="Issuer")
    fingerprint: str | None = Field(default=None, validation_alias="CardId")
    email: str | None = Field(default=None, validation_alias="Email")
    shop_id: str | None = Field(default=None, validation_alias="PublicId")
    site: str | None = Field(default=None, validation_alias="TerminalUrl")
    acquirer: str | None = Field(default=None, validation_alias="GatewayName")

    @property
    def updated_at(self) -> datetime | None:
        """When the operation was confirmed, else authorised."""
        return self.confirmed_at or self.authorized_at


class Objection(Schema):
    """A row of the list of chargebacks."""

    id: str = Field(validation_alias="ChargeBackId")
    payment: str = Field(validation_alias="TransactionId")
    operation: str | None = Field(default=None, validation_alias="Operation")
    reason: str | None = Field(default=None, validation_alias="Type")
    amount: Major = Field(default=None, validation_alias="Amount")
    currency: Currency | None = Field(default=None, validation_alias="Currency")
    at: Moment | None = Field(default=None, validation_alias="Date")
    site: str | None = Field(default=None, validation_alias="TerminalUrl")


class Answer(Schema):
    """What stands around a transaction; of a refused request it is everything."""

    message: str | None = Field(default=None, validation_alias="Message")
    code: str | None = Field(default=None, validation_alias="ErrorCode")


class Registered(Schema):
    """How one kind of notification is set up."""

    enabled: Bit = Field(default=False, validation_alias="IsEnabled")
    url: str | None = Field(default=None, validation_alias="Address")
