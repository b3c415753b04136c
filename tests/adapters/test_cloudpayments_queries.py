"""What is asked of CloudPayments, and what its answers come to."""

import base64
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from paysupport.adapters.contracts import Query, Reference, Verified
from paysupport.adapters.providers.cloudpayments import CloudPayments
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotKnown, Unavailable, Unsupported
from paysupport.flow import Flow, Request, Response
from paysupport.model import Status
from paysupport.transport import run

from .cloudpayments_payloads import NOW, SECRET, answer, body, site

SINCE = datetime(2026, 11, 20, tzinfo=UTC)
NOT_FOUND = body("not_found.json")


class Peer:
    """Gives one answer after the other, and keeps what was asked and when it was sent."""

    def __init__(self, *answers: bytes | tuple[int, bytes] | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, Any]] = []
        self.requests: list[Request] = []

    def __call__(self, request: Request) -> Response:
        self.requests.append(request)
        sent = request.sign(request, NOW) if request.sign else request
        self.asked.append((sent.url, json.loads(sent.body)))
        found = self.answers.pop(0)
        if isinstance(found, Exception):
            raise found
        status, content = found if isinstance(found, tuple) else (200, found)
        return Response(status=status, url=request.url, at=NOW, body=content)

    def run(self, flow: Flow[Any]) -> Any:
        return run(flow, self, threads=1)


def page(*rows: Any) -> bytes:
    return json.dumps({"Model": rows, "Success": True, "Message": None}, default=float).encode()


def row(number: int, **changes: Any) -> Any:
    return {**answer("declined")["Model"], "TransactionId": number, "InvoiceId": str(number), **changes}


def test_a_transaction_is_asked_for_by_its_number() -> None:
    peer = Peer(body("declined.json"))
    (payment,) = peer.run(site(account="ru").lookup(Reference("payment", "2200100001")))
    assert peer.asked == [("https://api.cloudpayments.ru/payments/get", {"TransactionId": 2200100001})]
    assert (
        peer.requests[0].headers["Authorization"]
        == "Basic " + base64.b64encode(f"pk_made0up:{SECRET}".encode()).decode()
    )
    assert (payment.status, payment.account, payment.origin.at) == (Status.FAILED, "ru", NOW)


@pytest.mark.parametrize("number", ["", "abc", "12-3", "٣", "1" * 20, "-1"])
def test_nothing_is_asked_for_what_is_no_number(number: str) -> None:
    assert Peer().run(site().lookup(Reference("payment", number))) == ()


def test_an_order_is_asked_for_among_payments_and_refunds() -> None:
    peer = Peer(body("paid.json"))
    (payment,) = peer.run(site(host="https://api.cp.kz/").lookup(Reference("order", "1234")))
    assert peer.asked == [("https://api.cp.kz/v2/payments/find", {"InvoiceId": "1234"})]
    assert payment.status is Status.PAID


def test_the_payment_that_a_found_refund_belongs_to_is_asked_for_too() -> None:
    peer = Peer(body("refund.json"), body("paid.json"))
    (payment,) = peer.run(site().lookup(Reference("order", "1234")))
    assert peer.asked[1] == ("https://api.cloudpayments.ru/payments/get", {"TransactionId": 2200100002})
    assert (payment.status, str(payment.refunded)) == (Status.PARTIALLY_REFUNDED, "500.00 RUB")


def test_what_cloudpayments_does_not_know_gives_nothing() -> None:
    for kind in ("payment", "order"):
        assert Peer(NOT_FOUND).run(site().lookup(Reference(kind, "1"))) == ()


def test_there_are_no_tokens_to_look_up() -> None:
    with pytest.raises(Unsupported, match="token"):
        site().lookup(Reference("token", "1"))


@pytest.mark.parametrize(
    "answered",
    [(200, body("refused.json")), (200, b"<html>"), (200, b"[1]"), (404, b"{}"), (302, b"")],
)
def test_any_other_answer_is_no_answer(answered: Any) -> None:
    with pytest.raises(BadAnswer, match=r"api\.cloudpayments\.ru answered with HTTP status"):
        Peer(answered).run(site().lookup(Reference("payment", "1")))


@pytest.mark.parametrize("status", [401, 403])
def test_refused_keys_are_a_fault_of_the_configuration(status: int) -> None:
    with pytest.raises(ConfigurationError, match="refused public_id and api_secret"):
        Peer((status, b"")).run(site().lookup(Reference("payment", "1")))


@pytest.mark.parametrize("keys", [{}, {"public_id": "pk"}, {"api_secret": "s"}, {"public_id": "pk", "api_secret": ""}])
def test_nothing_is_asked_without_keys(keys: Any) -> None:
    with pytest.raises(ConfigurationError, match="needs public_id and api_secret"):
        Peer().run(CloudPayments(**keys).lookup(Reference("payment", "1")))


