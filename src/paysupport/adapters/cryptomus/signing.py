"""How requests and webhooks are signed: the MD5 of the base64 of the JSON, and the payment key after it.

Sources: doc.cryptomus.com and doc.heleket.com, "Request format" and "Webhook", read on 2026-11-25;
CryptomusCom/api-php-sdk 6993cd2, 2022-08-09, RequestBuilder.php. A webhook's `sign` is over its body without `sign`, as
PHP's json_encode writes it with JSON_UNESCAPED_UNICODE, whatever the body itself looks like.
"""

import base64
from collections.abc import Callable
from datetime import datetime
from hashlib import md5

from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.cryptomus.reading import House
from paysupport.adapters.proofs import fault, judged, key, plain
from paysupport.adapters.rewriting import compact, php, unchanged
from paysupport.documents import JSON
from paysupport.errors import InputError
from paysupport.model import Payment


def signature(payment_key: SecretStr, body: bytes) -> str:
    """The signature over a body as it is.

    Raises:
        ConfigurationError: the key is empty.
    """
    secret = plain(payment_key, "the payment key is empty (payment_key)")
    return md5(base64.b64encode(body) + secret.encode(), usedforsecurity=False).hexdigest()


def verify(
    received: Received, payment_key: SecretStr, house: House, read: Callable[[bytes], tuple[Payment, ...]]
) -> Verified | Rejected:
    """Whether a webhook was signed with the payment key."""
    try:
        told = _object(received.body)
    except InputError as error:
        return Rejected(f"the body is {error}")
    signed = _signed(told)
    failed = fault(
        told.get("sign"), lambda: signature(payment_key, signed), "the field sign", "the payment key (payment_key)"
    )
    status = told.get("status")
    return judged(
        failed,
        lambda: read(received.body),
        key=key(signed),
        scheme=f"{house.name} md5",
        event=status if isinstance(status, str) else None,
    )


def sign(body: bytes, at: datetime, payment_key: SecretStr) -> Received:
    """A webhook as it would be sent: the body with its signature in it.

    Raises:
        InputError: the body is no JSON object.
    """
    told = {name: each for name, each in _object(body).items() if name != "sign"}
    whole = {**told, "sign": signature(payment_key, _signed(told))}
    return Received(headers=(("Content-Type", "application/json"),), body=compact(whole, php).encode(), at=at)


def _object(body: bytes) -> dict[str, JSON]:
    told = unchanged(body)
    if not isinstance(told, dict):
        raise InputError("no webhook: an object was expected")
    return told


def _signed(told: dict[str, JSON]) -> bytes:
    rest: JSON = {name: each for name, each in told.items() if name != "sign"}
    return compact(rest, php).encode(errors="surrogatepass")
