import base64
import hmac
import json
from hashlib import sha256
from typing import Any

import pytest
from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.razorpay import Razorpay
from paysupport.errors import ConfigurationError
from paysupport.model import Status

from .razorpay_objects import HOOK, NOW, PAYLOADS, SECRET, SHOP, loaded

BODY = PAYLOADS["event_order_paid"]
HEADER = "X-Razorpay-Signature"


def proof(body: bytes = BODY, secret: str = HOOK) -> str:
    return hmac.new(secret.encode(), body, sha256).hexdigest()


def received(header: str | None, body: bytes = BODY, event_id: str = "SyntheticEvent1") -> Received:
    proven = () if header is None else ((HEADER, header),)
    return Received(headers=(*proven, ("x-razorpay-event-id", event_id)), body=body, at=NOW)


def reason(verdict: Verified | Rejected) -> str:
    assert isinstance(verdict, Rejected)
    assert HOOK not in verdict.reason
    return verdict.reason


def key(verdict: Verified | Rejected) -> str:
    assert isinstance(verdict, Verified)
    return verdict.key


def test_a_signed_event_is_verified() -> None:
    verdict = SHOP.verify(received(proof()))
    assert isinstance(verdict, Verified)
    assert (verdict.scheme, verdict.event, verdict.confirm) == (HEADER, "order.paid", False)
    (found,) = verdict.payments
    assert (found.id, found.order, found.status, found.test) == ("pay_Synthetic000001", "1234", Status.PAID, False)


def test_an_event_about_something_else_is_genuine_all_the_same() -> None:
    body = PAYLOADS["event_downtime"]
    verdict = SHOP.verify(received(proof(body), body))
    assert isinstance(verdict, Verified)
    assert (verdict.event, verdict.payments) == ("payment.downtime.started", ())


def test_a_replay_has_the_same_key_whatever_its_unsigned_event_id_says() -> None:
    first = SHOP.verify(received(proof()))
    replayed = SHOP.verify(received(proof(), event_id="SyntheticEvent2"))
    assert key(first) == key(replayed)
    other = json.dumps(loaded("event_order_paid", created_at=1795168999)).encode()
    assert key(SHOP.verify(received(proof(other), other))) != key(first)


@pytest.mark.parametrize(
    "body",
    [BODY + b" ", BODY.replace(b'"captured"', b'"failed"'), json.dumps(json.loads(BODY)).encode(), b""],
)
def test_a_changed_body_is_rejected(body: bytes) -> None:
    assert "does not match" in reason(SHOP.verify(received(proof(), body)))


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (None, "a webhook without a secret is not signed"),
        ("", "a webhook without a secret is not signed"),
        (proof(secret="other"), "does not match"),
        (proof(secret=SECRET), "does not match"),
        (proof(secret=f"{HOOK} "), "does not match"),
        (proof().upper(), "not 64 hex digits"),
        (proof()[:-1], "not 64 hex digits"),
        (proof() + "0", "not 64 hex digits"),
        (proof() + "\n", "not 64 hex digits"),
        ("sha256=" + proof(), "not 64 hex digits"),
        (base64.b64encode(bytes.fromhex(proof())).decode(), "not 64 hex digits"),
        (proof()[:-1] + "é", "not 64 hex digits"),
        (proof()[:-1] + "\udc80", "not 64 hex digits"),
        ("٣" * 64, "not 64 hex digits"),
        ("0" * 4000, "not 64 hex digits"),
    ],
)
def test_another_header_is_rejected(header: str | None, told: str) -> None:
    assert told in reason(SHOP.verify(received(header)))


def test_two_headers_are_rejected() -> None:
    twice = Received(headers=((HEADER, proof()), (HEADER.lower(), proof())), body=BODY, at=NOW)
    assert "twice" in reason(SHOP.verify(twice))


@pytest.mark.parametrize("secrets", [(), "", " ", "\n", ("", " "), SecretStr("")])
def test_an_empty_secret_proves_nothing(secrets: Any) -> None:
    shop = Razorpay(webhook_secrets=secrets)
    for header in (proof(), proof(secret=""), proof(secret=" ")):
        assert "no webhook secret" in reason(shop.verify(received(header)))
    with pytest.raises(ConfigurationError, match="its secret is needed"):
        shop.sign(BODY, NOW)


@pytest.mark.parametrize("secrets", [("new", HOOK), [SecretStr(HOOK), "new"], HOOK, SecretStr(f"{HOOK}\n")])
def test_any_of_several_secrets_is_enough(secrets: Any) -> None:
    assert isinstance(Razorpay(webhook_secrets=secrets).verify(received(proof())), Verified)


@pytest.mark.parametrize("body", [b"", b"not json", b"[]", b'{"payload": {}}', b'{"event": {}}'])
def test_a_signed_body_that_is_no_event(body: bytes) -> None:
    assert "the body is no event" in reason(SHOP.verify(received(proof(body), body)))


def test_what_is_signed_here_is_what_razorpay_documents() -> None:
    signed = SHOP.sign(BODY, NOW)
    assert (signed.header(HEADER), signed.body, signed.at) == (proof(), BODY, NOW)
    assert signed.header("X-Razorpay-Event-Id")


def test_a_schedule_that_is_not_published_is_not_guessed() -> None:
    assert SHOP.next_delivery([NOW]) is None
