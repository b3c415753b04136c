import json
from datetime import UTC, date, datetime

import pytest

from paysupport.adapters.providers.adyen import Adyen
from paysupport.adapters.providers.adyen.codes import EXPONENTS, REASONS, STATUSES, raw_response
from paysupport.adapters.providers.adyen.methods import method_of, network_of
from paysupport.codes import Said
from paysupport.codes import read as meaning
from paysupport.model import Certainty, Decline, Method, Party, Reason, Status, Via

from .adyen_items import item, read, told

R = Reason
REFUSALS = {
    "2": ("Refused", R.GENERIC_DECLINE),
    "3": ("Referral", R.DO_NOT_HONOR),
    "4": ("Acquirer Error", R.ACQUIRER_ERROR),
    "5": ("Blocked Card", R.RESTRICTED_CARD),
    "6": ("Expired Card", R.EXPIRED_CARD),
    "7": ("Invalid Amount", R.INVALID_AMOUNT),
    "8": ("Invalid Card Number", R.INCORRECT_NUMBER),
    "9": ("Issuer Unavailable", R.ISSUER_UNAVAILABLE),
    "10": ("Not supported", R.TRANSACTION_NOT_PERMITTED),
    "11": ("3D Not Authenticated", R.AUTHENTICATION_FAILED),
    "12": ("Not enough balance", R.INSUFFICIENT_FUNDS),
    "14": ("Acquirer Fraud", R.ACQUIRER_SUSPECTED_FRAUD),
    "15": ("Cancelled", R.CANCELLED_BY_PAYER),
    "16": ("Shopper Cancelled", R.CANCELLED_BY_PAYER),
    "17": ("Invalid Pin", R.INCORRECT_PIN),
    "18": ("Pin tries exceeded", R.PIN_TRIES_EXCEEDED),
    "19": ("Pin validation not possible", R.ISSUER_ERROR),
    "20": ("FRAUD", R.BLOCKED_BY_OWN_RULES),
    "21": ("Not Submitted", R.INVALID_REQUEST),
    "22": ("FRAUD-CANCELLED", R.BLOCKED_BY_OWN_RULES),
    "23": ("Transaction Not Permitted", R.TRANSACTION_NOT_PERMITTED),
    "24": ("CVC Declined", R.INCORRECT_CVC),
    "25": ("Restricted Card", R.RESTRICTED_CARD),
    "26": ("Revocation Of Auth", R.STOP_PAYMENT),
    "27": ("Declined Non Generic", R.GENERIC_DECLINE),
    "28": ("Withdrawal amount exceeded", R.ISSUER_LIMIT),
    "29": ("Withdrawal count exceeded", R.ISSUER_LIMIT),
    "31": ("Issuer Suspected Fraud", R.ISSUER_SUSPECTED_FRAUD),
    "32": ("AVS Declined", R.INCORRECT_ADDRESS),
    "33": ("Card requires online pin", R.AUTHENTICATION_REQUIRED),
    "34": ("No checking account available on Card", R.INVALID_ACCOUNT),
    "35": ("No savings account available on Card", R.INVALID_ACCOUNT),
    "36": ("Mobile pin required", R.AUTHENTICATION_REQUIRED),
    "37": ("Contactless fallback", R.PAYER_ABANDONED),
    "38": ("Authentication required", R.AUTHENTICATION_REQUIRED),
    "39": ("RReq not received from DS", R.AUTHENTICATION_ISSUER_ERROR),
    "40": ("Current AID is in Penalty Box", R.NETWORK_ERROR),
    "41": ("CVM Required Restart Payment", R.AUTHENTICATION_REQUIRED),
    "42": ("3DS Authentication Error", R.AUTHENTICATION_ISSUER_ERROR),
    "46": ("Transaction blocked by Adyen to prevent excessive retry fees", R.BLOCKED_BY_OWN_RULES),
    "50": ("Token Revoked", R.SAVED_CARD_UNUSABLE),
}


def answer(code: str | None = "2", name: str | None = "Refused", **more: str) -> Decline:
    refused = {
        "pspReference": "V4HZ4RBFJGXXGN82",
        "resultCode": "Refused",
        "refusalReasonCode": code,
        "refusalReason": name,
        "additionalData": {"paymentMethod": "mc"} | more,
    }
    decline = read(refused).decline
    assert decline
    return decline


def notified(reason: str, **more: str) -> Decline:
    decline = told(item(success="false", reason=reason, additionalData=more)).decline
    assert decline
    return decline


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_means_the_same_by_its_code_and_by_its_name(code: str) -> None:
    name, expected = REFUSALS[code]
    by_code, by_name = answer(code, name), notified(name)
    assert (by_code.reading.reason, by_code.reading.via, by_code.code) == (expected, Via.PROVIDER, code)
    assert (by_name.reading.reason, by_name.reading.via, by_name.message) == (expected, Via.MESSAGE, name)
    assert by_code.reading.certainty is by_name.reading.certainty
    assert by_code.refused_by is by_name.refused_by


