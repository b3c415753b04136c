import json
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paysupport.redaction import redact, scan

VISA = "4111111111111111"
MASKED = "411111******1111"
AMEX = "378282246310005"
LONG = "6200000000000000000"


def grouped(digits: str, joint: str, size: int = 4) -> str:
    return joint.join(digits[start : start + size] for start in range(0, len(digits), size))


def in_digits_from(zero: int, digits: str = VISA) -> str:
    return "".join(chr(zero + int(digit)) for digit in digits)


JOINTS = [
    *(" ", "-", ".", "/", "_", ",", "|", ":", "~", "+", "*", "\\", "·", "•", "∙", ">", "--", "  ", " - ", " – "),
    *("\u00a0", "\u2009", "\u202f", "\u3000", "\u2028", "\t", "\n", "\r\n", "\v", "\x85", "\n    ", "\n> "),
    *("–", "—", "‐", "‑", "‒", "−"),
    *(
        "\u200b",
        "\u200c",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u00ad",
        "\u034f",
        "\u200e",
        "\u202c",
        " \u200b",
        "\u180e",
        "\u061c",
    ),
    *(
        "%20",
        "%2D",
        "%C2%A0",
        "%0A",
        "&nbsp;",
        "&#160;",
        "&#xA0;",
        "&#8203;",
        "\\n",
        "\\t",
        "\\r\\n",
        "\\u00a0",
        "\\xa0",
    ),
    *("=\n", "=\r\n", "=20", "=C2=A0", "<br>", "<br/>", "</td><td>", "</span> <span>", "<b>", "\n<br />\n"),
]


@pytest.mark.parametrize("joint", JOINTS)
def test_groups_of_four_may_be_joined_in_many_ways(joint):
    assert redact(f"карта {grouped(VISA, joint)} не прошла") == f"карта {MASKED} не прошла"
    assert redact(f"оплатил {grouped(VISA, joint)} вчера") == f"оплатил {MASKED} вчера"


@pytest.mark.parametrize(
    "written",
    [
        VISA,
        grouped(VISA, " ", 1),
        grouped(VISA, "-", 1),
        grouped(VISA, "\u200b", 1),
        grouped(VISA, "\u0336", 1),
        "".join(f"{digit}\ufe0f\u20e3" for digit in VISA),
        grouped(VISA, " ", 2),
        grouped(VISA, " ", 5),
        grouped(VISA, " ", 8),
        "411111 1111111111",
        "4111 111111111111",
        "411111111111 1111",
        "4111 1111 11111111",
        "41111111 1111 1111",
        "4111 11111111 1111",
        "411 111111 1111111",
        "41111111\n11111111",
        "4111111111\n111111",
        "4111 1111-1111.1111",
        "4111\u200b1111 1111\u00ad1111",
        in_digits_from(0xFF10),
        in_digits_from(0x660),
        in_digits_from(0x6F0),
        in_digits_from(0x966),
        in_digits_from(0x1D7CE),
        grouped(in_digits_from(0x660), " "),
        grouped(in_digits_from(0xFF10), "\u3000"),
        "4111 " + in_digits_from(0x966, "1111 ".strip()) + " 1111 1111",
    ],
)
def test_other_groupings_and_digits_of_other_scripts(written):
    assert redact(f"оплатил {written} вчера") == f"оплатил {MASKED} вчера"


@pytest.mark.parametrize("zero", [char for char in map(chr, range(0x11FFF)) if unicodedata.decimal(char, None) == 0])
def test_digits_of_every_script(zero):
    assert MASKED in redact(f"paid {in_digits_from(ord(zero))} now")


