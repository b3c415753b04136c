"""CoinPayments, the older API and the new one. All values are made up."""

import base64
import hmac
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Provider, Query, Received, Reference
from paysupport.adapters.forms import form
from paysupport.adapters.providers.coinpayments import CoinPayments
from paysupport.adapters.providers.coinpayments.reading import STATUSES, older_status
from paysupport.adapters.registry import recognise
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unrecognised, Unsupported
from paysupport.model import Flag, Status
from paysupport.testing import ProviderContract

from .processors_asking import NOW, ask, believed, changed, dumped, one, payloads, refused

PAYLOADS = {**payloads("coinpayments"), **payloads("coinpayments", "form")}
IPN, INFO, PAID, INVOICE = (PAYLOADS[name] for name in ("ipn", "tx_info", "webhook_paid", "invoice"))
URL, HOOK = "https://shop.example/coinpayments", "X-CoinPayments-Signature"
PRIVATE, IPN_SECRET, CLIENT_SECRET = "made0up0private0key", "made0up0ipn0secret", "made0up0client0secret"
KEYS = {"public_key": "public", "merchant_id": "made-up-merchant", "client_id": "made-up-client", "webhook_url": URL}
SECRETS = {"private_key": PRIVATE, "ipn_secret": IPN_SECRET, "client_secret": CLIENT_SECRET}
NOT_FOUND: dict[str, Any] = {"error": "Invalid transaction ID!", "result": []}
OUT = {"ipn_type": "withdrawal", "ipn_mode": "hmac", "merchant": "made-up-merchant", "id": "1", "status": "2"}
SHOP = CoinPayments(
    public_key="public",
    merchant_id="made-up-merchant",
    client_id="made-up-client",
    webhook_url=URL,
    private_key=PRIVATE,
    ipn_secret=IPN_SECRET,
    client_secret=CLIENT_SECRET,
    account="shop",
)


class TestOlder(ProviderContract):
    payloads = PAYLOADS
    refusals = {"unknown": dumped(NOT_FOUND), "out": dumped(OUT)}
    statuses = {
        "ipn": Status.PAID,
        "tx_info": Status.PENDING,
        "webhook_paid": Status.PAID,
        "invoice": Status.EXPIRED,
    }
    keys = KEYS
    secrets = SECRETS
    lookups = {
        Reference("payment", "CPMADEUP0000000000000001"): [(200, INFO)],
        Reference("payment", "CPNONE"): [(200, dumped(NOT_FOUND))],
        Reference("payment", "3Z9Q7e8mQmB8q1aQ"): [(200, INVOICE)],
    }

    def adapter(self) -> Provider:
        return CoinPayments()

    def signed(self) -> Received | None:
        return SHOP.sign(IPN, NOW)


class TestNewer(ProviderContract):
    payloads = {"webhook_paid": PAID}
    keys = KEYS
    secrets = SECRETS

    def adapter(self) -> Provider:
        return CoinPayments()

    def signed(self) -> Received | None:
        return SHOP.sign(PAID, NOW)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("-2", Status.REFUNDED),
        ("-1", Status.CANCELLED),
        ("-5", Status.FAILED),
        ("0", Status.PENDING),
        ("1", Status.PENDING),
        ("2", Status.PAID),
        ("3", Status.PENDING),
        ("99", Status.PENDING),
        ("100", Status.PAID),
        ("101", Status.PAID),
        ("", Status.UNKNOWN),
        ("٣", Status.UNKNOWN),
        ("999999", Status.UNKNOWN),
    ],
)
def test_every_older_status(word: str, status: Status) -> None:
    assert older_status(word) is status


@given(st.text())
def test_any_text_is_a_status_or_none(word: str) -> None:
    assert older_status(word) in Status


@pytest.mark.parametrize(("word", "status"), [*STATUSES.items(), ("brandNew", Status.UNKNOWN)])
def test_every_new_status(word: str, status: Status) -> None:
    for document in (changed(PAID, type=word), changed(INVOICE, status=word)):
        payment = one(SHOP, document)
        assert (payment.status, payment.raw_status) == (status, word)


