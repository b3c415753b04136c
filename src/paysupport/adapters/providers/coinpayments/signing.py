"""How requests, IPNs and webhooks are signed, in the older and the new API.

Sources: a-docs.coinpayments.net, "Generate API signature" and "Authenticating webhook requests", read on 2026-11-25;
the older API from memory.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.forms import form
from paysupport.adapters.proofs import fault, judged, key, plain, signed
from paysupport.errors import InputError
from paysupport.flow import Request
from paysupport.model import Payment
from paysupport.signatures import hmac_sha256, hmac_sha512, same

SIGNATURE, CLIENT, TIME = "X-CoinPayments-Signature", "X-CoinPayments-Client", "X-CoinPayments-Timestamp"

Read = Callable[[object], tuple[Payment, ...]]


@dataclass(frozen=True, slots=True)
class Older:
    """The keys of the older API."""

    public: str
    private: SecretStr = field(repr=False)
    merchant: str
    ipn: SecretStr = field(repr=False)

    def question(self, name: str) -> bytes:
        """The form that asks for a transaction."""
        public = plain(SecretStr(self.public), "the older API of CoinPayments needs public_key and private_key")
        asked = {"version": "1", "cmd": "get_tx_info", "key": public, "txid": name, "full": "1", "format": "json"}
        return urlencode(asked).encode()

    def proof(self, body: bytes) -> str:
        """The header HMAC of a question."""
        secret = plain(self.private, "the older API of CoinPayments needs public_key and private_key")
        return hmac_sha512(secret, body).hex()

    def verify(self, received: Received, read: Read) -> Verified | Rejected:
        """Whether an IPN was signed with the IPN secret, and is for this merchant."""
        try:
            told = form(received.body)
        except InputError as error:
            return Rejected(f"the body is {error}")
        failed = fault(
            received.header("HMAC"), lambda: self._made(received.body), "the header HMAC", "the IPN secret (ipn_secret)"
        )
        if failed is None and not same(told.get("merchant", ""), self.merchant):
            failed = "the IPN is signed, but for another merchant than merchant_id"
        return judged(
            failed,
            lambda: read(told),
            key=key(received.body),
            scheme="coinpayments ipn hmac-sha512",
            event=told.get("ipn_type"),
        )

    def sign(self, body: bytes, at: datetime) -> Received:
        """An IPN with its signature."""
        headers = (("HMAC", self._made(body)), ("Content-Type", "application/x-www-form-urlencoded"))
        return Received(headers=headers, body=body, at=at)

    def _made(self, body: bytes) -> str:
        return hmac_sha512(plain(self.ipn, "CoinPayments needs the IPN secret (ipn_secret)"), body).hex()


@dataclass(frozen=True, slots=True)
class Newer:
    """The keys of an integration of the new API."""

    client: str
    secret: SecretStr = field(repr=False)
    url: str
    tolerance: timedelta

    def verify(self, received: Received, read: Read) -> Verified | Rejected:
        """Whether a webhook was signed with the client secret for this client and address, just now."""
        time = received.header(TIME) or ""
        if not self.url or not self.client:
            return Rejected("client_id and webhook_url are not configured, so that nothing can be proven")
        if not same(received.header(CLIENT) or "", self.client):
            return Rejected(f"the header {CLIENT} names another client than client_id")
        sent = _moment(time)
        if sent is None or abs(received.at - sent) > self.tolerance:
            return Rejected(f"the header {TIME} is no time near the receipt: an old webhook, or a clock that is wrong")
        return signed(
            received,
            SIGNATURE,
            lambda: self._made("POST", self.url, time, received.body),
            what="the client secret (client_secret)",
            scheme="coinpayments hmac-sha256",
            read=read,
            event=lambda document: (document.get("type") if isinstance(document, dict) else None, None),
        )

    def sign(self, body: bytes, at: datetime) -> Received:
        """A webhook with its headers."""
        plain(SecretStr(self.url), "a webhook of CoinPayments is signed for its address (webhook_url)")
        time = _written(at)
        headers = (
            (CLIENT, self.client),
            (TIME, time),
            (SIGNATURE, self._made("POST", self.url, time, body)),
            ("Content-Type", "application/json"),
        )
        return Received(headers=headers, body=body, at=at)

    def signed(self, request: Request, now: datetime) -> Request:
        """A request with its headers."""
        time = _written(now)
        proof = self._made(request.method, request.url, time, request.body)
        return replace(request, headers={**request.headers, CLIENT: self.client, TIME: time, SIGNATURE: proof})

    def _made(self, method: str, url: str, time: str, body: bytes) -> str:
        secret = plain(self.secret, "the new API of CoinPayments needs client_secret")
        message = f"\ufeff{method}{url}{self.client}{time}".encode(errors="surrogatepass") + body
        return base64.b64encode(hmac_sha256(secret, message)).decode()


def _written(time: datetime) -> str:
    return f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"


def _moment(text: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