def test_no_refusal_is_missing_or_made_up() -> None:
    assert REASONS.codes.keys() == REFUSALS.keys()


@pytest.mark.parametrize("code", ["0", "1", "13", "30", "43", "44", "45", "47", "99"])
def test_codes_of_no_document_stay_unknown(code: str) -> None:
    assert meaning(Said(code=code), REASONS, date.max).reason is R.UNKNOWN


@pytest.mark.parametrize(
    ("code", "party"),
    [
        ("4", Party.ACQUIRER),
        ("14", Party.ACQUIRER),
        ("20", Party.MERCHANT),
        ("22", Party.MERCHANT),
        ("31", Party.ISSUER),
        ("46", Party.PROVIDER),
        ("2", None),
        ("12", None),
    ],
)
def test_who_refused_is_told_where_the_reason_names_him(code: str, party: Party | None) -> None:
    assert answer(code, REFUSALS[code][0]).refused_by is party


@pytest.mark.parametrize(("code", "blocked"), [("20", True), ("22", True), ("46", True), ("31", False), ("5", False)])
def test_a_payment_that_rules_stopped_says_by_what(code: str, blocked: bool) -> None:
    name = REFUSALS[code][0]
    (attempt,) = told(item(success="false", reason=name)).attempts
    assert attempt.blocked_by == (name if blocked else None)


def test_a_revoked_authorisation_is_final() -> None:
    assert answer("26", "Revocation Of Auth").reading.final
    assert not answer("12", "Not enough balance").reading.final


class TestRawAnswers:
    @pytest.mark.parametrize(
        ("raw", "code", "wording"),
        [
            ("05 : Do not honor", "05", "Do not honor"),
            ("05: Do not honor", "05", "Do not honor"),
            ("5 : Do not honor", "05", "Do not honor"),
            ("N7 : Decline for CVV2 failure", "N7", "Decline for CVV2 failure"),
            ("R1 : Revocation of authorization order", "R1", "Revocation of authorization order"),
            ("1A : Additional customer authentication required", "1A", "Additional customer authentication required"),
            ("100 : Deny", "100", "Deny"),
            ("AUTHORISED", None, "AUTHORISED"),
            ("DECLINED Expired Card", None, "DECLINED Expired Card"),
            ("039404:1111:03/2030", None, "039404:1111:03/2030"),
            ("05 :", None, "05 :"),
            (None, None, None),
        ],
    )
    def test_code_and_wording(self, raw: str | None, code: str | None, wording: str | None) -> None:
        assert raw_response(raw) == (code, wording)

    def test_the_code_of_the_network_is_kept(self) -> None:
        decline = answer(refusalReasonRaw="51 : Insufficient funds")
        assert (decline.network, decline.network_code) == ("mastercard", "51")
        assert (decline.code, decline.message) == ("2", "Refused")

    def test_the_wording_counts_where_adyen_says_nothing(self) -> None:
        assert answer(refusalReasonRaw="51 : Insufficient funds").reading.reason is R.INSUFFICIENT_FUNDS
        assert answer(refusalReasonRaw="91 : Issuer unavailable").reading.reason is R.ISSUER_UNAVAILABLE

    def test_a_wording_that_says_nothing_changes_nothing(self) -> None:
        reading = answer(refusalReasonRaw="99 : Declined by moon phase").reading
        assert (reading.reason, reading.via) == (R.GENERIC_DECLINE, Via.PROVIDER)

    def test_a_reason_of_adyens_own_is_not_overruled_by_a_wording(self) -> None:
        assert (
            answer("20", "FRAUD", refusalReasonRaw="51 : Insufficient funds").reading.reason is R.BLOCKED_BY_OWN_RULES
        )

    def test_the_raw_answer_may_stand_in_the_reason_itself(self) -> None:
        decline = notified("05 : Do not honor")
        assert decline.network_code == "05"
        assert decline.reading.reason is R.DO_NOT_HONOR

    def test_without_any_reason_the_raw_wording_is_the_message(self) -> None:
        decline = answer(None, None, refusalReasonRaw="DECLINED CVC")
        assert (decline.code, decline.message, decline.reading.reason) == (None, "DECLINED CVC", R.INCORRECT_CVC)


