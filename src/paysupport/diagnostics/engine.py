"""Asks the rules; nothing here knows a provider or a cause."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from paysupport.diagnostics.catalogue import rules as all_rules
from paysupport.diagnostics.diagnosis import Diagnosis, Finding, Unchecked
from paysupport.diagnostics.rule import ASK, Alternative, Facts, Rule
from paysupport.diagnostics.texts import Overrides, Text
from paysupport.errors import ConfigurationError
from paysupport.model import Certainty, Evidence, Level, Payment, Reading, Reason, Stage, Status, Via

if TYPE_CHECKING:
    from paysupport.chain.pasted import Pasted
    from paysupport.diagnostics.ledger import Ledger

_PARTS = tuple(ASK)
_ALWAYS_THERE = {"payment"}
_INFO, _CERTAIN = Level.INFO, Certainty.CERTAIN
_LEVELS = {level: place for place, level in enumerate(Level)}
_CERTAINTIES = {certainty: place for place, certainty in enumerate(Certainty)}
_STAGES = {stage: place for place, stage in enumerate(Stage)}
_SEEN = {
    Via.ADVICE: ("payment.advice", "payment.code"),
    Via.NETWORK: ("payment.network_code", "payment.code"),
    Via.PROVIDER: ("payment.code", "payment.message"),
    Via.MESSAGE: ("payment.message",),
    Via.NONE: (),
}


def diagnose(
    evidence: Evidence | Payment,
    *,
    now: datetime | None = None,
    rules: Iterable[Rule] | None = None,
    texts: Overrides | None = None,
    source: str | None = None,
) -> Diagnosis:
    """Find what is wrong with a payment, its order or its settings.

    Args:
        evidence: a payment, or the bundle of all that is known.
        now: the time at which the question is asked, with zone; the present without it.
        rules: instead of all rules that are installed.
        texts: sentences of your own, by language and key (`PS101.payer`).
        source: the file or reference, for the answer.

    Raises:
        ConfigurationError: `now` has no zone.
    """
    if now is not None and now.tzinfo is None:
        raise ConfigurationError("the time of a question needs a zone")
    bundle = Evidence.trusted({"payment": evidence}) if isinstance(evidence, Payment) else evidence
    if bundle.invoice is None and bundle.payment is not None and bundle.payment.invoice is not None:
        bundle = bundle.model_copy(update={"invoice": bundle.payment.invoice})
    book = _all() if rules is None else _rulebook(tuple(rules))
    return book.diagnose(bundle, now or datetime.now(UTC), texts, source)


def diagnose_many(
    cases: Iterable[Evidence | Payment],
    *,
    now: datetime | None = None,
    rules: Iterable[Rule] | None = None,
    texts: Overrides | None = None,
) -> Iterator[Diagnosis]:
    """Diagnose one case after the other, as they are asked for; nothing is kept."""
    chosen = None if rules is None else tuple(rules)
    for case in cases:
        yield diagnose(case, now=now, rules=chosen, texts=texts)


class _Plan(NamedTuple):
    """What can be asked of a case with this status, reason and provider, in which these parts are there."""

    by_reason: tuple[Rule, ...]
    checks: tuple[Rule, ...]
    codes: tuple[str, ...]
    watched: tuple[Unchecked, ...]
    waiting: tuple[tuple[Rule, tuple[Unchecked, ...]], ...]
    unchecked: dict[str | None, tuple[Unchecked, ...]]


class Rulebook:
    """Rules arranged so that a case asks only those that can say something."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._by_reason: dict[Reason, tuple[Rule, ...]] = {
            reason: tuple(rule for rule in rules if reason in rule.reasons) for reason in Reason
        }
        self._checks = tuple(rule for rule in rules if rule.check and not rule.reasons)
        self._providers = frozenset(chain.from_iterable(rule.providers for rule in rules))
        self._plans: dict[tuple[Status | None, Reason | None, str | None, tuple[str, ...]], _Plan] = {}

    def ask(self, bundle: Evidence, now: datetime) -> tuple[list[tuple[Rule, Facts, Reading | None]], _Plan]:
        """Ask every rule that can say something: those that do, and what could be asked."""
        parts = {**bundle.__dict__, "now": now}
        there = [name for name in _PARTS if parts[name]]
        status = reason = provider = reading = None
        if (payment := bundle.payment) is not None:
            status = payment.status
            if payment.refunds:
                there.append("refunds")
            if payment.disputes:
                there.append("disputes")
            if payment.provider in self._providers:
                provider = payment.provider
            if (decline := payment.decline) is not None:
                reading = decline.reading
                reason = reading.reason
        elif (invoice := bundle.invoice) is not None:
            status = invoice.status or Status.PENDING
        if bundle.transfers:
            parts["ledger"] = ledger(bundle, now)
        if bundle.pasted:
            parts["reading"] = reading_of(bundle.pasted)
        plan = self._plan(status, reason, provider, tuple(there))
        found = [(rule, facts, reading) for rule in plan.by_reason if (facts := rule.ask_with(parts)) is not None]
        found += [(rule, facts, None) for rule in plan.checks if (facts := rule.ask_with(parts)) is not None]
        return found, plan

    def diagnose(
        self, bundle: Evidence, now: datetime, texts: Overrides | None = None, source: str | None = None
    ) -> Diagnosis:
        """Run the rules over one case."""
        said, plan = self.ask(bundle, now)
        common = {"bundle": bundle, "now": now, "overrides": texts, "because": None}
        findings = [self._finding(rule, facts, reading, common) for rule, facts, reading in said]
        if len(findings) > 1:
            findings = _ranked(findings)
        return Diagnosis.trusted(
            {
                "bundle": bundle,
                "findings": tuple(findings),
                "unchecked": _unchecked(findings, plan),
                "checked": plan.codes,
                "now": now,
                "source": source,
                "overrides": texts,
            }
        )

    def _plan(
        self, status: Status | None, reason: Reason | None, provider: str | None, present: tuple[str, ...]
    ) -> _Plan:
        plan = self._plans.get((status, reason, provider, present))
        if plan is None:
            there = frozenset(present)
            by_reason = self._by_reason[reason] if reason else ()
            fitting = [rule for rule in self._checks if not rule.when or status in rule.when or status is None]
            checks = [rule for rule in fitting if there.issuperset(rule.needs) and _has_something(rule, there)]
            plan = self._plans[status, reason, provider, present] = _Plan(
                by_reason=tuple(rule for rule in by_reason if rule.can_tell(provider, there)),
                checks=tuple(rule for rule in checks if rule.can_tell(provider, there)),
                codes=tuple(rule.code for rule in (*by_reason, *checks)),
                watched=tuple(
                    _missing(rule, part)
                    for rule in by_reason
                    for part in rule.needs + rule.optional
                    if part in _PARTS and part not in there
                ),
                waiting=tuple(
                    (rule, tuple(_missing(rule, part) for part in rule.needs if part not in there))
                    for rule in fitting
                    if rule.when and rule.level is not _INFO and _misses(rule, there)
                ),
                unchecked={},
            )
        return plan

    def _finding(self, rule: Rule, facts: Facts, reading: Reading | None, common: dict[str, Any]) -> Finding:
        reason = via = None
        certainty, seen, alternatives = facts.certainty, facts.seen, facts.alternatives
        if reading is not None:
            reason, via = reading.reason, reading.via
            seen = _SEEN[via] + seen
            if reading.certainty is not _CERTAIN:
                certainty = max(reading.certainty, certainty, key=_CERTAINTIES.__getitem__)
            if reading.others:
                alternatives = (*alternatives, *self._others(rule, reading.others))
        return Finding.trusted(
            {
                **common,
                "rule": rule,
                "certainty": certainty,
                "responsible": facts.responsible or rule.responsible,
                "answers": facts.retry or rule.retry,
                "reason": reason,
                "via": via,
                "facts": facts.values,
                "seen": seen,
                "alternatives": alternatives,
            }
        )

    def _others(self, rule: Rule, reasons: Iterable[Reason]) -> Iterator[Alternative]:
        for reason in reasons:
            for other in self._by_reason[reason]:
                if other is not rule and set(other.needs) <= _ALWAYS_THERE:
                    yield Alternative(other.code, reason, Certainty.POSSIBLE, _ASK_PROVIDER)


