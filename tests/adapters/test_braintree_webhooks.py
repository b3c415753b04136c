import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.braintree import Braintree
from paysupport.adapters.providers.braintree.webhooks import signature
from paysupport.errors import ConfigurationError
from paysupport.model import Status

from .braintree_objects import body

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)
PUBLIC, PRIVATE = "integration_public_key", "integration_private_key"
SHOP = Braintree(public_key=PUBLIC, private_key=PRIVATE)
XML = body("event_settlement_declined.xml")
PAYLOAD = base64.encodebytes(XML).decode()


def sent(payload: str = PAYLOAD, proof: str | None = None) -> Received:
    proof = f"{PUBLIC}|{signature(PRIVATE, payload)}" if proof is None else proof
    return Received(body=urlencode({"bt_signature": proof, "bt_payload": payload}).encode(), at=NOW)


def reason(verdict: Verified | Rejected) -> str:
    assert isinstance(verdict, Rejected)
    assert PRIVATE not in verdict.reason
    return verdict.reason


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("secretKey", "hello world", "d503d7a1a6adba1e6474e9ff2c4167f9dfdf4247"),
        (PRIVATE, "20f9f8ed05f77439fe955c977e4c8a53", "d9b899556c966b3f06945ec21311865d35df3ce4"),
    ],
)
def test_signatures_that_braintree_publishes(key: str, text: str, expected: str) -> None:
    """Of the tests of its own library: braintree/braintree_python 80b03f4, test_crypto.py and test_webhooks.py."""
    assert signature(key, text) == expected


def test_a_signed_notification_is_verified() -> None:
    verdict = SHOP.verify(sent())
    assert isinstance(verdict, Verified)
    assert verdict.key == "transaction_settlement_declined:2026-11-21T02:00:00+00:00:us4b7n2k"
    assert (verdict.event, verdict.scheme) == ("transaction_settlement_declined", "bt_signature")
    assert not verdict.confirm
    assert [each.status for each in verdict.payments] == [Status.FAILED]


@pytest.mark.parametrize("payload", [PAYLOAD.strip(), base64.b64encode(XML).decode()])
def test_the_payload_with_and_without_its_last_line_break(payload: str) -> None:
    for proof in (signature(PRIVATE, payload), signature(PRIVATE, payload + "\n")):
        assert isinstance(SHOP.verify(sent(payload, f"{PUBLIC}|{proof}")), Verified)


def test_one_of_several_pairs_is_enough() -> None:
    proof = f"other|{'0' * 40}&{PUBLIC}|{signature(PRIVATE, PAYLOAD)}&more"
    assert isinstance(SHOP.verify(sent(proof=proof)), Verified)


@pytest.mark.parametrize("keys", [{"private_key": SecretStr(PRIVATE)}, {"private_key": f" {PRIVATE}\n"}])
def test_keys_may_be_secret_or_have_blanks_around_them(keys: dict[str, Any]) -> None:
    assert isinstance(Braintree(public_key=f" {PUBLIC} ", **keys).verify(sent()), Verified)


@pytest.mark.parametrize(
    "proof",
    [
        "",
        "|",
        f"{PUBLIC}",
        f"{PUBLIC}|",
        f"{PUBLIC}|{signature(PRIVATE, PAYLOAD)}|",
        f"{PUBLIC}|{signature(PRIVATE, PAYLOAD).upper()}",
        f"{PUBLIC}|{signature('other', PAYLOAD)}",
        f"{PUBLIC}|{signature('', PAYLOAD)}",
        f"other|{signature(PRIVATE, PAYLOAD)}",
        f"{PUBLIC.upper()}|{signature(PRIVATE, PAYLOAD)}",
        f"|{signature(PRIVATE, PAYLOAD)}",
        f"{PUBLIC}|\u2713",
    ],
)
def test_a_proof_that_proves_nothing(proof: str) -> None:
    told = reason(SHOP.verify(sent(proof=proof)))
    assert "bt_signature holds no pair" in told or "the signature does not match" in told


def test_the_proof_of_another_notification() -> None:
    other = base64.encodebytes(body("event_settled.xml")).decode()
    assert "does not match" in reason(SHOP.verify(sent(other, f"{PUBLIC}|{signature(PRIVATE, PAYLOAD)}")))


