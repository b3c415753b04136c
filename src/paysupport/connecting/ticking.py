"""What is entered, and what the rules find wrong with it."""

import re
from collections.abc import Iterable, Mapping

from pydantic import SecretStr

from paysupport.diagnostics.diagnosis import Finding
from paysupport.model import Level, Settings

_ABOUT: Mapping[str, tuple[str, ...]] = {
    "PS906": ("public_key",),
    "PS907": ("secret_key", "publishable_key"),
    "PS908": ("notification_url",),
    "PS915": ("webhook_secret",),
    "PS917": ("publishable_key",),
    "PS928": ("secret_key",),
}
"""Settings that a rule is about where it shows other ones as its evidence: keys are never shown."""
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")
_TOLD_APART = {"PS932"}
"""A fault of the module cannot be mended by a setting: it is told among the notes."""


class Ticked:
    """What is entered, and which findings are about what."""

    def __init__(
        self,
        settings: Settings,
        keys: Mapping[str, object],
        unset: Mapping[str, str],
        findings: Iterable[Finding],
    ) -> None:
        self._settings, self._keys, self._unset = settings, keys, unset
        self._findings = [
            each
            for each in findings
            if each.because is None and each.level is not Level.INFO and each.code not in _TOLD_APART
        ]
        self._told: set[str] = set()

    @property
    def events(self) -> tuple[str, ...] | None:
        """The notifications that are subscribed to; None where nobody told."""
        return self._settings.events

    def value(self, key: str) -> object:
        """What is entered, without its wrapping; None where nothing is."""
        value = getattr(self._settings, key) if key in Settings.model_fields else self._keys.get(key)
        return (value.get_secret_value() if isinstance(value, SecretStr) else value) or None

    def unset(self, key: str) -> str | None:
        """The variable that is named for a setting and holds nothing; a key in its place is not repeated."""
        name = self._unset.get(key)
        return name if name is None or _VARIABLE.fullmatch(name) else f"{key}_env"

    def about(self, key: str) -> tuple[Finding, ...]:
        """The findings about a setting."""
        found = tuple(each for each in self._findings if key in _subjects(each))
        self._told |= {each.code for each in found}
        return found

    def rest(self) -> tuple[Finding, ...]:
        """The findings about no setting that was asked for so far."""
        return tuple(each for each in self._findings if each.code not in self._told)


def _subjects(finding: Finding) -> tuple[str, ...]:
    seen = tuple(name.removeprefix("settings.") for name in finding.seen if name.startswith("settings."))
    return _ABOUT.get(finding.code, seen)
