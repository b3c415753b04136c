"""The shapes of Esplora's and mempool's answers, only the fields that are read.

Sources: Blockstream/esplora API.md a51df73, 2026-08-20; mempool/mempool backend/src/api 3b6ed8b, 2026-08-06.
"""

from decimal import Decimal
from typing import Annotated

from pydantic import AliasPath, BeforeValidator, Field

from paysupport.adapters.schema import Flag, Integer, Schema, Time
from paysupport.model.chain import Units


class Input(Schema):
    """An output that is spent: `parent` made it; without one it is newly mined."""

    parent: str | None = Field(default=None, validation_alias="txid")
    vout: Integer | None = None
    sequence: Integer | None = None
    address: str | None = Field(default=None, validation_alias=AliasPath("prevout", "scriptpubkey_address"))


class Output(Schema):
    """A new output; data and bare scripts have no address, and Liquid hides the value."""

    recipient: str | None = Field(default=None, validation_alias="scriptpubkey_address")
    units: Units | None = Field(default=None, validation_alias="value")


class Tx(Schema):
    """A transaction; mempool adds `firstSeen` where it keeps one that was replaced."""

    id: str = Field(validation_alias="txid")
    confirmed: Flag = Field(default=False, validation_alias=AliasPath("status", "confirmed"))
    block_height: Integer | None = Field(default=None, validation_alias=AliasPath("status", "block_height"))
    block_hash: str | None = Field(default=None, validation_alias=AliasPath("status", "block_hash"))
    included_at: Time | None = Field(default=None, validation_alias=AliasPath("status", "block_time"))
    seen_at: Time | None = Field(default=None, validation_alias="firstSeen")
    fee: Units | None = None
    weight: Integer | None = None
    inputs: tuple[Input, ...] = Field(validation_alias="vin")
    movements: tuple[Output, ...] = Field(validation_alias="vout")


class Standing(Schema):
    """`/tx/:txid/status`, and the part `status` elsewhere."""

    confirmed: Flag


class Block(Schema):
    """`/block/:hash/status`."""

    in_best_chain: Flag


class Outspend(Schema):
    """`/tx/:txid/outspend/:vout`: who spends an output."""

    spent: Flag
    spender: str | None = Field(default=None, validation_alias="txid")


class Replacements(Schema):
    """`/v1/tx/:txid/rbf`: at the root of the tree stands the newest replacement."""

    newest: str | None = Field(default=None, validation_alias=AliasPath("replacements", "tx", "txid"))


class Cluster(Schema):
    """`/v1/cpfp/:txid`: the unconfirmed relatives, and what is paid with them, in satoshi per virtual byte."""

    ancestors: tuple[object, ...] = ()
    rate: Decimal | None = Field(default=None, validation_alias="effectiveFeePerVsize")


class Fees(Schema):
    """`/v1/fees/recommended`, in satoshi per virtual byte."""

    hour: Decimal | None = Field(default=None, validation_alias="hourFee")
    slow: Decimal | None = Field(default=None, validation_alias="economyFee")


class Times(Schema):
    """`/v1/transaction-times`: when each was first seen; 0 where nobody knows."""

    times: tuple[Annotated[Time | None, BeforeValidator(lambda value: value or None)], ...]
