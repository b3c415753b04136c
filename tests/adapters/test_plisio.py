"""Plisio. All values are made up."""

import hmac
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Provider, Query, Received, Reference
from paysupport.adapters.providers.plisio import Plisio
from paysupport.adapters.providers.plisio.callbacks import serialized
from paysupport.adapters.providers.plisio.reading import STATUSES
from paysupport.adapters.registry import recognise
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unrecognised, Unsupported
from paysupport.model import Flag, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import inherited

from .processors_asking import HASH, NOW, TRON, ask, believed, changed, dumped, one, payloads, refused

PAYLOADS = payloads("plisio")
KEY = "made0up0secret0key"
NOT_FOUND = {"status": "error", "data": {"name": "Not Found", "message": "Operation was not found", "code": 404}}
OUT = {"txn_id": "1", "verify_hash": "", "status": "completed", "psys_cid": "BTC", "ipn_type": "cash_out"}
SHOP = Plisio(secret_key=KEY, account="shop")
CALLBACK, OPERATION, OPERATIONS = (PAYLOADS[name] for name in ("callback", "operation", "operations"))
EMPTY = {"status": "success", "data": {"operations": [], "_meta": {"pageCount": 2, "currentPage": 2}}}
FORM = urlencode({**changed(CALLBACK), "tx_urls": "https://explorer.example/?a=1&amp;b=2"}).encode()


def operation(**members: Any) -> dict[str, Any]:
    told = changed(OPERATION)
    return {**told, "data": {**told["data"], **members}}


class TestPlisio(ProviderContract):
    payloads = {**PAYLOADS, "form": FORM}
    refusals = {"unknown": dumped(NOT_FOUND), "out": dumped(OUT)}
    statuses = {"callback": Status.PAID, "form": Status.PAID, "operation": Status.FAILED, "operations": Status.PAID}
    secrets = {"secret_key": KEY}
    lookups = {
        Reference("payment", "5f3a1b2c3d4e5f6a7b8c9d0f"): [(200, OPERATION)],
        Reference("payment", "none"): [(404, dumped(NOT_FOUND))],
        Reference("order", "1236"): [(200, OPERATIONS), (200, dumped(EMPTY))],
    }

    def adapter(self) -> Provider:
        return Plisio()

    def signed(self) -> Received | None:
        return SHOP.sign(CALLBACK, NOW)

    def test_believes_nothing_without_headers(self) -> None:
        self._rejected(self.keyed(), self._with(None))

    @inherited
    @given(data=st.data())
    def test_a_garbled_proof_is_rejected(self, data: st.DataObject) -> None:
        self._rejected(self.keyed(), self._with(data.draw(st.none() | st.booleans() | st.integers() | st.text())))

    def _with(self, proof: object) -> Received:
        received = self._signed()
        return replace(received, body=dumped({**json.loads(received.body), "verify_hash": proof}))


@pytest.mark.parametrize(("word", "status"), [*STATUSES.items(), ("brand_new", Status.UNKNOWN)])
def test_every_status(word: str, status: Status) -> None:
    payment = one(SHOP, operation(status=word, pending_sum="10"))
    assert (payment.status, payment.raw_status) == (status, word)
    assert (payment.paid_at is not None) is (status is Status.PAID)


@pytest.mark.parametrize(
    ("word", "missing", "status", "expected"),
    [
        ("pending", "4", Status.PENDING, [Flag.PARTIAL]),
        ("expired", "4", Status.FAILED, [Flag.PARTIAL]),
        ("cancelled", "4", Status.FAILED, [Flag.PARTIAL]),
        ("completed", "4", Status.PAID, []),
        ("expired", "10", Status.EXPIRED, []),
        ("expired", None, Status.EXPIRED, []),
        ("mismatch", "-1", Status.PAID, [Flag.OVER]),
    ],
)
def test_flags(word: str, missing: str | None, status: Status, expected: list[Flag]) -> None:
    payment = one(SHOP, operation(status=word, pending_sum=missing))
    assert payment.invoice is not None
    assert (payment.status, list(payment.invoice.flags)) == (status, expected)


def test_an_operation_tells_price_times_and_what_is_asked_for_on_the_chain() -> None:
    payment = one(SHOP, OPERATION)
    assert (payment.id, payment.order, str(payment.amount)) == ("5f3a1b2c3d4e5f6a7b8c9d0f", "1235", "8.62 EUR")
    assert (payment.status_reason, payment.account) == ("underpaid", "shop")
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.address) == ("tron", "USDT", TRON)
    assert (invoice.amount, invoice.received) == (Decimal(10), Decimal(6))
    assert (invoice.transactions, invoice.expires_at) == ((HASH,), datetime(2026, 11, 20, 11, tzinfo=UTC))


@pytest.mark.parametrize("body", [CALLBACK, FORM])
def test_a_callback_tells_what_the_merchant_gets_but_no_address(body: bytes) -> None:
    payment = one(SHOP, body)
    assert (payment.order, str(payment.amount), payment.invoice) == ("1234", "170.00 USD", None)
    assert (str(payment.net), str(payment.fee)) == ("0.00184610 BTC", "0.00000928 BTC")
    assert one(SHOP, [changed(CALLBACK, status="new"), changed(CALLBACK)]).status is Status.PAID


