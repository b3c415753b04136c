from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport import diagnose
from paysupport import read as read_bytes
from paysupport.adapters import registry
from paysupport.adapters.providers.braintree import Braintree
from paysupport.diagnostics.amounts import collects
from paysupport.errors import InputError, NotAPayment
from paysupport.model import Method, Party, Reason, Status

from .braintree_objects import (
    answer,
    body,
    declined,
    event,
    global_id,
    money,
    node,
    notification,
    page,
    read,
    read_all,
    refused,
    transaction,
)

DISPUTE = {
    "id": "dp3n8c4e",
    "amount_disputed": "25.50",
    "currency_iso_code": "USD",
    "kind": "chargeback",
    "reason": "fraud",
    "status": "open",
    "received_date": "2026-12-01",
    "reply_by_date": "2026-12-15",
    "transaction": {"id": "bt7m3zz1", "order_id": "1234"},
}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


class TestTransactions:
    def test_every_field_of_a_refusal(self) -> None:
        found = read_bytes(body("charge_declined.json"))
        assert (found.provider, found.id, found.order, found.status) == ("braintree", "aq1x9kd2", "1234", Status.FAILED)
        assert (found.raw_status, found.merchant.id) == ("PROCESSOR_DECLINED", "shop-usd")
        assert (str(found.amount), found.email) == ("25.50 USD", "payer@example.com")
        (attempt,) = found.attempts
        assert (attempt.id, attempt.rrn, attempt.at) == ("aq1x9kd2", "1234567", at(20, 10))
        assert attempt.card is not None
        assert (attempt.card.brand, attempt.card.bin, attempt.card.last4) == ("VISA", "411111", "1111")
        assert (attempt.card.country, attempt.card.issuer) == ("USA", None)
        assert found.decline is not None
        assert (found.decline.code, found.decline.network, found.decline.network_code) == ("2001", "visa", "51")
        assert (found.decline.message, found.decline.advice) == ("Insufficient Funds", "02")

    @pytest.mark.parametrize("name", ["charge_declined.json", "library_declined.json"])
    def test_the_three_spellings_tell_the_same(self, name: str) -> None:
        (found,) = Braintree().read(body(name))
        assert (found.id, found.order, found.reason) == ("aq1x9kd2", "1234", Reason.INSUFFICIENT_FUNDS)
        assert found.decline is not None
        assert found.decline.network_code == "51"

    def test_names_with_underscores(self) -> None:
        found = read(declined(merchant_advice_code="03", network_response_code="14"))
        assert found.decline is not None
        assert (found.decline.advice, found.decline.network_code, found.decline.reading.final) == ("03", "14", True)

    def test_an_approval_tells_code_and_reference(self) -> None:
        (found,) = Braintree().read(body("node_settled.json"))
        (attempt,) = found.attempts
        assert (attempt.auth_code, attempt.rrn, attempt.decline) == ("AB12CD", "1234568", None)
        assert (found.paid_at, found.settled_at) == (at(20, 10, 5).replace(second=2), at(23, 0))
        assert found.updated_at == attempt.updated_at == at(21, 2)

    def test_without_a_history_it_was_paid_when_it_was_made(self) -> None:
        assert read(transaction()).paid_at == at(20, 10)

    def test_times_as_php_writes_them(self) -> None:
        made = {"date": "2026-11-20 10:00:00.000000", "timezone_type": 3, "timezone": "UTC"}
        told = transaction(currencyIsoCode="USD", createdAt=made, statusHistory=[{}, {}])
        del told["created_at"], told["currency_iso_code"]
        assert read({"transaction": told, "success": True}).created_at == at(20, 10)

    @pytest.mark.parametrize(("status", "expires"), [("authorized", at(27, 10)), ("settled", None)])
    def test_an_authorisation_expires(self, status: str, expires: datetime | None) -> None:
        found = read(transaction(status=status, authorization_expires_at="2026-11-27T10:00:00Z"))
        assert found.expires_at == expires

    def test_tries_for_one_order_are_one_payment(self) -> None:
        (found,) = read_all(page(node(), node("PROCESSOR_DECLINED", refused("2001"), legacyId="earlier")))
        assert (found.id, found.status, len(found.attempts)) == ("bt7m3zz1", Status.PAID, 2)

    def test_a_list_of_transactions(self) -> None:
        found = read_all([transaction(), transaction(id="second", order_id="1235")])
        assert {each.id: each.origin.base for each in found} == {"bt7m3zz1": "/0", "second": "/1"}

    def test_money_that_is_sent_out(self) -> None:
        found = read(transaction(type="credit"))
        assert (found.kind, found.status) == ("payout", Status.PAID)

    def test_a_global_id_alone(self) -> None:
        told = node()
        del told["legacyId"]
        assert read(answer(told)).id == global_id("transaction", "bt7m3zz1")

    @pytest.mark.parametrize("amount", ["25,50", "1e3", "much"])
    def test_an_amount_that_is_none(self, amount: str) -> None:
        with pytest.raises(InputError) as wrong:
            read({"transaction": transaction(amount=amount)})
        assert wrong.value.path == "/transaction/amount"
        assert amount not in str(wrong.value)

    @pytest.mark.parametrize(
        ("value", "currency", "expected"),
        [("25.5", "USD", "25.50"), ("2550", "JPY", "2550"), ("1.005", "KWD", "1.005"), ("100", "ISK", "100")],
    )
    def test_amounts_are_major_units(self, value: str, currency: str, expected: str) -> None:
        amount = read(transaction(amount=value, currency_iso_code=currency)).amount
        assert amount is not None
        assert str(amount.amount) == expected

    def test_a_currency_that_nobody_knows(self) -> None:
        found = read(transaction(currency_iso_code="XQQ"))
        assert (found.amount, found.currency) == (None, "XQQ")