def test_a_window_is_searched_and_the_rest_compared_here() -> None:
    peer = Peer(page(row(1), row(2, Status="Completed", ReasonCode=0), row(3, CreatedDate="/Date(1796000000000)/")))
    found = peer.run(site().search(Query(since=SINCE, until=NOW, status=Status.FAILED, last4="5556")))
    assert [each.id for each in found.payments] == ["1"]
    assert found.complete
    assert peer.asked == [
        (
            "https://api.cloudpayments.ru/v2/payments/list",
            {
                "CreatedDateGte": "2026-11-20T00:00:00+00:00",
                "CreatedDateLte": "2026-11-22T12:00:00+00:00",
                "PageNumber": 1,
                "Statuses": ["Declined"],
            },
        )
    ]


def test_the_end_of_an_open_window_is_the_time_of_sending() -> None:
    peer = Peer(page())
    assert peer.run(site().search(Query(since=SINCE, status=Status.PENDING))).payments == ()
    assert peer.asked[0][1]["CreatedDateLte"] == "2026-11-22T12:00:00+00:00"
    assert "Statuses" not in peer.asked[0][1]


def test_a_full_page_has_a_next_one() -> None:
    peer = Peer(page(*map(row, range(1, 101))), page(row(101, CreatedDate=None, CreatedDateIso=None)))
    first = peer.run(site().search(Query(since=SINCE)))
    second = peer.run(site().search(Query(since=SINCE), first.next))
    assert (len(first.payments), first.next, len(second.payments), second.next) == (100, "2", 1, None)
    assert [asked["PageNumber"] for _, asked in peer.asked] == [1, 2]


@pytest.mark.parametrize(
    ("query", "cursor"),
    [
        (Query(), None),
        (Query(since=datetime(2026, 11, 20)), None),  # noqa: DTZ001 - without a zone on purpose
        (Query(since=SINCE), "0"),
        (Query(since=SINCE), "next"),
        (Query(since=SINCE), "9" * 5000),
    ],
)
def test_a_search_that_cannot_be_asked_is_refused(query: Query, cursor: Any) -> None:
    with pytest.raises(InputError):
        Peer().run(site().search(query, cursor))


@pytest.mark.parametrize("answered", [b"{}", body("refused.json"), b'{"Model": [1], "Success": true}'])
def test_another_answer_to_a_search_is_no_answer(answered: bytes) -> None:
    with pytest.raises(BadAnswer):
        Peer(answered).run(site().search(Query(since=SINCE)))


def test_the_registration_tells_the_address_and_the_notifications_that_are_on() -> None:
    def setting(address: str, *, on: bool) -> bytes:
        return json.dumps({"Model": {"IsEnabled": on, "Address": address}, "Success": True, "Message": None}).encode()

    pay = setting("https://shop.primer-magazin.ru/pay", on=True)
    peer = Peer(
        setting("https://shop.primer-magazin.ru/check", on=True), pay, *(setting("", on=False) for _ in range(5))
    )
    settings = peer.run(site(account="ru").registration())
    assert (settings.notification_url, settings.events, settings.enabled) == (
        "https://shop.primer-magazin.ru/pay",
        ("Check", "Pay"),
        True,
    )
    assert (settings.provider, settings.account, settings.shop_id, settings.gateway_host) == (
        "cloudpayments",
        "ru",
        "pk_made0up",
        "api.cloudpayments.ru",
    )
    assert peer.asked[1] == ("https://api.cloudpayments.ru/site/notifications/pay/get", {})


def test_a_registration_that_is_not_told_whole_is_not_told() -> None:
    with pytest.raises(Unavailable):
        Peer(*(Unavailable("no answer") for _ in range(7))).run(site().registration())
    with pytest.raises(BadAnswer):
        Peer(*(b'{"Success": false, "Message": "?"}' for _ in range(7))).run(site().registration())


def verified(name: str) -> Verified:
    verdict = site().verify(site().sign(body(name), NOW))
    assert isinstance(verdict, Verified)
    return verdict


def test_a_notification_is_confirmed_by_asking() -> None:
    peer = Peer(body("paid.json"))
    assert peer.run(site().confirm(verified("pay.form"))).status is Status.PAID
    assert peer.asked == [("https://api.cloudpayments.ru/payments/get", {"TransactionId": 2200100002})]
    with pytest.raises(NotKnown):
        Peer(NOT_FOUND).run(site().confirm(verified("pay.form")))
    with pytest.raises(InputError):
        Peer().run(site().confirm(verified("recurrent.form")))


def test_the_time_of_a_search_is_told_in_utc() -> None:
    peer = Peer(page())
    peer.run(site().search(Query(since=SINCE.astimezone(timezone(timedelta(hours=3))), until=NOW)))
    assert peer.asked[0][1]["CreatedDateGte"] == "2026-11-20T00:00:00+00:00"
