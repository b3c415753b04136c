"""The shapes of toncenter's API v3, and what they say.

Source: toncenter/ton-indexer, ton-index-go, 2026-07-17: `Transaction`, `Trace`, `Action`, `JettonTransfer`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from pydantic import AliasChoices, AliasPath, Field

from paysupport.adapters.explorers.ton.cells import ENCRYPTED_COMMENT, body_of
from paysupport.adapters.explorers.ton.chains import SEND_TOKENS, Chain, Message, Step, meant, message
from paysupport.adapters.explorers.ton.names import address_of, hash_of
from paysupport.adapters.schema import Flag
from paysupport.adapters.sources.answers import brief
from paysupport.adapters.sources.values import Answer, Number, believable
from paysupport.chain.units import coins
from paysupport.model import Movement

if TYPE_CHECKING:
    from paysupport.documents import JSON


class Told(Answer):
    """A message; `value` is missing where it came from outside."""

    hash: str | None = None
    source: str | None = None
    destination: str | None = None
    value: Number = None
    opcode: Number = None
    bounced: Flag = False
    body: str | None = Field(default=None, validation_alias=AliasPath("message_content", "body"))
    comment: str | None = Field(
        default=None,
        validation_alias=AliasChoices(
            AliasPath("message_content", "decoded", "comment"), AliasPath("message_content", "decoded", "text")
        ),
    )

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
            comment=self.comment,
        )


class Transaction(Answer):
    """A transaction."""

    hash: str
    account: str | None = None
    lt: Number = None
    now: Number = None
    block: Number = Field(default=None, validation_alias="mc_block_seqno")
    fee: Number = Field(default=None, validation_alias="total_fees")
    emulated: Flag = False
    finality: str | None = None
    message_id: str | None = Field(default=None, validation_alias="trace_external_hash")
    aborted: Flag = Field(default=False, validation_alias=AliasPath("description", "aborted"))
    skipped: str | None = Field(default=None, validation_alias=AliasPath("description", "compute_ph", "reason"))
    exit_code: int | None = Field(default=None, validation_alias=AliasPath("description", "compute_ph", "exit_code"))
    result_code: int | None = Field(default=None, validation_alias=AliasPath("description", "action", "result_code"))
    no_funds: Flag = Field(default=False, validation_alias=AliasPath("description", "action", "no_funds"))
    unsent: Number = Field(default=None, validation_alias=AliasPath("description", "action", "skipped_actions"))
    bounce: str | None = Field(default=None, validation_alias=AliasPath("description", "bounce", "type"))
    taken: Told | None = Field(default=None, validation_alias="in_msg")
    sent: tuple[Told, ...] = Field(default=(), validation_alias="out_msgs")

    def step(self) -> Step:
        """The transaction without the API's words."""
        return Step(
            id=hash_of(self.hash) or self.hash,
            account=address_of(self.account),
            order=self.lt or 0,
            at=self.now,
            aborted=self.aborted,
            returned=self.bounce == "ok",
            unsent=bool(self.unsent),
            exit_code=self.exit_code,
            result_code=self.result_code,
            no_funds=self.no_funds,
            why=f"not run: {self.skipped}" if self.skipped else "",
            fee=self.fee,
            block=self.block or None if self.finality in {None, "finalized"} else None,
            pending=self.emulated or self.finality == "pending",
            taken=self.taken.message() if self.taken else None,
            sent=tuple(each.message() for each in self.sent),
        )


class Action(Answer):
    """What the indexer has understood of a trace."""

    type: str = ""
    success: Flag = True
    master: str | None = Field(default=None, validation_alias=AliasPath("details", "asset"))
    sender: str | None = Field(default=None, validation_alias=AliasPath("details", "sender"))
    recipient: str | None = Field(default=None, validation_alias=AliasPath("details", "receiver"))
    units: Number = Field(default=None, validation_alias=AliasPath("details", "amount"))
    comment: str | None = Field(default=None, validation_alias=AliasPath("details", "comment"))
    encrypted: Flag = Field(default=False, validation_alias=AliasPath("details", "is_encrypted_comment"))