class TestMethods:
    @pytest.mark.parametrize(
        ("block", "brand", "network"),
        [
            ("apple_pay", "Apple Pay - MasterCard", "mastercard"),
            ("android_pay_card", "American Express", "amex"),
            ("visa_checkout_card", "Visa", "visa"),
            ("credit_card", "UNION_PAY", "unionpay"),
            ("credit_card", "Switch", None),
        ],
    )
    def test_the_card_behind_a_wallet(self, block: str, brand: str, network: str | None) -> None:
        empty: dict[str, Any] = {"credit_card": {"last_4": None}, "apple_pay": {}}
        found = read(declined("2000", "", **(empty | {block: {"last_4": "0005", "card_type": brand}})))
        assert found.attempts[0].card is not None
        assert found.attempts[0].card.last4 == "0005"
        assert found.decline is not None
        assert found.decline.network == network

    @pytest.mark.parametrize(
        ("snapshot", "method", "raw"),
        [
            ({"__typename": "CreditCardTransactionDetails", "creditCard": {"last4": "1"}}, Method.CARD, None),
            ({"__typename": "PayPalTransactionDetails"}, Method.WALLET, None),
            ({"__typename": "UsBankAccountDetails", "last4": "1234"}, Method.DIRECT_DEBIT, None),
            ({"__typename": "LocalPaymentDetails", "type": "IDEAL"}, Method.BANK_TRANSFER, "IDEAL"),
            ({"__typename": "CustomActionsPaymentMethodDetails"}, Method.OTHER, None),
        ],
    )
    def test_what_graphql_says_it_was_paid_with(
        self, snapshot: dict[str, Any], method: Method, raw: str | None
    ) -> None:
        found = read(answer(node(paymentMethodSnapshot=snapshot)))
        assert (found.method, found.raw_method) == (method, raw or snapshot["__typename"])
        assert (found.attempts[0].card is None) is (method is not Method.CARD)

    def test_a_local_payment_of_the_xml_api(self) -> None:
        found = read(transaction(payment_instrument_type="local_payment", local_payment={"funding_source": "ideal"}))
        assert (found.method, found.raw_method) == (Method.BANK_TRANSFER, "ideal")


class TestAuthentication:
    @pytest.mark.parametrize(
        ("told", "status", "eci"),
        [
            ({"status": "authenticate_successful", "eci_flag": "05"}, "Y", "05"),
            ({"status": "authenticate_frictionless_failed"}, "N", None),
            ({"status": "lookup_error", "authentication": {"trans_status": "U"}}, "U", None),
            ({"status": "lookup_not_enrolled", "pares_status": None, "eci_flag": "07"}, None, "07"),
        ],
    )
    def test_the_outcome_of_3ds(self, told: dict[str, Any], status: str | None, eci: str | None) -> None:
        known = read(transaction(three_d_secure_info=told)).attempts[0].authentication
        assert known is not None
        assert (known.status, known.eci) == (status, eci)

    def test_graphql_tells_it_with_the_card(self) -> None:
        checked = {"authentication": {"authenticationStatus": "AUTHENTICATE_REJECTED", "eciFlag": "07"}}
        card = {"__typename": "CreditCardDetails", "last4": "1111", "threeDSecure": checked}
        known = read(answer(node(paymentMethodSnapshot=card))).attempts[0].authentication
        assert known is not None
        assert (known.status, known.eci) == ("R", "07")

    def test_nothing_told_is_nothing_known(self) -> None:
        assert read(transaction(three_d_secure_info={"status": "lookup_error"})).attempts[0].authentication is None


