"""What is asked of the hosts of bePaid, and what their answers come to."""

import base64
import json
import pickle
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
import respx

from paysupport.adapters.contracts import Page, Query, Reference
from paysupport.adapters.providers.bepaid import BePaid
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable
from paysupport.flow import Flow, Request, Response
from paysupport.model import Status
from paysupport.transport import run
from paysupport.transport.http import Transport

from .bepaid_payloads import NOW, SECRET, payload, shop


def answer(request: Request, body: Any, status: int = 200) -> Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(status=status, url=request.url, at=NOW, headers={"x-request-id": "req-1"}, body=content)


NOTHING = {"response": {"message": "Record not found"}}


class Peer:
    """Answers by the end of the URL; what it does not know is not found. An exception is what the host ran into."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[Request] = []

    def __call__(self, request: Request) -> Response:
        self.asked.append(request)
        for part, body in self.answers.items():
            if part in request.url:
                if isinstance(body, Exception):
                    raise body
                return answer(request, *body) if isinstance(body, tuple) else answer(request, body)
        return answer(request, NOTHING, 404)

    def run(self, flow: Flow[Any]) -> Any:
        return run(flow, self)


def test_a_look_up_by_uid_asks_the_next_place_only_where_one_does_not_know_it() -> None:
    peer = Peer(payments=payload("erip"))
    (payment,) = peer.run(shop().lookup(Reference("payment", "19/aa")))
    assert payment.id == "19-aa"
    assert [request.url for request in peer.asked] == [
        "https://gateway.bepaid.by/transactions/19%2Faa",
        "https://api.bepaid.by/beyag/payments/19%2Faa",
    ]


def test_a_look_up_tells_when_it_was_answered_and_under_which_request_id() -> None:
    (payment,) = Peer(gateway=payload("paid")).run(shop(account="by").lookup(Reference("payment", "11-aa")))
    assert (payment.origin.at, payment.origin.request_id, payment.account) == (NOW, "req-1", "by")


def test_a_look_up_sends_shop_id_and_secret_key_in_the_header_and_nowhere_else() -> None:
    peer = Peer()
    assert peer.run(shop().lookup(Reference("payment", "1"))) == ()
    request = peer.asked[0]
    assert base64.b64decode(request.headers["Authorization"].removeprefix("Basic ")) == f"321:{SECRET}".encode()
    assert request.headers["Accept"] == "application/json"
    assert SECRET not in repr(request) + request.url + repr(shop()) + repr(vars(shop()))


def test_an_adapter_with_keys_is_not_pickled() -> None:
    with pytest.raises(TypeError, match="keys"):
        pickle.dumps(shop())


def test_a_uid_that_no_answering_host_knows_is_not_known_to_be_unknown() -> None:
    with pytest.raises(Unavailable, match="down"):
        Peer(beyag=Unavailable("down")).run(shop().lookup(Reference("payment", "1")))
    found = Peer(gateway=Unavailable("down"), payments=payload("erip")).run(shop().lookup(Reference("payment", "1")))
    assert found[0].id == "19-aa"


def test_an_order_is_asked_for_on_both_hosts_and_merged() -> None:
    peer = Peer(gateway=payload("transactions_flat"), beyag={"transactions": [payload("erip")["transaction"]]})
    found = peer.run(shop().lookup(Reference("order", "order 7?")))
    assert {payment.id for payment in found} == {"16-aa", "19-aa"}
    assert {request.url for request in peer.asked} == {
        "https://gateway.bepaid.by/v2/transactions/tracking_id/order%207%3F",
        "https://api.bepaid.by/beyag/transactions/tracking_id/order%207%3F",
    }


def test_a_silent_host_does_not_hide_what_the_other_one_found() -> None:
    flow = shop().lookup(Reference("order", "order-7"))
    (payment,) = Peer(gateway=payload("transactions_flat"), beyag=Unavailable("down")).run(flow)
    assert payment.id == "16-aa"
    with pytest.raises(Unavailable, match="down"):
        Peer(beyag=Unavailable("down")).run(shop().lookup(Reference("order", "order-7")))
    assert Peer().run(shop().lookup(Reference("order", "order-7"))) == ()


def test_a_token_is_asked_for_in_version_2() -> None:
    peer = Peer(checkouts=payload("checkout"))
    (payment,) = peer.run(shop(checkout="https://pay.example/").lookup(Reference("token", "c0ffee")))
    assert payment.id == "17-aa"
    assert peer.asked[0].url == "https://pay.example/ctp/api/checkouts/c0ffee"
    assert peer.asked[0].headers["X-API-Version"] == "2"


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_reference_that_would_lead_elsewhere_is_not_asked_for(value: Any) -> None:
    peer = Peer()
    assert peer.run(shop().lookup(Reference("payment", value))) == ()
    assert peer.asked == []


@pytest.mark.parametrize("status", [401, 403])
def test_refused_keys_are_a_matter_of_configuration(status: Any) -> None:
    with pytest.raises(ConfigurationError, match="refused shop_id and secret_key") as caught:
        Peer(gateway=({"message": "Unauthorized"}, status)).run(shop().lookup(Reference("payment", "1")))
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        (b"<html>", 404, "HTML"),
        (b"<html>", 200, "HTML"),
        ({"status": 404, "error": "Not Found"}, 404, "no payment of bePaid"),
        ({"message": "Token does not exist.", "errors": {}}, 404, "Token does not exist"),
        ({"message": "Shop is blocked", "errors": {}}, 422, "Shop is blocked"),
        ({"message": "Shop is blocked", "errors": {}}, 200, "Shop is blocked"),
        ({"transactions": []}, 404, "does not fit the status"),
        ({"transaction": {"uid": 1}}, 200, "/transaction/status"),
    ],
)
def test_an_answer_of_no_use_is_missing_evidence(body: Any, status: Any, message: Any) -> None:
    with pytest.raises(BadAnswer, match=message) as caught:
        Peer(checkout=(body, status)).run(shop().lookup(Reference("token", "1")))
    assert (caught.value.status, caught.value.request_id) == (status, "req-1")
    assert caught.value.source == "checkout.bepaid.by"


@pytest.mark.parametrize(
    "options", [{}, {"shop_id": "321"}, {"secret_key": SECRET}, {"shop_id": "1", "secret_key": ""}]
)
def test_asking_needs_both_keys(options: Any) -> None:
    with pytest.raises(ConfigurationError, match="shop_id and secret_key"):
        Peer().run(BePaid(**options).lookup(Reference("order", "1")))


WINDOW = Query(since=datetime(2026, 11, 20, tzinfo=UTC), until=datetime(2026, 11, 21, tzinfo=UTC))


def params(request: Request) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(request.body)["report_params"]
    return found


def test_a_search_goes_through_all_methods_and_pages() -> None:
    last = {"transactions": [], "count": 0, "has_more": False, "last_object_id": None}
    bodies = iter([payload("report"), last, last, last])
    asked: list[dict[str, Any]] = []

    def send(request: Request) -> Response:
        asked.append(params(request))
        assert request.reads
        assert (request.method, request.url) == ("POST", "https://merchant.bepaid.by/api/reports")
        assert request.headers["X-Api-Version"] == "3"
        return answer(request, next(bodies))

    pages: list[Page] = [run(shop().search(WINDOW), send)]
    while not pages[-1].complete:
        pages.append(run(shop().search(WINDOW, pages[-1].next), send))
    assert [payment.id for page in pages for payment in page.payments] == ["20-aa", "21-aa"]
    assert [(each["payment_method_type"], each.get("starting_after")) for each in asked] == [
        ("credit_card", None),
        ("credit_card", "4712"),
        ("alternative", None),
        ("erip", None),
    ]


def test_a_search_asks_in_the_shops_time_and_for_the_status_that_reports_know() -> None:
    peer = Peer(reports=payload("report"))
    peer.run(shop().search(Query(since=WINDOW.since, until=WINDOW.until, status=Status.FAILED)))
    asked = params(peer.asked[0])
    assert (asked["from"], asked["to"]) == ("2026-11-20 03:00:00", "2026-11-21 03:00:01")
    assert (asked["time_zone"], asked["status"], asked["date_type"]) == ("Europe/Minsk", "failed", "created_at")
    peer.run(shop().search(Query(since=WINDOW.since, until=WINDOW.until, status=Status.REFUNDED)))
    assert params(peer.asked[1])["status"] == "all"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"amount": 999}, []),
        ({"last4": "5003", "status": Status.FAILED}, ["21-aa"]),
        ({"email": "PAYER@example.com"}, ["20-aa", "21-aa"]),
        ({"last4": "0000"}, []),
        ({"since": datetime(2026, 11, 20, 10, 1, tzinfo=UTC)}, []),
        ({"until": datetime(2026, 11, 20, 10, 0, tzinfo=UTC)}, []),
    ],
)
def test_a_search_compares_here_what_reports_cannot(query: Any, expected: Any) -> None:
    whole = {"since": WINDOW.since, "until": WINDOW.until, **query}
    page = Peer(reports=payload("report")).run(shop().search(Query(**whole)))
    assert [payment.id for payment in page.payments] == expected


def test_a_row_without_a_time_is_not_thrown_away() -> None:
    rows = payload("report")
    rows["transactions"][0]["created_at"] = None
    assert len(Peer(reports=rows).run(shop().search(WINDOW)).payments) == 2


def test_a_search_without_an_end_runs_to_the_time_of_sending() -> None:
    asked: list[Request] = []

    def send(request: Request) -> Response:
        assert request.sign is not None
        asked.append(request.sign(request, NOW))
        return answer(request, payload("report"))

    page = run(shop().search(Query(since=WINDOW.since)), send)
    assert params(asked[0])["to"] == "2026-11-22 15:00:01"
    assert len(page.payments) == 2


def test_a_report_that_does_not_go_on_is_left() -> None:
    page = Peer(reports=payload("report")).run(shop().search(WINDOW, "erip:4712"))
    assert page.complete


@pytest.mark.parametrize(
    ("query", "options", "cursor", "error"),
    [
        (Query(), {}, None, InputError),
        (Query(since=datetime(2026, 11, 20)), {}, None, InputError),  # noqa: DTZ001 - the fault
        (WINDOW, {}, "4711", InputError),
        (WINDOW, {"time_zone": "Europe/Nowhere"}, None, ConfigurationError),
        (WINDOW, {"time_zone": "../etc"}, None, ConfigurationError),
    ],
)
def test_a_search_that_cannot_be_asked_is_refused(query: Any, options: Any, cursor: Any, error: Any) -> None:
    with pytest.raises(error):
        Peer().run(shop(**options).search(query, cursor))


@pytest.mark.parametrize("body", [{"rows": []}, {"transactions": [7]}, {"transactions": [], "has_more": "no"}])
def test_a_report_of_another_shape_is_missing_evidence(body: Any) -> None:
    with pytest.raises(BadAnswer):
        Peer(reports=body).run(shop().search(WINDOW))


@respx.mock
def test_look_up_and_search_over_a_real_client() -> None:
    respx.get("https://gateway.example/v2/transactions/tracking_id/order-7").mock(
        return_value=httpx.Response(200, json=payload("transactions_wrapped"))
    )
    respx.get("https://api.bepaid.by/beyag/transactions/tracking_id/order-7").mock(
        return_value=httpx.Response(200, json={"transactions": []})
    )
    reports = respx.post("https://merchant.bepaid.by/api/reports").mock(
        return_value=httpx.Response(200, json=payload("report"))
    )
    adapter = shop(gateway="https://gateway.example")
    with httpx.Client() as client, Transport(client) as transport:
        (payment,) = transport.call(adapter.lookup(Reference("order", "order-7")))
        page = transport.call(adapter.search(Query(since=WINDOW.since)))
    assert payment.id == "16-aa"
    assert len(page.payments) == 2
    assert "to" in json.loads(reports.calls[0].request.content)["report_params"]
