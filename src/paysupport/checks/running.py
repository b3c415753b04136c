"""All rules that can say something of an integration, asked at once, and what came of it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic import Field, SkipValidation, model_serializer

from paysupport.diagnostics.catalogue import rules_in
from paysupport.diagnostics.diagnosis import LANGUAGES, Finding
from paysupport.diagnostics.engine import diagnose
from paysupport.diagnostics.rule import Rule
from paysupport.diagnostics.wire import FindingJSON, finding_json
from paysupport.model import Evidence, Level, Model, Probe, Settings, Suppression
from paysupport.redaction import redact

SCHEMA = 1
FAIL_ON = frozenset({Level.ERROR, Level.WARNING})
OFFLINE, NOTHING = "offline", "nothing to try"
"""Why no probes were made: none were wanted, or the settings name nothing that could be tried."""

_COMMON = {"provider", "shop_id"}
"""Settings that say whose integration it is, and seldom what is wrong with it."""

_FOLDERS = ("merchant", "settings")
_PARTS = frozenset({"settings", "probes"})


class Untried(Model):
    """Something that could not be looked at.

    Attributes:
        what: "probes", the kind of a probe, or the name of a setting.
        reason: why; `OFFLINE` where no probes were wanted.
        rules: the codes of rules that wait for it.
    """

    what: str
    reason: str
    rules: tuple[str, ...] = ()


class Suppressed(Model):
    """A finding that the merchant has decided to live with."""

    finding: SkipValidation[Finding]
    by: Suppression


class Report(Model):
    """What was found in an integration.

    Attributes:
        source: the file of the settings.
        findings: what is wrong, the most important first.
        known: findings that stand in the baseline.
        unchecked: what could not be looked at, with the reason.
        rules: all that could be asked.
        fail_on: the levels that make the report fail.
        lines: of each setting in its file, from 1.
    """

    settings: Settings = Field(repr=False)
    now: SkipValidation[datetime]
    source: str | None = None
    findings: SkipValidation[tuple[Finding, ...]] = ()
    known: SkipValidation[tuple[Finding, ...]] = ()
    suppressed: tuple[Suppressed, ...] = ()
    unchecked: tuple[Untried, ...] = ()
    rules: SkipValidation[tuple[Rule, ...]] = Field(default=(), repr=False)
    fail_on: frozenset[Level] = FAIL_ON
    lines: Mapping[str, int] = Field(default_factory=dict[str, int], repr=False)

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings of the levels that count, without those that another one explains."""
        return tuple(each for each in self.findings if self.counts(each))

    @property
    def failed(self) -> bool:
        """Whether there is such a finding."""
        return bool(self.failing)

    def counts(self, finding: Finding) -> bool:
        """Whether this finding makes the report fail."""
        return finding.level in self.fail_on and finding.because is None

    def line(self, finding: Finding) -> int:
        """The line of the file in which the setting at fault stands, for probes the URL; the first where none does."""
        names = [name.removeprefix("settings.").replace("suppressed", "suppress") for name in finding.seen]
        names += ["notification_url"] if any(name.startswith("probes") for name in names) else []
        names.sort(key=_COMMON.__contains__)
        return next((self.lines[name] for name in names if name in self.lines), 1)

    def of_file(self, source: str, lines: Mapping[str, int], unset: Mapping[str, str]) -> "Report":
        """The same report with the file that the settings came from.

        Args:
            source: its name.
            lines: of each setting in it.
            unset: variables of the environment that it names and that hold nothing, by the setting that waits for them.
        """
        waiting = (Untried(what=key, reason=f"the variable {name} is not set") for key, name in unset.items())
        return self.model_copy(
            update={"source": source, "lines": lines, "unchecked": (*self.unchecked, *waiting)},
        )

    def without(self, fingerprints: Iterable[str]) -> "Report":
        """The same report with the findings of a baseline set apart."""
        old = frozenset(fingerprints)
        return self.model_copy(
            update={
                "findings": tuple(each for each in self.findings if each.fingerprint not in old),
                "known": tuple(each for each in self.findings if each.fingerprint in old),
            }
        )

    def document(self, languages: tuple[str, ...] = LANGUAGES) -> dict[str, Any]:
        """The JSON of the report, redacted; texts in these languages."""
        settings = self.settings
        named = {name: getattr(settings, name) for name in ("provider", "account", "shop_id", "mode")}
        return {
            "schema": SCHEMA,
            "source": None if self.source is None else redact(self.source),
            "subject": {name: value and redact(value) for name, value in named.items()},
            "at": self.now,
            "failed": self.failed,
            "findings": [self._located(each, languages) for each in self.findings],
            "suppressed": [
                {**self._located(each.finding, languages), "reason": redact(each.by.reason), "until": each.by.until}
                for each in self.suppressed
            ],
            "known": [self._located(each, languages) for each in self.known],
            "unchecked": [each.model_dump() for each in self.unchecked],
            "checked": [each.code for each in self.rules],
        }

    def _located(self, finding: Finding, languages: tuple[str, ...]) -> dict[str, Any]:
        found: FindingJSON = finding_json(finding, languages)
        return {**found, "line": self.line(finding)}

    @model_serializer(mode="plain")
    def _wire(self) -> dict[str, Any]:
        return self.document()


def check(
    settings: Settings,
    *,
    now: datetime | None = None,
    probes: Iterable[Probe] | None = None,
    fail_on: Iterable[Level] = FAIL_ON,
) -> Report:
    """Look for what is wrong in a merchant's integration.

    Args:
        settings: as they are configured; `settings.suppressed` names findings to live with.
        now: the time at which the question is asked, with zone; the present without it.
        probes: what was tried from outside; None for a check of the settings alone.
        fail_on: the levels of findings that make the report fail.

    Raises:
        ConfigurationError: `now` has no zone.
    """
    at = now or datetime.now(UTC)
    tried = None if probes is None else tuple(probes)
    asked = tuple(rule for rule in rules_in(*_FOLDERS) if rule.check and set(rule.needs) <= _PARTS)
    there = _PARTS if tried else {"settings"}
    diagnosis = diagnose(Evidence(settings=settings, probes=tried or ()), now=at, rules=asked)
    lived_with = {each.code: each for each in settings.suppressed if at.date() <= each.until}
    return Report(
        settings=settings,
        now=at,
        findings=tuple(each for each in diagnosis.findings if each.code not in lived_with),
        suppressed=tuple(
            Suppressed(finding=each, by=lived_with[each.code]) for each in diagnosis.findings if each.code in lived_with
        ),
        unchecked=_untried(asked, tried),
        rules=tuple(rule for rule in asked if set(rule.needs) <= there),
        fail_on=frozenset(fail_on),
    )


def _untried(asked: tuple[Rule, ...], probes: tuple[Probe, ...] | None) -> tuple[Untried, ...]:
    if not probes:
        waiting = tuple(rule.code for rule in asked if "probes" in rule.needs)
        return (Untried(what="probes", reason=OFFLINE if probes is None else NOTHING, rules=waiting),)
    return tuple(Untried(what=each.kind.value, reason=each.unchecked) for each in probes if each.unchecked)
