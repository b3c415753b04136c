import json
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest
import respx

import paysupport as ps
from paysupport.adapters.providers.bepaid import BePaid
from paysupport.adapters.providers.stripe import Stripe
from paysupport.errors import ConfigurationError, NotKnown, Unavailable
from paysupport.testing import bepaid, router, stripe
from paysupport.testing.routers import Fault

DAY = datetime(2026, 11, 20, tzinfo=UTC)
NEXT_DAY = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def shop() -> Iterator[ps.Client]:
    with ps.Client([BePaid(shop_id="363", secret_key="made-up")], clock=lambda: NEXT_DAY, deadline=5) as client:
        yield client


@pytest.fixture
def account() -> Iterator[ps.Client]:
    with ps.Client([Stripe(api_key="sk_test_madeup")], clock=lambda: NEXT_DAY, deadline=5) as client:
        yield client


class TestBePaid:
    def test_knows_its_payments_by_uid_order_and_token(self, shop: ps.Client) -> None:
        with router("bepaid", [bepaid.payload(uid="1-a", order="77", code="F.0111"), bepaid.checkout("t0k3n")]):
            assert [payment.id for payment in shop.lookup(payment="1-a")] == ["1-a"]
            assert [payment.reason for payment in shop.lookup(order="77")] == [ps.Reason.EXPIRED_CARD]
            assert [payment.status for payment in shop.lookup(token="t0k3n")] == [ps.Status.EXPIRED]

    def test_other_methods_than_cards_are_found_too(self, shop: ps.Client) -> None:
        with router("bepaid", [bepaid.payload(uid="1-erip", order="78", method="erip", status="pending")]):
            assert [payment.method for payment in shop.lookup(payment="1-erip")] == ["erip"]
            assert [payment.method for payment in shop.lookup(order="78")] == ["erip"]

    @pytest.mark.parametrize("known", [{"payment": "2-b"}, {"order": "2"}, {"token": "2"}])
    def test_knows_nothing_else(self, shop: ps.Client, known: dict[str, str]) -> None:
        with router("bepaid", [bepaid.payload()]), pytest.raises(NotKnown):
            shop.lookup(**known)

    def test_reports_a_window_without_test_payments(self, shop: ps.Client) -> None:
        rows = [
            bepaid.payload(uid="1-in"),
            bepaid.payload(uid="1-erip", order="2", method="erip"),
            bepaid.payload(uid="1-paid", order="3", status="successful"),
            bepaid.payload(uid="1-test", order="4", test=True),
            bepaid.payload(uid="1-earlier", order="5", created_at="2026-11-19T10:00:00Z"),
        ]
        with router("bepaid", rows):
            found = shop.search(since=DAY, until=NEXT_DAY, status=ps.Status.FAILED)
            assert [payment.id for payment in found] == ["1-in", "1-erip"]


class TestStripe:
    def test_knows_its_payments_by_id_and_order(self, account: ps.Client) -> None:
        with router("stripe", [stripe.payload(id="pi_7", order="77", code="expired_card")]):
            for known in ({"payment": "pi_7"}, {"order": "77"}, {"payment": "ch_7"}):
                assert [payment.reason for payment in account.lookup(**known)] == [ps.Reason.EXPIRED_CARD]

    @pytest.mark.parametrize("known", [{"payment": "pi_8"}, {"order": "8"}, {"payment": "ch_8"}])
    def test_knows_nothing_else(self, account: ps.Client, known: dict[str, str]) -> None:
        with router("stripe", [stripe.payload()]), pytest.raises(NotKnown):
            account.lookup(**known)

    def test_lists_the_charges_of_a_window(self, account: ps.Client) -> None:
        given = [
            stripe.payload(id="pi_1"),
            stripe.charge(intent="pi_2", order=None, code=None),
            stripe.payload(id="pi_untried", code=None),
            stripe.payload(id="pi_3", created=1_700_000_000),
        ]
        with router("stripe", given):
            assert {payment.id for payment in account.search(since=DAY, until=NEXT_DAY)} == {"ch_1", "ch_2"}

    def test_investigates_without_undelivered_events(self, account: ps.Client) -> None:
        with router("stripe", [stripe.payload(status="succeeded")]):
            assert account.investigate(order="1234").verdict is None


@pytest.mark.parametrize("fault", [500, 503, "timeout"])
def test_a_provider_that_is_down_is_unavailable(shop: ps.Client, fault: Fault) -> None:
    with router("bepaid", [bepaid.payload()], fault=fault), pytest.raises(Unavailable):
        shop.lookup(order="1234")


def test_refused_keys_are_the_hosts_fault(account: ps.Client) -> None:
    with router("stripe", [stripe.payload()], fault=401), pytest.raises(ConfigurationError):
        account.lookup(order="1234")


def test_there_is_no_router_for_an_unknown_provider() -> None:
    with pytest.raises(
        ConfigurationError, match=r"no router for 'acme'; there are: bepaid, cloudpayments, stripe, yookassa"
    ):
        router("acme")


def test_a_host_may_ask_by_itself() -> None:
    mock = router("bepaid", [bepaid.payload(uid="1-a")])
    assert isinstance(mock, respx.MockRouter)
    with mock:
        answer = httpx.get("https://gateway.example/transactions/1-a")
        assert mock.calls.call_count == 1
    assert json.loads(answer.content)["transaction"]["uid"] == "1-a"


@pytest.mark.parametrize("body", [stripe.event(stripe.payload()), stripe.event(stripe.charge(), "charge.failed")])
def test_events_are_read_as_what_they_are_about(body: bytes) -> None:
    assert ps.read(body).reason is ps.Reason.INSUFFICIENT_FUNDS
