"""The rules that exist: every module below `rules/` is one, and so is every entry point `paysupport.rules`."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from inspect import cleandoc
from pathlib import Path
from types import ModuleType

from paysupport.diagnostics import rules as package
from paysupport.diagnostics.rule import Rule
from paysupport.errors import ConfigurationError


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in order of their codes.

    Raises:
        ConfigurationError: two rules have the same code.
    """
    return tuple(_pages())


def explain(code_or_name: str) -> str:
    """The documentation page of a rule, in Markdown.

    Raises:
        ConfigurationError: no such rule; names the nearest.
    """
    return _pages()[find(code_or_name)]


def find(code_or_name: str) -> Rule:
    """The rule of that code (PS101, in any case) or name (insufficient-funds).

    Raises:
        ConfigurationError: no such rule; names the nearest.
    """
    wanted = code_or_name.strip()
    for rule in rules():
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    from difflib import get_close_matches  # noqa: PLC0415 - only for the error

    names = [name for rule in rules() for name in (rule.code, rule.name)]
    near = get_close_matches(wanted, names, n=3, cutoff=0.5)
    raise ConfigurationError(f"no rule {wanted!r}" + (f"; did you mean {', '.join(near)}?" if near else ""))


@cache
def _pages() -> Mapping[Rule, str]:
    found: dict[str, tuple[Rule, str]] = {}
    for module in _modules():
        rule = module.RULE
        if rule.code in found:
            raise ConfigurationError(f"{rule.code} is the code of two rules: {found[rule.code][0].name}, {rule.name}")
        found[rule.code] = rule, cleandoc(module.__doc__ or "")
    return {rule: text for _, (rule, text) in sorted(found.items())}


def _modules() -> Iterator[ModuleType]:
    home = Path(package.__path__[0])
    for path in sorted(home.glob("*/*.py")):
        if path.stem != "__init__":
            yield import_module(f"{package.__name__}.{path.parent.name}.{path.stem}")
    for point in entry_points(group="paysupport.rules"):
        yield import_module(point.module)
