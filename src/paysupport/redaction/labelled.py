"""Secrets by what stands before them: names of fields, headers, URLs, and the way people announce a password.

The patterns begin at a rare letter of each name and look back for the rest of it: most of a text is then passed over
quickly.
"""

import re
from base64 import b64decode

from paysupport.redaction.masking import Found, hide

_KEYS = (
    "api",
    "app",
    "access",
    "private",
    "priv",
    "signing",
    "encryption",
    "merchant",
    "shop",
    "hmac",
    "master",
    "payment",
    "payout",
    "webhook",
    "auth",
)
_OF_KEY = "|".join(f"(?<=(?i:{word})...)|(?<=(?i:{word})[ _-]...)" for word in _KEYS)
_NAME = re.compile(
    r"[pPcCkKпПкК](?:(?i:ass(?:word|wort|wrod|wd|[ _-]?phrase|code)|asword|wd)(?<![kKcC]..)"
    r"|(?i:ass)(?:(?<![^\W_]....)|(?<=[a-z]Pass)|(?<=[A-Z]PASS))(?=\d?(?:\s?[=:>]|\\{0,3}[\"']))|(?i:w)(?<=(?i:pw))(?<![^\W_]..)(?=:)"
    r"|(?i:ret)(?<=(?i:secret))(?i:s(?=\W))?(?i:[ _-]?access)?(?i:[ _-]?(?:key|word|seed))?"
    rf"|(?i:ey)(?:{_OF_KEY}|(?<=[?&]...))(?i:s(?=[\"']))?|(?i:en)(?<=(?i:token))"
    r"|EY(?<=_KEY)(?<!(?:PUBLIC|.TENCY|OTENCE)_KEY)(?=\s?=\s?[\"']?(?=\S{0,40}\d)[\w+/-]{16})"
    r"|(?i:ennwort)|(?i:hlüssel)(?<=(?i:schlüssel))|(?i:hpsessid)|(?i:arol)(?<=(?i:parol))(?=\W)|(?i:ороль)(?<=(?i:пороль))"
    r"|(?i:арол[а-я]{1,2})|(?i:рет)(?<=(?i:секрет))(?i:н\w{2,3} (?:ключ\w{0,2}|слово))?"
    r"|(?i:люч)(?<![^\W_]....)\w{0,2}(?i: api| апи| магазина)?|(?i:ей)(?<=(?i:апикей))|(?i:ен)(?<=(?i:токен))\w{0,2})"
    r"(?:[\s_-]?[#№]?\s?[12](?!\w))?"
    r"(?i:(?: (?:от|для|доступа|личного|кабинета|магазина|приложения|сайта|кошелька|бота)){1,3}(?=\s\S{0,16}\d))?"
)
_END = r"\s\"'`&<>\\,;.)\]}"
_BARE = rf"[^\s\"'`&<>\\]*[^{_END}]"
_VALUE = r",?\s{0,3}\\{0,3}[\"']?(?i:value)\\{0,3}[\"']?\s{0,3}[:=]\s{0,3}"
_ASSIGNED = re.compile(
    r"(?:\\{0,3}[\"'`])?\]?(?:\s{0,3}(?P<sign>=>|:=|->|[:=])\s{0,3}"
    r"(?:string\(\d{1,6}\)\s|![a-z]{1,16}\s|[>|]-?\s{1,8}|\[\s{0,3}(?=\\{0,3}[\"'][^\s\"']{8}))?"
    rf"|%3[ADad]|(?<=[\"'])(?:{_VALUE}|\s?,\s?(?=[bu]?\\{{0,3}}[\"'])|;s:\d{{1,6}}:|\r?\n\r?\n)|(?<=[\w\"'])(?:\s[\w:]{{1,32}}=\"[^\"<>]{{0,64}}\")?>(?!:))"
    r"(?:[bu]?\"(?P<double>(?:\\.|[^\"\\\r\n])+)|[bu]?'(?P<single>(?:\\.|[^'\\\r\n])+)"
    r"|\\{1,3}[\"'](?P<escaped>[^\"'\\\r\n]+)|`(?P<ticked>[^`\r\n]+)"
    rf"|(?!Secret(?:Str|Bytes)\(|\$\{{|[{{\[(])(?P<bare>{_BARE}))"
)
_UNMASKED = r"(?!\S{0,64}\*)(?=[^\s\"'`&<>]{0,64}\d)"
_SPOKEN = re.compile(
    rf"[,)]?\s{{1,3}}(?i:is\s|was\s|ist\s|lautet\s|это\s|[-–—]\s)?\s{{0,2}}{_UNMASKED}([^\s\"'`&<>\\]{{3,}}[^{_END}])"
)
_FAR = re.compile(rf"\s[^\r\n:=\"'?&*\[]{{1,40}}[:=](?!//)\s{{0,3}}{_UNMASKED}([^\s\"'`&<>\\]{{7,}}[^{_END}])")
_MASKED = re.compile(r"[*•]{3,}.{0,4}|[xX.…]{3,}")
_PROSE = re.compile(
    r"is|not?|was|has|must|should|cannot|invalid|incorrect|wrong|missing|required|expired|reset|changed|mismatch|does|the|your"
    r"|failed|empty|none|null|nil|true|false|undefined|unknown|не|нет|был[аи]?|неверн\w{1,3}|неправильн\w{1,3}|указан\w?"
    r"|обязател\w{1,4}|ист[её]к\w?|просрочен\w?|измен[её]н\w?|подходит|забыла?",
    re.IGNORECASE,
)
_WEAK = ("ken", "кен", "ключ", "chlüssel")
_PASSWORD = ("pass", "pwd", "парол")
_PRIVATE = re.compile(r"(?:priv|private|приватн\w{2,3}|закрыт\w{2,3})[ _-]?\Z", re.IGNORECASE)
_PUBLIC = re.compile(r"(?:публичн|открыт)\w{2,3} \Z", re.IGNORECASE)
_NO_SECRET = re.compile(r"\d{4}-\d\d-\d\d|https?:|[0-9a-f]{8}-[0-9a-f]{4}-|3-?ds?\b|3-?d-?sec", re.IGNORECASE)
_LONG = 16
_BEFORE = 12

