"""In which line of a TOML file each key stands, so that a report can point at it."""

import re
from collections import Counter

_HEADER = re.compile(r"\s*\[(\[?)\s*([\w-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w-]+)\s*(?:\.\s*([\w-]+)\s*)?=")


def places(text: str) -> dict[str, int]:
    """The line of each key, from 1: `shop_id`, `module.version`, `suppress.0.code`.

    A table `[settings]` is the top level. Keys written in another way, such as in quotes, are left out.
    """
    found: dict[str, int] = {}
    tables: Counter[str] = Counter()
    above = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            several, name = header.groups()
            above = "" if name == "settings" else f"{name}.{tables[name]}." if several else f"{name}."
            tables[name] += 1
            if above:
                found.setdefault(above.removesuffix("."), number)
        elif key := _KEY.match(line):
            for whole in (key[1], f"{key[1]}.{key[2]}") if key[2] else (key[1],):
                found.setdefault(above + whole, number)
    return found
