import re
import subprocess
import sys
import time
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from paysupport.redaction import LIMIT, Redacted, redact, redact_document, scan

VISA = "4111111111111111"
HEX = "9ad8ad735945919845b9a1996af72d886ab43d3375502256dbf8dd16bca59a4e"
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
FRAGMENTS = [
    *(
        VISA,
        "4111 1111 1111 1111",
        "4242 4242 4242",
        "378282246310005",
        "411111******1111",
        "12/25",
        "123",
        "1234",
        "4 1 1 1",
        "411",
    ),
    *(
        "cvv",
        "код на обороте",
        "pin",
        "ПИН-код",
        "card",
        "карта",
        "password",
        "пароль",
        "secret key",
        "token",
        "api_key",
        "private key",
    ),
    *(
        ":",
        "=",
        " ",
        " ",
        " ",
        ", ",
        "\n",
        "-",
        "*",
        "**",
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        "&",
        "%20",
        "\\n",
        "<b>",
        "/",
        "@",
        "://",
        "_",
        ".",
    ),
    *(
        "Authorization",
        "Basic",
        "Bearer",
        "MzYxOnNlY3JldA==",
        "Cookie",
        "a=b",
        "abc123",
        "hunter2",
        "***",
        "[seed phrase]",
        "[name]",
    ),
    *(PHRASE, "legal winner thank year wave sausage", "worth useful", "seed", HEX, "0x", "tx hash", "shop_id", "361:"),
    *(
        "sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc",
        "-----BEGIN PRIVATE KEY-----",
        "-----END PRIVATE KEY-----",
        "track2",
        f"{VISA}=2512101",
    ),
    *(
        "a@b.by",
        "+375 29 123-45-67",
        "Иванов И.И.",
        "Mr",
        "John Smith",
        "IVAN IVANOV",
        "ул. Ленина, 5",
        "1.2.3.4",
        "holder",
        "address",
    ),
    *("😀", "\u200b", "\u0301", "\ud800", "１２３４", "٤١١١", "é", "ключ", "x"),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))


@given(text=TEXTS, personal=st.booleans())
@settings(max_examples=600, deadline=None)
@example(text="cvv 123 411 111111 1111111", personal=False)
@example(text="4242 4242 4242 4242 4242 4242 4242", personal=False)
@example(text="card 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", personal=False)
def test_what_is_masked_once_stays_the_same(text, personal):
    once = redact(text, personal=personal)
    assert redact(once, personal=personal) == once


@given(
    st.lists(st.sampled_from([VISA, "4111 1111 1111 1111", "4111-1111-1111-1111"]), min_size=1),
    st.text(alphabet="абвгд ,.\n"),
)
def test_no_card_number_is_left(numbers, around):
    masked = redact(f" {around} ".join(numbers))
    assert not re.search(r"4111[ -]?1111[ -]?1111", masked)


@given(TEXTS)
@settings(deadline=None)
def test_scan_says_what_redact_does(text):
    scanned = scan(text)
    assert scanned.text == redact(text)
    assert bool(scanned.counts) == (scanned.text != text) or "***" in text


def test_a_result_is_frozen():
    result = scan(f"card {VISA}, cvv 123")
    assert result == Redacted("card 411111******1111, cvv ***", {"card": 1, "cvv": 1})
    with pytest.raises(FrozenInstanceError):
        setattr(result, "text", VISA)  # noqa: B010
    with pytest.raises(TypeError):
        result.counts["card"] = 2
    assert scan("nothing").counts == {}


KINDS = (
    *("card", "cvv", "pin", "track", "secret", "authorization", "userinfo", "seed_phrase", "private_key"),
    *("email", "phone", "name", "address"),
)


def test_each_kind_is_counted():
    text = (
        f"{VISA}, cvv 123, pin 1234, {VISA}=2512101, password=abc, Authorization: Basic YTpi\nhttps://a:b@c.by "
        f"{PHRASE}; private_key={HEX} a@b.by, +375 29 123-45-67, Mr Smith, ул. Ленина, 5"
    )
    counts = scan(text, personal=True).counts
    assert counts == dict.fromkeys(KINDS, 1)


