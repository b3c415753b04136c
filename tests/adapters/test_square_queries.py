import pickle
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import SecretStr

from paysupport.adapters.contracts import Page, Query, Reference
from paysupport.adapters.providers.square import Square
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unsupported
from paysupport.model import Reason, Status

from .square_objects import API, NOW, SHOP, TOKEN, UNKNOWN, ask, declined, loaded, payment

HOUR = timedelta(hours=1)
PAID = "R2BSyntheticPaid00000001ZY"
FORBIDDEN = {"errors": [{"category": "AUTHENTICATION_ERROR", "code": "INSUFFICIENT_SCOPES", "detail": "No."}]}


def page(*rows: dict[str, Any], cursor: str | None = None) -> dict[str, Any]:
    return {"payments": list(rows), **({"cursor": cursor} if cursor else {})}


class TestById:
    def test_a_refused_payment_has_no_returns_to_ask_for(self) -> None:
        (found,), (request,) = ask(SHOP.lookup(Reference("payment", "L1Q")), loaded("declined")["payment"])
        assert (request.method, request.url, request.params) == ("GET", f"{API}/payments/L1Q", ())
        assert request.headers == {
            "Authorization": f"Bearer {TOKEN}",
            "Square-Version": "2025-08-20",
            "Accept": "application/json",
        }
        assert request.reads
        assert (found.status, found.reason, found.test) == (Status.FAILED, Reason.INSUFFICIENT_FUNDS, False)
        assert (found.origin.at, found.origin.request_id, found.account) == (NOW, "r-1", "shop-us")

    def test_a_paid_payment_comes_with_refunds_and_disputes(self) -> None:
        told = payment("partially_refunded")
        mine = {**loaded("dispute")["dispute"], "disputed_payment": {"payment_id": told["id"]}}
        (found,), requests = ask(
            SHOP.lookup(Reference("payment", told["id"])),
            {"payment": told},
            loaded("refund"),
            {"disputes": [loaded("dispute")["dispute"]], "cursor": "more"},
            {"disputes": [mine]},
        )
        assert [(each.url, each.params) for each in requests[1:]] == [
            (f"{API}/refunds/{told['refund_ids'][0]}", ()),
            (f"{API}/disputes", (("location_id", "L88917EXAMPLE"),)),
            (f"{API}/disputes", (("location_id", "L88917EXAMPLE"), ("cursor", "more"))),
        ]
        assert (found.id, found.status) == (told["id"], Status.DISPUTED)
        assert [each.id for each in found.refunds] == told["refund_ids"]
        assert [each.id for each in found.disputes] == [mine["id"]]

    def test_without_the_right_to_read_disputes_there_are_none(self) -> None:
        (found,), _ = ask(SHOP.lookup(Reference("payment", PAID)), loaded("paid"), (FORBIDDEN, 403))
        assert (found.status, found.disputes) == (Status.PAID, ())

    def test_disputes_that_cannot_be_asked_for_are_missing_evidence(self) -> None:
        with pytest.raises(BadAnswer):
            ask(SHOP.lookup(Reference("payment", PAID)), loaded("paid"), ({}, 503))

    def test_a_list_that_repeats_its_cursor_is_not_followed(self) -> None:
        told = payment()
        del told["location_id"]
        again = {"disputes": [], "cursor": "same"}
        (found,), requests = ask(SHOP.lookup(Reference("payment", PAID)), {"payment": told}, again, again)
        assert (found.disputes, requests[1].params) == ((), ())

    @pytest.mark.parametrize(
        ("value", "home", "answer"),
        [
            ("po_1", "payouts", {"payout": loaded("payouts")["payouts"][0]}),
            ("bP9_69M", "refunds", loaded("refund")),
        ],
    )
    def test_payouts_and_refunds(self, value: str, home: str, answer: object) -> None:
        (found,), (request,) = ask(SHOP.lookup(Reference("payment", value)), answer)
        assert request.url == f"{API}/{home}/{value}"
        assert found.kind == home[:-1]

    def test_unknown(self) -> None:
        assert ask(SHOP.lookup(Reference("payment", "x")), (UNKNOWN, 404))[0] == ()
        assert ask(SHOP.lookup(Reference("payment", ".."))) == ((), [])

    def test_an_id_stays_one_part_of_the_path(self) -> None:
        _, (request,) = ask(SHOP.lookup(Reference("payment", "a/../b?c#d")), (UNKNOWN, 404))
        assert request.url == f"{API}/payments/a%2F..%2Fb%3Fc%23d"

    def test_there_are_no_payment_page_tokens(self) -> None:
        with pytest.raises(Unsupported, match="square has no look-up by token"):
            SHOP.lookup(Reference("token", "1"))


