"""Every processor code of Payments v2, and every issue of an answer with HTTP status 422, is known or left out on purpose."""

from datetime import date

import pytest

from paysupport.adapters.providers.paypal.codes import NO_REFUSALS, REASONS, interpret
from paysupport.adapters.providers.paypal.issues import ISSUES
from paysupport.codes import Said
from paysupport.decoding import decode
from paysupport.model import Certainty, Reason, Status, Via
from tests.adapters.paypal_asking import document, read

R = Reason

PROCESSOR = [
    "0000",
    "00N7",
    "0100",
    "0390",
    "0500",
    "0580",
    "0800",
    "0880",
    "0890",
    "0960",
    "0R00",
    "1000",
    "10BR",
    "1300",
    "1310",
    "1312",
    "1317",
    "1320",
    "1330",
    "1335",
    "1340",
    "1350",
    "1352",
    "1360",
    "1370",
    "1380",
    "1382",
    "1384",
    "1390",
    "1393",
    "5100",
    "5110",
    "5120",
    "5130",
    "5135",
    "5140",
    "5150",
    "5160",
    "5170",
    "5180",
    "5190",
    "5200",
    "5210",
    "5400",
    "5500",
    "5650",
    "5700",
    "5710",
    "5800",
    "5900",
    "5910",
    "5920",
    "5930",
    "5950",
    "6300",
    "7600",
    "7700",
    "7710",
    "7800",
    "7900",
    "8000",
    "8010",
    "8020",
    "8030",
    "8100",
    "8110",
    "8220",
    "9100",
    "9500",
    "9510",
    "9520",
    "9530",
    "9540",
    "9600",
    "PCNR",
    "PCVV",
    "PP06",
    "PPRN",
    "PPAD",
    "PPAB",
    "PPAE",
    "PPAG",
    "PPAI",
    "PPAR",
    "PPAU",
    "PPAV",
    "PPAX",
    "PPBG",
    "PPC2",
    "PPCE",
    "PPCO",
    "PPCR",
    "PPCT",
    "PPCU",
    "PPD3",
    "PPDC",
    "PPDI",
    "PPDV",
    "PPDT",
    "PPEF",
    "PPEL",
    "PPER",
    "PPEX",
    "PPFE",
    "PPFI",
    "PPFR",
    "PPFV",
    "PPGR",
    "PPH1",
    "PPIF",
    "PPII",
    "PPIM",
    "PPIT",
    "PPLR",
    "PPLS",
    "PPMB",
    "PPMC",
    "PPMD",
    "PPNC",
    "PPNL",
    "PPNM",
    "PPNT",
    "PPPH",
    "PPPI",
    "PPPM",
    "PPQC",
    "PPRE",
    "PPRF",
    "PPRR",
    "PPS0",
    "PPS1",
    "PPS2",
    "PPS3",
    "PPS4",
    "PPS5",
    "PPS6",
    "PPSC",
    "PPSD",
    "PPSE",
    "PPTE",
    "PPTF",
    "PPTI",
    "PPTR",
    "PPTT",
    "PPTV",
    "PPUA",
    "PPUC",
    "PPUE",
    "PPUI",
    "PPUP",
    "PPUR",
    "PPVC",
    "PPVE",
    "PPVT",
]
"""The enumeration in paypal-rest-api-specifications 2024-02-03, payments_payment_v2.json."""

MEANINGS = {
    "00N7": R.INCORRECT_CVC,
    "0390": R.INVALID_ACCOUNT,
    "0500": R.DO_NOT_HONOR,
    "0R00": R.STOP_PAYMENT,
    "1310": R.INVALID_AMOUNT,
    "1330": R.INVALID_ACCOUNT,
    "1350": R.ACQUIRER_ERROR,
    "1380": R.INCORRECT_EXPIRY,
    "5100": R.GENERIC_DECLINE,
    "5110": R.INCORRECT_CVC,
    "5120": R.INSUFFICIENT_FUNDS,
    "5135": R.PIN_TRIES_EXCEEDED,
    "5140": R.INVALID_ACCOUNT,
    "5150": R.PICKUP_CARD,
    "5170": R.INCORRECT_ADDRESS,
    "5180": R.RESTRICTED_CARD,
    "5200": R.DUPLICATE,
    "5400": R.EXPIRED_CARD,
    "5650": R.AUTHENTICATION_REQUIRED,
    "5700": R.TRANSACTION_NOT_PERMITTED,
    "5710": R.ISSUER_LIMIT,
    "5920": R.ISSUER_UNAVAILABLE,
    "5930": R.CARD_NOT_ACTIVATED,
    "5950": R.NEW_ACCOUNT_INFORMATION,
    "7710": R.AUTHENTICATION_FAILED,
    "8110": R.PROVIDER_TEMPORARY_ERROR,
    "9500": R.ISSUER_SUSPECTED_FRAUD,
    "9510": R.SECURITY_VIOLATION,
    "9520": R.LOST_CARD,
    "PCVV": R.INCORRECT_CVC,
    "PPAE": R.CARD_NOT_SUPPORTED,
    "PPCO": R.CARD_COUNTRY_NOT_ALLOWED,
    "PPEF": R.EXPIRED_CARD,
    "PPNT": R.NETWORK_ERROR,
    "PPRR": R.ACQUIRER_ERROR,
    "PPS3": R.AUTHORIZATION_EXPIRED,
    "PPUC": R.CURRENCY_NOT_ENABLED,
    "PPVE": R.INVALID_REQUEST,
    "INSTRUMENT_DECLINED": R.GENERIC_DECLINE,
    "TRANSACTION_REFUSED": R.GENERIC_DECLINE,
    "PAYEE_BLOCKED_TRANSACTION": R.BLOCKED_BY_OWN_RULES,
    "TRANSACTION_BLOCKED_BY_PAYEE": R.BLOCKED_BY_OWN_RULES,
    "COMPLIANCE_VIOLATION": R.LEGAL_RESTRICTION,
    "CARD_EXPIRED": R.EXPIRED_CARD,
    "CARD_BRAND_NOT_SUPPORTED": R.CARD_NOT_SUPPORTED,
    "CURRENCY_NOT_SUPPORTED_FOR_CARD_TYPE": R.CARD_CURRENCY_NOT_SUPPORTED,
    "CURRENCY_NOT_SUPPORTED_FOR_COUNTRY": R.CURRENCY_NOT_ENABLED,
    "DECIMALS_NOT_SUPPORTED": R.INVALID_AMOUNT,
    "DUPLICATE_INVOICE_ID": R.DUPLICATE,
    "ORDER_ALREADY_CAPTURED": R.DUPLICATE,
    "ORDER_EXPIRED": R.ORDER_EXPIRED,
    "ORDER_NOT_APPROVED": R.PAYER_NOT_CONFIRMED,
    "PAYER_ACCOUNT_RESTRICTED": R.INVALID_ACCOUNT,
    "PAYEE_ACCOUNT_RESTRICTED": R.MERCHANT_SUSPENDED,
    "TRANSACTION_RECEIVING_LIMIT_EXCEEDED": R.ACQUIRER_LIMIT,
    "TRANSACTION_LIMIT_EXCEEDED": R.LIMIT_OF_UNKNOWN_OWNER,
    "PAYEE_NOT_ENABLED_FOR_CARD_PROCESSING": R.OPERATION_NOT_ENABLED,
    "ITEM_TOTAL_MISMATCH": R.INVALID_AMOUNT,
    "NO_PAYMENT_SOURCE_PROVIDED": R.INVALID_REQUEST,
    "AUTHORIZATION_EXPIRED": R.AUTHORIZATION_EXPIRED,
    "TOKEN_EXPIRED": R.SAVED_CARD_UNUSABLE,
    "DECLINED_BY_RISK_FRAUD_FILTERS": R.BLOCKED_BY_OWN_RULES,
}


