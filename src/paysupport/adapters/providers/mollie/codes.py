"""Statuses, methods and codes of Mollie, and the exponents of its currencies.

Sources: mollie/openapi, specs.yaml of 2026-08-21 (payments, captures, refunds, settlements, payouts; failure reasons
of cards; status reasons of card schemes, merchants, terminals and vouchers, with Mollie's descriptions). Read on
2026-11-25. Reason codes of direct debits are those of the banks (ISO 20022); Mollie publishes one of them, the others
are memory.
"""

from paysupport.codes import MEMORY, Entry, Table
from paysupport.model import Certainty, Method, Reason, Status
from paysupport.money import iso_exponents

PAYMENTS = {
    "open": Status.CREATED,
    "pending": Status.PENDING,
    "authorized": Status.AUTHORIZED,
    "paid": Status.PAID,
    "canceled": Status.CANCELLED,
    "expired": Status.EXPIRED,
    "failed": Status.FAILED,
}
REFUNDS = {
    "queued": Status.PENDING,
    "pending": Status.PENDING,
    "processing": Status.PENDING,
    "refunded": Status.REFUNDED,
    "failed": Status.FAILED,
    "canceled": Status.CANCELLED,
}
CAPTURES = {"pending": Status.PENDING, "succeeded": Status.PAID, "failed": Status.FAILED}
SETTLEMENTS = {
    "open": Status.PENDING,
    "pending": Status.PENDING,
    "processing": Status.PENDING,
    "processing-at-bank": Status.PENDING,
    "paidout": Status.PAID,
    "failed": Status.FAILED,
}
PAYOUTS = {
    "requested": Status.PENDING,
    "initiated": Status.PENDING,
    "processing-at-bank": Status.PENDING,
    "completed": Status.PAID,
    "failed": Status.FAILED,
    "canceled": Status.CANCELLED,
}
BY_RESOURCE = {
    "payment": PAYMENTS,
    "refund": REFUNDS,
    "capture": CAPTURES,
    "settlement": SETTLEMENTS,
    "payout": PAYOUTS,
}

STATUSES = {f"{resource} {word}": status for resource, table in BY_RESOURCE.items() for word, status in table.items()}
"""All of them, for the page of the adapter."""

METHODS = {
    word: method
    for method, words in (
        (Method.CARD, "applepay creditcard googlepay pointofsale"),
        (Method.WALLET, "bancomatpay mbway mobilepay payconiq paypal satispay swish twint vipps"),
        (
            Method.BANK_TRANSFER,
            "bancontact banktransfer belfius bizum blik eps ideal kbc multibanco mybank paybybank przelewy24 trustly",
        ),
        (Method.DIRECT_DEBIT, "bacs directdebit"),
        (Method.CREDIT, "alma billie billink in3 klarna klarnapaylater klarnapaynow klarnasliceit riverty"),
        (Method.CASH, "paysafecard"),
        (Method.OTHER, "giftcard voucher"),
    )
    for word in words.split()
}

EXPONENTS = iso_exponents()
"""Mollie wants as many decimals as ISO 4217 gives a currency."""

NO_REFUSALS = frozenset({"approved_or_completed_successfully"})
"""Status reasons of a payment that went through."""

R = Reason
_LIKELY, _POSSIBLE = Certainty.LIKELY, Certainty.POSSIBLE


def _likely(reason: Reason, *others: Reason, final: bool = False) -> Entry:
    return Entry(reason, others=others, final=final, certainty=_LIKELY)


_CARDS = {
    "authentication_abandoned": Entry(R.AUTHENTICATION_ABANDONED),
    "authentication_failed": Entry(R.AUTHENTICATION_FAILED),
    "authentication_required": Entry(R.AUTHENTICATION_REQUIRED),
    "authentication_unavailable_acs": Entry(R.AUTHENTICATION_ISSUER_ERROR),
    "card_declined": Entry(R.GENERIC_DECLINE),
    "card_expired": Entry(R.EXPIRED_CARD),
    "inactive_card": _likely(R.CARD_NOT_ACTIVATED, R.RESTRICTED_CARD),
    "insufficient_funds": Entry(R.INSUFFICIENT_FUNDS),
    "invalid_card_holder_name": Entry(R.INCORRECT_CARD_DATA),
    "invalid_card_number": Entry(R.INCORRECT_NUMBER),
    "invalid_card_type": Entry(R.CARD_NOT_SUPPORTED),
    "invalid_cvv": Entry(R.INCORRECT_CVC),
    "possible_fraud": _likely(R.ACQUIRER_SUSPECTED_FRAUD, R.ISSUER_SUSPECTED_FRAUD),
    "refused_by_issuer": Entry(R.DO_NOT_HONOR),
    "unknown_reason": Entry(R.GENERIC_DECLINE),
}

