"""The shapes of Blockchair's answers, only the fields that are read; whole units are text or integers, never 1.3e21.

Source: Blockchair/Blockchair.Support API_DOCUMENTATION_EN.md, v.2.0.95, 2021-12-23.
"""

from decimal import Decimal
from typing import Annotated

from pydantic import AliasChoices, BeforeValidator, Field

from paysupport.adapters.schema import Flag, Integer, Schema, Time
from paysupport.model.chain import Units


def _exact(value: object) -> object:
    if isinstance(value, Decimal):
        raise ValueError("expected a whole number, not one that is rounded")  # noqa: TRY004 - pydantic takes no other
    return value


Exact = Annotated[Units | None, BeforeValidator(_exact)]


class Context(Schema):
    """What stands beside `data`: the newest block, and up to where tokens are known."""

    code: Integer = 200
    error: str | None = None
    tip: Integer | None = Field(default=None, validation_alias="state")
    tokens: Integer | None = Field(default=None, validation_alias="state_layer_2")


class Output(Schema):
    """An output, or an input as the output that it spends."""

    recipient: str | None = None
    units: Exact = Field(default=None, validation_alias="value")
    kind: str | None = Field(default=None, validation_alias="type")
    index: Integer | None = None


class Common(Schema):
    """What transactions of all chains have; block -1 is the memory pool, and `time` then when it was first seen."""

    id: str = Field(validation_alias="hash")
    block: Integer = Field(validation_alias="block_id")
    time: Time | None = None
    fee: Exact = None


class Coin(Common):
    """A transaction of Bitcoin and its kin."""

    weight: Integer | None = None
    size: Integer | None = None
    replaceable: Flag | None = Field(default=None, validation_alias="is_rbf")


class Ether(Common):
    """A transaction of Ethereum."""

    sender: str | None = None
    recipient: str | None = None
    units: Exact = Field(default=None, validation_alias="value")
    failed: Flag | None = None
    gas_used: Exact = None
    gas_limit: Exact = None
    gas_price: Exact = None
    nonce: Exact = None


class Call(Schema):
    """One call within a transaction of Ethereum."""

    depth: Integer = 0
    sender: str | None = None
    recipient: str | None = None
    units: Exact = Field(default=None, validation_alias="value")
    transferred: Flag = False
    fail_reason: str | None = None


class Tokens(Schema):
    """One transfer of an ERC-20 token."""

    contract: str | None = Field(default=None, validation_alias="token_address")
    symbol: str | None = Field(default=None, validation_alias="token_symbol")
    decimals: Integer | None = Field(default=None, validation_alias="token_decimals")
    sender: str | None = None
    recipient: str | None = None
    units: Exact = Field(default=None, validation_alias="value")


class Layer(Schema):
    """`layer_2` of a transaction."""

    tokens: tuple[Tokens, ...] = Field(default=(), validation_alias="erc_20")


class Coins(Schema):
    """`dashboards/transaction` of Bitcoin and its kin."""

    transaction: Coin
    inputs: tuple[Output, ...] = ()
    outputs: tuple[Output, ...] = ()


class Ethers(Schema):
    """`dashboards/transaction` of Ethereum; the calls of the last six blocks are not told yet."""

    transaction: Ether
    calls: tuple[Call, ...] | None = None
    layer: Layer | None = Field(default=None, validation_alias="layer_2")


class Row(Schema):
    """A transaction in the history of an address: by how much its balance changed, or whom a call or token paid."""

    id: str | None = Field(default=None, validation_alias=AliasChoices("hash", "transaction_hash"))
    block: Integer = Field(validation_alias="block_id")
    time: Time | None = None
    change: Integer | None = Field(default=None, validation_alias="balance_change")
    recipient: str | None = None
    transferred: Flag = True


class History(Schema):
    """`dashboards/address`: transactions of coins and tokens, calls of Ethereum; newest first."""

    rows: tuple[Row, ...] = Field(default=(), validation_alias=AliasChoices("transactions", "calls"))
