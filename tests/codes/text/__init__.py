"""Messages written for these tests, not taken from the word files.

`messages/` holds lines such as `expired_card: Your card has expired`, a file per language; `nothing.txt`, under headings,
what must not be read as a refusal.
"""

from pathlib import Path
from typing import NamedTuple

from paysupport.model import Reason

_HERE = Path(__file__).parent


class Message(NamedTuple):
    """What somebody wrote, and the reason it names."""

    language: str
    reason: Reason
    text: str


def _messages() -> list[Message]:
    rows: list[Message] = []
    for file in sorted((_HERE / "messages").glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            reason, text = line.split(": ", 1)
            rows.append(Message(file.stem, Reason(reason), text))
    return rows


def _nothing() -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for line in (_HERE / "nothing.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            kinds[line[2:]] = []
        elif line:
            kinds[list(kinds)[-1]].append(line)
    return kinds


MESSAGES = _messages()
NOTHING = _nothing()
LANGUAGES = sorted({message.language for message in MESSAGES})