@pytest.mark.parametrize(
    ("digits", "written", "masked"),
    [
        (AMEX, "3782 822463 10005", "378282*****0005"),
        (AMEX, "3782-822463-10005", "378282*****0005"),
        (AMEX, "3782 8224 6310 005", "378282*****0005"),
        ("30569309025904", "card 3056 930902 5904", "card 305693****5904"),
        (LONG, "6200 0000 0000 0000 000", "620000*********0000"),
        (LONG, "620000 0000000000000", "620000*********0000"),
        (LONG, "6200-0000-0000-0000000", "620000*********0000"),
        (LONG, LONG, "620000*********0000"),
        ("4222222222222", "4222222222222", "422222***2222"),
        ("500000000611", "Maestro 5000 0000 0611", "Maestro 500000**0611"),
    ],
)
def test_each_length_has_its_groups_and_one_star_for_each_hidden_digit(digits, written, masked):
    assert redact(written) == masked
    assert digits not in redact(digits) or "Maestro" in written or "card" in written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"card={VISA}", f"card={MASKED}"),
        (f"PAN:{VISA}", f"PAN:{MASKED}"),
        (f"card{VISA}", f"card{MASKED}"),
        (f"Visa{VISA}", f"Visa{MASKED}"),
        (f"карта{VISA}", f"карта{MASKED}"),
        (f"card_{VISA}", f"card_{MASKED}"),
        (f"{VISA}руб", f"{MASKED}руб"),
        (f"{VISA}exp12/25", f"{MASKED}exp12/25"),
        (f"{VISA}CVV 123", f"{MASKED}CVV ***"),
        (f'{{"pan":"{VISA}"}}', f'{{"pan":"{MASKED}"}}'),
        (f'{{"pan":{VISA}}}', f'{{"pan":"{MASKED}"}}'),
        (f'{{"pan": {VISA}, "x": 1}}', f'{{"pan": "{MASKED}", "x": 1}}'),
        (f"{{'pan': {VISA}}}", f"{{'pan': '{MASKED}'}}"),
        (f'{{\\"pan\\":{VISA}}}', f'{{\\"pan\\":\\"{MASKED}\\"}}'),
        (f'"pan": {VISA}\n', f'"pan": "{MASKED}"\n'),
        (f'"pan": {grouped(VISA, " ")}', f'"pan": "{MASKED}"'),
        (f'he said "pan": {VISA} is it', f'he said "pan": {MASKED} is it'),
        (f'{{\\"pan\\":\\"{VISA}\\"}}', f'{{\\"pan\\":\\"{MASKED}\\"}}'),
        (f"https://pay.by/?card={VISA}&m=1", f"https://pay.by/?card={MASKED}&m=1"),
        (f"https://pay.by/{VISA}/status", f"https://pay.by/{MASKED}/status"),
        (f"q={grouped(VISA, '+')}&m=1", f"q={MASKED}&m=1"),
        (f"q=%20{VISA}", f"q=%20{MASKED}"),
        (f"\\n{VISA}\\n", f"\\n{MASKED}\\n"),
        (f"<Pan>{VISA}</Pan>", f"<Pan>{MASKED}</Pan>"),
        (f"**{grouped(VISA, ' ')}**", f"**{MASKED}**"),
        (f"`{VISA}`", f"`{MASKED}`"),
        (f"({VISA})", f"({MASKED})"),
        (f"1) {grouped(VISA, ' ')}", f"1) {MASKED}"),
        (f"100 {grouped(VISA, ' ')} 5", f"100 {MASKED} 5"),
        (f"12 {VISA} 34", f"12 {MASKED} 34"),
        (f"{VISA} {AMEX}", f"{MASKED} 378282*****0005"),
        (f"{VISA},{VISA}", f"{MASKED},{MASKED}"),
        (grouped(VISA * 2, " "), f"{MASKED} {MASKED}"),
        (
            f"2026-05-12 14:32:11,123 INFO pan={VISA} amount=100",
            f"2026-05-12 14:32:11,123 INFO pan={MASKED} amount=100",
        ),
        (f"12;{VISA};100.00", f"12;{MASKED};100.00"),
        (f"Card(number='{VISA}')", f"Card(number='{MASKED}')"),
        (f"{VISA}.", f"{MASKED}."),
        (f"{VISA}.00", f"{MASKED}.00"),
        (f"-{VISA}", f"-{MASKED}"),
        (VISA, MASKED),
        ("4111 1111 1111 1112 4111 1111 1111 1111", f"4111 1111 1111 1112 {MASKED}"),
    ],
)
def test_where_numbers_stand(text, expected):
    assert redact(text) == expected


def test_a_json_document_stays_one():
    text = json.dumps({"card": {"number": int(VISA), "cvv": 123}, "amount": 100})
    assert json.loads(redact(text)) == {"card": {"number": MASKED, "cvv": "***"}, "amount": 100}


