import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeVar

import pytest

from paysupport.adapters.contracts import Query, Reference
from paysupport.adapters.providers.braintree import Braintree
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable, Unsupported
from paysupport.flow import Flow, Request, Response
from paysupport.model import Reason, Status
from paysupport.transport import run

from .braintree_objects import answer, body, event, global_id, money, node, page, refused

T = TypeVar("T")
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SHOP = Braintree(public_key="made0up0public", private_key="made0up0private", mode="test", account="shop-us")
IDS = {kind: global_id(kind, "bt7m3zz1") for kind in ("transaction", "refund", "dispute")}
CONVERTED = {"data": {"idsFromLegacyIds": list(IDS.values())}}
NOTHING = {"data": {"node": None}, "errors": [{"message": "x", "extensions": {"errorClass": "NOT_FOUND"}}]}
Answers = list[Any]


def problem(kind: str | None, **more: Any) -> dict[str, Any]:
    extensions = {"errorClass": kind} if kind else {}
    return {"errors": [{"message": "Something", "extensions": extensions}], "data": None} | more


def api(answers: Answers, asked: list[Request]) -> Callable[[Request], Response]:
    """Answers one after the other; a number is an HTTP status without a body."""
    left = iter(answers)

    def send(request: Request) -> Response:
        asked.append(request)
        told = next(left)
        if isinstance(told, Exception):
            raise told
        status, sent = (told, b"") if isinstance(told, int) else (200, told)
        sent = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        return Response(status=status, url=request.url, at=NOW, body=sent)

    return send


def ask(flow: Flow[T], *answers: Any) -> tuple[T, list[dict[str, Any]]]:
    """The result, and what was asked with which variables."""
    asked: list[Request] = []
    result = run(flow, api(list(answers), asked), threads=1)
    for request in asked:
        assert request.reads
        assert b"mutation" not in request.body
    return result, [json.loads(request.body)["variables"] for request in asked]


class TestLookUp:
    def test_a_transaction_by_its_short_id(self) -> None:
        told = answer(node()) | {"extensions": {"requestId": "REQ1"}}
        (found,), (ids, asked) = ask(SHOP.lookup(Reference("payment", "bt7m3zz1")), CONVERTED, told)
        kinds = [each["type"] for each in ids["input"]["ids"]]
        assert kinds == ["TRANSACTION", "REFUND", "DISPUTE"]
        assert {each["legacyId"] for each in ids["input"]["ids"]} == {"bt7m3zz1"}
        assert asked == {"id": IDS["transaction"]}
        assert (found.id, found.status, found.test, found.account) == ("bt7m3zz1", Status.PAID, True, "shop-us")
        assert (found.origin.at, found.origin.request_id, found.origin.base) == (NOW, "REQ1", "/data/node")

    def test_a_refund_and_a_dispute(self) -> None:
        told = [CONVERTED, NOTHING, json.loads(body("node_refund.json"))]
        (found,), asked = ask(SHOP.lookup(Reference("payment", "rf5k2aa0")), *told)
        assert (found.kind, asked[-1]) == ("refund", {"id": IDS["refund"]})
        told = [CONVERTED, NOTHING, NOTHING, json.loads(body("node_dispute.json"))]
        (disputed,), asked = ask(SHOP.lookup(Reference("payment", "dp3n8c4e")), *told)
        assert (disputed.status, asked[-1]) == (Status.DISPUTED, {"id": IDS["dispute"]})

    def test_an_id_of_graphql_is_asked_for_once(self) -> None:
        name = IDS["transaction"]
        same = {"data": {"idsFromLegacyIds": [name] * 3}}
        found, asked = ask(SHOP.lookup(Reference("payment", name)), same, NOTHING)
        assert (found, len(asked)) == ((), 2)

    def test_an_id_that_cannot_be_converted_is_passed_by(self) -> None:
        some = {"data": {"idsFromLegacyIds": [None, IDS["refund"], None]}}
        _, asked = ask(SHOP.lookup(Reference("payment", "x")), some, NOTHING)
        assert asked[-1] == {"id": IDS["refund"]}

    @pytest.mark.parametrize("last", [NOTHING, {"data": {"node": None}}, answer({"id": "Y3VzdG9tZXJfMQ"})])
    def test_what_nobody_knows_or_is_something_else(self, last: dict[str, Any]) -> None:
        found, _ = ask(SHOP.lookup(Reference("payment", "x")), CONVERTED, last, NOTHING, NOTHING)
        assert found == ()

    def test_every_transaction_with_an_order_id(self) -> None:
        first = page(
            node("PROCESSOR_DECLINED", refused("2001"), legacyId="a1", createdAt="2026-11-20T09:00:00Z"), after="c1"
        )
        second = page(node(legacyId="a2"))
        (found,), asked = ask(SHOP.lookup(Reference("order", "1234")), first, second)
        assert [each["after"] for each in asked] == [None, "c1"]
        assert {json.dumps(each["input"]) for each in asked} == {'{"orderId": {"is": "1234"}}'}
        assert (found.id, found.status, [each.id for each in found.attempts]) == ("a2", Status.PAID, ["a1", "a2"])
        assert found.attempts[0].decline is not None
        assert found.attempts[0].decline.reading.reason is Reason.INSUFFICIENT_FUNDS

    def test_an_order_without_a_transaction(self) -> None:
        assert ask(SHOP.lookup(Reference("order", "x")), page())[0] == ()

    def test_a_page_that_repeats_itself_ends_the_list(self) -> None:
        (found,), asked = ask(
            SHOP.lookup(Reference("order", "1234")), page(node(), after="c1"), page(node(), after="c1")
        )
        assert (found.id, len(asked)) == ("bt7m3zz1", 2)

    def test_there_are_no_tokens(self) -> None:
        with pytest.raises(Unsupported, match="no look-up by token"):
            SHOP.lookup(Reference("token", "x"))


