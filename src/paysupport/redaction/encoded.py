"""Texts in which letters and digits are written as escapes, and texts within base64.

JSON, Python, URLs, HTML and quoted-printable can hide every word and number from a search. They are read here, so that
the text can be searched once more.
"""

import re
from base64 import b64decode
from collections.abc import Callable

_CHARACTER = re.compile(r"\\{1,8}u([0-9a-fA-F]{4})|&(?:amp;)?#(?:[xX]([0-9a-fA-F]{2,5})|([0-9]{2,6}));")
_BYTES = re.compile(r"(?:%[0-9a-fA-F]{2})+|(?:\\{1,8}x[0-9a-f]{2})+|(?:=[89A-F][0-9A-F])+|=3D")
_MARK = re.compile(r"%|=|\\{1,8}x")
_SOFT = re.compile(r"=\r?\n")
_STRUCTURE = frozenset("\"'\\<>&")

SHORTEST = 20
"""Base64 of fewer characters holds no card number, nor a secret with its name."""

_BASE64 = re.compile(
    rf"(?<![A-Za-z0-9+/_-])(?![0-9A-Fa-f-]+(?![A-Za-z0-9+/_-]))[A-Za-z0-9+/_-]{{{SHORTEST},}}[A-Za-z0-9+/_\r\n-]*={{0,2}}"
)
_URL_SAFE = str.maketrans("-_", "+/")
_UNREADABLE = 0.1


def plain(text: str) -> str:
    """The text with characters for escapes, but for controls, and for quotes and brackets within JSON and HTML.

    What comes out is to be read and searched; as JSON or as a URL it may have lost its form.
    """
    if "%25" in text:
        text = text.replace("%25", "%")
    if "=\n" in text or "=\r\n" in text:
        text = _SOFT.sub("", text)
    if "\\u" in text or "&#" in text or "&amp;#" in text:
        text = _CHARACTER.sub(_of_number, text)
    return _BYTES.sub(_of_bytes, text) if "%" in text or "\\x" in text or "=D" in text or "=3D" in text else text


def _of_number(match: re.Match[str]) -> str:
    char = chr(int(match[3]) if match[3] else int(match[1] or match[2], 16))
    return char if _is_text(char) and char not in _STRUCTURE else match[0]


def _of_bytes(match: re.Match[str]) -> str:
    try:
        decoded = bytes.fromhex(_MARK.sub("", match[0])).decode()
    except UnicodeDecodeError:
        return match[0]
    return "".join(char if _is_text(char) else _percent(char) for char in decoded)


def _is_text(char: str) -> bool:
    return char.isprintable() or (char.isspace() and char >= "\xa0")


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


def mask_base64(text: str, is_secret: Callable[[str], bool]) -> str:
    """Base64 of a text with something to mask in it, over several lines as well (RFC 2045), as `***`."""

    def hidden(match: re.Match[str]) -> str:
        lines = match[0].splitlines(keepends=True)
        count = 1
        while count < len(lines) and len(lines[count - 1]) == len(lines[0]) and lines[count].strip():
            count += 1
        block = "".join(lines[:count])
        decoded = _decoded(block)
        unreadable = sum(not char.isprintable() and char not in "\t\r\n" for char in decoded)
        if unreadable > _UNREADABLE * len(decoded) or not is_secret(decoded):
            return match[0]
        return "***" + block[len(block.rstrip()) :] + "".join(lines[count:])

    return _BASE64.sub(hidden, text)


def _decoded(written: str) -> str:
    letters = "".join(written.split()).rstrip("=").translate(_URL_SAFE)
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    return b64decode(whole + "=" * (-len(whole) % 4)).decode("utf-8", "replace")
