"""The way to a working integration: numbered steps, each ticked by what the settings show."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from pydantic import Field, SkipValidation, model_serializer

from paysupport.checks.running import check
from paysupport.connecting.guide import Call, Guide, Note, Setting, Source, Wiring, guide
from paysupport.connecting.hosts import hosts
from paysupport.connecting.snippets import LANGUAGES, snippet
from paysupport.connecting.ticking import Ticked
from paysupport.connecting.words import EVENTS, GO_LIVE
from paysupport.diagnostics.diagnosis import Finding
from paysupport.diagnostics.modules import Fault, recognised, within
from paysupport.diagnostics.shapes import shape
from paysupport.diagnostics.texts import Text
from paysupport.errors import ConfigurationError
from paysupport.model import Model, Module, Settings
from paysupport.redaction import redact


class State(StrEnum):
    """How far a step is."""

    DONE = "done"
    WRONG = "wrong"
    MISSING = "missing"
    OPTIONAL = "optional"
    """It is not entered, and the shop may work without it."""
    BY_HAND = "by_hand"
    """The settings do not show it: somebody has to do it and look."""


class Step(Model):
    """One thing to do.

    Attributes:
        number: from 1.
        key: our name for the setting; the code of a rule for what is wrong beside the settings asked for.
        field: what the module calls it.
        where: in the provider's cabinet; None where no document that we know says it.
        looks: an example of what it looks like.
        value: what it has to be before the shop goes live.
        unset: the variable of the environment that is named for it and holds nothing.
        findings: what is wrong with it.
        certain: whether a document says so; `source` is its name in the guide.
    """

    number: int
    key: str
    title: Text
    state: State
    field: str | None = None
    where: Text | None = None
    looks: str | None = None
    value: str | None = None
    unset: str | None = None
    findings: SkipValidation[tuple[Finding, ...]] = ()
    source: str | None = None
    certain: bool = True

    @property
    def open(self) -> bool:
        """Whether it keeps the shop from going live."""
        return self.state in {State.WRONG, State.MISSING}


class Plan(Model):
    """How to connect a shop to one provider, and how far it is.

    Attributes:
        guide: what is known of the provider.
        wiring: the module or platform; None for one's own code, or where none was chosen.
        language: of the examples for one's own code; None where a module is used.
        version: of the module in use, where it was told.
        faults: of the module, as far as its version may have them.
    """

    guide: SkipValidation[Guide] = Field(repr=False)
    steps: tuple[Step, ...]
    wiring: SkipValidation[Wiring | None] = None
    language: str | None = None
    version: str | None = None
    faults: SkipValidation[tuple[Fault, ...]] = ()

    @property
    def missing(self) -> tuple[Step, ...]:
        """The steps that keep the shop from going live."""
        return tuple(step for step in self.steps if step.open)

    @property
    def ready(self) -> bool:
        """Whether nothing that the settings can show is missing or wrong."""
        return not self.missing

    @property
    def other_version(self) -> bool:
        """Whether the module in use is of another version than the one that is known here."""
        known = self.wiring.version if self.wiring else None
        return bool(self.version and known and self.version != known)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What to know of the module or platform."""
        return self.wiring.notes if self.wiring else ()

    @property
    def calls(self) -> tuple[Call, ...]:
        """The chain of requests, for one's own code."""
        return self.guide.calls if self.language else ()

    @property
    def sources(self) -> dict[str, Source]:
        """The documents that stand behind it, by the names that steps, notes and requests give as their source."""
        wiring = self.wiring
        used = {step.source for step in self.steps} | {each.source for each in (*self.notes, *self.calls)}
        used |= {self.guide.webhook.source, wiring.source if wiring else None}
        used |= {each.source for each in self.guide.tests}
        return {name: each for name, each in self.guide.sources.items() if name in used}

    def url(self, call: Call) -> str:
        """The address of a request, at the host that the adapter uses."""
        return call.url.format_map(hosts(self.guide.name))

    def example(self, call: Call) -> str:
        """A request in the language that was chosen."""
        return snippet(self.language or LANGUAGES[0], call, self.url(call), self.guide.credentials)

    @model_serializer(mode="plain")
    def _wire(self) -> dict[str, Any]:
        from paysupport.connecting.wire import plan_json  # noqa: PLC0415 - it writes plans, and so knows this module

        return plan_json(self)


