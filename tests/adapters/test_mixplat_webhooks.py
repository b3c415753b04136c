"""Notifications of Mixplat: what proves them, and what does not. All values are made up."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.mixplat import Mixplat
from paysupport.adapters.providers.mixplat.webhooks import signature
from paysupport.errors import ConfigurationError, InputError
from paysupport.model import Status

from .mixplat_payloads import KEY, body, document

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PROJECT = Mixplat(api_key=KEY)


def received(told: object) -> Received:
    return Received(body=json.dumps(told).encode(), at=NOW)


def notification(name: str, **changes: Any) -> Received:
    return PROJECT.sign(json.dumps(document(name, **changes)).encode(), NOW)


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        (("324223", "100057", "payment123"), "510c464ec7337858f6f662cbdeda9ac5"),
        (("1449272",), "f05b57071a180a05bb161231896bee43"),
        (("707607041", "571"), "7e99a4988888d5c14b9faf2e14a95d43"),
        (("707607041",), "047780e4f51dc6664d333536a6b4aab8"),
    ],
)
def test_published_signatures(signed: Any, expected: Any) -> None:
    assert signature(SecretStr(KEY), *signed) == expected


@pytest.mark.parametrize(
    ("name", "key", "count"),
    [
        (
            "notification_no_money",
            "payment_status:aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA:failure:failure_no_money",
            1,
        ),
        ("notification_check", "payment_check:check000000000000000000000000001", 1),
        ("notification_refund", "refund_status:707607041:success", 1),
        ("sms", "sms:99001", 0),
    ],
)
def test_every_notification_is_proven_and_has_to_be_confirmed(name: Any, key: Any, count: Any) -> None:
    verdict = PROJECT.verify(notification(name))
    assert isinstance(verdict, Verified)
    assert (verdict.key, verdict.confirm, len(verdict.payments)) == (key, True, count)
    assert verdict.event == document(name)["request"]
    assert "md5" in verdict.scheme


def test_each_delivery_of_one_status_has_one_key_and_another_status_another() -> None:
    first, again, later = (
        PROJECT.verify(notification("notification_no_money", **changes))
        for changes in ({}, {"user_phone": None}, {"status": "success", "status_extended": "success_success"})
    )
    assert isinstance(first, Verified)
    assert isinstance(again, Verified)
    assert isinstance(later, Verified)
    assert first.key == again.key != later.key


def test_the_signature_of_one_payment_proves_no_other() -> None:
    told = json.loads(notification("notification_paid").body)
    verdict = PROJECT.verify(received(told | {"payment_id": "another"}))
    assert isinstance(verdict, Rejected)
    assert "does not fit" in verdict.reason


def test_a_right_signature_with_a_forged_amount_is_only_to_be_confirmed() -> None:
    told = json.loads(notification("notification_paid").body)
    verdict = PROJECT.verify(received(told | {"amount": 1}))
    assert isinstance(verdict, Verified)
    assert verdict.confirm, "amount and status are not signed"


@pytest.mark.parametrize("key", [None, "", " \n"])
def test_an_empty_key_proves_nothing_though_anybody_could_sign_with_it(key: Any) -> None:
    told = document("notification_paid", payment_id="1")
    forged = received(told | {"signature": "c4ca4238a0b923820dcc509a6f75849b"})  # md5("1")
    verdict = Mixplat(api_key=key).verify(forged)
    assert isinstance(verdict, Rejected)
    assert "no API key" in verdict.reason


def test_another_projects_key_is_named_as_a_possible_cause() -> None:
    verdict = Mixplat(api_key=KEY[::-1]).verify(notification("notification_paid"))
    assert isinstance(verdict, Rejected)
    assert "another project" in verdict.reason
    assert KEY not in verdict.reason


@pytest.mark.parametrize(
    "given", [None, True, 7, "", "X" * 32, "047780E4F51DC6664D333536A6B4AAB8", ["047780e4f51dc6664d333536a6b4aab8"]]
)
def test_a_signature_of_another_form_is_rejected(given: Any) -> None:
    assert isinstance(PROJECT.verify(received(document("notification_refund", signature=given))), Rejected)


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        "payment_status",
        {},
        {"request": "payment_status"},
        {"request": "payment_status", "payment_id": ""},
        {"request": "payment_status", "payment_id": None},
        {"request": "payment_status", "payment_id": True},
        {"request": "payment_status", "payment_id": 1.5},
        {"request": "payment_status", "payment_id": -1},
        {"request": "payment_status", "payment_id": {}},
        {"request": "refund_status", "payment_id": "1"},
        {"request": "another", "payment_id": "1"},
        {"request": ["payment_status"], "payment_id": "1"},
    ],
)
def test_what_names_nothing_that_could_be_signed_is_rejected(told: Any) -> None:
    verdict = PROJECT.verify(received(told))
    assert isinstance(verdict, Rejected)
    assert "no notification of Mixplat" in verdict.reason
    with pytest.raises(InputError):
        PROJECT.sign(json.dumps(told).encode(), NOW)


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b'{"request": "payment_status", "payment_id": ' + b"9" * 5000 + b"}",
        b'{"request": "sms", "sms_id": 1, "sms_id": 2}',
    ],
)
def test_hostile_bytes_are_rejected(given: Any) -> None:
    assert isinstance(PROJECT.verify(Received(body=given, at=NOW)), Rejected)


def test_a_signed_body_that_tells_no_payment_is_rejected_with_the_place() -> None:
    verdict = PROJECT.verify(notification("notification_paid", amount="a lot"))
    assert isinstance(verdict, Rejected)
    assert "/amount" in verdict.reason


def test_a_number_may_be_the_id_that_is_signed() -> None:
    told = document("notification_refund", signature="047780e4f51dc6664d333536a6b4aab8")
    verdict = PROJECT.verify(received(told))
    assert isinstance(verdict, Verified)
    assert verdict.payments[0].status is Status.REFUNDED


def test_to_sign_a_key_is_needed() -> None:
    with pytest.raises(ConfigurationError):
        Mixplat().sign(body("notification_paid"), NOW)


def test_a_secret_may_be_given_as_such_and_is_never_shown() -> None:
    adapter = Mixplat(api_key=SecretStr(KEY), account="donations")
    assert isinstance(adapter.verify(notification("notification_paid")), Verified)
    assert KEY not in repr(vars(adapter))
