"""A message without what differs from one refusal to the next: spelling of signs, mark-up, numbers, codes."""

import re
from html import unescape
from unicodedata import normalize

from paysupport.codes.text.mojibake import repaired

MAX_LENGTH = 500
"""Characters of a message that are read; the rest cannot change the reading."""

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_INVISIBLE = "\xad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_SIGNS = str.maketrans(
    dict.fromkeys(_INVISIBLE, "") | dict.fromkeys("’‘‛`´′", "'") | dict.fromkeys("“”„«»″", '"') | {"№": "#"}
)
_MARKS = str.maketrans(dict.fromkeys("<>&", " ") | {"ё": "е"})

_LATIN, _CYRILLIC = "abcehikmoptxy", "авсенікмортху"
"""Letters, some of them as capitals, that look alike."""
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)
_MIXED = re.compile(r"[^\W\d_]*(?:[a-z][а-яіїєґў]|[а-яіїєґў][a-z])[^\W\d_]*")
_LATIN_LETTER, _CYRILLIC_LETTER = re.compile("[a-z]"), re.compile("[а-яіїєґў]")

_UUID = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_NUMBER = re.compile(
    rf"(?<![^\W_])(?!3[ -]?d(?![a-rt-z]))(?:{_UUID}|[^\W\d_]*\d[^\W_]*\d[^\W_]*|\d)(?![^\W_])"
)  # "cvv2" and "3-D Secure" are words
_NUMBERS = re.compile(r"#(?:[-.,:/*•\s]*#)*")
_SPACE = re.compile(r"\s+")

_STATUS = (
    r"(?:declined?|denied|refused|rejected|error|failed|failure|отказ|отклонен[ао]?|ошибка|код(?: ответа)?"
    r"|(?:(?:error|response|result|reason|decline) )?code|rc)"
)
_CODE = r"[(\[]?(?:[a-z]{1,2}[.-])?#[)\]]?"
_OPENING = re.compile(
    rf"(?:[\s.,;:!\"'|*=–—-]|{_CODE}|{_STATUS}(?: {_CODE})?\s?[:|=–—-]+\s|{_STATUS}[ =]{_CODE}\s|\[{_STATUS}\]\s)+"
    r"(?=[^\W_])"
)
_CLOSING_REVERSED = re.compile(
    r"(?:#[ =:]{0,2}(?:edoc|rorre|cr|док|акбишо)(?= ?[,;.|–—-])|[\s.,;:!\"'#|*=–—-]|[)\]]#(?:[.-][a-z]{1,2})?[(\[])+"
)


def normalise(message: str) -> str:
    """The form in which messages are compared and read; at most `MAX_LENGTH` characters.

    Lower case, plain quotes, single spaces, "е" for "ё", `#` for numbers, dates and identifiers; without mark-up,
    without the code that stands before the words, without closing signs except a question mark. What was read in the
    wrong encoding is put right, and so are Latin letters in Cyrillic words. Normalising twice changes nothing.
    """
    text = message[:MAX_LENGTH]
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    if len(text.split()) == 1:
        text = _HUMP.sub(" ", text)
    if not text.isascii():
        text = normalize("NFKC", repaired(text).translate(_SIGNS))
    text = normalize("NFKC", text.casefold()).translate(_MARKS)[:MAX_LENGTH]
    if not text.isascii():
        text = _MIXED.sub(lambda word: _of_one_script(word[0]), text)
    text = _NUMBERS.sub("#", _NUMBER.sub("#", _SPACE.sub(" ", text)))
    opening, closing = _OPENING.match(text), _CLOSING_REVERSED.match(text[::-1])
    text = text[opening.end() if opening else 0 : len(text) - (closing.end() if closing else 0)]
    return text if repaired(text) == text else normalise(text)  # small letters may be UTF-8 where capitals were not


def _of_one_script(word: str) -> str:
    """A word with Latin and Cyrillic letters in that of both whose other letters only look like its own."""
    for look_alikes, of_the_other in ((_TO_CYRILLIC, _LATIN_LETTER), (_TO_LATIN, _CYRILLIC_LETTER)):
        spelling = word.translate(look_alikes)
        if not of_the_other.search(spelling):
            return spelling
    return word
