"""A transfer on TON is a chain of messages: what a wallet sent, what each of those made, who got what in the end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from paysupport.adapters.contracts import Saved
from paysupport.adapters.explorers.ton.cells import BOUNCED, ENCRYPTED_COMMENT, body_of
from paysupport.adapters.explorers.ton.names import address_of, hash_of
from paysupport.adapters.sources.answers import brief
from paysupport.adapters.sources.values import moment, standing
from paysupport.chain.networks import NETWORKS
from paysupport.chain.units import coins
from paysupport.model import Failure, Fault, Movement, Origin, State, Transfer

NANOTON = NETWORKS["ton"].decimals
"""Decimals of Toncoin."""

NO_FUNDS = 37
"""Source: docs.ton.org/tvm/exit-codes, action phase: not enough Toncoin, read on 2026-11-25."""

SEND_TOKENS, TAKE_TOKENS = 0x0F8A7EA5, 0x178D4519
POSTAGE = frozenset({SEND_TOKENS, TAKE_TOKENS, 0x7362D09C, 0xD53276DB})
"""Operations of jettons (transfer, internal transfer, notification, excesses): their coins are the fee of a transfer.

Source: TEP-74, and contracts/op-codes.fc of ton-blockchain/stablecoin-contract."""

JETTON_FAULTS: Mapping[int, Fault] = {45: Fault.FROZEN, 47: Fault.INSUFFICIENT_FUNDS}
"""Exit codes of the jetton wallet that stablecoins use (contract_locked, balance_error); another wallet may mean
something else by them. Source: contracts/op-codes.fc of ton-blockchain/stablecoin-contract, 0be7884."""

ENCRYPTED = "the comment is encrypted: only the recipient can read it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message; without a sender it came from outside, as a wallet's order does."""

    id: str | None = None
    sender: str | None = None
    recipient: str | None = None
    units: int | None = None
    op: int | None = None
    bounced: bool = False
    memo: str | None = None
    encrypted: bool = False


