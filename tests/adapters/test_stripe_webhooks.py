import hmac
import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
import stripe
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.stripe import Stripe
from paysupport.errors import ConfigurationError
from paysupport.model import Status
from paysupport.testing.stripe import event, payload

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SECONDS = str(int(NOW.timestamp()))
SECRET = "whsec_made0up0secret"
SHOP = Stripe(webhook_secrets=SECRET)
BODY = event(payload())


def proof(body: bytes = BODY, seconds: str = SECONDS, secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), seconds.encode() + b"." + body, sha256).hexdigest()


def received(header: str | None, body: bytes = BODY, at: datetime = NOW) -> Received:
    return Received(headers=() if header is None else (("Stripe-Signature", header),), body=body, at=at)


def reason(verdict: Verified | Rejected) -> str:
    assert isinstance(verdict, Rejected)
    assert SECRET not in verdict.reason
    return verdict.reason


def test_a_signed_event_is_verified() -> None:
    verdict = SHOP.verify(received(f"t={SECONDS},v1={proof()},v0=old"))
    assert isinstance(verdict, Verified)
    assert (verdict.key, verdict.scheme, verdict.event) == (
        "evt_1QAcme0000000001",
        "stripe v1",
        "payment_intent.payment_failed",
    )
    assert [payment.status for payment in verdict.payments] == [Status.FAILED]
    assert not verdict.confirm


@pytest.mark.parametrize(
    "about", [{"id": "price_1", "object": "plan"}, {"id": "pi_1", "object": "payment_intent", "status": []}]
)
def test_an_event_without_a_readable_payment_is_genuine_all_the_same(about: dict[str, Any]) -> None:
    body = json.dumps({"id": "evt_2", "object": "event", "type": "x.y", "data": {"object": about}}).encode()
    verdict = SHOP.verify(SHOP.sign(body, NOW))
    assert isinstance(verdict, Verified)
    assert (verdict.key, verdict.payments) == ("evt_2", ())


@pytest.mark.parametrize(
    "header",
    [
        f"t={SECONDS},v1={'0' * 64},v1={proof()}",
        f"v1={proof()},t={SECONDS}",
        f"t={SECONDS},v1={proof().upper()}",
        f"t={SECONDS},v1=short,v1={proof()}",
    ],
)
def test_any_of_several_signatures_is_enough(header: str) -> None:
    assert isinstance(SHOP.verify(received(header)), Verified)


@pytest.mark.parametrize(
    "secrets",
    [
        ("whsec_new", SECRET),
        [SecretStr(SECRET), SecretStr("whsec_new")],
        f"whsec_new, {SECRET}",
        f" {SECRET}\n",
        SecretStr(SECRET),
    ],
)
def test_any_of_several_secrets_is_enough(secrets: Any) -> None:
    shop = Stripe(webhook_secrets=secrets)
    assert isinstance(shop.verify(received(f"t={SECONDS},v1={proof()}")), Verified)


@pytest.mark.parametrize("seconds", [-301, 301, 3600, -(10**9)])
def test_too_far_from_the_time_of_receipt(seconds: int) -> None:
    told = reason(SHOP.verify(received(f"t={SECONDS},v1={proof()}", at=NOW + timedelta(seconds=seconds))))
    assert ("ago" if seconds > 0 else "future") in told
    assert str(abs(seconds)) in told


@pytest.mark.parametrize("seconds", [-300, 0, 300])
def test_within_the_tolerance_both_ways(seconds: int) -> None:
    at = NOW + timedelta(seconds=seconds)
    assert isinstance(SHOP.verify(received(f"t={SECONDS},v1={proof()}", at=at)), Verified)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "t",
        f"t={SECONDS}",
        f"v1={proof()}",
        f"t={SECONDS},v1={proof()[:-1]}",
        f"t={SECONDS},v1={proof()}0",
        f"t={SECONDS},v1={proof()[:-1]}é",
        f"t={SECONDS},v1={proof()[:-1]}\ud800",
        f"t={SECONDS},t={SECONDS},v1={proof()}",
        f"t=,v1={proof()}",
        f"t=-{SECONDS},v1={proof()}",
        f"t=+{SECONDS},v1={proof()}",
        f"t= {SECONDS},v1={proof()}",
        f"t=1_795_176_000,v1={proof()}",
        f"t={SECONDS}.0,v1={proof()}",
        f"t={'9' * 13},v1={proof()}",
        f"t={SECONDS},v1={proof()},{'x' * 5000}",
        f"t={''.join(chr(0x660 + int(digit)) for digit in SECONDS)},v1={proof()}",
    ],
)
def test_a_header_of_another_form_is_rejected(header: str | None) -> None:
    assert "Stripe-Signature" in reason(SHOP.verify(received(header)))