def connect(
    name: str,
    *,
    module: str | None = None,
    version: str | None = None,
    cms_version: str | None = None,
    language: str | None = None,
    settings: Settings | None = None,
    keys: Mapping[str, object] | None = None,
    unset: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> Plan:
    """The steps from nothing to a shop that can go live, each ticked where the settings show that it is done.

    Args:
        name: of the provider.
        module: the shop system or hosted platform whose ready module is used, such as "woocommerce".
        version: of that module.
        cms_version: of the shop system.
        language: for one's own code: curl, python, php or javascript.
        settings: what is entered so far.
        keys: what else is entered, by the names of the adapter's parameters (`Checked.keys`).
        unset: variables of the environment that hold nothing, by the setting that waits for them (`Checked.unset`).
        now: the time at which the question is asked, with zone; the present without it.

    Raises:
        ConfigurationError: no such provider, module or language; both a module and a language; settings of another
            provider; `now` has no zone.
    """
    chosen = guide(name)
    if module is not None and language is not None:
        raise ConfigurationError("choose a ready module or your own code, not both")
    if language is not None and language not in LANGUAGES:
        near = get_close_matches(language.lower(), LANGUAGES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(LANGUAGES)}"
        raise ConfigurationError(f"no examples in {redact(language)!r}; {hint}")
    given = settings or Settings()
    if given.provider not in {None, chosen.name}:
        raise ConfigurationError(f"the settings are those of {given.provider}, not of {chosen.name}")
    wiring = chosen.wiring(module) if module is not None else None
    entered = given.model_copy(
        update={"provider": chosen.name, "module": _module(chosen, given, wiring, version, cms_version)},
    )
    in_use = version or (entered.module.version if entered.module else None)
    ticked = Ticked(entered, keys or {}, unset or {}, check(entered, now=now).findings if settings else ())
    steps = [*_entered(chosen, wiring, ticked), *_beside(ticked), *_by_hand(chosen)]
    return Plan(
        guide=chosen,
        wiring=wiring,
        language=language,
        version=in_use,
        faults=_faults(entered.module) if wiring else (),
        steps=tuple(step.model_copy(update={"number": number}) for number, step in enumerate(steps, 1)),
    )


def _module(
    chosen: Guide, given: Settings, wiring: Wiring | None, version: str | None, cms_version: str | None
) -> Module | None:
    """The module in use; without a name of its own, one by which it is recognised."""
    if wiring is None:
        return given.module
    there = (given.module or Module()).model_dump(exclude_none=True)
    told = {"version": version, "cms_version": cms_version}
    return Module(
        **{"name": f"{chosen.name}-{wiring.name}", "cms": wiring.name}
        | there
        | {name: value for name, value in told.items() if value}
    )


def _faults(module: Module | None) -> tuple[Fault, ...]:
    known = recognised(module) if module else None
    if module is None or known is None:
        return ()
    return tuple(each for each in known.faults if within(module.version, each.versions) is not False)


def _entered(chosen: Guide, wiring: Wiring | None, ticked: Ticked) -> Iterator[Step]:
    fields = wiring.fields if wiring else None
    for setting in chosen.settings:
        if fields is None or setting.key in fields or setting.key in _ALWAYS:
            yield _step(setting, chosen, wiring, ticked)
    if wiring is None and chosen.webhook.events:
        yield _subscribed(chosen, ticked)


_ALWAYS = {"mode", "currency", "notification_url"}
"""What every integration has, whether or not its module lets it be entered."""


def _step(setting: Setting, chosen: Guide, wiring: Wiring | None, ticked: Ticked) -> Step:
    findings, value = ticked.about(setting.key), ticked.value(setting.key)
    if value is None:
        state = State.OPTIONAL if setting.optional else State.MISSING
    elif findings or (setting.value is not None and value != setting.value):
        state = State.WRONG
    else:
        state = State.DONE
    known = shape(chosen.name, setting.key)
    looks = known.example if known else None
    if setting.key == "notification_url" and wiring is not None:
        looks = wiring.notification_url
    return Step(
        number=0,
        key=setting.key,
        title=setting.title,
        state=state,
        field=wiring.fields.get(setting.key) if wiring and wiring.fields else None,
        where=setting.where,
        looks=looks,
        value=setting.value,
        unset=ticked.unset(setting.key),
        findings=findings if value is not None else (),
        source=setting.source,
        certain=setting.certain,
    )


def _beside(ticked: Ticked) -> Iterator[Step]:
    """What is wrong beside the settings that were asked for."""
    for each in ticked.rest():
        yield Step(number=0, key=each.code, title=each.rule.title, state=State.WRONG, findings=(each,))


def _subscribed(chosen: Guide, ticked: Ticked) -> Step:
    """The notifications that the shop needs; whether they are subscribed to, only some settings tell."""
    needed, there = chosen.webhook.events, ticked.events
    absent = [each for each in needed if there is not None and not {each, "*"} & set(there)]
    state = State.BY_HAND if there is None else State.WRONG if absent else State.DONE
    named = ", ".join(absent or needed)
    return Step(
        number=0,
        key="events",
        title=Text(en=f"Notifications to subscribe to: {named}", ru=f"Подписка на уведомления: {named}"),
        state=state,
        where=EVENTS,
        findings=ticked.about("events"),
        source=chosen.webhook.source,
        certain=chosen.webhook.events_certain,
    )


def _by_hand(chosen: Guide) -> Iterator[Step]:
    for note in chosen.go_live:
        yield Step(
            number=0,
            key="by_hand",
            title=note.text,
            state=State.BY_HAND,
            source=note.source,
            certain=note.certain,
        )
    for text in GO_LIVE:
        yield Step(number=0, key="by_hand", title=text, state=State.BY_HAND)
