"""The order in which codes, advice and messages are read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.codes import MEMORY, Entry, Said, Table, read
from paysupport.codes.text import MAX_LENGTH, classify, normalise
from paysupport.model import Certainty, Reason, Via

DAY = date(2026, 11, 20)
TABLE = Table(
    source="acme codes, 2026",
    codes={
        "51": Entry(Reason.INSUFFICIENT_FUNDS),
        "07": Entry(Reason.PICKUP_CARD, final=True),
        "05": Entry(Reason.DO_NOT_HONOR, others=(Reason.ISSUER_SUSPECTED_FRAUD,)),
        "99": Entry(Reason.PROVIDER_ERROR, source=MEMORY),
        "62": (
            Entry(Reason.RESTRICTED_CARD, until=date(2021, 4, 1)),
            Entry(Reason.ISSUER_ERROR, since=date(2021, 4, 2)),
        ),
        "77": Entry(Reason.DUPLICATE, since=date(2026, 1, 1), until=date(2026, 1, 31)),
    },
    messages={"computer says no": Entry(Reason.OPERATION_NOT_ENABLED, certainty=Certainty.LIKELY)},
    advice={"03": Entry(Reason.UNKNOWN, final=True), "01": Entry(Reason.NEW_ACCOUNT_INFORMATION), "02": Entry(Reason.UNKNOWN)},
)  # fmt: skip


def test_a_code_says_its_reason_and_where_that_is_written() -> None:
    reading = read(Said(code="51", message="do not honor"), TABLE, DAY)
    assert (reading.reason, reading.via, reading.certainty) == (
        Reason.INSUFFICIENT_FUNDS, Via.PROVIDER, Certainty.CERTAIN,
    )  # fmt: skip
    assert reading.source == "acme codes, 2026"
    assert read(Said(code="51"), TABLE, DAY) is reading


def test_what_has_no_document_is_never_certain() -> None:
    assert read(Said(code="99"), TABLE, DAY).certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    ("code", "on", "reason"),
    [
        ("62", date(2021, 4, 1), Reason.RESTRICTED_CARD),
        ("62", date(2021, 4, 2), Reason.ISSUER_ERROR),
        ("77", date(2026, 1, 31), Reason.DUPLICATE),
        ("77", date(2026, 2, 1), Reason.UNKNOWN),
        ("77", date(2025, 12, 31), Reason.UNKNOWN),
        ("62", date.max, Reason.ISSUER_ERROR),
    ],
)
def test_the_meaning_is_that_of_the_day_of_the_attempt(code: str, on: date, reason: Reason) -> None:
    assert read(Said(code=code), TABLE, on).reason is reason


def test_an_exact_message_of_the_provider_goes_before_general_wordings() -> None:
    reading = read(Said(code="??", message=" Computer says NO. "), TABLE, DAY)
    assert (reading.reason, reading.via) == (Reason.OPERATION_NOT_ENABLED, Via.MESSAGE)
    assert read(Said(message="insufficient funds"), TABLE, DAY).certainty is Certainty.LIKELY


def test_an_unknown_code_is_unknown() -> None:
    reading = read(Said(code="zz", message="qwerty"), TABLE, DAY)
    assert (reading.reason, reading.via, reading.certainty) == (Reason.UNKNOWN, Via.NONE, Certainty.POSSIBLE)
    assert read(Said(), TABLE, DAY).reason is Reason.UNKNOWN


def test_never_again_from_any_side_wins() -> None:
    assert read(Said(code="07"), TABLE, DAY).final
    assert read(Said(code="51", advice="03"), TABLE, DAY).final
    assert read(Said(code="51", advice="03"), TABLE, DAY).reason is Reason.INSUFFICIENT_FUNDS
    assert not read(Said(code="51", advice="02"), TABLE, DAY).final
    assert not read(Said(code="51", advice="??"), TABLE, DAY).final
    assert read(Said(code="07", advice="02"), TABLE, DAY).final


def test_advice_that_names_a_reason_goes_first_and_keeps_the_other() -> None:
    reading = read(Said(code="05", advice="01"), TABLE, DAY)
    assert (reading.reason, reading.via) == (Reason.NEW_ACCOUNT_INFORMATION, Via.ADVICE)
    assert reading.others == (Reason.DO_NOT_HONOR, Reason.ISSUER_SUSPECTED_FRAUD)
    assert read(Said(code="zz", advice="01"), TABLE, DAY).others == ()


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("Insufficient funds.", Reason.INSUFFICIENT_FUNDS),
        ("01: NOT  ENOUGH MONEY on the account", Reason.INSUFFICIENT_FUNDS),
        ("На счёте недостаточно средств", Reason.INSUFFICIENT_FUNDS),
        ("Your card has expired", Reason.EXPIRED_CARD),
        ("Срок действия карты истёк", Reason.EXPIRED_CARD),
        ("Incorrect CVC", Reason.INCORRECT_CVC),
        ("Неверный CVV", Reason.INCORRECT_CVC),
        ("Invalid card number", Reason.INCORRECT_NUMBER),
        ("Неверный номер карты", Reason.INCORRECT_NUMBER),
        ("wrong expiry date", Reason.INCORRECT_EXPIRY),
        ("Do not honour", Reason.DO_NOT_HONOR),
        ("Forbidden by bank", Reason.DO_NOT_HONOR),
        ("Lost card", Reason.LOST_CARD),
        ("Карта утеряна", Reason.LOST_CARD),
        ("stolen card", Reason.STOLEN_CARD),
        ("Transaction not permitted to cardholder", Reason.TRANSACTION_NOT_PERMITTED),
        ("3-D Secure failed", Reason.AUTHENTICATION_FAILED),
        ("Issuer unavailable", Reason.ISSUER_UNAVAILABLE),
        ("Exceeds withdrawal limit", Reason.LIMIT_OF_UNKNOWN_OWNER),
        ("Превышен суточный лимит", Reason.LIMIT_OF_UNKNOWN_OWNER),
        ("Invalid signature", Reason.INVALID_SIGNATURE),
        ("Payment was declined", Reason.GENERIC_DECLINE),
        ("Your card’s payment was declined", Reason.GENERIC_DECLINE),
    ],
)
def test_wordings_name_a_reason(message: str, reason: Reason) -> None:
    assert classify(normalise(message)) == (reason,)


@pytest.mark.parametrize(
    "message",
    [
        "", "No such payment_intent: pi_1", "Missed recipient card fields: holder.", "amount must be at least 50",
        "Rate limit", "Token does not exist.", "Успешно", "the lost and found department", "expired session",
        "blastolen card", "sufficient funds",
    ],
)  # fmt: skip
def test_what_is_no_refusal_stays_unknown(message: str) -> None:
    assert classify(normalise(message)) == ()


def test_a_message_that_names_one_reason_is_likely_and_one_of_two_only_possible() -> None:
    assert read(Said(message="Insufficient funds"), TABLE, DAY).certainty is Certainty.LIKELY
    reading = read(Said(message="Insufficient funds or expired card"), TABLE, DAY)
    assert (reading.reason, reading.others) == (Reason.EXPIRED_CARD, (Reason.INSUFFICIENT_FUNDS,))
    assert (reading.via, reading.certainty) == (Via.MESSAGE, Certainty.POSSIBLE)


@pytest.mark.parametrize(
    ("code", "whole"),
    [("5", "05"), ("114", "0114"), ("0114", None), ("7", None), ("12", None), ("", None), ("x", None), ("9", None)],
)
def test_zeros_in_front_are_put_back_where_exactly_one_code_fits(code: str, whole: str | None) -> None:
    entry = Entry(Reason.DO_NOT_HONOR)
    codes = dict.fromkeys(("05", "0114", "07", "007", "12", "012", "0X9"), entry)
    assert Table(source="acme codes, 2026", codes=codes).whole(code) == whole


@given(st.text(max_size=2000))
def test_any_message_is_read_in_bounded_time(message: str) -> None:
    assert len(normalise(message)) <= MAX_LENGTH
    classify(normalise(message))
