"""The shapes of what nodes answer, only the fields that are read; amounts are satoshi.

Sources: litecoind 0.21.2.1, asked on a chain of its own, 2026-11; Bitcoin Core's RPC documentation for newer names.
"""

from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import AliasChoices, AliasPath, BeforeValidator, Field

from paysupport.adapters.schema import Flag, Integer, Schema, Time
from paysupport.chain.networks import NETWORKS

DECIMALS = NETWORKS["bitcoin"].decimals
_LARGEST = 30


def _satoshi(value: object) -> object:
    """Nodes write coins as a JSON number; it must have come through a parser that keeps its digits."""
    if value is None:
        return None
    try:
        coins = Decimal(value) if isinstance(value, int | str | Decimal) and not isinstance(value, bool) else None
    except InvalidOperation:
        coins = None
    if coins is None or not coins.is_finite() or coins.adjusted() > _LARGEST:
        raise ValueError("expected coins as a decimal number")
    units = coins.scaleb(DECIMALS)
    if units != units.to_integral_value():
        raise ValueError("expected at most 8 decimals")
    return int(units)


Satoshi = Annotated[int | None, BeforeValidator(_satoshi)]


class Script(Schema):
    """Whom an output pays; before Bitcoin Core 22 a list of addresses, several where all of them have to sign."""

    one: str | None = Field(default=None, validation_alias=AliasPath("scriptPubKey", "address"))
    several: tuple[str, ...] = Field(default=(), validation_alias=AliasPath("scriptPubKey", "addresses"))
    kind: str | None = Field(default=None, validation_alias=AliasPath("scriptPubKey", "type"))
    units: Satoshi = Field(default=None, validation_alias="value")

    @property
    def recipient(self) -> str | None:
        """Its address, where it has exactly one."""
        return self.one or (self.several[0] if len(self.several) == 1 else None)


class Output(Script):
    """An output of a transaction; one in Litecoin's MWEB has only an id, and hides whom it pays and how much."""

    index: Integer | None = Field(default=None, validation_alias="n")
    hidden: str | None = Field(default=None, validation_alias="output_id")


class Input(Schema):
    """An input of a transaction."""

    sequence: Integer | None = None


class Raw(Schema):
    """`getrawtransaction` and `decoderawtransaction`."""

    id: str = Field(validation_alias="txid")
    block_hash: str | None = Field(default=None, validation_alias="blockhash")
    included_at: Time | None = Field(default=None, validation_alias="blocktime")
    confirmations: Integer | None = None
    active: Flag | None = Field(default=None, validation_alias="in_active_chain")
    vsize: Integer | None = Field(default=None, validation_alias=AliasChoices("vsize", "size"))
    inputs: tuple[Input, ...] = Field(validation_alias="vin")
    movements: tuple[Output, ...] = Field(validation_alias="vout")


class Entry(Schema):
    """`getmempoolentry`; `ancestors` counts the transaction itself."""

    fee: Satoshi = Field(default=None, validation_alias=AliasChoices(AliasPath("fees", "base"), "fee"))
    vsize: Integer | None = Field(default=None, validation_alias=AliasChoices("vsize", "size"))
    seen_at: Time | None = Field(default=None, validation_alias="time")
    ancestors: Integer | None = Field(default=None, validation_alias="ancestorcount")


class Detail(Schema):
    """What a wallet knows of one output; it can see into MWEB where its own outputs are."""

    category: str | None = None
    address: str | None = None
    units: Satoshi = Field(default=None, validation_alias="amount")
    hidden: str | None = Field(default=None, validation_alias="mweb_out")


class Known(Schema):
    """`gettransaction`; negative confirmations: a conflicting transaction is so deep in the chain."""

    id: str = Field(validation_alias="txid")
    confirmations: Integer
    block_hash: str | None = Field(default=None, validation_alias="blockhash")
    included_at: Time | None = Field(default=None, validation_alias="blocktime")
    seen_at: Time | None = Field(default=None, validation_alias="timereceived")
    fee: Satoshi = None
    conflicts: tuple[str, ...] = Field(default=(), validation_alias="walletconflicts")
    bumped_by: str | None = Field(default=None, validation_alias="replaced_by_txid")
    details: tuple[Detail, ...] = ()
    hex: str | None = None


class Listed(Schema):
    """A row of `listtransactions`."""

    id: str | None = Field(default=None, validation_alias="txid")
    category: str | None = None
    address: str | None = None
    at: Time | None = Field(default=None, validation_alias="time")


class Info(Schema):
    """`getblockchaininfo`."""

    chain: str | None = None
    tip: Integer = Field(validation_alias="blocks")
    headers: Integer | None = None
    loading: Flag = Field(default=False, validation_alias="initialblockdownload")
    tip_at: Time | None = Field(default=None, validation_alias="time")

    @property
    def behind(self) -> bool:
        """Whether the node knows that it is."""
        return self.loading or (self.headers is not None and self.headers > self.tip)


class Header(Schema):
    """`getblockheader`; confirmations of -1: not part of the best chain."""

    hash: str
    height: Integer
    confirmations: Integer
    included_at: Time | None = Field(default=None, validation_alias="time")


class Unspent(Schema):
    """One output of `scantxoutset`."""

    id: str = Field(validation_alias="txid")
    index: Integer = Field(validation_alias="vout")
    units: Satoshi = Field(default=None, validation_alias="amount")
    height: Integer


class Scan(Schema):
    """`scantxoutset`."""

    tip: Integer = Field(validation_alias="height")
    unspents: tuple[Unspent, ...]


class Held(Script):
    """`gettxout`: an output that nobody has spent."""

    confirmations: Integer


class Estimate(Schema):
    """`estimatesmartfee`, in satoshi per 1000 virtual bytes; old nodes say -1 where they cannot tell."""

    rate: Satoshi = Field(default=None, validation_alias="feerate")
    blocks: Integer | None = None


class Refusal(Schema):
    """The error of an answer (rpc/protocol.h)."""

    code: Integer
    message: str = ""