class TestSearch:
    def search(self, query: Query, told: dict[str, Any] | None = None, cursor: str | None = None) -> dict[str, Any]:
        _, (asked,) = ask(SHOP.search(query, cursor), told or page())
        assert (asked["first"], asked["after"]) == (50, cursor)
        found: dict[str, Any] = asked["input"]
        return found

    def test_by_everything(self) -> None:
        query = Query(
            since=datetime(2026, 11, 20, 3, tzinfo=timezone(timedelta(hours=3))),
            until=datetime(2026, 11, 21, tzinfo=UTC),
            amount=Decimal("25.50"),
            currency="USD",
            last4="1111",
            email="payer@example.com",
            order="1234",
            status=Status.CANCELLED,
        )
        assert self.search(query, cursor="c7") == {
            "createdAt": {
                "greaterThanOrEqualTo": "2026-11-20T00:00:00.000000Z",
                "lessThanOrEqualTo": "2026-11-21T00:00:00.000000Z",
            },
            "amount": {"value": {"is": "25.50"}, "currencyCode": {"is": "USD"}},
            "paymentMethod": {"paymentMethodSnapshot": {"creditCardDetails": {"number": {"endsWith": "1111"}}}},
            "customer": {"email": {"is": "payer@example.com"}},
            "orderId": {"is": "1234"},
            "status": {"in": ["VOIDED"]},
        }

    @pytest.mark.parametrize(
        ("query", "asked"),
        [
            (Query(), {}),
            (Query(since=NOW), {"createdAt": {"greaterThanOrEqualTo": "2026-11-21T12:00:00.000000Z"}}),
            (Query(until=NOW), {"createdAt": {"lessThanOrEqualTo": "2026-11-21T12:00:00.000000Z"}}),
            (Query(currency="EUR"), {"amount": {"currencyCode": {"is": "EUR"}}}),
            (Query(amount=Decimal("1E+3")), {"amount": {"value": {"is": "1000"}}}),
            (Query(status=Status.DISPUTED), {}),
            (Query(status=Status.CREATED), {}),
            (Query(status=Status.PENDING), {"status": {"in": ["AUTHORIZING", "SETTLEMENT_PENDING"]}}),
        ],
    )
    def test_by_some_of_it(self, query: Query, asked: dict[str, Any]) -> None:
        assert self.search(query) == asked

    def test_graphql_knows_every_status_that_is_asked_for(self) -> None:
        """Schema of braintree/graphql-api 2252d47, PaymentStatus."""
        found = self.search(Query(status=Status.FAILED))["status"]["in"]
        assert found == ["FAILED", "GATEWAY_REJECTED", "PROCESSOR_DECLINED", "SETTLEMENT_DECLINED"]

    def test_the_last_page_is_told(self) -> None:
        first, _ = ask(SHOP.search(Query()), page(node(), after="c1"))
        last, _ = ask(SHOP.search(Query(), first.next), page(node()))
        assert (first.next, first.complete, last.next, last.complete) == ("c1", False, None, True)
        assert [each.id for each in last.payments] == ["bt7m3zz1"]

    def test_what_does_not_fit_is_left_out(self) -> None:
        late = node(legacyId="late", orderId="1235", createdAt="2026-11-20T12:00:00Z")
        other = node(legacyId="other", orderId="1236", amount=money("1.00"))
        query = Query(until=datetime(2026, 11, 20, 12, tzinfo=UTC), amount=Decimal("25.5"))
        found, _ = ask(SHOP.search(query), page(late, other, node()))
        assert [each.id for each in found.payments] == ["bt7m3zz1"]

    def test_a_transaction_without_a_time_is_not_lost(self) -> None:
        found, _ = ask(SHOP.search(Query(until=NOW)), page(node(createdAt=None)))
        assert len(found.payments) == 1

    @pytest.mark.parametrize("name", ["since", "until"])
    def test_a_time_needs_a_zone(self, name: str) -> None:
        times: dict[str, Any] = {name: datetime(2026, 11, 20)}  # noqa: DTZ001 - what is refused
        with pytest.raises(InputError, match="needs a zone"):
            next(SHOP.search(Query(**times)))


