"""Asking providers and the shop, with and without asyncio."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest
import respx

import paysupport as ps
from paysupport.adapters.contracts import Provider, Reference
from paysupport.adapters.providers.bepaid import BePaid
from paysupport.client import Known, Wanted
from paysupport.codes.own import OwnCodes
from paysupport.errors import BadAnswer, ConfigurationError, NotKnown, Unavailable, Unsupported
from paysupport.flow import Flow
from paysupport.testing.bepaid import payload
from tests.acme import HOST, Acme, answer
from tests.cases import NOW, order

PAID = {"id": "p1", "status": "paid", "order": "1234", "at": "2026-11-20T10:00:00Z"}
FAILED = {"id": "p0", "status": "failed", "order": "1234", "at": "2026-11-20T09:00:00Z"}


class Both:
    """Calls the same method of both clients and holds that they answer alike."""

    def __init__(
        self, providers: list[Provider], orders: Callable[[str], ps.Order | None] | None, **options: Any
    ) -> None:
        async def awaited(order_id: str) -> ps.Order | None:
            assert orders is not None
            return orders(order_id)

        self._sync = ps.Client(providers, orders=orders, clock=lambda: NOW, **options)
        self._make: Callable[[], ps.AsyncClient] = lambda: ps.AsyncClient(
            providers, orders=awaited if orders else None, clock=lambda: NOW, **options
        )

    def __call__(self, method: str, *args: Any, **options: Any) -> Any:
        async def ask() -> Any:
            async with self._make() as client:
                found = getattr(client, method)(*args, **options)
                return [each async for each in found] if method == "search" else await found

        with self._sync as client:
            found = getattr(client, method)(*args, **options)
            here = list(found) if method == "search" else found
        assert repr(asyncio.run(ask())) == repr(here)
        return here


def both(*providers: Provider, orders: Callable[[str], ps.Order | None] | None = None, **options: Any) -> Both:
    return Both(list(providers or (Acme(),)), orders, **options)


@pytest.fixture
def acme() -> Iterator[respx.MockRouter]:
    with respx.mock(base_url=HOST, assert_all_called=False) as router:
        router.get(url__regex=".*/deliveries/.*", name="deliveries").respond(json=[])
        router.get("/settings").respond(json={"mode": "live"})
        yield router


def test_a_payment_is_found_by_the_providers_id(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(json=answer(PAID))
    assert [each.id for each in both()("lookup", payment="p1")] == ["p1"]


def test_an_order_gives_all_its_payments_the_one_that_counts_first(acme: respx.MockRouter) -> None:
    acme.get("/order/1234").respond(json=answer(FAILED, PAID))
    assert [each.id for each in both()("lookup", order="1234")] == ["p1", "p0"]


def test_of_two_failures_the_newer_counts(acme: respx.MockRouter) -> None:
    newer = FAILED | {"id": "p9", "at": "2026-11-20T11:00:00Z"}
    acme.get("/order/1234").respond(json=answer(FAILED, newer, FAILED | {"id": "p5", "at": None}))
    assert [each.id for each in both()("lookup", order="1234")] == ["p9", "p0", "p5"]


def test_what_nobody_knows_is_said_so(acme: respx.MockRouter) -> None:
    acme.route().respond(404)
    with pytest.raises(NotKnown, match="acme: no payment known by 'p1'"):
        both()("lookup", payment="p1")


def test_a_provider_that_is_down_is_no_answer(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(403)
    with pytest.raises(BadAnswer, match="acme answered 403"):
        both()("lookup", payment="p1")


class Silent(Acme):
    name = "silent"

    def lookup(self, reference: Reference) -> Flow[tuple[ps.Payment, ...]]:
        raise Unavailable("silent did not answer in time")
        yield


def test_one_that_is_down_does_not_hide_what_another_knows(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(json=answer(PAID))
    evidence = both(Acme(), Silent())("gather", "p1")
    assert evidence.payment.id == "p1"
    assert evidence.unavailable == ("silent",)
    acme.get("/payment/p2").respond(404)
    with pytest.raises(Unavailable, match="silent did not answer in time"):
        both(Acme(), Silent())("lookup", payment="p2")


class Numbered(Silent):
    name = "numbered"
    ids = r"n[0-9]+"


def test_by_the_shape_of_a_payment_id_only_those_are_asked_whose_it_may_be(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(json=answer(PAID))
    acme.route().respond(404)
    found = both(Acme(), Numbered())("gather", "p1")
    assert (found.payment.id, found.unavailable) == ("p1", ())
    with pytest.raises(Unavailable):
        both(Acme(), Numbered())("lookup", payment="n1")
    with pytest.raises(NotKnown, match="numbered: no payment known by 'p2'"):
        both(Numbered())("lookup", payment="p2")
    with pytest.raises(Unavailable):
        both(Numbered())("lookup", order="p2")


def test_a_reference_that_two_accounts_know_is_shown_as_such(acme: respx.MockRouter) -> None:
    acme.get("/order/1234").respond(json=answer(PAID))
    diagnosis = both(Acme("by"), Acme("ru"))("investigate", order="1234")
    (finding,) = [each for each in diagnosis.findings if each.code == "PS430"]
    assert finding.facts["elsewhere"] == "acme/ru (p1)"
    assert diagnosis.verdict is None


def test_a_reference_of_unknown_kind_is_tried_as_each(acme: respx.MockRouter) -> None:
    acme.get("/payment/1234").respond(404)
    acme.get("/order/1234").respond(json=answer(PAID))
    assert both()("gather", "1234", provider="acme").payment.id == "p1"
    with pytest.raises(ConfigurationError, match="no provider 'other' in this client"):
        both()("gather", "1234", provider="other")


def test_the_shop_is_asked_for_the_order_and_the_two_are_compared(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(json=answer(PAID))
    asked: list[str] = []

    def my_shop(order_id: str) -> ps.Order | None:
        asked.append(order_id)
        return order(amount=None)

    diagnosis = both(orders=my_shop)("investigate", payment="p1")
    assert diagnosis.verdict.code == "PS301"
    assert asked == ["1234", "1234"]


def test_the_provider_is_asked_for_what_the_rules_miss(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(json=answer(PAID))
    acme["deliveries"].respond(
        json=[{"at": "2026-11-20T11:50:00Z", "url": "https://shop.example/hook", "response_status": 302}]
    )
    diagnosis = both(orders=lambda _: order(amount=None))("investigate", payment="p1")
    assert diagnosis.verdict.code == "PS322"
    assert [each.response_status for each in diagnosis.bundle.notifications] == [302]


def test_an_extra_question_that_fails_does_no_harm(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(json=answer(PAID))
    acme["deliveries"].mock(side_effect=httpx.ConnectError("refused"))
    diagnosis = both(orders=lambda _: order(amount=None), deadline=0.3)("investigate", payment="p1")
    assert diagnosis.verdict.code == "PS301"


def test_a_payment_that_nobody_here_owns_or_that_has_no_id_is_not_asked_about(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(json=answer(PAID))
    assert both(Renamed())("investigate", payment="p1").payment.id == "p1"
    acme.get("/payment/p3").respond(json=answer(PAID | {"id": None}))
    assert both()("investigate", payment="p3").payment.id is None
    assert not acme["deliveries"].called


class Renamed(Acme):
    def owns(self, payment: ps.Payment) -> bool:
        return False


class Quiet(Acme):
    deliveries = Provider.deliveries
    registration = Provider.registration


def test_a_provider_that_cannot_add_anything_is_not_asked(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(json=answer(PAID))
    assert both(Quiet(), orders=lambda _: order(amount=None))("investigate", payment="p1").verdict.code == "PS301"
    assert acme.calls.call_count == 2


def test_a_payment_of_another_account_is_not_asked_about_here(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(json=answer(PAID))
    first, second = Acme("first"), Acme("second")
    assert first.owns(first.read(httpx.Response(200, json=answer(PAID)).content)[0])
    diagnosis = both(first, second)("investigate", payment="p1")
    assert diagnosis.payment.account == "first"


def test_a_search_reads_every_page_and_filters_what_the_provider_cannot(acme: respx.MockRouter) -> None:
    acme.get("/search", params={"after": ""}).respond(json=answer(FAILED, PAID, following="2"))
    acme.get("/search", params={"after": "2"}).respond(json=answer(FAILED | {"id": "p2"}))
    since = NOW - timedelta(days=1)
    assert [each.id for each in both()("search", since=since, status="failed")] == ["p0", "p2"]
    assert [each.id for each in both()("search", since=since, provider="acme")] == ["p0", "p1", "p2"]
    assert both()("search", since=since, amount="25.50") == []
    assert both()("search", since=since, amount=Decimal(1), last4="0019", email="a@example.com", currency="BYN") == []


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"since": datetime(2026, 11, 20)}, "the times of a search need a zone"),  # noqa: DTZ001
        ({"since": NOW, "until": NOW}, "the search begins after it ends"),
        ({"since": NOW - timedelta(1), "amount": "25,50"}, "'25,50' is no amount, such as 25.50"),
        ({"since": NOW - timedelta(1), "status": "declined"}, "no status 'declined'; there are: created, "),
    ],
)
def test_a_search_that_makes_no_sense_is_refused(wanted: Wanted, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said), ps.Client([Acme()], clock=lambda: NOW) as client:
        list(client.search(**wanted))


@pytest.mark.parametrize("known", [{}, {"payment": "1", "order": "2"}])
def test_exactly_one_reference_is_asked_for(known: Known) -> None:
    with pytest.raises(ConfigurationError, match="give one of: payment, order, token"), ps.Client([Acme()]) as client:
        client.lookup(**known)


def test_an_ability_that_nobody_has_is_said_so() -> None:
    with pytest.raises(Unsupported, match="no provider here can look up a payment by token"):
        both()("lookup", token="t")
    with pytest.raises(Unsupported, match="no explorer here speaks of"):
        both()("investigate", transaction="0x" + "ab" * 32)


def test_a_client_needs_a_provider() -> None:
    with pytest.raises(ConfigurationError, match="at least one provider"):
        ps.Client([])


def test_the_present_is_the_end_of_an_open_search(acme: respx.MockRouter) -> None:
    acme.get("/search").respond(json=answer(PAID))
    with ps.Client([Acme()]) as client:
        assert len(list(client.search(since=datetime.now(UTC) - timedelta(hours=1)))) == 1


def test_a_ready_client_is_used_and_left_open(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(json=answer(PAID))
    with httpx.Client() as ready:
        with ps.Client([Acme()], http=ready) as client:
            assert client.lookup(payment="p1")
        assert not ready.is_closed


def test_texts_of_the_host_reach_the_diagnosis(acme: respx.MockRouter) -> None:
    acme.get("/payment/p1").respond(json=answer(PAID))
    diagnosis = both(texts={"ru": {"outcome.paid.payer": "Оплачено."}})("investigate", payment="p1")
    assert diagnosis.reply("payer", "ru") == "Оплачено."


@respx.mock
def test_codes_of_the_host_are_laid_over_ours() -> None:
    respx.get(url__regex=".*").respond(content=payload())
    own = OwnCodes.of_csv(["provider,network,code,message,reason\n", "bepaid,,F.0114,,issuer_limit\n"])
    shop = BePaid(shop_id="1", secret_key="made-up")
    verdicts = [both(shop, codes=codes)("investigate", payment="1-310b0da80b").verdict for codes in (None, own)]
    assert [each and each.reason for each in verdicts] == ["insufficient_funds", "issuer_limit"]
