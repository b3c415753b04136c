"""Which attempts were made with one card, as the provider and the host's records tell them.

- The card is surely the same where its fingerprint is. Without one, the same last four digits in the same order make it
  possible. A record of the very attempt in question lends it the record's fingerprint, digits and network.
- One attempt may be told several times. A record is the same attempt as one of the provider's if it has its id or its
  very time. Two records are the same if they have the same time, and the same id or one of them none: for several
  attempts hosts may write down the payment's one id.
- Those count that were refused, or whose outcome nobody knows; not those that a rule or list stopped before the bank.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from paysupport.codes import Said
from paysupport.codes.networks import brand_of
from paysupport.diagnostics.advice import final_of
from paysupport.model import Attempt, Card, PastAttempt, Payment, Status

Key: TypeAlias = tuple[str | None, datetime | None]
Amount: TypeAlias = tuple[Decimal, str | None]


class Tie(Enum):
    """Whether an attempt was made with the card in question."""

    SURE = auto()
    POSSIBLE = auto()
    UNKNOWN = auto()
    NONE = auto()


_SAME = frozenset({Tie.SURE, Tie.POSSIBLE})
_REFUSED = frozenset({Status.FAILED, Status.UNKNOWN})
_NO_CARD = Card()


class Made(NamedTuple):
    """One telling of an attempt.

    Attributes:
        key: the same for all tellings of one attempt.
        at: when it was made, in UTC.
        said: the network's response code and the advice on trying again.
        final: the document by which the provider's own code forbids any further attempt.
        refused: it counts where refusals are counted.
    """

    key: Key
    at: datetime
    said: Said
    final: str | None
    amount: Amount | None
    tie: Tie
    refused: bool


class Track(NamedTuple):
    """What is known of one card.

    Attributes:
        made: its attempts in no order, but the one in question first.
        loose: of some attempts nothing tells whether they were made with this card; they are left out.
    """

    network: str | None
    made: tuple[Made, ...]
    loose: bool


def track(
    payment: Payment, now: datetime, history: Iterable[PastAttempt], others: Iterable[Payment], region: str | None
) -> Track:
    """The attempts with the card of the payment's last attempt; `now` stands for a time that nobody told."""
    attempt, records = payment.attempts[-1], tuple(history)
    at = _moment(payment, attempt, now)
    card = _Card.of(payment, [each for each in records if _same(each, attempt.id, at)], region)
    told = [card.told(payment, attempt, now)._replace(tie=Tie.SURE)]
    for whole in (payment, *others):
        told += [card.told(whole, each, now) for each in whole.attempts if each is not attempt]
    made = [*told, *card.recorded(records, told)]
    return Track(
        network=card.network,
        made=tuple(each for each in made if each.tie in _SAME),
        loose=any(each.tie is Tie.UNKNOWN for each in made),
    )


class _Card(NamedTuple):
    order: str | None
    network: str | None
    prints: frozenset[str | None]
    digits: frozenset[str | None]
    region: str | None

    @classmethod
    def of(cls, payment: Payment, twins: list[PastAttempt], region: str | None) -> "_Card":
        """The card of the payment's last attempt, of which `twins` are records."""
        decline, own = payment.decline, payment.attempts[-1].card or _NO_CARD
        told = brand_of(decline.network if decline else None) or brand_of(own.brand)
        return cls(
            order=_order(payment),
            network=told or min(filter(None, (brand_of(each.network) for each in twins)), default=None),
            prints=frozenset({own.fingerprint, *(each.card for each in twins)} - {None}),
            digits=frozenset({own.last4, *(each.card_last4 for each in twins)} - {None}),
            region=region,
        )

    def tie(self, network: str | None, fingerprint: str | None, digits: str | None, order: str | None) -> Tie:
        if self.network and brand_of(network) not in {self.network, None}:
            return Tie.NONE
        if fingerprint in self.prints:
            return Tie.SURE
        if digits in self.digits and order is not None and order == self.order:
            return Tie.POSSIBLE
        apart = (fingerprint and self.prints) or (digits and self.digits and digits not in self.digits)
        return Tie.NONE if apart else Tie.UNKNOWN

    def told(self, payment: Payment, attempt: Attempt, now: datetime) -> Made:
        decline, price, own = attempt.decline, payment.amount, attempt.card or _NO_CARD
        network = decline.network if decline else None
        at = _moment(payment, attempt, now)
        return Made(
            key=(attempt.id, None) if attempt.id else (None, at),
            at=at,
            said=self._said(decline.network_code, decline.advice) if decline else Said(),
            final=final_of(decline) if decline else None,
            amount=(price.amount, price.currency) if price else None,
            tie=self.tie(network, own.fingerprint, own.last4, _order(payment)),
            refused=attempt.status in _REFUSED and not attempt.blocked_by,
        )

    def recorded(self, records: tuple[PastAttempt, ...], told: list[Made]) -> Iterator[Made]:
        ties = [self.tie(past.network, past.card, past.card_last4, past.order) for past in records]
        ids = {utc(past.at): past.id for past, tie in zip(records, ties, strict=True) if past.id and tie in _SAME}
        for past, tie in zip(records, ties, strict=True):
            at = utc(past.at)
            twin = next((each for each in told if _same(past, each.key[0], each.at)), None)
            yield Made(
                key=twin.key if twin else (past.id or ids.get(at), at),
                at=at,
                said=self._said(past.network_code, past.network_advice),
                final=None,
                amount=None if past.amount is None else (past.amount, past.currency),
                tie=twin.tie if twin and tie not in _SAME else tie,
                refused=past.status in _REFUSED,
            )

    def _said(self, code: str | None, advice: str | None) -> Said:
        return Said(network=self.network, network_code=code, advice=advice, region=self.region)


def _order(payment: Payment) -> str | None:
    """What is the same for the attempts of one payment."""
    return payment.order or payment.id


def _moment(payment: Payment, attempt: Attempt, now: datetime) -> datetime:
    return utc(attempt.at or attempt.updated_at or payment.created_at or now)


def _same(past: PastAttempt, id_: str | None, at: datetime) -> bool:
    return (past.id is not None and past.id == id_) or utc(past.at) == at


def utc(time: datetime) -> datetime:
    """The same moment in UTC; the time as it reads where UTC has no such year."""
    try:
        return time.astimezone(UTC)
    except OverflowError:
        return time.replace(tzinfo=UTC)
