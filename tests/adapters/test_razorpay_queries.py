import base64
import pickle
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Query, Reference
from paysupport.adapters.providers.razorpay import Razorpay
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unsupported
from paysupport.model import Reason, Status

from .razorpay_objects import API, EMPTY, HOOK, KEY, MADE, NOW, SECRET, SHOP, UNKNOWN, ask, listed, loaded

HOUR = timedelta(hours=1)
MADE_AT = str(int(MADE.timestamp()))
FIRST = (("count", "100"), ("skip", "0"))
WRONG_KEY = {"error": {"code": "BAD_REQUEST_ERROR", "description": "Authentication failed"}}


def full_page(**changed: Any) -> dict[str, Any]:
    return listed(*(loaded("captured", id=f"pay_{number:014}", order_id=None, **changed) for number in range(100)))


class TestById:
    def test_a_failed_payment_has_no_returns_to_ask_for(self) -> None:
        (found,), (asked, order) = ask(SHOP.lookup(Reference("payment", "pay_1")), loaded("failed"), loaded("order"))
        assert (asked.method, asked.url, asked.params) == ("GET", f"{API}/payments/pay_1", (("expand[]", "card"),))
        proof = base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()
        assert asked.headers == {"Authorization": f"Basic {proof}", "Accept": "application/json"}
        assert asked.reads
        assert order.url == f"{API}/orders/order_Synthetic0001"
        assert (found.status, found.reason, found.order) == (Status.FAILED, Reason.INSUFFICIENT_FUNDS, "1234")
        assert (found.origin.at, found.account, found.test) == (NOW, "shop-in", False)

    def test_a_captured_payment_comes_with_refunds_disputes_and_the_shops_order(self) -> None:
        mine = loaded("dispute", payment_id="pay_Synthetic000005")
        (found,), requests = ask(
            SHOP.lookup(Reference("payment", "pay_Synthetic000005")),
            loaded("partially_refunded"),
            listed(loaded("refund")),
            listed(loaded("dispute"), mine),
            loaded("order"),
        )
        assert [(each.url, each.params) for each in requests[1:3]] == [
            (f"{API}/payments/pay_Synthetic000005/refunds", FIRST),
            (f"{API}/disputes", (("from", MADE_AT), *FIRST)),
        ]
        assert (found.order, found.status) == ("1234", Status.DISPUTED)
        assert [each.id for each in found.refunds] == ["rfnd_Synthetic00001"]
        assert [each.id for each in found.disputes] == [mine["id"]]

    def test_disputes_on_all_pages(self) -> None:
        others = listed(*(loaded("dispute", id=f"disp_{number}", payment_id="pay_other") for number in range(100)))
        (found,), requests = ask(
            SHOP.lookup(Reference("payment", "pay_1")),
            loaded("captured", order_id=None, created_at=None),
            others,
            listed(loaded("dispute")),
        )
        assert [each.params for each in requests[1:]] == [FIRST, (("count", "100"), ("skip", "100"))]
        assert (found.order, len(found.disputes)) == (None, 1)

    def test_a_server_that_repeats_a_page_is_not_followed(self) -> None:
        others = listed(*(loaded("dispute", id=f"disp_{number}", payment_id="pay_other") for number in range(100)))
        (found,), _ = ask(SHOP.lookup(Reference("payment", "pay_1")), loaded("captured", order_id=None), others, others)
        assert found.disputes == ()

    def test_an_order_that_nobody_knows_leaves_razorpays_id(self) -> None:
        (found,), _ = ask(SHOP.lookup(Reference("payment", "pay_1")), loaded("failed"), (UNKNOWN, 400))
        assert found.order == "order_Synthetic0001"

    def test_what_cannot_be_asked_for_is_missing_evidence(self) -> None:
        with pytest.raises(BadAnswer):
            ask(SHOP.lookup(Reference("payment", "pay_1")), loaded("captured"), ({}, 503))

    @pytest.mark.parametrize(
        ("kind", "value", "home", "answer"),
        [
            ("payment", "rfnd_1", "refunds", "refund"),
            ("payment", "disp_1", "disputes", "dispute"),
            ("payment", "setl_1", "settlements", "settlement"),
            ("payment", "plink_1", "payment_links", "payment_link"),
            ("token", "plink_1", "payment_links", "payment_link"),
        ],
    )
    def test_other_objects(self, kind: Any, value: str, home: str, answer: str) -> None:
        (found,), (request,) = ask(SHOP.lookup(Reference(kind, value)), loaded(answer))
        assert (request.url, request.params) == (f"{API}/{home}/{value}", ())
        assert found.provider == "razorpay"

    def test_unknown(self) -> None:
        assert ask(SHOP.lookup(Reference("payment", "pay_0")), (UNKNOWN, 400))[0] == ()
        assert ask(SHOP.lookup(Reference("payment", ".."))) == ((), [])

    def test_an_id_stays_one_part_of_the_path(self) -> None:
        _, (request,) = ask(SHOP.lookup(Reference("payment", "a/../b?c#d")), (UNKNOWN, 400))
        assert request.url == f"{API}/payments/a%2F..%2Fb%3Fc%23d"


