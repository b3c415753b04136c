"""Cryptomus and Heleket, which are one API. All values are made up."""

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import md5
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Provider, Query, Received, Reference
from paysupport.adapters.cryptomus.reading import STATUSES
from paysupport.adapters.providers.cryptomus import Cryptomus
from paysupport.adapters.providers.heleket import Heleket
from paysupport.adapters.registry import recognise
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unrecognised, Unsupported
from paysupport.model import Flag, Method, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import inherited

from .processors_asking import BITCOIN, HASH, NOW, TRON, ask, believed, changed, dumped, one, payloads, refused

PAYLOADS, OTHERS = payloads("cryptomus"), payloads("heleket")
MERCHANT, KEY = "8b03432e-385b-4670-8d06-064591096795", "made0up0payment0key"
UUID = "70b8db5c-b952-406d-af26-4e1c34c27f15"
NOT_FOUND = {"state": 1, "message": "Payment was not found"}
INVALID = {"state": 1, "errors": {"uuid": ["validation.uuid"]}}
PAYOUT = {"type": "payout", "uuid": UUID, "order_id": "1", "status": "paid", "merchant_amount": "1", "sign": "0" * 32}
SHOP = Cryptomus(merchant=MERCHANT, payment_key=KEY, account="shop")
CANCELLED, LOCKED, PAID, HISTORY = (
    PAYLOADS[name] for name in ("answer_cancelled", "answer_locked", "webhook_paid", "history")
)


def answer(body: bytes = CANCELLED, **members: Any) -> dict[str, Any]:
    """An answer with other members in its payment."""
    told: dict[str, Any] = json.loads(body)
    return {**told, "result": {**told["result"], **members}}


class FamilyContract(ProviderContract):
    """Webhooks carry their signature in the body."""

    keys = {"merchant": MERCHANT}
    secrets = {"payment_key": KEY}

    def test_believes_nothing_without_headers(self) -> None:
        self._rejected(self.keyed(), self._with(sign=None))

    @inherited
    @given(data=st.data())
    def test_a_garbled_proof_is_rejected(self, data: st.DataObject) -> None:
        proof = data.draw(st.sampled_from(["", "0" * 32, KEY, [], {}, True]) | st.none() | st.integers() | st.text())
        self._rejected(self.keyed(), self._with(sign=proof))

    def signed(self) -> Received | None:
        adapter = self.keyed()
        assert isinstance(adapter, Cryptomus | Heleket)
        return adapter.sign(PAID, NOW)

    def _with(self, **members: object) -> Received:
        received = self._signed()
        return replace(received, body=dumped({**json.loads(received.body), **members}))


class TestCryptomus(FamilyContract):
    payloads = PAYLOADS
    refusals = {"unknown": dumped(NOT_FOUND), "invalid": dumped(INVALID), "payout": dumped(PAYOUT)}
    statuses = {
        "answer_cancelled": Status.EXPIRED,
        "answer_locked": Status.PENDING,
        "webhook_paid": Status.PAID,
        "history": Status.PENDING,
    }
    lookups = {
        Reference("payment", UUID): [(200, CANCELLED)],
        Reference("order", "none"): [(404, dumped(NOT_FOUND))],
    }

    def adapter(self) -> Provider:
        return Cryptomus()


class TestHeleket(FamilyContract):
    payloads = OTHERS
    statuses = {"answer_cancelled": Status.EXPIRED, "history": Status.PENDING}
    lookups = {Reference("order", "1234"): [(200, OTHERS["answer_cancelled"])]}

    def adapter(self) -> Provider:
        return Heleket()


@pytest.mark.parametrize(("word", "status"), [*STATUSES.items(), ("brand_new", Status.UNKNOWN)])
def test_every_status(word: str, status: Status) -> None:
    payment = one(SHOP, answer(payment_status=word, status=word))
    assert (payment.status, payment.raw_status) == (status, word)
    assert payment.invoice is not None
    assert payment.invoice.status is status
    assert (payment.net is not None) is (status in {Status.PAID, Status.REFUNDED})


@pytest.mark.parametrize(
    ("word", "flag"),
    [
        ("paid", None),
        ("paid_over", Flag.OVER),
        ("wrong_amount", Flag.PARTIAL),
        ("wrong_amount_waiting", Flag.PARTIAL),
        ("locked", Flag.AML),
    ],
)
def test_flags(word: str, flag: Flag | None) -> None:
    invoice = one(SHOP, answer(payment_status=word)).invoice
    assert invoice is not None
    assert list(invoice.flags) == ([flag] if flag else [])


def test_an_invoice_that_ended_though_something_came_has_failed() -> None:
    payment = one(SHOP, answer(payment_amount="1.00"))
    assert payment.invoice is not None
    assert (payment.status, list(payment.invoice.flags)) == (Status.FAILED, [Flag.PARTIAL])


