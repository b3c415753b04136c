"""Every table is well-formed: sources, days, certainty, spelling; contested codes are never certain."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.codes import MEMORY, Entry, Table, amex, iso8583, mastercard, mir, unionpay, visa
from paysupport.codes.networks import TABLES
from paysupport.codes.regions import CEMEA, EUROPE
from paysupport.codes.table import code_of
from paysupport.model import Certainty, Reason, Via

TODAY = date(2026, 11, 20)
ALL = {"iso8583": iso8583.TABLE, **TABLES}
tables = pytest.mark.parametrize("table", ALL.values(), ids=list(ALL))


def entries(table: Table) -> Iterator[tuple[str, Entry]]:
    for code, found in table.codes.items():
        yield from ((code, each) for each in (found if isinstance(found, tuple) else (found,)))
    yield from table.advice.items()
    yield from (("+".join(pair), each) for pair, each in table.pairs.items())


@tables
def test_each_entry_says_what_the_document_says_and_which_document(table: Table) -> None:
    for code, entry in entries(table):
        assert entry.text, code
        assert entry.source or table.source, code
        assert entry.source != MEMORY, code
        assert entry.since <= entry.until, code
        assert entry.reason not in entry.others, code
        assert Reason.UNKNOWN not in entry.others, code
        assert len(set(entry.others)) == len(entry.others), code


@tables
def test_each_code_names_a_reason_in_the_spelling_of_the_look_up(table: Table) -> None:
    assert table.via is Via.NETWORK
    for code in table.codes:
        assert code_of(code) == code
        reading = table.of_code(code, TODAY)
        assert reading is not None, code
        assert reading.reason is not Reason.UNKNOWN, code
        assert reading.via is Via.NETWORK


@tables
def test_what_others_tell_of_a_network_is_never_certain(table: Table) -> None:
    for code, entry in entries(table):
        if not entry.primary:
            assert table.reading(entry, Via.NETWORK).certainty is not Certainty.CERTAIN, code


@tables
@pytest.mark.parametrize("code", ["07", "15", "65", "82", "83", "79", "03", "96"])
def test_contested_codes_are_not_certain_and_name_the_others(table: Table, code: str) -> None:
    reading = table.of_code(code, TODAY)
    if reading is not None and (table, code) != (visa.TABLE, "79"):
        assert reading.certainty is not Certainty.CERTAIN
        assert reading.others


@tables
def test_approvals_refuse_nothing(table: Table) -> None:
    for code in [*iso8583.APPROVALS, "85", "000", "001", "900"]:
        known = table.of_code(code, TODAY)
        assert known is None or (table, code) == (mir.TABLE, "08")


def test_the_standard_is_complete() -> None:
    private = {69, 70, 71, 72, 73, 74, *range(76, 90), 97, 98, 99}
    reserved = {45, 46, 47, 48, 49, 50}
    expected = {f"{number:02}" for number in range(1, 97) if number not in private | reserved}
    assert set(iso8583.TABLE.codes) == expected - set(iso8583.APPROVALS)


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (visa.TABLE, "R0 R1 R3 N0 N3 N4 N5 N7 N8 Q1 Z3 Z5 5C 9G 1A 6P P5 P6 B1"),
        (mastercard.TABLE, "79 82 83 70 81 84 88"),
        (unionpay.TABLE, "A0 97 98 99 1A"),
        (amex.TABLE, "100 101 106 109 110 111 115 116 117 119 121 122 181 183 187 189 200 909 912"),
    ],
)
def test_a_network_has_codes_of_its_own(table: Table, codes: str) -> None:
    assert set(codes.split()) <= set(table.codes)
    assert not set(codes.split()) & set(iso8583.TABLE.codes)


@pytest.mark.parametrize(
    ("table", "code", "reason"),
    [
        (visa.TABLE, "82", Reason.INCORRECT_CVC),
        (mastercard.TABLE, "82", Reason.TRANSACTION_NOT_PERMITTED),
        (mir.TABLE, "82", Reason.INCORRECT_CVC),
        (visa.TABLE, "64", Reason.LEGAL_RESTRICTION),
        (iso8583.TABLE, "64", Reason.INVALID_AMOUNT),
        (visa.TABLE, "79", Reason.INVALID_TRANSACTION),
        (mastercard.TABLE, "79", Reason.EXPIRED_CARD),
        (mastercard.TABLE, "78", Reason.INVALID_ACCOUNT),
        (visa.TABLE, "78", Reason.CARD_NOT_ACTIVATED),
        (unionpay.TABLE, "21", Reason.CARD_NOT_ACTIVATED),
        (visa.TABLE, "21", Reason.DO_NOT_HONOR),
        (visa.TABLE, "N7", Reason.INCORRECT_CVC),
        (amex.TABLE, "187", Reason.NEW_ACCOUNT_INFORMATION),
    ],
)
def test_the_same_number_means_what_the_network_says(table: Table, code: str, reason: Reason) -> None:
    reading = table.of_code(code, TODAY)
    assert reading
    assert reading.reason is reason


@pytest.mark.parametrize("code", ["04", "41", "43", "51", "54", "55", "57", "58", "61", "62", "91", "92", "94"])
def test_networks_agree_on_the_plain_codes(code: str) -> None:
    found = {name: table.of_code(code, TODAY) for name, table in ALL.items()}
    assert len({reading.reason for reading in found.values() if reading}) == 1, found


@tables
def test_editions_of_a_meaning_leave_no_day_out(table: Table) -> None:
    for code, found in table.codes.items():
        if isinstance(found, tuple):
            everywhere = sorted((each for each in found if not each.regions), key=lambda each: each.since)
            for earlier, later in pairwise(everywhere):
                assert earlier.until == date.max or later.since <= earlier.until + timedelta(days=1), code


@pytest.mark.parametrize(
    ("code", "first"), [("5C", date(2025, 4, 11)), ("9G", date(2025, 4, 11)), ("Z5", date(2024, 4, 12))]
)
def test_a_code_means_nothing_before_it_came(code: str, first: date) -> None:
    assert visa.TABLE.of_code(code, first)
    assert visa.TABLE.of_code(code, first - timedelta(days=1)) is None


def test_closed_accounts_share_their_code_with_tokens_since_april_2026() -> None:
    before, after = (visa.TABLE.of_code("46", on) for on in (date(2026, 4, 24), date(2026, 4, 25)))
    assert before
    assert after
    assert (before.certainty, before.others, before.final) == (Certainty.CERTAIN, (), True)
    assert (after.certainty, after.others, after.final) == (Certainty.LIKELY, (Reason.SAVED_CARD_UNUSABLE,), True)


@pytest.mark.parametrize(
    ("region", "reason"),
    [(EUROPE, Reason.AUTHENTICATION_REQUIRED), (CEMEA, Reason.ISSUER_LIMIT), (None, Reason.ISSUER_LIMIT)],
)
def test_in_europe_mastercard_asks_for_authentication_by_65(region: str | None, reason: Reason) -> None:
    reading = mastercard.TABLE.of_code("65", TODAY, region)
    assert reading
    assert (reading.reason, reading.certainty) == (reason, Certainty.LIKELY)
    assert set(reading.others) | {reason} == {Reason.AUTHENTICATION_REQUIRED, Reason.ISSUER_LIMIT}


@given(on=st.dates(), region=st.sampled_from([None, EUROPE, CEMEA, "us"]))
def test_on_any_day_a_code_has_one_meaning_or_none(on: date, region: str | None) -> None:
    for table in ALL.values():
        for code in table.codes:
            first = table.of_code(code, on, region)
            assert table.of_code(code, on, region) is first


def test_hidden_codes_are_only_possible() -> None:
    for code in mastercard.HIDDEN:
        reading = mastercard.TABLE.of_code(code, TODAY)
        assert reading
        assert (reading.certainty, len(reading.others) > 1) == (Certainty.POSSIBLE, True)
