import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.mixplat import Mixplat
from paysupport.adapters.providers.mixplat.codes import EXPLAINED
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import inherited

from .mixplat_payloads import KEY, body

NOT_FOUND = body("error_not_found")
NO_PAYMENTS = ("sms", "register", "created", "refund_ordered", "error_signature", "error_not_found")
PAYMENTS = {
    "notification_no_money": Status.FAILED,
    "notification_paid": Status.PAID,
    "notification_held": Status.AUTHORIZED,
    "notification_draft": Status.CREATED,
    "notification_check": Status.PENDING,
    "notification_refund": Status.REFUNDED,
    "answer_processing": Status.PENDING,
    "answer_sbp_timeout": Status.EXPIRED,
    "answer_cancelled": Status.CANCELLED,
    "answer_belarus": Status.PAID,
    "answer_refund_failed": Status.FAILED,
    "answer_refund_pending": Status.PENDING,
    "notifications": Status.REFUNDED,
}


def changed(received: Received, **members: object) -> Received:
    """The same notification with other members; the signature stands in the body."""
    return replace(received, body=json.dumps({**json.loads(received.body), **members}).encode())


class TestMixplat(ProviderContract):
    payloads = {name: body(name) for name in PAYMENTS}
    refusals = {name: body(name) for name in NO_PAYMENTS} | {
        code: json.dumps({"result": code}).encode() for code in EXPLAINED
    }
    statuses = PAYMENTS
    codes = {"failure_no_money": Reason.INSUFFICIENT_FUNDS, "failure_limits": Reason.LIMIT_OF_UNKNOWN_OWNER}
    secrets = {"api_key": KEY}
    lookups = {
        Reference("payment", "aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA"): [(200, body("notification_no_money"))],
        Reference("payment", "unknown"): [(200, NOT_FOUND)],
        Reference("payment", "707607041"): [(200, NOT_FOUND), (200, body("answer_refund_failed"))],
        Reference("payment", "707607049"): [(200, NOT_FOUND), (404, NOT_FOUND)],
        Reference("order", "1235"): [(200, body("answer_sbp_timeout"))],
    }

    def adapter(self) -> Provider:
        return Mixplat()

    def test_believes_nothing_without_headers(self) -> None:
        self._rejected(self.keyed(), changed(self._signed(), signature=None))

    @inherited
    @given(data=st.data())
    def test_a_garbled_proof_is_rejected(self, data: st.DataObject) -> None:
        proof = data.draw(st.sampled_from(["", "0" * 32, KEY, [], {}, True]) | st.none() | st.integers() | st.text())
        self._rejected(self.keyed(), changed(self._signed(), signature=proof))
