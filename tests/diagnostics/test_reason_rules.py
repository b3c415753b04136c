"""What the checks of rules by reason add to the provider's word: facts, evidence, times, and other answers."""

from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport.diagnostics.deliveries import inquiry
from paysupport.diagnostics.diagnosis import Diagnosis, Finding
from paysupport.diagnostics.engine import diagnose
from paysupport.intake import bundle
from paysupport.model import Answer, Audience, Card, Merchant, Method, Notification, Party, Reason, Status
from tests.cases import NOW, declined, order

TONIGHT = datetime(2026, 11, 20, 21, tzinfo=UTC)
ANSWERED = {"at": "2026-11-20T10:00:00Z", "event": "Check", "response_status": 200, "response_body": '{"code":12}'}
FAIL = {"at": "2026-11-20T10:00:09Z", "event": "Fail", "response_status": 200}
CHECKOUT = {"at": "2026-11-20T10:00:10Z", "event": "checkout.session.completed", "response_status": 200}


def asked(reason: Reason, *, parts: dict[str, Any] | None = None, **fields: Any) -> Diagnosis:
    payment = declined(reason).model_copy(update=fields)
    return diagnose(bundle({"payment": payment.model_dump(mode="json"), **(parts or {})}), now=NOW)


def finding(reason: Reason, *, parts: dict[str, Any] | None = None, **fields: Any) -> Finding:
    verdict = asked(reason, parts=parts, **fields).verdict
    assert verdict is not None
    assert verdict.reason is reason
    return verdict


def with_card(reason: Reason, **card: str) -> Finding:
    (attempt,) = declined(reason).attempts
    return finding(reason, attempts=(attempt.model_copy(update={"card": Card(**card)}),))


def limit(**fields: Any) -> dict[str, Any]:
    usual = {"owner": "wallet", "amount": "100", "used": "90", "currency": "BYN", "resets_at": TONIGHT.isoformat()}
    return {"limits": [usual | fields]}


@pytest.mark.parametrize("reason", [Reason.WALLET_LIMIT, Reason.OPERATOR_LIMIT])
def test_limits_of_wallet_and_operator_tell_when_they_begin_anew(reason: Reason) -> None:
    assert (finding(reason).retry.not_before, finding(reason).retry.after) == (None, Party.PAYER)
    exceeded = finding(reason, parts=limit())
    assert (exceeded.retry.not_before, exceeded.retry.after, exceeded.retry.later) == (TONIGHT, None, Answer.YES)
    assert "/limits/0/resets_at" in {item.path for item in exceeded.evidence}


@pytest.mark.parametrize("reason", [Reason.WALLET_LIMIT, Reason.OPERATOR_LIMIT])
@pytest.mark.parametrize("other", [{"owner": "issuer"}, {"used": "70"}, {"resets_at": NOW.isoformat()}])
def test_another_limit_or_one_that_is_not_used_up_promises_no_time(reason: Reason, other: dict[str, Any]) -> None:
    assert finding(reason, parts=limit(**other)).retry.not_before is None


