import hmac
import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.checkout import Checkout
from paysupport.errors import ConfigurationError
from paysupport.model import Status

from .checkout_objects import body

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
KEY = "8V8x0dLK%AyD*DNS8JJr"
SHOP = Checkout(webhook_keys=KEY)
BODY = body("event_declined")


def proof(sent: bytes = BODY, key: str = KEY) -> str:
    return hmac.new(key.encode(), sent, sha256).hexdigest()


def received(header: str | None, sent: bytes = BODY) -> Received:
    return Received(headers=() if header is None else (("Cko-Signature", header),), body=sent, at=NOW)


def reason(verdict: Verified | Rejected) -> str:
    assert isinstance(verdict, Rejected)
    assert KEY not in verdict.reason
    return verdict.reason


def test_a_signed_event_is_verified() -> None:
    verdict = SHOP.verify(received(proof()))
    assert isinstance(verdict, Verified)
    assert (verdict.key, verdict.event) == ("evt_az5sblvku4ge3dwpztvyizgcau", "payment_declined")
    assert (verdict.scheme, verdict.confirm) == ("Cko-Signature", False)
    assert [payment.status for payment in verdict.payments] == [Status.FAILED]


@pytest.mark.parametrize("header", [proof().upper(), f" {proof()} "])
def test_the_header_in_another_writing(header: str) -> None:
    assert isinstance(SHOP.verify(received(header)), Verified)


@pytest.mark.parametrize("keys", [("other", KEY), [SecretStr(KEY)], f"other, {KEY}", f" {KEY}\n"])
def test_any_of_several_keys_is_enough(keys: Any) -> None:
    assert isinstance(Checkout(webhook_keys=keys).verify(received(proof())), Verified)


@pytest.mark.parametrize("keys", [(), "", " ", ["", "\t"]])
def test_without_a_key_nothing_is_believed(keys: Any) -> None:
    empty = hmac.new(b"", BODY, sha256).hexdigest()
    assert "no signature key" in reason(Checkout(webhook_keys=keys).verify(received(empty)))


@pytest.mark.parametrize("header", [None, ""])
def test_without_a_signature_nothing_is_believed(header: str | None) -> None:
    assert "Cko-Signature" in reason(SHOP.verify(received(header)))


@pytest.mark.parametrize(
    "header", [proof()[:-1], proof() + "0", "é" * 64, "\ud800", f"v1={proof()}", proof(key="other")]
)
def test_another_signature_is_rejected(header: str) -> None:
    assert "does not match" in reason(SHOP.verify(received(header)))


def test_two_headers_are_rejected() -> None:
    pairs = (("Cko-Signature", proof()), ("cko-signature", proof()))
    assert "twice" in reason(SHOP.verify(Received(headers=pairs, body=BODY, at=NOW)))


@pytest.mark.parametrize(("key", "kind"), [("pk_sbox_1", "public API key"), ("wf_1", "workflow"), ("wfa_1", "action")])
def test_a_key_of_another_kind_is_named(key: str, kind: str) -> None:
    assert kind in reason(Checkout(webhook_keys=key).verify(received(proof())))


def test_a_body_that_was_written_again_is_suspected() -> None:
    rewritten = json.dumps(json.loads(BODY)).encode()
    assert "not the raw one" in reason(SHOP.verify(received(proof(), rewritten)))


@pytest.mark.parametrize(
    "sent", [b"", b"{", b"[]", b"{}", b"\xff", b'{"id": "1", "id": "2"}', b'{"id": 1.5, "type": []}']
)
def test_a_signed_body_that_is_no_event_is_rejected(sent: bytes) -> None:
    assert "no event" in reason(SHOP.verify(SHOP.sign(sent, NOW)))


@pytest.mark.parametrize("data", [{"id": "src_1"}, {"id": "pay_mbabizu24mvu3mela5njyhpit4", "amount": "x"}])
def test_a_genuine_event_without_a_readable_payment(data: dict[str, Any]) -> None:
    sent = json.dumps({"id": "evt_2", "type": "payment_approved", "data": data}).encode()
    verdict = SHOP.verify(SHOP.sign(sent, NOW))
    assert isinstance(verdict, Verified)
    assert (verdict.key, verdict.payments) == ("evt_2", ())


def test_signing_needs_a_key() -> None:
    with pytest.raises(ConfigurationError, match="signature key"):
        Checkout().sign(BODY, NOW)


@given(header=st.text(max_size=100), sent=st.binary(max_size=100))
def test_anything_else_is_rejected_and_never_raises(header: str, sent: bytes) -> None:
    assert isinstance(SHOP.verify(received(header, sent)), Rejected)
