import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha1, sha256
from typing import Any

import pytest

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.square import Square
from paysupport.errors import ConfigurationError
from paysupport.model import Status

from .square_objects import KEY, NOW, PAYLOADS, SHOP, URL, loaded

BODY = PAYLOADS["event_payment"]
HEADER = "x-square-hmacsha256-signature"


def proof(body: bytes = BODY, key: str = KEY, url: str = URL) -> str:
    return base64.b64encode(hmac.new(key.encode(), url.encode() + body, sha256).digest()).decode()


def received(header: str | None, body: bytes = BODY, name: str = HEADER) -> Received:
    return Received(headers=() if header is None else ((name, header),), body=body, at=NOW)


def reason(verdict: Verified | Rejected) -> str:
    assert isinstance(verdict, Rejected)
    assert KEY not in verdict.reason
    return verdict.reason


def test_a_signed_event_is_verified() -> None:
    verdict = SHOP.verify(received(proof()))
    assert isinstance(verdict, Verified)
    assert (verdict.key, verdict.scheme, verdict.event) == (
        "6a8f5f28-0000-4000-8000-000000000001",
        HEADER,
        "payment.updated",
    )
    assert [(payment.id, payment.status) for payment in verdict.payments] == [
        ("R2BSyntheticPaid00000001ZY", Status.PAID)
    ]
    assert not verdict.confirm


def test_a_replay_has_the_same_key_and_another_event_another_one() -> None:
    first, again = (SHOP.verify(received(proof())) for _ in range(2))
    body = json.dumps({**loaded("event_payment"), "event_id": "other"}).encode()
    other = SHOP.verify(received(proof(body), body))
    assert isinstance(first, Verified)
    assert isinstance(again, Verified)
    assert isinstance(other, Verified)
    assert first.key == again.key != other.key


def test_an_event_about_something_else_is_genuine_all_the_same() -> None:
    body = PAYLOADS["event_order"]
    verdict = SHOP.verify(received(proof(body), body))
    assert isinstance(verdict, Verified)
    assert (verdict.event, verdict.payments) == ("order.updated", ())


@pytest.mark.parametrize(
    "url",
    [
        "https://shop.example.com/square/",
        "http://shop.example.com/square",
        "http://shop.example.com/square/",
    ],
)
def test_signed_for_a_url_that_differs_a_little_is_rejected_and_named(url: str) -> None:
    told = reason(SHOP.verify(received(proof(url=url))))
    assert told.startswith(f"signed for {url}, and {URL} is configured")
    here = Square(signature_keys=KEY, notification_url=url)
    assert reason(here.verify(received(proof()))).startswith(f"signed for {URL}, and {url} is configured")


@pytest.mark.parametrize("url", ["https://www.shop.example.com/square", "https://shop.example.com/Square", ""])
def test_signed_for_another_url_is_rejected(url: str) -> None:
    assert "does not match" in reason(SHOP.verify(received(proof(url=url))))


@pytest.mark.parametrize(
    "body",
    [
        BODY + b" ",
        BODY.replace(b"COMPLETED", b"FAILED"),
        json.dumps(json.loads(BODY)).encode(),
        b"",
    ],
)
def test_a_changed_body_is_rejected(body: bytes) -> None:
    assert "does not match" in reason(SHOP.verify(received(proof(), body)))


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (None, "missing or stands there twice"),
        ("", "missing or stands there twice"),
        (proof(key="other"), "does not match"),
        (proof().lower(), "does not match"),
        (base64.b64decode(proof()).hex(), "does not match"),
        (proof().rstrip("="), "not base64"),
        (proof().replace("=", "%3D"), "not base64"),
        (base64.urlsafe_b64encode(b"\xff" * 32).decode(), "not base64"),
        (proof() + "\n", "not base64"),
        (proof() + "é", "not base64"),
        (proof() + "\udc80", "not base64"),
        ("A" * 4000, "not base64"),
        ("sha256=" + proof(), "not base64"),
    ],
)
def test_another_header_is_rejected(header: str | None, told: str) -> None:
    assert told in reason(SHOP.verify(received(header)))


def test_two_headers_are_rejected() -> None:
    twice = Received(headers=((HEADER, proof()), (HEADER.upper(), proof())), body=BODY, at=NOW)
    assert "twice" in reason(SHOP.verify(twice))


def test_the_withdrawn_signature_proves_nothing() -> None:
    old = base64.b64encode(hmac.new(KEY.encode(), URL.encode() + BODY, sha1).digest()).decode()
    assert "withdrawn" in reason(SHOP.verify(received(old, name="x-square-signature")))


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"signature_keys": KEY},
        {"notification_url": URL},
        {"signature_keys": KEY, "notification_url": " "},
        {"signature_keys": "", "notification_url": URL},
        {"signature_keys": " , ", "notification_url": URL},
        {"signature_keys": ("", " "), "notification_url": URL},
    ],
)
def test_nothing_is_proven_without_key_or_url(keys: dict[str, Any]) -> None:
    shop = Square(**keys)
    empty = base64.b64encode(hmac.new(b"", URL.encode() + BODY, sha256).digest()).decode()
    for header in (proof(), empty, proof(url="")):
        assert "not both configured" in reason(shop.verify(received(header)))
    with pytest.raises(ConfigurationError, match="needed"):
        shop.sign(BODY, NOW)


@pytest.mark.parametrize("keys", [("new", KEY), f"new, {KEY}", [KEY, "new"]])
def test_any_of_several_keys_is_enough(keys: Any) -> None:
    assert isinstance(Square(signature_keys=keys, notification_url=URL).verify(received(proof())), Verified)


@pytest.mark.parametrize("body", [b"", b"not json", b"[]", b'{"type": "payment.updated"}', b'{"event_id": {}}'])
def test_a_signed_body_that_is_no_event(body: bytes) -> None:
    assert "the body is no event" in reason(SHOP.verify(received(proof(body), body)))


def test_what_is_signed_here_is_what_square_documents() -> None:
    signed = SHOP.sign(BODY, NOW)
    assert (signed.header(HEADER), signed.body, signed.at) == (proof(), BODY, NOW)


def test_the_sandbox_is_known_by_the_host() -> None:
    body = PAYLOADS["event_dispute"]
    for host, test in (("https://connect.squareupsandbox.com", True), ("https://connect.squareup.com", False)):
        shop = Square(signature_keys=KEY, notification_url=URL, host=host)
        verdict = shop.verify(shop.sign(body, NOW))
        assert isinstance(verdict, Verified)
        assert verdict.payments[0].test is test


def test_deliveries_follow_the_published_schedule() -> None:
    start = datetime(2026, 11, 20, 12, tzinfo=UTC)
    made = [start]
    while (following := SHOP.next_delivery(made)) is not None:
        made.append(following)
    minutes = [(each - start) // timedelta(minutes=1) for each in made]
    assert minutes == [0, 1, 3, 7, 15, 31, 63, 123, 243, 483, 963, 1443]
    assert SHOP.next_delivery([]) is None
    assert SHOP.next_delivery([start + timedelta(hours=1), start]) == start + timedelta(hours=1, minutes=2)
