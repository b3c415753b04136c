"""A rule: one known cause of a failed payment, with what to tell whom."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any, cast

from paysupport.diagnostics.texts import Fact, Text
from paysupport.model import Answer, Certainty, Level, Party, Reason, Retry, Stage, Status

NO, YES, UNKNOWN = Answer.NO, Answer.YES, Answer.UNKNOWN

ASK: Mapping[str, Party] = {
    "payment": Party.PROVIDER,
    "others": Party.PROVIDER,
    "order": Party.MERCHANT,
    "notifications": Party.MERCHANT,
    "settings": Party.MERCHANT,
    "limits": Party.ACQUIRER,
    "history": Party.MERCHANT,
}
"""Who can tell a missing part of the evidence, unless a rule knows better."""


def forbidden(retry: Retry, by: str | None = None, certainty: Certainty | None = None) -> Retry:
    """The answers on trying again when a provider or network has said "never again"; `by` is who said it."""
    never = {"now": NO, "later": NO, "not_before": None, "attempts_left": 0}
    return retry.model_copy(update={**never, "decided_by": by, "certainty": certainty})


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of the same evidence, and the part that would decide."""

    rule: str
    reason: Reason | None
    certainty: Certainty
    decided_by: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """What a check saw.

    Attributes:
        values: facts for the texts, by placeholder.
        seen: our fields that prove it, such as "payment.amount" or "notifications.0.response_status".
        retry, responsible: where they depend on the facts and differ from the rule's.
    """

    values: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
    seen: tuple[str, ...] = ()
    certainty: Certainty = Certainty.CERTAIN
    alternatives: tuple[Alternative, ...] = ()
    retry: Retry | None = None
    responsible: Party | None = None


NOTHING_MORE = Facts()


@dataclass(frozen=True, kw_only=True, eq=False)
class Rule:
    """A cause: found by the reasons that codes give, by a check of the evidence, or by both.

    Attributes:
        code: PS and three digits; never reused.
        name: says the fault, as in the file's name.
        reasons: the readings of a decline that this rule explains.
        check: asks for evidence by the names of its parameters; one with a default is optional. With `reasons` it only
            supplies the facts, and None keeps the rule silent.
        when: the statuses of a payment in which the rule can say something; empty for any.
        outranks: codes of rules, or the begin of their codes, that stand back when this one fires.
        refuted_by: what would prove it wrong.
        speaks: of level info, it still answers the question: where nothing is wrong, its texts are the reply.
        ask: who can tell a missing part, where that is not the usual party.
    """

    code: str
    name: str
    title: Text
    level: Level
    stage: Stage
    responsible: Party | None
    retry: Retry
    payer: Text
    merchant: Text
    agent: Text
    refuted_by: Text
    reasons: frozenset[Reason] | set[Reason] = frozenset()
    check: Callable[..., Facts | None] | None = None
    when: frozenset[Status] | set[Status] = frozenset()
    outranks: frozenset[str] | set[str] = frozenset()
    speaks: bool = False
    ask: Mapping[str, Party] = field(default_factory=dict[str, Party])

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """The parts of the evidence without which the check cannot run."""
        return tuple(name for name, needed in self._parameters if needed and name != "now")

    @cached_property
    def takes(self) -> tuple[str, ...]:
        """All parameters of the check, in order."""
        return tuple(name for name, _ in self._parameters)

    @cached_property
    def ask_with(self) -> Callable[[Mapping[str, object]], Facts | None]:
        """The check as a function of all parts of the evidence by name; without a check it finds no more than it is."""
        check, takes = self.check, self.takes
        if check is None:
            return lambda parts: NOTHING_MORE  # noqa: ARG005
        if len(takes) == 1:
            return lambda parts: check(parts[takes[0]])
        pick: Callable[[Mapping[str, object]], tuple[object, ...]] = cast("Any", itemgetter(*takes))
        return lambda parts: check(*pick(parts))

    @cached_property
    def optional(self) -> tuple[str, ...]:
        """The parts of the evidence that the check can do without."""
        return tuple(name for name, needed in self._parameters if not needed)

    @cached_property
    def _parameters(self) -> tuple[tuple[str, bool], ...]:
        if self.check is None:
            return ()
        parameters = inspect.signature(self.check).parameters.values()
        return tuple((each.name, each.default is inspect.Parameter.empty) for each in parameters)