_PLACE = r"[\"'\\]{0,4}\s{0,3}(?:=>|[:=,])\s{0,3}(?:[bu]?[\"'\\]{1,4})?"
_AUTHORISING = re.compile(
    r"[zZbBkK-](?:"
    rf"(?i:ation)(?<=(?i:authorization)){_PLACE}(?:(?i:basic|bearer|token|digest|apikey|api-key|signature)\s{{1,3}}"
    r"|(?=[^\s\"'\\,;<>*]{20}))(?P<header>[^\s\"'\\,;<>*][^\s\"'\\,;<>]*)"
    r"|(?i:asic)(?<![^\W_].....)(?:\s{1,3}|%20|\+)(?P<basic>[A-Za-z0-9+/]{6,}={0,2})"
    r"|(?i:earer)(?<![^\W_]......)(?:\s{1,3}|%20|\+)(?P<bearer>[A-Za-z0-9._~+/=-]{6,})"
    rf"|(?i:ie)(?<=(?i:cookie)){_PLACE}(?P<cookie>[^\s=;:\"'\\]{{1,128}}=[^\r\n\"'\\]+)"
    r"|-?u(?:ser)?(?:(?<=\s-u)|(?<=-user))[ =]?[\"']?(?P<curl>[^\s:\"']{1,128}:[^\s\"'*][^\s\"']*)"
    r")"
)
_USERINFO = re.compile(r":/{1,3}([^\s/?#\"'`<>\\]{1,512})@")


def mask(text: str, found: Found) -> str:
    """What stands where a secret belongs, as `***`; the name of the place stays readable."""
    text = hide(_AUTHORISING, text, found, _of_authorising)
    pieces: list[str] = []
    at = 0
    for name in _NAME.finditer(text):
        value = _value_of(name) if name.start() >= at else None
        if value:
            pieces += text[at : value[0]], "***"
            at = value[1]
            found[_kind(name)] += 1
    return "".join([*pieces, text[at:]]) if pieces else text


def _value_of(name: re.Match[str]) -> tuple[int, int] | None:
    """Where the secret stands that belongs to a name: beside it, said after it, or after a colon further on."""
    text, end = name.string, name.end()
    if _PUBLIC.search(text, max(0, name.start() - _BEFORE), name.start()):
        return None
    match = _ASSIGNED.match(text, end)
    if match and _is_assigned(name[0].lower(), match):
        return match.span(match.lastindex or 0)
    match = _SPOKEN.match(text, end)
    if match and _is_spoken(name[0].lower(), match[1]):
        return match.span(1)
    match = _FAR.match(text, end)
    if match and _is_spoken(name[0].lower(), match[1]) and not _NAME.search(text, end, match.start(1)):
        return match.span(1)
    return None


def mask_userinfo(text: str, found: Found) -> str:
    """User and password in URLs, as `***`: with some providers the user is the key."""
    return hide(_USERINFO, text, found, lambda match: "" if match[1] == "***" else "userinfo")


def _of_authorising(match: re.Match[str]) -> str:
    if match["basic"]:
        return "authorization" if _is_basic(match["basic"]) else ""
    if match["bearer"]:
        return "authorization" if len(match["bearer"]) > _LONG or _has_digit(match["bearer"]) else ""
    return "authorization"


def _is_basic(value: str) -> bool:
    """Whether this is user:password in base64 (RFC 7617), and not the word "basic" before another one."""
    try:
        decoded = b64decode(value + "=" * (-len(value) % 4), validate=True)
    except ValueError:
        return False
    return b":" in decoded and decoded.isascii()


def _is_assigned(name: str, match: re.Match[str]) -> bool:
    value = match[match.lastindex or 0]
    if _MASKED.fullmatch(value):
        return False
    if not match["bare"]:
        return True
    if match["sign"] == "->" and not _has_digit(value):
        return False
    return not _PROSE.fullmatch(value) and (match["sign"] != ":" or _is_likely(name, value))


def _is_likely(name: str, value: str) -> bool:
    """Whether what follows a colon is no prose: "token" and "pass" are used in other senses, "password" is not."""
    if name.startswith("pass") and not name[4:5].isalpha():
        return not value.isdecimal() and _is_spoken(name, value) and _has_digit(value)
    return not name.startswith(_WEAK) or name == "kennwort" or len(value) >= _LONG or _has_digit(value)


def _is_spoken(name: str, value: str) -> bool:
    """Whether a value has digits and letters, or only the digits of a password."""
    if value.isdecimal():
        return name.startswith(_PASSWORD)
    return len(value) > 5 and not _NO_SECRET.match(value) and any(map(str.isalpha, value))  # noqa: PLR2004


def _kind(name: re.Match[str]) -> str:
    private = _PRIVATE.search(name.string, max(0, name.start() - _BEFORE), name.start())
    return "private_key" if private else "secret"


def _has_digit(value: str) -> bool:
    return any(map(str.isdecimal, value))
