"""Only what PayPal signed for our webhook is believed, and what it tells is to be confirmed."""

import base64
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.paypal import PayPal
from paysupport.errors import BadAnswer, ConfigurationError, NotAPayment
from paysupport.model import Status
from paysupport.signatures import sign_rsa_sha256
from tests.adapters.paypal_asking import NOW, PAYLOADS, WEBHOOK, answer, ask, document, key_pair, shop

SHOP = shop()
BODY = PAYLOADS["event_capture"]
SIGNED = SHOP.sign(BODY, NOW)
CERT = "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77"


def changed(**headers: str) -> Received:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return replace(SIGNED, headers={**dict(SIGNED.headers), **told})


def reason(verdict: Verified | Rejected) -> str:
    assert isinstance(verdict, Rejected)
    return verdict.reason


def test_a_signed_event_is_verified_and_to_be_confirmed() -> None:
    verdict = SHOP.verify(SIGNED)
    assert isinstance(verdict, Verified)
    assert (verdict.key, verdict.event) == ("WH-2WR32451HC0233532-67976317FL4543714", "PAYMENT.CAPTURE.COMPLETED")
    assert verdict.confirm
    assert [(each.id, each.status) for each in verdict.payments] == [("3C679366HH908993F", Status.PAID)]


def test_the_signed_message_is_the_documented_one() -> None:
    headers = dict(SIGNED.headers)
    said = f"{headers['PAYPAL-TRANSMISSION-ID']}|{headers['PAYPAL-TRANSMISSION-TIME']}|{WEBHOOK}|{crc32(BODY)}"
    proof = sign_rsa_sha256(key_pair()[0], said.encode())
    assert headers["PAYPAL-TRANSMISSION-SIG"] == base64.b64encode(proof).decode()
    assert headers["PAYPAL-AUTH-ALGO"] == "SHA256withRSA"


def test_deliveries_of_one_event_have_one_key() -> None:
    later = SHOP.sign(BODY, NOW + timedelta(hours=5))
    first, second = SHOP.verify(SIGNED), SHOP.verify(later)
    assert isinstance(first, Verified)
    assert isinstance(second, Verified)
    assert later.headers != SIGNED.headers
    assert first.key == second.key


@pytest.mark.parametrize("name", ["TRANSMISSION-ID", "TRANSMISSION-TIME", "TRANSMISSION-SIG", "CERT-URL", "AUTH-ALGO"])
def test_each_header_is_needed_once(name: str) -> None:
    header = f"PAYPAL-{name}"
    assert isinstance(SIGNED.headers, tuple)
    pairs = SIGNED.headers
    missing = tuple(each for each in pairs if each[0] != header)
    value = dict(pairs)[header]
    for headers in (
        missing,
        (*missing, (header, "")),
        (*pairs, (header.lower(), value)),
        (*missing, (header, value * 999)),
    ):
        assert header in reason(SHOP.verify(replace(SIGNED, headers=headers)))


@pytest.mark.parametrize("name", ["TRANSMISSION_ID", "TRANSMISSION_TIME"])
def test_what_is_signed_cannot_be_changed(name: str) -> None:
    assert "does not fit" in reason(SHOP.verify(changed(**{f"PAYPAL_{name}": "2026-11-20T12:00:01Z"})))


@pytest.mark.parametrize("proof", ["x", "####", base64.b64encode(b"short").decode(), "é", "\udc80"])
def test_another_signature_is_rejected(proof: str) -> None:
    assert reason(SHOP.verify(changed(PAYPAL_TRANSMISSION_SIG=proof)))


@pytest.mark.parametrize("algorithm", ["SHA1withRSA", "none", "sha256withrsa"])
def test_another_algorithm_is_rejected(algorithm: str) -> None:
    assert "SHA256withRSA" in reason(SHOP.verify(changed(PAYPAL_AUTH_ALGO=algorithm)))


@pytest.mark.parametrize("url", ["https://api-m.paypal.com/v1/notifications/certs/CERT-1", CERT])
def test_both_hosts_of_the_api_may_hold_the_certificate(url: str) -> None:
    assert isinstance(SHOP.verify(changed(PAYPAL_CERT_URL=url)), Verified)


