"""Cryptadium. All values are made up."""

from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.cryptadium import UNPUBLISHED, Cryptadium
from paysupport.adapters.providers.cryptadium.reading import STATUSES
from paysupport.errors import BadAnswer, ConfigurationError, Unrecognised, Unsupported
from paysupport.model import Flag, Status
from paysupport.testing import ProviderContract

from .processors_asking import NOW, TRON, ask, believed, changed, dumped, one, payloads, refused

PAYLOADS = payloads("cryptadium")
KEY = "made0up0secret0key"
SUCCESS, INSUFFICIENT, ANSWER = (PAYLOADS[name] for name in ("callback_success", "callback_insufficient", "answer"))
SHOP = Cryptadium(secret_key=KEY, check_signature=lambda received: b"made-up" in received.body, account="shop")


class TestCryptadium(ProviderContract):
    payloads = PAYLOADS
    statuses = {
        "callback_success": Status.PAID,
        "callback_insufficient": Status.FAILED,
        "answer": Status.CANCELLED,
    }
    secrets = {"secret_key": KEY}
    lookups = {
        Reference("order", "1236"): [(200, ANSWER)],
        Reference("order", "none"): [(404, b"{}")],
    }

    def adapter(self) -> Provider:
        return Cryptadium()


@pytest.mark.parametrize("case", [str, str.lower, str.upper])
@pytest.mark.parametrize(("word", "status"), [*STATUSES.items(), ("brand new", Status.UNKNOWN)])
def test_every_status_in_any_case(case: Any, word: str, status: Status) -> None:
    told = {case(name): value for name, value in changed(SUCCESS, Status=case(word.capitalize())).items()}
    payment = one(SHOP, told)
    assert (payment.status, payment.raw_status) == (status, case(word.capitalize()))


def test_a_callback_tells_order_price_and_whether_it_is_a_test() -> None:
    payment = one(SHOP, SUCCESS)
    assert (payment.id, payment.order) == ("c0ffee00-0000-4000-8000-000000000001", "1234")
    assert (str(payment.amount), payment.test, payment.account) == ("29.64 USDT", False, "shop")
    assert payment.origin.pointers["status"] == ("/Status", "/state")
    fiat = one(SHOP, ANSWER)
    assert (str(fiat.amount), fiat.id, fiat.test) == ("60.00 EUR", "1236", None)


def test_too_little_is_what_has_arrived_and_not_the_price() -> None:
    payment = one(SHOP, INSUFFICIENT)
    assert (payment.status, payment.status_reason, payment.amount, payment.test) == (
        Status.FAILED,
        "underpaid",
        None,
        True,
    )
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.address) == ("tron", "USDT", TRON)
    assert (invoice.received, list(invoice.flags)) == (Decimal("9.5"), [Flag.PARTIAL])
    flagged = one(SHOP, changed(ANSWER, Insufficient=True, address=TRON, hash="aa"))
    assert flagged.status is Status.FAILED
    assert flagged.invoice is not None
    assert flagged.invoice.transactions == ("aa",)
    waiting = one(SHOP, changed(ANSWER, address=TRON)).invoice
    assert waiting is not None
    assert waiting.received is None


def test_tries_for_one_order_are_one_payment() -> None:
    assert one(SHOP, [changed(SUCCESS, Status="Canceled", Id="x"), changed(SUCCESS)]).status is Status.PAID


@pytest.mark.parametrize("told", [None, 7, {}, [], [7], {"payment_id": "1", "order_id": "1", "status": "Success"}])
def test_what_is_not_theirs(told: Any) -> None:
    assert not SHOP.claims(told)
    if told != []:
        with pytest.raises(Unrecognised):
            SHOP.payments(told)


def test_a_payment_is_asked_for_by_the_billing_id() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("order", "12/36")), (200, ANSWER))
    assert request.url == "https://dashboard.cryptadium.com/api/v1/PaymentByBillingId/12%2F36"
    assert (request.headers["Key"], payment.origin.at) == (KEY, NOW)
    assert ask(SHOP.lookup(Reference("order", "none")), (404, b"null"))[0] == ()


def test_what_cannot_be_asked_is_said_at_once() -> None:
    with pytest.raises(ConfigurationError, match="secret_key"):
        ask(Cryptadium().lookup(Reference("order", "1")))
    with pytest.raises(Unsupported):
        SHOP.lookup(Reference("payment", "1"))
    with pytest.raises(Unsupported):
        SHOP.sign(SUCCESS, NOW)


@pytest.mark.parametrize(("status", "told"), [(200, b"<html>"), (200, {}), (500, ANSWER)])
def test_what_is_no_payment_is_missing_evidence(status: int, told: object) -> None:
    with pytest.raises(BadAnswer, match=r"dashboard\.cryptadium\.com"):
        ask(SHOP.lookup(Reference("order", "1")), (status, told))


def test_without_the_callers_function_nothing_is_believed_and_the_reason_is_told() -> None:
    assert refused(Cryptadium(secret_key=KEY).verify(Received(body=SUCCESS, at=NOW))) == UNPUBLISHED


def test_the_callers_function_decides() -> None:
    verdict = believed(SHOP.verify(Received(body=SUCCESS, at=NOW)))
    assert (verdict.event, verdict.scheme, verdict.payments[0].order) == ("Success", "check_signature", "1234")
    assert "does not take" in refused(SHOP.verify(Received(body=ANSWER, at=NOW)))
    assert "no payment" in refused(SHOP.verify(Received(body=b'["made-up"]', at=NOW)))
    assert "HTML" in refused(SHOP.verify(Received(body=b"<made-up>", at=NOW)))


@pytest.mark.parametrize("answer", [None, 1, "yes"])
def test_an_answer_that_is_not_true_is_a_no(answer: Any) -> None:
    adapter = Cryptadium(check_signature=lambda received: answer)
    assert "does not take" in refused(adapter.verify(Received(body=SUCCESS, at=NOW)))


def test_a_function_that_fails_proves_nothing() -> None:
    def broken(received: Received) -> bool:
        raise RuntimeError(received.at)

    assert "does not take" in refused(Cryptadium(check_signature=broken).verify(Received(body=SUCCESS, at=NOW)))


def test_a_wrong_field_is_rejected_with_its_place() -> None:
    body = dumped(changed(SUCCESS, Amount="a lot"))
    assert "/amount" in refused(SHOP.verify(Received(body=body, at=NOW)))
