"""OxaPay. All values are made up."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Provider, Query, Received, Reference
from paysupport.adapters.providers.oxapay import OxaPay
from paysupport.adapters.providers.oxapay.reading import STATUSES
from paysupport.adapters.registry import recognise
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unrecognised, Unsupported
from paysupport.model import Flag, Status
from paysupport.testing import ProviderContract

from .processors_asking import BITCOIN, HASH, NOW, TRON, ask, believed, changed, dumped, one, payloads, refused, webhook

PAYLOADS = payloads("oxapay")
KEY = "MADEUP-MADEUP-MADEUP-MADEUP"
NOT_FOUND = {
    "data": {},
    "message": "",
    "error": {"type": "not_found", "message": "No such payment"},
    "status": 404,
    "version": "1.0.0",
}
PAYOUT = {"track_id": "1", "status": "Confirmed", "type": "payout", "amount": 1, "currency": "TRX"}
SHOP = OxaPay(merchant_api_key=KEY, account="shop")
PAID, WAITING, HISTORY = (PAYLOADS[name] for name in ("webhook_paid", "answer_waiting", "history"))
EMPTY = {"data": {"list": [], "meta": {"page": 2, "last_page": 2}}, "error": {}, "status": 200, "version": "1.0.0"}


class TestOxaPay(ProviderContract):
    payloads = PAYLOADS
    refusals = {"unknown": dumped(NOT_FOUND), "payout": dumped(PAYOUT)}
    statuses = {
        "webhook_paid": Status.PAID,
        "answer_waiting": Status.PENDING,
        "legacy_confirming": Status.PENDING,
        "history": Status.PENDING,
    }
    secrets = {"merchant_api_key": KEY}
    lookups = {
        Reference("payment", "151811888"): [(200, WAITING)],
        Reference("payment", "1"): [(404, dumped(NOT_FOUND))],
        Reference("order", "1237"): [(200, HISTORY), (200, dumped(EMPTY))],
    }

    def adapter(self) -> Provider:
        return OxaPay()

    def signed(self) -> Received | None:
        return SHOP.sign(PAID, NOW)


@pytest.mark.parametrize(
    ("word", "status"), [*STATUSES.items(), ("Paying", Status.PENDING), ("brand_new", Status.UNKNOWN)]
)
def test_every_status(word: str, status: Status) -> None:
    payment = one(SHOP, changed(PAID, status=word, txs=[], payDate=1795169100))
    assert (payment.status, payment.raw_status) == (status, word)
    assert (payment.paid_at is not None) is (word in {"paid", "manual_accept"})


def test_an_expired_invoice_for_which_something_came_has_failed() -> None:
    payment = one(SHOP, changed(PAID, status="expired"))
    assert payment.invoice is not None
    assert (payment.status, list(payment.invoice.flags)) == (Status.FAILED, [Flag.PARTIAL])


@pytest.mark.parametrize(
    ("word", "flag"), [("underpaid", Flag.PARTIAL), ("manual_accept", Flag.MANUAL), ("paid", None)]
)
def test_flags(word: str, flag: Flag | None) -> None:
    invoice = one(SHOP, changed(PAID, status=word)).invoice
    assert invoice is not None
    assert list(invoice.flags) == ([flag] if flag else [])


def test_a_webhook_tells_price_times_and_the_transaction() -> None:
    payment = one(SHOP, PAID)
    assert (payment.id, payment.order, payment.email) == ("151811887", "1234", "payer@payer.example")
    assert (str(payment.amount), payment.account) == ("10.00 USD", "shop")
    assert payment.paid_at == datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.received) == ("polygon", "POL", Decimal("31.712232"))
    assert invoice.transactions == (f"0x{HASH}",)


def test_an_answer_tells_what_is_asked_for_on_the_chain() -> None:
    payment = one(SHOP, WAITING)
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.address) == ("tron", "USDT", TRON)
    assert (invoice.amount, invoice.expires_at) == (Decimal("29.640211"), datetime(2026, 11, 20, 11, tzinfo=UTC))
    assert payment.email is None


def test_the_older_api_is_read_too() -> None:
    payment = one(SHOP, PAYLOADS["legacy_confirming"])
    invoice = payment.invoice
    assert invoice is not None
    assert (payment.order, str(payment.amount)) == ("1236", "0.00185538 BTC")
    assert (invoice.network, invoice.address, invoice.transactions) == ("bitcoin", BITCOIN, (HASH,))


def test_without_an_address_nothing_is_asked_for_on_a_chain() -> None:
    assert one(SHOP, changed(PAID, txs=[])).invoice is None
    assert one(SHOP, [changed(PAID, status="paying"), changed(PAID)]).status is Status.PAID


@pytest.mark.parametrize(("told", "said"), [(NOT_FOUND, "No such payment"), (PAYOUT, "payout")])
def test_what_is_no_payment_says_what_it_is(told: object, said: str) -> None:
    assert isinstance(recognise(told), OxaPay)
    with pytest.raises(NotAPayment, match=said):
        SHOP.payments(told)


@pytest.mark.parametrize("told", [None, 7, {}, [], [7], {"data": {}}, {"trackId": "1", "status": "Paid", "type": "x"}])
def test_what_is_not_theirs(told: Any) -> None:
    assert not SHOP.claims(told)
    assert SHOP.claims(EMPTY)


@pytest.mark.parametrize("told", [None, {}, [7], {"data": {}}])
def test_what_cannot_be_read_is_refused(told: Any) -> None:
    with pytest.raises(Unrecognised):
        SHOP.payments(told)


def test_a_payment_is_asked_for_with_the_key_in_a_header() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "151811888")), (200, WAITING))
    assert request.url == "https://api.oxapay.com/v1/payment/151811888"
    assert (request.headers["merchant_api_key"], payment.origin.at) == (KEY, NOW)


def test_an_order_is_looked_for_on_every_page() -> None:
    (payment,), requests = ask(SHOP.lookup(Reference("order", "1237")), (200, HISTORY), (200, EMPTY))
    assert (payment.id, [dict(each.params)["page"] for each in requests]) == ("151811889", ["1", "2"])


def test_a_window_is_searched() -> None:
    page, (request,) = ask(SHOP.search(Query(since=NOW, until=NOW + timedelta(hours=1))), (200, HISTORY))
    assert (len(page.payments), page.next, request.url) == (1, "2", "https://api.oxapay.com/v1/payment")
    assert (dict(request.params)["from_date"], dict(request.params)["to_date"]) == ("1795176000", "1795179600")
    assert ask(SHOP.search(Query(), "2"), (200, HISTORY))[0].complete, "a page that leads to itself is the last"
    with pytest.raises(InputError, match="zone"):
        ask(SHOP.search(Query(since=datetime(2026, 11, 20))))  # noqa: DTZ001


def test_without_a_key_nothing_is_asked() -> None:
    with pytest.raises(ConfigurationError, match="merchant_api_key"):
        ask(OxaPay().lookup(Reference("payment", "1")))
    with pytest.raises(Unsupported):
        SHOP.lookup(Reference("token", "1"))


@pytest.mark.parametrize(
    ("status", "told"), [(200, b"<html>"), (200, {}), (404, {}), (400, {**NOT_FOUND, "status": 400})]
)
def test_what_is_no_payment_is_missing_evidence(status: int, told: object) -> None:
    with pytest.raises(BadAnswer, match=r"api\.oxapay\.com"):
        ask(SHOP.lookup(Reference("payment", "1")), (status, told))


def test_deliveries_are_repeated_four_times() -> None:
    waits = [SHOP.next_delivery([NOW] * number) for number in range(6)]
    minutes = [None, *(NOW + timedelta(minutes=each) for each in (1, 3, 30, 180)), None]
    assert waits == minutes


def test_a_signed_webhook_is_believed() -> None:
    import hmac

    verdict = believed(SHOP.verify(webhook(PAID, HMAC=hmac.new(KEY.encode(), PAID, "sha512").hexdigest())))
    assert (verdict.event, verdict.confirm, verdict.payments[0].id) == ("Paid", False, "151811887")
    assert believed(SHOP.verify(SHOP.sign(dumped(PAYOUT), NOW))).payments == ()


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (webhook(b"<html>", HMAC="0"), "HTML"),
        (webhook(PAID), "missing"),
        (webhook(PAID + b" ", HMAC=dict(SHOP.sign(PAID, NOW).headers)["HMAC"]), "does not fit"),
        (webhook(PAID, HMAC="0" * 128), "does not fit"),
        (SHOP.sign(b"[]", NOW), "no payment"),
        (SHOP.sign(dumped(changed(PAID, amount="x")), NOW), "/amount"),
    ],
)
def test_what_is_not_proven_is_rejected(received: Received, said: str) -> None:
    if received.body != b"[]":
        assert said in refused(SHOP.verify(received))
    else:
        assert believed(SHOP.verify(received)).payments == ()


@pytest.mark.parametrize("key", [None, "", "  "])
def test_an_empty_key_proves_nothing(key: Any) -> None:
    assert "not configured" in refused(OxaPay(merchant_api_key=key).verify(webhook(PAID, HMAC="0")))
    with pytest.raises(ConfigurationError):
        OxaPay(merchant_api_key=key).sign(PAID, NOW)
