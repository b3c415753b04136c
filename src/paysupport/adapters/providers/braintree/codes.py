"""Statuses, kinds of notifications, rejections and response codes of Braintree.

Sources: authorisation responses, developer.paypal.com/braintree/docs/reference/general/processor-responses (as copied
on 2026-07-14), settlement responses, the same, and gateway rejections and statuses of braintree/graphql-api
schema.graphql 2252d47 (2025-04-29); kinds of notifications, types of instruments and cards, braintree/braintree_python
80b03f4 (2026-06-16). Read on 2026-11-25.

Left out are codes that refuse nothing (1000 to 1005, 4000, 4002) and the rejection token_issuance, which no document
explains.
"""

import re
from collections.abc import Iterator

from paysupport.codes import Entry, Table
from paysupport.model import Certainty, Method, Party, Reason, Status
from paysupport.money import iso_exponents

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
    "verified": Status.CREATED,
    "verifying": Status.PENDING,
    "pending": Status.PENDING,
}
"""Of a transaction, in lower case (GraphQL writes capitals); the last three are those of a verification."""

REFUNDS = {
    "failed": Status.FAILED,
    "gateway_rejected": Status.FAILED,
    "processor_declined": Status.FAILED,
    "settled": Status.REFUNDED,
    "settlement_declined": Status.FAILED,
    "settlement_failed": Status.FAILED,
    "voided": Status.CANCELLED,
    "authorized": Status.PENDING,
    "authorizing": Status.PENDING,
    "settlement_confirmed": Status.PENDING,
    "settlement_pending": Status.PENDING,
    "settling": Status.PENDING,
    "submitted_for_settlement": Status.PENDING,
}
"""Of a refund: the money goes back when it is settled."""

KINDS = {
    "local_payment_expired": Status.EXPIRED,
    "local_payment_reversed": Status.CANCELLED,
    "refund_failed": Status.FAILED,
    "transaction_disbursed": Status.PAID,
    "transaction_settled": Status.PAID,
    "transaction_settlement_declined": Status.FAILED,
}
"""What a notification says where its transaction has no status."""

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
"""`disputed`: the merchant has sent his evidence; `expired`: he has not."""

AUTHORISATION = "developer.paypal.com/braintree, authorization responses, 2026-07-14"
SETTLEMENT = "developer.paypal.com/braintree, settlement responses, 2026-11-25"
REJECTION = "braintree/graphql-api schema.graphql, GatewayRejectionReason, 2025-04-29"
ADVICE = "developer.paypal.com/braintree, merchant advice codes, 2026-11-25"

R = Reason
_LIKELY = Certainty.LIKELY


def _sure(reason: Reason, *others: Reason, final: bool = False) -> Entry:
    return Entry(reason, others=others, final=final)


def _likely(reason: Reason, *others: Reason, final: bool = False) -> Entry:
    return Entry(reason, others=others, certainty=_LIKELY, final=final)


def _settled(reason: Reason, certainty: Certainty = Certainty.CERTAIN) -> Entry:
    return Entry(reason, certainty=certainty, source=SETTLEMENT)


def _rejected(reason: Reason, *others: Reason, certainty: Certainty = _LIKELY) -> Entry:
    return Entry(reason, others=others, certainty=certainty, source=REJECTION)


