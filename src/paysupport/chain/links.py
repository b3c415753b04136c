"""Links of explorers and exchanges: of which network they speak, and what stands in their paths.

Hosts that show one network are in `networks.csv`. Those that show several name it in the path or the query; test
networks are named there by mempool.space, blockstream.info and the explorers of Solana.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paysupport.chain.networks import NETWORKS, network, of_host

_URL = re.compile(
    r"(?<![\w.@-])(?:https?://)?(?P<host>(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?::\d{1,5})?/(?P<path>[^\s<>\"'`]{1,2000})",
    re.IGNORECASE | re.ASCII,
)
_ENDS = ".,;:!?)]}»”*"
_PARTS = re.compile(r"[/?&=#]+")
_TEST = re.compile(r"(testnet|signet|devnet)\d?")
_OTHER_CHAINS = frozenset({"liquid", "liquidtestnet"})
_SHARED = frozenset(
    {"blockchair.com", "blockchain.com", "oklink.com", "live.blockcypher.com", "3xpl.com", "explorer.bitcoin.com"}
)
_EXCHANGES = re.compile(
    r"(?:.+\.)?(?:binance|okx|bybit|kucoin|mexc|htx|huobi|gate|coinbase|kraken|whitebit|bitget|garantex|exmo|bingx)"
    r"\.(?:com|io|net|me|co|us)"
)


@dataclass(frozen=True, slots=True)
class Link:
    """One link in a text.

    Attributes:
        host: in lower case, without `www.`.
        networks: of which it speaks; empty for a network that is not known here, None where it does not tell.
        parts: of path, query and fragment.
        exchange: whether it leads to an exchange, whose ids no chain knows.
    """

    host: str
    networks: tuple[str, ...] | None
    parts: tuple[str, ...]
    exchange: bool


def links(text: str) -> Iterator[tuple[re.Match[str], Link]]:
    """Each link of a text, with where it stands."""
    for match in _URL.finditer(text):
        host = match["host"].lower().removeprefix("www.")
        parts = tuple(filter(None, _PARTS.split(match["path"].rstrip(_ENDS))))
        yield (
            match,
            Link(
                host=host,
                networks=_networks(host, [part.lower() for part in parts]),
                parts=parts,
                exchange=_EXCHANGES.fullmatch(host) is not None,
            ),
        )


def _networks(host: str, parts: list[str]) -> tuple[str, ...] | None:
    shown = of_host(host)
    if shown is None:
        named = (network(part) for part in parts) if host in _SHARED else ()
        return next(((each.name,) for each in named if each), None)
    if _OTHER_CHAINS & set(parts[:1]):
        return ()
    test = next((match[1] for part in parts if (match := _TEST.fullmatch(part))), None)
    name = f"{shown.name}-{test}" if test else shown.name
    return (name,) if name in NETWORKS else ()
