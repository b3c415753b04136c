"""The shapes in which a Tron node and TronGrid tell transactions, only the fields that are read.

Source: tronprotocol/documentation-en, docs/api, 2026-07-21, and protocol/src/main/protos of java-tron. A node leaves
fields out that hold the default of their type, so an amount of 0 or a result of 0 is not there. Addresses are hex with
41 in front, or base58 where `visible` was asked for; those of logs are the bare 20 bytes then as now.
"""

from pydantic import AliasPath, Field

from paysupport.adapters.schema import Flag
from paysupport.adapters.sources.values import Answer, Number


class Value(Answer):
    """What a contract of one of the three kinds that move value is called with."""

    owner: str | None = Field(default=None, validation_alias="owner_address")
    to: str | None = Field(default=None, validation_alias="to_address")
    contract: str | None = Field(default=None, validation_alias="contract_address")
    asset: str | None = Field(default=None, validation_alias="asset_name")
    amount: Number = None
    call_value: Number = None
    data: str | None = None


class Contract(Answer):
    """What a transaction does; each transaction has one."""

    type: str = ""
    value: Value = Field(default=Value(), validation_alias=AliasPath("parameter", "value"))


class Outcome(Answer):
    """How a contract ended; TronGrid adds the fee."""

    result: str | None = Field(default=None, validation_alias="contractRet")
    fee: Number = None


class CallValue(Answer):
    """What a call within a contract moved; with a token id it is a TRC-10 token."""

    amount: Number = Field(default=None, validation_alias="callValue")
    token: str | None = Field(default=None, validation_alias="tokenId")


class Internal(Answer):
    """A call within a contract."""

    sender: str | None = Field(default=None, validation_alias="caller_address")
    recipient: str | None = Field(default=None, validation_alias="transferTo_address")
    values: tuple[CallValue, ...] = Field(default=(), validation_alias="callValueInfo")
    rejected: Flag = False


class Log(Answer):
    """An event of a contract."""

    address: str = ""
    topics: tuple[str, ...] = ()
    data: str = ""


class Body(Answer):
    """A transaction as it was signed, with its outcome once it was executed; TronGrid adds the block."""

    id: str = Field(validation_alias="txID")
    contracts: tuple[Contract, ...] = Field(default=(), validation_alias=AliasPath("raw_data", "contract"))
    expiration: Number = Field(default=None, validation_alias=AliasPath("raw_data", "expiration"))
    fee_limit: Number = Field(default=None, validation_alias=AliasPath("raw_data", "fee_limit"))
    memo: str | None = Field(default=None, validation_alias=AliasPath("raw_data", "data"))
    ret: tuple[Outcome, ...] | None = None
    block: Number = Field(default=None, validation_alias="blockNumber")
    at: Number = Field(default=None, validation_alias="block_timestamp")


class Info(Answer):
    """What the execution of a transaction came to; it exists once the transaction is in a block."""

    id: str
    fee: Number = None
    block: Number = Field(default=None, validation_alias="blockNumber")
    at: Number = Field(default=None, validation_alias="blockTimeStamp")
    result: str | None = None
    message: str | None = Field(default=None, validation_alias="resMessage")
    returned: tuple[str, ...] = Field(default=(), validation_alias="contractResult")
    outcome: str | None = Field(default=None, validation_alias=AliasPath("receipt", "result"))
    energy: Number = Field(default=None, validation_alias=AliasPath("receipt", "energy_usage_total"))
    logs: tuple[Log, ...] = Field(default=(), validation_alias="log")
    internal: tuple[Internal, ...] = Field(default=(), validation_alias="internal_transactions")


class Block(Answer):
    """The newest block of a view."""

    number: Number = Field(default=None, validation_alias=AliasPath("block_header", "raw_data", "number"))
    at: Number = Field(default=None, validation_alias=AliasPath("block_header", "raw_data", "timestamp"))


class Row(Answer):
    """One TRC-20 transfer in TronGrid's history."""

    id: str = Field(validation_alias="transaction_id")
    sender: str | None = Field(default=None, validation_alias="from")
    recipient: str | None = Field(default=None, validation_alias="to")
    units: Number = Field(default=None, validation_alias="value")
    type: str = ""
    at: Number = Field(default=None, validation_alias="block_timestamp")
    contract: str | None = Field(default=None, validation_alias=AliasPath("token_info", "address"))
    symbol: str | None = Field(default=None, validation_alias=AliasPath("token_info", "symbol"))
    decimals: Number = Field(default=None, validation_alias=AliasPath("token_info", "decimals"))


class Sent(Answer):
    """What a node said when a transaction was given to it."""

    id: str = Field(validation_alias="txid")
    code: str = "SUCCESS"
    message: str | None = None
