"""Statuses and error codes of Square, and what a refusal means.

Sources: square/connect-api-specification api.json, 5733f66, 2025-08-19 (Payment, PaymentRefund, Dispute, Payout, Order,
ErrorCode with its descriptions; Square-Version 2025-08-20). Read on 2026-11-25.

Square gives one list of codes for everything: refusals by banks, its own, wrong requests, keys, outages. A payment may
have several errors; the first that names a reason counts.
"""

from collections.abc import Sequence
from datetime import date

from paysupport.adapters.providers.square.schemas import Fault
from paysupport.codes import Entry, Said, Table, read
from paysupport.model import Certainty, Method, Reading, Reason, Status, Via
from paysupport.money import iso_exponents

STATUSES = {
    "APPROVED": Status.AUTHORIZED,
    "PENDING": Status.PENDING,
    "COMPLETED": Status.PAID,
    "CANCELED": Status.CANCELLED,
    "FAILED": Status.FAILED,
}

REFUNDS = {
    "PENDING": Status.PENDING,
    "APPROVED": Status.REFUNDED,
    "COMPLETED": Status.REFUNDED,
    "REJECTED": Status.FAILED,
    "FAILED": Status.FAILED,
}
"""Of a PaymentRefund; APPROVED is the word of refunds within an order."""

DISPUTES = {
    "INQUIRY_EVIDENCE_REQUIRED": Status.DISPUTED,
    "INQUIRY_PROCESSING": Status.DISPUTED,
    "INQUIRY_CLOSED": Status.PAID,
    "EVIDENCE_REQUIRED": Status.DISPUTED,
    "PROCESSING": Status.DISPUTED,
    "WON": Status.PAID,
    "LOST": Status.REFUNDED,
    "ACCEPTED": Status.REFUNDED,
}
"""An inquiry takes no money: closed, it leaves the payment as it was, unless a dispute follows."""

PAYOUTS = {"SENT": Status.PENDING, "PAID": Status.PAID, "FAILED": Status.FAILED}

TENDERS = {
    "AUTHORIZED": Status.AUTHORIZED,
    "CAPTURED": Status.PAID,
    "VOIDED": Status.CANCELLED,
    "FAILED": Status.FAILED,
}

METHODS = {
    "CARD": Method.CARD,
    "BANK_ACCOUNT": Method.DIRECT_DEBIT,
    "WALLET": Method.WALLET,
    "BUY_NOW_PAY_LATER": Method.CREDIT,
    "CASH": Method.CASH,
}
"""By source type. A house account (SQUARE_ACCOUNT) and what was paid outside Square (EXTERNAL) are other means."""

DESTINATIONS = {"BANK_ACCOUNT": Method.BANK_TRANSFER, "CARD": Method.CARD}
"""Of a payout; else it goes to a balance at Square."""

NETWORKS = {
    "AMERICAN_EXPRESS": "amex",
    "CHINA_UNIONPAY": "unionpay",
    "DISCOVER_DINERS": "diners",
    **{brand: brand.lower() for brand in ("VISA", "MASTERCARD", "DISCOVER", "JCB", "INTERAC", "EFTPOS", "FELICA")},
}
"""By card brand; gift cards and Square's own belong to no network."""

EXPONENTS = iso_exponents()
"""Square names the smallest denomination by ISO 4217."""

CODES = "square/connect-api-specification ErrorCode, 5733f66, 2025-08-19"

R = Reason
_LIKELY = Certainty.LIKELY

