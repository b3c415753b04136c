import base64
import json
from functools import cache

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.adapters.providers.bepaid import BePaid
from paysupport.model import Reason, Status
from paysupport.testing import ProviderContract
from paysupport.testing.bepaid import checkout, payload, refusal
from paysupport.testing.given import NOW

DECLINED = payload()
FLAT = json.dumps(
    {
        "uid": "1-310b0da80b",
        "status": "failed",
        "code": "F.0124",
        "friendly_message": "The limit of the card is exceeded.",
        "amount": 2550,
        "currency": "BYN",
        "type": "payment",
        "tracking_id": "1234",
        "test": False,
        "created_at": "2026-11-20T10:00:00Z",
        "payment_method": {"payment_method_type": "credit_card", "brand": "visa", "last_4": "0019"},
        "transaction": {"rrn": "632500123456", "auth_code": None},
    }
).encode()
LISTED = json.dumps(
    {"transactions": [json.loads(each)["transaction"] for each in (DECLINED, payload(uid="2-a1", status="successful"))]}
).encode()


@cache
def key_pair() -> tuple[str, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return private.decode(), base64.b64encode(public).decode()


@cache
def webhook() -> Received:
    return BePaid(signing_key=key_pair()[0]).sign(DECLINED, NOW)


class TestBePaid(ProviderContract):
    payloads = {
        "declined": DECLINED,
        "paid": payload(status="successful"),
        "waiting for 3-D Secure": payload(status="incomplete"),
        "yen": payload(currency="JPY", amount=1200),
        "currency nobody knows": payload(currency="XQZ"),
        "ERIP": payload(method="erip", status="pending"),
        "version 3": FLAT,
        "tries of one order": LISTED,
        "expired token": checkout("70a2f5cc"),
    }
    refusals = {"unknown uid": refusal(), "bad request": refusal("Token does not exist.")}
    statuses = {
        "declined": Status.FAILED,
        "paid": Status.PAID,
        "waiting for 3-D Secure": Status.REQUIRES_ACTION,
        "ERIP": Status.PENDING,
        "tries of one order": Status.PAID,
        "expired token": Status.EXPIRED,
    }
    codes = {"F.0114": Reason.INSUFFICIENT_FUNDS, "F.0124": Reason.ISSUER_LIMIT}
    keys = {"shop_id": "363"}
    secrets = {"secret_key": "made-up-secret-of-a-shop"}
    lookups = {
        Reference("payment", "1-310b0da80b"): [(200, DECLINED)],
        Reference("payment", "1-unknown"): [(404, refusal())] * 3,
        Reference("order", "1234"): [(200, LISTED), (404, refusal())],
        Reference("token", "70a2f5cc"): [(200, checkout("70a2f5cc"))],
    }

    def adapter(self) -> Provider:
        return BePaid()

    def keyed(self) -> Provider:
        return BePaid(shop_id="363", secret_key="made-up-secret-of-a-shop", public_key=key_pair()[1])

    def signed(self) -> Received:
        return webhook()
