"""A cause in one case, and the whole answer: what support sends, what programs read."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from pydantic import Field, SkipValidation, model_serializer

from paysupport.diagnostics import outcomes
from paysupport.diagnostics.dossier import dossier
from paysupport.diagnostics.evidence import Item, items
from paysupport.diagnostics.rule import Alternative, Rule
from paysupport.diagnostics.texts import Fact, Overrides, Text, sentence
from paysupport.diagnostics.wire import DiagnosisJSON, FindingJSON, diagnosis_json, finding_json
from paysupport.model import (
    Audience,
    Certainty,
    Evidence,
    Level,
    Model,
    Party,
    Payment,
    Reason,
    Retry,
    Status,
    Step,
    Via,
)
from paysupport.redaction import redact

LANGUAGES = ("en", "ru")


class Finding(Model):
    """The trace of a known cause in one case.

    Attributes:
        answers: what the rule says of trying again; `retry` holds ceilings and advice against it.
        now: when the question was asked.
        seen: our fields that prove it; `evidence` gives their paths and values.
        because: the code of the rule that explains the case better.
    """

    rule: SkipValidation[Rule] = Field(repr=False)
    bundle: SkipValidation[Evidence] = Field(repr=False)
    certainty: Certainty
    responsible: Party | None
    answers: Retry = Field(repr=False)
    now: SkipValidation[datetime] = Field(repr=False)
    reason: Reason | None = None
    via: Via | None = None
    facts: SkipValidation[Mapping[str, Fact]] = Field(default_factory=dict[str, Fact])
    seen: tuple[str, ...] = ()
    alternatives: SkipValidation[tuple[Alternative, ...]] = ()
    because: str | None = None
    overrides: SkipValidation[Overrides | None] = Field(default=None, repr=False)

    @property
    def code(self) -> str:
        """PS and three digits."""
        return self.rule.code

    @property
    def name(self) -> str:
        """The fault, in words joined by hyphens."""
        return self.rule.name

    @property
    def level(self) -> Level:
        """How much it weighs."""
        return self.rule.level

    @property
    def docs(self) -> str:
        """The command that prints the rule's page."""
        return f"paysupport explain {self.code}"

    @property
    def steps(self) -> tuple[Step, ...]:
        """What each part of the answer says of the refusal, where more than one names a reason."""
        payment = self.bundle.payment
        decline = payment.decline if payment and self.via else None
        return decline.reading.steps if decline else ()

    @cached_property
    def retry(self) -> Retry:
        """May it be tried again: for a refused payment, what ceilings and advice leave of the rule's answers."""
        if self.via is None or self.bundle.payment is None:
            return self.answers
        from paysupport.diagnostics.retry import plan  # noqa: PLC0415 - asked for by few of those who sort payments

        settings = self.bundle.settings
        return plan(
            self.answers,
            self.bundle.payment,
            self.now,
            history=self.bundle.history,
            others=self.bundle.others,
            region=settings.country if settings else None,
        )

    @cached_property
    def evidence(self) -> tuple[Item, ...]:
        """What proves it: part, JSON pointer, raw value (redacted), source, time."""
        return items(self.bundle, self.seen)

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same rule, provider, account and subject: 16 hexadecimal digits."""
        payment, order = self.bundle.payment, self.bundle.order
        settings = self.bundle.settings
        parts = (
            self.code,
            payment.provider if payment else settings.provider if settings else None,
            payment.account if payment else settings.account if settings else None,
            payment.id if payment else order.id if order else settings.shop_id if settings else None,
        )
        return sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()[:16]

    def title(self, lang: str = "en") -> str:
        """The cause in a few words."""
        return self._said("title", self.rule.title, lang)[0]

    def text(self, audience: Audience, lang: str = "en") -> str:
        """What to tell the payer, the merchant or the agent."""
        return self.spoken(audience, lang)[0]

    def spoken(self, audience: Audience, lang: str) -> tuple[str, str]:
        """`text`, and the language it is in."""
        return self._said(audience.value, getattr(self.rule, audience.value), lang)

    def _said(self, key: str, text: Text, lang: str) -> tuple[str, str]:
        said, used = sentence(text, lang, self.facts, key=f"{self.code}.{key}", overrides=self.overrides)
        return redact(said, personal=key == Audience.PAYER.value), used

    @model_serializer(mode="plain")
    def _wire(self) -> FindingJSON:
        return finding_json(self, LANGUAGES)


class Unchecked(Model):
    """A rule that could not be asked, the part it misses, and who can tell it."""

    rule: str
    missing: str
    ask: Party


class Diagnosis(Model):
    """What can be said of one case.

    Attributes:
        findings: the most important first.
        checked: the codes of all rules that were asked.
        source: the file or reference that was diagnosed.
    """

    bundle: SkipValidation[Evidence] = Field(repr=False)
    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...] = ()
    checked: tuple[str, ...] = ()
    now: SkipValidation[datetime]
    source: str | None = None
    overrides: SkipValidation[Overrides | None] = Field(default=None, repr=False)

    @property
    def payment(self) -> Payment | None:
        """The payment that was looked at."""
        return self.bundle.payment

    @property
    def verdict(self) -> Finding | None:
        """The first finding of level error or warning that no other one explains better."""
        return next((each for each in self.findings if each.level is not Level.INFO and each.because is None), None)

    @property
    def unknown(self) -> bool:
        """Something failed and no rule explains it."""
        return self.payment is not None and self.payment.status is Status.FAILED and self.verdict is None

    @property
    def undecided(self) -> bool:
        """Nothing can be told: the payment or its state is not known, and nothing else was found to be wrong."""
        if self.verdict is not None:
            return False
        return self.payment.status is Status.UNKNOWN if self.payment else self.bundle.settings is None

    def reply(self, audience: Audience | str = Audience.PAYER, lang: str = "en") -> str:
        """A text to send; also when nothing is wrong or nothing can be told."""
        return self.spoken(Audience(audience), lang)[0]

    def spoken(self, audience: Audience, lang: str) -> tuple[str, str]:
        """`reply`, and the language it is in."""
        speaking = (each for each in self.findings if each.rule.speaks and each.because is None and not self.unknown)
        if answer := self.verdict or next(speaking, None):
            return answer.spoken(audience, lang)
        return outcomes.spoken(
            self.bundle, audience, lang, now=self.now, unknown=self.unknown, overrides=self.overrides
        )

    def dossier(self) -> str:
        """What to send to the provider or the bank: ids, RRN, times with zone, amount, what was tried."""
        return dossier(self.bundle, self.verdict.title("en") if self.verdict else None)

    @model_serializer(mode="plain")
    def _wire(self) -> DiagnosisJSON:
        return diagnosis_json(self, LANGUAGES)

    def _repr_html_(self) -> str:
        from paysupport.formats import render  # noqa: PLC0415 - formats know diagnoses

        return render(self, "html")

    def __rich_console__(self, console: Any, options: Any) -> Any:
        from paysupport.formats import render  # noqa: PLC0415 - formats know diagnoses

        yield render(self, "text")
