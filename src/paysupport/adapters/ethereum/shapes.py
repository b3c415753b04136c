"""The shapes of Ethereum's JSON-RPC: only the fields that are read.

Sources: github.com/ethereum/execution-apis (schemas of transaction, receipt, block, log); l1Fee, docs.optimism.io
(transaction fees); callTracer, geth.ethereum.org/docs/developers/evm-tracing/built-in-tracers. Fields were seen on
anvil 1.7.1, which writes one field in hexadecimal here and in decimal there. Checked on 2026-11-25.
"""

import re
from typing import Annotated

from pydantic import AliasChoices, BeforeValidator, Field

from paysupport.adapters.schema import Schema
from paysupport.chain.addresses import on
from paysupport.chain.networks import NETWORKS
from paysupport.chain.units import quantity
from paysupport.errors import InputError

DECIMALS = NETWORKS["ethereum"].decimals
"""Of the coin of each EVM network."""


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _filled(value: object) -> object:
    return None if value == "" else value


_HASH = re.compile(r"0x[0-9a-fA-F]{64}")

Quantity = Annotated[int, BeforeValidator(quantity)]
Perhaps = Annotated[Quantity | None, BeforeValidator(_filled)]
"""A whole number that explorers leave empty where there is none."""
Hash = Annotated[str, BeforeValidator(_lower)]


def transaction_hash(reference: str) -> str:
    """A transaction's hash, in lower case.

    Raises:
        InputError: it is none.
    """
    if not _HASH.fullmatch(reference):
        raise InputError("a transaction of this network is named by 0x and 64 hexadecimal digits")
    return reference.lower()


def account(address: str) -> str:
    """An address or contract, in lower case.

    Raises:
        InputError: it is none.
    """
    found = on("ethereum", address)
    if found is None:
        raise InputError("an address of this network is 0x and 40 hexadecimal digits")
    return found.account


class Transaction(Schema):
    """What was signed, and where it was included."""

    hash: Hash
    sender: str = Field(alias="from")
    recipient: str | None = Field(None, alias="to")
    value: Quantity
    nonce: Quantity
    gas: Quantity
    input: str = Field("0x", validation_alias=AliasChoices("input", "data"))
    price: Quantity | None = Field(None, validation_alias=AliasChoices("maxFeePerGas", "gasPrice"))
    block_hash: Hash | None = Field(None, alias="blockHash")
    block_number: Quantity | None = Field(None, alias="blockNumber")


class Log(Schema):
    """One event of a contract."""

    address: Hash
    topics: tuple[Hash, ...]
    data: str = "0x"
    transaction: Hash | None = Field(None, alias="transactionHash")
    block_hash: Hash | None = Field(None, alias="blockHash")
    block_number: Quantity | None = Field(None, alias="blockNumber")
    time: Quantity | None = Field(None, alias="blockTimestamp")
    index: Quantity | None = Field(None, alias="logIndex")
    removed: bool = False


class Receipt(Schema):
    """How its execution ended."""

    hash: Hash = Field(alias="transactionHash")
    status: Quantity | None = None
    sender: str | None = Field(None, alias="from")
    gas_used: Quantity | None = Field(None, alias="gasUsed")
    price: Quantity | None = Field(None, alias="effectiveGasPrice")
    l1_fee: Quantity | None = Field(None, alias="l1Fee")
    blob_gas: Quantity | None = Field(None, alias="blobGasUsed")
    blob_price: Quantity | None = Field(None, alias="blobGasPrice")
    block_hash: Hash = Field(alias="blockHash")
    block_number: Quantity = Field(alias="blockNumber")
    logs: tuple[Log, ...] = ()

    @property
    def fee(self) -> int | None:
        """Wei that were paid, those for blobs and for the layer below among them; None where the price is not told."""
        if self.gas_used is None or self.price is None:
            return None
        return self.gas_used * self.price + (self.blob_gas or 0) * (self.blob_price or 0) + (self.l1_fee or 0)


class Block(Schema):
    """A block's head."""

    number: Quantity
    hash: Hash | None = None
    time: Quantity = Field(alias="timestamp")
    base_fee: Quantity | None = Field(None, alias="baseFeePerGas")


class Call(Schema):
    """A call as the callTracer shows it, with those that it made."""

    type: str
    sender: str = Field(alias="from")
    recipient: str | None = Field(None, alias="to")
    value: Quantity | None = None
    output: str | None = None
    error: str | None = None
    calls: "tuple[Call, ...]" = ()


class Logs(Schema):
    """What eth_getLogs found."""

    result: tuple[Log, ...]


class Found(Schema):
    """A page of Otterscan's ots_searchTransactionsBefore."""

    transactions: tuple[Transaction, ...] = Field(alias="txs")
    receipts: tuple[Receipt, ...]
    last: bool = Field(alias="lastPage")
