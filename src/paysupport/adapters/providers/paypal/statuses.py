"""Statuses and payment sources of PayPal, exponents of its currencies.

Sources: paypal/paypal-rest-api-specifications of 2024-02-03 (Orders v2, Payments v1 and v2, Payouts v1, Disputes v1,
Transaction Search v1); developer.paypal.com, REST currency codes. Read on 2026-11-25.
"""

from paysupport.model import Method, Status
from paysupport.money import exponents

CAPTURES = {
    "COMPLETED": Status.PAID,
    "PENDING": Status.PENDING,
    "DECLINED": Status.FAILED,
    "DENIED": Status.FAILED,
    "FAILED": Status.FAILED,
    "REFUNDED": Status.REFUNDED,
    "PARTIALLY_REFUNDED": Status.PARTIALLY_REFUNDED,
}
"""Of a capture, and of a sale in version 1."""

AUTHORIZATIONS = {
    "AUTHORIZED": Status.AUTHORIZED,
    "CREATED": Status.AUTHORIZED,
    "CAPTURED": Status.PAID,
    "PARTIALLY_CAPTURED": Status.PAID,
    "PENDING": Status.PENDING,
    "DENIED": Status.FAILED,
    "EXPIRED": Status.EXPIRED,
    "VOIDED": Status.CANCELLED,
}
"""Of an authorization; CREATED is PayPal's word for a hold that stands (AUTHORIZED in version 1)."""

ORDERS = {
    "CREATED": Status.CREATED,
    "SAVED": Status.CREATED,
    "PAYER_ACTION_REQUIRED": Status.REQUIRES_ACTION,
    "APPROVED": Status.PENDING,
    "VOIDED": Status.CANCELLED,
}
"""Of an order without any payment. COMPLETED alone tells nothing: its captures may be declined."""

REFUNDS = {
    "COMPLETED": Status.REFUNDED,
    "PENDING": Status.PENDING,
    "FAILED": Status.FAILED,
    "CANCELLED": Status.CANCELLED,
}

MOVEMENTS = {"capture": CAPTURES, "sale": CAPTURES, "authorization": AUTHORIZATIONS, "refund": REFUNDS}
"""By what moves the money."""

PAYOUTS = {
    "SUCCESS": Status.PAID,
    "PENDING": Status.PENDING,
    "PROCESSING": Status.PENDING,
    "UNCLAIMED": Status.PENDING,
    "ONHOLD": Status.PENDING,
    "FAILED": Status.FAILED,
    "DENIED": Status.FAILED,
    "BLOCKED": Status.FAILED,
    "RETURNED": Status.CANCELLED,
    "CANCELED": Status.CANCELLED,
    "REVERSED": Status.CANCELLED,
    "REFUNDED": Status.REFUNDED,
}
"""Of a batch of payouts and of its items."""

REPORTED = {"S": Status.PAID, "P": Status.PENDING, "D": Status.FAILED, "V": Status.REFUNDED}
"""Of a row in a transaction search."""

DISPUTES = {
    "RESOLVED_BUYER_FAVOUR": Status.REFUNDED,
    "ACCEPTED": Status.REFUNDED,
    "RESOLVED_SELLER_FAVOUR": Status.PAID,
    "CANCELED_BY_BUYER": Status.PAID,
    "DENIED": Status.PAID,
}
"""Of a resolved dispute, by its outcome; RESOLVED_WITH_PAYOUT and NONE do not tell who has won."""

RETURNS = {
    "T1106": ("reversal", Status.REFUNDED),
    "T1107": ("refund", Status.REFUNDED),
    "T1201": ("chargeback", Status.DISPUTED),
}
"""Events of a transaction search by which a payment is given back: what they are, and what they do when completed."""

OPEN_DISPUTES = frozenset({"OPEN", "WAITING_FOR_BUYER_RESPONSE", "WAITING_FOR_SELLER_RESPONSE", "UNDER_REVIEW"})

DISPUTED = frozenset({"BUYER_COMPLAINT", "CHARGEBACK"})
"""Reasons of a status by which the payer has objected to the payment."""

METHODS = {
    word: method
    for method, words in (
        (Method.CARD, "card apple_pay google_pay"),
        (Method.WALLET, "paypal venmo"),
        (Method.BANK_TRANSFER, "bancontact blik eps giropay ideal mybank p24 sofort trustly"),
        (Method.DIRECT_DEBIT, "bank"),
    )
    for word in words.split()
}
"""By the payment source of an order."""

EXPONENTS = exponents(dict.fromkeys(("HUF", "JPY", "TWD"), 0))
"""HUF and TWD have two decimals in ISO 4217 and none at PayPal, where decimals are an error."""
