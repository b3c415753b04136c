"""Rules that know what one provider's code means beyond the reason."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

import paysupport as ps
from paysupport.model import (
    Attempt,
    Certainty,
    Decline,
    Notification,
    Order,
    Payment,
    Reading,
    Reason,
    Settings,
    SignatureVerdict,
    Status,
    Via,
)
from paysupport.money import Money

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def refused(code: str | None, reason: Reason, provider: str = "cloudpayments") -> Payment:
    reading = Reading(reason=reason, via=Via.PROVIDER, certainty=Certainty.CERTAIN)
    attempt = Attempt(id="1", status=Status.FAILED, decline=Decline(reading=reading, code=code))
    money = Money(amount=Decimal("10.00"), currency="RUB")
    return Payment(
        provider=provider, id="1", status=Status.FAILED, order="7", amount=money, currency="RUB", attempts=(attempt,)
    )


def codes(payment: Payment, order: Order | None = None) -> set[str]:
    return {each.code for each in ps.diagnose(ps.Evidence(payment=payment, order=order), now=NOW).findings}


@pytest.mark.parametrize(
    ("code", "reason", "rule"),
    [
        ("3001", Reason.REFUSED_BY_MERCHANT, "PS356"),
        ("3002", Reason.REFUSED_BY_MERCHANT, "PS357"),
        ("3003", Reason.REFUSED_BY_MERCHANT, "PS358"),
        ("3004", Reason.REFUSED_BY_MERCHANT, "PS359"),
        ("3005", Reason.MERCHANT_HANDLER_ERROR, "PS360"),
        ("3006", Reason.MERCHANT_HANDLER_ERROR, "PS361"),
        ("3007", Reason.MERCHANT_HANDLER_ERROR, "PS361"),
        ("5300", Reason.ACQUIRER_LIMIT, "PS224"),
        ("5303", Reason.ACQUIRER_LIMIT, "PS225"),
    ],
)
def test_a_code_of_cloudpayments_has_its_own_rule_and_another_provider_s_has_not(
    code: str, reason: Reason, rule: str
) -> None:
    assert rule in codes(refused(code, reason))
    assert rule not in codes(refused(code, reason, provider="other"))
    assert rule not in codes(refused(None, reason))


def test_the_handler_s_own_refusal_has_no_rule_beyond_its_reason() -> None:
    own = {f"PS{number}" for number in range(356, 366)}
    assert not own & codes(refused("3008", Reason.REFUSED_BY_MERCHANT))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (None, "—"),
        (Order(id="7", status=Status.PENDING), "—"),
        (Order(id="7", status=Status.PENDING, amount=Decimal("9.50"), currency="RUB"), "9.50 RUB"),
        (Order(id="7", status=Status.PENDING, amount=Decimal("9.50")), "9.50"),
    ],
)
def test_the_amount_that_the_shop_expected_is_told_where_it_is_known(order: Order | None, expected: str) -> None:
    evidence = ps.Evidence(payment=refused("3003", Reason.REFUSED_BY_MERCHANT), order=order)
    found = next(each for each in ps.diagnose(evidence, now=NOW).findings if each.code == "PS358")
    assert found.facts["expected"] == expected


def told(status: str, second: int, response: int | None = 200) -> Notification:
    return Notification(
        at=datetime(2026, 11, 20, 10, 0, second, tzinfo=UTC), payment_status=status, response_status=response
    )


RACE = (told("CONFIRMED", 5), told("AUTHORIZED", 6))


@pytest.mark.parametrize(
    ("provider", "order", "notifications", "fires"),
    [
        ("tbank", Status.PENDING, RACE, True),
        ("tbank", Status.AUTHORIZED, RACE, True),
        ("tbank", Status.PENDING, (told("AUTHORIZED", 6), told("CONFIRMED", 5)), True),
        ("tbank", Status.PENDING, (told("CONFIRMED", 5), told("AUTHORIZED", 5)), True),
        ("tbank", Status.PAID, RACE, False),
        ("stripe", Status.PENDING, RACE, False),
        ("tbank", Status.PENDING, (told("AUTHORIZED", 4), told("CONFIRMED", 5)), False),
        ("tbank", Status.PENDING, (told("CONFIRMED", 5), told("AUTHORIZED", 6, 500)), False),
        ("tbank", Status.PENDING, (told("AUTHORIZED", 6),), False),
    ],
)
def test_an_authorized_after_confirmed_must_not_move_an_order_back(
    provider: str, order: Status, notifications: tuple[Notification, ...], fires: bool
) -> None:
    evidence = ps.Evidence(
        payment=Payment(provider=provider, id="1", status=Status.PAID, order="7"),
        order=Order(id="7", status=order),
        notifications=notifications,
    )
    found = {each.code for each in ps.diagnose(evidence, now=NOW).findings}
    assert ("PS362" in found) is fires


AT = datetime(2026, 11, 20, 10, tzinfo=UTC)


def robokassa(status: Status = Status.PAID, raw: str | None = None, test: bool | None = None) -> Payment:
    return Payment(
        provider="robokassa", id="450009", order="450009", status=status, raw_status=raw, test=test, updated_at=AT
    )


@pytest.mark.parametrize(
    ("signature", "answer", "fires"),
    [
        (SignatureVerdict.INVALID, None, True),
        (SignatureVerdict.VALID, "Bad sign\n", True),
        (SignatureVerdict.NOT_CHECKED, "bad sign", True),
        (SignatureVerdict.NOT_CHECKED, "OK450009", False),
        (SignatureVerdict.ABSENT, None, False),
    ],
)
def test_a_hash_that_the_shop_refused_is_a_matter_of_robokassa_s_passwords(
    signature: SignatureVerdict, answer: str | None, fires: bool
) -> None:
    notification = Notification(at=AT, response_status=200, response_body=answer, signature=signature)
    for provider in ("robokassa", "other"):
        payment = robokassa().model_copy(update={"provider": provider})
        evidence = ps.Evidence(payment=payment, notifications=(notification,))
        found = {each.code for each in ps.diagnose(evidence, now=NOW).findings}
        assert ("PS363" in found) is (fires and provider == "robokassa")


@pytest.mark.parametrize(
    ("test", "mode", "certainty"),
    [
        (True, "live", Certainty.CERTAIN),
        (False, "test", Certainty.CERTAIN),
        (True, "test", Certainty.LIKELY),
        (False, "live", Certainty.LIKELY),
        (None, "live", Certainty.LIKELY),
        (True, None, Certainty.LIKELY),
        (True, "other", Certainty.LIKELY),
    ],
)
def test_two_modes_make_it_certain_that_passwords_are_mixed_up(
    test: bool | None, mode: str | None, certainty: Certainty
) -> None:
    notification = Notification(at=AT, response_status=200, response_body="bad sign")
    for settings in (Settings(mode=mode), None) if mode is None else (Settings(mode=mode),):
        evidence = ps.Evidence(payment=robokassa(test=test), notifications=(notification,), settings=settings)
        found = next(each for each in ps.diagnose(evidence, now=NOW).findings if each.code == "PS363")
        assert found.certainty is certainty
        assert ("settings" in {each.part for each in found.evidence}) is (certainty is Certainty.CERTAIN)


@pytest.mark.parametrize(
    ("provider", "answer", "fires"),
    [
        ("tbank", "OK", False),
        ("tbank", " OK\n", False),
        ("tbank", "ok", True),
        ("tbank", "<b>OK</b>", True),
        ("tbank", "", True),
        ("tbank", None, False),
        ("robokassa", "OK450009", False),
        ("robokassa", "\ufeffOK450009\r\n", False),
        ("robokassa", "OK450010", True),
        ("robokassa", "OK", True),
        ("cloudpayments", '{"code":0}', False),
        ("cloudpayments", '{ "code" : "0", "text": "" }', False),
        ("cloudpayments", '{"code":13}', True),
        ("cloudpayments", "OK", True),
        ("stripe", "anything", False),
    ],
)
def test_some_providers_read_the_text_of_the_answer(provider: str, answer: str | None, fires: bool) -> None:
    payment = robokassa().model_copy(update={"provider": provider})
    for status in (200, 204, 500):
        notification = Notification(at=AT, response_status=status, response_body=answer)
        found = _findings(payment, notification)
        assert ("PS364" in found) is (fires and status != 500)
        assert "PS364" not in _findings(payment, notification, Order(id="450009", status=Status.PAID))


def test_what_else_is_asked_and_told_has_answers_of_its_own() -> None:
    check = Notification(at=AT, response_status=200, response_body='{"code":11}', event="Check")
    assert "PS364" not in _findings(robokassa().model_copy(update={"provider": "cloudpayments"}), check)
    for told in ("OK", "HOLD"):
        token = Notification(at=AT, response_status=200, response_body="", payment_status=told)
        assert "PS364" not in _findings(robokassa(), token)
    without_order = robokassa().model_copy(update={"order": None})
    assert "PS364" not in _findings(without_order, Notification(at=AT, response_status=200, response_body="OK1"))


def _findings(payment: Payment, notification: Notification, order: Order | None = None) -> set[str]:
    evidence = ps.Evidence(payment=payment, order=order, notifications=(notification,))
    return {each.code for each in ps.diagnose(evidence, now=NOW).findings}


@pytest.mark.parametrize(
    ("raw", "minutes", "rule"),
    [("50", 21, "PS416"), ("50", 20, "PS403"), ("50", None, "PS403"), ("5", 60, "PS403"), ("80", 0, "PS417")],
)
def test_robokassa_s_states_tell_where_the_money_hangs(raw: str, minutes: int | None, rule: str) -> None:
    since = None if minutes is None else NOW - timedelta(minutes=minutes)
    payment = robokassa(Status.PENDING, raw).model_copy(update={"updated_at": since})
    assert rule in codes(payment)
    assert not {"PS416", "PS417"} & codes(payment.model_copy(update={"provider": "other"}))
