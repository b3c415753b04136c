from typing import Any
from urllib.parse import parse_qsl, urlencode

from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.robokassa import Robokassa
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import NOW, inherited

from .robokassa_payloads import LOGIN, PASSWORDS, body

STATUSES = {
    "notification.form": Status.PAID,
    "notification_bare.form": Status.PAID,
    "notification_sbp.form": Status.PAID,
    "notification_test.form": Status.PAID,
    "token.jws": Status.PAID,
    "token_hold.jws": Status.AUTHORIZED,
    "begun.xml": Status.PENDING,
    "cancelled.xml": Status.EXPIRED,
    "crediting.xml": Status.PENDING,
    "hold.xml": Status.AUTHORIZED,
    "paid.xml": Status.PAID,
    "paid_sbp.xml": Status.PAID,
    "returned.xml": Status.REFUNDED,
    "suspended.xml": Status.PENDING,
}


class TestRobokassa(ProviderContract):
    """The proof stands in the body: headers neither prove nor disprove anything."""

    payloads = {name: body(name) for name in STATUSES}
    refusals = {
        name: body(name)
        for name in (
            "unknown_number.xml",
            "wrong_signature.xml",
            "unknown_shop.xml",
            "two_operations.xml",
            "internal.xml",
            "page_refused.json",
            "page_made.json",
            "success.form",
            "fail.form",
        )
    }
    statuses = STATUSES
    codes = {"29": Reason.INVALID_SIGNATURE, "31": Reason.INVALID_AMOUNT, "40": Reason.DUPLICATE}
    keys = {"merchant_login": LOGIN}
    secrets = PASSWORDS
    lookups = {
        Reference("payment", "450009"): [(200, body("paid.xml"))],
        Reference("payment", "1"): [(200, body("unknown_number.xml"))],
        Reference("order", "450009"): [(200, body("paid.xml"))],
    }

    def adapter(self) -> Provider:
        return Robokassa()

    def signed(self) -> Received:
        """Of covered fields only: whatever else a notification has may be changed, and is not believed."""
        return self.keyed().sign(body("notification_bare.form"), NOW)

    def test_believes_nothing_without_headers(self) -> None:
        self._rejected(self.keyed(), self._with_proof(""))

    @inherited
    @given(proof=st.text() | st.sampled_from(["0" * 32, "F" * 32, PASSWORDS["password2"]]))
    def test_a_garbled_proof_is_rejected(self, proof: str) -> None:
        self._rejected(self.keyed(), self._with_proof(proof))

    def _with_proof(self, proof: str) -> Received:
        fields: dict[str, Any] = dict(parse_qsl(self.signed().body.decode()))
        content = urlencode({**fields, "SignatureValue": proof}, errors="surrogatepass").encode()
        return Received(body=content, at=NOW)
