"""What PayPal's documents say, and what is made of them."""

from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport.adapters.providers.paypal import PayPal
from paysupport.adapters.registry import recognise
from paysupport.errors import InputError, NotAPayment, Unrecognised
from paysupport.merge import merge
from paysupport.model import Method, Reason, Status
from paysupport.money import Money
from tests.adapters.paypal_asking import document, read, read_all


def usd(amount: str) -> Money:
    found = Money.of_major(amount, "USD", {"USD": 2})
    assert found
    return found


def order(*captures: dict[str, Any], authorizations: tuple[dict[str, Any], ...] = (), **changed: Any) -> dict[str, Any]:
    told = document("order", **changed)
    told["purchase_units"][0]["payments"] = {"captures": list(captures), "authorizations": list(authorizations)}
    return told


def test_a_capture_tells_fee_net_and_whose_it_is() -> None:
    payment = read(document("capture"))
    assert (payment.id, payment.kind, payment.raw_status) == ("3C679366HH908993F", "capture", "COMPLETED")
    assert (payment.amount, payment.fee, payment.net) == (usd("25.50"), usd("1.04"), usd("24.46"))
    assert (payment.order, payment.parent) == ("1234", "5O190127TN364715T")
    assert (payment.merchant.id, payment.merchant.contact) == ("WNA8A7K3M5Z2Q", "shop@example.com")
    assert payment.paid_at == payment.created_at == datetime(2026, 11, 20, 10, 0, 5, tzinfo=UTC)
    assert payment.test is False


def test_the_custom_id_may_be_the_order() -> None:
    assert read(document("capture"), PayPal(order_field="custom")).order == "cart-77"
    assert read(document("capture", invoice_id=None)).order == "cart-77"


@pytest.mark.parametrize(
    ("href", "test"),
    [
        ("https://api.sandbox.paypal.com/v2/payments/captures/1", True),
        ("https://api-m.sandbox.paypal.com/v2/payments/captures/1", True),
        ("https://api-m.paypal.com/v2/payments/captures/1", False),
        ("http://localhost:8080/v2/payments/captures/1", None),
    ],
)
def test_the_addresses_tell_test_from_live(href: str, test: bool | None) -> None:
    assert read(document("capture", links=[{"rel": "self", "href": href}])).test is test


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("COMPLETED", Status.PAID),
        ("DECLINED", Status.FAILED),
        ("PARTIALLY_REFUNDED", Status.PARTIALLY_REFUNDED),
        ("PENDING", Status.PENDING),
        ("REFUNDED", Status.REFUNDED),
        ("FAILED", Status.FAILED),
        ("SOMETHING_NEW", Status.UNKNOWN),
    ],
)
def test_status_of_a_capture(raw: str, status: Status) -> None:
    payment = read(document("capture", status=raw))
    assert (payment.status, payment.raw_status, payment.attempts[0].status) == (status, raw, status)
    assert (payment.decline is not None) == (status is Status.FAILED)


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("CREATED", Status.AUTHORIZED),
        ("CAPTURED", Status.PAID),
        ("PARTIALLY_CAPTURED", Status.PAID),
        ("DENIED", Status.FAILED),
        ("VOIDED", Status.CANCELLED),
        ("PENDING", Status.PENDING),
        ("EXPIRED", Status.EXPIRED),
    ],
)
def test_status_of_an_authorization(raw: str, status: Status) -> None:
    payment = read(document("authorization", status=raw))
    assert (payment.status, payment.kind) == (status, "authorization")
    assert payment.expires_at == datetime(2026, 12, 19, 10, tzinfo=UTC)


