"""What may leave the process: nothing by which somebody could pay, sign in or move funds, and, if asked, no person.

Everything that leaves passes here: logs, representations, error messages, reports, JSON.

- Card numbers keep their first six and last four digits (PCI DSS 4.0.1, 3.4.1; PCI SSC FAQ 1091).
- Track data, card verification values and PINs go wholly (PCI DSS 4.0.1, 3.3.1).
- So do passwords, API keys, authorising headers, cookies, users in URLs, recovery phrases (BIP-39) and private keys.
- `personal=True` also takes e-mail and IP addresses, phone numbers, names, postal addresses and dates of birth.

What only looks like these stays readable: order numbers, RRN and ARN, times, UUIDs, hashes, tax numbers, IBANs.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from paysupport.redaction import authentication, cards, documents, encoded, labelled, phrases, signs, tokens
from paysupport.redaction import personal as persons
from paysupport.redaction.masking import Found
from paysupport.redaction.shape import has_hint, may_be_number, may_be_token, shape

__all__ = ["LIMIT", "Redacted", "redact", "redact_document", "scan"]

LIMIT = 1 << 20
"""Characters of one text that are looked at, 1 MiB; what is beyond does not leave."""

_CUT = "[cut]"
_ALONE = frozenset({"secret", "authorization", "userinfo", "seed_phrase", "cvv", "pin"})
_TAIL = 512
_LAYERS = 3
_DEEPEST = 2
_BOUNDARY = re.compile(r"[^\W\d_]\W?\s")


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text that may leave.

    Attributes:
        text: with everything masked.
        counts: how often each kind was masked: card, track, cvv, pin, secret, authorization, userinfo, seed_phrase,
            private_key, and of persons email, phone, name, address, birth_date; kinds that were not met are absent.
    """

    text: str
    counts: Mapping[str, int]


def redact(text: str, *, personal: bool = False) -> str:
    """What may leave of a text.

    Args:
        text: any text; beyond `LIMIT` characters it is cut, with a mark.
        personal: whether personal data goes too: always for language models and for what the payer reads.
    """
    return _read_and_masked(_cut(text), defaultdict(int), personal=personal)


def scan(text: str, *, personal: bool = False) -> Redacted:
    """The same as `redact`, with how much of each kind was masked."""
    found: Found = defaultdict(int)
    masked = _read_and_masked(_cut(text), found, personal=personal)
    return Redacted(masked, MappingProxyType(dict(found)))


def redact_document(value: object, *, personal: bool = False) -> object:
    """What may leave of a JSON-like tree: texts as by `redact`, and whole values under keys that name a secret.

    Args:
        value: dicts, lists, tuples, texts and numbers; anything else is returned as it is.
        personal: whether texts and keys that are a person's go too.
    """
    return documents.masked(value, lambda text: redact(text, personal=personal), personal=personal)


def _read_and_masked(text: str, found: Found, *, personal: bool, depth: int = 0) -> str:
    """Mask a text as it stands; if there is something to mask in what its escapes say, what they say, masked."""
    masked = view = _masked(text, found, personal=personal, depth=depth)
    if not ("%" in masked or "\\" in masked or "&" in masked or "=" in masked):
        return masked
    for _ in range(_LAYERS):
        below = encoded.plain(view)
        if below == view:
            break
        more: Found = defaultdict(int)
        view = _masked(below, more, personal=personal, depth=depth)
        if more:
            masked = view
            for kind, count in more.items():
                found[kind] += count
    return masked


def _masked(text: str, found: Found, *, personal: bool, depth: int, rounds: int = 4) -> str:
    """Mask until nothing is left to mask: what one mask uncovers, the next round takes."""
    masked = _cut(_once(text, found, personal=personal, depth=depth))
    if masked == text or rounds == 1 or _is_settled(masked, found):
        return masked
    return _masked(masked, found, personal=personal, depth=depth, rounds=rounds - 1)


def _is_settled(masked: str, found: Found) -> bool:
    """Whether another round would change nothing, as one mask that joins no words uncovers nothing."""
    if sum(found.values()) != 1:
        return False
    return found.keys() <= _ALONE or ("card" in found and "@" not in masked and not signs.are_in(masked))


def _once(text: str, found: Found, *, personal: bool, depth: int) -> str:
    """Each class in turn, those that hold others first, and each only where there is a sign of it."""
    if phrases.is_suspect(text):
        text = phrases.mask(text, found)
    if "-----BEGIN" in text:
        text = tokens.mask_armoured(text, found)
    form = shape(text)
    hint = has_hint(form)
    if "_" in text or (hint and may_be_token(form)):
        longest = max(map(len, text.split()), default=0)
        text = tokens.mask(text, found, longest)
        if longest >= encoded.SHORTEST and depth < _DEEPEST:
            text = encoded.mask_base64(text, lambda inner: _is_secret(inner, found, personal=personal, depth=depth + 1))
    if "@" in text and ":/" in text:
        text = labelled.mask_userinfo(text, found)
    if signs.are_in(text):
        text = authentication.mask(labelled.mask(text, found), found)
    if hint and may_be_number(form):
        text = cards.mask(authentication.mask_tracks(text, found), found)
    if "*" in text:
        text = authentication.mask_after_cards(text, found)
    return persons.mask(text, found) if personal else text


def _is_secret(inner: str, found: Found, *, personal: bool, depth: int) -> bool:
    """Whether there is something to mask in a text that was encoded."""
    more: Found = defaultdict(int)
    _read_and_masked(inner, more, personal=personal, depth=depth)
    for kind, count in more.items():
        found[kind] += count
    return bool(more)


def _cut(text: str) -> str:
    """At most `LIMIT` characters, without the begin of a number or word that the limit cuts through."""
    if len(text) <= LIMIT:
        return text
    end = LIMIT - len(_CUT)
    begin = end - _TAIL
    for boundary in _BOUNDARY.finditer(text, begin, end):
        begin = boundary.end()
    return text[:begin] + _CUT
