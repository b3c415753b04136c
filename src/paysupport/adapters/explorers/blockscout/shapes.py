"""The shapes of Blockscout's documents: only the fields that are read, by their newer and older names.

Source: github.com/blockscout/blockscout-api-v2-swagger (swagger.yaml, 2025-09-19); checked on 2026-11-25.
"""

from typing import Any

from pydantic import AliasChoices, AliasPath, Field, field_validator

from paysupport.adapters.ethereum.shapes import Hash, Perhaps, Quantity
from paysupport.adapters.schema import Schema, Time


class Fee(Schema):
    """What was paid (`actual`), or would be at most (`maximum`)."""

    type: str | None = None
    value: Perhaps = None


class Transaction(Schema):
    """One transaction."""

    hash: Hash
    status: str | None = None
    result: str | None = None
    revert_reason: Any = None
    sender: str | None = Field(None, validation_alias=AliasPath("from", "hash"))
    recipient: str | None = Field(None, validation_alias=AliasPath("to", "hash"))
    contract: bool | None = Field(None, validation_alias=AliasPath("to", "is_contract"))
    value: Quantity
    input: str = Field("0x", alias="raw_input")
    nonce: Perhaps = None
    gas_limit: Perhaps = None
    gas_used: Perhaps = None
    price: Perhaps = Field(None, validation_alias=AliasChoices("max_fee_per_gas", "gas_price"))
    fee: Fee | None = None
    block_number: Perhaps = Field(None, validation_alias=AliasChoices("block_number", "block"))
    timestamp: Time | None = None
    confirmations: Perhaps = None
    errors_inside: bool | None = Field(None, alias="has_error_in_internal_transactions")
    pending_update: bool | None = Field(None, alias="is_pending_update")
    overflow: bool | None = Field(None, alias="token_transfers_overflow")
    token_transfers: "tuple[Paid, ...]" = ()

    @field_validator("token_transfers", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return value or ()


class Paid(Schema):
    """A token payment."""

    transaction: Hash = Field(validation_alias=AliasChoices("transaction_hash", "tx_hash"))
    sender: str | None = Field(None, validation_alias=AliasPath("from", "hash"))
    recipient: str | None = Field(None, validation_alias=AliasPath("to", "hash"))
    contract: Hash | None = Field(
        None, validation_alias=AliasChoices(AliasPath("token", "address_hash"), AliasPath("token", "address"))
    )
    symbol: str | None = Field(None, validation_alias=AliasPath("token", "symbol"))
    kind: str | None = Field(None, validation_alias=AliasChoices("token_type", AliasPath("token", "type")))
    reputation: str | None = Field(None, validation_alias=AliasPath("token", "reputation"))
    scam: bool | None = Field(None, validation_alias=AliasPath("token", "is_scam"))
    units: Perhaps = Field(None, validation_alias=AliasPath("total", "value"))
    decimals: Perhaps = Field(
        None, validation_alias=AliasChoices(AliasPath("total", "decimals"), AliasPath("token", "decimals"))
    )
    index: Perhaps = Field(None, alias="log_index")
    block_number: Perhaps = None
    block_hash: str | None = None
    timestamp: Time | None = None


class Inside(Schema):
    """A payment that a contract made."""

    transaction: Hash = Field(validation_alias=AliasChoices("transaction_hash", "tx_hash"))
    type: str | None = None
    success: bool | None = None
    sender: str | None = Field(None, validation_alias=AliasPath("from", "hash"))
    recipient: str | None = Field(None, validation_alias=AliasPath("to", "hash"))
    value: Quantity
    index: Perhaps = None
    block_number: Perhaps = Field(None, validation_alias=AliasChoices("block_number", "block"))
    timestamp: Time | None = None


class Head(Schema):
    """A block's head."""

    height: Quantity
    timestamp: Time | None = None
