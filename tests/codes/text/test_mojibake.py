import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.codes.text import classify, normalise
from paysupport.codes.text.mojibake import repaired
from tests.codes.text import MESSAGES

UTF8_READ_AS = ["latin-1", "cp1252", "cp1251"]
RARE = ["cp1250", "cp866", "koi8-r"]


def misread(text: str, encoding: str, written: str = "utf-8") -> str:
    """What lenient programs show: a byte that the encoding lacks becomes the control character of its number."""
    bytes_ = [bytes([byte]) for byte in text.encode(written)]
    return "".join(byte.decode(encoding, "ignore") or byte.decode("latin-1") for byte in bytes_)


@pytest.mark.parametrize("encoding", UTF8_READ_AS)
def test_utf8_that_was_read_in_another_encoding_is_put_right(encoding: str) -> None:
    said = {message: classify(normalise(misread(message.text, encoding))) for message in MESSAGES}
    assert said == {message: classify(normalise(message.text)) for message in MESSAGES}


@pytest.mark.parametrize("encoding", RARE)
def test_rarer_encodings_are_known_too(encoding: str) -> None:
    text = "Недостаточно средств на счёте"
    assert repaired(misread(text, encoding)) == text


def test_utf8_may_be_misread_twice() -> None:
    text = "Срок действия карты истёк"
    assert repaired(misread(misread(text, "cp1251"), "cp1251")) == text
    assert repaired(misread(misread("Émetteur indisponible", "cp1252"), "cp1252")) == "Émetteur indisponible"


@pytest.mark.parametrize("text", ["Недостаточно средств", "Отказ банка-эмитента", "Операция отклонена: ERROR"])
def test_cyrillic_that_was_read_as_western_is_put_right(text: str) -> None:
    assert repaired(misread(text, "cp1252", written="cp1251")) == text
    assert repaired(misread(text, "latin-1", written="cp1251")) == text


@pytest.mark.parametrize("text", ["Karte ungültig", "Código inválido", "Transação não permitida", "Brak środków"])
def test_one_misread_letter_in_a_word_is_enough(text: str) -> None:
    assert repaired(misread(text, "cp1252")) == text


@pytest.mark.parametrize("text", ["Isn’t it", "“Declined”", "Card – declined", "Müßig…", "Declined™"])
def test_signs_are_put_right_as_well(text: str) -> None:
    assert repaired(misread(text, "cp1252")) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "plain", "CAFÉ", "ÄÖÜ äöü ß", "naïve façade", "Ñandú", "ПРИВЕТ", "Сі-Ен-Ен", "РС РА", "Їжак",
        "Ўсё добра", "Zażółć gęślą jaźń", "№ 5", "20 °C", "5 €", "«Отказ»", "— да", "naïveté Ï", "Ã", "Â°", "Ð",
        "Ёлка и ёж", "Straße", "œuvre", "ŠKODA", "Þórður Æ", "100 µm", "中文 отказ", "שלום",
        "ÀÉÎÕ are letters",
    ],
)  # fmt: skip
def test_honest_text_stays(text: str) -> None:
    assert repaired(text) == text


def test_messages_stay() -> None:
    assert [repaired(message.text) for message in MESSAGES] == [message.text for message in MESSAGES]


LETTERS = st.sampled_from("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўё")
WORDS = st.lists(st.text(LETTERS, min_size=3), min_size=1).map(" ".join)


@given(WORDS)
def test_cyrillic_words_stay(text: str) -> None:
    assert repaired(text) == text
    assert repaired(text.capitalize()) == text.capitalize()


@given(WORDS, st.sampled_from(UTF8_READ_AS))
def test_any_misread_cyrillic_is_put_right(text: str, encoding: str) -> None:
    assert repaired(misread(text, encoding)) == text


@given(st.text())
def test_repair_never_fails(text: str) -> None:
    repaired(text)