class Trace(Answer):
    """The transactions that one message from outside has led to."""

    id: str | None = Field(default=None, validation_alias="trace_id")
    message_id: str | None = Field(default=None, validation_alias="external_hash")
    state: str | None = Field(default=None, validation_alias=AliasPath("trace_info", "trace_state"))
    waiting: Number = Field(default=None, validation_alias=AliasPath("trace_info", "pending_messages"))
    incomplete: Flag = Field(default=False, validation_alias="is_incomplete")
    actions: tuple[Action, ...] | None = None
    transactions: Mapping[str, Transaction] = Field(default_factory=dict[str, Transaction])

    def chain(self, asked: str | None, metadata: object) -> Chain:
        """The transfer; `asked` is the hash of one of its transactions or messages."""
        steps = tuple(each.step() for each in self.transactions.values())
        tokens = [each for each in self.actions or () if each.type == "jetton_transfer" and each.success]
        return Chain(
            id=meant(asked, steps),
            steps=steps,
            message_id=hash_of(self.message_id),
            tokens=None
            if self.actions is None
            else tuple(
                _token(each.sender, each.recipient, each.master, each.units, metadata).model_copy(
                    update={"memo": None if each.encrypted else each.comment or None}
                )
                for each in tokens
            ),
            running=self.state == "pending" or bool(self.waiting),
            whole=bool(steps) and not self.incomplete and self.state != "broken",
            encrypted=any(each.encrypted for each in tokens),
        )


class Transferred(Answer):
    """One row in the history of jettons; the transaction is that of the sender's jetton wallet."""

    hash: str = Field(validation_alias="transaction_hash")
    lt: Number = Field(default=None, validation_alias="transaction_lt")
    at: Number = Field(default=None, validation_alias="transaction_now")
    aborted: Flag = Field(default=False, validation_alias="transaction_aborted")
    sender: str | None = Field(default=None, validation_alias="source")
    recipient: str | None = Field(default=None, validation_alias="destination")
    units: Number = Field(default=None, validation_alias="amount")
    master: str | None = Field(default=None, validation_alias="jetton_master")
    payload: str | None = Field(default=None, validation_alias="forward_payload")

    def chain(self, metadata: object) -> Chain:
        """The transfer of the row."""
        body = body_of(self.payload)
        step = Step(
            id=hash_of(self.hash) or self.hash,
            account=None,
            order=self.lt or 0,
            at=self.at,
            aborted=self.aborted,
            taken=Message(op=SEND_TOKENS),
        )
        moved = _token(self.sender, self.recipient, self.master, self.units, metadata)
        return Chain(
            id=step.id,
            steps=(step,),
            tokens=() if self.aborted else (moved.model_copy(update={"memo": body and body.comment}),),
            encrypted=body is not None and body.op == ENCRYPTED_COMMENT,
        )


class Info(Answer):
    """What a jetton says of itself."""

    type: str = ""
    symbol: str | None = None
    decimals: Number = Field(default=None, validation_alias=AliasPath("extra", "decimals"))


class Block(Answer):
    """The newest block of the masterchain, in v3 and v2."""

    number: Number = Field(
        default=None,
        validation_alias=AliasChoices(AliasPath("last", "seqno"), AliasPath("result", "last", "seqno")),
    )
    at: Number = Field(default=None, validation_alias=AliasPath("last", "gen_utime"))


def _token(
    sender: str | None, recipient: str | None, master: str | None, units: int | None, metadata: object
) -> Movement:
    symbol, decimals = _described(master, metadata)
    return Movement(
        sender=address_of(sender),
        recipient=address_of(recipient),
        contract=address_of(master),
        symbol=symbol,
        units=units,
        decimals=decimals,
        amount=coins(units, decimals),
    )


def _described(master: str | None, metadata: object) -> tuple[str | None, int | None]:
    """Symbol and decimals of a jetton, as its own metadata tell them."""
    known = cast("JSON", metadata)
    for address, about in known.items() if isinstance(known, dict) else ():
        match about:
            case {"token_info": list(found)} if address_of(address) == address_of(master):
                for each in found:
                    info = Info.of(each)
                    if info.type == "jetton_masters":
                        return info.symbol and brief(info.symbol), believable(info.decimals)
            case _:
                continue
    return None, None
