"""Asks the rules; nothing here knows a provider or a cause."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from paysupport.diagnostics.catalogue import rules as all_rules
from paysupport.diagnostics.diagnosis import Diagnosis, Finding, Unchecked
from paysupport.diagnostics.rule import ASK, Alternative, Facts, Rule, forbidden
from paysupport.diagnostics.texts import Overrides, Text
from paysupport.model import Certainty, Decline, Evidence, Level, Payment, Reason, Stage, Status, Via

_PARTS = ("payment", "others", "order", "notifications", "settings", "limits", "history")
_PICK = itemgetter(*_PARTS)
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
    """
    bundle = Evidence.trusted({"payment": evidence}) if isinstance(evidence, Payment) else evidence
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
    """What can be asked of a case in which these parts are there and the payment stands so."""

    runnable: tuple[Rule, ...]
    codes: tuple[str, ...]
    waiting: tuple[tuple[Rule, tuple[Unchecked, ...]], ...]


class Rulebook:
    """Rules arranged so that a case asks only those that can say something."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._by_reason: dict[Reason, tuple[Rule, ...]] = {
            reason: tuple(rule for rule in rules if reason in rule.reasons) for reason in Reason
        }
        self._watched = {
            reason: tuple((rule, part) for rule in found for part in rule.needs + rule.optional)
            for reason, found in self._by_reason.items()
        }
        self._checks = tuple(rule for rule in rules if rule.check and not rule.reasons)
        self._plans: dict[tuple[Status | None, tuple[bool, ...]], _Plan] = {}

    def diagnose(
        self, bundle: Evidence, now: datetime, texts: Overrides | None = None, source: str | None = None
    ) -> Diagnosis:
        """Run the rules over one case."""
        parts = {**bundle.__dict__, "now": now}
        payment = bundle.payment
        decline = payment.decline if payment else None
        reason = decline.reading.reason if decline else None
        by_reason = self._by_reason[reason] if reason else ()
        plan = self._plan(payment.status if payment else None, tuple(map(bool, _PICK(parts))))
        findings: list[Finding] = []
        for rule in by_reason:
            if (facts := rule.ask_with(parts)) is not None:
                findings.append(self._explained(rule, facts, decline, bundle, texts))
        for rule in plan.runnable:
            if (facts := rule.ask_with(parts)) is not None:
                findings.append(_finding(rule, facts, bundle, texts))
        if len(findings) > 1:
            findings = _ranked(findings)
        return Diagnosis.trusted(
            {
                "bundle": bundle,
                "findings": tuple(findings),
                "unchecked": _unchecked(findings, plan, self._watched[reason] if reason else (), parts),
                "checked": (*(rule.code for rule in by_reason), *plan.codes) if by_reason else plan.codes,
                "now": now,
                "source": source,
                "overrides": texts,
            }
        )

    def _plan(self, status: Status | None, present: tuple[bool, ...]) -> _Plan:
        plan = self._plans.get((status, present))
        if plan is None:
            there = {name for name, given in zip(_PARTS, present, strict=True) if given}
            fitting = [rule for rule in self._checks if status in rule.when or not rule.when]
            runnable = tuple(rule for rule in fitting if there.issuperset(rule.needs))
            waiting = tuple(
                (rule, tuple(_missing(rule, part) for part in rule.needs if part not in there))
                for rule in fitting
                if rule.when and rule.level is not Level.INFO and not there.issuperset(rule.needs)
            )
            plan = self._plans[status, present] = _Plan(runnable, tuple(rule.code for rule in runnable), waiting)
        return plan

    def _explained(
        self, rule: Rule, facts: Facts, decline: Decline | None, bundle: Evidence, texts: Overrides | None
    ) -> Finding:
        found = _finding(rule, facts, bundle, texts)
        if decline is None:
            return found
        reading = decline.reading
        fields = found.__dict__
        fields |= {"reason": reading.reason, "via": reading.via, "seen": _SEEN[reading.via] + facts.seen}
        if reading.certainty is not Certainty.CERTAIN:
            fields["certainty"] = max(reading.certainty, facts.certainty, key=_CERTAINTIES.__getitem__)
        if reading.final:
            fields["retry"] = forbidden(found.retry)
        if reading.others:
            fields["alternatives"] = (*facts.alternatives, *self._others(rule, reading.others))
        return found

    def _others(self, rule: Rule, reasons: Iterable[Reason]) -> Iterator[Alternative]:
        for reason in reasons:
            for other in self._by_reason[reason]:
                if other is not rule and not other.needs:
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


def _finding(rule: Rule, facts: Facts, bundle: Evidence, texts: Overrides | None) -> Finding:
    return Finding.trusted(
        {
            "rule": rule,
            "bundle": bundle,
            "certainty": facts.certainty,
            "responsible": facts.responsible or rule.responsible,
            "retry": facts.retry or rule.retry,
            "reason": None,
            "via": None,
            "facts": facts.values,
            "seen": facts.seen,
            "alternatives": facts.alternatives,
            "because": None,
            "overrides": texts,
        }
    )


def _ranked(findings: list[Finding]) -> list[Finding]:
    by = {outranked: finding.code for finding in findings for outranked in finding.rule.outranks}
    told = [each.model_copy(update={"because": by[each.code]}) if each.code in by else each for each in findings]
    return sorted(told, key=_weight)


def _weight(finding: Finding) -> tuple[bool, int, int, int, str]:
    return (
        finding.because is not None,
        _LEVELS[finding.level],
        _CERTAINTIES[finding.certainty],
        _STAGES[finding.rule.stage],
        finding.code,
    )


def _unchecked(
    findings: list[Finding], plan: _Plan, watched: Iterable[tuple[Rule, str]], parts: Mapping[str, object]
) -> tuple[Unchecked, ...]:
    """What could still change the verdict or the next step."""
    if not watched and not plan.waiting:
        return ()
    found = [_missing(rule, part) for rule, part in watched if not parts[part]]
    if plan.waiting:
        verdict = next((each for each in findings if each.level is not Level.INFO), None)
        settled = verdict.code if verdict is not None and verdict.certainty is Certainty.CERTAIN else None
        for rule, missing in plan.waiting:
            if settled is None or settled in rule.outranks:
                found += missing
    return tuple(found)


def _missing(rule: Rule, part: str) -> Unchecked:
    return Unchecked(rule=rule.code, missing=part, ask=rule.ask.get(part) or ASK[part])