_CARDS = {
    "ADDRESS_VERIFICATION_FAILURE": Entry(R.INCORRECT_ADDRESS),
    "ALLOWABLE_PIN_TRIES_EXCEEDED": Entry(R.PIN_TRIES_EXCEEDED),
    "APPLE_TTP_PIN_TOKEN": Entry(R.AUTHENTICATION_REQUIRED),
    "BAD_EXPIRATION": Entry(R.INCORRECT_EXPIRY),
    "CARDHOLDER_INSUFFICIENT_PERMISSIONS": Entry(R.TRANSACTION_NOT_PERMITTED),
    "CARD_DECLINED": Entry(R.GENERIC_DECLINE, others=(R.DO_NOT_HONOR,)),
    "CARD_DECLINED_CALL_ISSUER": Entry(R.DO_NOT_HONOR),
    "CARD_DECLINED_VERIFICATION_REQUIRED": Entry(R.AUTHENTICATION_REQUIRED),
    "CARD_EXPIRED": Entry(R.EXPIRED_CARD),
    "CARD_MISMATCH": Entry(R.INCORRECT_CARD_DATA, certainty=_LIKELY),
    "CARD_NOT_SUPPORTED": Entry(
        R.CARD_NOT_SUPPORTED, others=(R.CARD_COUNTRY_NOT_ALLOWED, R.TRANSACTION_NOT_PERMITTED), certainty=_LIKELY
    ),
    "CHIP_INSERTION_REQUIRED": Entry(
        R.TRANSACTION_NOT_PERMITTED, others=(R.AUTHENTICATION_REQUIRED,), certainty=_LIKELY
    ),
    "CURRENCY_MISMATCH": Entry(R.CARD_CURRENCY_NOT_SUPPORTED),
    "CVV_FAILURE": Entry(R.INCORRECT_CVC),
    "EXPIRATION_FAILURE": Entry(R.INCORRECT_EXPIRY, others=(R.EXPIRED_CARD,), certainty=_LIKELY),
    "GENERIC_DECLINE": Entry(R.GENERIC_DECLINE, others=(R.DO_NOT_HONOR,)),
    "GIFT_CARD_AVAILABLE_AMOUNT": Entry(R.INSUFFICIENT_FUNDS),
    "INSUFFICIENT_FUNDS": Entry(R.INSUFFICIENT_FUNDS),
    "INVALID_ACCOUNT": Entry(R.INVALID_ACCOUNT),
    "INVALID_CARD": Entry(R.INCORRECT_CARD_DATA),
    "INVALID_CARD_DATA": Entry(R.INCORRECT_CARD_DATA),
    "INVALID_ENCRYPTED_CARD": Entry(R.INCORRECT_CARD_DATA),
    "INVALID_EXPIRATION": Entry(R.INCORRECT_EXPIRY),
    "INVALID_EXPIRATION_DATE": Entry(R.INCORRECT_EXPIRY),
    "INVALID_EXPIRATION_YEAR": Entry(R.INCORRECT_EXPIRY),
    "INVALID_PIN": Entry(R.INCORRECT_PIN),
    "INVALID_POSTAL_CODE": Entry(R.INCORRECT_ADDRESS),
    "MISSING_PIN": Entry(R.INCORRECT_PIN, others=(R.AUTHENTICATION_REQUIRED,), certainty=_LIKELY),
    "PAN_FAILURE": Entry(R.INCORRECT_NUMBER),
    "READER_DECLINED": Entry(R.GENERIC_DECLINE),
    "TRANSACTION_LIMIT": Entry(R.ISSUER_LIMIT, others=(R.INSUFFICIENT_FUNDS, R.INVALID_AMOUNT)),
    "UNSUPPORTED_CARD_BRAND": Entry(R.CARD_NOT_SUPPORTED),
    "VERIFY_AVS_FAILURE": Entry(R.INCORRECT_ADDRESS),
    "VERIFY_CVV_FAILURE": Entry(R.INCORRECT_CVC),
    "VOICE_FAILURE": Entry(R.DO_NOT_HONOR),
}

_ACCOUNTS = {
    "ACCOUNT_UNUSABLE": Entry(R.INVALID_ACCOUNT),
    "BUYER_REFUSED_PAYMENT": Entry(R.STOP_PAYMENT, others=(R.INVALID_ACCOUNT,), certainty=_LIKELY),
    "CARD_TOKEN_EXPIRED": Entry(R.SAVED_CARD_UNUSABLE),
    "CARD_TOKEN_USED": Entry(R.DUPLICATE, others=(R.SAVED_CARD_UNUSABLE,), certainty=_LIKELY),
    "PLAID_ERROR": Entry(R.PROVIDER_ERROR, certainty=_LIKELY),
    "PLAID_ERROR_ITEM_LOGIN_REQUIRED": Entry(R.SAVED_CARD_UNUSABLE, certainty=_LIKELY),
    "PLAID_ERROR_RATE_LIMIT": Entry(R.PROVIDER_TEMPORARY_ERROR),
    "SOURCE_EXPIRED": Entry(R.SAVED_CARD_UNUSABLE),
    "SOURCE_USED": Entry(R.DUPLICATE, others=(R.SAVED_CARD_UNUSABLE,), certainty=_LIKELY),
}

