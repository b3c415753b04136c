"""What was asked for on a chain, and what moved on it, as one source tells it.

Networks are named as `paysupport.chain.networks` names them. Whole numbers of base units (satoshi, wei, sun, lamport,
nanoton, units of a token) are the fact; the amount in whole coins follows from the decimals of the chain or of the
token's contract, never from a symbol.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator, Field, PlainSerializer

from paysupport.model.base import Coins, Model, Origin
from paysupport.model.words import Status


def _whole(value: object) -> object:
    if isinstance(value, float | bool):
        raise ValueError("expected a whole number")  # noqa: TRY004 - pydantic turns only ValueError into its own
    return value


Units = Annotated[
    int, BeforeValidator(_whole), Field(ge=0, lt=2**256), PlainSerializer(str, return_type=str, when_used="json")
]
"""A whole number of base units below 2^256; a string in JSON, where most readers make a float of a long number."""


class Flag(StrEnum):
    """What a processor says of an invoice beside its status."""

    LATE = "late"
    PARTIAL = "partial"
    OVER = "over"
    MANUAL = "manual"
    """Somebody at the merchant or the processor decided it by hand."""
    AML = "aml"
    """Held or refused for where the money comes from: never told to the payer."""
    WRONG_ASSET = "wrong_asset"


class Invoice(Model):
    """What was asked for: an amount of an asset to an address, until some time.

    Attributes:
        network: such as "bitcoin", "tron", "ethereum"; any of the field's words for it (TRC20, ERC-20, BEP20) is read.
        asset: the coin or token, such as "USDT".
        contract: of the token; the canonical one of network and asset where nothing else is said.
        memo: comment, tag or memo without which a shared address cannot tell payers apart.
        amount: what was asked for, in whole coins.
        minimum: below which the processor does not credit.
        received: what the processor says has arrived.
        confirmations_required: by the processor or the merchant; without it, what is published for them holds.
        status: as the processor or the host sees it; `raw_status` is their word.
        processor: who watches the address; None where the host does itself.
        transactions: ids of what the processor has seen for it.
    """

    id: str | None = None
    network: str
    asset: str
    contract: str | None = None
    address: str
    memo: str | None = None
    amount: Coins | None = None
    minimum: Coins | None = None
    received: Coins | None = None
    created_at: AwareDatetime | None = None
    expires_at: AwareDatetime | None = None
    confirmations_required: Annotated[int, Field(ge=0)] | None = None
    status: Status | None = None
    raw_status: str | None = None
    flags: frozenset[Flag] = frozenset()
    processor: str | None = None
    transactions: tuple[str, ...] = ()


class State(StrEnum):
    """Where a transaction stands, as one source sees it."""

    UNREACHABLE = "unreachable"
    """The source did not answer, or with something that is no answer."""
    ABSENT = "absent"
    """The source does not know it: never sent, dropped, replaced, on another chain, or the source is behind."""
    PENDING = "pending"
    """Seen, in no block yet."""
    INCLUDED = "included"
    """In a block and executed; whether it paid anybody is another question."""
    FAILED = "failed"
    """In a block, but its execution failed: nothing moved but the fee."""
    REPLACED = "replaced"
    """Another transaction has spent the same inputs, or used the same nonce."""
    EXPIRED = "expired"
    """It can never be included any more."""
    ORPHANED = "orphaned"
    """Its block is no longer part of the chain."""


class Fault(StrEnum):
    """Why a transaction failed when it was executed."""

    REVERTED = "reverted"
    OUT_OF_GAS = "out_of_gas"
    OUT_OF_ENERGY = "out_of_energy"
    OUT_OF_BANDWIDTH = "out_of_bandwidth"
    INSUFFICIENT_FUNDS = "insufficient_funds"
    """The sender had too little of what was to be sent, or of the coin that pays the fee."""
    ALLOWANCE = "allowance"
    """The sender had not allowed the contract to take so much."""
    FROZEN = "frozen"
    """The token's issuer has frozen the sender or the recipient."""
    PAUSED = "paused"
    """The token's issuer has stopped all transfers."""
    NO_ACCOUNT = "no_account"
    """The recipient has no account for this token."""
    BOUNCED = "bounced"
    """The recipient's contract did not take it, and it went back less fees."""
    OTHER = "other"


class Failure(Model):
    """How the execution of a transaction ended.

    Attributes:
        message: what the contract or the node said, decoded.
    """

    fault: Fault
    message: str | None = None


class Movement(Model):
    """One value that a transaction moves, or would move once it is included.

    Attributes:
        recipient: None where the output has no address, or hides it.
        contract: of a token; None for the chain's own coin.
        symbol: as the token calls itself, which proves nothing.
        units: None where the value is hidden.
        amount: in whole coins; None where units or decimals are not known.
        index: of the output, or of the log; tells movements of one transaction apart.
        internal: made by a contract, and seen only in a trace.
    """

    sender: str | None = None
    recipient: str | None = None
    contract: str | None = None
    symbol: str | None = None
    units: Units | None = None
    decimals: Annotated[int, Field(ge=0, le=255)] | None = None
    amount: Coins | None = None
    memo: str | None = None
    index: int | None = None
    internal: bool = False


class Transfer(Model):
    """One transaction, as one source tells it when it is asked.

    Attributes:
        source: the kind of source, such as "esplora"; `host` is whom exactly was asked.
        reference: by what it was asked for: a transaction or an address.
        id: of the transaction; None where the source knows none.
        fetched_at: when the source was asked; None for a saved answer without a time.
        tip: the height of the newest block of the same source, and `tip_at` that block's time.
        confirmations: from the same source; None while it is in no block, or the tip is not known.
        final: beyond a reorganisation by the chain's own rule (finalized, solidified); None where nobody tells.
        seen_at: when it was first seen, which may be long before the block's time.
        nonce: of the sender's transaction, where the chain counts them; `next_nonce` is the one the chain waits for.
        fee: in the chain's coin.
        fee_rate: what it pays: satoshi per virtual byte, or wei per gas at most; `fee_rate_slow` is what has to be paid
            at least to be included some time, `fee_rate_hour` within about an hour.
        replaced_by: the transaction that took its place.
        replaceable: its sender has said that it may be replaced by one with a higher fee (BIP 125); no such word is no
            protection, as nodes replace without it.
        pending_parents: how many transactions have to be included before it.
        failure: why it failed.
        complete: whether all movements are here; a long answer is cut by its source, and a node without traces does not
            show what contracts moved.
        message_id: of the message that began it, where wallets show that instead (TON, user operations).
        detail: what the source said where it had no answer.
        lagging: the source itself says that it is behind or not well.
    """

    source: str
    network: str
    reference: str
    state: State
    host: str | None = None
    id: str | None = None
    fetched_at: AwareDatetime | None = None
    block_height: int | None = None
    block_hash: str | None = None
    included_at: AwareDatetime | None = None
    seen_at: AwareDatetime | None = None
    tip: int | None = None
    tip_at: AwareDatetime | None = None
    confirmations: int | None = None
    final: bool | None = None
    sender: str | None = None
    nonce: int | None = None
    next_nonce: int | None = None
    fee: Coins | None = None
    fee_rate: Coins | None = None
    fee_rate_slow: Coins | None = None
    fee_rate_hour: Coins | None = None
    replaced_by: str | None = None
    replaceable: bool | None = None
    pending_parents: int | None = None
    expires_at: AwareDatetime | None = None
    failure: Failure | None = None
    movements: tuple[Movement, ...] = ()
    complete: bool = True
    message_id: str | None = None
    detail: str | None = None
    lagging: bool = False
    origin: Origin = Origin(source="")
