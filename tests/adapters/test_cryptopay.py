"""Cryptopay. All values are made up but the example of a signature in its documentation."""

import hmac
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Provider, Query, Received, Reference
from paysupport.adapters.providers.cryptopay import Cryptopay
from paysupport.adapters.providers.cryptopay.reading import STATUSES
from paysupport.adapters.providers.cryptopay.signing import signature
from paysupport.adapters.registry import recognise
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unrecognised, Unsupported
from paysupport.model import Flag, Status
from paysupport.testing import ProviderContract

from .processors_asking import HASH, NOW, TRON, ask, believed, changed, dumped, one, payloads, refused, webhook

PAYLOADS = payloads("cryptopay")
SECRET, CALLBACK_SECRET = "made0up0api0secret", "made0up0callback0secret"
UUID = "1bbc11e1-1f91-11c1-11ec-cea1ad12345e"
NOT_FOUND = {"error": {"code": "not_found", "message": "Not found", "details": []}, "meta": {"request_id": "1"}}
OUT: dict[str, Any] = {"type": "CoinWithdrawal", "event": "status_changed", "data": {}}
SHOP = Cryptopay(api_key="key", api_secret=SECRET, callback_secret=CALLBACK_SECRET, account="shop")
NEW, LIST = PAYLOADS["callback_new"], PAYLOADS["list"]
EMPTY: dict[str, Any] = {"data": []}


def told(**members: Any) -> dict[str, Any]:
    return {**changed(NEW)["data"], **members}


class TestCryptopay(ProviderContract):
    payloads = PAYLOADS
    refusals = {"unknown": dumped(NOT_FOUND), "out": dumped(OUT)}
    statuses = {"callback_new": Status.PENDING, "channel": Status.PENDING}
    keys = {"api_key": "key"}
    secrets = {"api_secret": SECRET, "callback_secret": CALLBACK_SECRET}
    lookups = {
        Reference("payment", UUID): [(200, dumped({"data": told()}))],
        Reference("order", "none"): [(404, dumped(NOT_FOUND))],
    }

    def adapter(self) -> Provider:
        return Cryptopay()

    def signed(self) -> Received | None:
        return SHOP.sign(NEW, NOW)


@pytest.mark.parametrize(("word", "status"), [*STATUSES.items(), ("brand_new", Status.UNKNOWN)])
def test_every_status(word: str, status: Status) -> None:
    payment = one(SHOP, told(status=word, transactions=[]))
    assert (payment.status, payment.raw_status) == (status, word)
    assert (payment.fee is not None) is (status is Status.PAID)


@pytest.mark.parametrize(("word", "status"), [("new", Status.PENDING), ("cancelled", Status.FAILED)])
def test_a_transaction_changes_what_a_state_is(word: str, status: Status) -> None:
    assert one(SHOP, told(status=word)).status is status


@pytest.mark.parametrize(
    ("context", "flag"),
    [
        ("underpaid", Flag.PARTIAL),
        ("overpaid", Flag.OVER),
        ("paid_late", Flag.LATE),
        ("illicit_resource", Flag.AML),
        (None, None),
    ],
)
def test_flags(context: str | None, flag: Flag | None) -> None:
    payment = one(SHOP, told(status="unresolved", status_context=context))
    assert payment.invoice is not None
    assert (payment.status, payment.status_reason) == (Status.PENDING, context)
    assert list(payment.invoice.flags) == ([flag] if flag else [])


def test_an_invoice_tells_price_times_and_what_is_asked_for_on_the_chain() -> None:
    payment = one(SHOP, NEW)
    assert (payment.id, payment.order, str(payment.amount), payment.account) == (UUID, "1234", "300.00 USD", "shop")
    assert payment.expires_at == datetime(2026, 11, 20, 10, 10, tzinfo=UTC)
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.address) == ("tron", "USDT", TRON)
    assert (invoice.amount, invoice.received) == (Decimal("300.55"), Decimal("301.0"))
    assert invoice.transactions == (HASH,)


def test_a_channel_payment_on_hold_is_held_for_where_the_money_comes_from() -> None:
    payment = one(SHOP, PAYLOADS["channel"])
    assert (payment.order, str(payment.amount)) == ("1236", "50.0 USDT")
    assert payment.invoice is not None
    assert (list(payment.invoice.flags), payment.invoice.transactions) == ([Flag.AML], (HASH,))


def test_a_list_has_a_payment_for_each_order() -> None:
    assert [payment.status for payment in SHOP.read(LIST)] == [Status.CREATED, Status.PENDING]
    assert one(SHOP, [told(), told(status="completed")]).status is Status.PAID


@pytest.mark.parametrize(("document", "said"), [(NOT_FOUND, "not_found"), (OUT, "withdrawal")])
def test_what_is_no_payment_says_what_it_is(document: object, said: str) -> None:
    assert isinstance(recognise(document), Cryptopay)
    with pytest.raises(NotAPayment, match=said):
        SHOP.payments(document)