@pytest.mark.parametrize(
    "url",
    [
        "http://api.paypal.com/v1/notifications/certs/CERT-1",
        "https://api.paypal.com.evil.example/v1/notifications/certs/CERT-1",
        "https://evil.example/v1/notifications/certs/CERT-1",
        "https://api.paypal.com@evil.example/v1/notifications/certs/CERT-1",
        "https://me@api.paypal.com/v1/notifications/certs/CERT-1",
        "https://api.paypal.com:8443/v1/notifications/certs/CERT-1",
        "https://api.paypal.com:port/v1/notifications/certs/CERT-1",
        "https://[api/v1/notifications/certs/CERT-1",
        "https://www.paypal.com/v1/notifications/certs/CERT-1",
        "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1",
        "https://api.paypal.com/v1/notifications/certs/",
        "https://api.paypal.com/v1/notifications/certs/../../checkout/CERT-1",
        "https://api.paypal.com/v2/CERT-1",
        "https://api.paypal.com/v1/notifications/certs/CERT-1?x=1",
        "https://api.paypal.com/v1/notifications/certs/CERT-1#x",
        "file:///v1/notifications/certs/CERT-1",
        "CERT-1",
    ],
)
def test_a_certificate_from_elsewhere_is_neither_believed_nor_fetched(url: str) -> None:
    received = changed(PAYPAL_CERT_URL=url)
    assert "PAYPAL-CERT-URL" in reason(SHOP.verify(received))
    with pytest.raises(ConfigurationError, match="PAYPAL-CERT-URL"):
        next(SHOP.fetch_certificate(received))


def test_the_sandbox_has_certificates_of_its_own() -> None:
    sandbox = shop(host="https://api-m.sandbox.paypal.com")
    received = sandbox.sign(BODY, NOW)
    assert isinstance(sandbox.verify(received), Verified)
    assert "PAYPAL-CERT-URL" in reason(SHOP.verify(received))
    assert "PAYPAL-CERT-URL" in reason(sandbox.verify(SIGNED))


def test_a_host_of_ones_own_may_imitate_paypal() -> None:
    fake = shop(host="https://paypal.test.example")
    assert isinstance(fake.verify(fake.sign(BODY, NOW)), Verified)
    assert isinstance(SHOP.verify(fake.sign(BODY, NOW)), Rejected)


@pytest.mark.parametrize("webhook", ["8PT597110X687430M", "wh", WEBHOOK.lower()])
def test_an_event_for_another_webhook_is_rejected(webhook: str) -> None:
    assert "another webhook's" in reason(shop(webhook_id=webhook).verify(SIGNED))


def test_a_mock_event_of_the_simulator_is_called_so() -> None:
    mock = shop(webhook_id="WEBHOOK_ID").sign(BODY, NOW)
    assert "simulator" in reason(SHOP.verify(mock))


@pytest.mark.parametrize("webhook", [None, "", "  "])
def test_without_a_webhook_id_nothing_is_believed(webhook: str | None) -> None:
    assert "no webhook_id is configured" in reason(shop(webhook_id=webhook).verify(SIGNED))


@pytest.mark.parametrize("certificate", [None, ""])
def test_without_a_certificate_it_is_said_where_to_get_it(certificate: str | None) -> None:
    told = reason(shop(certificate=certificate).verify(changed(PAYPAL_CERT_URL=CERT)))
    assert CERT in told
    assert "fetch_certificate" in told


def test_another_certificate_proves_nothing() -> None:
    assert "does not fit" in reason(shop(certificate=key_pair("another")[1]).verify(SIGNED))


def test_while_it_is_replaced_two_certificates_are_known() -> None:
    both = shop(certificate=key_pair("another")[1] + key_pair()[1])
    assert isinstance(both.verify(SIGNED), Verified)


def test_an_expired_certificate_proves_nothing() -> None:
    private, certificate = key_pair("expired", days=-1)
    old = shop(signing_key=private, certificate=certificate)
    assert "not valid at the time of receipt" in reason(old.verify(old.sign(BODY, NOW)))


@pytest.mark.parametrize(
    "certificate", ["x", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", key_pair()[0]]
)
def test_what_is_no_certificate_is_called_so(certificate: str) -> None:
    told = reason(shop(certificate=certificate).verify(SIGNED))
    assert "no X.509 certificate" in told
    assert certificate not in told or certificate == "x"


def test_a_body_that_was_written_again_is_suspected() -> None:
    rewritten = json.dumps(json.loads(BODY), indent=1).encode()
    assert "not the raw one" in reason(SHOP.verify(replace(SIGNED, body=rewritten)))


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"id": 1}', b'{"id": "1", "id": "1", "event_type": "x"}'])
def test_a_signed_body_that_is_no_event_is_rejected(body: bytes) -> None:
    assert "no event" in reason(SHOP.verify(SHOP.sign(body, NOW)))


