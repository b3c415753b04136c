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
from functools import cached_property

from paysupport.chain.networks import title
from paysupport.diagnostics.asked import Asked
from paysupport.diagnostics.rule import Facts
from paysupport.diagnostics.sightings import Agreement, Sighting, sightings
from paysupport.diagnostics.steps import PROVEN, STOPPED_AT, Step
from paysupport.diagnostics.texts import Fact, Text
from paysupport.model import Certainty, Fault, Flag, Invoice, Movement, State, Status, Transfer

_BEGINNING = datetime.min.replace(tzinfo=UTC)
_UNKNOWN = Text(en="not known", ru="неизвестно")
_MOVED = {State.INCLUDED, State.PENDING}


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
    def asked(self) -> Asked:
        """What the invoice asks for."""
        return Asked(self.invoice, self.now.date())

    @property
    def address(self) -> str | None:
        """Where the invoice is to be paid."""
        return self.asked.address

    @cached_property
    def all(self) -> tuple[Sighting, ...]:
        """Every transaction that was asked for or seen, on any network."""
        return sightings(self.transfers, self.address)

    @cached_property
    def here(self) -> tuple[Sighting, ...]:
        """Those on the network of the invoice."""
        own = self.asked.network
        return self.all if own is None else tuple(each for each in self.all if each.network == own.name)

    @cached_property
    def elsewhere(self) -> tuple[Sighting, ...]:
        """Those that some source knows on another network."""
        known = (each for each in self.all if each not in self.here)
        return tuple(each for each in known if each.state not in {State.ABSENT, State.UNREACHABLE})

    @cached_property
    def _steps(self) -> Mapping[Sighting, Step]:
        return {each: self._reached(each) for each in self.here}

    @cached_property
    def focus(self) -> Sighting | None:
        """The transaction that the case is about: the one that came furthest."""
        return max(
            self.here,
            key=lambda each: (self._steps[each], each.state in _MOVED, not each.by_address),
            default=None,
        )

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """The movements that paid the invoice, in a block or on their way there."""
        return tuple(
            Credit(each, movement, self.asked.coins(movement))
            for each in self.here
            if each.state in _MOVED and self._steps[each] > Step.MEMO
            for movement in self.to_address(each)
            if self.asked.is_asset(movement) and self.asked.has_memo(movement)
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
        asked = self.asked.amount
        return None if asked is None else asked - self.received - self.coming

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
            if self.elsewhere and (self.focus is None or self._steps[self.focus] <= Step.EXISTENCE):
                return Step.CHAIN
            return self._steps[self.focus] if self.focus else Step.SOURCES
        return self._after_memo()

    @cached_property
    def status(self) -> Status:
        """What is proven: of the invoice where there is one, else of the transaction."""
        step, missing, focus = self.step, self.missing, self.focus
        if step is Step.SOURCES or self.certainty is Certainty.POSSIBLE:
            return self._told()
        if step is Step.EXISTENCE and focus and focus.state in {State.EXPIRED, State.REPLACED}:
            return Status.EXPIRED if self.expired else Status.PENDING
        if step is Step.EXISTENCE or (step in {Step.RECIPIENT, Step.ASSET} and focus and not focus.movements):
            return self._told()
        if step is Step.AMOUNT and (missing is None or missing > 0):
            return Status.FAILED if self.expired and missing is not None else Status.PENDING
        waits = focus is not None and focus.state is State.PENDING
        return Status.PENDING if waits else PROVEN.get(step, Status.PAID)

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
        asked = self.asked.amount
        return sum(asked is not None and each.amount is not None and each.amount >= asked for each in self.credits) > 1

    @property
    def certainty(self) -> Certainty:
        """How sure the sources make what is said of `focus`, or of the credits together."""
        about = self.elsewhere if self.step is Step.CHAIN else filter(None, (self.focus,))
        concerned = {each.sighting for each in self.credits} or set(about)
        order = list(Certainty)
        return max((each.certainty for each in concerned), key=order.index, default=Certainty.POSSIBLE)

    def to_address(self, sighting: Sighting) -> tuple[Movement, ...]:
        """What moved to the address of the invoice."""
        return tuple(each for each in sighting.movements if self.asked.is_to(each, sighting.network))

    def facts(self, about: Sighting, *seen: str, certainty: Certainty | None = None, **values: Fact | None) -> Facts:
        """What a finding shows: the transaction, its block, how the sources agree, and the values that it adds.

        Args:
            about: the transaction that the finding is about.
            seen: fields of the fullest answer, such as "movements.0.recipient", or of the invoice, such as
                "invoice.memo"; the state and the block are always shown.
            certainty: at most this sure.
            values: further facts by placeholder.
        """
        best = about.best
        place = self.transfers.index(best)
        sure = max(about.certainty, certainty or Certainty.CERTAIN, key=list(Certainty).index)
        told: dict[str, Fact] = {
            "transaction": about.id,
            "sources": about.backing,
            "network": title(about.network),
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
        missing = None if self.missing is None else self.asked.with_asset(self.missing)
        told = {"missing": missing, "expires_at": expires, **values}
        return self.facts(last.sighting, *shown, certainty=certainty, **told)

    def _asked(self) -> dict[str, Fact]:
        invoice = self.invoice
        if invoice is None:
            return {}
        amount = self.asked.with_asset(invoice.amount) if invoice.amount is not None else invoice.asset
        return {
            "invoice": invoice.id or _UNKNOWN,
            "asked": amount,
            "asset": invoice.asset,
            "address": invoice.address,
            "invoice_network": self.asked.network.title if self.asked.network else invoice.network,
            "received": self.asked.with_asset(self.received + self.coming),
        }

    def _reached(self, sighting: Sighting) -> Step:
        """The first step, up to the memo, at which a transaction stops; the one after it where none does."""
        if sighting.agreement in {Agreement.NONE, Agreement.CONFLICT}:
            return Step.SOURCES
        if sighting.state not in _MOVED:
            return STOPPED_AT.get(sighting.state, Step.EXISTENCE)
        if self.invoice is None:
            return Step.INCLUSION if sighting.state is State.PENDING else Step.NOTIFICATION
        arrived = self.to_address(sighting)
        right = [each for each in arrived if self.asked.is_asset(each)]
        if any(map(self.asked.has_memo, right)):
            return Step.AMOUNT
        return Step.MEMO if right else Step.ASSET if arrived else Step.RECIPIENT

    def _after_memo(self) -> Step:
        missing = self.missing
        if missing is not None and (missing > 0 or not self.amounts_known):
            return Step.AMOUNT
        if any(each.sighting.state is State.PENDING for each in self.credits):
            return Step.INCLUSION
        return Step.AMOUNT if missing is not None and missing < 0 else self._when_enough()

    def _when_enough(self) -> Step:
        invoice = self.invoice
        if invoice and invoice.expires_at and self.paid_at and self.paid_at > invoice.expires_at:
            return Step.TIME
        if not all(map(self._confirmed, self.credits)):
            return Step.CONFIRMATIONS
        waits = invoice and (invoice.status not in {None, Status.PAID} or invoice.flags & {Flag.AML, Flag.PARTIAL})
        return Step.PROCESSOR if waits else Step.NOTIFICATION

    def _confirmed(self, credit: Credit) -> bool:
        seen, needed = credit.sighting, self.asked.confirmations
        return seen.final or needed is None or (seen.confirmations or 0) >= needed

    def _sum(self, state: State) -> Decimal:
        amounts = [each.amount for each in self.credits if each.sighting.state is state]
        return sum((each for each in amounts if each is not None), Decimal(0))

    def _told(self) -> Status:
        """Where the chain proves nothing: what the processor or host says of an invoice that is still open."""
        if self.expired and not self.transfers:
            return Status.EXPIRED
        told = (self.invoice.status if self.invoice else None) or Status.UNKNOWN
        return told if told in {Status.PENDING, Status.EXPIRED, Status.CREATED} else Status.UNKNOWN


def _known(values: Mapping[str, Fact | None]) -> dict[str, Fact]:
    return {name: _UNKNOWN if value is None else value for name, value in values.items()}
