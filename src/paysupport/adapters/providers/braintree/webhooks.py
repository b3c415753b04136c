"""Signatures of webhooks, and when they come again.

`bt_signature` holds pairs of public key and signature, joined with `&`, one for each key of the account. A signature is
the hexadecimal HMAC-SHA1 of the payload, as it stands in the form, with the SHA-1 of the private key as its key.

Sources: braintree/braintree_python 80b03f4 (2026-06-16), util/crypto.py and webhook_notification_gateway.py;
deliveries, developer.paypal.com/braintree/docs/guides/webhooks/parse, read on 2026-11-25.
"""

import base64
import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha1
from urllib.parse import urlencode

from paysupport.adapters.contracts import Received
from paysupport.adapters.providers.braintree.bodies import Delivered
from paysupport.signatures import same

SCHEME = "bt_signature"

_EVERY = timedelta(hours=1)
_LONGEST = {"live": timedelta(hours=24), "test": timedelta(hours=3)}


def signature(private_key: str, payload: str) -> str:
    """What stands beside the public key."""
    key = sha1(private_key.encode(), usedforsecurity=False).digest()
    return hmac.new(key, payload.encode(), sha1).hexdigest()


def fault(found: Delivered, public_key: str, private_key: str) -> str | None:
    """Why the fields prove nothing; None when one of the pairs is of these keys and right."""
    pairs = [pair.split("|") for pair in found.signature.split("&")]
    given = [pair[1] for pair in pairs if len(pair) == 2 and pair[0] == public_key]  # noqa: PLR2004 - a pair
    if not given:
        return "bt_signature holds no pair of the configured public key: it is of another account or environment"
    made = [signature(private_key, payload) for payload in (found.payload, found.payload + "\n")]
    if any(same(each, one) for each in given for one in made):
        return None
    return (
        "the signature does not match: the private key is not the one of this public key, or bt_payload was changed on"
        " its way"
    )


def sign(public_key: str, private_key: str, xml: bytes, at: datetime) -> Received:
    """The webhook with a notification."""
    payload = base64.encodebytes(xml).decode()
    fields = {"bt_signature": f"{public_key}|{signature(private_key, payload)}", "bt_payload": payload}
    headers = (("Content-Type", "application/x-www-form-urlencoded"),)
    return Received(headers=headers, body=urlencode(fields).encode(), at=at)


def next_delivery(made: Sequence[datetime], mode: str) -> datetime | None:
    """The time of the delivery after these: each hour, for a day, or for three hours in the sandbox."""
    if not made or max(made) + _EVERY > min(made) + _LONGEST[mode]:
        return None
    return max(made) + _EVERY