def test_a_hold_that_lapsed_says_so() -> None:
    assert read(document("authorization", status="EXPIRED")).reason is Reason.AUTHORIZATION_EXPIRED


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("CANCELLED", Status.CANCELLED),
        ("FAILED", Status.FAILED),
        ("PENDING", Status.PENDING),
        ("COMPLETED", Status.REFUNDED),
    ],
)
def test_status_of_a_refund(raw: str, status: Status) -> None:
    payment = read(document("refund", status=raw))
    assert (payment.status, payment.kind, payment.parent) == (status, "refund", "3C679366HH908993F")
    (refund,) = payment.refunds
    assert (refund.status, refund.amount, refund.reason) == (status, usd("10.00"), "One of two returned")


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("CREATED", Status.CREATED),
        ("SAVED", Status.CREATED),
        ("APPROVED", Status.PENDING),
        ("VOIDED", Status.CANCELLED),
        ("COMPLETED", Status.UNKNOWN),
        ("PAYER_ACTION_REQUIRED", Status.REQUIRES_ACTION),
    ],
)
def test_status_of_an_order_that_nobody_paid(raw: str, status: Status) -> None:
    payment = read(document("order_approved", status=raw))
    assert (payment.status, payment.raw_status, payment.attempts) == (status, raw, ())
    assert (payment.amount, payment.order) == (usd("25.50"), "1234")


WAITS = (
    "ECHECK",
    "INTERNATIONAL_WITHDRAWAL",
    "OTHER",
    "PENDING_REVIEW",
    "RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION",
    "TRANSACTION_APPROVED_AWAITING_FUNDING",
    "UNILATERAL",
    "VERIFICATION_REQUIRED",
)


@pytest.mark.parametrize("reason", WAITS)
def test_what_a_pending_capture_waits_for_is_no_decline(reason: str) -> None:
    payment = read(document("capture_pending", status_details={"reason": reason}))
    assert (payment.status, payment.status_reason, payment.decline) == (Status.PENDING, reason, None)
    assert payment.paid_at is None


@pytest.mark.parametrize("reason", ["BUYER_COMPLAINT", "CHARGEBACK"])
@pytest.mark.parametrize("raw", ["PENDING", "COMPLETED", "REFUNDED"])
def test_an_objection_counts_more_than_the_status(raw: str, reason: str) -> None:
    payment = read(document("capture", status=raw, status_details={"reason": reason}))
    assert (payment.status, payment.raw_status, payment.status_reason) == (Status.DISPUTED, raw, reason)


def test_a_refused_capture_is_refused_whatever_its_reason() -> None:
    payment = read(document("capture", status="DECLINED", status_details={"reason": "DECLINED_BY_RISK_FRAUD_FILTERS"}))
    assert (payment.status, payment.reason) == (Status.FAILED, Reason.BLOCKED_BY_OWN_RULES)


def test_an_order_knows_payer_method_refunds_and_sums() -> None:
    payment = read(document("order"))
    assert (payment.id, payment.kind, payment.status) == ("5O190127TN364715T", "order", Status.PARTIALLY_REFUNDED)
    assert (payment.method, payment.raw_method, payment.email) == (Method.WALLET, "paypal", "payer@example.com")
    assert (payment.refunded, payment.fee, payment.net) == (usd("10"), usd("1.04"), usd("24.46"))
    assert [each.id for each in payment.attempts] == ["3C679366HH908993F"]


def test_a_completed_order_may_be_a_declined_one() -> None:
    payment = read(document("order_declined"))
    assert (payment.status, payment.raw_status, payment.reason) == (
        Status.FAILED,
        "DECLINED",
        Reason.EXPIRED_CARD,
    )
    decline, (attempt,) = payment.decline, payment.attempts
    assert decline
    assert attempt.card
    assert attempt.authentication
    assert (decline.code, decline.network) == ("5400", "visa")
    assert (attempt.card.last4, attempt.card.bin, attempt.card.country) == ("0019", "400555", "BY")
    assert (attempt.card.issuer, attempt.authentication.status) == ("Example Bank", "Y")
    assert payment.paid_at is None


def test_avs_and_cvv_stay_raw() -> None:
    payment = read(document("capture_declined"))
    assert payment.origin.pointers["avs"] == ("/processor_response/avs_code",)
    assert payment.origin.pointers["cvv"][0] == "/processor_response/cvv_code"


def test_a_capture_uses_up_its_authorization() -> None:
    hold = document("authorization", status="CAPTURED")
    payment = read(order(document("capture"), authorizations=(hold,)))
    assert [each.id for each in payment.attempts] == ["3C679366HH908993F"]
    alone = read(order(authorizations=(hold,)))
    assert (alone.status, [each.id for each in alone.attempts]) == (Status.PAID, ["0VF52814937998046"])