class TestByOrder:
    @pytest.mark.parametrize("kind", ["order", "payment"])
    def test_razorpays_own_order_id(self, kind: Any) -> None:
        (found,), requests = ask(
            SHOP.lookup(Reference(kind, "order_1")), loaded("order"), loaded("payments"), listed(loaded("dispute"))
        )
        assert [each.url for each in requests] == [
            f"{API}/orders/order_1",
            f"{API}/orders/order_Synthetic0001/payments",
            f"{API}/disputes",
        ]
        assert (found.id, found.order, found.status) == ("pay_Synthetic000001", "1234", Status.DISPUTED)
        assert [each.status for each in found.attempts] == [Status.FAILED, Status.PAID]

    def test_the_shops_own_id_is_the_receipt_to_the_letter(self) -> None:
        similar = loaded("order", id="order_similar", receipt="12345")
        (found,), requests = ask(
            SHOP.lookup(Reference("order", "1234")), listed(similar, loaded("order")), listed(loaded("failed"))
        )
        assert requests[0].url == f"{API}/orders"
        assert requests[0].params == (("receipt", "1234"), *FIRST)
        assert (found.order, found.status, len(requests)) == ("1234", Status.FAILED, 2)

    def test_an_order_that_nobody_tried_to_pay_is_told_itself(self) -> None:
        (found,), _ = ask(SHOP.lookup(Reference("order", "order_1")), loaded("order"), EMPTY)
        assert (found.kind, found.status, found.test) == ("order", Status.CREATED, False)

    @pytest.mark.parametrize(("value", "answer"), [("order_0", (UNKNOWN, 400)), ("1234", EMPTY)])
    def test_nobody_knows_the_order(self, value: str, answer: object) -> None:
        assert ask(SHOP.lookup(Reference("order", value)), answer)[0] == ()

    def test_an_order_that_cannot_be_read_is_no_unknown_order(self) -> None:
        with pytest.raises(BadAnswer, match="cannot be read"):
            ask(SHOP.lookup(Reference("order", "order_1")), {"entity": "order", "id": 1})


class TestSearch:
    def test_a_time_window(self) -> None:
        since = datetime.fromtimestamp(MADE.timestamp() - 7199.5, MADE.tzinfo)
        found, (request,) = ask(SHOP.search(Query(since=since, until=NOW)), loaded("payments"))
        assert request.url == f"{API}/payments"
        assert request.params == (
            ("from", str(int(since.timestamp()))),
            ("to", str(int(NOW.timestamp()))),
            ("expand[]", "card"),
            *FIRST,
        )
        assert [each.id for each in found.payments] == ["pay_Synthetic000001"]
        assert found.complete

    def test_pages_to_the_last(self) -> None:
        first, _ = ask(SHOP.search(Query()), full_page())
        assert (first.next, len(first.payments)) == ("100", 100)
        last, (request,) = ask(SHOP.search(Query(), first.next), EMPTY)
        assert request.params[-1] == ("skip", "100")
        assert last == Page(())

    @pytest.mark.parametrize("cursor", ["", "-1", "x", "١", "1.5"])
    def test_a_cursor_of_another_kind(self, cursor: str) -> None:
        with pytest.raises(InputError, match="cursor"):
            ask(SHOP.search(Query(), cursor))

    @pytest.mark.parametrize(
        ("query", "fits"),
        [
            (Query(amount=Decimal(2550)), True),
            (Query(amount=Decimal(255000)), False),
            (Query(last4="0153"), True),
            (Query(last4="4242"), False),
            (Query(currency="INR", email="PAYER@example.com", status=Status.PAID), True),
            (Query(status=Status.FAILED), False),
            (Query(since=MADE), True),
            (Query(since=MADE + timedelta(seconds=1)), False),
            (Query(until=MADE + timedelta(seconds=1)), True),
            (Query(until=MADE), False),
        ],
    )
    def test_the_rest_is_compared_here(self, query: Query, fits: bool) -> None:
        assert bool(ask(SHOP.search(query), listed(loaded("captured")))[0].payments) is fits

    def test_a_payment_made_in_the_first_second_is_asked_for(self) -> None:
        _, (request,) = ask(SHOP.search(Query(since=MADE)), EMPTY)
        assert request.params[0] == ("from", str(int(MADE.timestamp()) - 1))

    def test_a_payment_without_a_time_is_not_passed_over(self) -> None:
        assert ask(SHOP.search(Query(since=NOW)), listed(loaded("captured", created_at=None)))[0].payments

    @pytest.mark.parametrize(
        ("query", "fits"),
        [
            (Query(order="1234"), True),
            (Query(order="1234", since=NOW), False),
            (Query(order="1234", status=Status.PAID), False),
        ],
    )
    def test_with_an_order_its_payments(self, query: Query, fits: bool) -> None:
        found, _ = ask(SHOP.search(query), listed(loaded("order")), listed(loaded("failed")))
        assert (bool(found.payments), found.complete) == (fits, True)

    def test_a_time_needs_a_zone(self) -> None:
        with pytest.raises(InputError, match="zone"):
            ask(SHOP.search(Query(until=datetime(2026, 11, 20))))  # noqa: DTZ001 - refused


