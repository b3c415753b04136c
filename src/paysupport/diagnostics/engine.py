"""Asks the rules; nothing here knows a provider or a cause."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from paysupport.diagnostics.catalogue import rules as all_rules
from paysupport.diagnostics.diagnosis import Diagnosis, Finding, Unchecked
from paysupport.diagnostics.rule import ASK, Alternative, Facts, Rule
from paysupport.diagnostics.texts import Overrides, Text
from paysupport.errors import ConfigurationError
from paysupport.model import Certainty, Evidence, Level, Payment, Reading, Reason, Stage, Status, Via

_PARTS = ("payment", "others", "order", "notifications", "settings", "limits", "history")
_PICK = itemgetter(*_PARTS)
_ALWAYS_THERE = {"payment"}
_NOTHING_ELSE = dict(Evidence())
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
    bundle = Evidence.trusted(_NOTHING_ELSE | {"payment": evidence}) if isinstance(evidence, Payment) else evidence
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
    """What can be asked of a case with this status and reason, in which these parts are there."""

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
        self._plans: dict[tuple[Status | None, Reason | None, tuple[bool, ...]], _Plan] = {}

    def ask(self, bundle: Evidence, now: datetime) -> tuple[list[tuple[Rule, Facts, Reading | None]], _Plan]:
        """Ask every rule that can say something: those that do, and what could be asked."""
        parts = {**bundle.__dict__, "now": now}
        payment = bundle.payment
        decline = payment.decline if payment else None
        plan = self._plan(
            payment.status if payment else None,
            decline.reading.reason if decline else None,
            tuple(map(bool, _PICK(parts))),
        )
        reading = decline.reading if decline else None
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

    def _plan(self, status: Status | None, reason: Reason | None, present: tuple[bool, ...]) -> _Plan:
        plan = self._plans.get((status, reason, present))
        if plan is None:
            there = {name for name, given in zip(_PARTS, present, strict=True) if given}
            by_reason = self._by_reason[reason] if reason else ()
            fitting = [rule for rule in self._checks if not rule.when or status in rule.when or status is None]
            checks = tuple(rule for rule in fitting if there.issuperset(rule.needs))
            plan = self._plans[status, reason, present] = _Plan(
                by_reason=by_reason,
                checks=checks,
                codes=tuple(rule.code for rule in by_reason + checks),
                watched=tuple(
                    _missing(rule, part)
                    for rule in by_reason
                    for part in rule.needs + rule.optional
                    if part in _PARTS and part not in there
                ),
                waiting=tuple(
                    (rule, tuple(_missing(rule, part) for part in rule.needs if part not in there))
                    for rule in fitting
                    if rule.when and rule.level is not Level.INFO and _misses(rule, there)
                ),
                unchecked={},
            )
        return plan

    def _finding(self, rule: Rule, facts: Facts, reading: Reading | None, common: dict[str, Any]) -> Finding:
        fields: dict[str, Any] = {
            **common,
            "rule": rule,
            "certainty": facts.certainty,
            "responsible": facts.responsible or rule.responsible,
            "answers": facts.retry or rule.retry,
            "reason": None,
            "via": None,
            "facts": facts.values,
            "seen": facts.seen,
            "alternatives": facts.alternatives,
        }
        if reading is not None:
            fields["reason"], fields["via"] = reading.reason, reading.via
            fields["seen"] = _SEEN[reading.via] + facts.seen
            if reading.certainty is not Certainty.CERTAIN:
                fields["certainty"] = max(reading.certainty, facts.certainty, key=_CERTAINTIES.__getitem__)
            if reading.others:
                fields["alternatives"] = (*facts.alternatives, *self._others(rule, reading.others))
        return Finding.trusted(fields)

    def _others(self, rule: Rule, reasons: Iterable[Reason]) -> Iterator[Alternative]:
        for reason in reasons:
            for other in self._by_reason[reason]:
                if other is not rule and set(other.needs) <= _ALWAYS_THERE:
                    yield Alternative(other.code, reason, Certainty.POSSIBLE, _ASK_PROVIDER)


_ASK_PROVIDER = Text(
    en="The provider or the issuer can tell which of the two it was.",
    ru="Что именно произошло, скажет провайдер или банк, выпустивший карту.",
)


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
    verdict = next((each for each in findings if each.level is not Level.INFO), None)
    settled = verdict.code if verdict is not None and verdict.certainty is Certainty.CERTAIN else None
    known = plan.unchecked.get(settled)
    if known is None:
        open_ = [missing for rule, missing in plan.waiting if settled is None or settled in rule.outranks]
        known = plan.unchecked[settled] = plan.watched + tuple(chain.from_iterable(open_))
    return known


def _misses(rule: Rule, there: set[str]) -> bool:
    """Whether evidence is missing; without a payment, only for rules that compare it with what is there."""
    missing = set(rule.needs) - there
    return bool(missing) and ("payment" not in missing or (missing == {"payment"} and len(rule.needs) > 1))


def _missing(rule: Rule, part: str) -> Unchecked:
    return Unchecked(rule=rule.code, missing=part, ask=rule.ask.get(part) or ASK[part])
