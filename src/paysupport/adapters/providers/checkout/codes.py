"""Statuses, events and response codes of Checkout.com, the exponents of its currencies.

Sources: response codes, www.checkout.com/docs/developer-resources/codes/api-response-codes (edition of 2025-12-03, as
copied on 2026-07-14); recommendation codes, .../codes/recommendation-codes (2026-01-07); statuses and disputes,
checkout/checkout-api-reference nas_spec (2fc946c), payment links, abc_spec of the same; events, that specification and
checkout/checkout-sdk-python 93a90f3; amounts, www.checkout.com/docs/payments/accept-payments/format-the-amount-value
(2025-12-17). Read on 2026-11-25.

Left out are codes that refuse nothing (10xxx, 20032 completed partially, 20097 totals reset, 20110 completed).
"""

from collections.abc import Iterator

from paysupport.codes import Entry, Table
from paysupport.model import Certainty, Method, Party, Reason, Status
from paysupport.money import exponents

STATUSES = {
    "Authorized": Status.AUTHORIZED,
    "Canceled": Status.CANCELLED,
    "Captured": Status.PAID,
    "Card Verified": Status.CREATED,
    "Declined": Status.FAILED,
    "Expired": Status.EXPIRED,
    "Paid": Status.PAID,
    "Partially Captured": Status.PAID,
    "Partially Refunded": Status.PARTIALLY_REFUNDED,
    "Pending": Status.PENDING,
    "Refunded": Status.REFUNDED,
    "Returned": Status.FAILED,
    "Voided": Status.CANCELLED,
}
"""Of a payment or payout; `Returned` is a payout that came back."""

LINKS = {"Active": Status.CREATED, "Expired": Status.EXPIRED, "Payment Received": Status.PAID}
"""Of a payment link."""

EVENTS = {
    "card_verification_declined": Status.FAILED,
    "card_verified": Status.CREATED,
    "payment_approved": Status.AUTHORIZED,
    "payment_authorization_increment_declined": Status.AUTHORIZED,
    "payment_authorization_incremented": Status.AUTHORIZED,
    "payment_canceled": Status.CANCELLED,
    "payment_capture_declined": Status.FAILED,
    "payment_capture_pending": Status.AUTHORIZED,
    "payment_captured": Status.PAID,
    "payment_chargeback": Status.DISPUTED,
    "payment_declined": Status.FAILED,
    "payment_expired": Status.EXPIRED,
    "payment_paid": Status.PAID,
    "payment_pending": Status.PENDING,
    "payment_retrieval": Status.DISPUTED,
    "payment_void_declined": Status.AUTHORIZED,
    "payment_voided": Status.CANCELLED,
}
"""What an event says of a payment; a declined capture leaves it without its money.

`payment_chargeback` and `payment_retrieval` are those of the previous platform.
"""

ACTIONS = {
    ("Authorization", True): Status.AUTHORIZED,
    ("Authorization", False): Status.FAILED,
    ("Card Verification", True): Status.CREATED,
    ("Card Verification", False): Status.FAILED,
    ("Capture", True): Status.PAID,
    ("Payout", True): Status.PAID,
    ("Payout", False): Status.FAILED,
    ("Return", True): Status.FAILED,
    ("Void", True): Status.CANCELLED,
}
"""How a payment stands after an action, and whether it was approved; what is not here changes nothing."""

REFUNDS = {
    "payment_refund_declined": Status.FAILED,
    "payment_refund_pending": Status.PENDING,
    "payment_refunded": Status.REFUNDED,
}

DISPUTES = {
    "accepted": Status.REFUNDED,
    "arbitration_lost": Status.REFUNDED,
    "arbitration_under_review": Status.DISPUTED,
    "arbitration_won": Status.PAID,
    "canceled": Status.PAID,
    "evidence_required": Status.DISPUTED,
    "evidence_under_review": Status.DISPUTED,
    "expired": Status.REFUNDED,
    "lost": Status.REFUNDED,
    "resolved": Status.REFUNDED,
    "won": Status.PAID,
}
"""Of a dispute, and of the event `dispute_` with that word; it is resolved when the payer has been refunded already."""

RESPONSES = "www.checkout.com/docs, API response codes, 2025-12-03"
ADVICE = "www.checkout.com/docs, recommendation codes, 2026-01-07"

R = Reason
_LIKELY = Certainty.LIKELY


def _sure(reason: Reason, *others: Reason, final: bool = False) -> Entry:
    return Entry(reason, others=others, final=final)


def _likely(reason: Reason, *others: Reason) -> Entry:
    return Entry(reason, others=others, certainty=_LIKELY)


