import base64
from typing import Any

import pytest

from paysupport.adapters.providers.braintree import Braintree
from paysupport.adapters.providers.braintree.bodies import document_of
from paysupport.errors import InputError
from paysupport.model import Status

from .braintree_objects import body


def test_xml_as_braintrees_libraries_read_it() -> None:
    text = b"""<?xml version="1.0" encoding="UTF-8"?>
    <some-object>
      <last-4>1111</last-4>
      <page-size type="integer">50</page-size>
      <odd type="integer">50.5</odd>
      <tax-exempt type="boolean">true</tax-exempt>
      <default type="boolean">false</default>
      <order-id nil="true"/>
      <empty></empty>
      <created-at type="datetime">2026-11-20T10:00:00Z</created-at>
      <ids type="array"><item>a</item><item>b</item></ids>
      <none type="array"/>
      <found type="collection"><total-items type="integer">1</total-items><one><id>a</id></one></found>
      <twice>1</twice><twice>2</twice>
      <name>A &amp; B</name>
    </some-object>"""
    assert document_of(text) == {
        "some_object": {
            "last_4": "1111",
            "page_size": 50,
            "odd": "50.5",
            "tax_exempt": True,
            "default": False,
            "order_id": None,
            "empty": None,
            "created_at": "2026-11-20T10:00:00Z",
            "ids": ["a", "b"],
            "none": [],
            "found": [{"id": "a"}],
            "twice": ["1", "2"],
            "name": "A & B",
        }
    }


def test_json_stays_json() -> None:
    assert document_of(b' {"a": 1}') == {"a": 1}


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b"\r\n  "])
def test_what_stands_before_xml(start: bytes) -> None:
    (found,) = Braintree().read(start + body("event_settled.xml"))
    assert found.status is Status.PAID


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"<a><b></a>", "not XML: mismatched tag at line 1"),
        (b"<a>", "not XML: no element found"),
        (b"<a/><b/>", "not XML: junk after document element"),
        (b"<a>\xff</a>", "not XML"),
        (b"<a>&nothing;</a>", "not XML: undefined entity"),
        (b'<!DOCTYPE a [<!ENTITY e "text">]><a>&e;</a>', "a document type"),
        (b'<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>', "a document type"),
        (b"<!DOCTYPE html><html></html>", "a document type"),
        (b"<a>" * 65 + b"</a>" * 65, "nested more than 64 levels deep"),
    ],
)
def test_xml_that_is_refused(text: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        document_of(text)


def test_entities_never_grow() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'
    with pytest.raises(InputError, match="a document type"):
        document_of(bomb)


def test_many_equal_names_are_read_in_time() -> None:
    document: Any = document_of(b"<a>" + b"<b>1</b>" * 100_000 + b"</a>")
    assert len(document["a"]["b"]) == 100_000


def test_the_body_of_a_webhook() -> None:
    payload = base64.encodebytes(body("event_settled.xml")).decode().replace("\n", "%0A").replace("+", "%2B")
    (found,) = Braintree().read(f"bt_signature=not+checked&bt_payload={payload}".encode())
    assert (found.id, found.status) == ("us4b7n2k", Status.PAID)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"bt_signature=a", "without bt_signature or bt_payload"),
        (b"bt_payload=PGEvPg==", "without bt_signature or bt_payload"),
        (b"bt_signature=a&bt_payload=PGEvPg==&bt_payload=PGIvPg==", "stands twice"),
        (b"bt_signature=a&bt_signature=b&bt_payload=PGEvPg==", "stands twice"),
        (b"bt_signature=a&bt_payload=" + b"&x=" * 20, "stands twice"),
        (b"bt_signature=\xff&bt_payload=PGEvPg==", "neither JSON nor a form"),
        (b"bt_signature=%ff&bt_payload=PGEvPg==", "neither JSON nor a form"),
        (b"bt_signature=a&bt_payload=", "no base64 in bt_payload"),
        (b"bt_signature=a&bt_payload=PG+EvPg", "read as a space"),
        (b"bt_signature=a&bt_payload=PGEvP", "bt_payload is no base64"),
        (b"bt_signature=a&bt_payload=bm90IFhNTA==", "not XML"),
    ],
)
def test_the_body_of_a_webhook_that_is_none(sent: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        document_of(sent)
