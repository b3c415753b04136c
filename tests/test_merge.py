"""What was told of payments, in any order and any number of pieces, comes to the same."""

import itertools
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paysupport.merge import merge
from paysupport.model import Attempt, Authentication, Card, Payment, Refund, Status
from paysupport.money import Money

START = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def minutes(number: float) -> datetime:
    return START + timedelta(minutes=number)


def byn(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="BYN")


def payment(
    id_: str = "a",
    status: Status = Status.FAILED,
    *,
    order: str | None = "7",
    at: float = 0,
    updated: float | None = None,
    code: str | None = None,
    card: Card | None = None,
    **fields: Any,
) -> Payment:
    attempt = Attempt(
        id=id_, status=status, at=minutes(at), updated_at=minutes(at if updated is None else updated), auth_code=code,
        card=card,
    )  # fmt: skip
    return Payment(
        provider="acme",
        id=id_,
        order=order,
        status=status,
        created_at=minutes(at),
        updated_at=attempt.updated_at,
        paid_at=minutes(at) if status is Status.PAID else None,
        attempts=(attempt,),
        amount=byn("10.00"),
        currency="BYN",
        **fields,
    )


def returned(
    id_: str = "r",
    parent: str = "a",
    amount: str | None = "10.00",
    status: Status = Status.REFUNDED,
    kind: str = "refund",
) -> Payment:
    return Payment(
        provider="acme",
        id=id_,
        kind=kind,
        status=Status.CANCELLED if kind == "void" else status,
        amount=byn(amount) if amount else None,
        currency="BYN",
        created_at=minutes(60),
        refunds=(Refund(id=id_, status=status, amount=byn(amount) if amount else None, at=minutes(60)),),
        parent=parent,
    )


def statuses(found: Payment) -> list[tuple[str, Status]]:
    return [(attempt.id, attempt.status) for attempt in found.attempts]


def test_tries_for_one_order_are_one_payment_with_attempts_in_order_of_time() -> None:
    (found,) = merge([payment("b", Status.PAID, at=5), payment("a", at=0)])
    assert (found.id, found.status) == ("b", Status.PAID)
    assert statuses(found) == [("a", Status.FAILED), ("b", Status.PAID)]


def test_a_later_failure_does_not_hide_that_the_order_is_paid() -> None:
    (found,) = merge([payment("a", Status.PAID), payment("b", at=5)])
    assert (found.id, found.status) == ("a", Status.PAID)
    assert statuses(found)[-1] == ("b", Status.FAILED)


def test_without_money_the_last_try_speaks() -> None:
    (found,) = merge([payment("b", at=5), payment("a", Status.REQUIRES_ACTION)])
    assert (found.id, found.status) == ("b", Status.FAILED)


def test_an_authorisation_outlasts_a_later_failed_try() -> None:
    (found,) = merge([payment("a", Status.AUTHORIZED), payment("b", at=5)])
    assert found.status is Status.AUTHORIZED


@pytest.mark.parametrize(
    "other",
    [
        payment("b", order="8"),
        payment("b", order=None),
        payment("b", account="second"),
        payment("b", kind="payout"),
        payment("b", kind="verification"),
        payment("b").model_copy(update={"provider": "other"}),
    ],
)
def test_what_is_not_the_same_order_stays_apart(other: Any) -> None:
    assert len(merge([payment("a"), other])) == 2


