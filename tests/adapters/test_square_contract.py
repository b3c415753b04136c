import json
from typing import Any

from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.square import Square
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import NOW

from .square_objects import KEY, PAYLOADS, TOKEN, UNKNOWN, URL, loaded

NOT_FOUND = json.dumps(UNKNOWN).encode()


def refusal(category: str, code: str, **more: Any) -> bytes:
    return json.dumps({"errors": [{"category": category, "code": code, "detail": "Made up.", **more}]}).encode()


class TestSquare(ProviderContract):
    payloads = {
        **{name: body for name, body in PAYLOADS.items() if name != "event_order"},
        "bare refund": json.dumps(loaded("refund")["refund"]).encode(),
        "bare payouts": json.dumps(loaded("payouts")["payouts"]).encode(),
        "bare order": json.dumps(loaded("order")["order"]).encode(),
        "bare dispute": json.dumps(loaded("dispute")["dispute"]).encode(),
    }
    refusals = {
        "unknown id": NOT_FOUND,
        "no token": refusal("AUTHENTICATION_ERROR", "UNAUTHORIZED"),
        "no permission": refusal("AUTHENTICATION_ERROR", "INSUFFICIENT_SCOPES"),
        "wrong request": refusal("INVALID_REQUEST_ERROR", "MISSING_REQUIRED_PARAMETER", field="source_id"),
        "refused refund": refusal("REFUND_ERROR", "REFUND_AMOUNT_INVALID"),
        "outage": refusal("API_ERROR", "INTERNAL_SERVER_ERROR"),
        "too many requests": refusal("RATE_LIMIT_ERROR", "RATE_LIMITED"),
        "an order's state": PAYLOADS["event_order"],
    }
    statuses = {
        "paid": Status.PAID,
        "declined": Status.FAILED,
        "approved": Status.AUTHORIZED,
        "lapsed": Status.EXPIRED,
        "partially_refunded": Status.PARTIALLY_REFUNDED,
        "refund": Status.REFUNDED,
        "bank_failed": Status.FAILED,
        "wallet": Status.PENDING,
        "payments": Status.PAID,
        "dispute": Status.DISPUTED,
        "payouts": Status.PAID,
        "event_payout": Status.FAILED,
        "event_payment": Status.PAID,
        "order": Status.PAID,
    }
    codes = {"INSUFFICIENT_FUNDS": Reason.INSUFFICIENT_FUNDS, "PAYMENT_LIMIT_EXCEEDED": Reason.ACQUIRER_LIMIT}
    keys = {"notification_url": URL}
    secrets = {"access_token": TOKEN, "signature_keys": KEY}
    lookups = {
        Reference("payment", "R2BSyntheticPaid00000001ZY"): [(200, PAYLOADS["paid"]), (200, b"{}")],
        Reference("payment", "unknown"): [(404, NOT_FOUND)],
        Reference("payment", "bP9_69M"): [(200, PAYLOADS["refund"])],
        Reference("payment", "po_1"): [
            (200, b'{"payout":' + json.dumps(loaded("payouts")["payouts"][0]).encode() + b"}")
        ],
        Reference("order", "pRsjSyntheticOrder000001ZY"): [
            (200, PAYLOADS["order"]),
            (200, PAYLOADS["paid"]),
            (200, b"{}"),
        ],
    }

    def adapter(self) -> Provider:
        return Square()

    def signed(self) -> Received:
        return self.keyed().sign(PAYLOADS["event_payment"], NOW)