class TestAsking:
    @pytest.mark.parametrize(
        ("mode", "host"), [("live", "payments.braintree-api.com"), ("test", "payments.sandbox.braintree-api.com")]
    )
    def test_the_request(self, mode: str, host: str) -> None:
        shop = Braintree(public_key="a", private_key="b", mode=mode, account="x")
        request = next(shop.lookup(Reference("order", "1")))
        assert isinstance(request, Request)
        assert (request.method, request.url, request.reads) == ("POST", f"https://{host}/graphql", True)
        assert request.headers["Authorization"] == "Basic " + base64.b64encode(b"a:b").decode()
        assert request.headers["Braintree-Version"] == "2019-01-01"
        assert (request.account, request.pace and request.pace.at_once) == ("x", 4)

    @pytest.mark.parametrize(
        "keys", [{}, {"public_key": "a"}, {"private_key": "b"}, {"public_key": "a", "private_key": " "}]
    )
    def test_both_keys_are_needed(self, keys: dict[str, str]) -> None:
        with pytest.raises(ConfigurationError, match="a public key and a private key are needed"):
            next(Braintree(**keys).lookup(Reference("order", "1")))

    def test_the_mode_is_test_or_live(self) -> None:
        with pytest.raises(ConfigurationError, match="test or live"):
            Braintree(mode="sandbox")

    @pytest.mark.parametrize("kind", ["AUTHENTICATION", "AUTHORIZATION"])
    def test_keys_that_are_not_accepted(self, kind: str) -> None:
        with pytest.raises(ConfigurationError, match=rf"does not accept the keys \({kind.lower()} failed\)"):
            ask(SHOP.lookup(Reference("order", "1")), problem(kind))

    @pytest.mark.parametrize("status", [401, 403])
    def test_an_answer_that_refuses_the_keys(self, status: int) -> None:
        with pytest.raises(ConfigurationError, match=f"HTTP status {status}"):
            ask(SHOP.lookup(Reference("order", "1")), status)

    @pytest.mark.parametrize(
        ("told", "why"),
        [
            (problem("INTERNAL"), "INTERNAL"),
            (problem("RESOURCE_LIMIT"), "RESOURCE_LIMIT"),
            (problem(None), "an error without a class"),
            (problem("INTERNAL", data={"search": None}), "INTERNAL"),
            (problem("NOT_FOUND"), "NOT_FOUND"),
            ({"data": None}, "nothing that can be used"),
            ({"data": {}}, "field required"),
            ({"data": {"search": {"transactions": {"pageInfo": {}}}}}, "field required"),
            ({"data": "?"}, "/data"),
            ([], "valid dictionary"),
            (b"<html>", "HTML or XML"),
            (418, "empty"),
            (page(node(amount=money("much"))), "/data/search/transactions/edges/0/node/amount"),
        ],
    )
    def test_an_answer_that_is_of_no_use(self, told: Any, why: str) -> None:
        with pytest.raises(BadAnswer, match=why):
            ask(SHOP.lookup(Reference("order", "1")), told)

    def test_an_answer_with_another_status(self) -> None:
        def send(request: Request) -> Response:
            return Response(status=418, url=request.url, at=NOW, body=json.dumps(page()).encode())

        with pytest.raises(BadAnswer, match="418: nothing that can be used"):
            run(SHOP.lookup(Reference("order", "1")), send, threads=1)

    def test_silence_is_no_answer(self) -> None:
        with pytest.raises(Unavailable):
            ask(SHOP.lookup(Reference("payment", "1")), CONVERTED, Unavailable("silent", source="host"))

    def test_a_settlement_that_was_declined_is_explained(self) -> None:
        declined = event(
            "SETTLEMENT_DECLINED", processorResponse={"legacyCode": "4001", "message": "Settlement Declined"}
        )
        (found,), _ = ask(
            SHOP.lookup(Reference("payment", "1")), CONVERTED, answer(node("SETTLEMENT_DECLINED", declined))
        )
        assert found.decline is not None
        assert found.decline.message == "Settlement Declined"
