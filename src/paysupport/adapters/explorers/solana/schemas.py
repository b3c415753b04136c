"""The shapes in which a Solana node tells transactions, only the fields that are read.

Source: solana.com/docs/rpc/http, getSignatureStatuses, getTransaction, getSignaturesForAddress,
getTokenAccountsByOwner, getLatestBlockhash, getEpochInfo, read on 2026-11-25.
"""

from typing import Any

from pydantic import AliasPath, Field

from paysupport.adapters.sources.values import Answer, Number


class Status(Answer):
    """How far a signature has come; `confirmations` is null once the block is rooted."""

    slot: Number = None
    confirmations: Number = None
    err: Any = None
    commitment: str | None = Field(default=None, validation_alias="confirmationStatus")


class Row(Status):
    """One signature in the history of an address."""

    id: str = Field(validation_alias="signature")
    at: Number = Field(default=None, validation_alias="blockTime")


class Balance(Answer):
    """Tokens in one token account, before or after."""

    account: Number = Field(default=None, validation_alias="accountIndex")
    mint: str = ""
    owner: str | None = None
    units: Number = Field(default=None, validation_alias=AliasPath("uiTokenAmount", "amount"))
    decimals: Number = Field(default=None, validation_alias=AliasPath("uiTokenAmount", "decimals"))


class Instruction(Answer):
    """One instruction; `parsed` is an object, or a text for the memo program."""

    program: str | None = Field(default=None, validation_alias="programId")
    name: str | None = Field(default=None, validation_alias="program")
    parsed: Any = None


class Inner(Answer):
    """Instructions that one instruction has called."""

    instructions: tuple[Instruction, ...] = ()


class Key(Answer):
    """An account of a transaction."""

    pubkey: str


class Transaction(Answer):
    """A transaction in a block, as `jsonParsed` or `json`."""

    signatures: tuple[str, ...] = Field(validation_alias=AliasPath("transaction", "signatures"), min_length=1)
    keys: tuple[Key | str, ...] = Field(default=(), validation_alias=AliasPath("transaction", "message", "accountKeys"))
    loaded: tuple[str, ...] = Field(default=(), validation_alias=AliasPath("meta", "loadedAddresses", "writable"))
    loaded_to_read: tuple[str, ...] = Field(
        default=(), validation_alias=AliasPath("meta", "loadedAddresses", "readonly")
    )
    instructions: tuple[Instruction, ...] = Field(
        default=(), validation_alias=AliasPath("transaction", "message", "instructions")
    )
    inner: tuple[Inner, ...] | None = Field(default=None, validation_alias=AliasPath("meta", "innerInstructions"))
    slot: Number = None
    at: Number = Field(default=None, validation_alias="blockTime")
    err: Any = Field(default=None, validation_alias=AliasPath("meta", "err"))
    fee: Number = Field(default=None, validation_alias=AliasPath("meta", "fee"))
    logs: tuple[str, ...] | None = Field(default=None, validation_alias=AliasPath("meta", "logMessages"))
    before: tuple[Number, ...] = Field(default=(), validation_alias=AliasPath("meta", "preBalances"))
    after: tuple[Number, ...] = Field(default=(), validation_alias=AliasPath("meta", "postBalances"))
    tokens_before: tuple[Balance, ...] | None = Field(
        default=None, validation_alias=AliasPath("meta", "preTokenBalances")
    )
    tokens_after: tuple[Balance, ...] | None = Field(
        default=None, validation_alias=AliasPath("meta", "postTokenBalances")
    )

    @property
    def addresses(self) -> tuple[str, ...]:
        """All accounts in the order of the balances; `jsonParsed` lists those of look-up tables with the others."""
        named = tuple(key if isinstance(key, str) else key.pubkey for key in self.keys)
        return named if len(named) >= len(self.after) else (*named, *self.loaded, *self.loaded_to_read)


class Lifetime(Answer):
    """Until when a transaction with this block hash may be included, as the sender has asked for it."""

    last_block: Number = Field(default=None, validation_alias=AliasPath("value", "lastValidBlockHeight"))


class Epoch(Answer):
    """How far the chain has come."""

    slot: Number = Field(default=None, validation_alias="absoluteSlot")
    height: Number = Field(default=None, validation_alias="blockHeight")


class Refused(Answer):
    """Why a transaction failed before it was sent on."""

    message: str = ""
    err: Any = Field(default=None, validation_alias=AliasPath("data", "err"))
    logs: tuple[str, ...] | None = Field(default=None, validation_alias=AliasPath("data", "logs"))


class Holding(Answer):
    """A token account of an owner."""

    pubkey: str
