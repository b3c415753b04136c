"""Which webhooks are believed to come from bePaid, and when the next one comes."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from hypothesis import example, given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.bepaid import BePaid
from paysupport.errors import ConfigurationError

from .bepaid_payloads import NOW, PAYLOADS, SECRET, shop

BODY = (PAYLOADS / "paid.json").read_bytes()


@pytest.fixture(scope="module")
def key() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)


@pytest.fixture(scope="module")
def other_key() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)


def pem(key: RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def bare(key: RSAPrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


def armoured(key: RSAPrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def signed(key: RSAPrivateKey, body: bytes = BODY) -> Received:
    return BePaid(signing_key=pem(key)).sign(body, NOW)


@pytest.mark.parametrize("form", [bare, armoured])
def test_a_signed_webhook_is_believed(key: RSAPrivateKey, form: Any) -> None:
    verdict = BePaid(public_key=form(key), account="by").verify(signed(key))
    assert isinstance(verdict, Verified)
    assert (verdict.key, verdict.event, verdict.scheme) == ("11-aa:successful", "payment", "Content-Signature")
    assert verdict.payments[0].account == "by"


def test_the_webhook_made_without_a_signing_key_proves_itself_by_basic() -> None:
    verdict = shop().verify(shop().sign(BODY, NOW))
    assert isinstance(verdict, Verified)
    assert verdict.scheme == "Basic"
    with pytest.raises(ConfigurationError):
        BePaid().sign(BODY, NOW)


def headers_of(received: Received) -> dict[str, str]:
    return dict(received.headers)


def refused(adapter: BePaid, received: Received) -> str:
    verdict = adapter.verify(received)
    assert isinstance(verdict, Rejected)
    assert SECRET not in verdict.reason
    return verdict.reason


def test_a_wrong_signature_is_refused_though_basic_would_fit(key: RSAPrivateKey, other_key: RSAPrivateKey) -> None:
    adapter = shop(public_key=bare(other_key))
    basic = headers_of(shop().sign(BODY, NOW))
    both = Received(headers={**basic, **headers_of(signed(key))}, body=BODY, at=NOW)
    assert "another shop's" in refused(adapter, both)
    assert "no public key" in refused(shop(), both)
    assert "cannot be used" in refused(shop(public_key=SECRET), both)


def test_a_changed_body_is_refused(key: RSAPrivateKey) -> None:
    changed = Received(headers=signed(key).headers, body=BODY.replace(b"2550", b"2551"), at=NOW)
    assert "raw bytes" in refused(BePaid(public_key=bare(key)), changed)


@pytest.mark.parametrize("value", ["", "***", "é"])
def test_a_signature_that_is_none_is_refused(key: RSAPrivateKey, value: Any) -> None:
    received = Received(headers=(("content-signature", value),), body=BODY, at=NOW)
    assert "not base64" in refused(BePaid(public_key=bare(key)), received)


def test_two_signatures_prove_nothing(key: RSAPrivateKey) -> None:
    pair = headers_of(signed(key))["Content-Signature"]
    received = Received(headers=(("Content-Signature", pair), ("content-signature", pair)), body=BODY, at=NOW)
    assert "more than once" in refused(shop(public_key=bare(key)), received)


def test_a_webhook_without_any_proof_is_refused_with_the_usual_cause() -> None:
    assert "strip" in refused(shop(), Received(body=BODY, at=NOW))


@pytest.mark.parametrize(
    "value",
    [
        "Basic " + base64.b64encode(b"321:wrong").decode(),
        "Basic " + base64.b64encode(f"322:{SECRET}".encode()).decode(),
        "Bearer " + base64.b64encode(f"321:{SECRET}".encode()).decode(),
        "Basic",
        "Basic é",
        "Basic \ud800",
        "",
    ],
)
def test_wrong_credentials_are_refused(value: Any) -> None:
    received = Received(headers=(("authorization", value),), body=BODY, at=NOW)
    assert "does not hold" in refused(shop(), received)


@pytest.mark.parametrize("options", [{}, {"shop_id": "", "secret_key": ""}, {"shop_id": "321"}])
def test_without_keys_nothing_is_believed(options: Any) -> None:
    value = "Basic " + base64.b64encode(b":").decode()
    received = Received(headers=(("Authorization", value),), body=BODY, at=NOW)
    assert "not configured" in refused(BePaid(**options), received)


@pytest.mark.parametrize(
    ("name", "key_", "event", "count"),
    [
        ("token_expired", "c0ffee:error", "payment", 1),
        ("subscription", "18-aa:failed", "renewed.subscription", 1),
        ("subscription_new", "sbs_0123456789abcdef:redirecting:created.subscription", "created.subscription", 0),
        ("erip", "19-aa:pending", "payment", 1),
    ],
)
def test_every_kind_of_notification_is_told_apart(name: Any, key_: Any, event: Any, count: Any) -> None:
    verdict = shop().verify(shop().sign((PAYLOADS / f"{name}.json").read_bytes(), NOW))
    assert isinstance(verdict, Verified)
    assert (verdict.key, verdict.event, len(verdict.payments)) == (key_, event, count)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]{", b'{"message": "no", "errors": {}}', b'{"a": 1}', b"7"])
def test_a_proven_sender_with_an_unreadable_body_is_refused(body: Any) -> None:
    assert "the sender is proven, but the body" in refused(shop(), shop().sign(body, NOW))


def test_an_empty_list_from_a_proven_sender_tells_nothing() -> None:
    verdict = shop().verify(shop().sign(b"[]", NOW))
    assert verdict == Rejected("the sender is proven, but the body tells no payment")


texts = st.text(max_size=60)


@given(st.binary(max_size=200), st.lists(st.tuples(texts, texts), max_size=3), texts)
@example(b"\xff", [("Content-Signature", "\ud800")], "\ud800")
@example(b"", [("Authorization", "Basic \ud800")], "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAA==")
def test_no_webhook_raises_and_none_is_believed_by_chance(body: Any, pairs: Any, public_key: Any) -> None:
    for name in ("Content-Signature", "Authorization"):
        for adapter in (BePaid(), shop(), shop(public_key=public_key)):
            headers = (*pairs, (name, pairs[0][1] if pairs else "Basic x"))
            assert isinstance(adapter.verify(Received(headers=headers, body=body, at=NOW)), Rejected)


def test_the_next_notification_comes_by_the_schedule() -> None:
    made = [NOW]
    gaps = [8, 64, 216, 512, 1000, 1728, 2744, 4096, 6859, 9261, 12167, 15625, 19683, 24389, 29791]
    for gap in gaps:
        following = BePaid().next_delivery(made)
        assert following is not None
        assert following - made[-1] == timedelta(seconds=gap)
        made.append(following)
    assert BePaid().next_delivery(made) is None
    assert made[-1] - NOW > timedelta(hours=35)


def test_without_a_notification_there_is_no_next_one() -> None:
    assert BePaid().next_delivery([]) is None
