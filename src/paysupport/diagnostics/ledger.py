"""An invoice on a chain beside all that was seen for it: the steps in which a case is decided, in their order.

Each rule of PS5xx asks for one step, so that a case has one cause: is the transaction on this chain, does it exist, is
it in a block, was it executed, did it pay this address, in this asset, with this memo, enough, in time, with enough
confirmations, did the processor see it, does the shop know. Chains tell amounts in base units; they are compared in
whole coins by the decimals of the canonical contract, and a symbol proves nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum
from functools import cached_property

from paysupport.chain.addresses import same
from paysupport.chain.assets import Token, canonical, token
from paysupport.chain.confirmations import required
from paysupport.chain.networks import Network, network
from paysupport.diagnostics.rule import Facts
from paysupport.diagnostics.sightings import Agreement, Sighting, sightings
from paysupport.diagnostics.texts import Fact, Text
from paysupport.model import Certainty, Fault, Flag, Invoice, Movement, State, Status, Transfer

_BEGINNING = datetime.min.replace(tzinfo=UTC)
_UNKNOWN = Text(en="not known", ru="неизвестно")
_MOVED = {State.INCLUDED, State.PENDING}


class Step(IntEnum):
    """The questions in the order in which they are asked; a case stands at the first that is answered with no."""

    SOURCES = 0
    """Did anybody answer, and do they agree?"""
    CHAIN = 1
    EXISTENCE = 2
    INCLUSION = 3
    EXECUTION = 4
    RECIPIENT = 5
    ASSET = 6
    MEMO = 7
    AMOUNT = 8
    TIME = 9
    CONFIRMATIONS = 10
    PROCESSOR = 11
    NOTIFICATION = 12
    """Everything on the chain is as it should be; the rest is between processor and shop."""


_PROVEN = {
    Step.CHAIN: Status.FAILED,
    Step.EXECUTION: Status.FAILED,
    Step.RECIPIENT: Status.FAILED,
    Step.ASSET: Status.FAILED,
    Step.INCLUSION: Status.PENDING,
    Step.MEMO: Status.PENDING,
    Step.CONFIRMATIONS: Status.PENDING,
}
"""What a case is that stands at a step; one that stands further is paid, also where it is late or too much."""

_STOPPED = {State.FAILED: Step.EXECUTION, State.ORPHANED: Step.INCLUSION}


@dataclass(frozen=True)
class Credit:
    """One movement that paid what was asked for: right address, asset and memo.

    Attributes:
        amount: in whole coins; None where the decimals of the token are not known.
    """

    sighting: Sighting
    movement: Movement
    amount: Decimal | None


@dataclass(frozen=True)
class Ledger:
    """What several sources tell of a payment on a chain, put side by side.

    Attributes:
        invoice: None where only a transaction is asked about.
    """

    transfers: tuple[Transfer, ...]
    invoice: Invoice | None
    now: datetime

    @cached_property
    def network(self) -> Network | None:
        """The network on which the invoice is to be paid."""
        return network(self.invoice.network) if self.invoice else None

    @property
    def address(self) -> str | None:
        """Where the invoice is to be paid."""
        return self.invoice.address if self.invoice else None

    @cached_property
    def all(self) -> tuple[Sighting, ...]:
        """Every transaction that was asked for or seen, on any network."""
        return sightings(self.transfers)

    @cached_property
    def here(self) -> tuple[Sighting, ...]:
        """Those on the network of the invoice."""
        own = self.network
        return self.all if own is None else tuple(each for each in self.all if each.network == own.name)

    @cached_property
    def elsewhere(self) -> tuple[Sighting, ...]:
        """Those that some source knows on another network."""
        known = (each for each in self.all if each not in self.here)
        return tuple(each for each in known if each.state not in {State.ABSENT, State.UNREACHABLE})

    @cached_property
    def focus(self) -> Sighting | None:
        """The transaction that the case is about: the one that came furthest."""
        return max(
            self.here,
            key=lambda each: (self._reached(each), each.state in _MOVED, not each.by_address),
            default=None,
        )

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """The movements that paid the invoice, in a block or on their way there."""
        return tuple(
            Credit(each, movement, self.coins(movement))
            for each in self.here
            if each.state in _MOVED and self._reached(each) > Step.MEMO
            for movement in self.to_address(each)
            if self.is_asset(movement) and self.has_memo(movement)
        )

    @cached_property
    def received(self) -> Decimal:
        """What has arrived in blocks, in whole coins."""
        return self._sum(State.INCLUDED)

    @cached_property
    def coming(self) -> Decimal:
        """What is on its way, in no block yet."""
        return self._sum(State.PENDING)

    @property
    def missing(self) -> Decimal | None:
        """What is still to be paid beside `received` and `coming`; None where the invoice names no amount."""
        asked = self.invoice.amount if self.invoice else None
        return None if asked is None else asked - self.received - self.coming

    @cached_property
    def required(self) -> int | None:
        """The confirmations that the invoice needs: its own, else what is published for the processor or network."""
        invoice, own = self.invoice, self.network
        if invoice is None or own is None:
            return None
        if invoice.confirmations_required is not None:
            return invoice.confirmations_required
        policy = required(own.name, invoice.asset, invoice.amount, processor=invoice.processor, on=self.now.date())
        return policy.count if policy else None

    @property
    def expired(self) -> bool:
        """Whether the time to pay is over."""
        return bool(self.invoice and self.invoice.expires_at and self.invoice.expires_at <= self.now)

    @cached_property
    def paid_at(self) -> datetime | None:
        """When the credit that completed the sum was first seen."""
        return max((each.sighting.seen_at for each in self.credits if each.sighting.seen_at), default=None)

    @cached_property
    def step(self) -> Step:
        """Where the case stands."""
        if not self.credits:
            if self.elsewhere and (self.focus is None or self._reached(self.focus) <= Step.EXISTENCE):
                return Step.CHAIN
            return self._reached(self.focus) if self.focus else Step.SOURCES
        return self._after_memo()

    @cached_property
    def status(self) -> Status:
        """What is proven: of the invoice where there is one, else of the transaction."""
        step, missing = self.step, self.missing
        if self.focus is None or step is Step.SOURCES or self.certainty is Certainty.POSSIBLE:
            return self._told()
        if step is Step.EXISTENCE and self.focus.state not in {State.EXPIRED, State.REPLACED}:
            return Status.UNKNOWN
        if step is Step.EXISTENCE:
            return Status.EXPIRED if self.expired else Status.PENDING
        if step is Step.AMOUNT and (missing is None or missing > 0):
            return Status.FAILED if self.expired and missing is not None else Status.PENDING
        return _PROVEN.get(step, Status.PAID)

    @property
    def fault(self) -> Fault | None:
        """Why the transaction failed when it was executed; None where it did not."""
        if self.step is not Step.EXECUTION or self.focus is None:
            return None
        failure = self.focus.best.failure
        return failure.fault if failure else Fault.OTHER

    @property
    def last(self) -> Credit:
        """The credit that was seen last; there has to be one."""
        return max(self.credits, key=lambda each: (each.sighting.seen_at or _BEGINNING, each.sighting.id))

    @property
    def amounts_known(self) -> bool:
        """Whether all credits can be added up."""
        return all(each.amount is not None for each in self.credits)

    @property
    def paid_twice(self) -> bool:
        """Whether two of the credits would each have been enough."""
        asked = self.invoice.amount if self.invoice else None
        return sum(asked is not None and each.amount is not None and each.amount >= asked for each in self.credits) > 1

    @property
    def certainty(self) -> Certainty:
        """How sure the sources make what is said of `focus`, or of the credits together."""
        concerned = {each.sighting for each in self.credits} or {each for each in (self.focus, *self.elsewhere) if each}
        order = list(Certainty)
        return max((each.certainty(self.address) for each in concerned), key=order.index, default=Certainty.POSSIBLE)

    def to_address(self, sighting: Sighting) -> tuple[Movement, ...]:
        """What moved to the address of the invoice."""
        return tuple(each for each in sighting.movements if self.is_to_invoice(sighting, each))

    def is_asset(self, movement: Movement) -> bool:
        """Whether it is what was asked for: the chain's own coin, or the token of the canonical contract."""
        invoice, own = self.invoice, self.network
        if invoice is None or own is None:
            return False
        if self.wanted_contracts:
            return movement.contract is not None and any(
                same(own.name, movement.contract, each) for each in self.wanted_contracts
            )
        return movement.contract is None and invoice.asset.upper() == own.coin.upper()

    @cached_property
    def wanted_contracts(self) -> tuple[str, ...]:
        """The contracts whose token pays the invoice; empty for the chain's own coin, and for an unlisted token."""
        invoice, own = self.invoice, self.network
        if invoice is None or own is None:
            return ()
        if invoice.contract:
            return (invoice.contract,)
        return tuple(each.contract for each in canonical(own.name, invoice.asset))

    @property
    def asset_known(self) -> bool:
        """Whether it can be judged which asset was asked for."""
        invoice, own = self.invoice, self.network
        coin = bool(invoice and own and invoice.asset.upper() == own.coin.upper())
        return coin or bool(self.wanted_contracts)

    def has_memo(self, movement: Movement) -> bool:
        """Whether it carries the memo of the invoice, where that has one."""
        wanted = (self.invoice.memo if self.invoice else None) or ""
        return not wanted.strip() or (movement.memo or "").strip() == wanted.strip()

    def token(self, movement: Movement) -> Token | None:
        """What is known of the token that moved; None for coins and for contracts that are in no list."""
        own = self.network
        return token(own.name, movement.contract) if own and movement.contract else None

    def coins(self, movement: Movement) -> Decimal | None:
        """A movement in whole coins, by the decimals of the chain or the listed contract, else those of the source."""
        own, listed = self.network, self.token(movement)
        decimals = own.decimals if own and movement.contract is None else listed.decimals if listed else None
        if movement.units is None or decimals is None:
            return movement.amount
        return Decimal(movement.units).scaleb(-decimals)

    def facts(
        self, sighting: Sighting | None = None, *seen: str, certainty: Certainty | None = None, **values: Fact | None
    ) -> Facts:
        """What a finding shows: the transaction, its block, how the sources agree, and the values that it adds.

        Args:
            sighting: the transaction that the finding is about; `focus` without one.
            seen: fields of the fullest answer, such as "movements.0.recipient", or of the invoice, such as
                "invoice.memo"; the state and the block are always shown.
            certainty: at most this sure.
            values: further facts by placeholder.
        """
        about = sighting or self.focus
        if about is None:
            return Facts(values=self._asked() | _known(values), seen=("invoice.address",), certainty=Certainty.POSSIBLE)
        best = about.best
        place = self.transfers.index(best)
        sure = max(about.certainty(self.address), certainty or Certainty.CERTAIN, key=list(Certainty).index)
        told: dict[str, Fact] = {
            "transaction": about.id,
            "sources": about.backing(self.address),
            "network": about.network,
            "block": best.block_height if best.block_height is not None else _UNKNOWN,
            "block_hash": best.block_hash or _UNKNOWN,
        }
        shown = ("state", "block_height", "block_hash", *seen)
        return Facts(
            values=self._asked() | told | _known(values),
            seen=tuple(name if name.startswith("invoice.") else f"transfers.{place}.{name}" for name in shown),
            certainty=sure,
        )

    def shortfall(self, *seen: str, certainty: Certainty | None = None, **values: Fact | None) -> Facts:
        """`facts` on the amount: what is missing, until when, and where each credit stands."""
        expires, last = self.invoice.expires_at if self.invoice else None, self.last
        shown = ("invoice.amount", *seen, *last.sighting.places(last.movement, "amount", "units"))
        missing = None if self.missing is None else self.with_asset(self.missing)
        told = {"missing": missing, "expires_at": expires, **values}
        return self.facts(last.sighting, *shown, certainty=certainty, **told)

    def with_asset(self, amount: Decimal) -> str:
        """An amount and the asset of the invoice."""
        return f"{amount.normalize():f} {self.invoice.asset if self.invoice else ''}".strip()

    def _asked(self) -> dict[str, Fact]:
        invoice = self.invoice
        if invoice is None:
            return {}
        amount = self.with_asset(invoice.amount) if invoice.amount is not None else invoice.asset
        return {
            "invoice": invoice.id or _UNKNOWN,
            "asked": amount,
            "asset": invoice.asset,
            "address": invoice.address,
            "invoice_network": self.network.name if self.network else invoice.network,
            "received": self.with_asset(self.received + self.coming),
        }

    def _reached(self, sighting: Sighting) -> Step:
        """The first step, up to the memo, at which a transaction stops; the one after it where none does."""
        if sighting.agreement(self.address) in {Agreement.NONE, Agreement.CONFLICT}:
            return Step.SOURCES
        if sighting.state not in _MOVED:
            return _STOPPED.get(sighting.state, Step.EXISTENCE)
        if self.invoice is None:
            return Step.INCLUSION if sighting.state is State.PENDING else Step.NOTIFICATION
        arrived = self.to_address(sighting)
        right = [each for each in arrived if self.is_asset(each)]
        if any(map(self.has_memo, right)):
            return Step.AMOUNT
        return Step.MEMO if right else Step.ASSET if arrived else Step.RECIPIENT

    def _after_memo(self) -> Step:
        invoice, missing = self.invoice, self.missing
        if invoice is None or missing is None or missing > 0 or any(each.amount is None for each in self.credits):
            return Step.AMOUNT
        if invoice.amount is not None and self.received < invoice.amount:
            return Step.INCLUSION
        if missing < 0:
            return Step.AMOUNT
        if invoice.expires_at and self.paid_at and self.paid_at > invoice.expires_at:
            return Step.TIME
        if not all(map(self._confirmed, self.credits)):
            return Step.CONFIRMATIONS
        settled = invoice.status in {None, Status.PAID} and not invoice.flags & {Flag.AML, Flag.PARTIAL}
        return Step.NOTIFICATION if settled else Step.PROCESSOR

    def _confirmed(self, credit: Credit) -> bool:
        seen = credit.sighting
        enough = seen.confirmations is not None and self.required is not None and seen.confirmations >= self.required
        return seen.final or enough or (self.required is None and seen.confirmations is None)

    def _sum(self, state: State) -> Decimal:
        amounts = [each.amount for each in self.credits if each.sighting.state is state]
        return sum((each for each in amounts if each is not None), Decimal(0))

    def is_to_invoice(self, sighting: Sighting, movement: Movement) -> bool:
        """Whether it moved to the address of the invoice, on whatever network."""
        return bool(self.address and movement.recipient and same(sighting.network, movement.recipient, self.address))

    def _told(self) -> Status:
        """Where the chain proves nothing: what the processor or host says of an invoice that is still open."""
        if self.expired and not self.transfers:
            return Status.EXPIRED
        told = self.invoice.status if self.invoice else None
        return told if told in {Status.PENDING, Status.EXPIRED, Status.CREATED} else Status.UNKNOWN


def _known(values: Mapping[str, Fact | None]) -> dict[str, Fact]:
    return {name: _UNKNOWN if value is None else value for name, value in values.items()}
