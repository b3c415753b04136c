"""Providers and explorers with their keys, from a configuration file or the environment."""

import inspect
import os
import tomllib
from argparse import Namespace
from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, cast

from paysupport.adapters.contracts import Explorer, Provider
from paysupport.adapters.registry import explorer, explorers, names, provider
from paysupport.errors import ConfigurationError

_PREFIX = "PAYSUPPORT"

M = TypeVar("M")


def providers(options: Namespace) -> tuple[Provider, ...]:
    """The adapters that are configured and asked for.

    Raises:
        ConfigurationError: a key is missing or unknown; never shows its value.
    """
    found = from_file(Path(options.config)) if options.config else from_environment(os.environ)
    name, account = getattr(options, "provider", None), getattr(options, "account", None)
    chosen = tuple(each for each in found if name in {None, each.name} and account in {None, each.account})
    if not chosen:
        raise ConfigurationError(_lacking(name, account))
    return chosen


def _lacking(name: str | None, account: str | None) -> str:
    keys = _keys(name) if name else ("...",)
    if not keys:
        return f"{name} is only read from saved payloads; it takes no keys and cannot be asked"
    where = f"account {account!r} of " if account else ""
    variables = ", ".join(f"{_PREFIX}_{name.upper()}_{key.upper()}" for key in keys[:2]) if name else f"{_PREFIX}_..."
    return f"no keys for {where}{name or 'any provider'}: set {variables}, or give --config FILE.toml"


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
    found = tuple(_made(path, "provider", entry, provider) for entry in _entries(path, "provider"))
    if not found:
        raise ConfigurationError(f"{path}: expected at least one [[provider]]")
    return found


def explorers_from_file(path: Path) -> tuple[Explorer, ...]:
    """The explorers of a configuration file: `[[explorer]]` with `name`, `network`, and `base` or keys where wanted.

    Raises:
        ConfigurationError: the file cannot be read, or a key is missing or unknown.
    """
    return tuple(_made(path, "explorer", entry, explorer) for entry in _entries(path, "explorer"))


def public_explorers(environment: Mapping[str, str], networks: Collection[str]) -> tuple[Explorer, ...]:
    """Those that answer anybody on these networks, and those whose key is set as `PAYSUPPORT_<EXPLORER>_KEY`."""
    found: list[Explorer] = []
    for name, kind in explorers().items():
        key = environment.get(f"{_PREFIX}_{name.upper()}_KEY")
        here = {network for network, host in kind.hosts.items() if host} if key else kind.public
        found.extend(_build(kind, network=each, **({"key": key} if key else {})) for each in networks if each in here)
    return tuple(found)


def _build(kind: Callable[..., M], **keys: Any) -> M:
    return kind(**keys)


def _entries(path: Path, table: str) -> list[Any]:
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: not TOML {str(error).rpartition(' (')[2].rstrip(')')}") from None
    if unknown := document.keys() - {"provider", "explorer"}:
        raise ConfigurationError(
            f"{path}: unknown key {min(unknown)!r}; expected [[provider]] or [[explorer]] and its keys below it"
        )
    entries = document.get(table, [])
    if not isinstance(entries, list):
        raise ConfigurationError(f"{path}: expected at least one [[{table}]]")
    return list(cast("Iterable[Any]", entries))


def _made(path: Path, table: str, given: Any, named: Callable[[str], Callable[..., M]]) -> M:
    entry = cast("dict[str, Any]", given if isinstance(given, dict) else {"": given})
    for key, value in entry.items():
        if not isinstance(value, str | list):
            raise ConfigurationError(f'{path}: {key or table} is no text; write it as {key or "name"} = "..."')
    name = entry.get("name")
    if not isinstance(name, str):
        example = "bepaid" if table == "provider" else "esplora"
        raise ConfigurationError(f'{path}: a [[{table}]] has no name; write name = "{example}", for instance')
    kind = named(name)
    known = _parameters(kind)
    keys: dict[str, Any] = {}
    for key, value in entry.items():
        target = key if key in known else key.removesuffix("_env")
        if key == "name":
            continue
        if target not in known:
            raise ConfigurationError(f"{path}: {name} has no key {key!r}; {_meant(target, known)}")
        if target in keys:
            raise ConfigurationError(f"{path}: {target} is given twice, as it is and by {target}_env")
        keys[target] = value if target == key else _variable(path, value)
    return kind(**keys)


def _meant(key: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(key.lower(), known, n=1)
    return f"{f'did you mean {near[0]}? There' if near else 'there'} are: {', '.join(known) or 'none'}"


def _variable(path: Path, name: object) -> str:
    value = os.environ.get(str(name))
    if not value:
        raise ConfigurationError(f"{path}: the environment variable {name} is not set")
    return value


def _keys(name: str) -> tuple[str, ...]:
    return _parameters(provider(name))


def _parameters(kind: Callable[..., object]) -> tuple[str, ...]:
    return tuple(key for key in inspect.signature(kind).parameters if key not in {"args", "kwargs"})
