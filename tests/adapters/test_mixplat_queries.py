"""What is asked of Mixplat, and what its answers mean. All values are made up."""

import json
from datetime import UTC, datetime
from hashlib import md5
from typing import Any

import httpx
import pytest
import respx

import paysupport as ps
from paysupport.adapters.contracts import Query, Reference, Verified
from paysupport.adapters.providers.mixplat import Mixplat
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotKnown, Unsupported
from paysupport.flow import Flow, Request, Response
from paysupport.model import Payment, Status
from paysupport.transport import run

from .mixplat_payloads import KEY, body

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PROJECT = Mixplat(api_key=KEY, account="donations")
NOT_FOUND = (200, body("error_not_found"))


def ask(flow: Flow[Any], *answers: tuple[int, bytes]) -> tuple[Any, list[Request]]:
    """The result of a flow, and what it asked."""
    requests: list[Request] = []
    left = iter(answers)

    def send(request: Request) -> Response:
        requests.append(request)
        status, told = next(left)
        return Response(status=status, url=request.url, at=NOW, body=told)

    return run(flow, send), requests


def sent(request: Request) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(request.body)
    return told


def signed(text: str) -> str:
    return md5(text.encode() + KEY.encode()).hexdigest()  # noqa: S324 - Mixplat's own scheme


def test_a_payment_is_asked_for_by_a_signed_post_that_only_reads() -> None:
    (payment,), (request,) = ask(PROJECT.lookup(Reference("payment", "1449272")), (200, body("notification_no_money")))
    assert (request.method, request.url, request.reads) == ("POST", "https://api.mixplat.com/get_payment_status", True)
    assert sent(request) == {
        "api_version": 3,
        "payment_id": "1449272",
        "signature": "f05b57071a180a05bb161231896bee43",
    }
    assert KEY not in request.body.decode()
    assert (payment.origin.at, payment.account) == (NOW, "donations")


def test_an_order_is_asked_for_by_the_shops_id() -> None:
    (payment,), (request,) = ask(PROJECT.lookup(Reference("order", "1235")), (200, body("answer_sbp_timeout")))
    assert sent(request) == {"api_version": 3, "merchant_payment_id": "1235", "signature": signed("1235")}
    assert payment.order == "1235"


def test_a_refund_is_found_where_no_payment_has_the_id() -> None:
    asked = Reference("payment", "707607041")
    (refund,), requests = ask(PROJECT.lookup(asked), NOT_FOUND, (200, body("notification_refund")))
    assert [request.url.rpartition("/")[2] for request in requests] == ["get_payment_status", "get_refund_status"]
    assert sent(requests[1]) == {
        "api_version": 3,
        "refund_id": 707607041,
        "signature": "047780e4f51dc6664d333536a6b4aab8",
    }
    assert refund.kind == "refund"


@pytest.mark.parametrize("name", ["unknown", "٣", "1" * 20, ""])
def test_what_can_be_no_refund_is_not_asked_for_as_one(name: Any) -> None:
    found, requests = ask(PROJECT.lookup(Reference("payment", name)), NOT_FOUND)
    assert (found, len(requests)) == ((), 1)


def test_the_host_can_be_another() -> None:
    adapter = Mixplat(api_key=KEY, host="https://mixplat.example/")
    _, (request,) = ask(adapter.lookup(Reference("order", "1")), NOT_FOUND)
    assert request.url == "https://mixplat.example/get_payment_status"


@pytest.mark.parametrize("key", [None, "", "  "])
def test_without_a_key_nothing_is_asked(key: Any) -> None:
    with pytest.raises(ConfigurationError, match="api_key"):
        ask(Mixplat(api_key=key).lookup(Reference("payment", "1")))


@pytest.mark.parametrize("code", ["error_signature", "error_project_not_found", "error_project_not_active"])
def test_a_key_or_project_that_is_refused_is_a_matter_of_configuration(code: Any) -> None:
    with pytest.raises(ConfigurationError, match=code):
        ask(PROJECT.lookup(Reference("order", "1")), (200, json.dumps({"result": code}).encode()))


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_by_status(status: Any) -> None:
    with pytest.raises(ConfigurationError, match="API key"):
        ask(PROJECT.lookup(Reference("order", "1")), (status, b""))


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (200, b"<html>"),
        (200, b"{}"),
        (200, body("register")),
        (200, b'{"result": "error_internal"}'),
        (404, b"{}"),
        (302, body("notification_paid")),
    ],
)
def test_what_is_no_status_is_missing_evidence(status: Any, told: Any) -> None:
    with pytest.raises(BadAnswer) as failed:
        ask(PROJECT.lookup(Reference("order", "1")), (status, told))
    assert (failed.value.source, failed.value.status) == ("api.mixplat.com", status)


def test_what_mixplat_cannot_do_is_said_at_once() -> None:
    for refused in (
        lambda: PROJECT.lookup(Reference("token", "1")),
        lambda: PROJECT.search(Query(since=NOW)),
        lambda: PROJECT.deliveries(Reference("payment", "1")),
        PROJECT.registration,
    ):
        with pytest.raises(Unsupported, match="mixplat"):
            refused()
    assert PROJECT.next_delivery([NOW]) is None


def received(name: str) -> Verified:
    verdict = PROJECT.verify(PROJECT.sign(body(name), NOW))
    assert isinstance(verdict, Verified)
    assert verdict.confirm
    return verdict


def test_a_forged_status_does_not_survive_confirmation() -> None:
    forged = json.loads(body("notification_no_money")) | {"status": "success", "status_extended": "success_success"}
    verdict = PROJECT.verify(PROJECT.sign(json.dumps(forged).encode(), NOW))
    assert isinstance(verdict, Verified)
    assert verdict.payments[0].status is Status.PAID
    confirmed, requests = ask(PROJECT.confirm(verdict), (200, body("notification_no_money")))
    assert confirmed.status is Status.FAILED
    assert sent(requests[0])["payment_id"] == verdict.payments[0].id


def test_a_refund_is_confirmed_as_a_refund() -> None:
    confirmed, (request,) = ask(PROJECT.confirm(received("notification_refund")), (200, body("answer_refund_pending")))
    assert request.url.endswith("/get_refund_status")
    assert confirmed.status is Status.PENDING


def test_what_mixplat_does_not_know_is_not_confirmed() -> None:
    with pytest.raises(NotKnown):
        ask(PROJECT.confirm(received("notification_paid")), NOT_FOUND)


@pytest.mark.parametrize(
    "payments",
    [
        (),
        (Payment(provider="mixplat", id=None, status=Status.PAID),),
        (Payment(provider="mixplat", id="not-a-number", status=Status.REFUNDED, kind="refund"),),
    ],
)
def test_what_is_no_payment_cannot_be_confirmed(payments: Any) -> None:
    with pytest.raises(InputError):
        PROJECT.confirm(Verified(key="1", scheme="", payments=payments))


@respx.mock
def test_a_payment_is_investigated_over_a_real_client() -> None:
    respx.post("https://api.mixplat.com/get_payment_status").mock(
        return_value=httpx.Response(200, content=body("notification_no_money"))
    )
    with ps.Client([PROJECT], clock=lambda: NOW) as client:
        diagnosis = client.investigate(order="1234")
    assert diagnosis.verdict is not None
    assert diagnosis.verdict.reason == "insufficient_funds"
