"""Which attempts count as further attempts with the same card."""

from datetime import timedelta
from typing import Any

import pytest

from paysupport.diagnostics.retry import plan
from paysupport.model import Card, Certainty, PastAttempt, Status
from tests.diagnostics.retries import DAY, HOUR, NOW, RULE, attempt, past, refusal, refused

ALL = 20
BARE = Card()


def left(*history: PastAttempt, card: Card | None = None, **values: Any) -> int | None:
    case = refused(attempt(card=card), **values) if card else refused(**values)
    return plan(RULE, case, NOW, history=history).attempts_left


def certainty(*history: PastAttempt, card: Card | None = None) -> Certainty | None:
    case = refused(attempt(card=card)) if card else refused()
    return plan(RULE, case, NOW, history=history).certainty


def test_a_fingerprint_ties_attempts_of_all_orders_surely() -> None:
    assert left(past(NOW - DAY, card_last4=None, order=None)) == ALL - 1
    assert certainty(past(NOW - DAY)) is Certainty.CERTAIN


@pytest.mark.parametrize("card", [None, "of-another-kind"])
def test_without_a_fingerprint_digits_and_order_tie_them_possibly(card: str | None) -> None:
    record = past(NOW - DAY, card=card, order="1234")
    assert left(record) == ALL - 1
    assert certainty(record) is Certainty.POSSIBLE
    assert certainty(record, past(NOW - 2 * DAY)) is Certainty.POSSIBLE


@pytest.mark.parametrize(
    ("values", "sure"),
    [
        ({"card": "card-2"}, Certainty.CERTAIN),
        ({"card": "card-2", "order": "1234", "card_last4": None}, Certainty.CERTAIN),
        ({"card": None, "card_last4": "0027", "order": "1234"}, Certainty.CERTAIN),
        ({"network": "mastercard"}, Certainty.CERTAIN),
        ({"card": None, "order": "other"}, Certainty.POSSIBLE),
        ({"card": None, "order": None}, Certainty.POSSIBLE),
        ({"card": None, "card_last4": None, "order": "1234"}, Certainty.POSSIBLE),
    ],
)
def test_other_cards_are_left_out_and_doubts_told(values: dict[str, str | None], sure: Certainty) -> None:
    assert left(past(NOW - DAY, **values)) == ALL
    assert certainty(past(NOW - DAY, **values)) is sure


def test_a_payment_without_an_order_ties_its_own_attempts_only() -> None:
    card = Card(last4="0019")
    case = refused(attempt(NOW - DAY, "try-0", card=card), attempt(card=card), order=None)
    found = plan(RULE, case, NOW)
    assert (found.attempts_left, found.certainty) == (ALL - 1, Certainty.POSSIBLE)
    assert left(past(NOW - DAY, card=None, order=None), card=card, order=None) == ALL


def test_a_payers_other_card_for_the_same_order_is_another_card() -> None:
    other = attempt(NOW - HOUR, "try-0", card=Card(fingerprint="card-2", last4="0027"))
    assert plan(RULE, refused(other, attempt()), NOW) == RULE
    assert plan(RULE, refused(other, attempt()), NOW, history=(past(NOW - DAY),)).attempts_left == ALL - 1


def test_a_card_of_two_networks_is_counted_for_each_on_its_own() -> None:
    other = attempt(NOW - HOUR, "try-0", decline=refusal("mastercard"))
    assert plan(RULE, refused(other, attempt()), NOW, history=(past(NOW - DAY, network="VISA"),)).attempts_left == 19


def test_the_network_may_be_the_brand_of_the_card_or_told_by_a_record() -> None:
    branded = attempt(decline=refusal(None), card=Card(fingerprint="card-1", brand="Visa Credit"))
    assert plan(RULE, refused(branded), NOW, history=(past(NOW - DAY),)).attempts_left == ALL - 1
    unbranded = attempt(decline=refusal(None))
    own = past(NOW, network="Visa")
    assert plan(RULE, refused(unbranded), NOW, history=(own, past(NOW - DAY))).attempts_left == ALL - 1
    assert plan(RULE, refused(unbranded), NOW, history=(past(NOW - DAY, network="Visa"),)).attempts_left is None