def test_there_are_154_codes() -> None:
    assert len(PROCESSOR) == len(set(PROCESSOR)) == 154


@pytest.mark.parametrize("code", PROCESSOR)
def test_every_processor_code_refuses_for_a_reason_or_approves(code: str) -> None:
    told = document("capture_declined")
    told["processor_response"] = {"response_code": code}
    decline = read(told).decline
    assert decline
    if code in NO_REFUSALS:
        assert (decline.code, decline.reading.reason) == (None, R.UNKNOWN)
    else:
        assert decline.code == code
        assert decline.reading.reason is not R.UNKNOWN
        assert decline.reading.via is Via.PROVIDER
        assert decline.reading.source


@pytest.mark.parametrize(("code", "reason"), MEANINGS.items())
def test_what_a_code_means(code: str, reason: Reason) -> None:
    assert decode(provider="paypal", code=code).reason is reason


@pytest.mark.parametrize("issue", ISSUES)
def test_every_issue_makes_a_failed_payment(issue: str) -> None:
    payment = read(document("error_declined", details=[{"issue": issue, "description": "as published"}]))
    assert payment.decline
    assert (payment.status, payment.decline.code) == (Status.FAILED, issue)
    assert payment.reason is not R.UNKNOWN


def test_a_name_that_says_nothing_is_only_possibly_a_decline() -> None:
    reading = interpret(Said(code="PPLS"), date.max)
    assert (reading.reason, reading.certainty) == (R.GENERIC_DECLINE, Certainty.POSSIBLE)


@pytest.mark.parametrize("code", ["5150", "5180", "9500", "9520", "PPRN", "5910"])
def test_codes_after_which_nobody_tries_again(code: str) -> None:
    assert interpret(Said(code=code), date.max).final


@pytest.mark.parametrize("code", ["5120", "5920", "9100", "5100"])
def test_codes_after_which_somebody_may(code: str) -> None:
    assert not interpret(Said(code=code), date.max).final


@pytest.mark.parametrize(
    ("network", "advice", "reason", "final"),
    [
        ("visa", "02", R.STOP_PAYMENT, True),
        ("visa", "03", R.STOP_PAYMENT, True),
        ("visa", "21", R.STOP_PAYMENT, True),
        ("mastercard", "02", R.INSUFFICIENT_FUNDS, False),
        ("mastercard", "03", R.INSUFFICIENT_FUNDS, True),
        ("mastercard", "21", R.STOP_PAYMENT, True),
        (None, "02", R.INSUFFICIENT_FUNDS, False),
        (None, "99", R.INSUFFICIENT_FUNDS, False),
    ],
)
def test_the_same_advice_differs_by_network(network: str | None, advice: str, reason: Reason, final: bool) -> None:
    reading = interpret(Said(code="5120", network=network, advice=advice), date.max)
    assert (reading.reason, reading.final) == (reason, final)


def test_the_advice_of_a_capture_is_read_with_its_network() -> None:
    told = document("capture_declined")
    told["processor_response"]["payment_advice_code"] = "03"
    told["network_transaction_reference"]["network"] = "VISA"
    decline = read(told).decline
    assert decline
    assert (decline.network, decline.advice, decline.reading.reason) == ("visa", "03", R.STOP_PAYMENT)


def test_every_entry_names_its_source() -> None:
    entries = [each for found in REASONS.codes.values() for each in (found if isinstance(found, tuple) else (found,))]
    assert all(REASONS.reading(each, Via.PROVIDER).source for each in entries)
