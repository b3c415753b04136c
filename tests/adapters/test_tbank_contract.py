import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.tbank import TBank
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import inherited

from .tbank_payloads import PASSWORD, TERMINAL, body

STATUSES = {
    "notification_confirmed": Status.PAID,
    "notification_authorized": Status.AUTHORIZED,
    "notification_rejected": Status.FAILED,
    "notification_expired_qr": Status.EXPIRED,
    "notification_sbp_refused": Status.FAILED,
    "notification_refunded": Status.PARTIALLY_REFUNDED,
    "init": Status.CREATED,
    "state": Status.PAID,
    "state_rejected": Status.FAILED,
    "order": Status.PAID,
    "cancelled": Status.PARTIALLY_REFUNDED,
    "charge_rejected": Status.FAILED,
    "qr_refund": Status.PAID,
}


def changed(received: Received, **members: Any) -> Received:
    return replace(received, body=json.dumps({**json.loads(received.body), **members}).encode())


class TestTBank(ProviderContract):
    """The proof stands in the body: headers neither prove nor disprove anything."""

    payloads = {name: body(name) for name in STATUSES}
    refusals = {
        name: body(name)
        for name in (
            "refused_parameters",
            "refused_token",
            "unknown_payment",
            "customer",
            "notification_receipt",
            "notification_card_saved",
            "notification_account_saved",
        )
    }
    statuses = STATUSES
    codes = {"1051": Reason.INSUFFICIENT_FUNDS, "1204": Reason.ACQUIRER_LIMIT, "5065": Reason.INVALID_ACCOUNT}
    keys = {"terminal_key": TERMINAL}
    secrets = {"password": PASSWORD}
    lookups = {
        Reference("payment", "6500000001"): [(200, body("state"))],
        Reference("payment", "1"): [(200, body("unknown_payment"))],
        Reference("order", "1234"): [(200, body("order"))],
    }

    def adapter(self) -> Provider:
        return TBank()

    def test_believes_nothing_without_headers(self) -> None:
        self._rejected(self.keyed(), changed(self._signed(), Token=None))

    @inherited
    @given(proof=st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["", "0" * 64, PASSWORD]))
    def test_a_garbled_proof_is_rejected(self, proof: Any) -> None:
        self._rejected(self.keyed(), changed(self._signed(), Token=proof))