def test_a_second_card_that_goes_through_pays_the_order() -> None:
    refused = document("capture_declined", id="9A", create_time="2026-11-20T09:59:30Z")
    payment = read(order(document("capture"), refused))
    assert (payment.status, payment.raw_status) == (Status.PAID, "COMPLETED")
    assert [each.status for each in payment.attempts] == [Status.FAILED, Status.PAID]
    assert payment.decline is None


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("COMPLETED", "REFUNDED", Status.PARTIALLY_REFUNDED),
        ("REFUNDED", "REFUNDED", Status.REFUNDED),
        ("PENDING", "DECLINED", Status.PENDING),
        ("DECLINED", "FAILED", Status.FAILED),
    ],
)
def test_several_captures_make_one_status(first: str, second: str, status: Status) -> None:
    parts = document("capture", status=first), document("capture", id="9B", status=second)
    assert read(order(*parts)).status is status


def test_captures_of_parts_are_added_up() -> None:
    parts = (document("capture"), document("capture", id="9B", create_time="2026-11-21T10:00:00Z"))
    payment = read(order(*parts))
    assert (payment.fee, payment.net) == (usd("2.08"), usd("48.92"))
    told = order(*parts)
    del told["purchase_units"][0]["amount"]
    assert read(told).amount == usd("51.00")
    parts[1]["amount"]["currency_code"] = "EUR"
    told = order(*parts)
    del told["purchase_units"][0]["amount"]
    assert read(told).amount is None


def test_a_disputed_capture_makes_a_disputed_order() -> None:
    objected = document("capture", id="9B", status_details={"reason": "CHARGEBACK"})
    assert read(order(document("capture"), objected)).status is Status.DISPUTED


def test_each_payee_has_a_payment_of_its_own() -> None:
    told = document("order")
    second = deepcopy(told["purchase_units"][0])
    second |= {"invoice_id": "1235", "payee": {"merchant_id": "OTHER"}, "payments": {}}
    told["purchase_units"].append(second)
    first, other = read_all(told)
    assert (first.order, other.order, other.merchant.id) == ("1234", "1235", "OTHER")
    assert (first.status, other.status, other.raw_status) == (Status.PARTIALLY_REFUNDED, Status.UNKNOWN, "COMPLETED")


@pytest.mark.parametrize(
    ("source", "method"),
    [
        ("card", Method.CARD),
        ("apple_pay", Method.CARD),
        ("venmo", Method.WALLET),
        ("ideal", Method.BANK_TRANSFER),
        ("bank", Method.DIRECT_DEBIT),
        ("something_new", Method.OTHER),
    ],
)
def test_the_payment_source_is_the_method(source: str, method: Method) -> None:
    payment = read(document("order_approved", payment_source={source: {}}))
    assert (payment.method, payment.raw_method) == (method, source)


@pytest.mark.parametrize(
    ("currency", "value", "amount"), [("JPY", "1200", "1200"), ("HUF", "990", "990"), ("KWD", "1.5", "1.500")]
)
def test_exponents_are_paypals(currency: str, value: str, amount: str) -> None:
    payment = read(document("capture", amount={"currency_code": currency, "value": value}))
    assert payment.amount
    assert (payment.amount.text, payment.amount.currency) == (amount, currency)


def test_an_amount_that_is_none_is_named_by_its_place() -> None:
    approved, paid = document("order_approved"), document("capture")
    approved["purchase_units"][0]["amount"]["value"] = "a lot"
    paid["seller_receivable_breakdown"]["paypal_fee"]["value"] = "1,04"
    with pytest.raises(InputError, match="/purchase_units/0/amount/value"):
        read(approved)
    with pytest.raises(InputError, match="/seller_receivable_breakdown/paypal_fee/value"):
        read(paid)


def test_a_sale_of_a_subscription() -> None:
    payment = read(document("sale"))
    assert (payment.kind, payment.status, payment.order, payment.parent) == (
        "sale",
        Status.PAID,
        "S-88",
        "I-BW452GLLEP1G",
    )
    assert payment.fee
    assert payment.fee.text == "0.64"
    pending = read(document("sale", state="pending", reason_code="ECHECK"))
    assert (pending.status, pending.status_reason) == (Status.PENDING, "ECHECK")