_MEANINGS = (
    (_sure(R.DO_NOT_HONOR), "2000"),
    (_sure(R.INSUFFICIENT_FUNDS), "2001"),
    (_sure(R.ISSUER_LIMIT), "2002 2003"),
    (_sure(R.EXPIRED_CARD), "2004"),
    (_sure(R.INCORRECT_NUMBER), "2005 2009"),
    (_sure(R.INCORRECT_EXPIRY), "2006"),
    (_sure(R.INVALID_ACCOUNT), "2007 2075 2108"),
    (_likely(R.INCORRECT_NUMBER, R.INVALID_REQUEST), "2008"),
    (_sure(R.INCORRECT_CVC), "2010"),
    (_likely(R.DO_NOT_HONOR), "2011 2034 2041 2044 2104 2106"),
    (_likely(R.DO_NOT_HONOR, final=True), "2043"),
    (_sure(R.LOST_CARD), "2012"),
    (_sure(R.STOLEN_CARD), "2013"),
    (_sure(R.ISSUER_SUSPECTED_FRAUD), "2014"),
    (_sure(R.TRANSACTION_NOT_PERMITTED), "2015"),
    (_sure(R.DUPLICATE), "2016 2069 2094"),
    (_sure(R.STOP_PAYMENT, final=True), "2017 2018"),
    (_sure(R.INVALID_TRANSACTION), "2019"),
    (_likely(R.SECURITY_VIOLATION), "2020"),
    (_sure(R.SECURITY_VIOLATION), "2021"),
    (_sure(R.NEW_ACCOUNT_INFORMATION), "2022"),
    (_sure(R.OPERATION_NOT_ENABLED), "2023 2058 2081 2087 2100"),
    (_likely(R.OPERATION_NOT_ENABLED), "2089"),
    (_sure(R.CARD_NOT_SUPPORTED), "2024"),
    (_sure(R.ACQUIRER_ERROR), "2025 2026 2027 2028 2029 2030 2040 2042 2045 2055 2079"),
    (_likely(R.PROVIDER_ERROR), "2031"),
    (_likely(R.INVALID_REQUEST), "2032 2033 2037 2052 2065 2073 2078 2095"),
    (_sure(R.INVALID_REQUEST), "2039 2049 2050 2061 2062 2072 2083 2096"),
    (_likely(R.INVALID_REQUEST, R.INCORRECT_NUMBER), "2051"),
    (_likely(R.ISSUER_ERROR), "2035"),
    (_likely(R.ORDER_NOT_FOUND), "2036"),
    (_sure(R.GENERIC_DECLINE, R.DO_NOT_HONOR), "2038 2046"),
    (_sure(R.GENERIC_DECLINE), "2109"),
    (_sure(R.PICKUP_CARD, R.LOST_CARD, R.STOLEN_CARD), "2047"),
    (_sure(R.INVALID_AMOUNT), "2048 2054 2090"),
    (_sure(R.LOST_CARD, R.STOLEN_CARD), "2053"),
    (_sure(R.ACQUIRER_LIMIT), "2056"),
    (_sure(R.RESTRICTED_CARD), "2057"),
    (_sure(R.INCORRECT_ADDRESS), "2059"),
    (_sure(R.INCORRECT_CARD_DATA, R.INCORRECT_ADDRESS, R.INCORRECT_CVC), "2060"),
    (_sure(R.BLOCKED_BY_OWN_RULES), "2063 2085"),
    (_sure(R.CURRENCY_NOT_ENABLED), "2064 2088 2091"),
    (_sure(R.MERCHANT_SUSPENDED), "2066 2068"),
    (_likely(R.MERCHANT_SUSPENDED), "2071"),
    (_sure(R.AUTHORIZATION_EXPIRED), "2067"),
    (_sure(R.STOP_PAYMENT, R.SAVED_CARD_UNUSABLE), "2070"),
    (_likely(R.DO_NOT_HONOR, R.GENERIC_DECLINE), "2074"),
    (_likely(R.TRANSACTION_NOT_PERMITTED), "2076"),
    (_sure(R.ACQUIRER_SUSPECTED_FRAUD), "2077"),
    (_sure(R.INVALID_CREDENTIALS), "2080"),
    (_likely(R.CARD_COUNTRY_NOT_ALLOWED), "2082"),
    (_likely(R.IDENTIFICATION_REQUIRED), "2084"),
    (_sure(R.WALLET_LIMIT), "2086"),
    (_sure(R.VERIFICATION_FAILED), "2092"),
    (_likely(R.SAVED_CARD_UNUSABLE), "2093"),
    (_likely(R.LIMIT_OF_UNKNOWN_OWNER), "2097 2098"),
    (_sure(R.AUTHENTICATION_REQUIRED), "2099"),
    (_likely(R.AUTHENTICATION_REQUIRED, R.INCORRECT_PIN), "2101"),
    (_sure(R.INCORRECT_PIN), "2102"),
    (_sure(R.PIN_TRIES_EXCEEDED), "2103"),
    (_likely(R.INVALID_ACCOUNT, R.NEW_ACCOUNT_INFORMATION), "2105"),
    (_sure(R.CARD_NOT_ACTIVATED), "2107"),
    (_sure(R.PROVIDER_TEMPORARY_ERROR, R.NETWORK_ERROR), "3000"),
    (_settled(R.GENERIC_DECLINE), "4001"),
    (_settled(R.DUPLICATE), "4003 4004"),
    (_settled(R.ACQUIRER_SUSPECTED_FRAUD), "4005"),
    (_settled(R.INVALID_AMOUNT), "4006 4022 4026"),
    (_settled(R.OPERATION_NOT_ENABLED), "4018 4021"),
    (_settled(R.INVALID_REQUEST), "4019 4024"),
    (_settled(R.LIMIT_OF_UNKNOWN_OWNER, _LIKELY), "4020"),
    (_settled(R.ACQUIRER_ERROR, _LIKELY), "4023"),
    (_settled(R.INVALID_ACCOUNT), "4025"),
    (_rejected(R.MERCHANT_SUSPENDED), "application_incomplete"),
    (_rejected(R.INCORRECT_ADDRESS, R.BLOCKED_BY_OWN_RULES), "avs"),
    (_rejected(R.INCORRECT_CARD_DATA, R.INCORRECT_ADDRESS, R.INCORRECT_CVC, R.BLOCKED_BY_OWN_RULES), "avs_and_cvv"),
    (_rejected(R.INCORRECT_CVC, R.BLOCKED_BY_OWN_RULES), "cvv"),
    (_rejected(R.DUPLICATE, certainty=Certainty.CERTAIN), "duplicate"),
    (_rejected(R.BLOCKED_BY_OWN_RULES, certainty=Certainty.CERTAIN), "risk_threshold"),
    (_rejected(R.BLOCKED_BY_OWN_RULES), "excessive_retry payment_method_blocked"),
    (_rejected(R.BLOCKED_BY_OWN_RULES, R.ACQUIRER_SUSPECTED_FRAUD), "fraud"),
    (_rejected(R.OPERATION_NOT_ENABLED), "manual_transactions_disabled"),
    (_rejected(R.AUTHENTICATION_REQUIRED, R.AUTHENTICATION_FAILED), "three_d_secure"),
    (_rejected(R.CONFIRMATION_FAILED), "too_many_confirmation_attempts"),
    (_rejected(R.AUTHENTICATION_REQUIRED), "union_pay_enrollment_required"),
)