def test_an_ipn_tells_price_fee_and_what_the_merchant_gets() -> None:
    payment = one(SHOP, IPN)
    assert (payment.id, payment.order, payment.status_reason) == ("CPMADEUP0000000000000001", "1234", "Complete")
    assert (str(payment.amount), str(payment.fee), str(payment.net)) == ("10.00 USD", "0.00055 LTC", "0.10945 LTC")
    assert (payment.account, payment.email, payment.invoice) == ("shop", "payer@payer.example", None)
    assert one(SHOP, {**form(IPN), "status": "0"}).fee is None
    assert one(SHOP, [{**form(IPN), "status": "0"}, form(IPN)]).status is Status.PAID


def test_an_answer_tells_what_is_asked_for_on_the_chain() -> None:
    payment = one(SHOP, INFO)
    assert (payment.id, payment.order, str(payment.amount)) == (None, "1235", "10.00000000 USD")
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.amount) == ("litecoin", "LTC", Decimal("0.11"))
    assert (invoice.received, list(invoice.flags)) == (Decimal("0.05"), [Flag.PARTIAL])
    assert invoice.expires_at == datetime(2026, 11, 20, 11, tzinfo=UTC)
    result = changed(INFO)["result"]
    over = one(SHOP, changed(INFO, result={**result, "receivedf": "1", "send_tx": "aa"})).invoice
    assert over is not None
    assert (list(over.flags), over.transactions) == ([Flag.OVER], ("aa",))


def test_a_transaction_that_timed_out_though_something_came_has_failed() -> None:
    payment = one(SHOP, changed(INFO, result={**changed(INFO)["result"], "status": -1}))
    assert payment.status is Status.FAILED


def test_a_webhook_points_to_event_and_invoice() -> None:
    payment = one(SHOP, PAID)
    assert (payment.id, payment.order, str(payment.amount)) == ("3Z9Q7e8mQmB8q1aP", "1236", "25.50 USD")
    assert payment.paid_at == datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
    assert payment.origin.pointers["status"] == ("/type",)
    assert one(SHOP, INVOICE).expires_at == datetime(2026, 11, 20, 11, tzinfo=UTC)


@pytest.mark.parametrize(("told", "said"), [(NOT_FOUND, "Invalid transaction"), (OUT, "withdrawal")])
def test_what_is_no_payment_says_what_it_is(told: object, said: str) -> None:
    assert isinstance(recognise(told), CoinPayments)
    with pytest.raises(NotAPayment, match=said):
        SHOP.payments(told)


@pytest.mark.parametrize(
    "told", [None, 7, {}, [], [7], {"type": "other", "invoice": {"id": "1"}}, {"error": "x", "result": 1}]
)
def test_what_is_not_theirs(told: Any) -> None:
    assert not SHOP.claims(told)


@pytest.mark.parametrize("told", [None, {}, [7], {"ipn_type": "api"}])
def test_what_cannot_be_read_is_refused(told: Any) -> None:
    with pytest.raises(Unrecognised):
        SHOP.payments(told)


def test_a_transaction_is_asked_for_by_a_signed_form() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "CP1")), (200, INFO))
    assert (request.method, request.url) == ("POST", "https://www.coinpayments.net/api.php")
    asked = {"version": "1", "cmd": "get_tx_info", "key": "public", "txid": "CP1", "full": "1", "format": "json"}
    assert form(request.body) == asked
    assert request.headers["HMAC"] == hmac.new(PRIVATE.encode(), request.body, "sha512").hexdigest()
    assert (payment.id, payment.account, payment.origin.at) == ("CP1", "shop", NOW)


def test_an_invoice_is_asked_for_with_three_headers() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "3Z9Q")), (200, INVOICE))
    assert request.sign is not None
    sent = request.sign(request, NOW)
    url = "https://a-api.coinpayments.net/api/v2/merchant/invoices/3Z9Q"
    message = f"\ufeffGET{url}made-up-client2026-11-20T12:00:00".encode()
    expected = base64.b64encode(hmac.new(CLIENT_SECRET.encode(), message, "sha256").digest()).decode()
    assert (sent.url, sent.headers[HOOK]) == (url, expected)
    assert sent.headers["X-CoinPayments-Timestamp"] == "2026-11-20T12:00:00"
    assert payment.order == "1237"
    assert ask(SHOP.lookup(Reference("payment", "none")), (404, NOT_FOUND))[0] == ()


