"""Sentences with facts in them."""

from datetime import datetime
from decimal import Decimal
from importlib.metadata import EntryPoint
from zoneinfo import ZoneInfo

import pytest

from paysupport.diagnostics import texts
from paysupport.diagnostics.texts import GENERIC_REFUSAL, PARTIES, Text, fill, sentence
from paysupport.model import Party
from paysupport.money import Money

LEFT = Text(en="{left:attempt|attempts} left", ru="Осталось {left:попытка|попытки|попыток}")


@pytest.mark.parametrize(
    ("left", "en", "ru"),
    [
        (0, "0 attempts left", "Осталось 0 попыток"),
        (1, "1 attempt left", "Осталось 1 попытка"),
        (3, "3 attempts left", "Осталось 3 попытки"),
        (11, "11 attempts left", "Осталось 11 попыток"),
        (21, "21 attempts left", "Осталось 21 попытка"),
    ],
)
def test_nouns_are_counted_as_each_language_counts(left: int, en: str, ru: str) -> None:
    assert sentence(LEFT, "en", {"left": left}) == (en, "en")
    assert sentence(LEFT, "ru", {"left": left}) == (ru, "ru")


def test_a_count_that_is_exact_but_no_integer_keeps_its_digits() -> None:
    assert fill("{left:попытка|попытки|попыток}", "ru", {"left": Decimal(2)}) == "2 попытки"


def test_money_is_written_as_the_language_writes_it() -> None:
    facts = {"amount": Money(amount=Decimal("249120.5"), currency="BYN")}
    assert fill("{amount}", "en", facts) == "249,120.5 BYN"
    assert fill("{amount}", "ru", facts) == "249\xa0120,5 BYN"
    assert fill("{amount}", "en", {"amount": Money(amount=Decimal(25), currency="BYR")}) == "25 BYR"


def test_a_time_keeps_its_zone() -> None:
    facts = {"at": datetime(2026, 12, 1, tzinfo=ZoneInfo("Europe/Minsk"))}
    assert fill("{at}", "ru", facts) == "1 декабря 2026, 00:00 UTC+03"
    assert fill("{at}", "en", facts) == "1 December 2026, 00:00 UTC+03"


def test_a_party_is_named_in_words() -> None:
    assert fill("{who}", "ru", {"who": Party.ACQUIRER}) == "банк-эквайер"
    assert fill("{who}", "en", {"who": Party.ACQUIRER}) == "the acquiring bank"
    assert set(PARTIES) == {party.value for party in Party}


def test_what_a_provider_wrote_cannot_break_a_line() -> None:
    assert fill("said: {raw}", "en", {"raw": "no\r\nBcc: x\x1b[31m \u202eevil"}) == "said: no Bcc: x[31m evil"
    assert fill("{raw}", "en", {"raw": "x" * 1000}) == "x" * 300


def test_other_numbers_and_braces_stay_as_they_are() -> None:
    assert fill("{ratio}", "en", {"ratio": Decimal("1E+4")}) == "10000"
    assert fill("no { placeholder }", "en", {}) == "no { placeholder }"


def test_a_language_without_texts_falls_back_and_says_so() -> None:
    assert sentence(GENERIC_REFUSAL, "be", {}) == (GENERIC_REFUSAL.ru, "ru")
    assert sentence(GENERIC_REFUSAL, "de", {}) == (GENERIC_REFUSAL.en, "en")


def test_a_host_words_it_in_its_own_way() -> None:
    own = {"be": {"PS101.payer": "Не хапіла {amount}"}}
    facts = {"amount": Money(amount=Decimal("25.50"), currency="BYN")}
    assert sentence(GENERIC_REFUSAL, "be", facts, key="PS101.payer", overrides=own) == ("Не хапіла 25,50 BYN", "be")
    assert sentence(GENERIC_REFUSAL, "be", facts, key="PS102.payer", overrides=own)[1] == "ru"


def test_an_installed_language_pack_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = EntryPoint(name="be", group="paysupport.texts", value="tests.diagnostics.test_texts:PACK")
    monkeypatch.setattr(texts, "entry_points", lambda group: [pack] if group == "paysupport.texts" else [])
    texts._installed.cache_clear()
    try:
        assert sentence(GENERIC_REFUSAL, "be", {}, key="PS101.payer") == ("Грошай не хапіла.", "be")
    finally:
        texts._installed.cache_clear()


PACK = {"PS101.payer": "Грошай не хапіла."}


def test_placeholders_are_those_of_both_languages() -> None:
    assert LEFT.placeholders == {"left"}
    assert Text(en="{a} {b:x|y}", ru="{c}").placeholders == {"a", "b", "c"}
