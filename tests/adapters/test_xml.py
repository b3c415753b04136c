from functools import reduce
from typing import Any

import pytest

from paysupport.adapters.xml import elements
from paysupport.errors import InputError

DECLARED = b'<?xml version="1.0" encoding="utf-8"?>'


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"<a/>", {"a": ""}),
        (b"\xef\xbb\xbf" + DECLARED + b"<a>1 &amp; 2 &#1103;</a>", {"a": "1 & 2 я"}),
        (b"<a><b> x </b></a>", {"a": {"b": " x "}}),
        (b"<a>\n  <b>1</b>\n  <c><d/></c>\n</a>", {"a": {"b": "1", "c": {"d": ""}}}),
        (b"<a><b>1</b><c/><b>2</b><b><c/></b></a>", {"a": {"b": ["1", "2", {"c": ""}], "c": ""}}),
        (b'<n:a xmlns:n="http://n/" m="1"><n:b>1</n:b></n:a>', {"a": {"b": "1"}}),
        (b'<a xmlns="http://n/"><b><![CDATA[<x>]]>&lt;</b><!-- none --></a>', {"a": {"b": "<x><"}}),
        (b"<a>text <b>1</b> beside</a>", {"a": {"b": "1"}}),
    ],
)
def test_elements_are_read_by_their_names(body: bytes, found: Any) -> None:
    assert elements(body) == found


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no element found"),
        (b"<a", "unclosed token"),
        (b"<a/><b/>", "junk after document element"),
        (b"<a>\xff</a>", "not well-formed"),
        (b"<?xml version='1.0' encoding='windows-1251'?><a>\xff</a>", "not well-formed"),
        (b"<a>&b;</a>", "undefined entity"),
        (b"<n:a/>", "unbound prefix"),
        (b"<!DOCTYPE a><a/>", "document type"),
        (b'<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>', "document type"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "document type"),
        (b"<a>" + b"x" * (1 << 20) + b"</a>", "more than 1048576 bytes"),
        (b"<a>" * 100_000, "nested more than 64"),
    ],
)
def test_everything_else_is_refused(body: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        elements(body)
    assert "passwd" not in str(refused.value)


@pytest.mark.parametrize(("levels", "fits"), [(64, True), (65, False)])
def test_elements_are_nested_at_most_64_deep(levels: int, fits: bool) -> None:
    body = reduce(lambda inner, _: b"<a>" + inner + b"</a>", range(levels), b"")
    if fits:
        assert elements(body)
    else:
        with pytest.raises(InputError):
            elements(body)
