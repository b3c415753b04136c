from typing import Any

import pytest

from paysupport.model import Method, Reason, Status

from .stripe_objects import AT, CARD, OUTCOME, charge, failed_charge, read

R = Reason


class TestCharge:
    @pytest.mark.parametrize(
        ("told", "status"),
        [
            ({"captured": False}, Status.AUTHORIZED),
            ({"captured": False, "refunded": True}, Status.CANCELLED),
            ({"status": "pending"}, Status.PENDING),
            ({"status": "failed"}, Status.FAILED),
            ({"status": "brand_new"}, Status.UNKNOWN),
        ],
    )
    def test_status(self, told: dict[str, Any], status: Status) -> None:
        assert read(charge(**told)).status is status

    def test_the_outcome_stands_for_the_decline_code_it_has_not(self) -> None:
        payment = read(failed_charge())
        assert payment.id == "ch_1"
        assert payment.decline
        assert payment.decline.code == "insufficient_funds"
        assert payment.reason is R.INSUFFICIENT_FUNDS

    def test_the_failure_code_counts_where_the_outcome_gives_no_reason(self) -> None:
        payment = read(failed_charge(failure_code="expired_card", outcome=None))
        assert payment.reason is R.EXPIRED_CARD

    def test_the_message_for_the_seller_is_the_last_resort(self) -> None:
        payment = read(failed_charge(failure_code=None, failure_message=None, outcome=OUTCOME | {"reason": None}))
        assert payment.decline
        assert payment.decline.message == OUTCOME["seller_message"]

    def test_refunds_fee_and_net(self) -> None:
        back = {
            "id": "re_1",
            "status": "succeeded",
            "amount": 550,
            "currency": "eur",
            "created": AT,
            "reason": "duplicate",
        }
        later = back | {"id": "re_2", "status": None, "currency": None}
        balance = {"id": "txn_1", "fee": 90, "net": 2460, "currency": "usd"}
        told = {
            "amount_refunded": 550,
            "refunds": {"object": "list", "data": [back, later]},
            "balance_transaction": balance,
        }
        payment = read(charge(**told))
        assert str(payment.refunded) == "5.50 EUR"
        assert [(each.id, each.status, str(each.amount)) for each in payment.refunds] == [
            ("re_1", Status.REFUNDED, "5.50 EUR"),
            ("re_2", Status.UNKNOWN, "None"),
        ]
        assert (str(payment.fee), str(payment.net)) == ("0.90 USD", "24.60 USD")

    def test_why_a_refund_failed_or_waits_and_by_what_a_bank_finds_it(self) -> None:
        reference = {"reference": "74212346001234567890123", "reference_type": "acquirer_reference_number"}
        trace = {"reference": "123456", "reference_type": "system_trace_audit_number"}
        returned: list[dict[str, object]] = [
            {"failure_reason": "expired_or_canceled_card", "reason": "duplicate"},
            {"pending_reason": "insufficient_funds"},
            {"destination_details": {"type": "card", "card": reference}},
            {"destination_details": {"type": "card", "card": trace}, "failure_reason": "unknown"},
        ]
        data = [{"id": f"re_{number}", "status": "failed", **each} for number, each in enumerate(returned)]
        payment = read(charge(amount_refunded=0, refunds={"object": "list", "data": data}))
        assert [(each.reason, each.cause, each.arn) for each in payment.refunds] == [
            ("expired_or_canceled_card", Reason.EXPIRED_CARD, None),
            (None, Reason.MERCHANT_BALANCE, None),
            (None, None, "74212346001234567890123"),
            ("unknown", None, None),
        ]

    def test_3d_secure_and_authorisation_code(self) -> None:
        secure = {"result": "authenticated", "electronic_commerce_indicator": "05", "result_reason": None}
        card = CARD | {"three_d_secure": secure, "authorization_code": "A12345"}
        (attempt,) = read(charge(payment_method_details={"type": "card", "card": card})).attempts
        assert attempt.authentication
        assert (attempt.authentication.status, attempt.authentication.eci) == ("Y", "05")
        assert attempt.auth_code == "A12345"

    @pytest.mark.parametrize(("result", "status"), [("failed", "N"), ("exempted", "exempted"), (None, None)])
    def test_a_result_of_3d_secure_without_a_letter_stays_a_word(self, result: str | None, status: str | None) -> None:
        card = CARD | {"three_d_secure": {"result": result}}
        (attempt,) = read(charge(payment_method_details={"type": "card", "card": card})).attempts
        assert attempt.authentication
        assert attempt.authentication.status == status

    def test_other_methods_have_no_card(self) -> None:
        payment = read(charge(payment_method_details={"type": "ideal", "ideal": {"bank": "ing"}}))
        assert (payment.method, payment.raw_method, payment.attempts[0].card) == (Method.BANK_TRANSFER, "ideal", None)

    @pytest.mark.parametrize(
        ("amount", "currency", "text"),
        [
            (500, "jpy", "500 JPY"),
            (500, "mga", "500 MGA"),
            (50000, "isk", "500.00 ISK"),
            (50000, "ugx", "500.00 UGX"),
            (5120, "kwd", "5.120 KWD"),
            (2550, "huf", "25.50 HUF"),
            (2550, "qqq", "None"),
        ],
    )
    def test_amounts_follow_stripes_own_table(self, amount: int, currency: str, text: str) -> None:
        payment = read(charge(amount=amount, currency=currency))
        assert str(payment.amount) == text
        assert payment.currency == currency.upper()

    @pytest.mark.parametrize(("live", "test"), [(True, False), (False, True), (None, None)])
    def test_mode(self, live: bool | None, test: bool | None) -> None:
        assert read(charge(livemode=live)).test is test
