"""May the same card be tried again, and when: a rule's four answers within what networks and providers allow.

A rule answers for its cause. The answers become stricter by what was said of the attempts
(`paysupport.diagnostics.advice`) and by how often the card was tried already: networks put ceilings on that
(`paysupport.codes.visa`, `paysupport.codes.mastercard`). "Never" from any side wins, then the latest `not_before` and
the fewest `attempts_left`.

Windows slide: an attempt leaves one exactly when its length has passed. The edition in force on the day of the further
attempt decides. A success in between frees nothing, so that more history never allows more. Which attempts are counted
tells `paysupport.diagnostics.attempts`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from paysupport.codes import mastercard, visa
from paysupport.codes.table import Ceiling
from paysupport.diagnostics.advice import Advice, advised, decided, heeded
from paysupport.diagnostics.attempts import Amount, Key, Made, Tie, Track, track, utc
from paysupport.diagnostics.rule import NO
from paysupport.errors import ConfigurationError
from paysupport.model import Certainty, PastAttempt, Payment, Retry

CEILINGS: Mapping[str, tuple[Ceiling, ...]] = {"visa": visa.REATTEMPTS, "mastercard": mastercard.CEILINGS}
"""By network. The other networks publish none."""

_DAY, _TWO_DAYS, _HOUR = timedelta(days=1), timedelta(days=2), timedelta(hours=1)
_END = datetime.max.replace(tzinfo=UTC)
_SURENESS = {certainty: place for place, certainty in enumerate(Certainty)}


def plan(
    retry: Retry,
    payment: Payment,
    now: datetime,
    *,
    history: Iterable[PastAttempt] = (),
    others: Iterable[Payment] = (),
    region: str | None = None,
) -> Retry:
    """A rule's four answers for the card of a payment's last attempt, within all advice and ceilings.

    `attempts_left` stays None where no other attempt is known and no history was given: how often the card was tried is
    not known then.

    Args:
        retry: the rule's answers.
        payment: what was refused.
        now: when the question is asked, with zone.
        history: attempts from the host's records, of any card, in any order.
        others: further payments, such as earlier ones with the same card.
        region: of the merchant's acquirer, or its country.

    Raises:
        ConfigurationError: `now` has no zone.
    """
    _need_zone(now)
    if payment.decline is None:
        return retry
    history = tuple(history)
    known = track(payment, now, history, others, region)
    counted = bool(history) or len({each.key for each in known.made}) > 1
    return _planned(retry, known, _counts(known), utc(now), counted=counted)


def schedule(
    retry: Retry,
    payment: Payment,
    now: datetime,
    until: datetime,
    *,
    every: timedelta = _DAY,
    history: Iterable[PastAttempt] = (),
    others: Iterable[Payment] = (),
    region: str | None = None,
) -> tuple[datetime, ...]:
    """When a recurring charge may be tried again, as long as each further attempt is refused like the last one.

    Empty where the card must not be tried again as it is. Ask again after each attempt: its refusal may say more.

    Args:
        retry: the rule's answers.
        payment: what was refused.
        now: the begin, with zone.
        until: the end, inclusive.
        every: the least time between two attempts.
        history: attempts from the host's records, of any card, in any order.
        others: further payments, such as earlier ones with the same card.
        region: of the merchant's acquirer, or its country.

    Raises:
        ConfigurationError: a time has no zone, or `every` is not positive.
    """
    _need_zone(now, until)
    if every <= timedelta():
        raise ConfigurationError("the time between two attempts must be positive")
    if payment.decline is None:
        return ()
    known = track(payment, now, history, others, region)
    counts = _counts(known)
    planned = _planned(retry, known, counts, utc(now), counted=False)
    if planned.now is NO and planned.later is NO:
        return ()
    last = known.made[0]
    gap = max([every, *(advice.wait for each, advice in _said(known) if each is last and advice.wait)])
    at = max(utc(now), utc(planned.not_before or now), _after(last.at, gap))
    times: list[datetime] = []
    while (at := _free(counts, at)[0]) <= until and at < _END:
        times.append(at)
        counts = tuple(each._replace(times=tuple(sorted((*each.times, at)))) for each in counts)
        at = _after(at, gap)
    return tuple(times)


class _Count(NamedTuple):
    """The attempts that a ceiling counts, oldest first."""

    ceiling: Ceiling
    times: tuple[datetime, ...]
    by: str
    certainty: Certainty

    def left(self, at: datetime) -> int:
        """How many attempts it still allows at that moment; later ones that are known count, too."""
        return max(0, self.ceiling.limit - len(self._inside(at)))

    def opens(self, at: datetime) -> datetime:
        """From when on, at `at` or later, it allows an attempt, if no other edition follows it."""
        if not self.in_force(at) or self.left(at):
            return at
        ends = datetime.combine(self.ceiling.until, time.max, UTC)
        return min(self._leaves(self._inside(at)[-self.ceiling.limit]), _after(ends, timedelta.resolution))

    def in_force(self, at: datetime) -> bool:
        return self.ceiling.since <= at.date() <= self.ceiling.until

    def _inside(self, at: datetime) -> tuple[datetime, ...]:
        return self.times[bisect_right(self.times, at, key=self._leaves) :]

    def _leaves(self, at: datetime) -> datetime:
        return _after(at, self.ceiling.window)


def _counts(known: Track) -> tuple[_Count, ...]:
    network = known.network or ""
    return tuple(_counted(each, known, network.capitalize()) for each in CEILINGS.get(network, ()))


def _counted(ceiling: Ceiling, known: Track, network: str) -> _Count:
    price = known.made[0].amount
    found = [each for each in known.made if each.refused and (not ceiling.same_amount or _alike(each.amount, price))]
    made: dict[Key, datetime] = {}
    for each in found:
        made[each.key] = max(each.at, made.get(each.key, each.at))
    times = sorted(made.values())[ceiling.counts == "reattempts" :]
    long = ceiling.window >= _TWO_DAYS
    window = f"{ceiling.window // _DAY} days" if long else f"{ceiling.window // _HOUR} hours"
    what = f"{ceiling.counts} of the same amount" if ceiling.same_amount else ceiling.counts
    sure = Certainty.CERTAIN if ceiling.primary else Certainty.LIKELY
    tied = not known.loose and all(each.tie is Tie.SURE for each in found)
    by = f"{network}: {ceiling.limit} {what} in {window} ({ceiling.source})"
    return _Count(ceiling, tuple(times), by, sure if tied else Certainty.POSSIBLE)


def _free(counts: tuple[_Count, ...], at: datetime) -> tuple[datetime, _Count | None]:
    """The first moment from `at` on at which no ceiling forbids an attempt, and the one that did so last."""
    last = None
    while blocking := [each for each in counts if each.opens(at) > at]:
        last = blocking[0]
        at = last.opens(at)
    return at, last


def _said(known: Track) -> list[tuple[Made, Advice]]:
    """What was advised after which attempt; only possible where it is only possibly the same card."""
    return [
        (each, advice if each.tie is Tie.SURE else advice._replace(certainty=Certainty.POSSIBLE))
        for each in known.made
        for advice in advised(each.said, each.at.date(), each.final)
    ]


def _planned(retry: Retry, known: Track, counts: tuple[_Count, ...], now: datetime, *, counted: bool) -> Retry:
    said = _said(known)
    if never := [advice for _, advice in said if advice.never]:
        return heeded(retry, [min(never, key=lambda advice: (_SURENESS[advice.certainty], advice.by))])
    retry = heeded(retry, [advice for each, advice in said if each is known.made[0]])
    waits = [(_after(each.at, advice.wait), advice) for each, advice in said if advice.wait]
    if waits and (retry.not_before is None or max(waits)[0] > retry.not_before):
        not_before, advice = max(waits)
        retry = decided(retry, advice.by, advice.certainty, not_before=not_before)
    free, ceiling = _free(counts, max(now, utc(retry.not_before or now)))
    if ceiling:
        retry = decided(retry, ceiling.by, ceiling.certainty, not_before=free)
    if retry.not_before and retry.not_before > now:
        retry = retry.model_copy(update={"now": NO})
    in_force = [each for each in counts if each.in_force(now)]
    if counted and in_force:
        least = min(in_force, key=lambda each: each.left(now))
        sureness = max(retry.certainty or Certainty.CERTAIN, least.certainty, key=_SURENESS.__getitem__)
        retry = decided(retry, retry.decided_by or least.by, sureness, attempts_left=least.left(now))
    return retry


def _need_zone(*times: datetime) -> None:
    if any(each.tzinfo is None for each in times):
        raise ConfigurationError("the time of a question needs a zone")


def _alike(amount: Amount | None, other: Amount | None) -> bool:
    """Whether two amounts may be the same."""
    if amount is None or other is None:
        return True
    return amount[0] == other[0] and (amount[1] == other[1] or None in {amount[1], other[1]})


def _after(at: datetime, span: timedelta) -> datetime:
    """So much later, or the end of the calendar."""
    return at + span if span < _END - at else _END
