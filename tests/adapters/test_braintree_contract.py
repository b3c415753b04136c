from dataclasses import replace
from urllib.parse import parse_qs, urlencode

from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Provider, Received, Reference, Rejected, Verified
from paysupport.adapters.providers.braintree import Braintree
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import NOW, inherited

from .braintree_objects import PAYLOADS, body

NAMES = sorted(path.name for path in PAYLOADS.iterdir())
IDS = (
    b'{"data": {"idsFromLegacyIds": ["dHJhbnNhY3Rpb25fYnQ3bTN6ejE", "cmVmdW5kX2J0N20zeno", "ZGlzcHV0ZV9idDdtM3p6MQ"]}}'
)
NOTHING = b'{"data": {"node": null}, "errors": [{"message": "Not Found", "extensions": {"errorClass": "NOT_FOUND"}}]}'
FAULT = b"""<api-error-response>
  <errors>
    <errors type="array"/>
    <transaction>
      <errors type="array">
        <error><code>81502</code><attribute>amount</attribute><message>Amount is required.</message></error>
      </errors>
    </transaction>
  </errors>
  <message>Amount is required.</message>
</api-error-response>"""


class TestBraintree(ProviderContract):
    """The proof of a webhook stands in its body, in a form that can be escaped in several ways."""

    payloads = {name: body(name) for name in NAMES}
    refusals = {
        "validation": FAULT,
        "not found": NOTHING,
        "keys": b'{"errors": [{"message": "Authentication failed", "extensions": {"errorClass": "AUTHENTICATION"}}]}',
    }
    statuses = {
        "charge_declined.json": Status.FAILED,
        "error_declined.xml": Status.FAILED,
        "error_rejected.xml": Status.FAILED,
        "event_disbursed.xml": Status.PAID,
        "event_dispute.xml": Status.DISPUTED,
        "event_local_payment.xml": Status.PENDING,
        "event_local_payment_expired.xml": Status.EXPIRED,
        "event_refund_failed.xml": Status.FAILED,
        "event_settled.xml": Status.PAID,
        "event_settlement_declined.xml": Status.FAILED,
        "event_subscription.xml": Status.FAILED,
        "library_declined.json": Status.FAILED,
        "list.xml": Status.PAID,
        "node_dispute.json": Status.DISPUTED,
        "node_refund.json": Status.FAILED,
        "node_settled.json": Status.PARTIALLY_REFUNDED,
        "search.json": Status.PAID,
        "verification_declined.xml": Status.FAILED,
    }
    codes = {
        "2000": Reason.DO_NOT_HONOR,
        "2001": Reason.INSUFFICIENT_FUNDS,
        "3000": Reason.PROVIDER_TEMPORARY_ERROR,
        "4005": Reason.ACQUIRER_SUSPECTED_FRAUD,
        "risk_threshold": Reason.BLOCKED_BY_OWN_RULES,
        "token_issuance": Reason.UNKNOWN,
    }
    keys = {"public_key": "made0up0public", "mode": "test"}
    secrets = {"private_key": "made0up0private0key"}
    lookups = {
        Reference("payment", "bt7m3zz1"): [(200, IDS), (200, body("node_settled.json"))],
        Reference("payment", "dp3n8c4e"): [
            (200, IDS),
            (200, NOTHING),
            (200, NOTHING),
            (200, body("node_dispute.json")),
        ],
        Reference("payment", "unknown"): [(200, IDS), (200, NOTHING), (200, NOTHING), (200, NOTHING)],
        Reference("order", "1234"): [(200, body("search.json"))],
    }

    def adapter(self) -> Provider:
        return Braintree()

    def signed(self) -> Received:
        return self.keyed().sign(body("event_settlement_declined.xml"), NOW)

    def test_believes_nothing_without_headers(self) -> None:
        found = parse_qs(self.signed().body.decode())
        del found["bt_signature"]
        self._rejected(self.keyed(), replace(self.signed(), body=urlencode(found, doseq=True).encode()))

    @inherited
    @given(proof=st.text(max_size=60))
    def test_a_garbled_proof_is_rejected(self, proof: str) -> None:
        found = parse_qs(self.signed().body.decode()) | {"bt_signature": [proof]}
        sent = urlencode(found, doseq=True, errors="replace").encode()
        self._rejected(self.keyed(), replace(self.signed(), body=sent))

    @inherited
    @given(data=st.data())
    def test_believes_no_changed_body(self, data: st.DataObject) -> None:
        received = self.signed()
        place = data.draw(st.integers(0, len(received.body) * 8 - 1))
        changed = bytearray(received.body)
        changed[place // 8] ^= 1 << place % 8
        verdict, sent = self.keyed().verify(replace(received, body=bytes(changed))), self.keyed().verify(received)
        assert isinstance(sent, Verified)
        if parse_qs(received.body.decode("latin-1")) == parse_qs(changed.decode("latin-1")):
            assert isinstance(verdict, Verified)
            assert verdict.key == sent.key
        else:
            assert isinstance(verdict, Rejected)
