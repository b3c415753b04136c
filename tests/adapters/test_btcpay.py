"""BTCPay Server. All values are made up."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from paysupport.adapters.contracts import Provider, Query, Received, Reference
from paysupport.adapters.providers.btcpay import BtcPay
from paysupport.adapters.providers.btcpay.reading import CONFIRMATIONS, EVENTS, STATUSES
from paysupport.adapters.providers.btcpay.webhooks import signature
from paysupport.adapters.registry import recognise
from paysupport.errors import BadAnswer, ConfigurationError, InputError, NotAPayment, Unrecognised, Unsupported
from paysupport.model import Flag, Method, Status
from paysupport.testing import ProviderContract

from .processors_asking import BITCOIN, HASH, NOW, ask, believed, changed, dumped, one, payloads, refused, webhook

PAYLOADS = payloads("btcpay")
STORE = "9CiNzKoANXxmk5ayZngSXrHTiVvvgCrwrpFQd4m2K776"
KEY, SECRET, HOST = "made0up0api0key", "made0up0webhook0secret", "https://pay.shop.example"
NOT_FOUND = {"code": "invoice-not-found", "message": "The invoice was not found"}
OTHER = {"deliveryId": "D9", "webhookId": "W1", "type": "PayoutCreated", "payoutId": "P1"}
SHOP = BtcPay(host=HOST + "/", api_key=KEY, store_id=STORE, webhook_secret=SECRET, account="shop")
SETTLED, PLAIN, RECEIVED = (PAYLOADS[name] for name in ("invoice_settled", "invoice_plain", "event_received"))
HOOK = {"id": "W1", "enabled": True, "automaticRedelivery": True, "url": "https://shop.example/btcpay"}


class TestBtcPay(ProviderContract):
    payloads = PAYLOADS
    refusals = {"unknown": dumped(NOT_FOUND), "payout": dumped(OTHER)}
    statuses = {
        "invoice_settled": Status.PAID,
        "invoice_plain": Status.CREATED,
        "event_received": Status.PENDING,
        "event_settled": Status.PAID,
        "event_expired": Status.FAILED,
    }
    keys = {"host": HOST, "store_id": STORE}
    secrets = {"api_key": KEY, "webhook_secret": SECRET}
    lookups = {
        Reference("payment", "Hpqc62dfE1ZjzeeH4kEycF"): [(200, SETTLED)],
        Reference("payment", "8hGk3pLqVbSxTnYwZc5RmD"): [(200, PLAIN), (200, b"[]")],
        Reference("payment", "none"): [(404, dumped(NOT_FOUND))],
        Reference("order", "1235"): [(200, PAYLOADS["invoices"])],
    }

    def adapter(self) -> Provider:
        return BtcPay()

    def signed(self) -> Received | None:
        return SHOP.sign(RECEIVED, NOW)


@pytest.mark.parametrize(("word", "status"), [*STATUSES.items(), ("Brand", Status.UNKNOWN)])
def test_every_status(word: str, status: Status) -> None:
    payment = one(SHOP, changed(SETTLED, status=word))
    assert (payment.status, payment.raw_status, payment.status_reason) == (status, word, None)
    assert (payment.paid_at is not None) is (status is Status.PAID)


@pytest.mark.parametrize(
    ("word", "reason", "status", "flag"),
    [
        ("New", "PaidPartial", Status.PENDING, Flag.PARTIAL),
        ("Expired", "PaidPartial", Status.FAILED, Flag.PARTIAL),
        ("Processing", "PaidPartial", Status.PENDING, Flag.PARTIAL),
        ("Expired", "PaidLate", Status.PAID, Flag.LATE),
        ("Settled", "PaidLate", Status.PAID, Flag.LATE),
        ("Settled", "PaidOver", Status.PAID, Flag.OVER),
        ("Settled", "Marked", Status.PAID, Flag.MANUAL),
        ("Invalid", "Marked", Status.FAILED, Flag.MANUAL),
    ],
)
def test_what_is_special_of_a_state(word: str, reason: str, status: Status, flag: Flag) -> None:
    payment = one(SHOP, changed(SETTLED, status=word, additionalStatus=reason))
    assert payment.invoice is not None
    assert (payment.status, payment.status_reason, list(payment.invoice.flags)) == (status, reason, [flag])


@pytest.mark.parametrize(("word", "status"), [*EVENTS.items(), ("InvoiceBrandNew", Status.UNKNOWN)])
def test_every_event(word: str, status: Status) -> None:
    payment = one(SHOP, changed(RECEIVED, type=word))
    assert (payment.status, payment.raw_status, payment.order) == (status, word, "1234")


def test_an_invoice_tells_price_times_store_and_the_way_that_was_paid() -> None:
    payment = one(SHOP, SETTLED)
    assert (payment.id, payment.order, payment.method) == ("Hpqc62dfE1ZjzeeH4kEycF", "1234", Method.CRYPTO)
    assert (str(payment.amount), payment.merchant.id, payment.email) == ("25.50 EUR", STORE, "payer@payer.example")
    assert payment.created_at == datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    assert payment.expires_at == datetime(2026, 11, 20, 10, 15, tzinfo=UTC)
    assert payment.paid_at == payment.updated_at == datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.network, invoice.asset, invoice.address) == ("bitcoin", "BTC", BITCOIN)
    assert (invoice.amount, invoice.received) == (Decimal("0.00039601"), Decimal("0.00039601"))
    assert (invoice.confirmations_required, invoice.transactions) == (1, (HASH,))


@pytest.mark.parametrize(("speed", "count"), [*CONFIRMATIONS.items(), ("LightSpeed", None), (None, None)])
def test_confirmations_follow_from_the_speed(speed: str | None, count: int | None) -> None:
    invoice = one(SHOP, changed(SETTLED, checkout={"speedPolicy": speed})).invoice
    assert invoice is not None
    assert invoice.confirmations_required == count


def test_an_unpaid_invoice_shows_its_first_way_on_a_chain_and_what_is_due_there() -> None:
    ways: list[dict[str, Any]] = changed(SETTLED)["paymentMethods"]
    unpaid = [{**way, "payments": [], "totalPaid": "0", "due": "0.0004"} for way in ways]
    invoice = one(SHOP, changed(SETTLED, paymentMethods=unpaid)).invoice
    assert invoice is not None
    assert (invoice.network, invoice.address, invoice.amount) == ("bitcoin", BITCOIN, Decimal("0.0004"))
    lightning = one(SHOP, changed(SETTLED, paymentMethods=[{**ways[0], "due": None}])).invoice
    assert lightning is not None
    assert (lightning.network, lightning.amount) == ("BTC-LN", Decimal("0.00039601")), "Lightning is not Bitcoin"


def test_without_ways_nothing_is_asked_for_on_a_chain_and_a_top_up_has_no_price() -> None:
    payment = one(SHOP, PLAIN)
    assert (payment.invoice, payment.amount, payment.currency, payment.order) == (None, None, "USD", None)


def test_an_address_may_stand_with_the_payment_only() -> None:
    way = {**changed(SETTLED)["paymentMethods"][1], "destination": None}
    invoice = one(SHOP, changed(SETTLED, paymentMethods=[way])).invoice
    assert invoice is not None
    assert invoice.address == BITCOIN
    assert one(SHOP, changed(SETTLED, paymentMethods=[{**way, "payments": []}])).invoice is None


def test_a_payment_that_comes_late_is_told_with_its_transaction() -> None:
    payment = one(SHOP, RECEIVED)
    invoice = payment.invoice
    assert invoice is not None
    assert (invoice.address, invoice.received, invoice.transactions) == (BITCOIN, Decimal("0.00039601"), (HASH,))
    assert (list(invoice.flags), payment.status_reason) == ([Flag.LATE], "late")
    lightning = one(SHOP, changed(RECEIVED, payment={"id": "ab" * 32, "value": "1", "destination": "lnbc1"})).invoice
    assert lightning is not None
    assert lightning.transactions == ("ab" * 32,)


def test_events_without_a_payment_tell_state_and_marks() -> None:
    payment = one(SHOP, PAYLOADS["event_settled"])
    assert (payment.status_reason, payment.invoice, payment.amount) == ("manual, over", None, None)
    assert payment.paid_at == datetime.fromtimestamp(1795170000, UTC)


def test_a_list_has_an_invoice_for_each_order() -> None:
    late, partial = SHOP.read(PAYLOADS["invoices"])
    assert [(each.order, each.status) for each in (late, partial)] == [
        ("1236", Status.PAID),
        ("1235", Status.FAILED),
    ]
    assert late.invoice is None
    assert partial.invoice is not None
    assert (partial.invoice.network, partial.invoice.amount) == ("litecoin", Decimal("0.11"))


@pytest.mark.parametrize(("told", "said"), [(NOT_FOUND, "not found"), (OTHER, "something else")])
def test_what_is_no_invoice_says_what_it_is(told: object, said: str) -> None:
    assert isinstance(recognise(told), BtcPay)
    with pytest.raises(NotAPayment, match=said):
        SHOP.payments(told)


@pytest.mark.parametrize("told", [None, 7, {}, [], [7], {"id": "1", "status": "New"}, {"code": "other", "message": ""}])
def test_what_is_not_theirs(told: object) -> None:
    assert not SHOP.claims(told)
    if told != [] and not (isinstance(told, dict) and "code" in told):
        with pytest.raises(Unrecognised):
            SHOP.payments(told)


def test_an_invoice_is_asked_for_in_its_store() -> None:
    (payment,), (request,) = ask(SHOP.lookup(Reference("payment", "Hpqc62dfE1ZjzeeH4kEycF")), (200, SETTLED))
    assert request.url == f"{HOST}/api/v1/stores/{STORE}/invoices/Hpqc62dfE1ZjzeeH4kEycF"
    assert (request.headers["Authorization"], payment.origin.at) == (f"token {KEY}", NOW)


def test_a_server_that_leaves_the_payment_methods_out_is_asked_for_them() -> None:
    ways = changed(SETTLED)["paymentMethods"]
    shop = BtcPay(host=HOST, api_key=KEY)
    plain = {**changed(SETTLED)}
    del plain["paymentMethods"]
    (payment,), requests = ask(shop.lookup(Reference("payment", "X")), (200, plain), (200, ways))
    assert [request.url for request in requests] == [
        f"{HOST}/api/v1/invoices/X",
        f"{HOST}/api/v1/invoices/X/payment-methods",
    ]
    assert payment.invoice is not None
    assert ask(shop.lookup(Reference("payment", "X")), (404, NOT_FOUND))[0] == ()


def test_an_order_is_looked_for_to_the_last_page() -> None:
    full = [changed(SETTLED, id=f"I{number}", metadata={"orderId": "1234"}) for number in range(99)]
    other = changed(SETTLED, id="I99", metadata={"orderId": "12345"})
    found, requests = ask(SHOP.lookup(Reference("order", "1234")), (200, [*full, other]), (200, [full[0]]))
    (payment,) = found
    assert len(payment.attempts) == 99
    assert [dict(request.params)["skip"] for request in requests] == ["0", "100"]
    assert dict(requests[0].params)["orderId"] == "1234"
    assert ask(SHOP.lookup(Reference("order", "none")), (200, []))[0] == ()


def test_a_window_is_searched_and_its_end_is_not_in_it() -> None:
    start, end = datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2026, 11, 20, 10, 1, 40, tzinfo=UTC)
    page, (request,) = ask(SHOP.search(Query(since=start, until=end, status=Status.PAID)), (200, PAYLOADS["invoices"]))
    assert ([payment.order for payment in page.payments], page.complete) == (["1236"], True)
    asked = dict(request.params)
    assert (asked["startDate"], asked["endDate"]) == ("1795165200", "1795168900")
    with pytest.raises(InputError, match="zone"):
        ask(SHOP.search(Query(since=datetime(2026, 11, 20))))  # noqa: DTZ001
    with pytest.raises(BadAnswer, match="no list"):
        ask(SHOP.search(Query(order="1")), (200, SETTLED))


@pytest.mark.parametrize(
    ("adapter", "said"),
    [(BtcPay(api_key=KEY), "host"), (BtcPay(host=HOST), "api_key")],
)
def test_without_host_or_key_nothing_is_asked(adapter: BtcPay, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        ask(adapter.lookup(Reference("payment", "1")))


def test_lists_need_a_store_and_nothing_is_asked_by_token() -> None:
    with pytest.raises(ConfigurationError, match="store_id"):
        ask(BtcPay(host=HOST, api_key=KEY).lookup(Reference("order", "1")))
    for ask_by in (SHOP.lookup, SHOP.deliveries):
        with pytest.raises(Unsupported):
            ask_by(Reference("token", "1"))


@pytest.mark.parametrize(
    ("status", "told"), [(200, b"<html>"), (200, {}), (404, {}), (500, NOT_FOUND | {"code": "missing-permission"})]
)
def test_what_is_no_invoice_is_missing_evidence(status: int, told: object) -> None:
    with pytest.raises(BadAnswer, match=r"pay\.shop\.example"):
        ask(SHOP.lookup(Reference("payment", "1")), (status, told))


def delivery(name: str, at: int, http: int | None) -> dict[str, Any]:
    return {"id": name, "timestamp": at, "deliveryTime": at, "httpCode": http, "status": "HttpError"}


def sent(name: str, **members: Any) -> tuple[int, object]:
    return 200, changed(RECEIVED, deliveryId=name, **members)


def test_deliveries_of_an_invoice_tell_the_shops_answers_and_the_next_try() -> None:
    made = [delivery("D2", 1795170060, 500), delivery("D1", 1795170000, None), delivery("D0", 1795169000, 200)]
    answers = [(200, [HOOK]), (200, made), sent("D2"), sent("D1", originalDeliveryId=None), (404, {})]
    told, requests = ask(SHOP.deliveries(Reference("payment", "Hpqc62dfE1ZjzeeH4kEycF")), *answers)
    assert requests[1].url == f"{HOST}/api/v1/stores/{STORE}/webhooks/W1/deliveries"
    assert [(each.response_status, each.event, each.event_id) for each in told] == [
        (None, "InvoiceReceivedPayment", "D1"),
        (500, "InvoiceReceivedPayment", "D1"),
    ]
    assert [each.next_at for each in told] == [None, datetime.fromtimestamp(1795170060 + 60, UTC)]
    assert (told[0].payment_status, told[0].reference) == ("pending", "Hpqc62dfE1ZjzeeH4kEycF")
    assert told[0].url == "https://shop.example/btcpay"


@pytest.mark.parametrize(("http", "repeats", "expected"), [(404, True, False), (503, False, False), (429, True, True)])
def test_only_some_answers_are_asked_for_again(http: int, repeats: bool, expected: bool) -> None:
    hook = {**HOOK, "automaticRedelivery": repeats}
    answers = [(200, [hook]), (200, [delivery("D1", 1795170000, http)]), sent("D1", originalDeliveryId=None)]
    (told,), _ = ask(SHOP.deliveries(Reference("order", "1234")), *answers)
    assert (told.next_at is not None) is expected


def test_deliveries_about_others_are_left_out_and_silence_is_no_answer() -> None:
    answers: list[tuple[int, object]] = [(200, [HOOK]), (200, [delivery("D1", 1, 200), delivery("D2", 2, 200)])]
    told, _ = ask(SHOP.deliveries(Reference("order", "none")), *answers, sent("D1"), (200, OTHER))
    assert told == ()
    with pytest.raises(BadAnswer):
        ask(SHOP.deliveries(Reference("order", "1234")), *answers, sent("D1"), (500, b"{}"))
    with pytest.raises(BadAnswer):
        ask(SHOP.deliveries(Reference("order", "1234")), *answers, sent("D1"), (200, {"invoiceId": []}))


def test_the_schedule_of_deliveries_ends_after_eight_repetitions() -> None:
    assert SHOP.next_delivery([]) is None
    assert SHOP.next_delivery([NOW]) == NOW + timedelta(seconds=10)
    assert SHOP.next_delivery([NOW, NOW + timedelta(minutes=1)]) == NOW + timedelta(minutes=2)
    assert SHOP.next_delivery([NOW] * 8) == NOW + timedelta(minutes=10)
    assert SHOP.next_delivery([NOW] * 9) is None


def test_the_registration_is_the_webhook_that_is_on() -> None:
    events = {"everything": False, "specificEvents": ["InvoiceSettled"]}
    hooks = [{"id": "W0", "enabled": False, "url": "https://old.example"}, {**HOOK, "authorizedEvents": events}]
    settings, _ = ask(SHOP.registration(), (200, hooks))
    assert (settings.notification_url, settings.events, settings.enabled) == (HOOK["url"], ("InvoiceSettled",), True)
    whole, _ = ask(SHOP.registration(), (200, [HOOK]))
    assert whole.events == tuple(EVENTS)
    assert ask(SHOP.registration(), (200, []))[0].notification_url is None


def test_a_signed_webhook_is_believed_and_keeps_the_key_of_its_first_delivery() -> None:
    verdict = believed(SHOP.verify(SHOP.sign(RECEIVED, NOW)))
    assert (verdict.key, verdict.event, verdict.payments[0].status) == ("D1", "InvoiceReceivedPayment", Status.PENDING)
    assert believed(SHOP.verify(SHOP.sign(PAYLOADS["event_settled"], NOW))).key == "D3"
    assert believed(SHOP.verify(SHOP.sign(dumped(OTHER), NOW))).payments == ()


def test_the_signature_is_that_of_the_servers_documentation() -> None:
    import hmac

    expected = hmac.new(SECRET.encode(), RECEIVED, "sha256").hexdigest()
    believed(SHOP.verify(webhook(RECEIVED, BTCPay_Sig=f"sha256={expected}")))


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (webhook(b"<html>", BTCPay_Sig="sha256=0"), "HTML"),
        (webhook(RECEIVED), "missing"),
        (webhook(RECEIVED, BTCPay_Sig=signature(SECRET[::-1], RECEIVED)), "does not fit"),
        (webhook(RECEIVED, BTCPay_Sig=signature(SECRET, RECEIVED)[7:]), "does not fit"),
        (webhook(RECEIVED + b" ", BTCPay_Sig=signature(SECRET, RECEIVED)), "does not fit"),
        (webhook(b"[]", BTCPay_Sig=signature(SECRET, b"[]")), "no event"),
        (webhook(b"[]"), "missing"),
    ],
)
def test_what_is_not_proven_is_rejected(received: Received, said: str) -> None:
    assert said in refused(SHOP.verify(received))


@pytest.mark.parametrize("secret", [None, "", "  "])
def test_an_empty_secret_proves_nothing(secret: Any) -> None:
    assert "not configured" in refused(BtcPay(webhook_secret=secret).verify(webhook(RECEIVED, BTCPay_Sig="sha256=")))
    with pytest.raises(ConfigurationError):
        BtcPay(webhook_secret=secret).sign(RECEIVED, NOW)


def test_a_signed_body_with_a_wrong_field_is_rejected_with_its_place() -> None:
    body = dumped(changed(RECEIVED, afterExpiration="yes"))
    assert "/afterExpiration" in refused(SHOP.verify(SHOP.sign(body, NOW)))