class TestAccess:
    @pytest.mark.parametrize(
        ("key", "test"), [("rzp_test_madeup", True), ("rzp_live_madeup", False), ("partner-key", None)]
    )
    def test_the_mode_is_that_of_the_key(self, key: str, test: bool | None) -> None:
        shop = Razorpay(key_id=key, key_secret=SECRET, host="https://razorpay.example.com/")
        (found,), (request,) = ask(shop.lookup(Reference("payment", "setl_1")), loaded("settlement"))
        assert (found.test, request.url) == (test, "https://razorpay.example.com/v1/settlements/setl_1")

    @pytest.mark.parametrize(
        ("answer", "told"),
        [
            ((WRONG_KEY, 401), "key id and secret are wrong, withdrawn, or of two modes"),
            ((b"<html>", 403), r"does not let these keys read payments/x \(403\)"),
            (({}, 401), r"does not let these keys read payments/x \(401\)"),
        ],
    )
    def test_refused_keys(self, answer: object, told: str) -> None:
        with pytest.raises(ConfigurationError, match=told):
            ask(SHOP.lookup(Reference("payment", "x")), answer)

    @pytest.mark.parametrize(
        "keys", [{}, {"key_id": KEY}, {"key_secret": SECRET}, {"key_id": " ", "key_secret": SECRET}]
    )
    def test_no_keys(self, keys: dict[str, Any]) -> None:
        with pytest.raises(ConfigurationError, match="key_id and key_secret are needed"):
            ask(Razorpay(**keys).lookup(Reference("payment", "x")))

    @pytest.mark.parametrize(
        ("answer", "told"),
        [
            (({"error": {"code": "BAD_REQUEST_ERROR", "description": "Why."}}, 400), r"400: Razorpay: Why\."),
            (({}, 404), "404: an error that it did not name"),
            ((b"<html>", 200), "200: sent what cannot be read"),
            (({"entity": "payment", "id": "x"}, 200), "200: sent what cannot be read"),
        ],
    )
    def test_an_answer_that_cannot_be_used(self, answer: object, told: str) -> None:
        with pytest.raises(BadAnswer, match=told) as failed:
            ask(SHOP.lookup(Reference("payment", "x")), answer)
        assert failed.value.source == "api.razorpay.com"

    def test_webhooks_and_deliveries_are_not_told(self) -> None:
        with pytest.raises(Unsupported):
            SHOP.registration()
        with pytest.raises(Unsupported):
            SHOP.deliveries(Reference("payment", "pay_1"))

    def test_keys_are_never_shown(self) -> None:
        shop = Razorpay(key_id=KEY, key_secret=SecretStr(f" {SECRET}\n"), webhook_secrets=("w-one", "w-two"))
        assert not any(secret in repr(vars(shop)) for secret in (SECRET, "w-one", "w-two"))
        request = next(shop.lookup(Reference("payment", "x")))
        assert SECRET not in repr(request)
        assert HOOK not in repr(vars(SHOP))
        with pytest.raises(TypeError):
            pickle.dumps(shop)
