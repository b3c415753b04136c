"""Callbacks: `verify_hash` in the body, the hex of HMAC-SHA1 over the other fields.

Source: Plisio/plisio-telegram-bot, callback.php, read on 2026-11-25 (forms: `ksort`, `serialize`, HTML entities in
`tx_urls` decoded). That JSON is signed in its own order is from memory.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import unescape
from urllib.parse import urlencode

from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.forms import form, json_or_form
from paysupport.adapters.proofs import fault, judged, key, plain
from paysupport.adapters.rewriting import compact, unchanged
from paysupport.errors import InputError
from paysupport.flow import Request
from paysupport.model import Payment
from paysupport.signatures import hmac_sha1

FIELD = "verify_hash"
_MISSING = "Plisio needs the shop's secret key (secret_key)"


def serialized(fields: dict[str, str]) -> bytes:
    """Texts by their names as PHP's `serialize` writes them after `ksort`."""
    parts = [part for name in sorted(fields) for part in (name, fields[name])]
    return b"a:%d:{%s}" % (len(fields), b"".join(map(_text, parts)))


def verify(received: Received, secret: SecretStr, read: Callable[[object], tuple[Payment, ...]]) -> Verified | Rejected:
    """Whether a callback was signed with the key."""
    try:
        document = json_or_form(received.body)
        given, message = _parts(received.body)
    except InputError as error:
        return Rejected(f"the body is {error}")
    status = document.get("status") if isinstance(document, dict) else None
    return judged(
        fault(given, lambda: _hash(secret, message), f"the field {FIELD}", "the shop's secret key (secret_key)"),
        lambda: read(document),
        key=key(message),
        scheme="plisio hmac-sha1",
        event=status if isinstance(status, str) else None,
    )


def sign(body: bytes, at: datetime, secret: SecretStr) -> Received:
    """A callback as Plisio would send it."""
    _, message = _parts(body)
    made = _hash(secret, message)
    if body.lstrip()[:1] == b"{":
        told = unchanged(body)
        whole = {**(told if isinstance(told, dict) else {}), FIELD: made}
        return Received(headers=(("Content-Type", "application/json"),), body=compact({**whole}).encode(), at=at)
    fields = urlencode({**form(body), FIELD: made}).encode()
    return Received(headers=(("Content-Type", "application/x-www-form-urlencoded"),), body=fields, at=at)


def with_key(request: Request, secret: SecretStr) -> Request:
    """A request as it is sent, with the key in its address."""
    return replace(request, params=(*request.params, ("api_key", plain(secret, _MISSING))))


def _hash(secret: SecretStr, message: bytes) -> str:
    return hmac_sha1(plain(secret, _MISSING), message).hex()


def _parts(body: bytes) -> tuple[object, bytes]:
    """The hash in a body, and what it is over."""
    if body.lstrip()[:1] != b"{":
        fields = form(body)
        proof = fields.pop(FIELD, None)
        if "tx_urls" in fields:
            fields["tx_urls"] = unescape(fields["tx_urls"])
        return proof, serialized(fields)
    told = unchanged(body)
    rest = {**told} if isinstance(told, dict) else {}
    given = rest.pop(FIELD, None)
    return given, compact({**rest}).encode(errors="surrogatepass")


def _text(value: str) -> bytes:
    written = value.encode()
    return b's:%d:"%s";' % (len(written), written)