class TestRefusals:
    def test_a_rejection_by_the_gateway(self) -> None:
        (found,) = Braintree().read(body("error_rejected.xml"))
        assert found.decline is not None
        assert (found.decline.code, found.decline.message) == ("cvv", None)
        assert (found.decline.refused_by, found.attempts[0].blocked_by) == (Party.MERCHANT, "cvv")

    def test_a_rejection_in_capitals(self) -> None:
        rejected = event("GATEWAY_REJECTED", gatewayRejectionReason="RISK_THRESHOLD")
        found = read(answer(node("GATEWAY_REJECTED", rejected)))
        assert found.decline is not None
        assert (found.decline.code, found.reason) == ("risk_threshold", Reason.BLOCKED_BY_OWN_RULES)
        assert found.attempts[0].blocked_by == "risk_threshold"

    def test_the_event_that_refused_counts_not_the_approval(self) -> None:
        approved = event("AUTHORIZED", at=9, processorResponse={"legacyCode": "1000", "message": "Approved"})
        failed = event("SETTLEMENT_DECLINED", at=8, processorResponse={"legacyCode": "4005", "message": "Risk"})
        found = read(answer(node("SETTLEMENT_DECLINED", approved, failed)))
        assert found.decline is not None
        assert (found.decline.code, found.decline.message) == ("4005", "Risk")
        assert "/statusHistory/1/processorResponse/legacyCode" in found.origin.pointers["code"]

    def test_a_settlement_that_was_declined(self) -> None:
        told = {
            "status": "settlement_declined",
            "processor_response_code": "1000",
            "processor_response_text": "Approved",
        }
        said = {"processor_settlement_response_code": "4001", "processor_settlement_response_text": "Declined"}
        found = read(transaction(**told, **said))
        assert found.decline is not None
        assert (found.decline.code, found.decline.message, found.reason) == ("4001", "Declined", Reason.GENERIC_DECLINE)
        assert read(transaction(**told)).reason is Reason.UNKNOWN

    def test_a_declined_settlement_is_no_plain_refusal(self) -> None:
        (found,) = Braintree().read(body("event_settlement_declined.xml"))
        verdict = diagnose(found).verdict
        assert verdict is not None
        assert verdict.name == "capture-failed"

    @pytest.mark.parametrize(("brand", "final"), [("MasterCard", True), ("Visa", False)])
    @pytest.mark.parametrize("code", ["2004", "2009", "2012", "2019", "2022", "2047", "2053"])
    def test_mastercard_forbids_further_attempts(self, code: str, brand: str, *, final: bool) -> None:
        found = read(declined(code, "", credit_card={"last_4": "4444", "card_type": brand}))
        assert found.decline is not None
        assert found.decline.reading.final is final


class TestRefunds:
    def test_refunds_with_amounts(self) -> None:
        (found,) = Braintree().read(body("node_settled.json"))
        (refund,) = found.refunds
        assert (refund.id, refund.status, str(refund.amount)) == ("rf5k2aa0", Status.REFUNDED, "10.00 USD")

    @pytest.mark.parametrize(
        ("refunds", "status"),
        [
            ([("1", "SETTLED", "25.50")], Status.REFUNDED),
            ([("1", "SETTLED", "10.00"), ("2", "SETTLED", "15.50")], Status.REFUNDED),
            ([("1", "SETTLED", "10.00"), ("2", "SUBMITTED_FOR_SETTLEMENT", "15.50")], Status.PARTIALLY_REFUNDED),
            ([("1", "SUBMITTED_FOR_SETTLEMENT", "25.50")], Status.PAID),
            ([("1", "VOIDED", "25.50")], Status.PAID),
        ],
    )
    def test_what_came_back_makes_the_status(self, refunds: list[tuple[str, str, str]], status: Status) -> None:
        told = [{"legacyId": id_, "status": state, "amount": money(value)} for id_, state, value in refunds]
        assert read(answer(node(refunds=told))).status is status

    def test_a_refund_that_failed_tells_why(self) -> None:
        told = {"legacyId": "1", "status": "PROCESSOR_DECLINED", "statusHistory": [refused("2004", "Expired Card")]}
        (refund,) = read(answer(node(refunds=[told]))).refunds
        assert (refund.status, refund.reason) == (Status.FAILED, "Expired Card")

    def test_xml_names_refunds_by_id_only(self) -> None:
        found = read(transaction(refund_ids=["rf5k2aa0"]))
        assert [(each.id, each.status, each.amount) for each in found.refunds] == [("rf5k2aa0", Status.UNKNOWN, None)]
        assert found.status is Status.PAID

    @pytest.mark.parametrize(
        "told",
        [
            transaction(id="rf5k2aa0", type="credit", refunded_transaction_id="bt7m3zz1", amount="10.00"),
            answer(
                node(id=global_id("refund", "rf5k2aa0"), legacyId="rf5k2aa0", refundedTransaction={"id": "bt7m3zz1"})
            ),
        ],
    )
    def test_a_refund_alone(self, told: Any) -> None:
        found = read(told)
        assert (found.id, found.parent, found.kind, found.status) == ("rf5k2aa0", "bt7m3zz1", "refund", Status.REFUNDED)
        assert [each.id for each in found.refunds] == ["rf5k2aa0"]

    def test_a_refund_belongs_to_its_transaction(self) -> None:
        refund = transaction(id="rf5k2aa0", type="credit", refunded_transaction_id="bt7m3zz1", amount="10.00")
        (found,) = read_all([transaction(), refund])
        assert (found.id, found.status) == ("bt7m3zz1", Status.PARTIALLY_REFUNDED)

    def test_why_a_refund_failed(self) -> None:
        (found,) = Braintree().read(body("node_refund.json"))
        assert (found.status, found.refunds[0].reason) == (Status.FAILED, "Expired Card")
        rejected = transaction(
            id="r", refunded_transaction_id="t", status="gateway_rejected", gateway_rejection_reason="fraud"
        )
        assert read(rejected).refunds[0].reason == "fraud"


