import json

from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.razorpay import Razorpay
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import NOW

from .razorpay_objects import EMPTY, HOOK, KEY, PAYLOADS, SECRET, UNKNOWN

NOT_FOUND = json.dumps(UNKNOWN).encode()
NOTHING = json.dumps(EMPTY).encode()
ORDER = (200, PAYLOADS["order"])


def refusal(description: str, code: str = "BAD_REQUEST_ERROR", reason: str | None = None) -> bytes:
    return json.dumps({"error": {"code": code, "description": description, "reason": reason}}).encode()


class TestRazorpay(ProviderContract):
    payloads = {name: body for name, body in PAYLOADS.items() if name not in {"event_downtime", "refused"}}
    refusals = {
        "unknown id": NOT_FOUND,
        "no such id": refusal("x is not a valid id"),
        "wrong key": refusal("The api key provided is invalid"),
        "wrong request": refusal("The amount is invalid", reason="input_validation_failed"),
        "outage": refusal("We are facing some trouble completing your request", "SERVER_ERROR"),
        "a downtime": PAYLOADS["event_downtime"],
    }
    statuses = {
        "captured": Status.PAID,
        "failed": Status.FAILED,
        "authorized_upi": Status.AUTHORIZED,
        "created_netbanking": Status.PENDING,
        "partially_refunded": Status.PARTIALLY_REFUNDED,
        "refunded_uncaptured": Status.REFUNDED,
        "payments": Status.PAID,
        "order": Status.CREATED,
        "refund": Status.REFUNDED,
        "dispute": Status.DISPUTED,
        "settlement": Status.PAID,
        "payment_link": Status.PAID,
        "event_payment_failed": Status.FAILED,
        "event_order_paid": Status.PAID,
        "event_refund": Status.PARTIALLY_REFUNDED,
        "event_dispute": Status.DISPUTED,
        "event_settlement": Status.PAID,
    }
    codes = {"insufficient_funds": Reason.INSUFFICIENT_FUNDS, "transaction_limit_exceeded": Reason.ISSUER_LIMIT}
    keys = {"key_id": KEY}
    secrets = {"key_secret": SECRET, "webhook_secrets": HOOK}
    lookups = {
        Reference("payment", "pay_Synthetic000001"): [(200, PAYLOADS["captured"]), (200, NOTHING), ORDER],
        Reference("payment", "pay_unknown"): [(400, NOT_FOUND)],
        Reference("payment", "rfnd_Synthetic00001"): [(200, PAYLOADS["refund"])],
        Reference("payment", "setl_Synthetic00001"): [(200, PAYLOADS["settlement"])],
        Reference("token", "plink_Synthetic0001"): [(200, PAYLOADS["payment_link"])],
        Reference("order", "order_Synthetic0001"): [ORDER, (200, PAYLOADS["payments"]), (200, NOTHING)],
        Reference("order", "1234"): [
            (200, b'{"entity": "collection", "items": [' + PAYLOADS["order"] + b"]}"),
            (200, NOTHING),
        ],
    }

    def adapter(self) -> Provider:
        return Razorpay()

    def signed(self) -> Received:
        return self.keyed().sign(PAYLOADS["event_payment_failed"], NOW)
