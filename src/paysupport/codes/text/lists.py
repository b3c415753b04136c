"""Files of lists, such as `expired: expired, out of date`: a name, a sign, and items parted by commas.

The sign is `:` or `=`. A line that begins with a space goes on with the list before; one that begins with `#` is a
comment.
"""

import re
from collections.abc import Iterator
from importlib.resources import files

_NAME = re.compile(r"(\w+) ?([:=])")


def items(text: str) -> Iterator[tuple[str, str]]:
    """Each item with the name of its list, which begins with `=` if that is the sign."""
    name = ""
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if found := _NAME.match(line):
            name = found[1] if found[2] == ":" else f"={found[1]}"
        for item in line[found.end() if found else 0 :].split(","):
            if item := item.strip():
                yield name, item


def texts(folder: str) -> list[str]:
    """The files of a folder beside this module, by name."""
    entries = files("paysupport.codes.text").joinpath(folder).iterdir()
    return [entry.read_text("utf-8") for entry in sorted(entries, key=str)]
