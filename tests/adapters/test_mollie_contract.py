from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.mollie import Mollie
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from tests.adapters.mollie_asking import KEY, NOW, PAYLOADS, SECRET, shop

UNKNOWN = PAYLOADS["error_not_found"]


class TestMollie(ProviderContract):
    payloads = {name: body for name, body in PAYLOADS.items() if not name.startswith("error_")}
    refusals = {name: body for name, body in PAYLOADS.items() if name.startswith("error_")}
    statuses = {
        "payment_open": Status.CREATED,
        "payment_paid": Status.PAID,
        "payment_failed": Status.FAILED,
        "payment_pos_failed": Status.FAILED,
        "payment_debit_failed": Status.FAILED,
        "payment_authorized": Status.AUTHORIZED,
        "payment_refunded": Status.PARTIALLY_REFUNDED,
        "payment_charged_back": Status.DISPUTED,
        "refund": Status.REFUNDED,
        "capture": Status.PAID,
        "settlement": Status.PAID,
        "payout_failed": Status.FAILED,
        "payments": Status.PAID,
        "refunds": Status.REFUNDED,
        "event": Status.PAID,
    }
    codes = {
        "insufficient_funds": Reason.INSUFFICIENT_FUNDS,
        "card_expired": Reason.EXPIRED_CARD,
        "invalid_cvv": Reason.INCORRECT_CVC,
        "lost_card": Reason.LOST_CARD,
    }
    secrets = {"api_key": KEY, "webhook_secrets": SECRET}
    lookups = {
        Reference("payment", "tr_5B8cwPMGnU6qLbRvo7qEZo"): [(200, PAYLOADS["payment_refunded"])],
        Reference("payment", "tr_unknown"): [(404, UNKNOWN)],
        Reference("payment", "pl_4Y0eZitmBnQ6IDoMqZQKh"): [(200, PAYLOADS["payments"])],
        Reference("payment", "stl_jDk30akdN"): [(200, PAYLOADS["settlement"])],
        Reference("order", "1234"): [(200, PAYLOADS["payments"])],
    }

    def adapter(self) -> Provider:
        return Mollie()

    def signed(self) -> Received:
        return shop().sign(PAYLOADS["event"], NOW)
