"""Notifications: who sent them and what they tell.

Sources, read on 2026-11-22: docs.robokassa.ru/pay-interface and docs.robokassa.ru/ru/notifications-and-redirects. To
ResultURL a form comes with a hash, when the money has come in, and until the shop answers `OK` and the number; to
ResultUrl2 a signed token, which is repeated at most five times. For neither a schedule is published.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from itertools import product
from urllib.parse import urlencode

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.forms import form
from paysupport.adapters.providers.robokassa.hashes import ALGORITHMS, digest, fault, own, texts
from paysupport.adapters.providers.robokassa.queries import Access
from paysupport.adapters.providers.robokassa.reading import Place, payments
from paysupport.adapters.providers.robokassa.tokens import ALGORITHM, Token, is_token, key_of, opened
from paysupport.errors import ConfigurationError, InputError
from paysupport.signatures import rsa_sha256, same

LIVE, TEST = "password2", "test_password2"

_PROOF = "SignatureValue"
_COVERED = ("OutSum", "InvId", _PROOF)
_OLD_NAMES = {"out_summ": "OutSum", "inv_id": "InvId", "crc": _PROOF}
"""Under which the same values may come once more, as they were called before."""


def verify(received: Received, access: Access) -> Verified | Rejected:
    """Whether a notification comes from Robokassa and is this shop's."""
    try:
        if is_token(received.body):
            return _by_certificate(opened(received.body), received.at, access)
        return _by_hash(form(received.body), access)
    except InputError as error:
        return Rejected(f"the body is {error}")
    except ConfigurationError as error:
        return Rejected(str(error))


def sign(body: bytes, at: datetime, access: Access) -> Received:
    """A notification to ResultURL as Robokassa would send it: with the test password where `IsTest` is 1."""
    fields = {name: value for name, value in form(body).items() if name not in {_PROOF, *_OLD_NAMES}}
    if wrong := fault(fields):
        raise InputError(wrong)
    name = TEST if fields.get("IsTest") == "1" else LIVE
    if not access.secret(name):
        raise ConfigurationError(f"to sign this notification of Robokassa, its {name} is needed")
    proof = digest(access.algorithm, texts(fields, access.secret(name))[0]).upper()
    content = urlencode({**fields, _PROOF: proof}).encode()
    return Received(headers=(("Content-Type", "application/x-www-form-urlencoded"),), body=content, at=at)


def _by_hash(fields: Mapping[str, str], access: Access) -> Verified | Rejected:
    given = fields.get(_PROOF, "")
    wrong = _unreadable(fields, given) or _unproven(access)
    if wrong:
        return Rejected(wrong)
    made_with = next((name for name in (LIVE, TEST) if _fits(given, fields, access, name, access.algorithm)), None)
    if made_with is None:
        return Rejected(_cause(given, fields, access))
    if made_with == LIVE and fields.get("IsTest") == "1":
        return Rejected(
            "IsTest is 1, but the hash is made with password2: it is the test mode's, give it as test_password2"
        )
    if made_with == TEST and fields.get("IsTest") == "0":
        return Rejected(
            "IsTest is 0, but the hash is made with test_password2: it is the live mode's, give it as password2"
        )
    told = {name: value for name, value in fields.items() if name in _COVERED or name in own(fields)}
    (found,) = payments(Place(told, access.account, access.currency))
    proven = found.model_copy(update={"test": made_with == TEST})
    return Verified(key=f"{fields['InvId']}:{fields['OutSum']}", scheme=_PROOF, event="ResultURL", payments=(proven,))


def _unreadable(fields: Mapping[str, str], given: str) -> str | None:
    if "Culture" in fields:
        return "this is what a payer's browser brings to SuccessURL or FailURL, and no notification"
    if given not in {given.lower(), given.upper()} or not given.isalnum():
        return "SignatureValue is missing or no hash in hex: this is not Robokassa's notification"
    for old, name in _OLD_NAMES.items():
        if fields.get(old, fields.get(name, "")).lower() != fields.get(name, "").lower():
            return f"{old} differs from {name}, and only one of them is covered by the hash"
    return fault(fields)


def _unproven(access: Access) -> str | None:
    live, test = access.secret(LIVE), access.secret(TEST)
    if not live and not test:
        return "password2 is not configured, so nothing can be proven"
    if same(live, test):
        return "password2 and test_password2 are the same, so that a test payment would pass for a live one"
    return None


def _fits(given: str, fields: Mapping[str, str], access: Access, name: str, algorithm: str) -> bool:
    secret = access.secret(name)
    return bool(secret) and any(same(given.lower(), digest(algorithm, text)) for text in texts(fields, secret))


def _cause(given: str, fields: Mapping[str, str], access: Access) -> str:
    """Why no hash fits: what Robokassa did take instead, where the passwords tell it."""
    for name, algorithm in product(access.passwords, ALGORITHMS):
        with suppress(ConfigurationError):
            if not _fits(given, fields, access, name, algorithm):
                continue
            if algorithm != access.algorithm:
                return f"the hash is {algorithm}, not {access.algorithm}: give the algorithm that the shop has chosen"
            return (
                f"the hash is made with {name}: the passwords #1 and #2 are mixed up, or this is what a payer's browser"
                " brings to SuccessURL"
            )
    return (
        "the hash does not fit: password #2 is another shop's, another mode's or an old one, the algorithm is not"
        f" {access.algorithm}, or the body was changed on its way"
    )


def _by_certificate(token: Token, at: datetime, access: Access) -> Verified | Rejected:
    if not access.certificate or not access.merchant_login:
        return Rejected("ResultUrl2 is proven by certificate and merchant_login, of which one is not configured")
    if not isinstance(token.header, dict) or token.header.get("alg") != ALGORITHM or "crit" in token.header:
        return Rejected(f"the token is not signed with {ALGORITHM}, as Robokassa's are")
    if not rsa_sha256(key_of(access.certificate, at), token.signed, token.signature):
        return Rejected("the token's signature does not fit: it is not Robokassa's, or the certificate is another one")
    match token.payload:
        case {"data": {"shop": access.merchant_login}}:
            (found,) = payments(Place(token.payload, access.account, access.currency))
        case _:
            return Rejected("the token is another shop's: the certificate is the same for all of them")
    return Verified(
        key=f"{found.id}:{found.raw_status}", scheme="JWS", event="ResultUrl2", payments=(found,), confirm=True
    )
