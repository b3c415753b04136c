from datetime import UTC, datetime

import pytest

from paysupport.adapters.providers.stripe.codes import REASONS
from paysupport.diagnostics.engine import diagnose
from paysupport.model import Certainty, Party, Reason, Via

from .stripe_objects import OUTCOME, declined, error, failed_charge, read

R = Reason
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


class TestDeclines:
    def test_every_decline_code_of_the_documents_is_known(self) -> None:
        documented = {
            "authentication_required",
            "authentication_not_handled",
            "approve_with_id",
            "call_issuer",
            "card_not_supported",
            "card_velocity_exceeded",
            "currency_not_supported",
            "do_not_honor",
            "do_not_try_again",
            "duplicate_transaction",
            "expired_card",
            "fraudulent",
            "generic_decline",
            "incorrect_address",
            "incorrect_cvc",
            "incorrect_number",
            "incorrect_pin",
            "incorrect_zip",
            "insufficient_funds",
            "invalid_account",
            "invalid_amount",
            "invalid_cvc",
            "invalid_expiry_month",
            "invalid_expiry_year",
            "invalid_number",
            "invalid_pin",
            "issuer_not_available",
            "lost_card",
            "merchant_blacklist",
            "mobile_device_authentication_required",
            "new_account_information_available",
            "no_action_taken",
            "not_permitted",
            "offline_pin_required",
            "online_or_offline_pin_required",
            "pickup_card",
            "pin_try_exceeded",
            "processing_error",
            "reenter_transaction",
            "restricted_card",
            "revocation_of_all_authorizations",
            "revocation_of_authorization",
            "security_violation",
            "service_not_allowed",
            "stolen_card",
            "stop_payment_order",
            "testmode_decline",
            "transaction_not_allowed",
            "try_again_later",
            "withdrawal_count_limit_exceeded",
        }
        assert len(documented) == 50
        assert not documented - REASONS.codes.keys()

    @pytest.mark.parametrize(
        ("code", "expected", "final"),
        [
            ("insufficient_funds", R.INSUFFICIENT_FUNDS, False),
            ("lost_card", R.LOST_CARD, True),
            ("stolen_card", R.STOLEN_CARD, True),
            ("do_not_try_again", R.DO_NOT_HONOR, True),
            ("revocation_of_authorization", R.STOP_PAYMENT, True),
            ("merchant_blacklist", R.BLOCKED_BY_OWN_RULES, False),
            ("testmode_decline", R.TEST_CARD_IN_LIVE_MODE, False),
            ("card_velocity_exceeded", R.ISSUER_LIMIT, False),
            ("payment_limit_exceeded", R.WALLET_LIMIT, False),
        ],
    )
    def test_decline_codes(self, code: str, expected: Reason, final: bool) -> None:
        payment = read(declined(last_payment_error=error(decline_code=code)))
        assert payment.decline
        reading = payment.decline.reading
        assert (reading.reason, reading.final, reading.via) == (expected, final, Via.PROVIDER)

    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            ("expired_card", R.EXPIRED_CARD),
            ("incorrect_cvc", R.INCORRECT_CVC),
            ("processing_error", R.PROVIDER_TEMPORARY_ERROR),
            ("authentication_required", R.AUTHENTICATION_REQUIRED),
            ("payment_intent_authentication_failure", R.AUTHENTICATION_FAILED),
            ("payment_method_customer_decline", R.CANCELLED_BY_PAYER),
            ("payment_intent_payment_attempt_expired", R.PAYER_ABANDONED),
            ("charge_exceeds_transaction_limit", R.ACQUIRER_LIMIT),
            ("card_declined", R.GENERIC_DECLINE),
        ],
    )
    def test_error_codes_count_where_there_is_no_decline_code(self, code: str, expected: Reason) -> None:
        assert read(declined(last_payment_error=error(code=code, decline_code=None))).reason is expected

    def test_the_message_counts_where_there_is_no_code(self) -> None:
        told = error(code=None, decline_code=None, message="Your card's security code is incorrect.")
        payment = read(declined(last_payment_error=told))
        assert payment.decline
        assert (payment.reason, payment.decline.reading.via) == (R.INCORRECT_CVC, Via.MESSAGE)
        assert payment.decline.reading.certainty is Certainty.LIKELY

    def test_an_unknown_code_is_kept_and_stays_unknown(self) -> None:
        payment = read(declined(last_payment_error=error(decline_code="moon_phase", message="No.")))
        assert payment.decline
        assert (payment.reason, payment.decline.code) == (R.UNKNOWN, "moon_phase")

    @pytest.mark.parametrize("code", ["generic_decline", "fraudulent", "card_declined"])
    def test_who_refused_is_open_until_the_outcome_tells(self, code: str) -> None:
        refused = error(decline_code=code)
        alone = read(declined(last_payment_error=refused)).decline
        assert alone
        assert (alone.reading.certainty, alone.reading.others) == (Certainty.LIKELY, (R.BLOCKED_BY_OWN_RULES,))
        assert alone.refused_by is None
        by_issuer = failed_charge(outcome=OUTCOME | {"reason": code, "network_decline_code": None})
        told = read(declined(last_payment_error=refused, latest_charge=by_issuer)).decline
        assert told
        assert told.reading.reason is alone.reading.reason
        assert (told.reading.certainty, told.reading.others) == (Certainty.CERTAIN, ())
        assert told.refused_by is Party.ISSUER

    @pytest.mark.parametrize("why", ["highest_risk_level", "rule", "low_probability_of_authorization", "never_seen"])
    @pytest.mark.parametrize("code", ["generic_decline", "fraudulent", "incorrect_cvc"])
    def test_radar_blocks_are_the_merchants_rules_whatever_the_code(self, why: str, code: str) -> None:
        blocked = {"type": "blocked", "reason": why, "rule": {"id": "rule_7"} if why == "rule" else None}
        told = failed_charge(outcome=blocked)
        for payment in (read(declined(last_payment_error=error(decline_code=code), latest_charge=told)), read(told)):
            assert payment.decline
            assert payment.reason is R.BLOCKED_BY_OWN_RULES
            assert payment.decline.reading.certainty is Certainty.CERTAIN
            assert payment.decline.refused_by is Party.MERCHANT
            assert payment.attempts[-1].blocked_by == ("rule_7" if why == "rule" else why)
            verdict = diagnose(payment, now=NOW).verdict
            assert verdict
            assert {item.value for item in verdict.evidence if item.path.endswith("outcome/reason")} == {why}

    def test_invalid_requests_are_refused_by_the_merchants_side(self) -> None:
        payment = read(failed_charge(outcome={"type": "invalid", "reason": None}))
        assert payment.decline
        assert payment.decline.refused_by is Party.MERCHANT

    @pytest.mark.parametrize(
        ("advice", "of_mastercard"),
        [
            ({"advice_code": "do_not_try_again"}, R.INSUFFICIENT_FUNDS),
            ({"network_advice_code": "03"}, R.INSUFFICIENT_FUNDS),
            ({"network_advice_code": "21", "advice_code": "try_again_later"}, R.STOP_PAYMENT),
            ({"network_advice_code": "01", "advice_code": "do_not_try_again"}, R.NEW_ACCOUNT_INFORMATION),
        ],
    )
    def test_never_again_from_any_side_is_final(self, advice: dict[str, str], of_mastercard: Reason) -> None:
        silent = {"network_advice_code": None, "advice_code": None}
        by_charge = read(failed_charge(outcome=OUTCOME | silent | advice))
        on_visa = read(declined(last_payment_error=error(**advice)))
        for payment, reason in ((by_charge, of_mastercard), (on_visa, R.INSUFFICIENT_FUNDS)):
            assert payment.decline
            assert payment.decline.reading.final
            assert payment.reason is reason
            assert payment.decline.advice == advice.get("network_advice_code", "do_not_try_again")
