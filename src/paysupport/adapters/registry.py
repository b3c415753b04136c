"""Which providers there are: every module below `providers/`, and every entry point `paysupport.providers`."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import cast

from paysupport.adapters import providers as package
from paysupport.adapters.contracts import Provider
from paysupport.documents import JSON, pointer
from paysupport.errors import ConfigurationError, Unrecognised
from paysupport.redaction import redact

_GROUP = "paysupport.providers"
_SHOWN = 8
_LONGEST = 200


@cache
def names() -> tuple[str, ...]:
    """The names of all providers that can be used, in alphabetical order."""
    return tuple(sorted({*_built_in(), *(name for name, found in _plugins().items() if not isinstance(found, str))}))


def broken() -> tuple[str, ...]:
    """What is wrong with each plug-in that cannot be used, in one line that names its entry point."""
    return tuple(found for found in _plugins().values() if isinstance(found, str))


@cache
def provider(name: str) -> type[Provider]:
    """The adapter of that name.

    Raises:
        ConfigurationError: there is none, and names those that exist; or it is a plug-in that cannot be loaded.
    """
    if name in _built_in():
        found: type[Provider] = import_module(f"{package.__name__}.{name}").ADAPTER
        return found
    plugin = _plugins().get(name, f"no provider {name!r}; there are: {', '.join(names())}")
    if isinstance(plugin, str):
        raise ConfigurationError(plugin)
    return plugin


@cache
def reader(name: str) -> Provider:
    """An adapter without keys: it reads, and asks nobody."""
    return provider(name)()


class _Readers:
    """All adapters; the last that recognised a document is tried first, as payloads of one provider come together."""

    def __init__(self) -> None:
        self.in_turn = tuple(map(reader, names()))

    def of(self, document: object) -> Provider | None:
        for candidate in self.in_turn:
            if candidate.claims(document):
                if candidate is not self.in_turn[0]:
                    self.in_turn = (candidate, *(each for each in self.in_turn if each is not candidate))
                return candidate
        return None


@cache
def _readers() -> _Readers:
    return _Readers()


def recognise(document: object) -> Provider:
    """The adapter whose provider sends documents of this shape.

    Raises:
        Unrecognised: none does; tells what was given.
    """
    found = _readers().of(document)
    if found is None:
        raise Unrecognised(
            f"{_described(document)}, in which no payment of a known provider ({', '.join(names())}) is seen"
        )
    return found


def _described(document: object) -> str:
    match cast("JSON", document):
        case dict(found):
            keys = [pointer(redact(key[:40]))[1:] for key in list(found)[:_SHOWN]]
            return f"an object with the keys {', '.join(keys)}" if keys else "an empty object"
        case list(found):
            return f"a list of {len(found)}" if found else "an empty list"
        case found:
            return f"a single {type(found).__name__}"


@cache
def _plugins() -> Mapping[str, type[Provider] | str]:
    """Each plug-in's adapter by name, or why there is none."""
    return {point.name: _loaded(point) for point in entry_points(group=_GROUP)}


def _loaded(point: EntryPoint) -> type[Provider] | str:
    place = f"the entry point {point.name} = {point.value} of {point.dist.name if point.dist else 'an unknown package'}"
    try:
        found = point.load()
        found()
    except Exception as error:  # noqa: BLE001 - a plug-in may fail in any way; the others go on
        return f"{place} cannot be loaded: {type(error).__name__}: {' '.join(str(error).split())[:_LONGEST]}"
    return found if isinstance(found, type) and issubclass(found, Provider) else f"{place} is no Provider"


@cache
def _built_in() -> frozenset[str]:
    return frozenset(_modules())


def _modules() -> Iterator[str]:
    for path in Path(package.__path__[0]).iterdir():
        if not path.name.startswith("_") and (path.suffix == ".py" or path.is_dir()):
            yield path.stem