def test_too_little_is_open_while_the_invoice_is() -> None:
    assert one(SHOP, answer(payment_status="wrong_amount", is_final=False)).status is Status.PENDING
    assert one(SHOP, answer(payment_status="wrong_amount", is_final=None)).status is Status.FAILED


@pytest.mark.parametrize(
    ("word", "expected"), [("refund_process", Status.PENDING), ("refund_fail", Status.FAILED), ("refund_paid", None)]
)
def test_refunds_that_are_not_made_are_told(word: str, expected: Status | None) -> None:
    payment = one(SHOP, answer(payment_status=word))
    assert [refund.status for refund in payment.refunds] == ([expected] if expected else [])
    assert payment.paid_at is None


def test_an_answer_tells_price_times_and_what_is_asked_for_on_the_chain() -> None:
    payment = one(SHOP, CANCELLED)
    assert (payment.id, payment.order, payment.account, payment.method) == (UUID, "1234", "shop", Method.CRYPTO)
    assert (str(payment.amount), payment.origin.base) == ("15.00 EUR", "/result")
    assert payment.created_at == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert payment.expires_at == datetime(2026, 11, 20, 11, tzinfo=UTC)
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.address) == ("tron", "USDT", TRON)
    assert (invoice.amount, invoice.received, invoice.transactions) == (Decimal("15.75"), Decimal("0.00"), ())
    held = one(SHOP, LOCKED).invoice
    assert held is not None
    assert (held.network, held.address, held.transactions) == ("bitcoin", BITCOIN, (HASH,))


def test_a_webhook_tells_what_the_merchant_gets_but_no_address() -> None:
    payment = one(SHOP, PAID)
    assert (str(payment.net), str(payment.fee), payment.invoice) == ("2.94000000 TRX", "0.06000000 TRX", None)
    assert (payment.paid_at, payment.order) == (None, "1236")


def test_a_list_of_webhooks_is_one_payment_for_each_order() -> None:
    payment = one(SHOP, [changed(PAID, status="confirm_check"), changed(PAID)])
    assert payment.status is Status.PAID


@pytest.mark.parametrize(("body", "adapter"), [(CANCELLED, Cryptomus), (HISTORY, Cryptomus), (PAID, Cryptomus)])
def test_without_a_page_of_heleket_it_is_taken_for_cryptomus(body: bytes, adapter: type[Provider]) -> None:
    assert isinstance(recognise(json.loads(body)), adapter)


@pytest.mark.parametrize("name", ["answer_cancelled", "history"])
def test_the_page_tells_heleket(name: str) -> None:
    body = OTHERS[name]
    assert isinstance(recognise(json.loads(body)), Heleket)
    assert isinstance(recognise(json.loads(body)["result"].get("items", json.loads(body)["result"])), Heleket)
    assert one(Heleket(), body).provider == "heleket"


def test_heleket_reads_and_believes_what_it_cannot_be_told_by() -> None:
    shop = Heleket(merchant=MERCHANT, payment_key=KEY)
    assert one(shop, PAID).provider == "heleket"
    assert believed(shop.verify(shop.sign(PAID, NOW))).scheme == "heleket md5"
    _, (request,) = ask(shop.lookup(Reference("payment", UUID)), (200, CANCELLED))
    assert request.url == "https://api.heleket.com/v1/payment/info"


@pytest.mark.parametrize(
    ("told", "said", "unknown"),
    [(NOT_FOUND, "not found", True), (INVALID, "not valid .uuid.", False), (PAYOUT, "payout", False)],
)
def test_what_is_no_payment_says_what_it_is(told: dict[str, Any], said: str, unknown: bool) -> None:
    assert isinstance(recognise(told), Cryptomus)
    with pytest.raises(NotAPayment, match=said) as failed:
        SHOP.payments(told)
    assert failed.value.not_found is unknown


@pytest.mark.parametrize(
    "told",
    [
        None,
        7,
        {},
        [],
        [7],
        {"state": 1},
        {"state": 0, "message": ""},
        {"state": 1, "message": "", "extra": 1},
        {"uuid": "1", "order_id": "1", "payer_currency": "BTC"},
        {"state": 0, "result": {}},
    ],
)
def test_what_is_not_theirs(told: Any) -> None:
    assert not SHOP.claims(told)
    assert not Heleket().claims(told)


@pytest.mark.parametrize("told", [None, {}, [7], {"state": 0, "result": {}}])
def test_what_cannot_be_read_is_refused(told: Any) -> None:
    with pytest.raises(Unrecognised):
        SHOP.payments(told)


@pytest.mark.parametrize("url", ["http://[", "", "pay.heleket.com"])
def test_a_page_that_is_no_url_tells_nothing(url: str) -> None:
    assert isinstance(recognise(answer(url=url)), Cryptomus)


def test_an_empty_history_is_theirs_and_tells_nothing() -> None:
    told: dict[str, Any] = {"state": 0, "result": {"items": [], "paginate": {}}}
    assert SHOP.claims(told)
    assert SHOP.payments(told) == ()


