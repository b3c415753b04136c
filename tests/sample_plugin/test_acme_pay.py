from paysupport_acme import AcmePay

from paysupport.adapters.contracts import Reference
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract

REFUSED = b"""{"sale": {"id": "7", "order": "1234", "status": "refused", "code": "broke", "amount": 2550,
  "currency": "EUR", "at": "2026-11-20T10:00:00Z"}}"""


class TestAcmePay(ProviderContract):
    payloads = {"refused": REFUSED, "paid": REFUSED.replace(b"refused", b"paid")}
    refusals = {"fault": b'{"acme_fault": "no such sale"}'}
    statuses = {"refused": Status.FAILED, "paid": Status.PAID}
    codes = {"broke": Reason.INSUFFICIENT_FUNDS}
    secrets = {"key": "made-up-key-of-acme"}
    lookups = {
        Reference("payment", "7"): [(200, REFUSED)],
        Reference("payment", "8"): [(404, b'{"acme_fault": "no such sale"}')],
    }

    def adapter(self) -> AcmePay:
        return AcmePay()
