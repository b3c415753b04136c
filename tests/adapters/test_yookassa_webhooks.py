"""Notifications of YooKassa: where they come from, and what that proves. All values are made up."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.yookassa import YooKassa
from paysupport.errors import ConfigurationError

from .yookassa_payloads import SECRET, body, document

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SHOP = YooKassa(shop_id="100500", secret_key=SECRET)


def received(address: str | None, told: bytes = body("notification")) -> Received:
    return Received(body=told, at=NOW, source_address=address)


@pytest.mark.parametrize(
    "address",
    [
        "185.71.76.0",
        "185.71.76.31",
        "185.71.77.1",
        "77.75.153.127",
        "77.75.156.11",
        "77.75.156.35",
        "77.75.154.128",
        "77.75.154.255",
        "2a02:5180::",
        "2a02:5180:0:1509::7",
        "2a02:5180:ffff:ffff:ffff:ffff:ffff:ffff",
        "2A02:5180:0000:0000:0000:0000:0000:0001",
        "::ffff:185.71.76.1",
        "::ffff:b947:4c01",
        " 185.71.76.1 ",
    ],
)
def test_the_published_addresses_are_believed(address: Any) -> None:
    verdict = SHOP.verify(received(address))
    assert isinstance(verdict, Verified)
    assert (verdict.confirm, verdict.scheme, verdict.event) == (True, "source address", "payment.canceled")
    assert verdict.key == "payment.canceled:22e12f66-000f-5000-8000-18db351245c7"


@pytest.mark.parametrize(
    "address",
    [
        "185.71.76.32",
        "185.71.75.255",
        "77.75.153.128",
        "77.75.154.127",
        "77.75.156.12",
        "2a02:5181::1",
        "2a02:517f:ffff:ffff:ffff:ffff:ffff:ffff",
        "::ffff:185.71.76.32",
        "8.8.8.8",
        "64:ff9b::185.71.76.1",
    ],
)
def test_a_neighbouring_address_is_not_believed(address: Any) -> None:
    verdict = SHOP.verify(received(address))
    assert isinstance(verdict, Rejected)
    assert "not one of YooKassa's" in verdict.reason


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "192.168.1.1", "::1", "fd00::1", "::ffff:10.0.0.7"])
def test_the_address_of_a_proxy_is_called_one(address: Any) -> None:
    verdict = SHOP.verify(received(address))
    assert isinstance(verdict, Rejected)
    assert "a proxy stands before this server" in verdict.reason
    assert "X-Forwarded-For" in verdict.reason


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "unknown",
        "185.71.76.1:443",
        "185.71.76.1, 10.0.0.1",
        "185.71.76.01",
        "[2a02:5180::1]",
        "2a02:5180::1%eth0",
        "185.71.76.1\n8.8.8.8",
        "٣.71.76.1",
        "3108457473",
    ],
)
def test_what_is_no_address_is_not_believed(address: Any) -> None:
    verdict = SHOP.verify(received(address))
    assert isinstance(verdict, Rejected)
    assert "source_address" in verdict.reason


def test_a_header_that_anybody_can_write_proves_nothing() -> None:
    told = Received(headers=(("X-Forwarded-For", "185.71.76.1"),), body=body("notification"), at=NOW)
    assert isinstance(SHOP.verify(told), Rejected)


@pytest.mark.parametrize("keys", [{}, {"shop_id": "100500"}, {"shop_id": "100500", "secret_key": " "}])
def test_without_keys_nothing_is_believed_since_nothing_can_be_confirmed(keys: Any) -> None:
    verdict = YooKassa(**keys).verify(received("185.71.76.1"))
    assert isinstance(verdict, Rejected)
    assert "no key" in verdict.reason


def test_a_token_is_a_key_too() -> None:
    assert isinstance(YooKassa(token="made-up-token").verify(received("185.71.76.1")), Verified)


@pytest.mark.parametrize("sources", ["10.0.0.0/8, 192.0.2.7", ["10.0.0.0/8", "192.0.2.7"]])
def test_the_addresses_can_be_others(sources: Any) -> None:
    adapter = YooKassa(shop_id="1", secret_key=SECRET, sources=sources)
    assert isinstance(adapter.verify(received("10.1.2.3")), Verified)
    assert isinstance(adapter.verify(received("192.0.2.7")), Verified)
    assert isinstance(adapter.verify(received("185.71.76.1")), Rejected)
    assert isinstance(adapter.verify(adapter.sign(body("notification"), NOW)), Verified)


def test_without_addresses_nothing_is_believed_and_nothing_signed() -> None:
    adapter = YooKassa(shop_id="1", secret_key=SECRET, sources=())
    assert isinstance(adapter.verify(received("185.71.76.1")), Rejected)
    with pytest.raises(ConfigurationError):
        adapter.sign(body("notification"), NOW)


@pytest.mark.parametrize("sources", ["everywhere", ["185.71.76.1/27"]])
def test_what_is_no_network_is_a_matter_of_configuration(sources: Any) -> None:
    with pytest.raises(ConfigurationError, match="no address or network"):
        YooKassa(sources=sources)


@pytest.mark.parametrize(
    ("name", "key", "count"),
    [
        ("notification_refund", "refund.succeeded:216749f7-0016-50be-b000-078d43a63ae4", 1),
        ("notification_payout", "payout.canceled:po-285ec15d-0003-5000-a000-08d1bec7dade", 1),
        ("deal", "deal.closed:dl-285e5ee7-0022-5000-8000-01516a44b147", 0),
        ("saved_method", "payment_method.active:22e12f66-000f-5000-8000-18db351245c7", 0),
    ],
)
def test_every_event_has_a_key_by_which_replays_can_be_dropped(name: Any, key: Any, count: Any) -> None:
    verdicts = [SHOP.verify(SHOP.sign(body(name), NOW)) for _ in range(2)]
    for verdict in verdicts:
        assert isinstance(verdict, Verified)
        assert (verdict.key, len(verdict.payments), verdict.confirm) == (key, count, True)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (b"", "the body is"),
        (b"\xff", "the body is"),
        (b"[" * 100_000, "the body is"),
        (b"[]", "no notification"),
        (b"{}", "no notification"),
        (body("declined"), "no notification"),
        (b'{"type": "notification", "event": "payment.canceled", "object": {"id": 7}}', "no notification"),
        (b'{"type": "notification", "event": "payment.canceled", "object": []}', "no notification"),
        (b'{"type": "notification", "event": ["payment.canceled"], "object": {"id": "1"}}', "no notification"),
    ],
)
def test_a_body_from_the_right_address_may_still_be_none(told: Any, said: Any) -> None:
    verdict = SHOP.verify(received("185.71.76.1", told))
    assert isinstance(verdict, Rejected)
    assert said in verdict.reason


def test_a_payment_with_a_field_of_another_type_is_rejected_with_its_place() -> None:
    about = document("declined", created_at="yesterday")
    told = json.dumps(document("notification", object=about)).encode()
    verdict = SHOP.verify(received("185.71.76.1", told))
    assert isinstance(verdict, Rejected)
    assert "/object/created_at" in verdict.reason