@pytest.mark.parametrize("own", [{"id": "try-1"}, {"id": None}, {"id": "row 4711"}, {"id": "pay-1"}])
def test_a_record_of_the_attempt_itself_is_no_second_attempt(own: dict[str, str | None]) -> None:
    assert left(past(NOW, **own)) == ALL
    assert left(past(NOW - timedelta(seconds=1), **own)) == (ALL if own["id"] == "try-1" else ALL - 1)


def test_a_record_of_the_attempt_itself_lends_its_fingerprint() -> None:
    for own in (past(NOW, card="ours"), past(NOW - timedelta(seconds=1), id="try-1", card="ours")):
        history = (own, past(NOW - DAY, card="ours"), past(NOW - 2 * DAY, card="theirs"))
        assert left(*history, card=BARE) == ALL - 1
        assert certainty(*history, card=BARE) is Certainty.CERTAIN
    lent = (past(NOW, id="try-1", card=None), past(NOW - DAY, card=None, order="1234"))
    assert left(*lent, card=BARE) == ALL - 1
    assert certainty(*lent, card=BARE) is Certainty.POSSIBLE


def test_a_record_of_an_earlier_attempt_of_the_payment_is_no_second_one() -> None:
    case = refused(attempt(NOW - DAY, "try-0", card=BARE), attempt())
    assert plan(RULE, case, NOW, history=(past(NOW - DAY, id="try-0"),)).attempts_left == ALL - 1
    tied = refused(attempt(NOW - DAY, "try-0"), attempt())
    assert plan(RULE, tied, NOW, history=(past(NOW - DAY, card=None, order=None),)).attempts_left == ALL - 1
    assert plan(RULE, tied, NOW, history=(past(NOW - DAY, card=None, order=None),)).certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    ("records", "count"),
    [
        ([(1, "a"), (1, "a")], 1),
        ([(1, None), (1, None)], 1),
        ([(1, "a"), (1, None)], 1),
        ([(1, None), (1, "a"), (1, "a"), (1, None)], 1),
        ([(1, "a"), (1, "b")], 2),
        ([(1, "a"), (2, "a")], 2),
        ([(1, None), (2, None)], 2),
        ([(1, "a"), (2, None), (2, "a")], 2),
    ],
)
def test_records_that_repeat_themselves_count_once(records: list[tuple[int, str | None]], count: int) -> None:
    history = [past(NOW - days * DAY, id=id_) for days, id_ in records]
    assert left(*history) == ALL - count
    assert left(*reversed(history)) == ALL - count


@pytest.mark.parametrize("status", list(Status))
def test_refusals_count_and_what_may_be_one(status: Status) -> None:
    counts = status in {Status.FAILED, Status.UNKNOWN}
    assert left(past(NOW - DAY, status=status)) == ALL - counts
    case = refused(attempt(NOW - DAY, "try-0", status=status, decline=None), attempt())
    assert plan(RULE, case, NOW).attempts_left == ALL - counts


def test_what_a_list_stopped_before_the_bank_does_not_count() -> None:
    case = refused(attempt(NOW - DAY, "try-0", blocked_by="rule 7"), attempt())
    assert plan(RULE, case, NOW).attempts_left == ALL


def test_attempts_without_an_id_are_told_apart_by_their_time() -> None:
    case = refused(*(attempt(NOW - number * DAY, "") for number in (3, 2, 2, 0)))
    assert plan(RULE, case, NOW).attempts_left == ALL - 2
    nowhere = refused(attempt(None, "try-0"), attempt())
    assert plan(RULE, nowhere, NOW + HOUR).attempts_left == ALL - 1
    timeless = refused(attempt(None, "", updated_at=NOW - DAY), attempt())
    assert plan(RULE, timeless, NOW, history=(past(NOW - DAY),)).attempts_left == ALL - 1
