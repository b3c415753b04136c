from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.checkout import Checkout
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import NOW

from .checkout_objects import PAY, PAYLOADS, body

NAMES = sorted(path.stem for path in PAYLOADS.glob("*.json"))
FAULT = b'{"request_id": "0HL80RJLS76I7", "error_type": "request_invalid", "error_codes": ["payment_source_required"]}'


class TestCheckout(ProviderContract):
    payloads = {name: body(name) for name in NAMES if name != "actions"}
    refusals = {
        "bad request": FAULT,
        "malformed": b'{"request_id": "0HL80RJLS76I7", "error_type": "request_malformed"}',
    }
    statuses = {
        "answer_authorized": Status.AUTHORIZED,
        "answer_declined": Status.FAILED,
        "answer_pending": Status.REQUIRES_ACTION,
        "details": Status.PARTIALLY_REFUNDED,
        "details_declined": Status.FAILED,
        "list": Status.PAID,
        "event_captured": Status.PAID,
        "event_declined": Status.FAILED,
        "event_dispute": Status.DISPUTED,
        "event_refunded": Status.REFUNDED,
        "dispute": Status.REFUNDED,
        "payout": Status.PAID,
        "link": Status.EXPIRED,
    }
    codes = {
        "20005": Reason.DO_NOT_HONOR,
        "20051": Reason.INSUFFICIENT_FUNDS,
        "30041": Reason.LOST_CARD,
        "40101": Reason.UNKNOWN,
    }
    keys = {"mode": "test"}
    secrets = {"secret_key": "sk_sbox_made0up0key", "webhook_keys": "made-up-signature-key"}
    lookups = {
        Reference("payment", PAY): [(200, body("details")), (200, body("actions"))],
        Reference("payment", "pay_unknown"): [(404, b"")],
        Reference("payment", "dsp_rbhwd2qrg13uhrp2newf"): [(200, body("dispute"))],
        Reference("token", "sid_ubfj2q76miwundwlk72vxt2i7q"): [(200, body("details")), (404, b"")],
        Reference("token", "pl_ELqQJXdXzabU"): [(200, body("link"))],
        Reference("order", "1234"): [(200, body("list")), (200, body("actions"))],
    }

    def adapter(self) -> Provider:
        return Checkout()

    def signed(self) -> Received:
        return self.keyed().sign(body("event_declined"), NOW)
