"""What people paste when they are asked for a transaction: hashes, addresses, links, numbers of exchanges, and secrets.

A form rarely tells what something is: 64 hexadecimal characters are a transaction of bitcoin, Tron or TON, a payment
hash of Lightning, or a private key. So all networks that a form fits are named, for the caller to ask, and whatever may
open a wallet is refused: nothing of it is kept, and the person has to be warned that all who have seen it know it now.
`paysupport.redaction` finds phrases, keys and what words announce as such; only what it leaves is read.
"""

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from enum import StrEnum
from urllib.parse import unquote

from paysupport.chain.addresses import Address, Problem, parse
from paysupport.chain.ed25519 import is_secret_key, may_be_signature
from paysupport.chain.encodings import of_base58
from paysupport.chain.links import Link, links
from paysupport.chain.networks import Family, of_families
from paysupport.model.base import Model
from paysupport.redaction import LIMIT, Redacted, redact, scan


class Kind(StrEnum):
    """What was pasted."""

    TRANSACTION = "transaction"
    ADDRESS = "address"
    LIGHTNING_INVOICE = "lightning_invoice"
    OTHER_ID = "other_id"
    """A number or an id that no chain knows, such as that of an exchange's withdrawal or a processor's invoice."""
    SEED_PHRASE = "seed_phrase"
    PRIVATE_KEY = "private_key"
    UNCLEAR = "unclear"


class Pasted(Model):
    """One thing that was found in what somebody pasted.

    Attributes:
        value: the hash, address or id, in its canonical form; None for what is refused, for a hash with a typo, and for
            a long address with characters that no address has.
        networks: on which it may be, those of real money first; empty where none is known.
        readings: of an address, with what is wrong with each.
        problem: what is wrong with it, where no reading is sound.
        host: of the link in which it stood.
        lightning: it may also be a payment hash of Lightning, which no explorer knows.
        refused: it is, or may be, something that opens a wallet or an account: nothing of it is here, it must not be
            sent anywhere, and the person has to be warned.
    """

    kind: Kind
    value: str | None = None
    networks: tuple[str, ...] = ()
    readings: tuple[Address, ...] = ()
    problem: Problem | None = None
    host: str | None = None
    lightning: bool = False
    refused: bool = False


Networks = tuple[str, ...] | None
"""Those that a link shows; None where there is no link, or it does not tell."""

MOST = 50
"""So many different things are read in one text."""

REFUSED = frozenset({Kind.SEED_PHRASE, Kind.PRIVATE_KEY})
"""What opens a wallet."""

_REFUSED = {"seed_phrase": Kind.SEED_PHRASE, "private_key": Kind.PRIVATE_KEY}
_ANNOUNCED = ("secret", "authorization", "userinfo")
_KEY = Pasted(kind=Kind.PRIVATE_KEY, refused=True)
_MAY_BE_KEY = Pasted(kind=Kind.UNCLEAR, refused=True)
_UNCLEAR = Pasted(kind=Kind.UNCLEAR)


_EVM, _TON, _SOLANA = of_families(Family.EVM), of_families(Family.TON), of_families(Family.SOLANA)
_BARE_HEX = of_families(Family.UTXO, Family.TRON, Family.TON)

_HASH = re.compile(r"(0[xX])?([0-9a-fA-F]{64})")
_LIKE_HASH = re.compile(r"(0[xX])?([0-9a-fA-F]{60,68})")
_SIGNATURE = re.compile(r"[1-9A-HJ-NP-Za-km-z]{86,88}")
_BASE64 = re.compile(r"[\w+/-]{43}=?", re.ASCII)
_LIGHTNING = re.compile(r"ln(?:bcrt|bc|tbs|tb)\d*[munp]?1[02-9ac-hj-np-z]{100,2000}", re.IGNORECASE | re.ASCII)
_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}|\d{6,24}", re.IGNORECASE | re.ASCII)
_HEX_32 = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{64}(?![0-9a-fA-F])")
_SIGNATURE_BYTES = 64
_CONTEXT = 80
_LONGEST_ID = 36
_LONGEST_TYPO = 50
"""What is longer, and has characters that no address has, may be an address with a private key behind it."""

