"""What became of a notification: what the checks decide beyond their three bundles."""

from datetime import timedelta
from typing import Any

import pytest

from paysupport.diagnostics.engine import diagnose
from paysupport.model import Audience, Evidence, Notification, Status
from tests.cases import NOW, order, payment

HOUR_AGO = NOW - timedelta(hours=1)


def note(answer: int | None, minutes: int = 0, **values: Any) -> Notification:
    return Notification(at=HOUR_AGO + timedelta(minutes=minutes), response_status=answer, **values)


def verdict(*notifications: Notification, **parts: Any) -> str | None:
    found = diagnose(Evidence(notifications=notifications, **parts), now=NOW).verdict
    return found.code if found else None


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (200, None),
        (204, None),
        (299, None),
        (300, "PS322"),
        (301, "PS322"),
        (399, "PS322"),
        (400, "PS323"),
        (404, "PS323"),
        (503, "PS323"),
        (599, "PS323"),
        (None, "PS329"),
        (0, "PS329"),
        (100, None),
    ],
)
@pytest.mark.parametrize("with_payment", [False, True])
def test_each_answer_has_its_verdict(answer: int | None, code: str | None, *, with_payment: bool) -> None:
    parts = {"payment": payment(), "order": order()} if with_payment else {}
    unheard = {None: None, 100: "PS301"}.get(answer, "PS325") if with_payment else None
    assert verdict(note(answer), **parts) == (code or unheard)


@pytest.mark.parametrize("answer", [302, 500, None])
def test_the_last_delivery_decides_whatever_the_order_in_the_file(answer: int | None) -> None:
    assert verdict(note(answer, 0), note(200, 1)) is None
    assert verdict(note(200, 1), note(answer, 0)) is None
    assert verdict(note(answer, 1), note(200, 0)) is not None
    assert verdict(note(200), note(answer)) is not None  # at one time: the one told last


def test_failed_deliveries_are_counted_since_the_last_success() -> None:
    notes = (note(500, 0), note(200, 1), note(500, 2), note(404, 3))
    found = diagnose(Evidence(notifications=notes), now=NOW).verdict
    assert found
    assert (found.facts["count"], found.facts["status"]) == (2, 404)
    assert "2 failed deliveries" in found.text(Audience.AGENT, "en")
    assert "2 неудачные попытки доставки" in found.text(Audience.AGENT, "ru")
    assert {item.path for item in found.evidence} >= {"/notifications/3/response_status"}


def test_the_address_is_told_without_what_may_be_a_key() -> None:
    url = "https://user:hidden@Shop.Primer.by/notify?token=hidden"
    found = diagnose(Evidence(notifications=(note(302, url=url),)), now=NOW)
    assert found.verdict
    assert found.verdict.facts["address"] == "shop.primer.by/notify"
    assert "hidden" not in found.model_dump_json()


def test_an_unknown_address_is_no_fact() -> None:
    found = diagnose(Evidence(notifications=(note(302),)), now=NOW).verdict
    assert found
    assert "address" not in found.facts


@pytest.mark.parametrize(
    ("signature", "answer", "code"),
    [
        ("invalid", 200, "PS324"),
        ("invalid", 401, "PS324"),
        ("invalid", None, "PS324"),
        ("absent", 401, "PS324"),
        ("absent", 500, "PS324"),
        ("absent", 200, None),  # YooKassa and others do not sign
        ("absent", None, "PS329"),
        ("not_checked", 401, "PS323"),
        ("valid", 401, "PS323"),
    ],
)
def test_a_signature_that_was_not_verified(signature: str, answer: int | None, code: str | None) -> None:
    found = diagnose(Evidence(notifications=(note(answer, signature=signature),)), now=NOW).findings
    assert code in {None, *(each.code for each in found)}
    assert ("PS324" in {each.code for each in found}) is (code == "PS324")


def test_a_missing_signature_explains_why_a_paid_order_stayed_open() -> None:
    delivery = note(200, signature="absent")
    assert verdict(delivery, payment=payment(), order=order()) == "PS324"
    assert verdict(delivery, payment=payment(), order=order(Status.PAID)) is None


@pytest.mark.parametrize(
    ("said", "code"), [("paid", "PS325"), ("successful", "PS325"), (None, "PS325"), ("failed", "PS301")]
)
def test_accepted_but_nothing_changed_only_where_the_success_was_told(said: str | None, code: str) -> None:
    paid = payment(raw_status="successful")
    assert verdict(note(200, payment_status=said), payment=paid, order=order()) == code


@pytest.mark.parametrize(("seconds", "code"), [(30, "PS301"), (301, "PS325")])
def test_a_shop_may_take_minutes_to_work_on_what_it_accepted(seconds: int, code: str) -> None:
    delivery = Notification(at=NOW - timedelta(seconds=seconds), response_status=200)
    assert verdict(delivery, payment=payment(), order=order()) == code


@pytest.mark.parametrize("status", [Status.PAID, Status.CANCELLED])
def test_an_order_that_moved_was_not_left_unchanged(status: Status) -> None:
    assert verdict(note(200), payment=payment(), order=order(status)) != "PS325"


@pytest.mark.parametrize(
    ("answer", "minutes", "due"), [(500, 10, True), (500, 0, False), (500, -10, False), (200, 10, False)]
)
def test_the_next_try_is_told_while_it_is_to_come(answer: int, minutes: int, *, due: bool) -> None:
    delivery = note(answer, next_at=NOW + timedelta(minutes=minutes))
    found = diagnose(Evidence(notifications=(delivery,)), now=NOW).findings
    assert ("PS327" in {each.code for each in found}) is due


def test_who_looks_at_a_stuck_order_is_told_that_the_delivery_log_is_missing() -> None:
    found = diagnose(Evidence(payment=payment(), order=order()), now=NOW)
    assert ("PS325", "notifications") in {(each.rule, each.missing) for each in found.unchecked}