class TestByOrder:
    def test_squares_own_order_id_leads_to_its_payments(self) -> None:
        (found,), requests = ask(
            SHOP.lookup(Reference("order", "pRsj")), loaded("order"), loaded("paid"), {"disputes": []}
        )
        assert [each.url for each in requests] == [f"{API}/orders/pRsj", f"{API}/payments/{PAID}", f"{API}/disputes"]
        assert (found.id, found.kind, found.status) == (PAID, "payment", Status.PAID)

    def test_an_order_that_nobody_paid_is_told_itself(self) -> None:
        order = {"order": {**loaded("order")["order"], "tenders": []}}
        (found,), _ = ask(SHOP.lookup(Reference("order", "pRsj")), order)
        assert (found.kind, found.status) == ("order", Status.CREATED)

    def test_an_order_whose_tenders_are_unknown_is_told_itself(self) -> None:
        (found,), _ = ask(SHOP.lookup(Reference("order", "pRsj")), loaded("order"), (UNKNOWN, 404))
        assert (found.kind, found.status) == ("order", Status.PAID)

    @pytest.mark.parametrize("refusal", [(UNKNOWN, 404), ({"errors": [{"code": "INVALID_VALUE"}]}, 400)])
    def test_the_shops_own_order_id_is_looked_for_in_the_list(self, refusal: object) -> None:
        other = payment(reference_id="77", order_id="other", id="other")
        refused = {**declined("CVV_FAILURE"), "id": "earlier", "created_at": "2026-11-20T09:00:00Z"}
        (found,), requests = ask(
            SHOP.lookup(Reference("order", "1234")),
            refusal,
            page(other, cursor="2"),
            page(payment(), cursor="3"),
            page(refused, other, cursor="4"),
            page(other, cursor="5"),
            {"disputes": []},
        )
        listed = [each for each in requests if each.url == f"{API}/payments"]
        assert [dict(each.params).get("cursor") for each in listed] == [None, "2", "3", "4"]
        assert (found.order, found.status) == ("1234", Status.PAID)
        assert [each.id for each in found.attempts] == ["earlier", PAID]

    def test_nobody_knows_the_order(self) -> None:
        found, _ = ask(SHOP.lookup(Reference("order", "1234")), (UNKNOWN, 404), page(cursor="2"), {})
        assert found == ()

    def test_a_failure_is_not_taken_for_an_unknown_order(self) -> None:
        with pytest.raises(BadAnswer):
            ask(SHOP.lookup(Reference("order", "1234")), ({}, 503))


class TestSearch:
    def test_a_time_window(self) -> None:
        query = Query(since=NOW - 3 * HOUR, until=NOW, last4="1111")
        found, (request,) = ask(SHOP.search(query), page(payment(), declined("CARD_EXPIRED"), cursor="next"))
        assert request.url == f"{API}/payments"
        assert request.params == (
            ("begin_time", "2026-11-20T09:00:00+00:00"),
            ("end_time", "2026-11-20T12:00:00+00:00"),
            ("last_4", "1111"),
            ("limit", "100"),
        )
        assert (found.next, found.complete) == ("0:next", False)
        assert [each.status for each in found.payments] == [Status.PAID]

    def test_pages_to_the_last(self) -> None:
        first, _ = ask(SHOP.search(Query()), page(payment(), cursor="next"))
        last, (request,) = ask(SHOP.search(Query(), first.next), {})
        assert ("cursor", "next") in request.params
        assert last == Page(())

    def test_a_server_that_repeats_its_cursor_is_not_followed(self) -> None:
        assert ask(SHOP.search(Query(), "0:same"), page(payment(), cursor="same"))[0].complete

    def test_one_location_after_the_other(self) -> None:
        shop = Square(access_token=TOKEN, locations="L1, L2")
        first, (asked,) = ask(shop.search(Query()), page(payment(), cursor="c"))
        assert (first.next, ("location_id", "L1") in asked.params) == ("0:c", True)
        second, _ = ask(shop.search(Query(), first.next), {})
        assert second.next == "1:"
        third, (asked,) = ask(shop.search(Query(), second.next), {})
        assert (third.complete, asked.params) == (True, (("location_id", "L2"), ("limit", "100")))

    @pytest.mark.parametrize("cursor", ["1:", "-1:", "x", "0x", "٠:"])
    def test_a_cursor_of_another_kind(self, cursor: str) -> None:
        with pytest.raises(InputError, match="cursor"):
            ask(SHOP.search(Query(), cursor))

    @pytest.mark.parametrize(
        ("query", "fits"),
        [
            (Query(amount=Decimal("25.50")), True),
            (Query(amount=Decimal(2550)), False),
            (Query(currency="USD", email="PAYER@example.com", status=Status.PAID), True),
            (Query(currency="EUR"), False),
            (Query(email="other@example.com"), False),
            (Query(status=Status.FAILED), False),
            (Query(order="1234"), True),
            (Query(order="pRsjSyntheticOrder000001ZY"), True),
            (Query(order="12345"), False),
            (Query(since=datetime(2026, 11, 20, 10, 0, 0, 577000, tzinfo=UTC)), True),
            (Query(since=datetime(2026, 11, 20, 10, 0, 0, 577001, tzinfo=UTC)), False),
            (Query(until=datetime(2026, 11, 20, 10, 0, 0, 577001, tzinfo=UTC)), True),
            (Query(until=datetime(2026, 11, 20, 10, 0, 0, 577000, tzinfo=UTC)), False),
        ],
    )
    def test_the_rest_is_compared_here(self, query: Query, fits: bool) -> None:
        found, _ = ask(SHOP.search(query), page(payment()))
        assert bool(found.payments) is fits

    def test_a_payment_without_a_time_is_not_passed_over(self) -> None:
        told = payment()
        del told["created_at"]
        assert ask(SHOP.search(Query(since=NOW)), page(told))[0].payments

    def test_a_time_needs_a_zone(self) -> None:
        with pytest.raises(InputError, match="zone"):
            ask(SHOP.search(Query(since=datetime(2026, 11, 20))))  # noqa: DTZ001 - refused


