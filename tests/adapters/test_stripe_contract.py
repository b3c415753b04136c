import json

from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.stripe import Stripe
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import NOW
from paysupport.testing.stripe import charge, event, payload, refusal

DECLINED = payload()
LISTED = json.dumps(
    {
        "object": "list",
        "url": "/v1/charges",
        "has_more": False,
        "data": [json.loads(charge()), json.loads(charge(code=None))],
    }
).encode()
FOUND = json.dumps(
    {"object": "search_result", "url": "/v1/payment_intents/search", "has_more": False, "data": [json.loads(DECLINED)]}
).encode()


class TestStripe(ProviderContract):
    payloads = {
        "declined": DECLINED,
        "paid": payload(status="succeeded"),
        "untried": payload(code=None),
        "waiting for 3-D Secure": payload(status="requires_action"),
        "declined charge": charge(code="lost_card", intent=None),
        "yen": charge(code=None, currency="jpy", amount=1200),
        "event": event(DECLINED),
        "search result": FOUND,
    }
    refusals = {"unknown id": refusal(), "bad request": refusal("Missing required param: amount.", "parameter_missing")}
    statuses = {
        "declined": Status.FAILED,
        "paid": Status.PAID,
        "untried": Status.CREATED,
        "declined charge": Status.FAILED,
        "event": Status.FAILED,
    }
    codes = {"insufficient_funds": Reason.INSUFFICIENT_FUNDS, "expired_card": Reason.EXPIRED_CARD}
    secrets = {"api_key": "sk_test_made0up0key", "webhook_secrets": "whsec_made0up0secret"}
    lookups = {
        Reference("payment", "pi_3QAcme0000000001"): [(200, DECLINED)],
        Reference("payment", "pi_unknown"): [(404, refusal())],
        Reference("payment", "ch_3QAcme0000000001"): [(200, charge())],
        Reference("order", "1234"): [(200, FOUND)],
    }

    def adapter(self) -> Provider:
        return Stripe()

    def signed(self) -> Received:
        return self.keyed().sign(event(DECLINED), NOW)
