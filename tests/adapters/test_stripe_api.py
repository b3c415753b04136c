import json
import pickle
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeVar

import httpx
import pytest
import respx
from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Query, Reference
from paysupport.adapters.providers.stripe import Stripe
from paysupport.errors import BadAnswer, ConfigurationError, PaysupportError, Unavailable, Unsupported
from paysupport.flow import Flow
from paysupport.model import Reason, Status
from paysupport.testing.stripe import charge, payload, refusal
from paysupport.transport.http import Transport

from .stripe_asking import API, KEY, NOW, SHOP, answer, ask, page

T = TypeVar("T")


class TestLookup:
    def test_by_payment_intent(self) -> None:
        (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "pi_1")), answer(payload(id="pi_1")))
        assert (request.method, request.url) == ("GET", f"{API}/payment_intents/pi_1")
        assert request.params == (("expand[]", "latest_charge"),)
        assert request.headers == {"Authorization": f"Bearer {KEY}", "Stripe-Version": "2026-10-28.endive"}
        assert request.reads
        assert (payment.id, payment.status, payment.reason) == ("pi_1", Status.FAILED, Reason.INSUFFICIENT_FUNDS)
        assert (payment.origin.at, payment.origin.request_id, payment.account) == (NOW, "req_1", "shop-by")

    @pytest.mark.parametrize("id_", ["ch_1", "py_1"])
    def test_by_charge(self, id_: str) -> None:
        payments, (request,) = ask(SHOP.lookup(Reference("payment", id_)), answer(charge(code=None)))
        assert (request.url, request.params) == (f"{API}/charges/{id_}", ())
        assert [payment.status for payment in payments] == [Status.PAID]

    def test_unknown(self) -> None:
        assert ask(SHOP.lookup(Reference("payment", "pi_0")), answer(refusal(), 404))[0] == ()

    def test_an_id_stays_one_part_of_the_path(self) -> None:
        _, (request,) = ask(SHOP.lookup(Reference("payment", "pi_1/../x?y#z")), answer(refusal(), 404))
        assert request.url == f"{API}/payment_intents/pi_1%2F..%2Fx%3Fy%23z"

    def test_by_order_on_all_pages(self) -> None:
        first = page(payload(id="pi_1"), more=True, object="search_result", next_page="token")
        last = page(payload(id="pi_2", order="12345"), payload(id="pi_3", status="succeeded"), object="search_result")
        found, requests = ask(SHOP.lookup(Reference("order", "1234")), answer(first), answer(last))
        wanted = (("query", 'metadata["order_id"]:"1234"'), ("expand[]", "data.latest_charge"))
        assert [request.url for request in requests] == [f"{API}/payment_intents/search"] * 2
        assert requests[0].params == (*wanted, ("limit", "100"))
        assert requests[1].params == (*wanted, ("page", "token"), ("limit", "100"))
        (payment,) = found
        assert (payment.id, payment.order, payment.status) == ("pi_3", "1234", Status.PAID)
        assert [attempt.id for attempt in payment.attempts] == ["ch_1", "ch_3"]

    def test_a_server_that_repeats_its_cursor_is_not_followed(self) -> None:
        same = page(payload(), more=True, object="search_result", next_page="token")
        assert ask(SHOP.lookup(Reference("order", "1234")), answer(same), answer(same))[0]

    def test_quotes_in_an_order_id_are_escaped(self) -> None:
        shop = Stripe(api_key=KEY, order_key='my"key')
        _, (request,) = ask(shop.lookup(Reference("order", 'a"b\\c')), answer(page()))
        assert request.params[0] == ("query", r'metadata["my\"key"]:"a\"b\\c"')

    def test_there_are_no_payment_page_tokens(self) -> None:
        with pytest.raises(Unsupported, match="stripe has no look-up by token"):
            SHOP.lookup(Reference("token", "1"))

    def test_options_of_the_account(self) -> None:
        shop = Stripe(
            api_key=SecretStr(f" {KEY}\n"),
            connected_account="acct_9",
            host="https://stripe.test/",
            version="2025-01-27.acacia",
        )
        _, (request,) = ask(shop.lookup(Reference("payment", "pi_1")), answer(payload()))
        assert request.url == "https://stripe.test/v1/payment_intents/pi_1"
        assert request.headers == {
            "Authorization": f"Bearer {KEY}",
            "Stripe-Version": "2025-01-27.acacia",
            "Stripe-Account": "acct_9",
        }


