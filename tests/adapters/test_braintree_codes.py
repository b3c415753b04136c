import pytest

from paysupport.adapters.providers.braintree.codes import REASONS, meant
from paysupport.model import Certainty, Party, Reason, Status

from .braintree_objects import answer, declined, event, node, notification, read, transaction

R = Reason

STATUSES = {
    "authorization_expired": Status.EXPIRED,
    "authorized": Status.AUTHORIZED,
    "authorizing": Status.PENDING,
    "failed": Status.FAILED,
    "gateway_rejected": Status.FAILED,
    "processor_declined": Status.FAILED,
    "settled": Status.PAID,
    "settlement_confirmed": Status.PAID,
    "settlement_declined": Status.FAILED,
    "settlement_failed": Status.FAILED,
    "settlement_pending": Status.PENDING,
    "settling": Status.PAID,
    "submitted_for_settlement": Status.PAID,
    "voided": Status.CANCELLED,
}

REFUNDS = {
    "authorized": Status.PENDING,
    "authorizing": Status.PENDING,
    "failed": Status.FAILED,
    "gateway_rejected": Status.FAILED,
    "processor_declined": Status.FAILED,
    "settled": Status.REFUNDED,
    "settlement_confirmed": Status.PENDING,
    "settlement_declined": Status.FAILED,
    "settlement_failed": Status.FAILED,
    "settlement_pending": Status.PENDING,
    "settling": Status.PENDING,
    "submitted_for_settlement": Status.PENDING,
    "voided": Status.CANCELLED,
}

DISPUTES = {
    "accepted": Status.REFUNDED,
    "auto_accepted": Status.REFUNDED,
    "disputed": Status.DISPUTED,
    "expired": Status.REFUNDED,
    "lost": Status.REFUNDED,
    "open": Status.DISPUTED,
    "under_review": Status.DISPUTED,
    "won": Status.PAID,
}

CODES = {
    R.ACQUIRER_ERROR: "2025 2026 2027 2028 2029 2030 2040 2042 2045 2055 2079 4023",
    R.ACQUIRER_LIMIT: "2056",
    R.ACQUIRER_SUSPECTED_FRAUD: "2077 4005",
    R.AUTHENTICATION_REQUIRED: "2099 2101",
    R.AUTHORIZATION_EXPIRED: "2067",
    R.BLOCKED_BY_OWN_RULES: "2063 2085",
    R.CARD_COUNTRY_NOT_ALLOWED: "2082",
    R.CARD_NOT_ACTIVATED: "2107",
    R.CARD_NOT_SUPPORTED: "2024",
    R.CURRENCY_NOT_ENABLED: "2064 2088 2091",
    R.DO_NOT_HONOR: "2000 2011 2034 2041 2043 2044 2074 2104 2106",
    R.DUPLICATE: "2016 2069 2094 4003 4004",
    R.EXPIRED_CARD: "2004",
    R.GENERIC_DECLINE: "2038 2046 2109 4001",
    R.IDENTIFICATION_REQUIRED: "2084",
    R.INCORRECT_ADDRESS: "2059",
    R.INCORRECT_CARD_DATA: "2060",
    R.INCORRECT_CVC: "2010",
    R.INCORRECT_EXPIRY: "2006",
    R.INCORRECT_NUMBER: "2005 2008 2009",
    R.INCORRECT_PIN: "2102",
    R.INSUFFICIENT_FUNDS: "2001",
    R.INVALID_ACCOUNT: "2007 2075 2105 2108 4025",
    R.INVALID_AMOUNT: "2048 2054 2090 4006 4022 4026",
    R.INVALID_CREDENTIALS: "2080",
    R.INVALID_REQUEST: (
        "2032 2033 2037 2039 2049 2050 2051 2052 2061 2062 2065 2072 2073 2078 2083 2095 2096 4019 4024"
    ),
    R.INVALID_TRANSACTION: "2019",
    R.ISSUER_ERROR: "2035",
    R.ISSUER_LIMIT: "2002 2003",
    R.ISSUER_SUSPECTED_FRAUD: "2014",
    R.LIMIT_OF_UNKNOWN_OWNER: "2097 2098 4020",
    R.LOST_CARD: "2012 2053",
    R.MERCHANT_SUSPENDED: "2066 2068 2071",
    R.NEW_ACCOUNT_INFORMATION: "2022",
    R.OPERATION_NOT_ENABLED: "2023 2058 2081 2087 2089 2100 4018 4021",
    R.ORDER_NOT_FOUND: "2036",
    R.PICKUP_CARD: "2047",
    R.PIN_TRIES_EXCEEDED: "2103",
    R.PROVIDER_ERROR: "2031",
    R.PROVIDER_TEMPORARY_ERROR: "3000",
    R.RESTRICTED_CARD: "2057",
    R.SAVED_CARD_UNUSABLE: "2093",
    R.SECURITY_VIOLATION: "2020 2021",
    R.STOLEN_CARD: "2013",
    R.STOP_PAYMENT: "2017 2018 2070",
    R.TRANSACTION_NOT_PERMITTED: "2015 2076",
    R.VERIFICATION_FAILED: "2092",
    R.WALLET_LIMIT: "2086",
}
ALL_CODES = [(code, reason) for reason, codes in CODES.items() for code in codes.split()]