def test_payments_without_an_order_and_without_an_id_are_never_one() -> None:
    nameless = payment("a", order=None).model_copy(update={"id": None})
    assert len(merge([nameless, nameless])) == 2


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (payment(status=Status.FAILED), payment(status=Status.PENDING, updated=9), Status.FAILED),
        (payment(status=Status.PAID), payment(status=Status.REQUIRES_ACTION, updated=9), Status.PAID),
        (payment(status=Status.PAID, code="1"), payment(status=Status.FAILED, updated=9), Status.PAID),
        (payment(status=Status.PAID), payment(status=Status.FAILED, updated=9), Status.FAILED),
        (payment(status=Status.PAID, updated=9), payment(status=Status.FAILED), Status.PAID),
        (payment(status=Status.PAID), payment(status=Status.FAILED), Status.FAILED),
        (payment(status=Status.AUTHORIZED), payment(status=Status.EXPIRED, updated=9), Status.EXPIRED),
        (payment(status=Status.REFUNDED), payment(status=Status.PAID, code="1", updated=9), Status.REFUNDED),
        (payment(status=Status.UNKNOWN, updated=9), payment(status=Status.CREATED), Status.CREATED),
    ],
)
def test_one_attempt_seen_twice(first: Any, second: Any, expected: Any) -> None:
    for pair in ([first, second], [second, first]):
        (found,) = merge(pair)
        assert statuses(found) == [("a", expected)]
        assert found.status is expected


def test_a_state_without_a_time_is_the_oldest() -> None:
    timeless = payment(status=Status.PAID)
    attempt = timeless.attempts[0].model_copy(update={"updated_at": None})
    timeless = timeless.model_copy(update={"attempts": (attempt,), "updated_at": None})
    (found,) = merge([timeless, payment(status=Status.FAILED)])
    assert found.status is Status.FAILED


def test_what_one_sight_of_an_attempt_lacks_another_fills_in() -> None:
    card, secure = Card(last4="5003"), Authentication(status="Y")
    first = payment(status=Status.PENDING, card=card)
    first = first.model_copy(
        update={"attempts": (first.attempts[0].model_copy(update={"authentication": secure, "at": None}),)}
    )
    second = payment(status=Status.PAID, updated=3)
    (found,) = merge([first, second])
    (attempt,) = found.attempts
    assert (attempt.card, attempt.authentication, attempt.at, attempt.status) == (card, secure, START, Status.PAID)


def test_of_two_sights_the_one_updated_last_gives_the_fields_and_else_the_fuller_one() -> None:
    (found,) = merge([payment(raw_status="old", fee=byn("1")), payment(raw_status="new", updated=3)])
    assert (found.raw_status, found.fee) == ("new", None)
    (found,) = merge([payment(fee=byn("1")), payment()])
    assert found.fee == byn("1")


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (["10.00"], Status.REFUNDED),
        (["4.00"], Status.PARTIALLY_REFUNDED),
        (["4.00", "6.00"], Status.REFUNDED),
        ([None], Status.PARTIALLY_REFUNDED),
    ],
)
def test_refunds_become_part_of_their_payment(amounts: Any, expected: Any) -> None:
    children = [returned(f"r{number}", amount=amount) for number, amount in enumerate(amounts)]
    (found,) = merge([*children, payment(status=Status.PAID)])
    assert found.status is expected
    assert [refund.id for refund in found.refunds] == [child.id for child in children]
    assert found.refunded == (byn(str(sum(map(Decimal, amounts)))) if amounts[0] else None)


def test_a_refund_of_one_of_two_charges_does_not_give_both_back() -> None:
    (found,) = merge([payment("a", Status.PAID), payment("b", Status.PAID, at=5), returned()])
    assert found.status is Status.PARTIALLY_REFUNDED


def test_a_failed_refund_gives_nothing_back() -> None:
    (found,) = merge([payment(status=Status.PAID), returned(status=Status.FAILED)])
    assert (found.status, found.refunded) == (Status.PAID, None)
    assert found.refunds[0].status is Status.FAILED


@pytest.mark.parametrize(("amount", "expected"), [("10.00", Status.CANCELLED), ("4.00", Status.AUTHORIZED)])
def test_a_void_gives_an_authorisation_back(amount: Any, expected: Any) -> None:
    (found,) = merge([payment(status=Status.AUTHORIZED), returned(kind="void", amount=amount)])
    assert found.status is expected


def test_a_refund_against_a_payment_that_failed_leaves_it_failed() -> None:
    (found,) = merge([payment(), returned()])
    assert found.status is Status.FAILED


def test_a_chargeback_disputes_its_payment() -> None:
    (found,) = merge([payment(status=Status.PAID), returned(kind="chargeback", status=Status.DISPUTED)])
    assert found.status is Status.DISPUTED


