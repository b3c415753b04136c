import pytest

from paysupport.redaction import redact


def number(start: str, length: int) -> str:
    """A number of this length with the right check digit (Luhn), computed another way than the library does."""
    body = start.ljust(length - 1, "0")
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(reversed(body)))
    return body + str(-total % 10)


def masked(digits: str) -> str:
    return digits[:6] + "*" * (len(digits) - 10) + digits[-4:]


ANYWHERE = [
    # the first and the last issuer number of each range, and each length
    *((start, length) for start in ("2200", "2204", "220499") for length in (16, 17, 18, 19)),
    *((start, 16) for start in ("2221", "222100", "2720", "272099", "51", "510000", "55", "559999")),
    *((start, 15) for start in ("34", "349999", "37", "379999")),
    *((start, length) for start in ("3528", "352800", "3589", "358999") for length in (16, 17, 18, 19)),
    *((start, length) for start in ("4", "499999") for length in (16, 19)),
    ("499999", 13),
    *((start, 16) for start in ("9112", "911299")),
    *((start, length) for start in ("50", "509999", "56", "58", "589999") for length in (16, 17, 18, 19)),
    *((start, length) for start in ("6011", "601199", "644", "65", "659999") for length in (16, 19)),
    *((start, length) for start in ("62", "629999") for length in (16, 17, 18, 19)),
    *((start, length) for start in ("63", "639999", "67", "679999") for length in (16, 17, 18, 19)),
    *((start, 16) for start in ("8100", "8171", "817199")),
]
NOWHERE = [
    *((start, 16) for start in ("219999", "2205", "222099", "2721", "272100", "33", "352799", "359000", "59", "5999")),
    *(
        (start, 16)
        for start in ("34", "37", "339999", "350000", "369999", "380000", "601099", "6012", "61", "643999", "66")
    ),
    *((start, 16) for start in ("68", "69", "7", "8", "809999", "8172", "82", "9", "1", "0", "911199", "9113", "9999")),
    *((start, length) for start in ("4",) for length in (12, 14, 15, 17, 18, 20)),
    *((start, length) for start in ("2720", "51", "55") for length in (15, 17, 19)),
    *((start, length) for start in ("34", "37") for length in (14, 16, 17)),
    *((start, length) for start in ("2200", "3528", "62", "6011", "50", "58", "63", "67") for length in (15, 20)),
    ("8100", 15),
    ("8100", 17),
]
LABELLED = [
    *((start, length) for start in ("50", "56", "58", "63", "67") for length in (12, 13, 14, 15)),
    *((start, 14) for start in ("300", "305999", "36", "369999", "38", "399999")),
]


@pytest.mark.parametrize(("start", "length"), ANYWHERE)
def test_a_card_number_of_a_known_range_and_length_keeps_six_and_four_digits(start, length):
    digits = number(start, length)
    assert redact(f"paid with {digits} today") == f"paid with {masked(digits)} today"


@pytest.mark.parametrize(
    "digits", ["4945807302155", "4736819303640", "4262129972206", "4033224538329", "4364056224153"]
)
def test_thirteen_digits_of_visa_are_a_card(digits):
    assert redact(f"paid with {digits} today") == f"paid with {masked(digits)} today"


@pytest.mark.parametrize(
    "digits", ["4527720405602", "4865690702933", "4741629986493", "4982596663745", "4722926219309"]
)
def test_thirteen_digits_that_are_a_barcode_as_well_stay(digits):
    assert redact(f"bought {digits} today") == f"bought {digits} today"


@pytest.mark.parametrize(("start", "length"), ANYWHERE)
def test_a_number_with_a_wrong_check_digit_is_no_card(start, length):
    digits = number(start, length)
    wrong = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    assert redact(f"paid with {wrong} today") == f"paid with {wrong} today"


@pytest.mark.parametrize(("start", "length"), [*NOWHERE, *LABELLED])
def test_other_ranges_and_lengths_stay_readable(start, length):
    text = f"order {number(start, length)} today"
    assert redact(text) == text


@pytest.mark.parametrize(("start", "length"), LABELLED)
def test_rarer_lengths_are_masked_right_after_a_word_for_a_card(start, length):
    digits = number(start, length)
    assert redact(f"карта {digits}") == f"карта {masked(digits)}"


@pytest.mark.parametrize(("start", "length"), [("50", 12), ("56", 12), ("67", 12)])
def test_of_a_short_maestro_number_the_check_digit_must_be_right_even_after_the_word(start, length):
    digits = number(start, length)
    text = f"card {digits[:-1]}{(int(digits[-1]) + 1) % 10}"
    assert redact(text) == text


@pytest.mark.parametrize(
    "word", ["card", "Card number", "card no.", "карта", "Номер карты:", "картой", "PAN:", "Visa", "MIR", "халва"]
)
@pytest.mark.parametrize(
    "digits", ["4111111111111112", "1234567890123456", "41111111111111", "411111111111111", "62000000000000001"]
)
def test_a_mistyped_number_is_masked_right_after_a_word_for_a_card(word, digits):
    assert redact(f"{word} {digits}") == f"{word} {masked(digits)}"


@pytest.mark.parametrize(
    "text",
    [
        "card 411111111111",  # 12 digits
        "card 12345678901234567",  # 17 digits of no brand
        "card for order 1234567890123456",
        "карта лояльности 1234567890123456",
        "card id 1234567890123456",
        "Japan 1234567890123456",
        "discount 4111111111111112",
    ],
)
def test_a_mistyped_number_needs_the_word_right_before_it(text):
    assert redact(text) == text