_SCHEMES = {
    "additional_customer_authentication_required": Entry(R.AUTHENTICATION_REQUIRED),
    "allowable_number_of_pin_tries_exceeded": Entry(R.PIN_TRIES_EXCEEDED),
    "blocked_first_used": Entry(R.CARD_NOT_ACTIVATED),
    "cannot_verify_pin": _likely(R.INCORRECT_PIN, R.ISSUER_ERROR),
    "capture_card": Entry(R.PICKUP_CARD, others=(R.STOLEN_CARD,), final=True),
    "card_authentication_failed": _likely(R.INCORRECT_CARD_DATA, R.AUTHENTICATION_FAILED),
    "cash_service_not_available": _likely(R.TRANSACTION_NOT_PERMITTED),
    "cashback_request_exceeds_issuer_limit": Entry(R.ISSUER_LIMIT),
    "closed_account": Entry(R.INVALID_ACCOUNT),
    "contact_card_issuer": Entry(R.DO_NOT_HONOR),
    "credit_issuer_unavailable": Entry(R.ISSUER_UNAVAILABLE),
    "cryptographic_failure": _likely(R.NETWORK_ERROR, R.PROVIDER_ERROR),
    "decline_for_cvv2_failure": Entry(R.INCORRECT_CVC),
    "do_not_honor": Entry(R.DO_NOT_HONOR),
    "domestic_debit_transaction_not_allowed": Entry(R.TRANSACTION_NOT_PERMITTED),
    "duplicate_transaction": Entry(R.DUPLICATE),
    "error": _likely(R.PROVIDER_TEMPORARY_ERROR),
    "exceeds_withdrawal_amount_limit": Entry(R.ISSUER_LIMIT),
    "exceeds_withdrawal_count_limit": Entry(R.ISSUER_LIMIT),
    "expired_card": Entry(R.EXPIRED_CARD),
    "file_temporarily_unavailable": _likely(R.ISSUER_UNAVAILABLE),
    "force_stip": _likely(R.ISSUER_UNAVAILABLE),
    "format_error": _likely(R.PROVIDER_ERROR, R.INVALID_REQUEST),
    "forward_to_issuer_xa": _likely(R.DO_NOT_HONOR),
    "forward_to_issuer_xd": _likely(R.DO_NOT_HONOR),
    "fraud_security_related": _likely(R.ISSUER_SUSPECTED_FRAUD, R.SECURITY_VIOLATION),
    "honor_with_id": _likely(R.DO_NOT_HONOR),
    "invalid_account_number": Entry(R.INCORRECT_NUMBER, others=(R.INVALID_ACCOUNT,)),
    "invalid_amount": Entry(R.INVALID_AMOUNT),
    "invalid_authorization_life_cycle": _likely(R.INVALID_TRANSACTION),
    "invalid_biller_information": _likely(R.ACQUIRER_ERROR),
    "invalid_card_number": Entry(R.INCORRECT_NUMBER),
    "invalid_issuer": Entry(R.INCORRECT_NUMBER, others=(R.CARD_NOT_SUPPORTED,), certainty=_LIKELY),
    "invalid_merchant": _likely(R.DO_NOT_HONOR, R.ACQUIRER_ERROR),
    "invalid_nonexistent_account_specified": Entry(R.INVALID_ACCOUNT),
    "invalid_nonexistent_from_account_specified": Entry(R.INVALID_ACCOUNT),
    "invalid_nonexistent_to_account_specified": Entry(R.INVALID_ACCOUNT),
    "invalid_pin": Entry(R.INCORRECT_PIN),
    "invalid_transaction": Entry(R.INVALID_TRANSACTION, others=(R.TRANSACTION_NOT_PERMITTED,)),
    "issuer_unavailable": Entry(R.ISSUER_UNAVAILABLE),
    "lifecycle_related": _likely(R.INVALID_ACCOUNT, R.EXPIRED_CARD),
    "lost_card": Entry(R.LOST_CARD, final=True),
    "negative_online_cam_result": _likely(R.INCORRECT_CARD_DATA, R.ISSUER_SUSPECTED_FRAUD),
    "no_action_taken": _likely(R.ISSUER_ERROR),
    "no_checking_account": Entry(R.INVALID_ACCOUNT),
    "no_credit_account": Entry(R.INVALID_ACCOUNT),
    "no_reason_to_decline": Entry(R.GENERIC_DECLINE),
    "no_savings_account": Entry(R.INVALID_ACCOUNT),
    "partial_approval": _likely(R.GENERIC_DECLINE, R.INSUFFICIENT_FUNDS),
    "pick_up_card_special_condition": Entry(R.PICKUP_CARD, others=(R.STOLEN_CARD,), final=True),
    "pin_change_unblock_request_declined": _likely(R.DO_NOT_HONOR),
    "pin_cryptographic_error_found": _likely(R.PROVIDER_ERROR),
    "pin_data_required": Entry(R.AUTHENTICATION_REQUIRED, others=(R.INCORRECT_PIN,), certainty=_LIKELY),
    "pin_not_changed": _likely(R.DO_NOT_HONOR),
    "policy_related": _likely(R.TRANSACTION_NOT_PERMITTED, R.RESTRICTED_CARD),
    "previous_message_located_inconsistent_data": _likely(R.NETWORK_ERROR),
    "purchase_amount_only_no_cash_back_allowed": _likely(R.TRANSACTION_NOT_PERMITTED),
    "re_enter_transaction": Entry(R.ISSUER_ERROR),
    "refer_to_card_issuer": _likely(R.DO_NOT_HONOR, R.CANCELLED_BY_MERCHANT),
    "refer_to_card_issuer_special_condition": Entry(R.DO_NOT_HONOR),
    "restricted_card": Entry(R.RESTRICTED_CARD),
    "revocation_of_all_authorizations": Entry(R.STOP_PAYMENT, final=True),
    "revocation_of_authorization": Entry(R.STOP_PAYMENT, final=True),
    "security_violation": Entry(R.SECURITY_VIOLATION),
    "stolen_card": Entry(R.STOLEN_CARD, final=True),
    "stop_payment_order": Entry(R.STOP_PAYMENT, final=True),
    "suspected_fraud": Entry(R.ISSUER_SUSPECTED_FRAUD),
    "system_malfunction": _likely(R.NETWORK_ERROR, R.ISSUER_ERROR),
    "transaction_amount_exceeds_pre_authorized_amount": _likely(R.INVALID_AMOUNT),
    "transaction_does_not_fulfill_aml_requirement": Entry(R.LEGAL_RESTRICTION),
    "transaction_not_allowed_at_terminal": Entry(R.TERMINAL_NOT_PERMITTED),
    "transaction_not_permitted_to_cardholder": Entry(R.TRANSACTION_NOT_PERMITTED),
    "transaction_reversed": _likely(R.CANCELLED_BY_MERCHANT, R.NETWORK_ERROR),
    "unable_to_go_online": _likely(R.NETWORK_ERROR, R.ISSUER_UNAVAILABLE),
    "unable_to_locate_previous_message": _likely(R.NETWORK_ERROR),
    "unable_to_locate_record": _likely(R.INVALID_ACCOUNT),
    "unable_to_route_transaction": Entry(R.NETWORK_ERROR),
    "unacceptable_pin": Entry(R.INCORRECT_PIN),
    "unsafe_pin": _likely(R.INCORRECT_PIN),
    "violation_of_law": Entry(R.LEGAL_RESTRICTION),
    "vip_approval": Entry(R.GENERIC_DECLINE, certainty=_POSSIBLE),
}