class TestRegistration:
    @pytest.mark.parametrize(
        ("urls", "chosen"),
        [
            ((("https://a.example", True), ("https://shop.example.com/square", False)), 1),
            ((("https://a.example", False), ("https://b.example", True)), 1),
            ((("https://a.example", False),), 0),
        ],
    )
    def test_the_configured_subscription_or_the_first_enabled(
        self, urls: tuple[tuple[str, bool], ...], chosen: int
    ) -> None:
        told = [{"notification_url": url, "enabled": on, "event_types": ["payment.updated"]} for url, on in urls]
        settings, (request,) = ask(SHOP.registration(), {"subscriptions": told})
        assert (request.url, request.params[0]) == (f"{API}/webhooks/subscriptions", ("include_disabled", "true"))
        assert (settings.notification_url, settings.enabled) == urls[chosen]
        assert (settings.provider, settings.account, settings.mode) == ("square", "shop-us", "live")
        assert settings.events == ("payment.updated",)

    @pytest.mark.parametrize(
        ("host", "mode"),
        [("https://connect.squareupsandbox.com", "test"), ("https://square.example.com/", None)],
    )
    def test_no_subscription_at_all(self, host: str, mode: str | None) -> None:
        settings, (request,) = ask(Square(access_token=TOKEN, host=host).registration(), {})
        assert (settings.notification_url, settings.enabled, settings.mode) == (None, False, mode)
        assert request.url == f"{host.rstrip('/')}/v2/webhooks/subscriptions"


class TestAccess:
    def test_the_sandbox_is_known_by_its_host(self) -> None:
        shop = Square(access_token=TOKEN, host="https://connect.squareupsandbox.com")
        (found,), _ = ask(shop.lookup(Reference("payment", "L1Q")), payment("declined"))
        assert found.test is True

    @pytest.mark.parametrize(
        ("answer", "told"),
        [
            (({"errors": [{"code": "UNAUTHORIZED", "detail": "No."}]}, 401), "expired, revoked, or of the other"),
            ((FORBIDDEN, 403), "lacks a permission"),
            ((b"<html>", 403), r"does not let the access token read payments/x \(403\)"),
        ],
    )
    def test_a_refused_token(self, answer: object, told: str) -> None:
        with pytest.raises(ConfigurationError, match=told):
            ask(SHOP.lookup(Reference("payment", "x")), answer)

    def test_no_token(self) -> None:
        with pytest.raises(ConfigurationError, match="its access token is needed"):
            ask(Square().lookup(Reference("payment", "x")))

    @pytest.mark.parametrize(
        ("answer", "told"),
        [
            (({"errors": [{"code": "BAD_REQUEST", "detail": "Why."}]}, 400), r"400: Square: Why\."),
            (({}, 404), "404: an error that it did not name"),
            ((b"<html>", 200), "200: sent what cannot be read"),
            (({"payment": {"id": 1}}, 200), "200: sent what cannot be read"),
        ],
    )
    def test_an_answer_that_cannot_be_used(self, answer: object, told: str) -> None:
        with pytest.raises(BadAnswer, match=told) as failed:
            ask(SHOP.lookup(Reference("payment", "x")), answer)
        assert (failed.value.source, failed.value.request_id) == ("connect.squareup.com", "r-1")

    def test_keys_are_never_shown(self) -> None:
        shop = Square(access_token=SecretStr(f" {TOKEN}\n"), signature_keys=("k-one", "k-two"))
        assert not any(secret in repr(vars(shop)) for secret in (TOKEN, "k-one", "k-two"))
        request = next(shop.lookup(Reference("payment", "x")))
        assert TOKEN not in repr(request)
        with pytest.raises(TypeError):
            pickle.dumps(shop)