class TestSearch:
    def test_by_time_lists_charges(self) -> None:
        since = datetime(2026, 11, 20, 10, 0, 0, 1, tzinfo=UTC)
        until = datetime(2026, 11, 20, 11, tzinfo=UTC)
        rows = page({**json.loads(charge()), "id": "ch_9"}, more=True)
        found, (request,) = ask(SHOP.search(Query(since=since, until=until), "ch_10"), answer(rows))
        assert request.url == f"{API}/charges"
        assert request.params == (
            ("created[gte]", str(int(since.timestamp()) + 1)),
            ("created[lt]", str(int(until.timestamp()))),
            ("starting_after", "ch_10"),
            ("limit", "100"),
        )
        assert (found.next, found.complete) == ("ch_9", False)

    @pytest.mark.parametrize(
        ("query", "fits"),
        [
            (Query(amount=Decimal("25.50")), True),
            (Query(amount=Decimal(2550)), False),
            (Query(currency="USD"), True),
            (Query(currency="EUR"), False),
            (Query(last4="0002"), True),
            (Query(last4="4242"), False),
            (Query(status=Status.FAILED), True),
            (Query(status=Status.PAID), False),
            (Query(email="payer@example.com"), True),
            (Query(email="other@example.com"), False),
        ],
    )
    def test_the_rest_is_compared_here(self, query: Query, fits: bool) -> None:
        told = json.loads(charge()) | {"receipt_email": "Payer@example.com"}
        found, (request,) = ask(SHOP.search(query), answer(page(told)))
        assert request.params == (("limit", "100"),)
        assert bool(found.payments) is fits
        assert found.complete

    def test_by_order_and_time(self) -> None:
        query = Query(order="1234", since=NOW, last4="4242")
        found, (request,) = ask(SHOP.search(query), answer(page(payload())))
        assert request.params[0] == ("query", f'metadata["order_id"]:"1234" AND created>={int(NOW.timestamp())}')
        assert found == Page(())

    @pytest.mark.parametrize(
        "sent", [{"object": "list"}, page() | {"data": [1]}, page({"object": "refund", "id": "re_1"})]
    )
    def test_what_is_no_list_of_payments_is_a_bad_answer(self, sent: object) -> None:
        with pytest.raises(BadAnswer, match="cannot be read") as failed:
            ask(SHOP.search(Query()), answer(sent))
        assert (failed.value.source, failed.value.status, failed.value.request_id) == ("api.stripe.com", 200, "req_1")


def test_keys_are_never_shown() -> None:
    shop = Stripe(api_key=KEY, webhook_secrets=("whsec_1", "whsec_2"))
    assert KEY not in repr(vars(shop))
    assert "whsec_" not in repr(vars(shop))
    request = next(shop.lookup(Reference("payment", "pi_1")))
    assert KEY not in repr(request)
    with pytest.raises(TypeError):
        pickle.dumps(shop)


def run(flow: Flow[T]) -> T:
    with httpx.Client(trust_env=False) as http, Transport(http, sleep=lambda _: None) as transport:
        return transport.call(flow)


class TestOverHttp:
    @respx.mock
    def test_by_order(self) -> None:
        route = respx.get(f"{API}/payment_intents/search").mock(
            return_value=httpx.Response(200, json=page(payload(), object="search_result"))
        )
        (payment,) = run(SHOP.lookup(Reference("order", "1234")))
        sent = route.calls.last.request
        assert sent.url.params["query"] == 'metadata["order_id"]:"1234"'
        assert sent.headers["authorization"] == f"Bearer {KEY}"
        assert (payment.order, payment.status) == ("1234", Status.FAILED)

    @respx.mock
    def test_a_missing_payment_is_no_payment(self) -> None:
        respx.get(f"{API}/charges/ch_1").mock(return_value=httpx.Response(404, content=refusal()))
        assert run(SHOP.lookup(Reference("payment", "ch_1"))) == ()

    @respx.mock
    @pytest.mark.parametrize(("status", "error"), [(401, ConfigurationError), (500, Unavailable), (429, Unavailable)])
    def test_no_answer_is_no_evidence(self, status: int, error: type[PaysupportError]) -> None:
        respx.get(f"{API}/charges/ch_1").mock(return_value=httpx.Response(status, content=b"busy"))
        with pytest.raises(error):
            run(SHOP.lookup(Reference("payment", "ch_1")))


def test_a_search_goes_on_where_a_page_ended() -> None:
    query = Query(last4="0002")
    first, _ = ask(SHOP.search(query), answer(page({**json.loads(charge()), "id": "ch_9"}, more=True)))
    second, (request,) = ask(SHOP.search(query, first.next), answer(page({**json.loads(charge()), "id": "ch_8"})))
    assert ("starting_after", "ch_9") in request.params
    assert [payment.id for payment in (*first.payments, *second.payments)] == ["ch_9", "ch_8"]