def test_a_payment_is_asked_for_by_a_signed_post() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", UUID)), (200, CANCELLED))
    assert (request.method, request.url) == ("POST", "https://api.cryptomus.com/v1/payment/info")
    assert json.loads(request.body) == {"uuid": UUID}
    assert request.headers["merchant"] == MERCHANT
    expected = md5(base64.b64encode(request.body) + KEY.encode()).hexdigest()  # noqa: S324 - their scheme
    assert (request.headers["sign"], payment.origin.at) == (expected, NOW)
    found, (request,) = ask(SHOP.lookup(Reference("order", "1")), (404, {"state": 1, "message": "nothing"}))
    assert (json.loads(request.body), found) == ({"order_id": "1"}, ())


def test_a_window_is_searched_wider_and_compared_here() -> None:
    since, until = datetime(2026, 11, 20, 10, tzinfo=UTC), datetime(2026, 11, 20, 10, 10, tzinfo=UTC)
    page, (request,) = ask(SHOP.search(Query(since=since, until=until)), (200, HISTORY))
    assert (page.payments, page.next) == ((), "eyJpZCI6MX0"), "its end is not in the window"
    assert json.loads(request.body) == {"date_from": "2026-11-19 10:00:00", "date_to": "2026-11-21 10:10:00"}
    later, (request,) = ask(SHOP.search(Query(), "eyJpZCI6MX0"), (200, HISTORY))
    assert (len(later.payments), later.next) == (1, None), "a page that leads to itself is the last"
    assert (request.params, json.loads(request.body)) == ((("cursor", "eyJpZCI6MX0"),), {"cursor": "eyJpZCI6MX0"})
    with pytest.raises(InputError, match="zone"):
        ask(SHOP.search(Query(since=datetime(2026, 11, 20))))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("adapter", "said"), [(Cryptomus(payment_key=KEY), "merchant"), (Cryptomus(merchant=MERCHANT), "payment_key")]
)
def test_without_keys_nothing_is_asked(adapter: Cryptomus, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        ask(adapter.lookup(Reference("payment", UUID)))
    with pytest.raises(Unsupported):
        adapter.lookup(Reference("token", "1"))


@pytest.mark.parametrize(("status", "told"), [(200, b"<html>"), (200, {}), (404, {}), (422, INVALID), (302, CANCELLED)])
def test_what_is_no_payment_is_missing_evidence(status: int, told: object) -> None:
    with pytest.raises(BadAnswer, match=r"api\.cryptomus\.com"):
        ask(SHOP.lookup(Reference("payment", UUID)), (status, told))


def test_what_is_signed_is_the_body_as_php_writes_it() -> None:
    written = '{"uuid":"1","text":"Лампа \\/ \\u2028","n":1.50,"list":[true,null,{}]}'
    sign = md5(base64.b64encode(written.encode()) + KEY.encode()).hexdigest()  # noqa: S324 - their scheme
    body = '{"uuid": "1", "text": "\\u041bампа / \u2028", "sign": "SIGN", "n": 1.50, "list": [true, null, {}]}'
    body = body.replace("SIGN", sign)
    assert "tells no payment" in refused(SHOP.verify(Received(body=body.encode(), at=NOW)))
    forged = body.replace("1.50", "1.5")
    assert "does not fit" in refused(SHOP.verify(Received(body=forged.encode(), at=NOW)))


def test_a_webhook_is_believed_and_another_status_is_another_event() -> None:
    first = believed(SHOP.verify(SHOP.sign(PAID, NOW)))
    assert (first.event, first.payments[0].status) == ("paid", Status.PAID)
    again = believed(SHOP.verify(SHOP.sign(SHOP.sign(PAID, NOW).body, NOW)))
    other = believed(SHOP.verify(SHOP.sign(dumped(changed(PAID, status=7)), NOW)))
    assert (first.key, other.event) == (again.key, "7")
    assert first.key != other.key
    payout = believed(SHOP.verify(SHOP.sign(dumped({**PAYOUT, "status": None}), NOW)))
    assert (payout.payments, payout.event) == ((), None)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>", "HTML"),
        (b"[]", "object"),
        (PAID, "missing"),
        (SHOP.sign(PAID, NOW).body.replace(b'"3.0', b'"4.0'), "does not fit"),
        (Cryptomus(payment_key=KEY[::-1]).sign(PAID, NOW).body, "does not fit"),
    ],
)
def test_what_is_not_proven_is_rejected(body: bytes, said: str) -> None:
    assert said in refused(SHOP.verify(Received(body=body, at=NOW)))


@pytest.mark.parametrize("key", [None, "", "  "])
def test_an_empty_key_proves_nothing(key: Any) -> None:
    adapter = Cryptomus(merchant=MERCHANT, payment_key=key)
    assert "not configured" in refused(adapter.verify(SHOP.sign(PAID, NOW)))
    with pytest.raises(ConfigurationError):
        adapter.sign(PAID, NOW)