_MERCHANTS = {
    "agreement_terminal_not_related": Entry(R.ACQUIRER_ERROR),
    "cvv2_not_allowed": _likely(R.ACQUIRER_ERROR),
    "invalid_category_code": Entry(R.ACQUIRER_ERROR),
    "invalid_currency": Entry(R.CURRENCY_NOT_ENABLED),
    "invalid_merchant_data": Entry(R.ACQUIRER_ERROR),
    "invalid_processor_id": Entry(R.ACQUIRER_ERROR),
    "merchant_account_closed": Entry(R.MERCHANT_SUSPENDED),
    "merchant_id_not_found": Entry(R.ACQUIRER_ERROR),
    "merchant_not_registered_for_amex": Entry(R.CARD_NOT_SUPPORTED, others=(R.ACQUIRER_ERROR,)),
    "merchant_not_registered_vbv": Entry(R.ACQUIRER_ERROR),
    "missing_cvv2_cvc2": Entry(R.INCORRECT_CVC),
    "sub_merchant_account_closed": Entry(R.MERCHANT_SUSPENDED),
    "terminal_closed": Entry(R.ACQUIRER_ERROR),
    "terminal_id_not_found": Entry(R.ACQUIRER_ERROR),
    "transaction_not_permitted_at_terminal": Entry(R.TERMINAL_NOT_PERMITTED),
}