def test_two_headers_are_rejected() -> None:
    pair = ("Stripe-Signature", f"t={SECONDS},v1={proof()}")
    verdict = SHOP.verify(Received(headers=(pair, ("stripe-signature", pair[1])), body=BODY, at=NOW))
    assert "stands twice" in reason(verdict)


@pytest.mark.parametrize("secrets", [(), "", " ", ["", "\t"]])
def test_without_a_secret_nothing_is_believed(secrets: Any) -> None:
    empty = hmac.new(b"", SECONDS.encode() + b"." + BODY, sha256).hexdigest()
    verdict = Stripe(webhook_secrets=secrets).verify(received(f"t={SECONDS},v1={empty}"))
    assert "no webhook secret" in reason(verdict)


@pytest.mark.parametrize(
    ("secret", "kind"),
    [
        ("sk_live_1", "secret API key"),
        ("rk_live_1", "restricted API key"),
        ("pk_live_1", "publishable API key"),
        ("we_1", "id of the endpoint"),
    ],
)
def test_a_secret_of_the_wrong_kind_is_named(secret: str, kind: str) -> None:
    told = reason(Stripe(webhook_secrets=("whsec_1", secret)).verify(received(f"t={SECONDS},v1={proof()}")))
    assert kind in told
    assert secret not in told


def test_a_body_that_was_written_again_is_suspected() -> None:
    rewritten = json.dumps(json.loads(BODY), indent=1).encode()
    assert "not the raw one" in reason(SHOP.verify(received(f"t={SECONDS},v1={proof()}", rewritten)))


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"[]", b"{}", b'{"id": 1, "id": 1, "type": "x"}', b'{"id": "evt_1", "type": NaN}']
)
def test_a_signed_body_that_is_no_event_is_rejected(body: bytes) -> None:
    assert "no event" in reason(SHOP.verify(SHOP.sign(body, NOW)))


def test_signing_needs_a_secret() -> None:
    with pytest.raises(ConfigurationError, match="whsec_"):
        Stripe().sign(BODY, NOW)


@given(
    header=st.text(max_size=100) | st.from_regex(r"t=[0-9]{0,14},v1=[0-9a-fA-F]{62,66}", fullmatch=True),
    body=st.binary(),
)
def test_anything_else_is_rejected_and_never_raises(header: str, body: bytes) -> None:
    assert isinstance(SHOP.verify(received(header, body)), Rejected)


@given(data=st.data())
def test_no_bit_of_body_or_signature_may_change(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(BODY) * 8 - 1))
    changed = bytearray(BODY)
    changed[place // 8] ^= 1 << place % 8
    assert isinstance(SHOP.verify(received(f"t={SECONDS},v1={proof()}", bytes(changed))), Rejected)
    digit = data.draw(st.integers(0, 63))
    other = proof()[:digit] + ("0" if proof()[digit] != "0" else "1") + proof()[digit + 1 :]
    assert isinstance(SHOP.verify(received(f"t={SECONDS},v1={other}")), Rejected)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_what_stripes_own_library_signs_is_verified(text: str) -> None:
    body = json.dumps({"id": "evt_1", "object": "event", "type": text}, ensure_ascii=False)
    header = stripe.WebhookSignature.generate_signature_header(body, SECRET, timestamp=int(SECONDS))
    verdict = SHOP.verify(received(header, body.encode()))
    assert isinstance(verdict, Verified)
    assert verdict.event == text


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_stripes_own_library_verifies_what_is_signed_here(text: str) -> None:
    body = json.dumps({"id": "evt_1", "object": "event", "type": text}, ensure_ascii=False).encode()
    signed = SHOP.sign(body, datetime.fromtimestamp(time.time(), UTC))
    header = signed.header("stripe-signature")
    assert stripe.WebhookSignature.verify_header(signed.body, header, SECRET, tolerance=300)


def test_headers_may_be_a_mapping() -> None:
    signed = SHOP.sign(BODY, NOW)
    assert not isinstance(signed.headers, Mapping)
    as_mapping = Received(headers={name.upper(): value for name, value in signed.headers}, body=BODY, at=NOW)
    assert isinstance(SHOP.verify(as_mapping), Verified)