_WORD = re.compile(
    r"(?<![\w-])(?:0|-1):[0-9a-fA-F]{64}(?!\w)"
    r"|(?<!\w)ln(?:bcrt|bc|tbs|tb)\d*[munp]?1\w{100,2000}(?!\w)"
    r"|(?<![\w+-])[EUk0][Qf][\w+/-]{44,48}(?![\w+/=-])"
    r"|(?<![\w+/-])[\w+/-]{43}="
    r"|(?<![\w-])[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}(?![\w-])"
    r"|(?<!\w)[0-9A-Za-z]{25,130}(?!\w)",
    re.ASCII | re.IGNORECASE,
)
_INTERNAL = re.compile(
    r"(?:internal|off-?chain|внутренн\w{2,4})\s?(?:transfer|перевод\w{0,2})?\W{0,3}(?:id|№|#)?\W{0,3}([0-9]{6,24})(?!\w)",
    re.IGNORECASE,
)
_KEY_FILE = re.compile(r"(?<![\d,\s])\s?(?:\d{1,3}\s?,\s?){63}\d{1,3}(?!\s?[\d,])")
"""64 bytes as numbers, as Solana's tools write a secret key."""
_SPACES = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\u00ad]+")
_SHORT = 300
_BEFORE = ("block", "blocks", "block-height")
_RANKS = {Kind.LIGHTNING_INVOICE: 1, Kind.ADDRESS: 2, Kind.OTHER_ID: 3}


def read(text: str) -> Pasted:
    """The one thing in a text that tells most: a secret before all, then a transaction, then an address.

    Never raises; `unclear` where nothing is found.
    """
    found = read_all(text)
    return min(found, key=_rank, default=_UNCLEAR)


def kept(text: str, reading: Pasted | None = None) -> str:
    """What may be kept of a text: of a secret only the word for its kind."""
    found = reading or read(text)
    return found.kind.value if found.refused else redact(text)


def _rank(pasted: Pasted) -> tuple[bool, bool, int, int]:
    """Of what is equal otherwise, that comes first of which fewer networks are possible, as in a link."""
    return not pasted.refused, pasted.problem is not None, _RANKS.get(pasted.kind, 0), len(pasted.networks)


def read_all(text: str) -> tuple[Pasted, ...]:
    """All that is found in a text, in the order in which it stands there; but a secret, where there is one, alone.

    Never raises. At most `MOST` different things are read, of the first mebibyte.
    """
    plain = unquote(text[:LIMIT])
    scanned = scan(plain)
    secret = _secret(plain, scanned)
    if secret:
        return (secret,)
    found: dict[tuple[Kind, str | None, Problem | None, Networks], Pasted] = {}
    for each in _found(scanned.text):
        if each.refused:
            return (Pasted(kind=each.kind, refused=True),)
        found.setdefault((each.kind, each.value, each.problem, each.networks), each)
        if len(found) == MOST:
            break
    if not found and any(name in scanned.counts for name in _ANNOUNCED):
        return (_MAY_BE_KEY,)
    if all(each.problem for each in found.values()) and len(text) <= _SHORT:
        return _in_pieces(text) or tuple(found.values())
    return tuple(found.values())


def _secret(plain: str, scanned: Redacted) -> Pasted | None:
    """What is refused before anything is read: what was masked as a phrase or key, and digits that are called a key."""
    for name, kind in _REFUSED.items():
        if name in scanned.counts:
            return Pasted(kind=kind, refused=True)
    if any(map(_is_called_key, _HEX_32.finditer(scanned.text))):
        return _KEY
    masked = "secret" in scanned.counts and len(_HEX_32.findall(plain)) > len(_HEX_32.findall(scanned.text))
    return _MAY_BE_KEY if masked else None


def _is_called_key(digits: re.Match[str]) -> bool:
    """Whether words after a hash say that it is a key, whatever stands before it."""
    return "private_key" in scan(digits.string[digits.start() : digits.end() + _CONTEXT]).counts


def _in_pieces(text: str) -> tuple[Pasted, ...]:
    """What is found once line breaks and invisible characters are taken out of the middle of it."""
    joined = _SPACES.sub("", text)
    found = read_all(joined) if joined != text else ()
    return found if any(not each.problem for each in found) else ()


def _found(text: str) -> Iterator[Pasted]:
    seen: set[tuple[str, Networks]] = set()
    at = 0
    for match, link in links(text):
        yield from _in_prose(text[at : match.start()], seen)
        yield from _in_link(link, seen)
        at = match.end()
    yield from _in_prose(text[at:], seen)
    if _ID.fullmatch(text.strip()):
        yield Pasted(kind=Kind.OTHER_ID, value=text.strip())


