"""CoinGate. All values are made up."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Provider, Query, Received, Reference, Verified
from paysupport.adapters.providers.coingate import CoinGate
from paysupport.adapters.providers.coingate.reading import STATUSES
from paysupport.adapters.registry import recognise
from paysupport.errors import (
    BadAnswer,
    ConfigurationError,
    InputError,
    NotAPayment,
    NotKnown,
    Unrecognised,
    Unsupported,
)
from paysupport.model import Flag, Payment, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import inherited

from .processors_asking import BITCOIN, HASH, NOW, ask, believed, changed, dumped, one, payloads, refused

PAYLOADS = payloads("coingate")
KEY, TOKEN = "made0up0auth0token", "made-up-token"
NOT_FOUND = {"message": "CoinGate Order does not exists", "reason": "OrderNotFound"}
ADDRESS = {"event": "payment_channel_address.status.active", "object": "payment_channel_address", "data": {}}
SHOP = CoinGate(api_key=KEY, callback_token=TOKEN, account="shop")
PAID, CALLBACK, ORDERS = (PAYLOADS[name] for name in ("order_paid", "callback", "orders"))
EMPTY = {"current_page": 2, "per_page": 2, "total_orders": 3, "total_pages": 2, "orders": []}


class TestCoinGate(ProviderContract):
    payloads = PAYLOADS
    refusals = {"unknown": dumped(NOT_FOUND), "address": dumped(ADDRESS)}
    statuses = {"order_paid": Status.PAID, "callback": Status.PENDING, "channel": Status.PAID}
    secrets = {"api_key": KEY, "callback_token": TOKEN}
    lookups = {
        Reference("payment", "1195862"): [(200, PAID)],
        Reference("payment", "1"): [(404, dumped(NOT_FOUND))],
        Reference("order", "1235"): [(200, ORDERS), (200, dumped(EMPTY))],
    }

    def adapter(self) -> Provider:
        return CoinGate()

    def signed(self) -> Received | None:
        return SHOP.sign(CALLBACK, NOW)

    def test_believes_nothing_without_headers(self) -> None:
        self._rejected(self.keyed(), self._with(None))

    @inherited
    @given(data=st.data())
    def test_a_garbled_proof_is_rejected(self, data: st.DataObject) -> None:
        self._rejected(self.keyed(), self._with(data.draw(st.none() | st.booleans() | st.integers() | st.text())))

    def _with(self, token: object) -> Received:
        received = self._signed()
        return replace(received, body=dumped({**json.loads(received.body), "token": token}))


@pytest.mark.parametrize(("word", "status"), [*STATUSES.items(), ("brand_new", Status.UNKNOWN)])
def test_every_status(word: str, status: Status) -> None:
    payment = one(SHOP, changed(PAID, status=word))
    assert (payment.status, payment.raw_status) == (status, word)
    got = status in {Status.PAID, Status.REFUNDED, Status.PARTIALLY_REFUNDED}
    assert ((payment.paid_at is not None), (payment.net is not None)) == (got, got)


def test_an_order_tells_price_times_and_what_is_asked_for_on_the_chain() -> None:
    payment = one(SHOP, PAID)
    assert (payment.id, payment.order, payment.account) == ("1195862", "1234", "shop")
    assert (str(payment.amount), str(payment.net)) == ("25.50 EUR", "25.24 EUR")
    assert payment.paid_at == datetime(2026, 11, 20, 10, 12, tzinfo=UTC)
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.address) == ("bitcoin", "BTC", BITCOIN)
    assert (invoice.amount, invoice.transactions) == (Decimal("0.00039601"), (HASH,))
    assert (list(invoice.flags), payment.status_reason) == ([Flag.OVER], "overpaid")


@pytest.mark.parametrize(
    ("word", "status", "expected"),
    [
        ("new", Status.PENDING, [Flag.PARTIAL]),
        ("pending", Status.PENDING, [Flag.PARTIAL]),
        ("expired", Status.FAILED, [Flag.PARTIAL]),
        ("paid", Status.PAID, []),
    ],
)
def test_too_little_is_open_until_the_order_has_expired(word: str, status: Status, expected: list[Flag]) -> None:
    payment = one(SHOP, changed(PAID, status=word, underpaid_amount="0.1", overpaid_amount="0"))
    assert payment.invoice is not None
    assert (payment.status, payment.status_reason) == (status, "underpaid")
    assert list(payment.invoice.flags) == expected


def test_a_callback_of_a_channel_is_an_order() -> None:
    payment = one(SHOP, PAYLOADS["channel"])
    assert (payment.id, payment.order, payment.origin.base) == ("390104", "1238", "/data")
    assert payment.invoice is not None


def test_a_callback_may_be_a_form_and_tells_no_address() -> None:
    members = changed(CALLBACK)
    del members["fees"]
    payment = one(SHOP, urlencode(members).encode())
    assert (payment.id, payment.status, str(payment.amount), payment.invoice) == (
        "343",
        Status.PENDING,
        "14.00 USD",
        None,
    )


def test_a_list_has_a_payment_for_each_order() -> None:
    new, expired = SHOP.read(ORDERS)
    assert (new.order, new.status, expired.order, expired.status) == ("1236", Status.CREATED, "1235", Status.FAILED)
    assert one(SHOP, [changed(CALLBACK, status="paid"), changed(CALLBACK)]).status is Status.PAID


@pytest.mark.parametrize(("told", "said"), [(NOT_FOUND, "exists"), (ADDRESS, "address")])
def test_what_is_no_payment_says_what_it_is(told: object, said: str) -> None:
    assert isinstance(recognise(told), CoinGate)
    with pytest.raises(NotAPayment, match=said):
        SHOP.payments(told)


@pytest.mark.parametrize("told", [None, 7, {}, [], [7], {"message": "", "reason": "X", "code": 1}, {"orders": []}])
def test_what_is_not_theirs(told: Any) -> None:
    assert not SHOP.claims(told)
    assert SHOP.claims(EMPTY)


@pytest.mark.parametrize("told", [None, {}, [7]])
def test_what_cannot_be_read_is_refused(told: Any) -> None:
    with pytest.raises(Unrecognised):
        SHOP.payments(told)


@pytest.mark.parametrize("body", [b"<a href=x>", b'{"a"=1}', b"x", b"a=1&a=2", b""])
def test_what_is_neither_json_nor_a_form_is_refused(body: bytes) -> None:
    with pytest.raises(InputError):
        SHOP.read(body)


def test_an_order_is_asked_for_with_the_key_in_a_header() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "1195862")), (200, PAID))
    assert (request.url, request.headers["Authorization"]) == (
        "https://api.coingate.com/v2/orders/1195862",
        f"Bearer {KEY}",
    )
    assert payment.origin.at == NOW


def test_the_shops_order_is_looked_for_on_every_page() -> None:
    (payment,), requests = ask(SHOP.lookup(Reference("order", "1235")), (200, ORDERS), (200, EMPTY))
    assert (payment.order, [dict(each.params)["page"] for each in requests]) == ("1235", ["1", "2"])


def test_a_window_is_searched() -> None:
    page, (request,) = ask(SHOP.search(Query(since=NOW, until=NOW + timedelta(1), status=Status.FAILED)), (200, ORDERS))
    assert ([each.order for each in page.payments], page.next) == (["1235"], "2")
    asked = dict(request.params)
    assert (asked["created_at[from]"], asked["created_at[to]"]) == ("2026-11-20T12:00:00Z", "2026-11-21T12:00:00Z")
    assert ask(SHOP.search(Query(), "2"), (200, ORDERS))[0].complete, "a page that leads to itself is the last"
    with pytest.raises(InputError, match="zone"):
        ask(SHOP.search(Query(since=datetime(2026, 11, 20))))  # noqa: DTZ001


def test_without_a_key_nothing_is_asked() -> None:
    with pytest.raises(ConfigurationError, match="api_key"):
        ask(CoinGate().lookup(Reference("payment", "1")))
    with pytest.raises(Unsupported):
        SHOP.lookup(Reference("token", "1"))


@pytest.mark.parametrize(
    ("status", "told"), [(200, b"<html>"), (200, {}), (404, {}), (422, {**NOT_FOUND, "reason": "X"})]
)
def test_what_is_no_order_is_missing_evidence(status: int, told: object) -> None:
    with pytest.raises(BadAnswer, match=r"api\.coingate\.com"):
        ask(SHOP.lookup(Reference("payment", "1")), (status, told))


def test_the_token_proves_a_callback_that_has_to_be_confirmed() -> None:
    verdict = believed(SHOP.verify(SHOP.sign(CALLBACK, NOW)))
    assert (verdict.confirm, verdict.event, verdict.payments[0].id) == (True, "confirming", "343")
    forged = believed(SHOP.verify(SHOP.sign(dumped(changed(CALLBACK, status="paid")), NOW)))
    assert forged.payments[0].status is Status.PAID
    confirmed, (request,) = ask(SHOP.confirm(forged), (200, changed(PAID, id=343, status="invalid")))
    assert (confirmed.status, request.url) == (Status.FAILED, "https://api.coingate.com/v2/orders/343")
    with pytest.raises(NotKnown):
        ask(SHOP.confirm(forged), (404, NOT_FOUND))


@pytest.mark.parametrize("told", [(), (Payment(provider="coingate", id=None, status=Status.PAID),)])
def test_what_is_no_order_cannot_be_confirmed(told: tuple[Payment, ...]) -> None:
    with pytest.raises(InputError):
        SHOP.confirm(Verified(key="1", scheme="", payments=told))


def test_each_order_may_have_a_token_of_its_own() -> None:
    shop = CoinGate(callback_token={"1237": "first"}.get)
    assert believed(shop.verify(shop.sign(CALLBACK, NOW))).confirm
    assert "does not fit" in refused(shop.verify(Received(body=CALLBACK, at=NOW)))
    assert "not configured" in refused(shop.verify(Received(body=dumped(changed(CALLBACK, order_id="9")), at=NOW)))
    assert "not configured" in refused(shop.verify(Received(body=dumped(changed(CALLBACK, order_id=None)), at=NOW)))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>", "HTML"),
        (b"[]", "missing"),
        (dumped(changed(CALLBACK, token="")), "missing"),
        (dumped(changed(CALLBACK, token=TOKEN.upper())), "does not fit"),
        (dumped(changed(CALLBACK, price_amount="x")), "/price_amount"),
        (dumped({"token": TOKEN}), "no order"),
    ],
)
def test_what_is_not_proven_is_rejected(body: bytes, said: str) -> None:
    assert said in refused(SHOP.verify(Received(body=body, at=NOW)))


def test_a_callback_about_an_address_is_proven_and_tells_no_payment() -> None:
    verdict = believed(SHOP.verify(Received(body=dumped({**ADDRESS, "token": TOKEN, "event": 7}), at=NOW)))
    assert (verdict.payments, verdict.event) == ((), None)


@pytest.mark.parametrize("token", [None, "", "  "])
def test_an_empty_token_proves_nothing(token: Any) -> None:
    assert "not configured" in refused(CoinGate(callback_token=token).verify(Received(body=CALLBACK, at=NOW)))
    with pytest.raises(ConfigurationError):
        CoinGate(callback_token=token).sign(CALLBACK, NOW)
    with pytest.raises(InputError):
        SHOP.sign(b"[]", NOW)