_SELLER = {
    "AMOUNT_TOO_HIGH": Entry(R.INVALID_AMOUNT, others=(R.LIMIT_OF_UNKNOWN_OWNER,), certainty=_LIKELY),
    "AMOUNT_TOO_LOW": Entry(
        R.INVALID_AMOUNT, certainty=_LIKELY, source="squareup 46.0.0.20260916, types/error_code.py: the name alone"
    ),
    "APPLE_PAYMENT_PROCESSING_CERTIFICATE_HASH_NOT_FOUND": Entry(R.OPERATION_NOT_ENABLED),
    "CARD_PRESENCE_REQUIRED": Entry(R.OPERATION_NOT_ENABLED, certainty=_LIKELY),
    "CARD_PROCESSING_NOT_ENABLED": Entry(R.OPERATION_NOT_ENABLED),
    "CHECKOUT_EXPIRED": Entry(R.ORDER_EXPIRED),
    "DELAYED_TRANSACTION_CANCELED": Entry(R.CANCELLED_BY_MERCHANT, certainty=_LIKELY),
    "DELAYED_TRANSACTION_CAPTURED": Entry(R.DUPLICATE, certainty=_LIKELY),
    "DELAYED_TRANSACTION_EXPIRED": Entry(R.AUTHORIZATION_EXPIRED),
    "DELAYED_TRANSACTION_FAILED": Entry(R.INVALID_REQUEST, certainty=_LIKELY),
    "IDEMPOTENCY_KEY_REUSED": Entry(R.DUPLICATE, others=(R.INVALID_REQUEST,), certainty=_LIKELY),
    "INSUFFICIENT_PERMISSIONS": Entry(R.OPERATION_NOT_ENABLED),
    "INSUFFICIENT_PERMISSIONS_FOR_REFUND": Entry(R.OPERATION_NOT_ENABLED),
    "INVALID_FEES": Entry(R.INVALID_REQUEST),
    "INVALID_LOCATION": Entry(R.OPERATION_NOT_ENABLED),
    "INVALID_PHONE_NUMBER": Entry(R.INCORRECT_PHONE),
    "MANUALLY_ENTERED_PAYMENT_NOT_SUPPORTED": Entry(R.OPERATION_NOT_ENABLED),
    "MERCHANT_SUBSCRIPTION_NOT_FOUND": Entry(R.OPERATION_NOT_ENABLED),
    "PAYMENT_AMOUNT_MISMATCH": Entry(R.INVALID_AMOUNT),
    "PAYMENT_LIMIT_EXCEEDED": Entry(R.ACQUIRER_LIMIT),
    "PAYMENT_NOT_REFUNDABLE": Entry(R.OPERATION_NOT_ENABLED, certainty=_LIKELY),
    "PAYMENT_NOT_REFUNDABLE_DUE_TO_DISPUTE": Entry(R.OPERATION_NOT_ENABLED, certainty=_LIKELY),
    "REFUND_ALREADY_PENDING": Entry(R.PREVIOUS_NOT_FINISHED),
    "REFUND_AMOUNT_INVALID": Entry(R.INVALID_AMOUNT),
    "REFUND_DECLINED": Entry(R.DO_NOT_HONOR),
    "REFUND_ERROR_PAYMENT_NEEDS_COMPLETION": Entry(R.PREVIOUS_NOT_FINISHED),
    "RESERVATION_DECLINED": Entry(R.DO_NOT_HONOR),
    "SANDBOX_NOT_SUPPORTED": Entry(R.OPERATION_NOT_ENABLED),
    "UNSUPPORTED_COUNTRY": Entry(R.OPERATION_NOT_ENABLED),
    "UNSUPPORTED_CURRENCY": Entry(R.CURRENCY_NOT_ENABLED),
    "UNSUPPORTED_ENTRY_METHOD": Entry(R.OPERATION_NOT_ENABLED),
    "UNSUPPORTED_INSTRUMENT_TYPE": Entry(R.OPERATION_NOT_ENABLED),
    "UNSUPPORTED_SOURCE_TYPE": Entry(R.OPERATION_NOT_ENABLED),
}

KEYS = frozenset({"UNAUTHORIZED", "ACCESS_TOKEN_EXPIRED", "ACCESS_TOKEN_REVOKED", "V1_ACCESS_TOKEN", "V1_APPLICATION"})
"""Codes by which Square says that the access token is not good for anything."""

