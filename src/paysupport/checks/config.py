"""A merchant's settings from a file, `CONFIG.toml`; every mistake in it is named with its line.

```toml
provider = "bepaid"
shop_id = "4711"
mode = "live"
notification_url = "https://shop.example/pay/notify"
secret_key_env = "SHOP_SECRET"

[module]
name = "begateway-woocommerce"
version = "3.1.2"

[order]
id = "1000"
amount = "25.00"
currency = "BYN"
url = "https://staging.shop.example/orders/{order}"

[[suppress]]
code = "PS910"
reason = "the new server comes in March"
until = 2027-03-31
```

The settings stand at the top level or below `[settings]`. `[order]` is one that waits for payment in the staging shop,
made for this check; its `url` is where the shop tells its state as JSON. Whatever else the provider's adapter takes may
stand beside them. `<key>_env` names the variable of the environment that holds a key.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from pydantic import Field, ValidationError

from paysupport.checks.kinds import exists, parameters
from paysupport.checks.places import places
from paysupport.checks.values import wrong
from paysupport.errors import ConfigurationError
from paysupport.model import Model, Module, Receipt, Settings, Suppression

if TYPE_CHECKING:
    from paysupport.adapters.contracts import Provider

SAME: Mapping[str, tuple[str, ...]] = {
    "shop_id": ("terminal_key", "merchant_login", "merchant_account", "public_id", "client_id", "profile_id"),
    "secret_key": ("api_key", "api_secret", "key_secret", "client_secret", "access_token", "password", "private_key"),
    "publishable_key": ("key_id",),
    "webhook_secret": ("webhook_secrets", "webhook_keys", "hmac_keys", "signature_keys"),
    "gateway_host": ("gateway", "host"),
    "checkout_host": ("checkout",),
}
"""What the adapters of single providers call a setting."""

_SECRETS = {"secret_key", "webhook_secret", *SAME["secret_key"], *SAME["webhook_secret"]}
_OPTIONS = ("baseline", "live", "allow")
_FIELDS = tuple(name for name in Settings.model_fields if name not in {"secrets_in_file", "suppressed"})


class TrialOrder(Model):
    """An order of the staging shop that waits for payment, made for a check.

    Attributes:
        url: where the shop tells its state as JSON, `status` as in an evidence bundle; `{order}` stands for the id.
    """

    id: str | None = None
    amount: str | None = None
    currency: str | None = None
    url: str | None = None


class Checked(Model):
    """What stands in a configuration file.

    Attributes:
        keys: what the adapter of the provider is made with, by the names of its parameters.
        live: whether probes may ask the shop although its mode is live.
        allow: hosts that may be asked although their addresses are not public.
        baseline: a file with the findings that are known already.
        order: to try notifications with.
        unset: variables of the environment that are named and not set, by the key that waits for them.
        lines: of each key in the file, from 1.
    """

    settings: Settings
    keys: Mapping[str, str | tuple[str, ...]] = Field(default_factory=dict, exclude=True, repr=False)
    live: bool = False
    allow: frozenset[str] = frozenset()
    baseline: str | None = None
    order: TrialOrder = TrialOrder()
    unset: Mapping[str, str] = Field(default_factory=dict)
    lines: Mapping[str, int] = Field(default_factory=dict, repr=False)

    def provider(self) -> "Provider | None":
        """The adapter with its keys; None where the file names no provider that there is one for."""
        if not exists(self.settings.provider):
            return None
        from paysupport.adapters.registry import provider  # noqa: PLC0415 - a check of the settings alone needs none

        kind: Any = provider(str(self.settings.provider))
        made: Provider = kind(**{key: self.keys[key] for key in parameters(kind) if key in self.keys})
        return made


def read(text: str, environment: Mapping[str, str], name: str = "CONFIG.toml") -> Checked:
    """The settings in the text of a file.

    Args:
        text: TOML.
        environment: where `<key>_env` finds its values.
        name: of the file, for the errors.

    Raises:
        ConfigurationError: it is no TOML, or a key is unknown or has a value that it cannot have; names the line.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said, _, where = str(error).rpartition(" (at ")
        raise ConfigurationError(f"{name}: {where.rstrip(')')}: {said[:1].lower()}{said[1:]}") from None
    found = _Read(document, environment, places(text))
    if found.faults:
        raise ConfigurationError(f"{name}: {'; '.join(found.faults)}")
    return Checked(
        settings=found.settings,
        keys=found.keys,
        live=found.options.get("live", False),
        allow=frozenset(found.options.get("allow", ())),
        baseline=found.options.get("baseline"),
        order=found.order,
        unset=found.unset,
        lines=found.lines,
    )


_TABLES: Mapping[str, type[Model]] = {"module": Module, "receipt": Receipt, "order": TrialOrder}


