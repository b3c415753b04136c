"""What others call a reason: the name in lists that many systems know.

A name stands here only if it is published and says what the reason says, or a little more broadly. Where a list has no
such name, or several of which none covers the reason, there is none: Stripe tells a wrong month from a wrong year, and
ISO 20022, which is made for accounts, knows no security code. Names are for output; codes are read by the tables of
providers and networks.
"""

from collections.abc import Mapping
from typing import NamedTuple

from paysupport.reasons import Reason

SOURCES: Mapping[str, str] = {
    "stripe": "decline codes, docs.stripe.com/declines/codes, read on 2026-11-21",
    "adyen": "refusalReason, docs.adyen.com/development-resources/refusal-reasons, as of 2026-07-14",
    "iso20022": "ExternalStatusReason1Code, external code sets of iso20022.org, as of May 2025",
}
"""Where each list is published."""


class CommonNames(NamedTuple):
    """The names of a reason; None where a list has none that fits.

    Attributes:
        stripe: Stripe's `decline_code`.
        adyen: Adyen's `refusalReason`.
        iso20022: the external status reason code of ISO 20022, of four characters.
    """

    stripe: str | None = None
    adyen: str | None = None
    iso20022: str | None = None


def common_names(reason: Reason) -> CommonNames:
    """What Stripe, Adyen and ISO 20022 call a reason."""
    return _NAMES.get(reason, _NONE)


R, N = Reason, CommonNames
_NONE = N()
_NAMES: Mapping[Reason, CommonNames] = {
    R.INSUFFICIENT_FUNDS: N("insufficient_funds", "Not enough balance", "AM04"),
    R.EXPIRED_CARD: N("expired_card", "Expired Card"),
    R.INCORRECT_CVC: N("incorrect_cvc", "CVC Declined"),
    R.INCORRECT_NUMBER: N("incorrect_number", "Invalid Card Number", "AC16"),
    R.INCORRECT_PIN: N("incorrect_pin", "Invalid Pin"),
    R.PIN_TRIES_EXCEEDED: N("pin_try_exceeded", "Pin tries exceeded"),
    R.INCORRECT_ADDRESS: N("incorrect_address", "AVS Declined", "BE07"),
    R.INCORRECT_WALLET_DATA: N("invalid_payment_information"),
    R.INCORRECT_PHONE: N(iso20022="BE23"),
    R.CANCELLED_BY_PAYER: N(None, "Shopper Cancelled", "CUST"),
    R.IDENTIFICATION_REQUIRED: N(iso20022="NOCM"),
    R.DO_NOT_HONOR: N("do_not_honor", "Refused", "MS03"),
    R.GENERIC_DECLINE: N("generic_decline", "Refused", "MS03"),
    R.ISSUER_UNAVAILABLE: N("issuer_not_available", "Issuer Unavailable", "AB11"),
    R.ISSUER_ERROR: N("reenter_transaction", None, "FF10"),
    R.TRANSACTION_NOT_PERMITTED: N("transaction_not_allowed", "Transaction Not Permitted", "AG01"),
    R.CARD_NOT_SUPPORTED: N("card_not_supported"),
    R.CARD_CURRENCY_NOT_SUPPORTED: N("currency_not_supported"),
    R.RESTRICTED_CARD: N("restricted_card", "Restricted Card", "AC06"),
    R.INVALID_ACCOUNT: N("invalid_account", None, "AC01"),
    R.INVALID_TRANSACTION: N(None, "Not supported", "AG03"),
    R.LEGAL_RESTRICTION: N(iso20022="RR04"),
    R.STOP_PAYMENT: N("stop_payment_order", "Revocation Of Auth", "CN01"),
    R.NEW_ACCOUNT_INFORMATION: N("new_account_information_available", None, "AC15"),
    R.SAVED_CARD_UNUSABLE: N(None, "Token Revoked", "TK01"),
    R.AUTHENTICATION_REQUIRED: N("authentication_required", "Authentication required"),
    R.AUTHENTICATION_FAILED: N(None, "3D Not Authenticated"),
    R.AUTHENTICATION_ISSUER_ERROR: N(None, "3DS Authentication Error"),
    R.ISSUER_SUSPECTED_FRAUD: N("fraudulent", "Issuer Suspected Fraud"),
    R.ACQUIRER_SUSPECTED_FRAUD: N("fraudulent", "Acquirer Fraud"),
    R.LOST_CARD: N("lost_card", "Blocked Card"),
    R.STOLEN_CARD: N("stolen_card", "Blocked Card"),
    R.PICKUP_CARD: N("pickup_card", "Blocked Card"),
    R.SECURITY_VIOLATION: N("security_violation"),
    R.BLOCKED_BY_OWN_RULES: N("merchant_blacklist", "FRAUD"),
    R.ISSUER_LIMIT: N("card_velocity_exceeded", "Withdrawal amount exceeded", "AM14"),
    R.WALLET_LIMIT: N("payment_limit_exceeded"),
    R.LIMIT_OF_UNKNOWN_OWNER: N(iso20022="AM02"),
    R.ACQUIRER_ERROR: N(None, "Acquirer Error"),
    R.MERCHANT_BALANCE: N(iso20022="AM04"),
    R.NETWORK_ERROR: N(iso20022="AB02"),
    R.PROVIDER_TEMPORARY_ERROR: N("processing_error"),
    R.WALLET_TEMPORARY_ERROR: N("partner_processing_error"),
    R.BANK_NOT_CONNECTED: N(iso20022="DNOR"),
    R.DUPLICATE: N("duplicate_transaction", None, "AM05"),
    R.CURRENCY_NOT_ENABLED: N("partner_invalid_currency", None, "AM03"),
    R.INVALID_AMOUNT: N("invalid_amount", "Invalid Amount", "AM12"),
    R.INVALID_REQUEST: N(None, "Not Submitted"),
    R.INVALID_CREDENTIALS: N(iso20022="AG08"),
    R.INVALID_SIGNATURE: N(iso20022="DS0B"),
    R.OPERATION_NOT_ENABLED: N(iso20022="AG02"),
    R.ORDER_EXPIRED: N(iso20022="AEXR"),
    R.AUTHORIZATION_EXPIRED: N(iso20022="EOL1"),
    R.INVALID_RECEIPT: N(iso20022="RR06"),
    R.TEST_CARD_IN_LIVE_MODE: N("testmode_decline"),
}
