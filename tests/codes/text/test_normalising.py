import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.codes.text import MAX_LENGTH, normalise

NASTY = st.text(
    alphabet=st.sampled_from("ÃÂâ€™Ðаб¸³#(5)[]: -.,<>&;abcdDECLINEd'’№\u200b\xad ЁеёР°РєС–À÷ïâãЯŸ×İŉßﷺ\u0345"),
    max_size=80,
)
PIECES = [
    "&amp;", "&lt;", "&#x26;", "<b>", "error", "declined", "ОТКАЗ", ": ", " - ", "#", "51", "(", ")", "[", "]", "3-d ", "F.", "0114",
    "â€", "™", "Â", "é", "İ", "\u0345", "ﷺ", " ", ".", "!", "?", '"', "Ñ", "Ð", "°", "_",
]  # fmt: skip
ANY = st.text(max_size=2 * MAX_LENGTH) | NASTY | st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Insufficient funds.", "insufficient funds"),
        ("  Not \n\t enough   money! ", "not enough money"),
        ("Is it declined?", "is it declined?"),
        ("Your card’s payment was declined", "your card's payment was declined"),
        ("«Отказ» „Ablehnung“", 'отказ" "ablehnung'),
        ("Счёт не найден", "счет не найден"),
        ("Ｄｏ ｎｏｔ ｈｏｎｏｒ", "do not honor"),
        ("ﬁnal", "final"),
        ("Недо\u00adстаточно сред\u200bств", "недостаточно средств"),
        ("<p>Karte&nbsp;<b>abgelaufen</b></p>", "karte abgelaufen"),
        ("&lt;b&gt;Do not honor&lt;/b&gt;", "do not honor"),
        ("a < b > c & d", "a b c d"),
        ("InsufficientFunds", "insufficient funds"),
        ("Oткaз, kартa", "отказ, карта"),
        ("сard dесlined", "card declined"),
        ("visaкарта жd xx кк", "visakapta жd xx кк"),
        ("3DSFailed", "3ds failed"),
        ("IPhone and McDonald", "iphone and mcdonald"),
    ],
)
def test_signs_are_plain(message: str, said: str) -> None:
    assert normalise(message) == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Amount 12.50 USD exceeds limit 10,000.00", "amount # usd exceeds limit"),
        ("Refused on 2024-01-02 10:30 in Minsk", "refused on # in minsk"),
        ("card **** 4242 declined", "card **** # declined"),
        ("card 411111******1111 declined", "card # declined"),
        ("id 550e8400-e29b-41d4-a716-446655440000 failed", "id # failed"),
        ("transaction ab12cd34 failed", "transaction # failed"),
        ("Заказ № 1234 просрочен", "заказ # просрочен"),
        ("wait 3 days", "wait # days"),
        ("cvv2 check failed", "cvv2 check failed"),
        ("3-D Secure failed", "3-d secure failed"),
        ("3ds failed", "3ds failed"),
    ],
)
def test_numbers_are_all_alike(message: str, said: str) -> None:
    assert normalise(message) == said


@pytest.mark.parametrize(
    "message",
    [
        "01: do not honor", "[51] Do not honor", "(05) Do not honor", "05 - do not honor", "05|Do not honor",
        "Error 5051 - Do not honor", "DECLINED: do not honor", "DECLINED: 05: do not honor", "F.0114: Do not honor",
        "[ERROR] Do not honor", "RC=05 Do not honor", "reason code 51: do not honor", "Код ответа 05: do not honor",
        "Ошибка 05: do not honor", "Do not honor (05)", "Do not honor [R-17].", "Do not honor #05", "Do not honor, code 05", "Do not honor. RC=05",
        '"Do not honor"', "- do not honor -",
    ],
)  # fmt: skip
def test_codes_around_the_words_are_left_out(message: str) -> None:
    assert normalise(message) == "do not honor"


@pytest.mark.parametrize(
    "message", ["declined by bank", "error in the request", "refused without a reason", "отказ банка", "r is a letter"]
)
def test_the_first_word_of_a_sentence_is_no_code(message: str) -> None:
    assert normalise(message) == message


@pytest.mark.parametrize(("message", "said"), [("", ""), ("...", ""), ("05", ""), ("DECLINED: 05", "declined")])
def test_what_has_no_words(message: str, said: str) -> None:
    assert normalise(message) == said


@given(ANY)
def test_normalising_twice_changes_nothing(message: str) -> None:
    said = normalise(message)
    assert normalise(said) == said
    assert len(said) <= MAX_LENGTH


def test_what_stands_far_behind_does_not_count() -> None:
    assert normalise("declined " * 1000) == normalise("declined " * 1000 + "no")
