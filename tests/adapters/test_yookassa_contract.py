from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Provider, Reference, Verified
from paysupport.adapters.providers.yookassa import YooKassa
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import inherited

from .yookassa_payloads import SECRET, body

NOT_FOUND = body("error_not_found")
NO_PAYMENTS = (
    "error_not_found",
    "error_credentials",
    "error_receipt",
    "processing_request",
    "deal",
    "saved_method",
    "receipt",
    "invoice",
)
PAYMENTS = {
    "notification": Status.FAILED,
    "notification_refund": Status.REFUNDED,
    "notification_payout": Status.FAILED,
    "declined": Status.FAILED,
    "paid": Status.PAID,
    "partly_refunded": Status.PARTIALLY_REFUNDED,
    "refunded": Status.REFUNDED,
    "waiting_for_payer": Status.REQUIRES_ACTION,
    "processing": Status.PENDING,
    "held": Status.AUTHORIZED,
    "expired": Status.EXPIRED,
    "hold_lapsed": Status.EXPIRED,
    "cancelled": Status.CANCELLED,
    "older_shape": Status.PAID,
    "refund": Status.REFUNDED,
    "refund_failed": Status.FAILED,
    "refund_pending": Status.PENDING,
    "payout_failed": Status.FAILED,
    "payout_paid": Status.PAID,
    "list": Status.PAID,
    "list_older_shape": Status.FAILED,
    "list_of_refunds": Status.REFUNDED,
}


class TestYooKassa(ProviderContract):
    payloads = {name: body(name) for name in PAYMENTS}
    refusals = {name: body(name) for name in NO_PAYMENTS}
    statuses = PAYMENTS
    codes = {"insufficient_funds": Reason.INSUFFICIENT_FUNDS, "expired_on_capture": Reason.AUTHORIZATION_EXPIRED}
    keys = {"shop_id": "100500"}
    secrets = {"secret_key": SECRET}
    lookups = {
        Reference("payment", "22e12f66-000f-5000-8000-18db351245c7"): [(200, body("declined"))],
        Reference("payment", "22e12f66-000f-5000-8000-18db35124501"): [
            (200, body("paid")),
            (200, body("list_of_refunds")),
        ],
        Reference("payment", "216749f7-0016-50be-b000-078d43a63ae4"): [(404, NOT_FOUND), (200, body("refund"))],
        Reference("payment", "po-285ec15d-0003-5000-a000-08d1bec7dade"): [(200, body("payout_failed"))],
        Reference("payment", "unknown"): [(404, NOT_FOUND), (404, NOT_FOUND)],
        Reference("order", "1234"): [(200, body("list")), (200, body("list_of_refunds"))],
    }

    def adapter(self) -> Provider:
        return YooKassa()

    def test_believes_nothing_with_other_keys(self) -> None:
        other = YooKassa(shop_id="100500", secret_key=SECRET[::-1])
        verdict = other.verify(self._signed())
        assert isinstance(verdict, Verified)
        assert verdict.confirm, "nothing is signed with the key: only asking shows that it is another shop's"

    def test_believes_nothing_without_headers(self) -> None:
        self._rejected(self.keyed(), replace(self._signed(), source_address=None))

    @inherited
    @given(data=st.data())
    def test_a_garbled_proof_is_rejected(self, data: st.DataObject) -> None:
        address = data.draw(
            st.text(max_size=40) | st.sampled_from(["::1", "10.0.0.1", "185.71.76.32", "185.71.76.1:80"])
        )
        self._rejected(self.keyed(), replace(self._signed(), source_address=address))