def test_a_refund_of_version_1_names_its_sale() -> None:
    told = {
        "id": "R1",
        "state": "completed",
        "amount": {"total": "2.00", "currency": "EUR"},
        "sale_id": "80021663DE681814L",
        "reason": "wrong size",
        "links": [{"rel": "self", "href": "https://api.paypal.com/v1/payments/refund/R1"}],
    }
    payment = read(told)
    assert (payment.kind, payment.parent, payment.refunds[0].reason) == ("refund", "80021663DE681814L", "wrong size")
    (whole,) = merge([read(document("sale")), payment])
    assert (whole.status, whole.refunded and whole.refunded.text) == (Status.PARTIALLY_REFUNDED, "2.00")


def test_a_row_and_its_refund_are_one_payment() -> None:
    paid, denied = read_all(document("report"))
    assert (paid.id, paid.status, paid.method) == ("3C679366HH908993F", Status.PARTIALLY_REFUNDED, Method.WALLET)
    assert (paid.fee, paid.net, paid.refunded) == (usd("1.04"), usd("24.46"), usd("10"))
    assert (paid.order, paid.email, [each.id for each in paid.refunds]) == (
        "1234",
        "payer@example.com",
        ["1JU08902781691411"],
    )
    assert (denied.status, denied.reason) == (Status.FAILED, Reason.BLOCKED_BY_OWN_RULES)


@pytest.mark.parametrize(
    ("event", "amount", "kind", "status"),
    [
        ("T0000", "5.00", "payment", Status.PAID),
        ("T0001", "-5.00", "payout", Status.PAID),
        ("T1300", "5.00", "authorization", Status.AUTHORIZED),
        ("T1106", "-5.00", "reversal", Status.REFUNDED),
        ("T1201", "-5.00", "chargeback", Status.DISPUTED),
    ],
)
def test_what_the_rows_of_a_report_are(event: str, amount: str, kind: str, status: Status) -> None:
    told = document("report")
    row = told["transaction_details"][0]["transaction_info"]
    row |= {"transaction_event_code": event, "transaction_amount": {"currency_code": "USD", "value": amount}}
    told["transaction_details"] = told["transaction_details"][:1]
    payment = read(told)
    assert (payment.kind, payment.status, payment.amount) == (kind, status, usd("5.00"))


@pytest.mark.parametrize("event", ["T0100", "T0200", "T0400", "T1105", "T1503", "T2105", ""])
def test_rows_that_are_no_payments_are_passed_over(event: str) -> None:
    told = document("report")
    told["transaction_details"] = told["transaction_details"][:1]
    told["transaction_details"][0]["transaction_info"]["transaction_event_code"] = event
    assert read_all(told) == ()


def test_a_hold_in_a_report_that_was_given_back_is_cancelled() -> None:
    told = document("report")
    told["transaction_details"] = told["transaction_details"][:1]
    told["transaction_details"][0]["transaction_info"] |= {"transaction_event_code": "T1300", "transaction_status": "V"}
    assert read(told).status is Status.CANCELLED


def test_a_refund_in_a_report_that_failed_gives_nothing_back() -> None:
    told = document("report")
    told["transaction_details"] = told["transaction_details"][:2]
    told["transaction_details"][1]["transaction_info"]["transaction_status"] = "D"
    payment = read(told)
    assert (payment.status, payment.refunds[0].status, payment.refunded) == (Status.PAID, Status.FAILED, None)


@pytest.mark.parametrize(
    ("status", "outcome", "expected"),
    [
        ("OPEN", None, Status.DISPUTED),
        ("WAITING_FOR_BUYER_RESPONSE", None, Status.DISPUTED),
        ("WAITING_FOR_SELLER_RESPONSE", None, Status.DISPUTED),
        ("UNDER_REVIEW", None, Status.DISPUTED),
        ("RESOLVED", "RESOLVED_BUYER_FAVOUR", Status.REFUNDED),
        ("RESOLVED", "ACCEPTED", Status.REFUNDED),
        ("RESOLVED", "RESOLVED_SELLER_FAVOUR", Status.PAID),
        ("RESOLVED", "CANCELED_BY_BUYER", Status.PAID),
        ("RESOLVED", "DENIED", Status.PAID),
        ("RESOLVED", "RESOLVED_WITH_PAYOUT", Status.UNKNOWN),
        ("RESOLVED", "NONE", Status.UNKNOWN),
        ("RESOLVED", None, Status.UNKNOWN),
        ("OTHER", "RESOLVED_BUYER_FAVOUR", Status.UNKNOWN),
    ],
)
def test_how_a_dispute_stands(status: str, outcome: str | None, expected: Status) -> None:
    payment = read(document("dispute", status=status, dispute_outcome=outcome and {"outcome_code": outcome}))
    (dispute,) = payment.disputes
    assert payment.status is dispute.status is expected
    assert (payment.id, payment.order, payment.amount) == ("3C679366HH908993F", "1234", usd("25.50"))
    assert (dispute.id, dispute.amount, dispute.reason) == (
        "PP-D-27803",
        usd("15.50"),
        "MERCHANDISE_OR_SERVICE_NOT_RECEIVED",
    )
    assert dispute.due_at == datetime(2026, 12, 2, 8, tzinfo=UTC)


