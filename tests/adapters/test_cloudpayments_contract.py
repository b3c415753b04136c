from pathlib import Path

from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.cloudpayments import CloudPayments
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.given import NOW

PAYLOADS = Path(__file__).parent / "payloads" / "cloudpayments"


def body(name: str) -> bytes:
    return (PAYLOADS / name).read_bytes()


class TestCloudPayments(ProviderContract):
    payloads = {
        "declined": body("declined.json"),
        "paid": body("paid.json"),
        "authorized": body("authorized.json"),
        "refund": body("refund.json"),
        "payout": body("payout.json"),
        "list": body("list.json"),
        "chargebacks": body("chargebacks.json"),
        "Check": body("check.form"),
        "Pay": body("pay.form"),
        "Pay by СБП": body("pay_sbp.form"),
        "Pay as JSON": body("pay.json"),
        "Confirm": body("confirm.form"),
    }
    refusals = {
        "bad request": body("refused.json"),
        "unknown id": body("not_found.json"),
        "refund accepted": body("accepted.json"),
        "invoice": body("order.json"),
        "tokens": body("tokens.json"),
        "subscription": body("recurrent.form"),
    }
    statuses = {
        "declined": Status.FAILED,
        "paid": Status.PAID,
        "authorized": Status.AUTHORIZED,
        "refund": Status.REFUNDED,
        "payout": Status.PAID,
        "list": Status.PARTIALLY_REFUNDED,
        "chargebacks": Status.DISPUTED,
        "Check": Status.PENDING,
        "Pay": Status.PAID,
        "Pay by СБП": Status.PAID,
        "Pay as JSON": Status.PAID,
        "Confirm": Status.PAID,
    }
    codes = {"5051": Reason.INSUFFICIENT_FUNDS, "5303": Reason.ACQUIRER_LIMIT, "6016": Reason.BANK_NOT_CONNECTED}
    keys = {"public_id": "pk_made0up"}
    secrets = {"api_secret": "made-up-secret-of-a-site"}
    lookups = {
        Reference("payment", "2200100001"): [(200, body("declined.json"))],
        Reference("payment", "1"): [(200, body("not_found.json"))],
        Reference("order", "1234"): [(200, body("refund.json")), (200, body("paid.json"))],
        Reference("order", "unknown"): [(200, body("not_found.json"))],
    }

    def adapter(self) -> Provider:
        return CloudPayments()

    def signed(self) -> Received:
        return self.keyed().sign(body("pay.form"), NOW)