_MEANINGS = (
    (_sure(R.DO_NOT_HONOR), "20005 20046"),
    (_likely(R.DO_NOT_HONOR), "20001 20002 20021"),
    (_sure(R.INSUFFICIENT_FUNDS), "20051"),
    (_sure(R.EXPIRED_CARD), "20054 30033"),
    (_sure(R.INCORRECT_NUMBER), "20014 30015"),
    (_sure(R.INCORRECT_EXPIRY), "20100"),
    (_sure(R.INCORRECT_CVC), "200N7"),
    (_likely(R.INCORRECT_CVC, R.INVALID_REQUEST), "20124"),
    (_sure(R.INCORRECT_CARD_DATA, R.INCORRECT_CVC, R.INCORRECT_EXPIRY), "20087"),
    (_likely(R.INCORRECT_CARD_DATA, R.INVALID_ACCOUNT), "20179"),
    (_sure(R.INCORRECT_PIN), "20055"),
    (_sure(R.PIN_TRIES_EXCEEDED), "20038 20075 30038"),
    (_sure(R.CANCELLED_BY_PAYER), "20017"),
    (_likely(R.CANCELLED_BY_MERCHANT), "20109 20111 50240"),
    (_sure(R.STOP_PAYMENT, final=True), "200R1 200R3"),
    (_likely(R.STOP_PAYMENT), "20018"),
    (_likely(R.STOP_PAYMENT, R.RESTRICTED_CARD), "2009G"),
    (_sure(R.ISSUER_LIMIT), "20061 20065 200P1 200P9 30021 30022"),
    (_sure(R.ACQUIRER_LIMIT), "20121"),
    (_sure(R.RESTRICTED_CARD), "20062 30036"),
    (_likely(R.RESTRICTED_CARD), "200T5"),
    (_sure(R.PICKUP_CARD, R.LOST_CARD, R.STOLEN_CARD), "20004 20067 30035 30037"),
    (_sure(R.PICKUP_CARD, R.LOST_CARD, R.STOLEN_CARD, final=True), "30004 30007"),
    (_sure(R.LOST_CARD, final=True), "30041"),
    (_sure(R.STOLEN_CARD, final=True), "30043"),
    (_sure(R.SECURITY_VIOLATION), "20063"),
    (_sure(R.ISSUER_SUSPECTED_FRAUD), "20059 20183 30034"),
    (_likely(R.ACQUIRER_SUSPECTED_FRAUD), "20066"),
    (_sure(R.ACQUIRER_SUSPECTED_FRAUD), "43101 43102 43201 43202 43203 43204 43205 43206 43301"),
    (_sure(R.BLOCKED_BY_OWN_RULES), "41101 41201 41202 41203 41204 41205 41206 41301"),
    (_sure(R.BLOCKED_BY_OWN_RULES), "42101 42201 42202 42203 42204 42205 42206 42301"),
    (_sure(R.VERIFICATION_FAILED), "2006P"),
    (_sure(R.LEGAL_RESTRICTION), "20093 30044 50002 50005"),
    (_likely(R.LEGAL_RESTRICTION), "50001"),
    (_sure(R.CARD_NOT_ACTIVATED), "20016 20072 20078"),
    (_sure(R.CARD_NOT_SUPPORTED), "20103 200T3"),
    (_sure(R.NEW_ACCOUNT_INFORMATION), "20108"),
    (_likely(R.SAVED_CARD_UNUSABLE, R.INVALID_ACCOUNT), "20101"),
    (_likely(R.SAVED_CARD_UNUSABLE, R.INVALID_REQUEST), "20114"),
    (_sure(R.INVALID_ACCOUNT), "20039 20044 20052 20053 20083 30046 50020 50021 50022 50025 50026 50030"),
    (_sure(R.INVALID_ACCOUNT), "50401 50402 50403 50404 50405 50466 50471"),
    (_likely(R.INVALID_ACCOUNT, R.INCORRECT_NUMBER), "20042 20056"),
    (_sure(R.TRANSACTION_NOT_PERMITTED), "20045 20057 2005C 20081 20182 30016 30017 30018 30019"),
    (_likely(R.TRANSACTION_NOT_PERMITTED), "20040"),
    (_sure(R.TERMINAL_NOT_PERMITTED), "20058"),
    (_sure(R.INVALID_TRANSACTION), "20012"),
    (_likely(R.INVALID_TRANSACTION), "20023 20104 20105 20158"),
    (_sure(R.AUTHENTICATION_REQUIRED), "20154 43401"),
    (_likely(R.AUTHENTICATION_REQUIRED), "20070"),
    (_sure(R.AUTHENTICATION_FAILED), "20151"),
    (_sure(R.AUTHENTICATION_ABANDONED), "20152"),
    (_sure(R.AUTHENTICATION_NOT_SUPPORTED), "20150"),
    (_sure(R.AUTHENTICATION_PROVIDER_ERROR), "20153"),
    (_sure(R.AUTHENTICATION_ISSUER_ERROR), "20159"),
    (_likely(R.AUTHENTICATION_ISSUER_ERROR), "20155"),
    (_likely(R.PAYER_NOT_CONFIRMED), "20199"),
    (_sure(R.ISSUER_UNAVAILABLE), "20068 20091 200A6"),
    (_likely(R.ISSUER_UNAVAILABLE), "20028 20090 200N0"),
    (_likely(R.ISSUER_ERROR, R.ORDER_EXPIRED), "20019"),
    (_likely(R.ISSUER_ERROR, R.NETWORK_ERROR), "20022 20096"),
    (_likely(R.ISSUER_ERROR), "20020 20024 20025 20026 20027 20029 20082 20084 20085 20086 20088 20089 20095"),
    (_likely(R.ISSUER_ERROR), "200A4 200S4 50027"),
    (_sure(R.NETWORK_ERROR), "20092"),
    (_likely(R.NETWORK_ERROR), "20015 20098"),
    (_likely(R.NETWORK_ERROR, R.CARD_NOT_SUPPORTED), "20031"),
    (_sure(R.ACQUIRER_ERROR), "20003 20197"),
    (_likely(R.ACQUIRER_ERROR), "20060 20102 20157 50200"),
    (_sure(R.PROVIDER_TEMPORARY_ERROR), "200E3"),
    (_likely(R.PROVIDER_ERROR), "50150"),
    (_sure(R.DUPLICATE), "20094 50490"),
    (_sure(R.PREVIOUS_NOT_FINISHED), "20009"),
    (_likely(R.PREVIOUS_NOT_FINISHED), "20118"),
    (_sure(R.CURRENCY_NOT_ENABLED), "20106"),
    (_sure(R.INVALID_AMOUNT), "20013 30020 30401 50511 50512 50513"),
    (_likely(R.INVALID_AMOUNT), "20064"),
    (_sure(R.OPERATION_NOT_ENABLED), "20112 20122 20156 30045 30402 30403"),
    (_sure(R.INVALID_REQUEST), "20033 20107 20113 20115 20116 20117 20119 20120 20123 20193 30404 30405 50180"),
    (_sure(R.INVALID_REQUEST), "50406 50407 50408 50409 50410 50441 50451 50452 50453 50454 50481 50491 50492 50494"),
    (_sure(R.INVALID_REQUEST), "50501"),
    (_likely(R.INVALID_REQUEST, R.ISSUER_ERROR), "20006 20030"),
    (_likely(R.INVALID_REQUEST), "200T2 50070 50100"),
    (_likely(R.INVALID_CREDENTIALS), "200E0"),
    (_sure(R.INVALID_SIGNATURE), "200E2"),
    (_sure(R.MERCHANT_BALANCE), "50003"),
    (_likely(R.MERCHANT_BALANCE), "50280"),
    (_sure(R.LIMIT_OF_UNKNOWN_OWNER), "50023 50101 50102 50103 50104 50105 50106 50514 50515 50517"),
    (_sure(R.GENERIC_DECLINE), "20099 50399 50599"),
    (_likely(R.GENERIC_DECLINE), "200A5 50260 50499 50531"),
)