class TestDisputes:
    def test_a_dispute_alone(self) -> None:
        found = read({"dispute": DISPUTE})
        assert registry.recognise({"dispute": DISPUTE}).name == "braintree"
        assert (found.id, found.order, found.status) == ("bt7m3zz1", "1234", Status.DISPUTED)
        (dispute,) = found.disputes
        assert (dispute.id, str(dispute.amount), dispute.reason) == ("dp3n8c4e", "25.50 USD", "fraud")
        assert (dispute.at, dispute.due_at) == (datetime(2026, 12, 1, tzinfo=UTC), datetime(2026, 12, 15, tzinfo=UTC))

    @pytest.mark.parametrize(
        ("word", "status"), [("open", Status.DISPUTED), ("lost", Status.REFUNDED), ("won", Status.PAID)]
    )
    def test_a_transaction_with_a_dispute(self, word: str, status: Status) -> None:
        found = read(transaction(disputes=[{**DISPUTE, "status": word}]))
        assert (found.status, len(found.disputes)) == (status, 1)

    def test_a_dispute_of_what_was_not_paid(self) -> None:
        assert read(declined(disputes=[DISPUTE])).status is Status.FAILED

    @pytest.mark.parametrize(("word", "status"), [("open", Status.DISPUTED), ("expired", Status.PAID)])
    def test_a_retrieval_moves_no_money(self, word: str, status: Status) -> None:
        found = read({"dispute": {**DISPUTE, "kind": "retrieval", "status": word}})
        assert found.status is found.disputes[0].status is status

    def test_the_reason_code_of_the_network(self) -> None:
        (found,) = Braintree().read(body("node_dispute.json"))
        assert found.disputes[0].reason == "83"


class TestNotifications:
    def test_a_transaction_that_is_disbursed(self) -> None:
        (found,) = Braintree().read(body("event_disbursed.xml"))
        assert (found.raw_status, found.settled_at, found.updated_at) == ("transaction_disbursed", at(23, 0), at(21, 2))
        assert found.origin.pointers["status"] == ("/notification/kind",)

    def test_a_refund_that_failed(self) -> None:
        (found,) = Braintree().read(body("event_refund_failed.xml"))
        assert (found.parent, found.kind, found.status) == ("bt7m3zz1", "refund", Status.FAILED)
        told = notification("refund_failed", {"transaction": {"id": "r", "refunded_transaction_fk": "1"}})
        assert (read(told).status, read(told).raw_status) == (Status.FAILED, "refund_failed")

    def test_a_refund_of_which_nothing_is_told(self) -> None:
        assert read({"transaction": {"id": "r", "refunded_transaction_id": "1"}}).status is Status.UNKNOWN

    def test_a_transaction_of_which_nothing_is_told(self) -> None:
        found = read({"transaction": {"id": "t"}})
        assert (found.status, found.raw_status) == (Status.UNKNOWN, None)

    @pytest.mark.parametrize(
        ("kind", "status"), [("local_payment_expired", Status.EXPIRED), ("local_payment_reversed", Status.CANCELLED)]
    )
    def test_a_local_payment_that_ended(self, kind: str, status: Status) -> None:
        found = read(notification(kind, {kind: {"payment_id": "PAY-2"}}))
        assert (found.id, found.status, found.raw_status) == ("PAY-2", status, kind)
        assert read({kind: {"payment_id": "PAY-2"}}).status is Status.UNKNOWN

    @pytest.mark.parametrize(
        ("kind", "subject"),
        [
            ("check", {"check": True}),
            ("subscription_canceled", {"subscription": {"id": "s", "transactions": []}}),
            ("disbursement", {"disbursement": {"id": "d", "transaction_ids": ["bt7m3zz1"]}}),
            ("transaction_reviewed", {"transaction_review": {"transaction_id": "t", "decision": "approve"}}),
        ],
    )
    def test_what_is_no_payments(self, kind: str, subject: dict[str, Any]) -> None:
        told = notification(kind, subject)
        assert registry.recognise(told).name == "braintree"
        with pytest.raises(NotAPayment, match=kind):
            read(told)


