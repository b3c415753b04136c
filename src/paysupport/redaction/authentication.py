"""Sensitive authentication data, which nobody may keep: track data, card verification values, PINs.

PCI DSS 4.0.1, requirement 3.3.1: not after authorisation, not even encrypted. So nothing of it stays readable.
"""

import re

from paysupport.redaction.masking import Found, hide

_BACK = r"(?i:(?:с|со|на)\s)?(?i:обратной|обороте|оборота|задней|обратке|сзади)(?i:\sсторон\w{1,2})?"
_MARKS = r"[\s:=–—\-\"'\\`>#№]|%3[ADad]|%20"
_CVV = re.compile(
    r"([cCvVyYцЦкК](?:(?i:v[vcn]2?|v2)|(?i:sc)(?<![^\W_]...)|(?i:erification[ _-]?(?:code|value|number))"
    r"|(?<=(?i:security))[ _-]?(?i:code|value)|(?i:вв2?|вс2?)|(?i:од\w{0,2}[ -]безопасности)"
    rf"|(?i:(?:од|ифр)\w{{0,2}}\s(?:карты\s)?){_BACK})"
    rf"(?:{_MARKS}|/|(?i:cvv2|cvc2|cvv|cvc|code|код|number|номер|value|is|это|карты|card|my|мой)){{0,10}})"
    r"(?<!\d)(\d{3,4}|\d[ -]\d[ -]\d(?:[ -]\d)?)(?!\w|\*|[.,]\d|[ -]\d{4})"
)
_PIN = re.compile(
    r"([pPпП](?i:in|ин)(?<![^\W_]...)(?:(?i:[ _-]?(?:code|код\w{0,2}))?(?![^\W\d_])"
    rf"(?:{_MARKS}|(?i:is|это|number|номер|от|for|of|карты|card|my|мой)){{0,10}}(?<!\d)(?=\d{{4,6}}(?![\w*]|[.,:/-]\d|\s\d{{4}}))"
    r"|(?i:[ _-]?block)[\s:=\"'\\]{1,6}(?=[0-9A-Fa-f]{16})))([0-9A-Fa-f]{4,32})(?!\w)"
)
_TRACK_FIELD = re.compile(
    r"track[ _-]?[123](?:[ _-]?data)?[\"'\\]{0,2}\s{0,3}[:=]\s{0,3}[\"'\\]{0,2}(?=\S{0,40}\d{8})([^\"'\\\r\n]{10,200})",
    re.IGNORECASE,
)
_AFTER_NUMBER = re.compile(r"[=D](?<=\d{12}.)\d{7}")
_TRACKS = re.compile(
    r"%?B\d{12,19}\^[^^\r\n]{2,26}\^\d{4}[^?\r\n\"']{0,80}\??"
    r"|;?(?<!\d)\d{12,19}[=D](?:\d\d(?:0[1-9]|1[0-2])|4912)\d{3,}[\dF]*\??"
)
_AFTER_CARD = re.compile(
    r"(\*(?<=\d{6}\*)\*{1,8}\d{4}\W{1,5}(?:(?:exp\w{0,8}|valid|thru|срок\w?|действия|до|годен)\W{1,3}){0,3}"
    r"(?:0[1-9]|1[0-2])\W{0,3}(?:20)?\d\d\W{1,4})(\d{3,4})(?!\d|[.,]\d|\s?(?:[A-Z]{3}\b|р|€|\$))"
)
_JSON_NUMBER = re.compile(r"""(\\?["'])\s{0,4}:\s{0,4}\Z""")


def mask(text: str, found: Found) -> str:
    """Card verification values and PINs as `***`; a JSON number becomes a string."""
    text = _CVV.sub(lambda match: _hidden(match, "cvv", found), text)
    return _PIN.sub(lambda match: _hidden(match, "pin", found), text)


def mask_tracks(text: str, found: Found) -> str:
    """The magnetic stripe (ISO/IEC 7813), as read or as a field, as `***`."""
    if "^" in text or _AFTER_NUMBER.search(text):
        text = hide(_TRACKS, text, found, "track")
    return hide(_TRACK_FIELD, text, found, "track") if "rack" in text or "RACK" in text else text


def mask_after_cards(text: str, found: Found) -> str:
    """The card verification value that is written after a masked card number and its expiry."""
    return _AFTER_CARD.sub(lambda match: _hidden(match, "cvv", found), text)


def _hidden(match: re.Match[str], kind: str, found: Found) -> str:
    found[kind] += 1
    key = _JSON_NUMBER.search(match[1])
    return f"{match[1]}{key[1]}***{key[1]}" if key else match[1] + "***"
