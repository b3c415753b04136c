import json
from base64 import b64encode, urlsafe_b64encode
from quopri import encodestring
from urllib.parse import quote

import pytest

from paysupport.redaction import redact, scan

VISA = "4111111111111111"
MASKED = "411111******1111"


def escaped(text: str) -> str:
    return "".join(f"\\u{ord(char):04x}" for char in text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'{{"card":"{escaped(VISA)}"}}', f'{{"card":"{MASKED}"}}'),
        (json.dumps({"card": "٤١١١١١١١١١١١١١١١"}), f'{{"card": "{MASKED}"}}'),
        (
            json.dumps({"a": json.dumps({"b": "４１１１１１１１１１１１１１１１"})}),
            f'{{"a": "{{\\"b\\": \\"{MASKED}\\"}}"}}',
        ),
        ("pan=" + "".join(f"%{ord(char):02X}" for char in VISA), f"pan={MASKED}"),
        ("pan=4111%25201111%25201111%25201111", f"pan={MASKED}"),
        ("<pan>" + "".join(f"&#{ord(char)};" for char in VISA) + "</pan>", f"<pan>{MASKED}</pan>"),
        ("<pan>" + "".join(f"&#x{ord(char):x};" for char in VISA) + "</pan>", f"<pan>{MASKED}</pan>"),
        ("".join(f"&amp;#{ord(char)};" for char in VISA), MASKED),
        ("".join(f"\\x{ord(char):02x}" for char in VISA), MASKED),
        (f"card=3D{VISA}", f"card={MASKED}"),
        ("card 41111111=\n11111111", f"card {MASKED}"),
        ("card 41111111=\r\n11111111", f"card {MASKED}"),
        (json.dumps({"m": "пароль: абв, заказ 5"}), '{"m": "пароль: ***, заказ 5"}'),
        (json.dumps({"m": "код с обратной стороны 123"}), '{"m": "код с обратной стороны ***"}'),
        (f"q={quote('код с обратной стороны 123')}", "q=код с обратной стороны ***"),
        (repr("пин 4821".encode()), "b'пин ***'"),
        (encodestring("пароль qwerty123".encode()).decode(), "пароль ***"),
    ],
)
def test_what_escapes_say_is_read(text, expected):
    assert redact(text) == expected
    assert redact(expected) == expected


@pytest.mark.parametrize("cut", ["=\n", "=\r\n"])
def test_a_phrase_is_read_over_the_folds_of_mail(cut):
    text = f"mine: legal winner thank year wave sau{cut}sage worth useful legal winner thank yellow."
    assert redact(text) == "mine: [seed phrase]."


def test_a_person_in_escapes_goes_where_asked():
    text = '{"email":"ivan\\u0040example.com"}'
    assert redact(text, personal=True) == '{"email":"[email]"}'
    assert redact(text) == text


def test_what_is_masked_in_both_readings_is_counted():
    assert scan(f'password=abc {{"card":"{escaped(VISA)}"}}').counts == {"secret": 1, "card": 1}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"m": "Недостаточно средств", "code": "05"}),
        f"q={quote('заказ 12345 не оплачен')}",
        '"quote \\u0022 and \\u005c and \\u003c"',
        "\\ud83d\\ude00 %F0%9F%98%80 &#128512; &#xD83D;",
        "broken %D0 and %FF%FE and \\xff and =FF",
        "%0A%00%22 \\u0000 \\x1b[0m",
        "100% = 5 & more",
        "one=\ntwo",
    ],
)
def test_escapes_that_hide_nothing_stay_as_they_are(text):
    assert redact(text) == text


@pytest.mark.parametrize(("escaped_times", "expected"), [(0, MASKED), (3, MASKED), (5, MASKED), (6, None), (40, None)])
def test_escapes_of_escapes_are_read_a_few_times(escaped_times, expected):
    text = "".join(f"%{'25' * escaped_times}{ord(char):02X}" for char in VISA)
    assert redact(text) == (expected or text)


def test_escapes_of_structure_stay():
    assert redact(f'{{"m":"\\u0022{escaped(VISA)}\\u0022"}}') == f'{{"m":"\\u0022{MASKED}\\u0022"}}'
    assert redact(f"a=%7B%22{quote('пин 4821')}%22%7D%0A%C2%85") == 'a={"пин ***"}%0A%C2%85'


@pytest.mark.parametrize("inner", [f"My card is {VISA}", '{"password":"abc"}', "пин 4821, заказ 5", "zoo\n" * 24])
def test_base64_of_what_must_not_leave_goes(inner):
    written = b64encode(inner.encode()).decode()
    assert redact(written) == "***"
    assert redact(written.rstrip("=")) == "***"
    assert redact(f'{{"body":"{written}"}}') == '{"body":"***"}'
    assert redact(urlsafe_b64encode(inner.encode()).decode()) == "***"
    assert redact(b64encode(written.encode()).decode()) == "***"
    assert scan(written).counts == scan(inner).counts
    assert scan(f"{written} {written}").counts == {kind: 2 * count for kind, count in scan(inner).counts.items()}


def test_base64_is_opened_twice():
    written = f"My card is {VISA}%20"
    for expected in ("***", "***", None, None):
        written = b64encode(written.encode()).decode()
        assert redact(written) == (expected or written)


@pytest.mark.parametrize("before", [25, 40])
def test_base64_over_lines_is_one(before):
    body = f"Hello, {'x' * before} my card number is {VISA}, {'y' * 30} please refund me.".encode()
    lines = [body[at : at + 57] for at in range(0, len(body), 57)]
    folded = "\n".join(b64encode(line).decode() for line in lines)
    assert redact(f"Encoding: base64\n\n{folded}\n\nthanks a lot") == "Encoding: base64\n\n***\n\nthanks a lot"
    assert redact(f"{folded}\nthanks") == "***\nthanks"


@pytest.mark.parametrize(
    "text",
    [
        b64encode(b"Hello, my order 12345 is not paid").decode(),
        b64encode(bytes(range(64))).decode(),
        "Hello-this-is-a-long-word-with-number-1",
        "0000000000000000000000000006a1c60000",
        "aaaaaaaaaaaaaaaaaaaa1",
    ],
)
def test_base64_of_anything_else_stays(text):
    assert redact(text) == text