@pytest.mark.parametrize("document", [None, 7, {}, [], [7], {"data": {}}])
def test_what_is_not_theirs(document: Any) -> None:
    assert not SHOP.claims(document)
    if document != []:
        with pytest.raises(Unrecognised):
            SHOP.payments(document)


def test_the_published_signature_is_made() -> None:
    published = ("Oe8TBDzg4tatdq2cL9ojeEj3U3oWSCSC5fqOHAqaKVg", "POST", b'{"amount":"100"}')
    made = signature(*published, "2019-01-09T11:24:40+00:00", "/api/auth/test")
    assert made == "fVYzUdYqZO1ozBeP3KQHFp9/Kno="


def test_an_invoice_is_asked_for_with_a_signature_of_that_moment() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("order", "12/34")), (200, {"data": told()}))
    assert request.url == "https://business.cryptopay.me/api/invoices/custom_id/12%2F34"
    assert request.sign is not None
    sent = request.sign(request, NOW)
    assert sent.headers["Date"] == "Fri, 20 Nov 2026 12:00:00 GMT"
    made = signature(SECRET, "GET", b"", sent.headers["Date"], "/api/invoices/custom_id/12%2F34")
    assert (sent.headers["Authorization"], payment.origin.at) == (f"HMAC key:{made}", NOW)
    assert ask(SHOP.lookup(Reference("payment", "x")), (404, {**NOT_FOUND, "error": {"code": "x"}}))[0] == ()


def test_a_list_is_read_until_an_empty_page() -> None:
    made = datetime(2026, 11, 20, 10, tzinfo=UTC)
    for since, until, count in (
        (made, made + timedelta(minutes=1), 1),
        (None, made, 0),
        (made + timedelta(1), None, 0),
    ):
        page, _ = ask(SHOP.search(Query(since=since, until=until)), (200, LIST))
        assert (len(page.payments), page.next) == (count, "2738682a-11ff-4013-8380-6a70df995ea9")
    page, (request,) = ask(SHOP.search(Query(), "a b"), (200, EMPTY))
    assert (page.complete, request.url) == (True, "https://business.cryptopay.me/api/invoices?starting_after=a%20b")
    held = json.loads(LIST)["data"][0]
    page, _ = ask(SHOP.search(Query(), held["id"]), (200, {"data": [held]}))
    assert page.complete, "a page that leads to itself is the last"
    with pytest.raises(InputError, match="zone"):
        ask(SHOP.search(Query(since=datetime(2026, 11, 20))))  # noqa: DTZ001


@pytest.mark.parametrize("adapter", [Cryptopay(), Cryptopay(api_key="key"), Cryptopay(api_secret=SECRET)])
def test_without_keys_nothing_is_asked(adapter: Cryptopay) -> None:
    with pytest.raises(ConfigurationError, match="api_key and api_secret"):
        ask(adapter.lookup(Reference("payment", "1")))
    with pytest.raises(Unsupported):
        adapter.lookup(Reference("token", "1"))


@pytest.mark.parametrize(
    ("status", "body"), [(200, b"<html>"), (200, {}), (422, {"error": {"code": "x"}}), (302, {"data": told()})]
)
def test_what_is_no_invoice_is_missing_evidence(status: int, body: object) -> None:
    with pytest.raises(BadAnswer, match=r"business\.cryptopay\.me"):
        ask(SHOP.lookup(Reference("payment", "1")), (status, body))


def test_a_signed_callback_is_believed() -> None:
    made = hmac.new(CALLBACK_SECRET.encode(), NEW, "sha256").hexdigest()
    verdict = believed(SHOP.verify(webhook(NEW, X_Cryptopay_Signature=made)))
    assert (verdict.event, verdict.payments[0].id) == ("Invoice.transaction_created", UUID)
    assert believed(SHOP.verify(SHOP.sign(dumped(OUT), NOW))).payments == ()


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (webhook(b"<html>", X_Cryptopay_Signature="0"), "HTML"),
        (webhook(NEW), "missing"),
        (webhook(NEW, X_Cryptopay_Signature="0" * 64), "does not fit"),
        (
            webhook(NEW + b" ", X_Cryptopay_Signature=dict(SHOP.sign(NEW, NOW).headers)["X-Cryptopay-Signature"]),
            "not fit",
        ),
        (SHOP.sign(b"{}", NOW), "no payment"),
    ],
)
def test_what_is_not_proven_is_rejected(received: Received, said: str) -> None:
    assert said in refused(SHOP.verify(received))


@pytest.mark.parametrize("secret", [None, "", "  "])
def test_an_empty_secret_proves_nothing(secret: Any) -> None:
    adapter = Cryptopay(callback_secret=secret)
    assert "not configured" in refused(adapter.verify(webhook(NEW, X_Cryptopay_Signature="0")))
    with pytest.raises(ConfigurationError):
        adapter.sign(NEW, NOW)
