"""Networks, by our own name and by the words that people and processors use for them.

`networks.csv` has one row per network. Chain ids, coins and decimals of EVM networks are those of the registry
ethereum-lists/chains (2026); the block time of the bitcoin family is `nPowTargetSpacing` in the chainparams.cpp of
Bitcoin Core, Litecoin Core and Dogecoin Core. `source` names the document of the block time of each: it changes with
upgrades, and a typical time is no promise. The coin of TON is called Gram, ticker GRAM, since 15 June 2026; most
interfaces still say TON, and so do we.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

MEMORY = "memory"
"""The source of a fact for which no document was seen."""


class Family(StrEnum):
    """What networks with the same addresses, hashes and kinds of transaction have in common."""

    UTXO = "utxo"
    EVM = "evm"
    TRON = "tron"
    SOLANA = "solana"
    TON = "ton"


@dataclass(frozen=True, slots=True)
class Network:
    """One network.

    Attributes:
        name: ours, as in `Invoice.network`; `title` is what people are told, as wallets and exchanges show it.
        coin: symbol of its own coin, in which fees are paid; `coin_names` are other symbols for the same coin.
        decimals: of the coin.
        block_seconds: typical time between two blocks.
        chain_id: of an EVM network (EIP-155).
        test: its coins have no value.
        hosts: of explorers that show this network only.
        aliases: other words for it, in lower case and without anything but letters and digits.
        source: document of the block time, with its date.
        primary: whether that document is the network's own.
    """

    name: str
    title: str
    coin: str
    coin_names: tuple[str, ...]
    decimals: int
    family: Family
    block_seconds: float
    chain_id: int | None
    test: bool
    hosts: tuple[str, ...]
    aliases: tuple[str, ...]
    source: str
    primary: bool


def _read(row: Mapping[str, str]) -> Network:
    return Network(
        name=row["name"],
        title=row["title"],
        coin=row["coin"],
        coin_names=tuple(row["coin_names"].split()),
        decimals=int(row["decimals"]),
        family=Family(row["family"]),
        block_seconds=float(row["block_seconds"]),
        chain_id=int(row["chain_id"]) if row["chain_id"] else None,
        test=bool(row["test"]),
        hosts=tuple(row["hosts"].split()),
        aliases=tuple(row["aliases"].split()),
        source=row["source"],
        primary=row["source"] != MEMORY,
    )


NETWORKS: Mapping[str, Network] = MappingProxyType(
    {
        row["name"]: _read(row)
        for row in csv.DictReader(Path(__file__).with_name("networks.csv").read_text("utf-8").splitlines())
    }
)
"""All networks by our name."""

_OTHER = re.compile(r"[\W_]+")
_FILLING = frozenset(
    (
        *("network", "mainnet", "main", "net", "chain", "blockchain", "token", "coin", "standard", "smart"),
        *("on", "via", "the", "in", "сеть", "сети", "токен", "монета", "на", "в", "по"),
    )
)
_ASSETS = ("usdt", "usdce", "usdc", "dai", "eurc", "eurt", "pyusd", "tusd", "busd", "usd", "тезер", "юсдт")
_LONGEST = 64

_HOSTS: Mapping[str, Network] = {host: each for each in NETWORKS.values() for host in each.hosts}
_WORDS: Mapping[str, Network] = {
    **{_OTHER.sub("", each.name): each for each in NETWORKS.values()},
    **{f"eip155{each.chain_id}": each for each in NETWORKS.values() if each.chain_id},
    **{alias: each for each in NETWORKS.values() for alias in each.aliases},
}


def network(word: str) -> Network | None:
    """The network that a word or a few of them name.

    Args:
        word: our name, a token standard, a coin, a processor's currency code (`USDTTRC20`, `USDT.TRC20`,
            `USDT (BEP20)`), a CAIP-2 id such as `eip155:56`.

    Returns:
        None where the words name no network, several, or one that is not known here: Lightning is not Bitcoin, BEP-2 is
        not the BNB Smart Chain, and USDT alone is on many.
    """
    if len(word) > _LONGEST:
        return None
    parts = [part for part in _OTHER.split(word.lower()) if part]
    said = [part for part in parts if part not in _FILLING and part not in _ASSETS]
    whole = _of("".join(parts)) or _of("".join(said))
    if whole:
        return whole
    named = {_of(part) for part in said}
    return named.pop() if len(named) == 1 else None


def _of(word: str) -> Network | None:
    """By one word, from which the symbol of a token may still have to be taken."""
    known = _WORDS.get(word)
    if known:
        return known
    rests = [rest for asset in _ASSETS for rest in (word.removeprefix(asset), word.removesuffix(asset))]
    return next((_WORDS[rest] for rest in rests if rest in _WORDS), None)


def of_families(*families: Family) -> tuple[str, ...]:
    """The names of all networks of these families, those of real money first."""
    fitting = [each for each in NETWORKS.values() if each.family in families]
    return tuple(each.name for each in sorted(fitting, key=lambda each: each.test))


def title(name: str) -> str:
    """What people are told of a network; its own name where it is not known here."""
    return NETWORKS[name].title if name in NETWORKS else name


def is_test(name: str) -> bool:
    """Whether a network is known as one whose coins have no value."""
    return name in NETWORKS and NETWORKS[name].test


def is_coin(network: str, symbol: str) -> bool:
    """Whether a symbol is that of a network's own coin: MATIC is POL, and GRAM is what was TON."""
    known = NETWORKS.get(network)
    return known is not None and symbol.strip().upper() in {known.coin, *known.coin_names}


def of_chain(chain_id: int) -> Network | None:
    """The EVM network with this chain id; None for one that is not known here."""
    return _WORDS.get(f"eip155{chain_id}")


def of_host(host: str) -> Network | None:
    """The network that an explorer shows, by its host name; None for hosts of several networks and unknown ones."""
    return _HOSTS.get(host.lower().removeprefix("www."))
