from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.paypal import PayPal
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from tests.adapters.paypal_asking import NOW, PAYLOADS, SECRET, shop

UNKNOWN = PAYLOADS["error_not_found"]


class TestPayPal(ProviderContract):
    payloads = {name: body for name, body in PAYLOADS.items() if not name.startswith("error_")}
    refusals = {name: PAYLOADS[name] for name in ("error_not_found", "error_request", "error_token")}
    statuses = {
        "capture": Status.PAID,
        "capture_pending": Status.PENDING,
        "capture_declined": Status.FAILED,
        "authorization": Status.AUTHORIZED,
        "refund": Status.REFUNDED,
        "order": Status.PARTIALLY_REFUNDED,
        "order_declined": Status.FAILED,
        "order_approved": Status.PENDING,
        "order_authorized": Status.AUTHORIZED,
        "order_minimal": Status.REQUIRES_ACTION,
        "sale": Status.PAID,
        "dispute": Status.DISPUTED,
        "payout_item": Status.PAID,
        "payout_created": Status.PENDING,
        "event_capture": Status.PAID,
        "event_dispute": Status.DISPUTED,
        "events": Status.PENDING,
    }
    codes = {
        "5120": Reason.INSUFFICIENT_FUNDS,
        "5400": Reason.EXPIRED_CARD,
        "9520": Reason.LOST_CARD,
        "INSTRUMENT_DECLINED": Reason.GENERIC_DECLINE,
        "DUPLICATE_INVOICE_ID": Reason.DUPLICATE,
        "TRANSACTION_RECEIVING_LIMIT_EXCEEDED": Reason.ACQUIRER_LIMIT,
    }
    keys = {"client_id": "AQd-made-up"}
    secrets = {"client_secret": SECRET}
    lookups = {
        Reference("payment", "3C679366HH908993F"): [(200, PAYLOADS["capture"])],
        Reference("payment", "5O190127TN364715T"): [(404, UNKNOWN), (200, PAYLOADS["order"])],
        Reference("payment", "1JU08902781691411"): [(404, UNKNOWN)] * 3 + [(200, PAYLOADS["refund"])],
        Reference("payment", "00000000000000000"): [(404, UNKNOWN)] * 4,
        Reference("payment", "PP-D-27803"): [(200, PAYLOADS["dispute"])],
        Reference("order", "1234"): [(200, PAYLOADS["report"])],
        Reference("token", "5O190127TN364715T"): [(200, PAYLOADS["order_approved"])],
    }

    def adapter(self) -> Provider:
        return PayPal()

    def keyed(self) -> Provider:
        return shop(account=None)

    def signed(self) -> Received:
        return shop().sign(PAYLOADS["event_capture"], NOW)