def test_an_event_about_something_else_is_genuine_and_tells_no_payment() -> None:
    body = json.dumps(document("event_capture", event_type="X", resource_type="plan", resource={})).encode()
    verdict = SHOP.verify(SHOP.sign(body, NOW))
    assert isinstance(verdict, Verified)
    assert (verdict.event, verdict.payments) == ("X", ())
    with pytest.raises(NotAPayment):
        next(SHOP.confirm(verdict))


@given(
    body=st.binary(max_size=60),
    headers=st.dictionaries(st.sampled_from(list(dict(SIGNED.headers))), st.text(max_size=60)),
)
def test_anything_else_is_rejected_and_never_raises(body: bytes, headers: dict[str, str]) -> None:
    assert isinstance(SHOP.verify(Received(headers=headers, body=body, at=NOW)), Rejected)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("capture", "/v2/payments/captures/3C679366HH908993F"),
        ("order", "/v2/checkout/orders/5O190127TN364715T"),
        ("authorization", "/v2/payments/authorizations/0VF52814937998046"),
        ("refund", "/v2/payments/refunds/1JU08902781691411"),
        ("sale", "/v1/payments/sale/80021663DE681814L"),
        ("dispute", "/v1/customer/disputes/PP-D-27803"),
        ("payout_item", "/v1/payments/payouts-item/8AELMXH8UB2P8"),
    ],
)
def test_confirming_asks_for_what_the_event_was_about(name: str, path: str) -> None:
    body = json.dumps(document("event_capture", resource=document(name))).encode()
    verdict = SHOP.verify(SHOP.sign(body, NOW))
    assert isinstance(verdict, Verified)
    payment, (request,) = ask(SHOP.confirm(verdict), answer(PAYLOADS[name]))
    assert request.url == f"https://api-m.paypal.com{path}"
    assert payment.origin.at == NOW


def test_what_paypal_does_not_know_is_not_confirmed() -> None:
    verdict = SHOP.verify(SIGNED)
    assert isinstance(verdict, Verified)
    with pytest.raises(NotAPayment) as refused:
        ask(SHOP.confirm(verdict), answer(PAYLOADS["error_not_found"], 404))
    assert refused.value.not_found


def test_a_batch_of_payouts_is_asked_for_as_such() -> None:
    told = document("event_capture", resource_type="payouts", resource=document("payout_created"))
    verdict = SHOP.verify(SHOP.sign(json.dumps(told).encode(), NOW))
    assert isinstance(verdict, Verified)
    payment, (request,) = ask(SHOP.confirm(verdict), answer(PAYLOADS["payout_created"]))
    assert request.url.endswith("/v1/payments/payouts/Q8KVJG9TZTNN4")
    assert payment.kind == "payout"


def test_the_certificate_is_fetched_without_a_token() -> None:
    certificate, (request,) = ask(SHOP.fetch_certificate(changed(PAYPAL_CERT_URL=CERT)), answer(key_pair()[1].encode()))
    assert certificate == key_pair()[1]
    assert (request.url, request.authorize, dict(request.headers)) == (CERT, None, {})


@pytest.mark.parametrize("body", [b"", b"<html>", "é".encode(), b"\xff"])
def test_what_stands_there_may_be_no_certificate(body: bytes) -> None:
    with pytest.raises(BadAnswer, match="no certificate"):
        ask(SHOP.fetch_certificate(changed(PAYPAL_CERT_URL=CERT)), answer(body))


def test_a_delivery_without_a_certificate_url_has_nothing_to_fetch() -> None:
    with pytest.raises(ConfigurationError, match="PAYPAL-CERT-URL"):
        next(SHOP.fetch_certificate(Received(at=NOW)))


@pytest.mark.parametrize("keys", [{"signing_key": None}, {"webhook_id": None}])
def test_signing_needs_key_and_webhook(keys: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match="signing_key and webhook_id"):
        shop(**keys).sign(BODY, NOW)


def test_reading_needs_no_keys() -> None:
    assert isinstance(PayPal().verify(SIGNED), Rejected)
    assert PayPal().read(BODY)