def _codes() -> Iterator[tuple[str, Entry]]:
    for entry, codes in _MEANINGS:
        for code in codes.split():
            yield code, entry


REASONS = Table(
    source=AUTHORISATION,
    codes=dict(_codes()),
    advice={
        "03": Entry(R.UNKNOWN, final=True, source=ADVICE),
        "21": Entry(R.UNKNOWN, final=True, source=ADVICE),
    },
)
"""Codes of processors and settlements, and reasons of the gateway's own rejections.

Of the advice only what forbids a further attempt is listed: nothing else changes a reading.
"""

_GENERIC = "2109"
_PROCESSOR = re.compile(r"2[0-9]{3}")


def meant(code: str | None) -> str | None:
    """The code by which the table knows another: 2109 to 2999 all mean that the processor declined."""
    generic = code is not None and _PROCESSOR.fullmatch(code) is not None and code >= _GENERIC
    return _GENERIC if generic else code


APPROVED = frozenset({"1000", "1001", "1002", "1003", "1004", "1005", "4000", "4002"})
"""Codes that refuse nothing."""

MASTERCARD_FORBIDS = frozenset({"2004", "2009", "2012", "2019", "2022", "2047", "2053"})
"""After these Mastercard allows no further attempt with the card (authorisation responses)."""

REFUSED_BY = {
    "application_incomplete": Party.PROVIDER,
    "avs": Party.MERCHANT,
    "avs_and_cvv": Party.MERCHANT,
    "cvv": Party.MERCHANT,
    "duplicate": Party.MERCHANT,
    "manual_transactions_disabled": Party.MERCHANT,
    "risk_threshold": Party.MERCHANT,
    "three_d_secure": Party.MERCHANT,
}
"""Who said no, by the reason of a rejection: the settings of the merchant's Control Panel, or Braintree."""

NETWORKS = {
    "american express": "amex",
    "china unionpay": "unionpay",
    "diners": "diners",
    "diners club": "diners",
    "discover": "discover",
    "elo": "elo",
    "international maestro": "maestro",
    "jcb": "jcb",
    "maestro": "maestro",
    "mastercard": "mastercard",
    "uk maestro": "maestro",
    "union pay": "unionpay",
    "unionpay": "unionpay",
    "visa": "visa",
}

METHODS = {
    word: method
    for method, words in (
        (Method.CARD, "amex_express_checkout_card android_pay_card apple_pay_card credit_card masterpass_card"),
        (Method.CARD, "meta_checkout_card meta_checkout_token samsung_pay_card visa_checkout_card"),
        (Method.CARD, "CreditCardDetails CreditCardTransactionDetails"),
        (Method.WALLET, "paypal_account paypal_here venmo_account PayPalTransactionDetails VenmoAccountDetails"),
        (Method.WALLET, "alipay bancomatpay grabpay mbway satispay swish vipps wechat_pay"),
        (Method.DIRECT_DEBIT, "us_bank_account sepa_debit_account europe_bank_account UsBankAccountDetails sepa"),
        (Method.DIRECT_DEBIT, "SEPADirectDebitTransactionDetails"),
        (Method.BANK_TRANSFER, "bancontact blik eps giropay ideal multibanco mybank p24 sofort trustly verkkopankki"),
        (Method.CREDIT, "pay_upon_invoice"),
        (Method.CASH, "boletobancario oxxo"),
    )
    for word in words.split()
}
"""By the type of the instrument (XML), the type of its snapshot (GraphQL), or the type of a local payment."""

AUTHENTICATIONS = {
    "authenticate_attempt_successful": "A",
    "authenticate_failed": "N",
    "authenticate_frictionless_failed": "N",
    "authenticate_rejected": "R",
    "authenticate_successful": "Y",
    "authenticate_unable_to_authenticate": "U",
    "authentication_unavailable": "U",
    "challenge_required": "C",
}
"""Braintree's word for the outcome of 3-D Secure, to the transaction status of EMV; others have none."""

EXPONENTS = iso_exponents()
"""Amounts are in major units, so that no currency departs from ISO 4217."""