REJECTIONS = {
    "application_incomplete": (R.MERCHANT_SUSPENDED, Party.PROVIDER),
    "avs": (R.INCORRECT_ADDRESS, Party.MERCHANT),
    "avs_and_cvv": (R.INCORRECT_CARD_DATA, Party.MERCHANT),
    "cvv": (R.INCORRECT_CVC, Party.MERCHANT),
    "duplicate": (R.DUPLICATE, Party.MERCHANT),
    "excessive_retry": (R.BLOCKED_BY_OWN_RULES, None),
    "fraud": (R.BLOCKED_BY_OWN_RULES, None),
    "manual_transactions_disabled": (R.OPERATION_NOT_ENABLED, Party.MERCHANT),
    "payment_method_blocked": (R.BLOCKED_BY_OWN_RULES, None),
    "risk_threshold": (R.BLOCKED_BY_OWN_RULES, Party.MERCHANT),
    "three_d_secure": (R.AUTHENTICATION_REQUIRED, Party.MERCHANT),
    "token_issuance": (R.UNKNOWN, None),
    "too_many_confirmation_attempts": (R.CONFIRMATION_FAILED, None),
    "union_pay_enrollment_required": (R.AUTHENTICATION_REQUIRED, None),
}


@pytest.mark.parametrize(("word", "status"), STATUSES.items())
def test_a_status_in_both_spellings(word: str, status: Status) -> None:
    assert read(transaction(status=word)).status is status
    assert read(answer(node(word.upper()))).status is status


@pytest.mark.parametrize(("word", "status"), REFUNDS.items())
def test_a_status_of_a_refund(word: str, status: Status) -> None:
    assert read(transaction(id="r", status=word, refunded_transaction_id="t")).status is status


@pytest.mark.parametrize(("word", "status"), DISPUTES.items())
def test_a_status_of_a_dispute(word: str, status: Status) -> None:
    dispute = {"id": "d", "status": word, "kind": "chargeback", "transaction": {"id": "t"}}
    assert read(notification(f"dispute_{word}", {"dispute": dispute})).status is status


@pytest.mark.parametrize(("code", "reason"), ALL_CODES)
def test_a_code_of_the_processor_or_the_settlement(code: str, reason: Reason) -> None:
    found = read(answer(node("FAILED", event("FAILED", processorResponse={"legacyCode": code, "message": ""}))))
    assert found.decline is not None
    assert (found.decline.code, found.reason) == (code, reason)


def test_no_other_code_is_in_the_table() -> None:
    assert {*REASONS.codes} == {code for code, _ in ALL_CODES} | REJECTIONS.keys() - {"token_issuance"}


@pytest.mark.parametrize(("word", "expected"), REJECTIONS.items())
def test_a_reason_of_a_rejection(word: str, expected: tuple[Reason, Party | None]) -> None:
    found = read(transaction(status="gateway_rejected", gateway_rejection_reason=word))
    assert found.decline is not None
    assert (found.reason, found.decline.refused_by) == expected


@pytest.mark.parametrize("code", ["2109", "2110", "2500", "2999"])
def test_the_rest_of_the_range_means_a_decline(code: str) -> None:
    found = read(declined(code, "Processor Declined"))
    assert found.decline is not None
    assert (found.decline.code, found.reason) == (code, Reason.GENERIC_DECLINE)


@pytest.mark.parametrize("code", ["2108", "210", "21090", "3001", "2x09", "", None])
def test_what_lies_outside_of_the_range(code: str | None) -> None:
    assert meant(code) == code


@pytest.mark.parametrize("code", ["1000", "1001", "1002", "1003", "1004", "1005", "4000", "4002"])
def test_an_approval_refuses_nothing(code: str) -> None:
    found = read(transaction(status="failed", processor_response_code=code, processor_response_text="Approved"))
    assert found.decline is not None
    assert (found.decline.code, found.reason) == (None, Reason.UNKNOWN)


@pytest.mark.parametrize(("code", "final"), [("2017", True), ("2018", True), ("2043", True), ("2000", False)])
def test_what_forbids_another_attempt(code: str, *, final: bool) -> None:
    found = read(declined(code, ""))
    assert found.decline is not None
    assert found.decline.reading.final is final


@pytest.mark.parametrize(("advice", "final"), [("03", True), ("21", True), ("02", False), ("24", False)])
def test_the_advice_of_mastercard(advice: str, *, final: bool) -> None:
    found = read(declined("2000", "Do Not Honor", merchant_advice_code=advice))
    assert found.decline is not None
    assert found.decline.reading.final is final


def test_what_is_only_a_word_is_not_certain() -> None:
    found = read(transaction(status="gateway_rejected", gateway_rejection_reason="payment_method_blocked"))
    assert found.decline is not None
    assert found.decline.reading.certainty is Certainty.LIKELY


def test_a_code_that_is_new() -> None:
    found = read(declined("3999", "Something New"))
    assert found.decline is not None
    assert (found.decline.code, found.decline.message, found.reason) == ("3999", "Something New", Reason.UNKNOWN)