@pytest.mark.parametrize(
    ("adapter", "name"),
    [
        (CoinPayments(), "CP1"),
        (CoinPayments(public_key="public"), "CP1"),
        (CoinPayments(), "1"),
        (CoinPayments(client_id="c"), "1"),
    ],
)
def test_without_keys_nothing_is_asked(adapter: CoinPayments, name: str) -> None:
    with pytest.raises(ConfigurationError, match=r"_(key|secret)"):
        ask(adapter.lookup(Reference("payment", name)))


def test_what_coinpayments_cannot_do_is_said_at_once() -> None:
    with pytest.raises(Unsupported):
        SHOP.lookup(Reference("order", "1"))
    with pytest.raises(Unsupported):
        SHOP.search(Query())


@pytest.mark.parametrize(
    ("status", "told"), [(200, b"<html>"), (200, {}), (200, {"error": "HMAC wrong", "result": []})]
)
def test_what_is_no_payment_is_missing_evidence(status: int, told: object) -> None:
    with pytest.raises(BadAnswer, match="coinpayments"):
        ask(SHOP.lookup(Reference("payment", "CP1")), (status, told))


def test_a_signed_ipn_is_believed_for_its_merchant_alone() -> None:
    verdict = believed(SHOP.verify(SHOP.sign(IPN, NOW)))
    assert (verdict.event, verdict.payments[0].id) == ("api", "CPMADEUP0000000000000001")
    other = IPN.replace(b"made-up-merchant", b"another-merchant")
    assert "another merchant" in refused(SHOP.verify(SHOP.sign(other, NOW)))
    nobody = CoinPayments(ipn_secret=IPN_SECRET)
    assert "another merchant" in refused(nobody.verify(SHOP.sign(IPN, NOW)))


def test_a_signed_webhook_is_believed_while_it_is_new() -> None:
    received = SHOP.sign(PAID, NOW)
    verdict = believed(SHOP.verify(received))
    assert (verdict.event, verdict.payments[0].status) == ("invoicePaid", Status.PAID)
    late = Received(headers=received.headers, body=received.body, at=NOW + timedelta(minutes=6))
    assert "old webhook" in refused(SHOP.verify(late))


@pytest.mark.parametrize(
    ("header", "value", "said"),
    [
        (HOOK, "AAAA", "does not fit"),
        ("X-CoinPayments-Client", "another", "another client"),
        ("X-CoinPayments-Timestamp", "yesterday", "no time"),
        ("X-CoinPayments-Timestamp", "2026-11-20T12:00:01", "does not fit"),
        ("X-CoinPayments-Timestamp", "2026-11-20T12:00:00+00:00", "does not fit"),
    ],
)
def test_each_header_of_a_webhook_counts(header: str, value: str, said: str) -> None:
    received = SHOP.sign(PAID, NOW)
    headers = {**dict(received.headers), header: value}
    assert said in refused(SHOP.verify(Received(headers=headers, body=received.body, at=NOW)))


@pytest.mark.parametrize("body", [b"<html>", b"", b"a=1&a=2"])
def test_what_is_no_form_is_no_ipn(body: bytes) -> None:
    assert "the body is" in refused(SHOP.verify(Received(body=body, at=NOW)))
    with pytest.raises(InputError):
        SHOP.read(body)


def test_a_webhook_that_tells_nothing_has_no_event() -> None:
    assert "no payment" in refused(SHOP.verify(SHOP.sign(b"{}", NOW)))
    assert believed(SHOP.verify(SHOP.sign(b"[]", NOW))).event is None


@pytest.mark.parametrize("secret", [None, "", "  "])
def test_an_empty_secret_proves_nothing(secret: Any) -> None:
    bare = CoinPayments(ipn_secret=secret, client_secret=secret, client_id="made-up-client", webhook_url=URL)
    assert "not configured" in refused(bare.verify(SHOP.sign(IPN, NOW)))
    assert "not configured" in refused(bare.verify(SHOP.sign(PAID, NOW)))
    assert "not configured" in refused(CoinPayments(client_secret=CLIENT_SECRET).verify(SHOP.sign(PAID, NOW)))
    for body in (IPN, PAID):
        with pytest.raises(ConfigurationError):
            bare.sign(body, NOW)
    with pytest.raises(ConfigurationError, match="webhook_url"):
        CoinPayments(client_secret=CLIENT_SECRET).sign(PAID, NOW)
