"""The shapes in which Mixplat tells a payment or a refund, only the fields that are read.

Sources: docs.mixplat.ru (API version 3); MXPLTdev/mixplat-php-client 59a3b46 2025-03-19, src/Notify and src/Method. The
fields within `card`, `mobile`, `wallet` and `bank` are in neither, so that they are not read.
"""

from datetime import datetime, timedelta, timezone
from typing import Annotated

from pydantic import AfterValidator, AliasChoices, Field

from paysupport.adapters.schema import Integer, Schema

MOSCOW = timezone(timedelta(hours=3), "MSK")
"""The zone of all times, which name none; it has not changed since API version 3 exists."""


def _moscow(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=MOSCOW)


MoscowTime = Annotated[datetime, AfterValidator(_moscow)]


class PaymentStatus(Schema):
    """The notifications `payment_status` and `payment_check`, and the answer of `get_payment_status`.

    A `payment_check` has no status: it is itself the news that Mixplat asks the shop before it charges the payer.
    """

    id: str = Field(validation_alias="payment_id")
    status: str = Field(validation_alias=AliasChoices("status", "request"))
    code: str | None = Field(default=None, validation_alias="status_extended")
    order: str | None = Field(default=None, validation_alias="merchant_payment_id")
    project: str | None = Field(default=None, validation_alias="project_id")
    test: bool | None = None
    currency: str | None = None
    amount: Integer | None = None
    charged: Integer | None = Field(default=None, validation_alias="amount_user")
    net: Integer | None = Field(default=None, validation_alias="amount_merchant")
    method: str | None = Field(default=None, validation_alias="payment_method")
    created_at: MoscowTime | None = Field(default=None, validation_alias="date_created")
    updated_at: MoscowTime | None = Field(default=None, validation_alias="date_processed")


class RefundStatus(Schema):
    """The notification `refund_status`, and the answer of `get_refund_status`; it names no currency of its own."""

    id: str = Field(validation_alias="refund_id")
    parent: str | None = Field(default=None, validation_alias="payment_id")
    status: str
    currency: str | None = None
    amount: Integer | None = None
    created_at: MoscowTime | None = Field(default=None, validation_alias="date_created")
    updated_at: MoscowTime | None = Field(default=None, validation_alias="date_completed")


class Refusal(Schema):
    """The answer to a request that Mixplat did not carry out."""

    result: str
    description: str | None = Field(default=None, validation_alias="error_description")