def _codes() -> Iterator[tuple[str, Entry]]:
    for entry, codes in _MEANINGS:
        for code in codes.split():
            yield code, entry


REASONS = Table(
    source=RESPONSES,
    codes=dict(_codes()),
    advice={
        "03": Entry(R.UNKNOWN, final=True, source=ADVICE),
        "21": Entry(R.UNKNOWN, final=True, source=ADVICE),
    },
)
"""Of the advice only what forbids a further attempt is listed: nothing else changes a reading."""

_REFUSED_BY = {
    "41": Party.MERCHANT,
    "42": Party.MERCHANT,
    "43": Party.PROVIDER,
    "50": Party.PROVIDER,
}


def refused_by(code: str | None) -> Party | None:
    """Who said no, by the family of the code: risk rules of the merchant (client, entity), or of Checkout.com."""
    return _REFUSED_BY.get((code or "")[:2])


NETWORKS = {
    "american express": "amex",
    "cartes bancaires": "cartes_bancaires",
    "diners club international": "diners",
    "discover": "discover",
    "jcb": "jcb",
    "mada": "mada",
    "maestro": "maestro",
    "mastercard": "mastercard",
    "union pay international": "unionpay",
    "visa": "visa",
}

METHODS = {
    word: method
    for method, words in (
        (Method.CARD, "card id network_token token provider_token mada"),
        (Method.WALLET, "alipay alipay_cn alipay_hk alipay_plus bizum dana gcash kakaopay mbway mobilepay octopus"),
        (Method.WALLET, "paypal postfinance stcpay swish tng truemoney twint vipps wechatpay"),
        (Method.BANK_TRANSFER, "bancontact bank_account benefit benefitpay blik eps giropay ideal knet multibanco p24"),
        (Method.BANK_TRANSFER, "paynow plaid poli qpay sofort trustly"),
        (Method.DIRECT_DEBIT, "ach sepa"),
        (Method.CREDIT, "afterpay alma klarna sequra tamara"),
        (Method.CASH, "boleto fawry oxxo pagofacil rapipago"),
    )
    for word in words.split()
}
"""By `source.type`: checkout/checkout-sdk-python 93a90f3, PaymentSourceType."""

EXPONENTS = exponents({"CLP": 2})
"""Checkout.com's own: the Chilean peso is sent times 100."""