def _in_prose(text: str, seen: set[tuple[str, Networks]]) -> Iterator[Pasted]:
    if _KEY_FILE.search(text):
        yield _KEY
    for match in _WORD.finditer(text):
        yield from _unseen(match[0], None, seen)
    for match in _INTERNAL.finditer(text):
        yield Pasted(kind=Kind.OTHER_ID, value=match[1])


def _in_link(link: Link, seen: set[tuple[str, Networks]]) -> Iterator[Pasted]:
    pairs = zip(("", *link.parts), link.parts, strict=False)
    parts = [part for before, part in pairs if before.lower() not in _BEFORE]
    for part in parts:
        for pasted in _unseen(part, link.networks, seen):
            yield pasted.model_copy(update={"host": link.host})
    if link.exchange and not any(len(part) > _LONGEST_ID for part in parts):
        ids = [part for part in parts if _ID.fullmatch(part)]
        yield Pasted(kind=Kind.OTHER_ID, value=ids[-1] if ids else None, host=link.host)


def _unseen(word: str, shown: Networks, seen: set[tuple[str, Networks]]) -> Iterator[Pasted]:
    if (word, shown) not in seen:
        seen.add((word, shown))
        yield from _of_word(word, shown)


def _of_word(word: str, shown: Networks) -> Iterator[Pasted]:
    """What one word is; `shown` are the networks of the link that it stands in."""
    if match := _HASH.fullmatch(word):
        yield _of_hash(match, shown)
    elif match := _LIKE_HASH.fullmatch(word):
        networks = _EVM if match[1] else _BARE_HEX
        yield Pasted(kind=Kind.TRANSACTION, networks=_narrowed(networks, shown), problem=Problem.LENGTH)
    elif _SIGNATURE.fullmatch(word):
        yield from _of_signature(word, shown)
    elif _LIGHTNING.fullmatch(word) and word in {word.lower(), word.upper()}:
        yield Pasted(kind=Kind.LIGHTNING_INVOICE, value=word.lower())
    elif readings := parse(word):
        yield _of_address(readings, shown)
    elif _BASE64.fullmatch(word) and (word.endswith("=") or shown in {("ton",), ("ton-testnet",)}):
        raw = urlsafe_b64decode(word.replace("+", "-").replace("/", "_").rstrip("=") + "=")
        yield Pasted(kind=Kind.TRANSACTION, value=raw.hex(), networks=_narrowed(_TON, shown))
    elif _ID.fullmatch(word) and not word.isdecimal():
        yield Pasted(kind=Kind.OTHER_ID, value=word)


def _of_hash(match: re.Match[str], shown: Networks) -> Pasted:
    digits = match[2].lower()
    if match[1] or set(shown or ()) & set(_EVM):
        return Pasted(kind=Kind.TRANSACTION, value=f"0x{digits}", networks=_narrowed(_EVM, shown))
    networks = _narrowed(_BARE_HEX, shown)
    return Pasted(kind=Kind.TRANSACTION, value=digits, networks=networks, lightning=shown is None)


def _of_signature(word: str, shown: Networks) -> Iterator[Pasted]:
    """A signature of Solana, or a secret key; what is neither is a typo in one of them, and refused as well."""
    raw = of_base58(word)
    if raw is None or len(raw) != _SIGNATURE_BYTES:
        return
    if is_secret_key(raw):
        yield _KEY
    elif not may_be_signature(raw):
        yield _MAY_BE_KEY
    else:
        yield Pasted(kind=Kind.TRANSACTION, value=word, networks=_narrowed(_SOLANA, shown))


def _of_address(readings: tuple[Address, ...], shown: Networks) -> Pasted:
    networks = tuple(dict.fromkeys(name for each in readings for name in each.networks))
    first = readings[0]
    glued = len(first.text) > _LONGEST_TYPO and first.problem not in {None, Problem.CHECKSUM}
    return Pasted(
        kind=Kind.ADDRESS,
        value=None if glued else first.text,
        networks=_narrowed(networks, shown),
        readings=() if glued else readings,
        problem=first.problem,
    )


def _narrowed(networks: tuple[str, ...], shown: Networks) -> tuple[str, ...]:
    """The networks that a form fits, less those that the link does not show; a link that fits none says nothing."""
    if shown is None:
        return networks
    return tuple(name for name in networks if name in shown) or (networks if shown else ())