def test_a_list_of_disputes_does_not_tell_the_payments() -> None:
    payment = read(document("disputes"))
    assert (payment.id, payment.amount, payment.disputes[0].amount) == (None, None, usd("15.50"))


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("SUCCESS", Status.PAID),
        ("PENDING", Status.PENDING),
        ("UNCLAIMED", Status.PENDING),
        ("ONHOLD", Status.PENDING),
        ("FAILED", Status.FAILED),
        ("BLOCKED", Status.FAILED),
        ("RETURNED", Status.CANCELLED),
        ("REVERSED", Status.CANCELLED),
        ("REFUNDED", Status.REFUNDED),
        ("NEW", Status.UNKNOWN),
    ],
)
def test_status_of_a_payout(raw: str, status: Status) -> None:
    payment = read(document("payout_item", transaction_status=raw))
    assert (payment.kind, payment.status, payment.order) == ("payout", status, "payout-7")
    assert payment.fee == usd("0.35")


def test_a_batch_gives_its_payouts_and_why_one_failed() -> None:
    paid, failed = read_all(document("payout_batch"))
    assert (paid.parent, paid.reason, failed.reason) == ("Q8KVJG9TZTNN4", None, Reason.MERCHANT_BALANCE)
    assert failed.decline
    assert failed.decline.code == "INSUFFICIENT_FUNDS"


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("DENIED", Status.FAILED),
        ("PENDING", Status.PENDING),
        ("PROCESSING", Status.PENDING),
        ("SUCCESS", Status.PAID),
        ("CANCELED", Status.CANCELLED),
    ],
)
def test_a_batch_that_tells_no_payouts_is_one(raw: str, status: Status) -> None:
    told = document("payout_created")
    told["batch_header"]["batch_status"] = raw
    payment = read(told)
    assert (payment.id, payment.order, payment.status, payment.amount) == ("Q8KVJG9TZTNN4", "salaries-11", status, None)


def test_an_event_tells_what_it_is_about() -> None:
    payment = read(document("event_capture"))
    assert (payment.id, payment.origin.base) == ("3C679366HH908993F", "/resource")
    told = document("event_capture")
    del told["resource"]["update_time"]
    assert read(told).updated_at == datetime(2026, 11, 20, 10, 0, 10, tzinfo=UTC)


@pytest.mark.parametrize("kind", ["capture", "authorization", "refund", "sale"])
def test_an_event_says_what_its_resource_is_where_the_links_are_cut(kind: str) -> None:
    resource = {"id": "1", "state" if kind == "sale" else "status": "COMPLETED"}
    assert read(document("event_capture", resource_type=kind, resource=resource)).kind == kind


def test_without_links_the_fields_tell_what_it_is() -> None:
    for name in ("capture", "authorization", "refund", "order"):
        told = document(name)
        del told["links"]
        assert recognise(told).name == "paypal"
        assert read(told).kind == name
        assert read(told).test is None


@pytest.mark.parametrize("resource", [{"id": "8kk8451t"}, [], None, "x"])
def test_an_event_without_a_payment_is_none(resource: object) -> None:
    with pytest.raises(NotAPayment, match=r"event VAULT\.PAYMENT-TOKEN\.CREATED, which holds no payment"):
        read(
            document(
                "event_capture",
                event_type="VAULT.PAYMENT-TOKEN.CREATED",
                resource_type="payment_token",
                resource=resource,
            )
        )
    with pytest.raises(InputError):
        read(document("event_capture", resource_type="payouts", resource=resource))