@pytest.mark.parametrize(("told", "said"), [(NOT_FOUND, "not found"), (OUT, "withdrawal")])
def test_what_is_no_payment_says_what_it_is(told: object, said: str) -> None:
    assert isinstance(recognise(told), Plisio)
    with pytest.raises(NotAPayment, match=said):
        SHOP.payments(told)


@pytest.mark.parametrize("told", [None, 7, {}, [], [7], {"status": "success", "data": {}}])
def test_what_is_not_theirs(told: Any) -> None:
    assert not SHOP.claims(told)
    if told != []:
        with pytest.raises(Unrecognised):
            SHOP.payments(told)


def test_the_key_is_added_when_a_request_is_sent() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "5f3a")), (200, OPERATION))
    assert (request.url, request.params) == ("https://api.plisio.net/api/v1/operations/5f3a", ())
    assert request.sign is not None
    assert request.sign(request, NOW).params == (("api_key", KEY),)
    assert payment.origin.at == NOW


def test_an_order_is_looked_for_on_every_page() -> None:
    (payment,), requests = ask(SHOP.lookup(Reference("order", "1236")), (200, OPERATIONS), (200, EMPTY))
    assert (payment.order, [dict(each.params)["page"] for each in requests]) == ("1236", ["1", "2"])


def test_a_window_is_compared_here() -> None:
    made = datetime.fromtimestamp(1795168900, UTC)
    for since, until, count in ((made, made + timedelta(1), 1), (None, made, 0), (made + timedelta(1), None, 0)):
        page, _ = ask(SHOP.search(Query(since=since, until=until)), (200, OPERATIONS))
        assert (len(page.payments), page.next) == (count, "2")
    assert ask(SHOP.search(Query(), "2"), (200, OPERATIONS))[0].complete, "a page that leads to itself is the last"
    with pytest.raises(InputError, match="zone"):
        ask(SHOP.search(Query(since=datetime(2026, 11, 20))))  # noqa: DTZ001


def test_without_a_key_nothing_is_asked() -> None:
    with pytest.raises(ConfigurationError, match="secret_key"):
        ask(Plisio().lookup(Reference("payment", "1")))
    with pytest.raises(Unsupported):
        SHOP.lookup(Reference("token", "1"))


@pytest.mark.parametrize(
    ("status", "told"),
    [(200, b"<html>"), (200, {}), (422, {"status": "error", "data": {"name": "x", "message": "y", "code": 100}})],
)
def test_what_is_no_payment_is_missing_evidence(status: int, told: object) -> None:
    with pytest.raises(BadAnswer, match=r"api\.plisio\.net"):
        ask(SHOP.lookup(Reference("payment", "1")), (status, told))


def test_forms_are_signed_as_php_serializes_them() -> None:
    assert serialized({"b": "é", "a": ""}) == 'a:2:{s:1:"a";s:0:"";s:1:"b";s:2:"é";}'.encode()
    signed = {"status": "new", "tx_urls": "?a&b", "txn_id": "1", "psys_cid": "BTC"}
    made = hmac.new(KEY.encode(), serialized(signed), "sha1").hexdigest()
    body = urlencode({**signed, "tx_urls": "?a&amp;b", "verify_hash": made}).encode()
    verdict = believed(SHOP.verify(Received(body=body, at=NOW)))
    assert (verdict.event, verdict.payments[0].id) == ("new", "1")


@pytest.mark.parametrize("body", [CALLBACK, FORM, urlencode(changed(CALLBACK)).encode(), dumped(OUT)])
def test_a_signed_callback_is_believed(body: bytes) -> None:
    first, again = (believed(SHOP.verify(SHOP.sign(each, NOW))) for each in (body, SHOP.sign(body, NOW).body))
    assert first.key == again.key
    assert len(first.payments) == (0 if b"cash_out" in body else 1)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>", "HTML"),
        (b"[]", "form"),
        (b"{}", "missing"),
        (b'{"a"', "not JSON"),
        (CALLBACK, "does not fit"),
        (FORM, "does not fit"),
        (SHOP.sign(CALLBACK, NOW).body.replace(b"170.00", b"170.01"), "does not fit"),
        (SHOP.sign(b'{"txn_id": "1"}', NOW).body, "no payment"),
        (SHOP.sign(b'{"status": 7}', NOW).body, "no payment"),
    ],
)
def test_what_is_not_proven_is_rejected(body: bytes, said: str) -> None:
    assert said in refused(SHOP.verify(Received(body=body, at=NOW)))


@pytest.mark.parametrize("key", [None, "", "  "])
def test_an_empty_key_proves_nothing(key: Any) -> None:
    assert "not configured" in refused(Plisio(secret_key=key).verify(Received(body=CALLBACK, at=NOW)))
    with pytest.raises(ConfigurationError):
        Plisio(secret_key=key).sign(CALLBACK, NOW)