@pytest.mark.parametrize(
    ("told_", "advice", "final", "reason"),
    [
        ("01 : New account information available", "01", False, R.NEW_ACCOUNT_INFORMATION),
        ("02 : Try again later", "02", False, R.INSUFFICIENT_FUNDS),
        ("3 : Do not try again", "03", True, R.INSUFFICIENT_FUNDS),
        ("03 : Do not try again", "03", True, R.INSUFFICIENT_FUNDS),
        ("21 : Payment cancellation", "21", True, R.STOP_PAYMENT),
        ("03", "03", True, R.INSUFFICIENT_FUNDS),
        ("24 : Retry after 1 hour", "24", False, R.INSUFFICIENT_FUNDS),
    ],
)
def test_the_merchant_advice_code(told_: str, advice: str, final: bool, reason: Reason) -> None:
    decline = answer("12", "Not enough balance", merchantAdviceCode=told_)
    assert (decline.advice, decline.reading.final, decline.reading.reason) == (advice, final, reason)


@pytest.mark.parametrize("code", STATUSES)
def test_every_result_code(code: str) -> None:
    payment = read({"resultCode": code, "pspReference": "V4HZ4RBFJGXXGN82", "refusalReason": "null"})
    assert (payment.status, payment.raw_status) == (STATUSES[code], code)
    assert (payment.decline is not None) is (STATUSES[code] is Status.FAILED)
    assert bool(payment.attempts) is (STATUSES[code] in {Status.AUTHORIZED, Status.FAILED, Status.CANCELLED})


def test_the_result_codes_are_those_of_the_specification() -> None:
    waiting = {"ChallengeShopper", "IdentifyShopper", "PresentToShopper", "RedirectShopper"}
    assert {code for code, status in STATUSES.items() if status is Status.REQUIRES_ACTION} == waiting
    assert {code for code, status in STATUSES.items() if status is Status.FAILED} == {"Error", "Refused"}
    assert {code for code, status in STATUSES.items() if status is Status.PENDING} == {"Pending", "Received"}
    assert len(STATUSES) == 13
    assert read({"resultCode": "Success", "pspReference": "V4HZ4RBFJGXXGN82"}).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("currency", "minor", "major"),
    [
        ("CLP", 100000, "1000.00"),
        ("ISK", 279000, "2790.00"),
        ("CVE", 1000, "1000"),
        ("IDR", 15000, "15000"),
        ("JPY", 1200, "1200"),
        ("KWD", 2550, "2.550"),
        ("EUR", 2550, "25.50"),
        ("BYN", 2550, "25.50"),
    ],
)
def test_amounts_are_read_by_adyens_own_exponents(currency: str, minor: int, major: str) -> None:
    amount = told(item(amount={"currency": currency, "value": minor})).amount
    assert amount
    assert (amount.text, amount.currency) == (major, currency)
    assert amount.minor(EXPONENTS) == minor


def test_an_amount_in_an_unknown_currency_is_unknown() -> None:
    payment = told(item(amount={"currency": "XQZ", "value": 2550}))
    assert (payment.amount, payment.currency) == (None, "XQZ")


@pytest.mark.parametrize(
    ("word", "method", "network"),
    [
        ("visa", Method.CARD, "visa"),
        ("mc", Method.CARD, "mastercard"),
        ("mc_applepay", Method.CARD, "mastercard"),
        ("visa_googlepay", Method.CARD, "visa"),
        ("cup", Method.CARD, "unionpay"),
        ("cartebancaire", Method.CARD, None),
        ("scheme", Method.CARD, None),
        ("ideal", Method.BANK_TRANSFER, None),
        ("bankTransfer_IBAN", Method.BANK_TRANSFER, None),
        ("bankTransfer_NL", Method.BANK_TRANSFER, None),
        ("sepadirectdebit", Method.DIRECT_DEBIT, None),
        ("directdebit_GB", Method.DIRECT_DEBIT, None),
        ("paypal", Method.WALLET, None),
        ("doku_wallet", Method.WALLET, None),
        ("klarna_paynow", Method.CREDIT, None),
        ("facilypay_3x", Method.CREDIT, None),
        ("boletobancario_itau", Method.CASH, None),
        ("giftcard", Method.OTHER, None),
        ("svs_new", Method.OTHER, None),
        (None, None, None),
    ],
)
def test_means_of_payment(word: str | None, method: Method | None, network: str | None) -> None:
    assert (method_of(word), network_of(word)) == (method, network)


def test_an_error_answer_may_cite_a_code_in_figures() -> None:
    payment = Adyen().read(json.dumps({"resultCode": "Refused", "pspReference": "X", "refusalReasonCode": 6}).encode())
    assert payment[0].reason is R.EXPIRED_CARD
    assert payment[0].decline
    assert payment[0].decline.reading.certainty is Certainty.CERTAIN


def test_the_day_of_the_attempt_is_the_events() -> None:
    (attempt,) = told(item(success="false", reason="Refused")).attempts
    assert attempt.at == datetime(2026, 11, 20, 10, tzinfo=UTC)
