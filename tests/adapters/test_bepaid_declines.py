"""Why bePaid refused: codes, messages, own rules, 3-D Secure."""

from typing import Any

import pytest

from paysupport.adapters.providers.bepaid.codes import REASONS
from paysupport.model import Certainty, Reason, Via

from .bepaid_payloads import read, reason, transaction


def test_both_tables_of_codes_are_read() -> None:
    assert len(REASONS.codes) == 49
    assert reason(transaction(code="F.0007"))[0] is reason(transaction(code="F.0114"))[0] is Reason.INSUFFICIENT_FUNDS


def test_the_code_comes_before_the_message_and_the_bank_code_counts_for_nothing() -> None:
    assert reason(transaction(code="F.0124", message="Insufficient funds")) == (
        Reason.ISSUER_LIMIT,
        Via.PROVIDER,
        Certainty.CERTAIN,
    )
    bank = {"bank_code": "51", "message": None}
    assert reason(transaction(code=None, message=None, friendly_message=None, payment=bank))[0] is Reason.UNKNOWN


def test_the_acquirers_limit_the_cards_limit_and_the_wallets_limit_are_three() -> None:
    found = [reason(transaction(code=f"F.012{digit}"))[0] for digit in "345"]
    assert found == [Reason.ACQUIRER_LIMIT, Reason.ISSUER_LIMIT, Reason.WALLET_LIMIT]


@pytest.mark.parametrize(
    ("message", "bank_message", "friendly", "expected"),
    [
        ("Payment was declined", "Insufficient funds", None, Reason.INSUFFICIENT_FUNDS),
        ("Forbidden by bank", None, None, Reason.DO_NOT_HONOR),
        ("Payment was declined", None, None, Reason.GENERIC_DECLINE),
        ("Что-то новое", "Payment was declined", None, Reason.GENERIC_DECLINE),
        (None, None, "Card expired", Reason.EXPIRED_CARD),
        (None, None, None, Reason.UNKNOWN),
    ],
)
def test_without_a_code_the_clearest_message_is_read(
    message: Any, bank_message: Any, friendly: Any, expected: Any
) -> None:
    bank = {"message": bank_message}
    payment = transaction(code=None, message=message, payment=bank, friendly_message=friendly)
    assert reason(payment)[0] is expected


def test_an_unknown_code_is_kept() -> None:
    payment = transaction(code="F.2042", message=None, payment=None, friendly_message=None)
    assert payment.decline is not None
    assert (payment.decline.code, reason(payment)[0]) == ("F.2042", Reason.UNKNOWN)


def test_a_transaction_without_a_time_or_a_card_is_read_by_the_current_table() -> None:
    payment = transaction(created_at=None, credit_card=None)
    assert reason(payment)[0] is Reason.INSUFFICIENT_FUNDS
    assert payment.decline is not None
    assert payment.decline.network is None


def test_what_the_merchants_own_rules_stopped_names_the_rules() -> None:
    payment = read("blocked")
    assert reason(payment) == (Reason.BLOCKED_BY_OWN_RULES, Via.PROVIDER, Certainty.CERTAIN)
    assert payment.decline is not None
    assert payment.decline.reading.others == (Reason.ACQUIRER_LIMIT,)
    assert payment.attempts[0].blocked_by == "limit max, black list card_number, rule over_100"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ({"status": "failed", "message": "Rule foreign cards"}, "Rule foreign cards"),
        ({"status": "error"}, "beProtected"),
        ({"status": "failed", "limit": None, "rules": {"set": {"night": "failed"}, "odd": 7}}, "rule night"),
    ],
)
def test_a_block_of_another_make_is_still_a_block(block: Any, expected: Any) -> None:
    payment = transaction("blocked", be_protected_verification=block)
    assert payment.attempts[0].blocked_by == expected
    assert payment.decline is not None
    assert payment.decline.reading.others == ()


def test_a_code_that_names_a_reason_comes_before_the_block() -> None:
    payment = transaction("blocked", code="F.0123")
    assert reason(payment)[0] is Reason.ACQUIRER_LIMIT
    assert payment.attempts[0].blocked_by is not None


def test_a_passed_check_blocks_nothing() -> None:
    passed = {"status": "successful", "white_black_list": {"email": "black"}}
    payment = transaction("blocked", be_protected_verification=passed)
    assert payment.attempts[0].blocked_by is None
    assert reason(payment)[0] is Reason.GENERIC_DECLINE


def test_3d_secure_that_never_got_an_answer_was_abandoned() -> None:
    payment = read("abandoned_3ds")
    assert reason(payment)[0] is Reason.AUTHENTICATION_ABANDONED
    assert payment.decline is not None
    assert payment.decline.reading.others == (Reason.PAYER_ABANDONED,)


@pytest.mark.parametrize("block", [None, {"pa_status": "Y", "ve_status": "Y"}, {"pa_status": None, "ve_status": "N"}])
def test_a_payer_who_left_elsewhere_did_not_leave_at_3d_secure(block: Any) -> None:
    payment = transaction("abandoned_3ds", three_d_secure_verification=block)
    assert reason(payment)[0] is Reason.PAYER_ABANDONED


@pytest.mark.parametrize(
    ("result", "code", "expected"),
    [
        ("N", None, Reason.AUTHENTICATION_FAILED),
        ("R", "F.0999", Reason.AUTHENTICATION_FAILED),
        ("U", None, Reason.AUTHENTICATION_ISSUER_ERROR),
        ("Y", None, Reason.GENERIC_DECLINE),
        ("N", "F.0114", Reason.INSUFFICIENT_FUNDS),
    ],
)
def test_3d_secure_explains_what_the_code_does_not(result: Any, code: Any, expected: Any) -> None:
    secure = {"pa_status": result, "ve_status": "Y"}
    payment = transaction(code=code, payment=None, friendly_message=None, three_d_secure_verification=secure)
    assert reason(payment)[0] is expected
