"""Payment modules of shop systems: which versions they are made for, and their known faults, from `modules.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from paysupport.diagnostics.texts import Text
from paysupport.model import Module


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A known fault.

    Attributes:
        versions: of the module that have it, as a range; empty where it is not known which.
        acts: whether whoever uses the module has to do something.
        fault, sign, fix: what is wrong, by what it shows, what to do.
        memory: the source leaves a part of it open.
    """

    fault: Text
    sign: Text
    fix: Text
    source: str
    versions: str = ""
    acts: bool = False
    memory: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A module that is known.

    Attributes:
        vendor, cms: words by which it is recognised, in lower case without punctuation.
        fits: versions of the shop system that it is made for, as a range; empty where nobody says.
    """

    name: str
    vendor: tuple[str, ...]
    cms: tuple[str, ...]
    source: str
    fits: str = ""
    faults: tuple[Fault, ...] = ()


@cache
def known() -> tuple[Known, ...]:
    """All modules of the table."""
    document = tomllib.loads(Path(__file__).with_name("modules.toml").read_text("utf-8"))
    return tuple(_known(each) for each in document["module"])


def _known(entry: dict[str, Any]) -> Known:
    faults = tuple(
        Fault(**each | {name: Text(**each[name]) for name in ("fault", "sign", "fix")}) for each in entry.pop("fault")
    )
    entry |= {name: tuple(entry[name]) for name in ("vendor", "cms")}
    return Known(**entry, faults=faults)


def recognised(module: Module) -> Known | None:
    """The known module that this one is, by vendor and shop system; None where it is none, or may be several."""
    name, system = _word(module.name), _word(module.name) + _word(module.cms)
    found = [
        each
        for each in known()
        if any(word in name for word in each.vendor) and any(word in system for word in each.cms)
    ]
    return found[0] if len(found) == 1 else None


def within(version: str | None, wanted: str) -> bool | None:
    """Whether a version lies in a range such as ">=3,<4"; None where the version is not known or has no number."""
    if not wanted:
        return True
    numbers = re.match(r"\D{0,2}(\d+(?:\.\d+)*)", (version or "").strip())
    if numbers is None:
        return None
    return all(_holds(numbers[1], each.strip()) for each in wanted.split(","))


def _holds(version: str, bound: str) -> bool:
    number = bound.lstrip("<>=")
    pairs = zip_longest(version.split("."), number.split("."), fillvalue="0")
    ours, theirs = zip(*((int(one), int(other)) for one, other in pairs), strict=True)
    return {"<": ours < theirs, "<=": ours <= theirs, ">": ours > theirs, ">=": ours >= theirs}[
        bound.removesuffix(number)
    ]


def _word(text: str | None) -> str:
    return re.sub(r"[\W_]", "", (text or "").casefold())