def message(
    name: str | None,
    sender: str | None,
    recipient: str | None,
    units: int | None,
    bag: str | None,
    *,
    op: int | None = None,
    bounced: bool = False,
    comment: str | None = None,
) -> Message:
    """A message as any of the services tells it.

    Args:
        name: its hash, in any form.
        sender: in any form; None where it came from outside.
        recipient: in any form.
        units: in nanoton.
        bag: its body, a bag of cells.
        op: the operation, where the service tells it; else the one in the body.
        bounced: whether the service says that it went back.
        comment: the text, as the service has understood it; what stands in the body counts before it.
    """
    body = body_of(bag)
    known = op if op is not None or body is None else body.op
    return Message(
        id=hash_of(name),
        sender=address_of(sender),
        recipient=address_of(recipient),
        units=units,
        op=known,
        bounced=bounced or known == BOUNCED,
        memo=(body.comment if body else None) or comment or None,
        encrypted=known == ENCRYPTED_COMMENT,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One transaction: an account takes one message and sends others.

    Attributes:
        returned: the message went back with what was left of its coins.
        unsent: the account wanted to do something with its message and could not.
        why: how it ended, in the source's words, where that was not well.
        block: of the masterchain.
    """

    id: str
    account: str | None
    order: int
    at: int | None = None
    aborted: bool = False
    returned: bool = False
    unsent: bool = False
    exit_code: int | None = None
    result_code: int | None = None
    no_funds: bool = False
    why: str = ""
    fee: int | None = None
    block: int | None = None
    pending: bool = False
    taken: Message | None = None
    sent: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """All that a source tells of one transfer.

    Attributes:
        id: of the transaction that stands for it.
        message_id: of the message that began it.
        tokens: jetton movements, as the source has understood them; None where it was not asked.
        running: the source says that it is not finished.
        whole: whether all its steps are here.
    """

    id: str
    steps: tuple[Step, ...]
    message_id: str | None = None
    tokens: tuple[Movement, ...] | None = None
    running: bool = False
    whole: bool = True
    encrypted: bool = False
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Tip:
    """The newest block of the masterchain."""

    number: int | None = None
    at: datetime | None = None


def transfer(source: str, answer: Saved, reference: str, chain: Chain, tip: Tip) -> Transfer:
    """What a chain of messages comes to."""
    steps = sorted(chain.steps, key=lambda step: step.order)
    running = chain.running or any(step.pending for step in steps)
    failed = _failure(steps)
    credited = [step.taken for step in steps if step.taken and step.taken.sender and not step.returned]
    paid = bool(chain.tokens) or any(message.op not in POSTAGE and not message.bounced for message in credited)
    state = State.PENDING if running else State.FAILED if failed and not paid else State.INCLUDED
    wallet = next((step for step in steps[:1] if step.taken and step.taken.sender is None), None)
    arrived = {step.taken.id for step in steps if step.taken}
    under_way = [message for step in steps for message in step.sent if message.recipient and message.id not in arrived]
    moved = (*credited, *(message for message in under_way if wallet and message.sender == wallet.account))
    block = max((step.block or 0 for step in steps), default=0) or None
    at = None if running else moment(max((step.at or 0 for step in steps), default=0))
    fees = [step.fee for step in steps if step.fee is not None]
    notes = (
        chain.detail,
        ENCRYPTED if chain.encrypted or any(message.encrypted for message in moved) else None,
        f"a part of it failed: {failed.message}" if failed and state is State.INCLUDED else None,
    )
    return Transfer(
        **standing(block, tip.number, at, answer.fetched_at),
        source=source,
        network=answer.network,
        reference=reference,
        state=state,
        host=answer.host,
        id=chain.id,
        fetched_at=answer.fetched_at,
        included_at=at,
        tip_at=tip.at,
        final=True if block and not running else None,
        sender=wallet.account if wallet else None,
        fee=coins(sum(fees), NANOTON) if fees else None,
        failure=failed if state is State.FAILED else None,
        movements=() if state is State.FAILED else (*(chain.tokens or ()), *map(_movement, moved)),
        complete=chain.whole and not under_way and (chain.tokens is not None or not any(map(_of_tokens, steps))),
        message_id=chain.message_id or (wallet.taken.id if wallet and wallet.taken else None),
        detail="; ".join(filter(None, notes)) or None,
        origin=Origin(source=source, at=answer.fetched_at, document=answer.answer),
    )


def _movement(message: Message) -> Movement:
    return Movement(
        sender=message.sender,
        recipient=message.recipient,
        units=message.units,
        decimals=NANOTON,
        amount=coins(message.units, NANOTON),
        memo=message.memo,
    )


def _failure(steps: Sequence[Step]) -> Failure | None:
    """The first thing that went wrong; an account that keeps the coins of a message it could not run has them."""
    for step in steps:
        skipped = "an action was skipped" if step.unsent else None
        words = (step.why, _coded("exit", step.exit_code), _coded("result", step.result_code), skipped)
        told = brief("; ".join(filter(None, words)))
        if step.taken and step.taken.sender is None and (step.aborted or step.unsent):
            poor = step.no_funds or step.result_code == NO_FUNDS
            return Failure(fault=Fault.INSUFFICIENT_FUNDS if poor else Fault.OTHER, message=told or None)
        if step.returned or (step.aborted and _of_tokens(step)):
            fault = JETTON_FAULTS.get(step.exit_code or 0) if _of_tokens(step) else None
            return Failure(fault=fault or (Fault.BOUNCED if step.returned else Fault.OTHER), message=told or None)
    return None


def _of_tokens(step: Step) -> bool:
    return step.taken is not None and step.taken.op in {SEND_TOKENS, TAKE_TOKENS}


def _coded(kind: str, code: int | None) -> str | None:
    return f"{kind} code {code}" if code not in {None, 0, 1} else None


def together_or_alone(steps: Sequence[Step], asked: str | None) -> list[Chain]:
    """Transactions out of a list: where a hash was asked for they belong together, in a history each stands alone."""
    if asked is None:
        return [Chain(id=step.id, steps=(step,)) for step in steps]
    return [Chain(id=meant(asked, steps), steps=tuple(steps))] if steps else []


def meant(asked: str | None, steps: Sequence[Step]) -> str:
    """Which transaction a hash is of: its own, or that of the message it took; else the first."""
    in_turn = sorted(steps, key=lambda step: step.order)
    found = (step.id for step in in_turn if asked and asked in {step.id, step.taken.id if step.taken else None})
    return next(found, in_turn[0].id if in_turn else asked or "")


def _told(chain: Chain | None) -> tuple[bool, int]:
    """How much a chain tells: the jettons in it, and its steps."""
    return (chain.tokens is not None, len(chain.steps)) if chain else (False, -1)


def read_all(source: str, given: Sequence[tuple[Saved, Chain | None]], tip: Tip) -> Iterator[Transfer]:
    """The transfers in answers; several answers to one question are one transfer, and None is that nobody knows it."""
    cases: dict[str, tuple[Saved, Chain | None]] = {}
    for answer, chain in given:
        key = hash_of(answer.reference) or (chain.id if chain else answer.reference or "")
        if key not in cases or _told(chain) > _told(cases[key][1]):
            cases[key] = (answer, chain)
    for key, (answer, chain) in cases.items():
        reference = answer.reference or key
        if chain is None:
            yield Transfer(
                source=source,
                network=answer.network,
                reference=reference,
                state=State.ABSENT,
                host=answer.host,
                fetched_at=answer.fetched_at,
                tip=tip.number,
                tip_at=tip.at,
            )
        else:
            yield transfer(source, answer, reference, chain, tip)