@pytest.mark.parametrize(
    "text",
    [
        MASKED,
        f"{MASKED} {MASKED}",
        f"4242 {MASKED} 4242 4242 4242",
        "411111*****1111",
        "676770**0000 676770**0000",
        "4111 11** **** 1111",
        "**** **** **** 1111",
        "411111XXXXXX1111",
        "4111-11••-••••-1111",
    ],
)
def test_numbers_that_are_masked_already_stay_as_they_are(text):
    assert scan(text).text == text
    assert not scan(text).counts


LOOK_ALIKES = [
    "Заказ №7992739871300007",
    "RRN 411111111111",
    "1712345678905",  # a time in milliseconds that passes the check
    "1712345678901",
    "1712345678901234",
    "1712345678901234567",
    "1712345678",
    "550e8400-e29b-41d4-a716-446655440000",
    "41111111-1111-4111-8111-111111111111",
    "9ad8ad735945919845b9a1996af72d886ab43d3375502256dbf8dd16bca59a4e",
    "a4111111111111111",
    f"{VISA}a",
    f"ch_x{VISA}",
    "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
    "+375 29 123-45-67",
    "+375291234567",
    "+4917222000003",  # with the check digit of a card
    "8 (029) 123-45-67",
    "+7 (912) 345-67-89",
    "RR123456789BY",
    "ИНН 7712345678",
    "ИНН 771234567890",
    "ОГРН 1027700132195",
    "ОГРН 5077746887312",
    "ОГРНИП 304500116000157",
    "КПП 770101001",
    "УНП 191234567",
    "р/с 40817810099910004312",
    "ARN 74537604221222132710572",
    "pspReference 8835511210681145",
    "852591233489763C",
    "1045678901234567890",
    "20260512143055",
    "2026-05-12 14:32:11,123 4500 1200",
    "12.05.2026 14:32 4500",
    "Оплата 4 111.50 BYN",
    "took 0.4111111111111111 s",
    "4111, 1111, 1111, 1111",
    "4111; 1111; 1111; 1111",
    "411111111111",
    f"{VISA}0000",
    "BY20 OLMP 3135 0000 0010 0000 0933",
    "BY20OLMP31350000001000000933",
    "DE89370400440532013000",
    "DE89 3704 0044 0532 0130 00",
    "GB33BUKB20201555555555",
    "NO9386011117947",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_a_card_number_stays_readable(text):
    assert redact(text) == text
    assert redact(f"Платёж: {text}, проверьте") == f"Платёж: {text}, проверьте"


def test_the_digits_of_a_bank_account_are_not_a_card_if_its_check_digits_are_right():
    account = f"BY86 AKBB {grouped(VISA, ' ')} 0000"
    assert redact(account) == account
    assert redact(account.replace("BY86", "BY87")) == f"BY87 AKBB {MASKED} 0000"


@given(
    st.one_of(
        st.uuids(version=4).map(str),
        st.binary(min_size=32, max_size=32).map(bytes.hex),
        st.integers(1_500_000_000_000, 1_900_000_000_000).map(str),
        st.integers(1_500_000_000_000_000_000, 1_900_000_000_000_000_000).map(str),
        st.integers(0, 10**12 - 1).map("{:012}".format),
        st.integers(0, 10**7 - 1).map("+375 29 {:07}".format),
        st.integers(0, 10**20 - 1).map("BY00{:020}".format),
    )
)
@settings(max_examples=500)
def test_identifiers_raise_no_false_alarm(text):
    assert redact(text) == text
    assert redact(f"платёж {text} завис") == f"платёж {text} завис"


@given(
    st.integers(min_value=10**13, max_value=10**14 - 1),
    st.sampled_from(JOINTS),
    st.sampled_from(["", "x", "слово", "!", "1", "(", "№5"]),
)
def test_no_way_of_writing_leaves_the_number(body, joint, around):
    digits = f"4{body}"
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(reversed(digits)))
    digits += str(-total % 10)
    found = redact(f"{around} карта {grouped(digits, joint)}, {around}")
    assert f"{digits[:6]}******{digits[-4:]}" in found


def test_money_and_counts():
    assert redact(str(Decimal("4111111111111111.50"))) == f"{MASKED}.50"
    assert scan(f"{VISA} and {AMEX} and {VISA}").counts == {"card": 3}
