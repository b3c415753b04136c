"""Sensitive authentication data, which nobody may keep: track data, card verification values, PINs.

PCI DSS 4.0.1, requirement 3.3.1: not after authorisation, not even encrypted. So nothing of it stays readable.
"""

import re

from paysupport.redaction.masking import Found, hide

_BACK = r"(?i:(?:с|со|на)\s)?(?i:обратной|обороте|оборота|задней|обратке|сзади)(?i:\sсторон\w{1,2})?"  # of the card
_MARK = (
    r"[\s:=–—\-\"'«“„\\`>#№_(\[\]]|,(?:(?=\d)|(?=\s{0,3}\\{0,3}[\"']value))|\|(?=\d)"
    r"|%(?:3[ADad]|20|5[Dd])|->|3 (?:digits|цифры)\)"
)
_SAID = (
    r"is|its|it's|was|are|ist|lautet|это|был|будет|должен быть|у(?: меня)?|my|мой|моя|моей|of|the|card|карты|от|for"
    r"|cvv2|cvc2|cvv|cvc|number|nummer|num|номер|value|val|(?<!\()(?:code|код)"
)
_BETWEEN = rf"(?:{_MARK}|(?i:{_SAID})){{0,12}}"
_CVV = re.compile(
    r"([cCсСцЦvVbBкКkKpP](?:[vV](?<=[cCсСцЦ].)(?i:[vcnd]2?|2|(?=number))|[вВ](?<=[сСцЦ].)(?i:[всц]2?)"
    r"|ID(?<=C..)(?<![^\W_]...)|[sS][cC](?<=[cC]..)(?<![^\W_]...)"
    r"|[eE](?i:rification[ _-]?(?:code|value|number))"
    r"|[aA](?:(?i:lue)(?<=(?i:security.value))|(?i:ck)(?<=(?i:on the back)))"
    r"|[oO](?i:de)(?:(?<=(?i:card)....)|(?<=(?i:card|back)[ _-]....)"
    r"|(?<=(?i:security)[ _-]....)|(?<=(?i:rity|eits)....))"
    r"|[rR](?i:üf(?:ziffer|nummer|code))|[sS](?i:eite)(?<=(?i:rückseite))"
    r"|[оО](?i:д\w{0,2}[ -](?:безопасности|проверки подлинности)|д(?<=(?i:[чт]ный) ...)(?: на карте)?)"
    rf"|(?i:(?:од|ифр)\w{{0,2}}\s(?:карты\s)?){_BACK})(?:\s[\w:]{{1,20}}=\"[^\"<>]{{0,40}}\")?{_BETWEEN})"
    r"(?<!\d)(\d{3,4}|\d[ -]\d[ -]\d(?:[ -]\d)?)(?!\w|\*|[.,]\d|[ -]\d{4})"
)
_PIN = re.compile(
    r"([pPcCкКпПzZ](?:(?:(?:[iI][nN]|[иИ][нН])(?<=[pPпП]..)(?:(?<![^\W_]...)|(?<=[a-z]P..))"
    r"(?i:[ _-]?(?:code|код\w{0,2}))?(?![^\W\d_])|[aA](?i:hl)(?<=(?i:geheimzahl)))"
    rf"{_BETWEEN}(?<!\d)(?=\d{{4,6}}(?![\w*]|[.,:/-]\d|\s\d{{4}}))"
    r"|(?:(?<=[tT].)(?<=[oO]..)(?<![^\W_]...)|[оО][дД](?:(?<=(?i:смс.код))|(?<=(?i:разовый.код)))"
    r"|[oO](?i:de)(?:(?<=(?i:time.code))|(?<=(?i:sms.code))|(?<=(?i:verification.code)))"
    rf"|(?i:(?:од\w?|арол\w)\s(?:из\s(?:смс|sms)|подтверждения))){_BETWEEN}(?<!\d)(?=\d{{4,8}}(?![\w*]|[.,:/-]\d))"
    r"|[iI](?i:n[ _-]?(?:block|data))[\s:=>\"'\\]{1,6}(?=[0-9A-Fa-f]{16})))([0-9A-Fa-f]{4,32})(?!\w)"
)
_TRACK_FIELD = re.compile(
    r"track(?:[ _-]?[123](?:[ _-]?data)?|[ _-]?data)[\"'\\]{0,2}\s{0,3}[:=]\s{0,3}[\"'\\]{0,2}"
    r"(?=\S{0,40}\d{8})([^\"'\\\r\n]{10,200})",
    re.IGNORECASE,
)
_AFTER_NUMBER = re.compile(r"[=Dd](?:(?<=\d{12}.)|(?<=\d{12}%3.)|(?<=\d{12}\\u003.))\d{7}")
_TRACKS = re.compile(
    r"%?B\d{12,19}\^[^^\r\n]{2,26}\^\d{4}[^?\r\n\"']{0,80}\??"
    r"|;?(?<!\d)\d{12,19}(?:[=D]|%3[Dd]|\\{1,8}u003[Dd])(?:\d\d(?:0[1-9]|1[0-2])|4912)\d{3,}[\dF]*\??"
)
_AFTER_CARD = re.compile(
    r"(\*(?<=\d{6}\*)\*{1,8}\d{4}\W{1,5}(?:(?:exp\w{0,8}|valid|thru|срок\w?|действия|до|годен)\W{1,3}){0,3}"
    r"(?:0[1-9]|1[0-2])\W{0,3}(?:20)?\d\d\W{1,4}(?:(?:code|код)\W{1,3})?)(\d{3,4})(?!\d|[.,]\d|\s?(?:[A-Z]{3}\b|р|€|\$))"
)
_JSON_NUMBER = re.compile(r"""(\\?["'])\s{0,4}:\s{0,4}\Z""")


def mask(text: str, found: Found) -> str:
    """Card verification values, PINs and one-time codes as `***`; a JSON number becomes a string."""
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