def test_in_json_and_in_a_log_line():
    assert redact('{"card":{"number":"4111111111111111","verification_value":"123","token":"abc"}}') == (
        '{"card":{"number":"411111******1111","verification_value":"***","token":"***"}}'
    )
    assert redact(f"2026-05-12 INFO POST https://361:abc@gateway.by/?key=abc body={{'pan': '{VISA}'}}") == (
        "2026-05-12 INFO POST https://***@gateway.by/?key=*** body={'pan': '411111******1111'}"
    )


def test_what_one_mask_uncovers_the_next_round_takes():
    assert redact("seed 1 cvv 123 411 111111 1111111") == "seed 1 cvv *** 411111******1111"


@pytest.mark.parametrize("length", [LIMIT - 1, LIMIT])
def test_a_text_within_the_limit_is_whole(length):
    text = "б" * length
    assert redact(text) == text


def test_a_longer_text_is_cut_with_a_mark():
    text = "абвгд " * (LIMIT // 6 + 2)
    masked = redact(text)
    assert masked.endswith("абвгд [cut]")
    assert LIMIT - 520 < len(masked) <= LIMIT
    assert masked.removesuffix("[cut]") == text[: len(masked) - 5]
    assert redact(masked) == masked


@pytest.mark.parametrize("shift", range(18))
def test_no_part_of_a_number_is_left_at_the_cut(shift):
    text = "абвгд " * ((LIMIT - 40) // 6)
    text += "x" * (LIMIT - len(text) - 5 - shift) + " " + VISA + " "
    masked = redact(text + "y" * 1000)
    assert "4111" not in masked
    assert masked.endswith("[cut]")


def test_without_a_boundary_the_end_goes():
    assert redact("1" * (LIMIT + 1)) == "1" * (LIMIT - 5 - 512) + "[cut]"


def test_a_text_that_grows_over_the_limit_is_cut_again():
    text = "pwd=1 " * (LIMIT // 6)
    masked = redact(text)
    assert len(masked) <= LIMIT
    assert set(masked.removesuffix("[cut]").split()) <= {"pwd=***", "pwd=**", "pwd=*", "pwd=", "pwd", "pw", "p"}
    assert redact(masked) == masked


@pytest.mark.parametrize("text", ["", " ", "\ud800", "\udfff 4111111111111111", "\x00", "e\u0301" * 100, "ﷺ" * 100])
def test_any_text_is_taken(text):
    assert redact(text, personal=True) == text.replace(VISA, "411111******1111")


def test_a_document_is_masked_by_text_and_key():
    assert redact_document({"cvv": 1, "x": [f"card {VISA}"]}) == {"cvv": "***", "x": ["card 411111******1111"]}
    assert redact_document({"email": "a@b.by"}) == {"email": "a@b.by"}
    assert redact_document({"x": "a@b.by"}, personal=True) == {"x": "[email]"}


def test_the_word_lists_are_not_read_on_import():
    code = "import paysupport.redaction as r, paysupport.redaction.phrases as p; assert p._lists.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


HOSTILE = [
    "4",
    "4 ",
    "44 ",
    "4444 ",
    " ",
    "a",
    "e\u0301\u0316",
    "5HueCGU8rMjxEXxi",
    "abandon ability ",
    "token:",
    "\"':{",
    "a.a@a.",
    "%20",
    "://a",
    "%34",
    "\\u0034",
    "&#52;",
    "=D0=BF",
    "\\\\",
    "<a",
    "zoo ",
    "zoo <b>",
    "QUJDREVGR0hJSktM",
    "QUJDREVGR0hJSktMTU5PUA\n",
    "cvv (",
    "пароль от ",
    "name: Ab ",
    "адрес: ",
]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("personal", [False, True])
def test_time_grows_with_the_input_only(unit, personal):
    def least(size: int) -> float:
        text = (unit * size)[:size]
        times = []
        for _ in range(3):
            start = time.process_time()
            redact(text, personal=personal)
            times.append(time.process_time() - start)
        return min(times)

    least(1 << 10)
    small, large = least(1 << 13), least(1 << 15)
    assert large <= small * 4 * 2.5 + 0.01