@pytest.mark.parametrize("more", ["&bt_payload=PGEvPg==", "&bt_signature=x"])
def test_a_field_that_stands_twice(more: str) -> None:
    received = sent()
    assert "stands twice" in reason(SHOP.verify(replace(received, body=received.body + more.encode())))


@pytest.mark.parametrize(
    "keys",
    [{}, {"public_key": PUBLIC}, {"private_key": PRIVATE}, {"public_key": " ", "private_key": PRIVATE}]
    + [{"public_key": PUBLIC, "private_key": empty} for empty in ("", " ", SecretStr(""))],
)
def test_without_both_keys_nothing_is_believed(keys: dict[str, Any]) -> None:
    nothing = Braintree(**keys)
    public = keys.get("public_key", "").strip()
    assert "not both configured" in reason(nothing.verify(sent(proof=f"{public}|{signature('', PAYLOAD)}")))
    with pytest.raises(ConfigurationError, match="public key and private key"):
        nothing.sign(XML, NOW)


@pytest.mark.parametrize(
    "content",
    [
        b"no XML",
        b"<other/>",
        b"<notification/>",
        b"<notification><kind>check</kind><timestamp>now</timestamp></notification>",
        b"<!DOCTYPE n><notification><kind>check</kind></notification>",
        b"\xff",
    ],
)
def test_a_right_signature_on_something_else(content: bytes) -> None:
    assert "the signature is right, but" in reason(SHOP.verify(sent(base64.encodebytes(content).decode())))


def test_a_right_signature_on_what_is_no_base64() -> None:
    assert "is no base64" in reason(SHOP.verify(sent("PGEvP")))


@pytest.mark.parametrize(
    ("subject", "key"),
    [
        (b"<check type='boolean'>true</check>", "check::"),
        (b"<subscription><id>s1</id></subscription>", "check::s1"),
        (b"<local-payment-reversed><payment-id>PAY-1</payment-id></local-payment-reversed>", "check::PAY-1"),
        (b"", "check::"),
    ],
)
def test_the_key_names_what_it_is_about(subject: bytes, key: str) -> None:
    told = b"<notification><kind>check</kind><subject>" + subject + b"</subject></notification>"
    verdict = SHOP.verify(SHOP.sign(told, NOW))
    assert isinstance(verdict, Verified)
    assert verdict.key == key


def test_what_is_no_payment_is_verified_without_one() -> None:
    told = b"<notification><kind>check</kind><subject><check type='boolean'>true</check></subject></notification>"
    verdict = SHOP.verify(SHOP.sign(told, NOW))
    assert isinstance(verdict, Verified)
    assert (verdict.event, verdict.payments) == ("check", ())


def test_a_replay_has_the_same_key() -> None:
    verdicts = [SHOP.verify(replace(sent(), at=NOW + timedelta(hours=hours))) for hours in (0, 30)]
    assert len({verdict.key for verdict in verdicts if isinstance(verdict, Verified)}) == 1


def test_sign_is_the_counterpart_of_verify() -> None:
    received = SHOP.sign(XML, NOW)
    assert received.header("content-type") == "application/x-www-form-urlencoded"
    assert isinstance(SHOP.verify(received), Verified)
    assert "no pair of the configured public key" in reason(Braintree(public_key="x", private_key="y").verify(received))


@given(st.binary(max_size=300))
def test_any_content_is_verified_or_rejected(content: bytes) -> None:
    assert isinstance(SHOP.verify(SHOP.sign(content, NOW)), Verified | Rejected)


@pytest.mark.parametrize(
    ("mode", "hours", "comes"),
    [("live", 1, True), ("live", 23, True), ("live", 24, False), ("test", 2, True), ("test", 3, False)],
)
def test_a_failed_webhook_comes_again_each_hour(mode: str, hours: int, *, comes: bool) -> None:
    made = [NOW, NOW + timedelta(hours=hours)]
    expected = made[-1] + timedelta(hours=1) if comes else None
    assert Braintree(mode=mode).next_delivery(made) == expected


def test_without_a_delivery_none_comes_again() -> None:
    assert SHOP.next_delivery([]) is None
