"""The rules that exist: every module below `rules/` is one, and so is every entry point `paysupport.rules`."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from inspect import cleandoc
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from paysupport.diagnostics import rules as package
from paysupport.diagnostics.rule import Rule
from paysupport.errors import ConfigurationError
from paysupport.redaction import redact

_LONGEST = 200


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in order of their codes.

    Raises:
        ConfigurationError: two rules have the same code.
    """
    return tuple(_found().pages)


@cache
def rules_in(*folders: str) -> tuple[Rule, ...]:
    """Those of some folders below `rules/`, which are loaded sooner than all, and those of plug-ins.

    Raises:
        ConfigurationError: two rules have the same code.
    """
    return tuple(_found(folders).pages)


def broken() -> tuple[str, ...]:
    """What is wrong with each plug-in whose rule cannot be used, in one line that names its entry point."""
    return _found().broken


def explain(code_or_name: str) -> str:
    """The documentation page of a rule, in Markdown.

    Raises:
        ConfigurationError: no such rule; names the nearest.
    """
    return _found().pages[find(code_or_name)]


def find(code_or_name: str) -> Rule:
    """The rule of that code (PS101, in any case) or name (insufficient-funds).

    Raises:
        ConfigurationError: no such rule; names the nearest.
    """
    wanted = code_or_name.strip()
    for rule in rules():
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    raise ConfigurationError(f"no rule {wanted!r}; {_meant(wanted)}")


def _meant(wanted: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for the error

    code = wanted.upper().replace("O", "0")
    near = [rule.name for rule in rules() if rule.code == code]
    near += get_close_matches(wanted.lower().replace("_", "-"), [rule.name for rule in rules()], n=3, cutoff=0.6)
    return f"did you mean {', '.join(near)}?" if near else "`paysupport rules` shows all"


class _Found(NamedTuple):
    """The page of each rule, in order of the codes, and the plug-ins that cannot be used."""

    pages: Mapping[Rule, str]
    broken: tuple[str, ...]


@cache
def _found(folders: tuple[str, ...] = ()) -> _Found:
    pages: dict[str, tuple[Rule, str]] = {}
    for module in _modules(folders):
        _add(pages, module)
    faults: list[str] = []
    for point in entry_points(group="paysupport.rules"):
        try:
            _add(pages, import_module(point.module))
        except Exception as error:  # noqa: BLE001 - a plug-in may fail in any way; the others go on
            said = redact(" ".join(str(error).split()))[:_LONGEST]
            faults.append(f"{_place(point)}: {type(error).__name__}: {said}")
    return _Found({rule: text for _, (rule, text) in sorted(pages.items())}, tuple(faults))


def _add(pages: dict[str, tuple[Rule, str]], module: ModuleType) -> None:
    rule: Rule = module.RULE
    if rule.code in pages:
        raise ConfigurationError(f"{rule.code} is the code of two rules: {pages[rule.code][0].name}, {rule.name}")
    pages[rule.code] = rule, cleandoc(module.__doc__ or "")


def _place(point: EntryPoint) -> str:
    whose = point.dist.name if point.dist else "an unknown package"
    return f"the rule of the entry point {point.name} = {point.value} of {whose} cannot be used"


def _modules(folders: tuple[str, ...]) -> Iterator[ModuleType]:
    home = Path(package.__path__[0])
    for path in sorted(home.glob("*/*.py")):
        if path.stem != "__init__" and (not folders or path.parent.name in folders):
            yield import_module(f"{package.__name__}.{path.parent.name}.{path.stem}")