_RIGHTS = ("FORBIDDEN", "INSUFFICIENT_SCOPES", "CLIENT_DISABLED", "APPLICATION_DISABLED")
_REQUESTS = (
    "API_VERSION_INCOMPATIBLE ARRAY_EMPTY ARRAY_LENGTH_TOO_LONG ARRAY_LENGTH_TOO_SHORT BAD_CERTIFICATE BAD_REQUEST"
    " CONFLICT CONFLICTING_PARAMETERS CUSTOMER_MISSING_EMAIL CUSTOMER_MISSING_NAME CUSTOMER_NOT_FOUND EXPECTED_ARRAY"
    " EXPECTED_BASE64_ENCODED_BYTE_ARRAY EXPECTED_BOOLEAN EXPECTED_FLOAT EXPECTED_INTEGER EXPECTED_JSON_BODY"
    " EXPECTED_MAP EXPECTED_OBJECT EXPECTED_STRING INCORRECT_TYPE INVALID_ARRAY_VALUE INVALID_CONTENT_TYPE"
    " INVALID_CURSOR INVALID_EMAIL_ADDRESS INVALID_ENUM_VALUE INVALID_FORM_VALUE INVALID_SORT_ORDER"
    " INVALID_SQUARE_VERSION_FORMAT INVALID_TIME INVALID_TIME_RANGE INVALID_VALUE LOCATION_MISMATCH"
    " MAP_KEY_LENGTH_TOO_LONG MAP_KEY_LENGTH_TOO_SHORT METHOD_NOT_ALLOWED MISSING_ACCOUNT_TYPE"
    " MISSING_REQUIRED_PARAMETER NOT_ACCEPTABLE NO_FIELDS_SET ONE_INSTRUMENT_EXPECTED ORDER_UNPAID_NOT_RETURNABLE"
    " REQUEST_ENTITY_TOO_LARGE TOO_MANY_MAP_ENTRIES UNEXPECTED_VALUE UNKNOWN_BODY_PARAMETER UNKNOWN_QUERY_PARAMETER"
    " UNPROCESSABLE_ENTITY UNSUPPORTED_MEDIA_TYPE VALUE_EMPTY VALUE_REGEX_MISMATCH VALUE_TOO_HIGH VALUE_TOO_LONG"
    " VALUE_TOO_LOW VALUE_TOO_SHORT"
)
_OUTAGES = "BAD_GATEWAY GATEWAY_TIMEOUT RATE_LIMITED REQUEST_TIMEOUT SERVICE_UNAVAILABLE TEMPORARY_ERROR"

_API = {
    **{code: Entry(R.INVALID_CREDENTIALS) for code in sorted(KEYS)},
    **{code: Entry(R.INVALID_CREDENTIALS, others=(R.OPERATION_NOT_ENABLED,), certainty=_LIKELY) for code in _RIGHTS},
    **{code: Entry(R.INVALID_REQUEST) for code in _REQUESTS.split()},
    **{code: Entry(R.PROVIDER_TEMPORARY_ERROR) for code in _OUTAGES.split()},
    "INTERNAL_SERVER_ERROR": Entry(R.PROVIDER_ERROR),
    "NOT_IMPLEMENTED": Entry(R.PROVIDER_ERROR),
}

REASONS = Table(source=CODES, codes=_CARDS | _ACCOUNTS | _SELLER | _API)
"""Of the 153 codes, those that can stop a payment or refund: not those of customers, loyalty and subscriptions, nor
NOT_FOUND and GONE, which speak of the question and not of a payment."""

LAPSED = Reading(
    reason=R.AUTHORIZATION_EXPIRED,
    via=Via.PROVIDER,
    certainty=Certainty.CERTAIN,
    source="square/connect-api-specification Payment, delay_action and delayed_until, 2025-08-19",
)
"""What a payment says that was cancelled when its time of completion was over."""

_SILENT = Fault.model_construct()
_VAGUE = frozenset({R.UNKNOWN, R.GENERIC_DECLINE})


def interpret(faults: Sequence[Fault], cvv: str | None, avs: str | None, on: date) -> tuple[int, Fault, Reading]:
    """Which of a payment's errors counts, its place among them, and its meaning on a day.

    A refusal without a reason keeps it, with what the checks of CVV and address have shown as other readings.
    """
    read_ = [
        (place, fault, read(Said(code=fault.code, message=fault.detail), REASONS, on))
        for place, fault in enumerate(faults)
    ] or [(0, _SILENT, read(Said(), REASONS, on))]
    clear = (each for each in read_ if each[2].reason not in _VAGUE)
    known = (each for each in read_ if each[2].reason is not R.UNKNOWN)
    place, fault, reading = next(clear, None) or next(known, read_[0])
    if reading.reason is R.GENERIC_DECLINE:
        checks = ((cvv == "CVV_REJECTED", R.INCORRECT_CVC), (avs == "AVS_REJECTED", R.INCORRECT_ADDRESS))
        seen = tuple(reason for rejected, reason in checks if rejected)
        reading = reading.model_copy(update={"others": (*seen, *reading.others)})
    return place, fault, reading
