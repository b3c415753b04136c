"""What YooKassa says when it is asked about a notification. All values are made up."""

import json
from typing import Any

import pytest

from paysupport.adapters.contracts import Verified
from paysupport.errors import InputError, NotKnown
from paysupport.model import Payment, Status

from .yookassa_asking import API, NOT_FOUND, NOW, SHOP, ask
from .yookassa_payloads import body, document


def received(told: dict[str, Any]) -> Verified:
    verdict = SHOP.verify(SHOP.sign(json.dumps(told).encode(), NOW))
    assert isinstance(verdict, Verified)
    assert verdict.confirm
    return verdict


def test_a_forged_status_does_not_survive_confirmation() -> None:
    forged = document("notification", event="payment.succeeded", object=document("declined", status="succeeded"))
    verdict = received(forged)
    assert verdict.payments[0].status is Status.PAID
    confirmed, (request,) = ask(SHOP.confirm(verdict), (200, body("declined")))
    assert confirmed.status is Status.FAILED
    assert request.url == f"{API}/payments/22e12f66-000f-5000-8000-18db351245c7"


@pytest.mark.parametrize(
    ("name", "path", "answer"),
    [
        ("notification_refund", "refunds/216749f7-0016-50be-b000-078d43a63ae4", "refund"),
        ("notification_payout", "payouts/po-285ec15d-0003-5000-a000-08d1bec7dade", "payout_failed"),
    ],
)
def test_refunds_and_payouts_are_confirmed_as_such(name: Any, path: Any, answer: Any) -> None:
    _, (request,) = ask(SHOP.confirm(received(document(name))), (200, body(answer)))
    assert request.url == f"{API}/{path}"


def test_what_yookassa_does_not_know_is_not_confirmed() -> None:
    with pytest.raises(NotKnown):
        ask(SHOP.confirm(received(document("notification"))), NOT_FOUND)


@pytest.mark.parametrize("payments", [(), (Payment(provider="yookassa", id=None, status=Status.PAID),)])
def test_what_is_no_payment_cannot_be_confirmed(payments: Any) -> None:
    with pytest.raises(InputError):
        SHOP.confirm(Verified(key="1", scheme="", payments=payments))