_TERMINALS = {
    "terminal_busy": Entry(R.PREVIOUS_NOT_FINISHED),
    "terminal_unreachable": _likely(R.PROVIDER_TEMPORARY_ERROR),
}

_VOUCHERS = {
    "authorization_error": Entry(R.ACQUIRER_ERROR),
    "card_does_not_exist": Entry(R.INCORRECT_NUMBER),
    "card_is_blocked": Entry(R.RESTRICTED_CARD),
    "card_is_not_active": Entry(R.CARD_NOT_ACTIVATED),
    "card_is_transferred": Entry(R.INVALID_ACCOUNT),
    "card_not_available": _likely(R.INVALID_ACCOUNT),
    "incorrect_purchase_value": Entry(R.INVALID_AMOUNT),
    "invalid_card_id": Entry(R.INCORRECT_NUMBER),
    "invalid_ean_code": Entry(R.INVALID_REQUEST),
    "invalid_operation": Entry(R.INVALID_TRANSACTION),
    "invalid_retailer": Entry(R.ACQUIRER_ERROR),
    "login_failed_invalid_password": Entry(R.ACQUIRER_ERROR),
    "login_failed_unknown_user": Entry(R.ACQUIRER_ERROR),
    "login_failed_without_reason": Entry(R.ACQUIRER_ERROR),
    "service_failed": Entry(R.PROVIDER_TEMPORARY_ERROR),
    "wrong_currency": Entry(R.CURRENCY_NOT_ENABLED),
}

_DEBITS = {
    "AC01": Entry(R.INVALID_ACCOUNT),
    "AC04": Entry(R.INVALID_ACCOUNT, source=MEMORY),
    "AC06": Entry(R.INVALID_ACCOUNT, source=MEMORY),
    "AG01": Entry(R.TRANSACTION_NOT_PERMITTED, source=MEMORY),
    "AM04": Entry(R.INSUFFICIENT_FUNDS, source=MEMORY),
    "MD01": Entry(R.STOP_PAYMENT, source=MEMORY),
    "MS02": Entry(R.STOP_PAYMENT, source=MEMORY),
    "MS03": Entry(R.DO_NOT_HONOR, source=MEMORY),
}

REASONS = Table(
    source="mollie/openapi specs.yaml 2026-08-21, failureReason and statusReason",
    codes=_SCHEMES | _MERCHANTS | _TERMINALS | _VOUCHERS | _DEBITS | _CARDS,
)
"""Cards, their networks, terminals and vouchers share names only where they mean the same."""

PAYOUT_REASONS = Table(
    source="mollie/openapi specs.yaml 2026-08-21, payout-status-reason-code",
    codes={
        "balance_not_found": Entry(R.INVALID_REQUEST),
        "bank_processing_failed": Entry(R.PROVIDER_TEMPORARY_ERROR, certainty=_LIKELY),
        "failed": Entry(R.GENERIC_DECLINE),
        "insufficient_funds": Entry(R.MERCHANT_BALANCE),
        "invalid_request": Entry(R.INVALID_REQUEST),
        "organization_inactive": Entry(R.MERCHANT_SUSPENDED),
        "payouts_blocked": Entry(R.MERCHANT_SUSPENDED),
        "returned": Entry(R.INVALID_ACCOUNT, certainty=_LIKELY),
    },
)
"""Why a payout was not made; these names mean something else on a payment."""