class TestVerifications:
    def test_a_card_that_could_not_be_saved(self) -> None:
        (found,) = Braintree().read(body("verification_declined.xml"))
        assert (found.kind, found.status, found.reason) == ("verification", Status.FAILED, Reason.INCORRECT_CVC)
        assert not collects(found)

    def test_one_without_an_id(self) -> None:
        found = read({"api_error_response": {"verification": {"status": "processor_declined"}}})
        assert (found.id, found.attempts[0].id) == (None, "")

    @pytest.mark.parametrize(("word", "status"), [("VERIFIED", Status.CREATED), ("VERIFYING", Status.PENDING)])
    def test_graphql(self, word: str, status: Status) -> None:
        found = read(answer({"id": global_id("verification", "vf8d2k1c"), "status": word}))
        assert (found.kind, found.status) == ("verification", status)


class TestErrors:
    def test_of_the_xml_api(self) -> None:
        fault = {
            "message": "Amount is required.",
            "errors": {"transaction": {"errors": [{"code": "81502", "message": "x"}]}},
        }
        with pytest.raises(NotAPayment, match=r"Amount is required\. \(81502\)") as told:
            read(
                {
                    "api_error_response": {
                        **fault,
                        "params": {"transaction": {"id": "made-up", "message": "", "code": "0"}},
                    }
                }
            )
        assert (told.value.code, told.value.not_found) == ("81502", False)

    def test_without_any_word(self) -> None:
        with pytest.raises(NotAPayment, match=r"an error$") as told:
            Braintree().payments({"api_error_response": {"errors": None}}, 404)
        assert told.value.not_found

    @pytest.mark.parametrize(("kind", "missing"), [("NOT_FOUND", True), ("VALIDATION", False)])
    def test_of_graphql(self, kind: str, *, missing: bool) -> None:
        problem = {"message": "An object with this ID was not found.", "extensions": {"errorClass": kind}}
        with pytest.raises(NotAPayment, match=r"was not found\. \(request R1\)") as told:
            read({"errors": [problem], "data": None, "extensions": {"requestId": "R1"}})
        assert (told.value.code, told.value.not_found) == (kind, missing)

    def test_the_code_of_a_validation(self) -> None:
        problem = {"message": "x", "extensions": {"errorClass": "VALIDATION", "legacyCode": "91564"}}
        with pytest.raises(NotAPayment) as told:
            read({"errors": [problem]})
        assert told.value.code == "91564"

    def test_what_was_found_counts_more_than_an_error_beside_it(self) -> None:
        problem = {"message": "x", "extensions": {"errorClass": "INTERNAL"}}
        assert read({**answer(node()), "errors": [problem]}).id == "bt7m3zz1"

    @pytest.mark.parametrize("document", [{"data": {"ping": "pong"}}, {"data": {}}, {}, [], "ok", 1, None])
    def test_what_is_nothing_of_braintrees(self, document: Any) -> None:
        assert not Braintree().claims(document)
        with pytest.raises(InputError, match="no payment of Braintree"):
            Braintree().payments(document)

    @pytest.mark.parametrize("name", ["dHJhbnNhY3Rpb25f", "x", "not base64!", "4pyT4pyT", 7])
    def test_an_id_that_is_none_of_graphqls(self, name: Any) -> None:
        assert not Braintree().claims({"data": {"node": {"id": name, "status": "SETTLED"}}})

    def test_an_object_that_lies_too_deep(self) -> None:
        deep: Any = node()
        for _ in range(20):
            deep = {"inner": [deep]}
        assert not Braintree().claims({"data": deep})
