"""JSON in, as hostile as it comes."""

import gzip
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.documents import MAX_DEPTH, parse, pointer, resolve
from paysupport.errors import InputError


def test_numbers_with_a_point_stay_exact() -> None:
    assert parse(b'{"amount": 1234567890123456.78}') == {"amount": Decimal("1234567890123456.78")}
    assert type(parse(b"25")) is int


def test_a_byte_order_mark_is_no_fault() -> None:
    assert parse(b"\xef\xbb\xbf[1]") == [1]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty; expected a JSON document"),
        (b"  \n", "empty; expected a JSON document"),
        (b"<!doctype html><title>502</title>", "HTML or XML; expected JSON"),
        ('{"a": 1}'.encode("utf-16"), "UTF-16 or UTF-32 text; expected JSON in UTF-8"),
        ('{"a": 1}'.encode("utf-16-le"), "binary, or UTF-16 or UTF-32 text; expected JSON in UTF-8"),
        (gzip.compress(b'{"a": 1}'), "compressed (gzip); expected JSON"),
        (b'{"amount": 1e999999999999999999999}', "a number that no amount can be at line 1 column 35"),
        ('{"имя": "Ю"}'.encode("cp1251"), "not UTF-8 text at line 1 column 3; expected JSON in UTF-8"),
        (b'{"pin": 1234, "pin": 4321}', "the same key stands twice in one object at line 1 column 21"),
        (b'{"amount": NaN}', "not JSON: expected value at line 1 column 12"),
        (b'{"amount": -Infinity}', "not JSON: invalid number at line 1 column 13"),
        (b'{"amount": 25', "not JSON: EOF while parsing an object at line 1 column 13"),
        (b"[1] [2]", "not JSON: trailing characters at line 1 column 5"),
        (b"[" * 200 + b"]" * 200, "nested more than 64 levels deep"),
        (b"[" * 9000, "nested more than 64 levels deep"),
    ],
)
def test_what_is_no_json_is_told_in_one_line(body: bytes, said: str) -> None:
    with pytest.raises(InputError) as refused:
        parse(body)
    assert str(refused.value) == said


@pytest.mark.parametrize("wide", [False, True])
def test_depth_is_counted_not_size(wide: bool) -> None:
    deep = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert parse(b"[%s]" % b",".join([b"{}"] * 500) if wide else deep)
    with pytest.raises(InputError, match="64 levels"):
        parse(b'{"a":' + deep + b"}")


def test_a_duplicate_key_is_not_repeated_in_the_error() -> None:
    with pytest.raises(InputError) as refused:
        parse(b'{"4200000000000000": 1, "4200000000000000": 2}')
    assert "4200" not in str(refused.value)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_an_input_error(body: bytes) -> None:
    try:
        parse(body)
    except InputError as refused:
        assert "\n" not in str(refused)


@given(st.lists(st.one_of(st.text(), st.integers(0, 3)), min_size=1, max_size=5))
def test_a_pointer_leads_back_to_its_value(tokens: list[str | int]) -> None:
    document: object = "found"
    for token in reversed(tokens):
        document = {token: document} if isinstance(token, str) else [None] * token + [document]
    assert resolve(document, pointer(*tokens)) == "found"


@pytest.mark.parametrize("place", ["/a/b/c", "/a/0", "/list/7", "/list/x", "/list/-1"])
def test_a_pointer_to_nothing_is_a_lookup_error(place: str) -> None:
    with pytest.raises(LookupError):
        resolve({"a": {"b": 1}, "list": [1]}, place)