def test_a_list_of_events_passes_over_those_without_a_payment() -> None:
    assert [each.status_reason for each in read_all(document("events"))] == ["UNILATERAL"]


@pytest.mark.parametrize(
    "told",
    [
        {"id": "1", "status": "COMPLETED", "links": []},
        {"id": "1", "status": "COMPLETED", "links": [{"rel": "up", "href": "/v2/payments/captures/1"}, "x"]},
        {
            "id": "1",
            "status": "ACTIVE",
            "links": [{"rel": "self", "href": "https://api.paypal.com/v1/billing/subscriptions/1"}],
        },
        {"items": []},
        {"events": []},
        {"events": [{"id": 1}]},
        [],
    ],
)
def test_what_is_no_payment_is_not_claimed(told: object) -> None:
    assert not PayPal().claims(told)


def test_a_list_with_something_else_in_it_is_refused() -> None:
    with pytest.raises(Unrecognised):
        read_all({"events": [{"id": 1}]})


def test_a_refused_instrument_is_a_failed_payment() -> None:
    payment = read(document("error_declined"))
    assert (payment.id, payment.status, payment.reason) == (None, Status.FAILED, Reason.GENERIC_DECLINE)
    assert payment.decline
    assert (payment.decline.code, payment.origin.request_id) == ("INSTRUMENT_DECLINED", "f3b9d1c2a4e57")
    assert payment.origin.pointers["code"] == ("/details/0/issue",)
    assert recognise(document("error_declined")).name == "paypal"


def test_the_issue_that_says_why_is_taken_wherever_it_stands() -> None:
    details = [{"issue": "SOMETHING_NEW"}, {"issue": "TRANSACTION_REFUSED"}]
    payment = read(document("error_declined", details=details))
    assert payment.decline
    assert payment.decline.code == "TRANSACTION_REFUSED"
    assert payment.origin.pointers["code"] == ("/details/1/issue",)


def test_a_refund_that_the_balance_does_not_cover_is_a_failed_refund() -> None:
    payment = read(document("error_declined", details=[{"issue": "REFUND_FAILED_INSUFFICIENT_FUNDS"}]))
    assert (payment.kind, payment.reason) == ("refund", Reason.MERCHANT_BALANCE)


@pytest.mark.parametrize(
    ("told", "said", "missing"),
    [
        ("error_not_found", "RESOURCE_NOT_FOUND: INVALID_RESOURCE_ID Specified resource ID does not exist", True),
        ("error_request", "INVALID_REQUEST: INVALID_PARAMETER_SYNTAX The value of a field does not conform", False),
        ("error_token", "the access token or the keys are not accepted: AUTHENTICATION_FAILURE: Authentication", False),
    ],
)
def test_other_errors_are_explained_with_the_debug_id(told: str, said: str, missing: bool) -> None:
    with pytest.raises(NotAPayment) as refused:
        read(document(told))
    assert said in str(refused.value)
    assert f"(debug id {document(told)['debug_id']})" in str(refused.value)
    assert refused.value.not_found is missing


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"details": [{"issue": "REFUND_TIME_LIMIT_EXCEEDED"}]}, "REFUND_TIME_LIMIT_EXCEEDED"),
        ({"details": [{"issue": "SOMETHING_NEW"}]}, "SOMETHING_NEW"),
        ({"details": []}, "UNPROCESSABLE_ENTITY"),
        ({"name": "INTERNAL_SERVER_ERROR"}, "INSTRUMENT_DECLINED"),
    ],
)
def test_an_error_that_refuses_no_payment_is_none(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(NotAPayment) as refused:
        read(document("error_declined", **changed))
    assert refused.value.code == code


def test_an_error_without_words_is_still_one() -> None:
    with pytest.raises(NotAPayment, match=r"^PayPal: INTERNAL_SERVER_ERROR: an error without a message$"):
        read({"name": "INTERNAL_SERVER_ERROR", "debug_id": ""})


def test_http_404_is_not_found_by_any_name() -> None:
    with pytest.raises(NotAPayment) as refused:
        PayPal().payments({"name": "ANYTHING", "debug_id": "1"}, 404)
    assert refused.value.not_found
