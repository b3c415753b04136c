"""Coinbase Commerce. All values are made up but the example of its own client."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Provider, Query, Received, Reference
from paysupport.adapters.providers.coinbase import Coinbase
from paysupport.adapters.providers.coinbase.reading import STATUSES
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unrecognised, Unsupported
from paysupport.model import Flag, Status
from paysupport.testing import ProviderContract

from .processors_asking import BITCOIN, HASH, NOW, ask, believed, changed, dumped, one, payloads, refused, webhook

PAYLOADS = payloads("coinbase")
KEY, SECRET = "made0up0api0key", "30291a20-0bd1-4267-9b0f-e6e7b123c0bf"
PUBLISHED = "8be7742c7d372f08a6a3224edadf18a22b65fa9e28f3f2de97376cdaa092590d"
"""Of coinbase-commerce-python 91af61a, tests/test_webhook.py, with its secret and body."""
NOT_FOUND = {"error": {"type": "not_found", "message": "Not found"}}
SHOP = Coinbase(api_key=KEY, webhook_secret=SECRET, account="shop")
CREATED, COMPLETED, CHARGES = (PAYLOADS[name] for name in ("webhook_created", "charge_completed", "charges"))
EMPTY: dict[str, Any] = {"data": [], "pagination": {"cursor_range": [], "next_uri": None}}


def charge(*steps: str, context: str | None = None, **members: Any) -> dict[str, Any]:
    told = changed(COMPLETED)["data"]
    timeline = [{"status": step, "time": "2026-11-20T10:00:00Z", "context": context} for step in steps]
    return {**told, "timeline": timeline or told["timeline"], **members}


class TestCoinbase(ProviderContract):
    payloads = PAYLOADS
    refusals = {"unknown": dumped(NOT_FOUND)}
    statuses = {"webhook_created": Status.CREATED, "charge_completed": Status.PAID, "charges": Status.PENDING}
    secrets = {"api_key": KEY, "webhook_secret": SECRET}
    lookups = {
        Reference("payment", "XA6G6ZFR"): [(200, COMPLETED)],
        Reference("payment", "none"): [(404, dumped(NOT_FOUND))],
        Reference("order", "1235"): [(200, CHARGES), (200, dumped(EMPTY))],
    }

    def adapter(self) -> Provider:
        return Coinbase()

    def signed(self) -> Received | None:
        return SHOP.sign(CREATED, NOW)


@pytest.mark.parametrize(("word", "status"), [*STATUSES.items(), ("BRAND NEW", Status.UNKNOWN)])
def test_every_status(word: str, status: Status) -> None:
    payment = one(SHOP, charge("NEW", word, payments=[]))
    assert (payment.status, payment.raw_status) == (status, word)
    assert (payment.paid_at is not None) is (word in {"COMPLETED", "RESOLVED"})


@pytest.mark.parametrize(
    ("context", "flag"),
    [
        ("UNDERPAID", Flag.PARTIAL),
        ("OVERPAID", Flag.OVER),
        ("MULTIPLE", Flag.OVER),
        ("DELAYED", Flag.LATE),
        ("MANUAL", Flag.MANUAL),
        ("OTHER", None),
        (None, None),
    ],
)
def test_flags(context: str | None, flag: Flag | None) -> None:
    payment = one(SHOP, charge("NEW", "UNRESOLVED", context=context))
    assert payment.invoice is not None
    assert (payment.status_reason, list(payment.invoice.flags)) == (context, [flag] if flag else [])


def test_a_charge_tells_price_times_and_what_was_paid_on_the_chain() -> None:
    payment = one(SHOP, COMPLETED)
    assert (payment.id, payment.order) == ("2aee9dd1-67b8-43ef-8dfe-977959850f27", "1234")
    assert (str(payment.amount), payment.account) == ("25.50 EUR", "shop")
    assert payment.paid_at == datetime(2026, 11, 20, 10, 45, tzinfo=UTC)
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.id, invoice.network, invoice.asset, invoice.address) == ("XA6G6ZFR", "bitcoin", "BTC", BITCOIN)
    assert (invoice.amount, invoice.received) == (Decimal("0.00039601"), Decimal("0.00039601"))
    assert invoice.transactions == (HASH,)


def test_several_networks_ask_for_nothing_until_one_is_paid_on() -> None:
    assert one(SHOP, CREATED).invoice is None
    assert one(SHOP, charge(payments=[])).invoice is None
    invoice = one(SHOP, CHARGES).invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.amount) == ("litecoin", "LITECOIN", None)


@pytest.mark.parametrize(
    ("metadata", "order"),
    [({"orderId": "7"}, "7"), ({"ref": "8", "order_id": "9"}, "8"), ({"order": {"a": 1}}, None), (["x"], None)],
)
def test_the_order_is_metadata(metadata: Any, order: str | None) -> None:
    assert one(Coinbase(order_key="ref"), charge(metadata=metadata)).order == order


def test_an_expired_charge_for_which_something_came_has_failed() -> None:
    assert one(SHOP, charge("NEW", "EXPIRED")).status is Status.FAILED


def test_charges_of_one_order_are_one_payment() -> None:
    assert one(SHOP, [charge("NEW"), charge("NEW", "COMPLETED", id="2")]).status is Status.PAID


@pytest.mark.parametrize("told", [None, 7, {}, [], [7], {"data": {}}, charge(timeline=[])])
def test_what_is_not_theirs(told: Any) -> None:
    assert not SHOP.claims(told)
    assert SHOP.claims(EMPTY)
    if told != []:
        with pytest.raises(Unrecognised):
            SHOP.payments(told)


def test_an_error_says_what_it_is() -> None:
    with pytest.raises(NotAPayment, match="not_found") as failed:
        SHOP.payments(NOT_FOUND)
    assert failed.value.not_found


def test_a_charge_is_asked_for_with_the_key_in_a_header() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "XA6G6ZFR")), (200, COMPLETED))
    assert request.url == "https://api.commerce.coinbase.com/charges/XA6G6ZFR"
    assert (request.headers["X-CC-Api-Key"], request.headers["X-CC-Version"]) == (KEY, "2018-03-22")
    assert payment.origin.at == NOW


def test_an_order_is_looked_for_on_every_page() -> None:
    (payment,), requests = ask(SHOP.lookup(Reference("order", "1235")), (200, CHARGES), (200, EMPTY))
    assert (payment.order, dict(requests[1].params)["starting_after"]) == ("1235", "a1")


def test_a_window_is_compared_here() -> None:
    made = datetime(2026, 11, 20, 10, tzinfo=UTC)
    for since, until, count in ((made, made + timedelta(1), 1), (None, made, 0), (made + timedelta(1), None, 0)):
        page, _ = ask(SHOP.search(Query(since=since, until=until)), (200, CHARGES))
        assert (len(page.payments), page.next) == (count, "a1")
    assert ask(SHOP.search(Query(), "a1"), (200, CHARGES))[0].complete, "a page that leads to itself is the last"
    with pytest.raises(InputError, match="zone"):
        ask(SHOP.search(Query(since=datetime(2026, 11, 20))))  # noqa: DTZ001


def test_without_a_key_nothing_is_asked() -> None:
    with pytest.raises(ConfigurationError, match="api_key"):
        ask(Coinbase().lookup(Reference("payment", "1")))
    with pytest.raises(Unsupported):
        SHOP.lookup(Reference("token", "1"))


@pytest.mark.parametrize(
    ("status", "told"), [(200, b"<html>"), (200, {}), (400, {"error": {"type": "invalid_request"}}), (302, COMPLETED)]
)
def test_what_is_no_charge_is_missing_evidence(status: int, told: object) -> None:
    with pytest.raises(BadAnswer, match=r"api\.commerce\.coinbase\.com"):
        ask(SHOP.lookup(Reference("payment", "1")), (status, told))


def test_the_published_signature_is_believed() -> None:
    verdict = believed(SHOP.verify(webhook(CREATED, X_CC_Webhook_Signature=PUBLISHED)))
    assert (verdict.key, verdict.event) == ("24934862-d980-46cb-9402-43c81b0cdba6", "charge:created")
    assert verdict.payments[0].id == "66BEOV2A"


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (webhook(b"<html>", X_CC_Webhook_Signature="0"), "HTML"),
        (webhook(CREATED), "missing"),
        (webhook(CREATED, X_CC_Webhook_Signature=PUBLISHED.replace("3", "1")), "does not fit"),
        (webhook(CREATED + b" ", X_CC_Webhook_Signature=PUBLISHED), "does not fit"),
        (SHOP.sign(b"[]", NOW), "nothing"),
        (SHOP.sign(b'{"event": 1}', NOW), "no charge"),
    ],
)
def test_what_is_not_proven_is_rejected(received: Received, said: str) -> None:
    if said == "nothing":
        assert believed(SHOP.verify(received)).event is None
    else:
        assert said in refused(SHOP.verify(received))


@pytest.mark.parametrize("secret", [None, "", "  "])
def test_an_empty_secret_proves_nothing(secret: Any) -> None:
    adapter = Coinbase(webhook_secret=secret)
    assert "not configured" in refused(adapter.verify(webhook(CREATED, X_CC_Webhook_Signature=PUBLISHED)))
    with pytest.raises(ConfigurationError):
        adapter.sign(CREATED, NOW)
