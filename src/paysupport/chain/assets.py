"""Tokens by their contract, and symbols that only look like theirs.

A symbol proves nothing: anybody may issue a token that calls itself USDT. Only the contract, on its own network, says
which token it is, and only the contract's row here says how many decimals it has. `assets.csv` has one row per
contract, with its source: the issuer's own list where there is one. A contract that is not listed is unknown, and not a
fake.

A host knows more: `Assets.laid_over` puts its own rows over these.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from unicodedata import combining, normalize

from paysupport.chain.addresses import on
from paysupport.chain.networks import NETWORKS
from paysupport.chain.rows import ALWAYS, Cells, Fact, fact, ours, read, whole
from paysupport.errors import InputError

COLUMNS = ("network", "contract", "symbol", "decimals")
_MOST_DECIMALS = 255

_READ_AS = {
    "a": "аα",
    "b": "вβ₿",
    "c": "сᏟꓚᴄ",
    "d": "ԁᎠꓓᴅ",
    "e": "еεᎬꓰᴇ€3",
    "g": "ɡ",
    "h": "н",
    "j": "ј",
    "k": "кκ",
    "l": "іι1|!i",
    "m": "мμ",
    "n": "ην",
    "o": "оο0",
    "p": "рρ",
    "q": "ԛ",
    "s": "ѕᏚꓢꜱ$5",
    "t": "тτᎢꓔᴛ₮",
    "u": "υսцꓴᴜ",
    "w": "ԝ",
    "x": "хχ",
    "y": "у",
    "z": "ζ",
}
"""A letter, and what is read as it: letters of other scripts, small capitals, digits and signs."""
_LOOKALIKES = {ord(char): letter for letter, chars in _READ_AS.items() for char in chars}
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """One contract of one token.

    Attributes:
        network: by our name.
        contract: as the network writes addresses.
        symbol: by which people ask for it; `names` are those by which the contract calls itself besides.
        decimals: of the contract: how many digits of its base units stand after the point.
        issuer: who made it, and redeems it: the token's own issuer, or a bridge.
        note: what support has to know of it.
        fact: the days on which the issuer stands by it, where known, and the issuer's document or another.
    """

    network: str
    contract: str
    symbol: str
    decimals: int
    issuer: str = ""
    names: tuple[str, ...] = ()
    note: str = ""
    fact: Fact = ALWAYS

    @property
    def source(self) -> str:
        """The document that says so."""
        return self.fact.source

    @property
    def primary(self) -> bool:
        """Whether that is the issuer's or the network's own document."""
        return self.fact.primary


@dataclass(frozen=True)
class Assets:
    """Tokens by network and contract."""

    tokens: Mapping[tuple[str, str], Token] = field(default_factory=dict[tuple[str, str], Token])

    @classmethod
    def of_csv(cls, lines: Iterable[str]) -> "Assets":
        """Read a table with the columns `network, contract, symbol, decimals` and, where wanted, the other fields.

        Raises:
            InputError: a column is missing, a row cannot be read (names it), or a contract stands there twice.
        """
        made = cls().laid_over(rows := read(lines, COLUMNS, _token))
        if len(made.tokens) != len(rows):
            raise InputError("a contract stands twice in the table")
        return made

    def laid_over(self, rows: Iterable[Token]) -> "Assets":
        """These tokens, and those; of one contract those count."""
        return Assets({**self.tokens, **{_key(row.network, row.contract): row for row in rows}})

    def token(self, network: str, contract: str) -> Token | None:
        """The token of a contract; None where it is not listed, which does not make it a fake."""
        return self.tokens.get(_key(network, contract))

    def canonical(self, network: str, symbol: str, day: date = date.max) -> tuple[Token, ...]:
        """The contracts that are meant by a symbol on a network on that day, by default now.

        There may be none, one, or several: the issuer's own and a bridge's, where people say the same of both. Those
        that their issuer no longer stands by are left out.
        """
        asked = symbol.strip().upper()
        return tuple(
            each
            for each in self.tokens.values()
            if each.network == network and each.symbol.upper() == asked and each.fact.holds(day)
        )

    def spoofs(self, network: str, symbol: str, contract: str) -> str | None:
        """The symbol that a token of another contract passes itself off as, going by what the contract calls itself.

        That is a listed token of the network, or its own coin, whose symbol this one equals or is made to look like.
        None where it looks like none, and where the contract is listed.
        """
        if self.token(network, contract):
            return None
        return self._looks.get((network, _look(symbol)))

    @cached_property
    def _looks(self) -> Mapping[tuple[str, str], str]:
        coins = {
            (each.name, _look(name)): each.coin for each in NETWORKS.values() for name in (each.coin, *each.coin_names)
        }
        names = {(each.network, _look(name)): each.symbol for each in self.tokens.values() for name in each.names}
        symbols = {(each.network, _look(each.symbol)): each.symbol for each in self.tokens.values()}
        return {**coins, **names, **symbols}


def _look(symbol: str) -> str:
    """What a symbol is read as at a glance: without case, marks, spaces, accents and letters of other scripts."""
    plain = "".join(char for char in normalize("NFKD", symbol[:64]).casefold() if not combining(char))
    return _NO_LETTER.sub("", plain.translate(_LOOKALIKES))


def _key(network: str, contract: str) -> tuple[str, str]:
    address = on(network, contract)
    return network, address.account if address else contract.strip()


def _token(cells: Cells) -> Token:
    if not cells["contract"] or not cells["symbol"]:
        raise InputError("contract and symbol are needed")
    return Token(
        network=cells["network"],
        contract=cells["contract"],
        symbol=cells["symbol"],
        decimals=whole(cells, "decimals", _MOST_DECIMALS),
        issuer=cells.get("issuer", ""),
        names=tuple(cells.get("names", "").split()),
        note=cells.get("note", ""),
        fact=fact(cells),
    )


@cache
def assets() -> Assets:
    """The tokens of `assets.csv`, read once."""
    return Assets.of_csv(ours("assets.csv"))


def token(network: str, contract: str, own: Assets | None = None) -> Token | None:
    """See `Assets.token`; `own` is the host's table, by default ours."""
    return (own or assets()).token(network, contract)


def canonical(network: str, symbol: str, day: date = date.max, own: Assets | None = None) -> tuple[Token, ...]:
    """See `Assets.canonical`; `own` is the host's table, by default ours."""
    return (own or assets()).canonical(network, symbol, day)


def spoofs(network: str, symbol: str, contract: str, own: Assets | None = None) -> str | None:
    """See `Assets.spoofs`; `own` is the host's table, by default ours."""
    return (own or assets()).spoofs(network, symbol, contract)
