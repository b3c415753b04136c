"""NOWPayments. All values are made up."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Provider, Query, Reference
from paysupport.adapters.providers.nowpayments import NowPayments
from paysupport.adapters.providers.nowpayments.reading import STATUSES
from paysupport.adapters.providers.nowpayments.webhooks import HEADER, signature
from paysupport.adapters.registry import recognise
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unrecognised, Unsupported
from paysupport.model import Flag, Method, Status
from paysupport.testing import ProviderContract

from .processors_asking import BITCOIN, HASH, NOW, TRON, ask, believed, changed, dumped, one, payloads, refused, webhook

PAYLOADS = payloads("nowpayments")
KEY, SECRET, PASSWORD = "MADEUP0-KEY0000-0000000-0000000", "made0up0ipn0secret", "made0up0password"
NOT_FOUND = {"status": False, "statusCode": 404, "code": "PAYMENT_NOT_FOUND", "message": "Payment not found"}
INVOICE = {
    "id": "4522625843",
    "token_id": "1",
    "invoice_url": "https://nowpayments.io/payment/?iid=1",
    "price_amount": "1",
}
WITHDRAWAL = {"id": "1", "batch_withdrawal_id": "2", "status": "CREATING", "ipn_callback_url": "https://shop.example/"}
SHOP = NowPayments(api_key=KEY, ipn_secret=SECRET, email="shop@shop.example", password=PASSWORD, account="shop")
PAID, OPEN, PARTIAL = (
    PAYLOADS[f"{name}"] for name in ("answer_finished", "answer_created", "notification_partially_paid")
)


def page(number: int, of: int, *listed: dict[str, Any]) -> dict[str, Any]:
    return {"data": list(listed), "limit": 500, "page": number, "pagesCount": of, "total": 1}


class TestNowPayments(ProviderContract):
    payloads = PAYLOADS
    refusals = {name: dumped(each) for name, each in {"unknown": NOT_FOUND, "link": INVOICE, "out": WITHDRAWAL}.items()}
    statuses = {
        "answer_finished": Status.PAID,
        "answer_created": Status.CREATED,
        "notification_partially_paid": Status.PENDING,
        "notification_repeated": Status.PAID,
    }
    keys = {"email": "shop@shop.example"}
    secrets = {"api_key": KEY, "ipn_secret": SECRET, "password": PASSWORD}
    lookups = {
        Reference("payment", "5077125051"): [(200, PAID)],
        Reference("payment", "1"): [(404, dumped(NOT_FOUND))],
        Reference("order", "1238"): [(200, PAYLOADS["list"]), (200, dumped(page(1, 2)))],
    }

    def adapter(self) -> Provider:
        return NowPayments()


@pytest.mark.parametrize(("word", "status"), [*STATUSES.items(), ("brand_new", Status.UNKNOWN)])
def test_every_status(word: str, status: Status) -> None:
    payment = one(SHOP, changed(OPEN, payment_status=word))
    assert (payment.status, payment.raw_status) == (status, word)
    assert payment.invoice is not None
    assert (payment.invoice.status, payment.invoice.raw_status) == (status, word)
    assert [each.status for each in payment.attempts] == ([] if status is Status.CREATED else [status])
    assert (payment.paid_at is not None) is (status is Status.PAID)
    assert payment.decline is None


def test_a_payment_tells_price_times_and_what_is_asked_for_on_the_chain() -> None:
    payment = one(SHOP, PAID)
    assert (payment.id, payment.order, payment.account, payment.method) == ("5077125051", "1234", "shop", Method.CRYPTO)
    assert (str(payment.amount), str(payment.net), payment.fee) == ("170.00 USD", "169.15 USDT", None)
    assert payment.created_at == datetime(2026, 11, 20, 10, 0, 0, 942000, tzinfo=UTC)
    assert payment.paid_at == payment.updated_at == datetime(2026, 11, 20, 10, 41, 6, 244000, tzinfo=UTC)
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.address) == ("bitcoin", "BTC", BITCOIN)
    assert (invoice.amount, invoice.received, invoice.memo) == (Decimal("0.00185538"), Decimal("0.00185538"), None)
    assert (invoice.transactions, invoice.processor, invoice.flags) == ((HASH,), "nowpayments", frozenset())


def test_the_network_stands_in_the_code_of_the_coin() -> None:
    invoice = one(SHOP, OPEN).invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.address) == ("tron", "USDT", TRON)
    assert invoice.expires_at == datetime(2026, 11, 20, 10, 20, 22, 742000, tzinfo=UTC)


def test_too_little_is_open_until_the_payment_has_expired() -> None:
    payment = one(SHOP, PARTIAL)
    assert payment.invoice is not None
    assert (payment.status, set(payment.invoice.flags)) == (Status.PENDING, {Flag.PARTIAL})
    assert (payment.invoice.memo, payment.invoice.received, str(payment.fee)) == ("104", Decimal("9.02"), "0.05 USDT")
    closed = changed(PARTIAL, updated_at="2026-11-20T10:20:00Z", expiration_estimate_date="2026-11-20T10:20:00Z")
    assert one(SHOP, closed).status is Status.FAILED
    early = closed | {"updated_at": "2026-11-20T10:19:59Z"}
    assert one(SHOP, early).status is Status.PENDING


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"payment_status": "finished", "actually_paid": 29.640212}, [Flag.OVER]),
        ({"payment_status": "finished", "actually_paid": 29.640211}, []),
        ({"payment_status": "confirming", "actually_paid": 29.640212}, []),
        ({"payment_status": "expired", "actually_paid": 1}, [Flag.PARTIAL]),
        ({"payment_status": "expired", "actually_paid": 30}, []),
        ({"payment_status": "expired", "actually_paid": 0}, []),
        ({"payment_status": "finished", "pay_amount": None, "actually_paid": 1}, []),
        ({"payment_status": "wrong_asset_confirmed"}, [Flag.WRONG_ASSET]),
    ],
)
def test_flags(members: dict[str, Any], expected: list[Flag]) -> None:
    invoice = one(SHOP, changed(OPEN, **members)).invoice
    assert invoice is not None
    assert list(invoice.flags) == expected


def test_money_that_comes_again_is_a_payment_of_its_own_and_one_try_for_the_order() -> None:
    again = one(SHOP, PAYLOADS["notification_repeated"])
    assert (again.id, again.parent) == ("123456790", "123456789")
    whole = one(SHOP, b"[" + PARTIAL + b"," + PAYLOADS["notification_repeated"] + b"]")
    assert {each.status for each in whole.attempts} == {Status.PENDING, Status.PAID}
    assert whole.status is Status.PAID


def test_without_an_address_nothing_is_asked_for_on_a_chain() -> None:
    assert one(SHOP, changed(OPEN, pay_address=None)).invoice is None
    assert one(SHOP, changed(OPEN, pay_currency="")).invoice is None


@pytest.mark.parametrize(("told", "said"), [(NOT_FOUND, "not found"), (INVOICE, "link"), (WITHDRAWAL, "withdrawal")])
def test_what_is_no_payment_says_what_it_is(told: object, said: str) -> None:
    assert isinstance(recognise(told), NowPayments)
    with pytest.raises(NotAPayment, match=said):
        SHOP.payments(told)


@pytest.mark.parametrize("told", [None, 7, {}, [], {"data": [None], "pagesCount": 1}, [{"payment_id": 1}]])
def test_what_is_not_theirs(told: object) -> None:
    assert not SHOP.claims(told)
    with pytest.raises(Unrecognised):
        SHOP.payments(told or None)


def test_a_payment_is_asked_for_with_the_key_in_a_header() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "5077125051")), (200, PAID))
    assert (request.method, request.url) == ("GET", "https://api.nowpayments.io/v1/payment/5077125051")
    assert request.headers["x-api-key"] == KEY
    assert request.authorize is None
    assert payment.origin.at == NOW


def test_an_order_is_looked_for_on_every_page() -> None:
    again = json.loads(PAYLOADS["list"])["data"][1] | {"payment_id": 5745459421}
    answers = [(200, PAYLOADS["list"]), (200, page(1, 2, again))]
    (payment,), requests = ask(SHOP.lookup(Reference("order", "1238")), *answers)
    assert [attempt.id for attempt in payment.attempts] == ["5745459420", "5745459421"]
    assert [dict(request.params)["page"] for request in requests] == ["0", "1"]
    assert all(request.authorize == SHOP.authorize for request in requests)
    found, _ = ask(SHOP.lookup(Reference("order", "none")), (200, PAYLOADS["list"]), (200, page(1, 2)))
    assert found == ()


def test_a_window_is_searched_page_by_page() -> None:
    query = Query(since=NOW - timedelta(days=1), until=NOW, status=Status.PAID)
    first, (request,) = ask(SHOP.search(query), (200, PAYLOADS["list"]))
    assert ([payment.order for payment in first.payments], first.next) == (["1237"], "1")
    asked = dict(request.params)
    assert (asked["dateFrom"], asked["dateTo"]) == ("2026-11-19T12:00:00.000Z", "2026-11-20T12:00:00.000Z")
    last, _ = ask(SHOP.search(query, first.next), (200, page(1, 2)))
    assert last.complete
    stuck, _ = ask(SHOP.search(query, "1"), (200, page(0, 2)))
    assert stuck.complete, "a page that leads to itself is the last"
    with pytest.raises(InputError, match="zone"):
        ask(SHOP.search(Query(since=datetime(2026, 11, 20))))  # noqa: DTZ001


def test_a_token_lives_for_five_minutes() -> None:
    token, (request,) = ask(SHOP.authorize(), (200, {"token": "made.up.token"}))
    assert json.loads(request.body) == {"email": "shop@shop.example", "password": PASSWORD}
    assert (token.headers, token.expires_at) == ({"Authorization": "Bearer made.up.token"}, NOW + timedelta(minutes=5))
    with pytest.raises(ConfigurationError, match="e-mail"):
        ask(SHOP.authorize(), (403, b""))
    with pytest.raises(BadAnswer):
        ask(SHOP.authorize(), (500, {"token": "x"}))
    with pytest.raises(ConfigurationError, match="email"):
        ask(NowPayments(email="shop@shop.example").authorize())


def test_without_a_key_nothing_is_asked() -> None:
    with pytest.raises(ConfigurationError, match="api_key"):
        ask(NowPayments(api_key=" ").lookup(Reference("payment", "1")))
    with pytest.raises(Unsupported):
        SHOP.lookup(Reference("token", "1"))


@pytest.mark.parametrize(
    ("status", "told"),
    [(200, b"<html>"), (200, {}), (404, {}), (302, PAID), (400, NOT_FOUND | {"statusCode": 400}), (200, INVOICE)],
)
def test_what_is_no_payment_is_missing_evidence(status: int, told: object) -> None:
    with pytest.raises(BadAnswer, match=r"api\.nowpayments\.io"):
        ask(SHOP.lookup(Reference("payment", "1")), (status, told))


def test_the_example_of_the_documentation_is_signed_over_sorted_keys_and_untouched_numbers() -> None:
    body = b'{"b": {"z": 1e-7, "a": [1, {"y": null, "x": true}]}, "a": "\xd0\x9b/\\u0001"}'
    node = b'{"a":"\xd0\x9b/\\u0001","b":{"a":[1,{"x":true,"y":null}],"z":1e-7}}'
    import hmac

    assert signature("k", body) == hmac.new(b"k", node, "sha512").hexdigest()
    listed = b'{"a":"\xd0\x9b/\\u0001","b":{"a":{"0":1,"1":{"x":true,"y":null}},"z":1e-7}}'
    assert signature("k", body, positions=True) == hmac.new(b"k", listed, "sha512").hexdigest()


def test_a_signed_notification_is_believed_and_its_key_is_that_of_the_event() -> None:
    verdict = believed(SHOP.verify(SHOP.sign(PARTIAL, NOW)))
    assert (verdict.event, verdict.confirm, verdict.payments[0].id) == ("partially_paid", False, "123456789")
    other = believed(SHOP.verify(SHOP.sign(PAYLOADS["notification_repeated"], NOW)))
    assert verdict.key != other.key


def test_lists_may_be_signed_as_objects() -> None:
    body = PAYLOADS["notification_repeated"]
    believed(SHOP.verify(webhook(body, x_nowpayments_sig=signature(SECRET, body, positions=True))))
    assert "does not fit" in refused(SHOP.verify(webhook(body, x_nowpayments_sig="0" * 128)))


def test_a_withdrawal_is_proven_and_tells_no_payment() -> None:
    verdict = believed(SHOP.verify(SHOP.sign(dumped(WITHDRAWAL), NOW)))
    assert (verdict.payments, verdict.event) == ((), None)
    listed = dumped([WITHDRAWAL | {"payment_status": "x", "payment_id": 1}])
    assert believed(SHOP.verify(SHOP.sign(listed, NOW))).event is None


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (webhook(b"<html>", x_nowpayments_sig="0"), "HTML"),
        (webhook(PARTIAL), "missing"),
        (webhook(PARTIAL, x_nowpayments_sig="", X_Nowpayments_Sig="1"), "missing"),
        (webhook(PARTIAL, x_nowpayments_sig=signature(SECRET[::-1], PARTIAL)), "does not fit"),
        (webhook(PARTIAL.replace(b"9.02", b"10.02"), x_nowpayments_sig=signature(SECRET, PARTIAL)), "does not fit"),
        (webhook(PARTIAL, x_nowpayments_sig="\udc80"), "does not fit"),
    ],
)
def test_what_is_not_proven_is_rejected(received: Any, said: str) -> None:
    assert said in refused(SHOP.verify(received))


@pytest.mark.parametrize("secret", [None, "", "  "])
def test_an_empty_secret_proves_nothing(secret: Any) -> None:
    received = webhook(PARTIAL, **{HEADER.replace("-", "_"): "0"})
    assert "not configured" in refused(NowPayments(ipn_secret=secret).verify(received))
    with pytest.raises(ConfigurationError):
        NowPayments(ipn_secret=secret).sign(PARTIAL, NOW)


def test_a_signed_body_with_a_wrong_field_is_rejected_with_its_place() -> None:
    body = dumped(changed(PARTIAL, price_amount="a lot"))
    assert "/price_amount" in refused(SHOP.verify(SHOP.sign(body, NOW)))


def test_an_amount_that_no_currency_has_is_refused_with_its_place() -> None:
    with pytest.raises(InputError) as failed:
        SHOP.read(dumped(changed(OPEN, price_amount=10**40)))
    assert failed.value.path == "/price_amount"