@pytest.mark.parametrize("child", [returned(parent="x"), returned().model_copy(update={"parent": None})])
def test_a_refund_whose_payment_is_not_there_stays_itself(child: Any) -> None:
    assert merge([child, payment(status=Status.PAID)]) == (payment(status=Status.PAID), child)


def test_the_same_refund_told_twice_counts_once() -> None:
    pending = returned(status=Status.PENDING)
    (found,) = merge([payment(status=Status.PAID), returned(amount="4.00"), returned(amount="4.00"), pending])
    assert found.refunded == byn("4.00")


def test_what_the_provider_says_of_a_refund_stays_where_the_refunds_are_not_told() -> None:
    refunded = payment(status=Status.PAID).model_copy(update={"status": Status.REFUNDED})
    (found,) = merge([refunded, payment("b", at=-5)])
    assert found.status is Status.REFUNDED


def test_a_payment_without_attempts_keeps_its_status() -> None:
    page = payment().model_copy(update={"attempts": (), "status": Status.CREATED})
    (found,) = merge([page, page.model_copy(update={"updated_at": minutes(3)})])
    assert found.status is Status.CREATED


def test_a_payment_known_under_another_id_than_its_attempts_follows_the_last_of_them() -> None:
    paid = payment(status=Status.PAID, updated=1).model_copy(update={"id": "intent"})
    fell = payment(status=Status.FAILED, updated=2).model_copy(update={"id": "intent"})
    (found,) = merge([paid, fell])
    assert found.status is Status.FAILED


def test_payments_come_in_order_of_time_and_those_without_one_last() -> None:
    timeless = payment("c", order="3").model_copy(update={"created_at": None})
    found = merge([timeless, payment("b", order="2", at=5), payment("a", order="1")])
    assert [each.id for each in found] == ["a", "b", "c"]


OPEN = (Status.UNKNOWN, Status.CREATED, Status.PENDING, Status.REQUIRES_ACTION, Status.AUTHORIZED)
FINAL = (Status.PAID, Status.FAILED, Status.EXPIRED, Status.CANCELLED)


@st.composite
def tries(draw: st.DrawFn) -> Payment:
    number = draw(st.integers(0, 5))
    status = draw(st.sampled_from(OPEN + FINAL))
    return payment(
        "abcdef"[number],
        status,
        order=[None, "1", "2"][number % 3],
        at=number,
        updated=number + draw(st.integers(0, 3)),
        code=draw(st.sampled_from([None, "654321"])),
        raw_status=draw(st.sampled_from(["x", "y"])),
    )


@st.composite
def children(draw: st.DrawFn) -> Payment:
    name = draw(st.sampled_from("rst"))
    parent = {"r": "a", "s": "b", "t": "x"}[name]
    amount = draw(st.sampled_from(["4.00", "10.00"]))
    return returned(name, parent, amount, draw(st.sampled_from([Status.REFUNDED, Status.PENDING, Status.DISPUTED])))


told = st.lists(tries() | children(), max_size=6)


@given(told)
def test_merging_again_changes_nothing(payments: Any) -> None:
    assert merge(merge(payments)) == merge(payments)
    assert merge([*payments, *payments]) == merge(payments)


@given(told, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(payments: Any, random: Any) -> None:
    shuffled = list(payments)
    random.shuffle(shuffled)
    assert merge(shuffled) == merge(payments)


@settings(max_examples=300)
@given(told, told)
def test_batches_may_be_merged_first(left: Any, right: Any) -> None:
    assert merge([*merge(left), *merge(right)]) == merge([*left, *right])


@given(told)
def test_nothing_is_lost(payments: Any) -> None:
    found = merge(payments)
    seen = {attempt.id for each in payments for attempt in each.attempts}
    assert seen == set(itertools.chain.from_iterable((attempt.id for attempt in each.attempts) for each in found))
    assert {refund.id for each in payments for refund in each.refunds} == {
        refund.id for each in found for refund in each.refunds
    }