class _Read:
    """A document taken apart into settings, keys of the adapter and options, and what is wrong with it."""

    def __init__(self, document: dict[str, object], environment: Mapping[str, str], lines: Mapping[str, int]) -> None:
        self.faults: list[str] = []
        self.lines = lines
        self.keys: dict[str, Any] = {}
        self.unset: dict[str, str] = {}
        self.options: dict[str, Any] = {}
        self.settings = Settings()
        self.order = TrialOrder()
        self._environment = environment
        self._values: dict[str, Any] = {}
        self._written: list[str] = []
        below = document.pop("settings", {})
        inner = cast("dict[str, object]", below if isinstance(below, dict) else {"settings": below})
        named = document.get("provider", inner.get("provider"))
        self._provider = named if isinstance(named, str) else None
        suppressed: object = []
        for level in (document, inner):
            suppressed = level.pop("suppress", suppressed)
            for key, value in level.items():
                self._take(key, value)
        self._check_values()
        self._build(suppressed)

    def fault(self, key: str, message: str) -> None:
        line = self.lines.get(key)
        self.faults.append(f"line {line}: {message}" if line else message)

    def _take(self, key: str, value: object) -> None:
        target = key.removesuffix("_env") if key not in _FIELDS else key
        if key in _OPTIONS:
            self._option(key, value)
        elif key in _TABLES:
            self._table(key, value)
        elif target in _FIELDS or target in self._takes:
            if target in self._values:
                self.fault(key, f"{target} is given twice")
            elif target != key:
                self._variable(key, target, value)
            else:
                self._values[target] = value
                if value and (target in _SECRETS or (target not in _FIELDS and "SecretStr" in self._takes[target])):
                    self._written.append(target)
        else:
            self.fault(key, f"unknown key {key!r}; {_meant(key, (*_FIELDS, *self._takes, *_OPTIONS, 'suppress'))}")

    @cached_property
    def _takes(self) -> dict[str, str]:
        """The parameters of the provider's adapter with their types; its module is loaded for unusual keys only."""
        if not exists(self._provider):
            return {}
        from paysupport.adapters.registry import provider  # noqa: PLC0415 - most files have no unusual key

        return parameters(provider(str(self._provider)))

    def _variable(self, key: str, target: str, value: object) -> None:
        if not isinstance(value, str):
            self.fault(key, f"{key} names a variable of the environment, as text")
        elif self._environment.get(value):
            self._values[target] = self._environment[value]
        else:
            self.unset[target] = value

    def _option(self, key: str, value: object) -> None:
        fits = {
            "live": isinstance(value, bool),
            "baseline": isinstance(value, str),
            "allow": isinstance(value, list) and all(isinstance(each, str) for each in cast("list[object]", value)),
        }
        if fits[key]:
            self.options[key] = value
        else:
            self.fault(key, f"{key} is {_SHAPES[key]}")

    def _table(self, key: str, value: object) -> None:
        if not isinstance(value, dict):
            self.fault(key, f"{key} is a table: [{key}]")
            return
        known = tuple(_TABLES[key].model_fields)
        for inner in cast("dict[str, object]", value):
            if inner not in known:
                self.fault(f"{key}.{inner}", f"unknown key {f'{key}.{inner}'!r}; {_meant(inner, known)}")
        self._values[key] = value

    def _check_values(self) -> None:
        for key, message in wrong(self._values):
            self.fault(key, message)
        if isinstance(country := self._values.get("country"), str):
            self._values["country"] = country.upper()
        if self._provider and not exists(self._provider):
            from paysupport.adapters.registry import names  # noqa: PLC0415 - known providers are found without it

            if near := get_close_matches(self._provider, names(), 1, 0.75):
                self.fault("provider", f"no provider {self._provider!r}; did you mean {near[0]}?")

    def _build(self, suppressed: object) -> None:
        given = {name: value for name, value in self._values.items() if name in _FIELDS}
        for name, others in SAME.items():
            for other in others:
                if value := self._values.get(other):
                    given.setdefault(name, cast("list[object]", value)[0] if isinstance(value, list) else value)
        ours = {"secrets_in_file": self._written, "suppressed": list(self._suppressions(suppressed))}
        try:
            self.order = TrialOrder.model_validate(self._values.get("order", {}))
            self.settings = Settings.model_validate(given | ours)
        except ValidationError as error:
            for each in error.errors(include_url=False, include_context=False, include_input=False):
                above = ("order",) if error.title == TrialOrder.__name__ else ()
                key = ".".join(map(str, (*above, *each["loc"]))).replace("suppressed.", "suppress.")
                self.fault(key, f"{key}: {each['msg'][:1].lower()}{each['msg'][1:]}")
        self.keys = {name: _plain(value) for name, value in self._values.items() if name not in _TABLES}
        for name in self.keys.keys() & {"gateway_host", "checkout_host"}:
            self.keys[name] = self.keys[name] if "//" in self.keys[name] else f"https://{self.keys[name]}"
        for name, others in SAME.items():
            if name in self.keys:
                self.keys |= {other: self.keys.get(other, self.keys[name]) for other in others}

    def _suppressions(self, given: object) -> Iterator[dict[str, object]]:
        if not isinstance(given, list) or not all(isinstance(each, dict) for each in cast("list[object]", given)):
            self.fault("suppress", "suppress is a list of tables: [[suppress]]")
            return
        known = tuple(Suppression.model_fields)
        for place, each in enumerate(cast("list[dict[str, object]]", given)):
            for key in sorted(each.keys() - set(known)):
                self.fault(f"suppress.{place}.{key}", f"unknown key {key!r} of suppress; {_meant(key, known)}")
            yield each | self._rule(each, place)

    def _rule(self, entry: Mapping[str, object], place: int) -> dict[str, object]:
        from paysupport.diagnostics.catalogue import find  # noqa: PLC0415 - loads all rules

        code = entry.get("code")
        if not isinstance(code, str):
            return {}
        try:
            return {"code": find(code).code}
        except ConfigurationError as error:
            self.fault(f"suppress.{place}.code", str(error))
            return {}


_SHAPES = {
    "live": "true or false",
    "baseline": "the name of a file, as text",
    "allow": 'a list of hosts, such as ["shop.staging"]',
}


def _meant(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key.lower().replace("-", "_"), (*known, *(f"{each}_env" for each in _SECRETS)), n=1)
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(dict.fromkeys(known))}"


def _plain(value: object) -> object:
    if isinstance(value, list):
        return tuple(map(str, cast("list[object]", value)))
    return value if isinstance(value, str) else str(value)
