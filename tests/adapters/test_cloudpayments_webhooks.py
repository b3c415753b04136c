"""Which notifications are believed to come from CloudPayments, and when the next one comes."""

import base64
import hashlib
import hmac
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import unquote_plus

import pytest

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.cloudpayments import CloudPayments
from paysupport.errors import ConfigurationError
from paysupport.model import Status

from .cloudpayments_payloads import NOW, SECRET, body, site

RAW, DECODED = "Content-HMAC", "X-Content-HMAC"


def proof(message: bytes, secret: str = SECRET) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), message, hashlib.sha256)).decode()


def decoded(content: bytes) -> bytes:
    return unquote_plus(content.decode()).encode()


def received(content: bytes, **headers: str) -> Received:
    return Received(
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()), body=content, at=NOW
    )


def believed(content: bytes, **headers: str) -> Verified:
    verdict = site().verify(received(content, **headers))
    assert isinstance(verdict, Verified), verdict
    return verdict


def refused(content: bytes, **headers: str) -> str:
    verdict = site().verify(received(content, **headers))
    assert isinstance(verdict, Rejected)
    assert SECRET not in verdict.reason
    return verdict.reason


@pytest.mark.parametrize(
    ("name", "event", "status", "key"),
    [
        ("check.form", "Check", Status.PENDING, "2200100002:Check"),
        ("pay.form", "Pay", Status.PAID, "2200100002:Pay"),
        ("pay.json", "Pay", Status.PAID, "2200100002:Pay"),
        ("pay_sbp.form", "Pay", Status.PAID, "2200100009:Pay"),
        ("fail.form", "Fail", Status.FAILED, "2200100001:Fail"),
        ("fail.json", "Fail", Status.FAILED, "2200100001:Fail"),
        ("confirm.form", "Confirm", Status.PAID, "2200100002:Confirm"),
        ("refund.form", "Refund", Status.REFUNDED, "2200100007:Refund"),
        ("cancel.form", "Cancel", Status.CANCELLED, "2200100003:Cancel"),
    ],
)
def test_every_notification_is_believed_and_named(name: Any, event: Any, status: Any, key: Any) -> None:
    verdict = believed(body(name), Content_HMAC=proof(body(name)))
    assert (verdict.event, verdict.payments[0].status, verdict.key) == (event, status, key)
    assert (verdict.scheme, verdict.confirm) == (RAW, False)


def test_changes_of_a_subscription_are_told_apart() -> None:
    first = body("recurrent.form")
    second = first.replace(b"FailedTransactionsNumber=1", b"FailedTransactionsNumber=2")
    verdicts = [believed(content, Content_HMAC=proof(content)) for content in (first, second)]
    assert [each.event for each in verdicts] == ["Recurrent", "Recurrent"]
    assert verdicts[0].key != verdicts[1].key
    assert verdicts[0].payments == ()


def test_the_decoded_form_proves_the_sender_and_asks_for_a_look_up() -> None:
    content = body("pay.form")
    verdict = believed(content, X_Content_HMAC=proof(decoded(content)))
    assert (verdict.scheme, verdict.confirm) == (DECODED, True)


def test_names_hidden_in_a_value_are_never_believed_without_a_look_up() -> None:
    genuine = (
        b"TransactionId=1&DateTime=2026-11-20+10%3A05%3A00&Status=Declined&Description=x%26Amount%3D9&ReasonCode=5051"
    )
    forged = genuine.replace(b"x%26Amount%3D9", b"x&Amount=9")
    assert decoded(genuine) == decoded(forged)
    verdict = believed(forged, X_Content_HMAC=proof(decoded(genuine)))
    assert verdict.confirm
    assert refused(forged, Content_HMAC=proof(genuine))


def test_json_is_the_same_decoded_or_not() -> None:
    content = body("pay.json")
    assert not believed(content, X_Content_HMAC=proof(content)).confirm


def test_the_notification_we_make_carries_both_proofs() -> None:
    made = site().sign(body("pay.form"), NOW)
    assert {made.header(RAW), made.header(DECODED)} == {proof(body("pay.form")), proof(decoded(body("pay.form")))}
    assert made.header("Content-Type") == "application/x-www-form-urlencoded"
    assert site().sign(body("pay.json"), NOW).header("Content-Type") == "application/json"


@pytest.mark.parametrize(
    "headers", [{}, {"Content_HMAC": ""}, {"Content_HMAC": "not base64!"}, {"Authorization": "Basic x"}]
)
def test_a_notification_without_a_proof_is_refused(headers: Any) -> None:
    assert "neither" in refused(body("pay.form"), **headers)


def test_a_proof_that_stands_twice_is_refused() -> None:
    content = body("pay.form")
    twice = Received(headers=((RAW, proof(content)), (RAW, proof(content))), body=content, at=NOW)
    assert isinstance(site().verify(twice), Rejected)


@pytest.mark.parametrize(
    ("genuine", "forged"),
    [(b"Amount=1500.50", b"Amount=1.50"), (b"InvoiceId=1234", b"InvoiceId=9999"), (b"TestMode=0", b"TestMode=1")],
)
def test_a_forged_field_is_refused(genuine: bytes, forged: bytes) -> None:
    made = site().sign(body("pay.form"), NOW)
    assert genuine in made.body
    assert isinstance(site().verify(replace(made, body=made.body.replace(genuine, forged))), Rejected)


@pytest.mark.parametrize("secret", [None, "", "  "])
def test_without_a_secret_nothing_is_proven(secret: Any) -> None:
    content = body("pay.form")
    empty = CloudPayments(public_id="pk", api_secret=secret)
    signed = received(content, Content_HMAC=proof(content, secret or ""))
    assert isinstance(empty.verify(signed), Rejected)
    with pytest.raises(ConfigurationError):
        empty.sign(content, NOW)


def test_another_secret_is_refused_with_what_to_look_at() -> None:
    content = body("pay.form")
    assert "API secret is another site's" in refused(content, Content_HMAC=proof(content, "other"))


@pytest.mark.parametrize(
    "content",
    [
        b"<html>",
        b"{",
        b"a=1&a=2",
        b'{"Success": false, "Message": "?"}',
        b'{"Model": []}',
        b'{"TransactionId": []}',
        b"[]",
    ],
)
def test_a_proven_body_that_tells_no_payment_is_refused(content: bytes) -> None:
    assert "the sender is proven" in refused(content, Content_HMAC=proof(content))


def test_each_delivery_of_an_event_has_the_same_key() -> None:
    content = body("pay.form")
    later = replace(received(content, Content_HMAC=proof(content)), at=NOW + timedelta(hours=1))
    verdict = site().verify(later)
    assert isinstance(verdict, Verified)
    assert verdict.key == believed(content, Content_HMAC=proof(content)).key


@pytest.mark.parametrize(
    ("made", "minutes"), [(0, None), (1, 1), (2, 2), (3, 5), (4, 10), (5, 30), (6, 30), (99, 30), (100, None)]
)
def test_the_next_delivery_follows_the_published_pauses(made: int, minutes: Any) -> None:
    times = [NOW - timedelta(minutes=number) for number in range(made)]
    expected = None if minutes is None else NOW + timedelta(minutes=minutes)
    assert site().next_delivery(times) == expected