_ASK_PROVIDER = Text(
    en="The provider or the issuer can tell which of the two it was.",
    ru="Что именно произошло, скажет провайдер или банк, выпустивший карту.",
)


def ledger(bundle: Evidence, now: datetime) -> "Ledger":
    """What was seen on the chain, put side by side."""
    from paysupport.diagnostics.ledger import Ledger  # noqa: PLC0415 - most cases have nothing to do with a chain

    return Ledger(bundle.transfers, bundle.invoice, now)


def reading_of(pasted: str) -> "Pasted":
    """What the payer gave as a proof, read."""
    from paysupport.chain.pasted import read  # noqa: PLC0415 - as above

    return read(pasted)


@cache
def _all() -> Rulebook:
    return Rulebook(all_rules())


@lru_cache(maxsize=16)
def _rulebook(rules: tuple[Rule, ...]) -> Rulebook:
    return Rulebook(rules)


def _ranked(findings: list[Finding]) -> list[Finding]:
    return sorted((_placed(each, findings) for each in findings), key=_weight)


def _placed(finding: Finding, among: list[Finding]) -> Finding:
    above = (other.code for other in among if any(map(finding.code.startswith, other.rule.outranks)))
    because = next(above, None)
    return finding.model_copy(update={"because": because}) if because else finding


def _weight(finding: Finding) -> tuple[bool, int, int, int, str]:
    return (
        finding.because is not None,
        _LEVELS[finding.level],
        _CERTAINTIES[finding.certainty],
        _STAGES[finding.rule.stage],
        finding.code,
    )


def _unchecked(findings: list[Finding], plan: _Plan) -> tuple[Unchecked, ...]:
    """What could still change the verdict or the next step; a certain verdict is changed only by what outranks it."""
    if not plan.waiting:
        return plan.watched
    verdict = next((each for each in findings if each.level is not _INFO), None)
    settled = verdict.code if verdict is not None and verdict.certainty is _CERTAIN else None
    known = plan.unchecked.get(settled)
    if known is None:
        open_ = [missing for rule, missing in plan.waiting if settled is None or settled in rule.outranks]
        known = plan.unchecked[settled] = plan.watched + tuple(chain.from_iterable(open_))
    return known


def _has_something(rule: Rule, there: frozenset[str]) -> bool:
    """Whether a check that needs no part in particular has at least one of those that it can look at."""
    return bool(rule.needs) or not there.isdisjoint(rule.optional)


def _misses(rule: Rule, there: frozenset[str]) -> bool:
    """Whether evidence is missing; without a payment, only for rules that compare it with what is there.

    Without an invoice nothing on a chain is missing: most payments have nothing to do with one.
    """
    missing = set(rule.needs) - there
    if not missing or missing & {"invoice", "pasted"}:
        return False
    return "payment" not in missing or (missing == {"payment"} and len(rule.needs) > 1)


def _missing(rule: Rule, part: str) -> Unchecked:
    return Unchecked(rule=rule.code, missing=part, ask=rule.ask.get(part) or ASK[part])
