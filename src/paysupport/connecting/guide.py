"""What has to be entered, called and answered to work with a provider, as data: `guides/<provider>.toml`.

Every fact names a source out of the table `sources`, which has the day on which it was read. `memory` stands for a fact
without a document: it is marked wherever it is shown. What nobody has told us is left out, and shown as unknown.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator

from paysupport.diagnostics.texts import Text
from paysupport.errors import ConfigurationError
from paysupport.redaction import redact

MEMORY = "memory"
_SHORT = 3
"""Letters of a name that may stand inside another word by chance."""
_HOME = Path(__file__).with_name("guides")
_PLATFORMS = Path(__file__).with_name("platforms.toml")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Part):
    """A document, and the day or edition of which it was read."""

    document: str
    date: date


class Fact(_Part):
    """Something that is known from somewhere.

    Attributes:
        source: the name of one of the guide's sources, or `memory`.
    """

    source: str

    @property
    def certain(self) -> bool:
        """Whether a document says so."""
        return self.source != MEMORY


class Note(Fact):
    """A sentence to know or to follow."""

    text: Text


class Setting(Fact):
    """One thing to enter.

    Attributes:
        key: our name for it, that of a field of `Settings` or of a parameter of the adapter.
        where: in the provider's cabinet; None where no document that we know says it.
        value: what it has to be before the shop goes live.
        optional: whether the shop can work without it.
        secret: whether it must never be shown or sent to anybody.
    """

    key: str
    title: Text
    where: Text | None = None
    value: str | None = None
    optional: bool = False
    secret: bool = False


class Wiring(Fact):
    """A ready module of a shop system, or a hosted platform.

    Attributes:
        aliases: other names under which people know it.
        platform: whether it is hosted by somebody, so that no code of one's own runs there.
        version: of the module that these facts are about; None where no document told it.
        fields: what the module calls the settings, by our names for them, the others are not entered there; None where
            that is not known.
        notification_url: where the module receives notifications, with `SHOP` for the shop's host.
        notes: what else has to be set, and what is known to break.
    """

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    platform: bool = False
    version: str | None = None
    fields: Mapping[str, str] | None = None
    notification_url: str | None = None
    notes: tuple[Note, ...] = ()


class Credentials(_Part):
    """How a request proves who sends it; `key`, `user` and `header` as they are called in examples."""

    kind: Literal["basic", "bearer", "header", "none"]
    user: str = ""
    key: str = ""
    header: str = ""


class Call(Fact):
    """A request of one's own code.

    Attributes:
        name: what it is for; `refund` is looked for when providers are compared.
        url: with the adapter's own hosts in braces, such as `{checkout}`.
        body: an example.
        form: the body is a form and not JSON.
        answer: an example of what comes back.
        then: what to do with it.
    """

    name: Literal["create", "token", "redirect", "status", "capture", "refund"]
    title: Text
    method: Literal["GET", "POST"]
    url: str
    headers: Mapping[str, str] = {}
    body: str | None = None
    form: bool = False
    answer: str | None = None
    then: Text | None = None


class Webhook(Fact):
    """How the provider reports what became of a payment.

    Attributes:
        proof: what shows that it comes from the provider, and what that covers.
        answer: what the shop has to answer.
        repeats: when it is sent again.
        events: that have to be subscribed to; empty where there is nothing to choose.
        events_certain: whether a document that was read names them all.
    """

    proof: Text
    answer: Text
    repeats: Text
    events: tuple[str, ...] = ()
    events_certain: bool = True


class TestValue(Fact):
    """What to pay with in test mode, and what comes of it."""

    value: str
    outcome: Text


class Guide(_Part):
    """How to work with one provider.

    Attributes:
        amounts: `minor` for integers of the smallest unit, `major` for decimals of the usual one.
        ids: what the provider's ids look like, and where the shop's order id goes.
        test_mode: how test and live are told apart.
        credentials: of the requests.
    """

    name: str
    title: str
    site: str
    amounts: Literal["minor", "major"]
    ids: Note
    test_mode: Note
    credentials: Credentials
    settings: tuple[Setting, ...]
    webhook: Webhook
    calls: tuple[Call, ...]
    tests: tuple[TestValue, ...] = ()
    go_live: tuple[Note, ...] = ()
    wirings: tuple[Wiring, ...] = ()
    sources: Mapping[str, Source]

    @model_validator(mode="after")
    def _every_source_is_named(self) -> "Guide":
        known = {*self.sources, MEMORY}
        if unknown := sorted({each.source for each in self.facts()} - known):
            raise ValueError(f"no source is called {unknown[0]!r}")
        return self

    def facts(self) -> tuple[Fact, ...]:
        """Everything in it that has a source."""
        inner = (note for wiring in self.wirings for note in wiring.notes)
        parts = (self.settings, self.calls, self.tests, self.go_live, self.wirings, inner)
        return (self.ids, self.test_mode, self.webhook, *(fact for part in parts for fact in part))

    def wiring(self, wanted: str) -> Wiring:
        """The module or platform of that name, which may stand inside a longer one: `begateway-opencart-3`.

        Raises:
            ConfigurationError: there is none; says which is meant, or which there are.
        """
        known = {alias: each for each in self.wirings for alias in (each.name, each.title, *each.aliases)}
        whole = _plain(wanted)
        if inside := [name for name in known if len(name) > _SHORT and _plain(name) in whole]:
            return known[max(inside, key=len)]
        found = meant(wanted, known, [each.name for each in self.wirings])
        if isinstance(found, str):
            raise ConfigurationError(
                f"no module {redact(wanted)!r} for {self.title} is known; {found} For anything else: --own-code curl"
            )
        return known[found[0]]


def names() -> tuple[str, ...]:
    """The providers that there is a guide for."""
    return tuple(sorted(path.stem for path in _HOME.glob("*.toml")))


@cache
def guide(wanted: str) -> Guide:
    """The guide to a provider.

    Raises:
        ConfigurationError: there is none; says which is meant, or which there are.
    """
    titles = {name: name for name in names()} | _ALSO
    found = meant(wanted, titles, names())
    if isinstance(found, str):
        raise ConfigurationError(f"no guide to a provider {redact(wanted)!r}; {found}")
    name = titles[found[0]]
    own, common = _document(_HOME / f"{name}.toml"), _document(_PLATFORMS)
    known = {each["name"] for each in own.get("wirings", ())}
    wirings = [*own.get("wirings", ()), *(each for each in common["wirings"] if each["name"] not in known)]
    sources = {**common["sources"], **own["sources"]}
    return Guide.model_validate({**own, "name": name, "wirings": wirings, "sources": sources})


def _document(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


_ALSO = {
    "begateway": "bepaid",
    "юkassa": "yookassa",
    "юкасса": "yookassa",
    "yandex kassa": "yookassa",
    "tinkoff": "tbank",
    "т-банк": "tbank",
    "тинькофф": "tbank",
    "робокасса": "robokassa",
    "checkout.com": "checkout",
    "миксплат": "mixplat",
}
"""Other names of providers."""


def meant(wanted: str, known: Iterable[str], shown: Iterable[str]) -> tuple[str] | str:
    """The name that was asked for, in a tuple; else a hint which was probably meant, or which there are."""
    plain: dict[str, str] = {}
    for name in known:
        plain.setdefault(_plain(name), name)
    if found := plain.get(_plain(wanted)):
        return (found,)
    near = get_close_matches(_plain(wanted), plain, n=1, cutoff=0.6)
    return f"did you mean {plain[near[0]]}?" if near else f"there are: {', '.join(shown)}."


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
