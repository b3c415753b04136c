"""Providers with their keys, from a configuration file or the environment."""

import inspect
import os
import tomllib
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from paysupport.adapters.contracts import Provider
from paysupport.adapters.registry import names, provider
from paysupport.errors import ConfigurationError

_PREFIX = "PAYSUPPORT"


def providers(options: Namespace) -> tuple[Provider, ...]:
    """The adapters that are configured and asked for.

    Raises:
        ConfigurationError: a key is missing or unknown; never shows its value.
    """
    found = from_file(Path(options.config)) if options.config else from_environment(os.environ)
    name, account = getattr(options, "provider", None), getattr(options, "account", None)
    chosen = tuple(each for each in found if name in {None, each.name} and account in {None, each.account})
    if not chosen:
        where = f"account {account!r} of " if account else ""
        keys = (
            ", ".join(f"{_PREFIX}_{name.upper()}_{key.upper()}" for key in _keys(name)[:2])
            if name
            else f"{_PREFIX}_..."
        )
        raise ConfigurationError(f"no keys for {where}{name or 'any provider'}: set {keys}, or give --config FILE.toml")
    return chosen


def from_environment(environment: Mapping[str, str]) -> tuple[Provider, ...]:
    """One adapter for each provider of which at least one key is set as `PAYSUPPORT_<PROVIDER>_<KEY>`."""
    found: list[Provider] = []
    for name in names():
        prefix = f"{_PREFIX}_{name.upper()}_"
        keys = {key: environment[prefix + key.upper()] for key in _keys(name) if environment.get(prefix + key.upper())}
        if keys:
            found.append(provider(name)(**keys))
    return tuple(found)


def from_file(path: Path) -> tuple[Provider, ...]:
    """The adapters of a configuration file: `[[provider]]` with `name` and its keys, or `<key>_env` for a variable.

    Raises:
        ConfigurationError: the file cannot be read, or a key is missing or unknown.
    """
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise ConfigurationError(f"{path}: not TOML") from None
    match document.get("provider"):
        case [*entries] if entries:
            return tuple(_adapter(path, entry) for entry in entries)
        case _:
            raise ConfigurationError(f"{path}: expected at least one [[provider]]")


def _adapter(path: Path, given: Any) -> Provider:
    entry = cast("dict[str, Any]", given if isinstance(given, dict) else {"": given})
    if not all(isinstance(value, str | list) for value in entry.values()):
        raise ConfigurationError(f"{path}: a [[provider]] holds texts only")
    name = entry.get("name")
    if not isinstance(name, str):
        raise ConfigurationError(f"{path}: a [[provider]] has no name")
    known = _keys(name)
    keys: dict[str, Any] = {}
    for key, value in entry.items():
        target = key.removesuffix("_env")
        if key == "name":
            continue
        if key in known:
            keys[key] = value
        elif target in known:
            keys[target] = _variable(path, value)
        else:
            raise ConfigurationError(f"{path}: {name} has no key {key!r}; there are: {', '.join(known)}")
    return provider(name)(**keys)


def _variable(path: Path, name: object) -> str:
    value = os.environ.get(str(name))
    if not value:
        raise ConfigurationError(f"{path}: the environment variable {name} is not set")
    return value


def _keys(name: str) -> tuple[str, ...]:
    return tuple(key for key in inspect.signature(provider(name)).parameters if key not in {"args", "kwargs"})