@pytest.mark.parametrize("reason", [Reason.WALLET_LIMIT, Reason.OPERATOR_LIMIT])
def test_the_wallet_or_operator_is_asked_for_its_limits(reason: Reason) -> None:
    missing = {(each.missing, each.ask) for each in asked(reason).unchecked}
    assert ("limits", Party.WALLET) in missing


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    ("reason", "fields", "told"),
    [
        (Reason.INCORRECT_SERVICE_NUMBER, {"order": "A-77"}, "A-77"),
        (Reason.PAYER_NOT_CONFIRMED, {"raw_method": "sberpay"}, "sberpay"),
        (Reason.PAYER_NOT_CONFIRMED, {"method": Method.SBP}, "sbp"),
        (Reason.INVALID_TRANSACTION, {"kind": "p2p"}, "p2p"),
        (Reason.BANK_NOT_CONNECTED, {"raw_method": "bank"}, "bank"),
        (Reason.TERMINAL_NOT_PERMITTED, {"kind": "authorization"}, "authorization"),
        (Reason.MERCHANT_SUSPENDED, {"merchant": Merchant(id="361")}, "361"),
        (Reason.MERCHANT_SUSPENDED, {"account": "shop-by"}, "shop-by"),
        (Reason.MERCHANT_SUSPENDED, {"merchant": Merchant(name="Acme")}, "Acme"),
        (Reason.MERCHANT_BALANCE, {"kind": "refund"}, "25"),
        (Reason.AUTHORIZATION_EXPIRED, {"expires_at": TONIGHT}, "21:00 UTC"),
        (Reason.INVALID_RECEIPT, {}, "25"),
        (Reason.REFUSED_BY_MERCHANT, {"order": "A-77"}, "A-77"),
    ],
)
def test_the_agent_is_told_what_the_payment_tells(reason: Reason, fields: dict[str, Any], told: str, lang: str) -> None:
    assert told in finding(reason, **fields).text(Audience.AGENT, lang)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    "reason",
    [
        Reason.SAVED_CARD_UNUSABLE,
        Reason.AUTHENTICATION_NOT_SUPPORTED,
        Reason.CARD_COUNTRY_NOT_ALLOWED,
        Reason.BANK_NOT_CONNECTED,
        Reason.MERCHANT_SUSPENDED,
        Reason.AUTHORIZATION_EXPIRED,
        Reason.MERCHANT_HANDLER_ERROR,
    ],
)
def test_what_nobody_told_is_a_dash(reason: Reason, lang: str) -> None:
    assert "—" in finding(reason).text(Audience.AGENT, lang)
    with_nothing = with_card(reason)
    assert "—" in with_nothing.text(Audience.AGENT, lang)


def test_the_country_of_the_card_is_shown_and_proven() -> None:
    verdict = with_card(Reason.CARD_COUNTRY_NOT_ALLOWED, country="DE")
    assert "DE" in verdict.text(Audience.MERCHANT, "ru")
    assert {item.path: item.value for item in verdict.evidence}["/payment/card/country"] == "DE"


def test_the_saved_card_is_named_by_its_last_digits() -> None:
    assert "4321" in with_card(Reason.SAVED_CARD_UNUSABLE, last4="4321").text(Audience.MERCHANT, "en")


def test_the_latest_question_to_the_shop_counts_and_no_other_delivery() -> None:
    later = {"at": "2026-11-20T10:00:05Z", "event": "payment_check", "response_status": 502}
    notifications = [
        Notification.model_validate(each) for each in (ANSWERED, later, FAIL, CHECKOUT, {"at": FAIL["at"]})
    ]
    assert inquiry(tuple(notifications)) == 1
    assert inquiry(tuple(notifications[2:])) is None


def test_the_answer_of_the_handler_is_evidence() -> None:
    verdict = finding(Reason.REFUSED_BY_MERCHANT, parts={"notifications": [ANSWERED, FAIL]})
    assert {item.path: item.value for item in verdict.evidence}["/notifications/0/response_body"] == '{"code":12}'
    silent = finding(Reason.REFUSED_BY_MERCHANT, parts={"notifications": [FAIL]})
    assert not [item.path for item in silent.evidence if item.part == "notifications"]


def test_nobody_pays_again_what_the_shop_holds_for_paid() -> None:
    paid = order(Status.PAID).model_dump(mode="json")
    assert finding(Reason.REFUSED_BY_MERCHANT, parts={"order": paid}).retry.later is Answer.NO
    waiting = order(Status.PENDING).model_dump(mode="json")
    assert finding(Reason.REFUSED_BY_MERCHANT, parts={"order": waiting}).retry.later is Answer.YES


@pytest.mark.parametrize(
    ("delivery", "status"), [(ANSWERED | {"response_status": 504}, "504"), (ANSWERED | {"response_status": None}, "—")]
)
def test_the_broken_handler_is_shown_with_its_status(delivery: dict[str, Any], status: str) -> None:
    verdict = finding(Reason.MERCHANT_HANDLER_ERROR, parts={"notifications": [delivery]})
    assert f"HTTP: {status})" in verdict.text(Audience.MERCHANT, "ru")
    assert "/notifications/0/event" in {item.path for item in verdict.evidence}


def test_a_lapsed_hold_explains_an_order_that_is_paid_without_money() -> None:
    paid = order(Status.PAID).model_dump(mode="json")
    diagnosis = asked(Reason.AUTHORIZATION_EXPIRED, parts={"order": paid})
    assert [(each.code, each.because) for each in diagnosis.findings] == [("PS333", None), ("PS302", "PS333")]
    assert "/order/status" in {item.path for item in diagnosis.findings[0].evidence}
