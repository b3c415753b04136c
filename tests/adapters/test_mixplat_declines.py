"""Why a payment at Mixplat was not made. All values are made up."""

from typing import Any

import pytest

from paysupport.adapters.providers.mixplat.codes import BY_METHOD, REASONS
from paysupport.model import Certainty, Reason, Via

from .mixplat_payloads import read


def told(code: str, method: str | None = None) -> tuple[Reason, Certainty, tuple[Reason, ...]]:
    payment = read("notification_no_money", status_extended=code, payment_method=method)
    assert payment.decline is not None
    assert (payment.decline.code, payment.decline.reading.via) == (code, Via.PROVIDER)
    reading = payment.decline.reading
    return reading.reason, reading.certainty, reading.others


@pytest.mark.parametrize(
    ("code", "reason", "certainty"),
    [
        ("failure_not_enough_money", Reason.INSUFFICIENT_FUNDS, Certainty.CERTAIN),
        ("failure_no_money", Reason.INSUFFICIENT_FUNDS, Certainty.CERTAIN),
        ("failure_gate_error", Reason.PROVIDER_ERROR, Certainty.CERTAIN),
        ("failure_canceled_by_user", Reason.CANCELLED_BY_PAYER, Certainty.CERTAIN),
        ("failure_canceled_by_merchant", Reason.CANCELLED_BY_MERCHANT, Certainty.CERTAIN),
        ("failure_previous_payment", Reason.PREVIOUS_NOT_FINISHED, Certainty.CERTAIN),
        ("failure_not_available", Reason.TRANSACTION_NOT_PERMITTED, Certainty.LIKELY),
        ("failure_accept_timeout", Reason.PAYER_NOT_CONFIRMED, Certainty.CERTAIN),
        ("failure_pending_timeout", Reason.PAYER_ABANDONED, Certainty.LIKELY),
        ("failure_timeout", Reason.PAYER_ABANDONED, Certainty.LIKELY),
        ("failure_limits", Reason.LIMIT_OF_UNKNOWN_OWNER, Certainty.CERTAIN),
        ("failure_min_amount", Reason.INVALID_AMOUNT, Certainty.CERTAIN),
        ("failure_max_amount", Reason.INVALID_AMOUNT, Certainty.LIKELY),
        ("failure_other", Reason.GENERIC_DECLINE, Certainty.CERTAIN),
    ],
)
def test_every_documented_reason(code: Any, reason: Any, certainty: Any) -> None:
    assert told(code)[:2] == (reason, certainty)


@pytest.mark.parametrize(
    ("code", "method", "reason"),
    [
        ("failure_accept_timeout", "mobile", Reason.PAYER_NOT_CONFIRMED),
        ("failure_accept_timeout", "bank", Reason.PAYER_NOT_CONFIRMED),
        ("failure_accept_timeout", "wallet", Reason.PAYER_NOT_CONFIRMED),
        ("failure_accept_timeout", "card", Reason.AUTHENTICATION_ABANDONED),
        ("failure_limits", "mobile", Reason.OPERATOR_LIMIT),
        ("failure_limits", "wallet", Reason.WALLET_LIMIT),
        ("failure_limits", "card", Reason.LIMIT_OF_UNKNOWN_OWNER),
        ("failure_limits", "bank", Reason.LIMIT_OF_UNKNOWN_OWNER),
        ("failure_limits", "something_new", Reason.LIMIT_OF_UNKNOWN_OWNER),
        ("failure_not_available", "mobile", Reason.OPERATOR_REFUSED),
        ("failure_not_available", "bank", Reason.BANK_NOT_CONNECTED),
        ("failure_not_available", "card", Reason.TRANSACTION_NOT_PERMITTED),
        ("failure_pending_timeout", "bank", Reason.PAYER_NOT_CONFIRMED),
        ("failure_pending_timeout", "card", Reason.PAYER_ABANDONED),
        ("failure_no_money", "mobile", Reason.INSUFFICIENT_FUNDS),
    ],
)
def test_a_reason_depends_on_the_method(code: Any, method: Any, reason: Any) -> None:
    assert told(code, method)[0] is reason


def test_what_depends_on_the_method_is_never_certain_and_names_a_source() -> None:
    for (_, code), entry in BY_METHOD.items():
        assert code in REASONS.codes
        assert REASONS.reading(entry, Via.PROVIDER).certainty is Certainty.LIKELY
        assert REASONS.reading(entry, Via.PROVIDER).source


def test_an_unknown_reason_stays_unknown_with_its_raw_value() -> None:
    payment = read("notification_no_money", status_extended="failure_brand_new")
    assert payment.decline is not None
    assert (payment.decline.code, payment.reason) == ("failure_brand_new", Reason.UNKNOWN)


def test_a_failure_without_an_extended_status_has_no_code() -> None:
    payment = read("notification_no_money", status_extended=None)
    assert payment.decline is not None
    assert (payment.decline.code, payment.reason) == (None, Reason.UNKNOWN)
