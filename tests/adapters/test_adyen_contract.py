import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.adyen import Adyen
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import NOW, inherited
from paysupport.testing.mutation import LETTERS

from .adyen_items import KEY, PAYLOADS, body

NAMES = sorted(path.stem for path in PAYLOADS.glob("*.json"))
LINK = "PL61C53A8B97E6915A"
FAULT = {"status": 422, "errorCode": "101", "message": "Invalid card number", "errorType": "validation"}


def fault(**changed: Any) -> bytes:
    return json.dumps(FAULT | changed).encode()


UNKNOWN = fault(status=404, errorCode="14_0412", message="Payment link was not found")


class TestAdyen(ProviderContract):
    payloads = {name: body(name) for name in NAMES if name != "session_created"}
    refusals = {
        "bad request": fault(pspReference="8514775645144049"),
        "no permission": fault(status=403, errorCode="901", message="Invalid Merchant Account", errorType="security"),
        "management": json.dumps(
            {
                "type": "https://docs.adyen.com/errors/general/unauthorized",
                "title": "Unauthorized",
                "status": 401,
                "detail": "Not authorised",
                "errorCode": "00_401",
            }
        ).encode(),
        "request received": b'{"merchantAccount": "AcmeECOM", "paymentPspReference": "P1", "pspReference": "M1"}',
        "older request received": b'{"pspReference": "M1", "response": "[capture-received]"}',
        "platform": b'{"type": "ach.notificationOfChange", "environment": "test", "data": {}}',
    }
    statuses = {
        "authorised": Status.AUTHORIZED,
        "refused": Status.FAILED,
        "refund": Status.REFUNDED,
        "chargeback": Status.DISPUTED,
        "payout": Status.PAID,
        "answer_refused": Status.FAILED,
        "answer_authorised": Status.AUTHORIZED,
        "answer_redirect": Status.REQUIRES_ACTION,
        "answer_cancelled": Status.CANCELLED,
        "session": Status.AUTHORIZED,
        "link": Status.EXPIRED,
        "stored": Status.FAILED,
    }
    codes = {"6": Reason.EXPIRED_CARD, "12": Reason.INSUFFICIENT_FUNDS, "24": Reason.INCORRECT_CVC}
    keys = {"merchant_account": "AcmeECOM"}
    secrets = {"hmac_keys": KEY, "api_key": "AQEmade0up0key"}
    lookups = {
        Reference("token", LINK): [(200, body("link"))],
        Reference("token", "PL0000000000000000"): [(404, UNKNOWN)],
        Reference("token", "CS12345678ABCDEF&sessionResult=X3XtfGC7"): [(200, body("session"))],
    }

    def adapter(self) -> Provider:
        return Adyen()

    def signed(self) -> Received:
        return self.keyed().sign(body("authorised"), NOW)

    def _with_proof(self, proof: str | None) -> Received:
        received = self.signed()
        document = json.loads(received.body)
        more = document["notificationItems"][0]["NotificationRequestItem"]["additionalData"]
        more["hmacSignature"] = proof
        return replace(received, body=json.dumps(document).encode())

    def test_believes_nothing_without_headers(self) -> None:
        """Adyen's proof stands in the body: without it nothing is believed, whatever the headers."""
        self._rejected(self.keyed(), self._with_proof(None))

    @inherited
    @given(data=st.data())
    def test_a_garbled_proof_is_rejected(self, data: st.DataObject) -> None:
        self._rejected(self.keyed(), self._with_proof(data.draw(st.text(LETTERS, max_size=60))))


@pytest.mark.parametrize("name", NAMES)
def test_payloads_are_claimed_as_they_stand(name: str) -> None:
    assert Adyen().claims(json.loads(body(name)))
