"""The shapes of tonapi's API v2, and what they say.

Source: tonkeeper/opentonapi, api/openapi.yml, 2026-08-21: `Transaction`, `Message`, `Trace`, `Event`,
`JettonOperation`.
"""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AliasPath, BeforeValidator, Field

from paysupport.adapters.explorers.ton.chains import Message, Step, message
from paysupport.adapters.explorers.ton.names import address_of, hash_of
from paysupport.adapters.schema import Flag
from paysupport.adapters.sources.answers import brief
from paysupport.adapters.sources.values import Answer, Number, believable
from paysupport.chain.units import coins
from paysupport.model import Movement


class Told(Answer):
    """A message; the source is missing where it came from outside."""

    hash: str | None = None
    source: str | None = Field(default=None, validation_alias=AliasPath("source", "address"))
    destination: str | None = Field(default=None, validation_alias=AliasPath("destination", "address"))
    value: Number = None
    opcode: Number = Field(default=None, validation_alias="op_code")
    bounced: Flag = False
    body: str | None = Field(default=None, validation_alias="raw_body")
    comment: str | None = Field(default=None, validation_alias=AliasPath("decoded_body", "text"))
    decoded: str | None = Field(default=None, validation_alias="decoded_op_name")

    def message(self) -> Message:
        """The message without the API's words."""
        return message(
            self.hash,
            self.source,
            self.destination,
            self.value,
            self.body,
            op=self.opcode,
            bounced=self.bounced,
            comment=self.comment if self.decoded == "text_comment" else None,
        )


class Transaction(Answer):
    """A transaction."""

    hash: str
    account: str | None = Field(default=None, validation_alias=AliasPath("account", "address"))
    lt: Number = None
    at: Number = Field(default=None, validation_alias="utime")
    fee: Number = Field(default=None, validation_alias="total_fees")
    aborted: Flag = False
    skipped: str | None = Field(default=None, validation_alias=AliasPath("compute_phase", "skip_reason"))
    exit_code: int | None = Field(default=None, validation_alias=AliasPath("compute_phase", "exit_code"))
    exit_text: str | None = Field(default=None, validation_alias=AliasPath("compute_phase", "exit_code_description"))
    result_code: int | None = Field(default=None, validation_alias=AliasPath("action_phase", "result_code"))
    result_text: str | None = Field(default=None, validation_alias=AliasPath("action_phase", "result_code_description"))
    unsent: Number = Field(default=None, validation_alias=AliasPath("action_phase", "skipped_actions"))
    bounce: str | None = Field(default=None, validation_alias="bounce_phase")
    taken: Told | None = Field(default=None, validation_alias="in_msg")
    sent: tuple[Told, ...] = Field(default=(), validation_alias="out_msgs")

    def step(self, *, pending: bool = False) -> Step:
        """The transaction without the API's words."""
        skipped = f"not run: {self.skipped.removeprefix('cskip_')}" if self.skipped else None
        return Step(
            id=hash_of(self.hash) or self.hash,
            account=address_of(self.account),
            order=self.lt or 0,
            at=self.at,
            aborted=self.aborted,
            returned=self.bounce == "TrPhaseBounceOk",
            unsent=bool(self.unsent),
            exit_code=self.exit_code,
            result_code=self.result_code,
            why="; ".join(filter(None, (skipped, self.exit_text, self.result_text))),
            fee=self.fee,
            pending=pending,
            taken=self.taken.message() if self.taken else None,
            sent=tuple(each.message() for each in self.sent),
        )


class Trace(Answer):
    """A transaction, and those that its messages have led to."""

    transaction: Transaction
    children: "tuple[Trace, ...]" = ()
    emulated: Flag = False

    def steps(self) -> Iterator[Step]:
        """All transactions in it."""
        yield self.transaction.step(pending=self.emulated)
        for child in self.children:
            yield from child.steps()


class Jetton(Answer):
    """What a jetton says of itself."""

    address: str | None = None
    symbol: str | None = None
    decimals: Number = None


class JettonTransfer(Answer):
    """The details of an action that moves jettons."""

    sender: str | None = Field(default=None, validation_alias=AliasPath("sender", "address"))
    recipient: str | None = Field(default=None, validation_alias=AliasPath("recipient", "address"))
    units: Number = Field(default=None, validation_alias="amount")
    comment: str | None = None
    encrypted: Any = Field(default=None, validation_alias="encrypted_comment")
    jetton: Jetton = Jetton()


class Action(Answer):
    """What the indexer has understood of a trace."""

    type: str = ""
    status: str = "ok"
    tokens: JettonTransfer | None = Field(default=None, validation_alias="JettonTransfer")


class Event(Answer):
    """The actions of a trace."""

    id: str = Field(validation_alias="event_id")
    actions: tuple[Action, ...] = ()
    running: Flag = Field(default=False, validation_alias="in_progress")

    @property
    def transferred(self) -> tuple[JettonTransfer, ...]:
        """The jetton transfers that went well."""
        return tuple(each.tokens for each in self.actions if each.tokens and each.status == "ok")


def _text(payload: object) -> str | None:
    match payload:
        case {"SumType": "TextComment", "Value": {"Text": str(text)}}:
            return text or None
        case {"text": str(text)}:
            return text or None
        case _:
            return None


class Operation(Answer):
    """One row in the history of a jetton."""

    hash: str = Field(validation_alias="transaction_hash")
    kind: str = Field(default="", validation_alias="operation")
    lt: Number = None
    at: Number = Field(default=None, validation_alias="utime")
    sender: str | None = Field(default=None, validation_alias=AliasPath("source", "address"))
    recipient: str | None = Field(default=None, validation_alias=AliasPath("destination", "address"))
    units: Number = Field(default=None, validation_alias="amount")
    jetton: Jetton = Jetton()
    memo: Annotated[str | None, BeforeValidator(_text)] = Field(default=None, validation_alias="payload")


class Account(Answer):
    """An account."""

    address: str
    memo_required: Flag = False


class Block(Answer):
    """The newest block of the masterchain."""

    number: Number = Field(default=None, validation_alias="seqno")
    at: Number = Field(default=None, validation_alias="gen_utime")


def token(row: JettonTransfer | Operation, memo: str | None) -> Movement:
    """What a jetton transfer moved."""
    jetton = row.jetton
    decimals = believable(jetton.decimals)
    return Movement(
        sender=address_of(row.sender),
        recipient=address_of(row.recipient),
        contract=address_of(jetton.address),
        symbol=jetton.symbol and brief(jetton.symbol),
        units=row.units,
        decimals=decimals,
        amount=coins(row.units, decimals),
        memo=memo,
    )
