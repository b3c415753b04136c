"""What identifies a person: e-mail and IP addresses, phone numbers, names, postal addresses, dates of birth.

Names and addresses have no form of their own. They are found by what stands around them, so some will be missed.
"""

import re
from ipaddress import ip_address

from paysupport.redaction.masking import Found, hide

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:@|%40| @ | ?[\[(]at[\])] ?)(?:[\w-]{1,63}\.){1,6}[^\W\d_][\w-]{1,62}")
_IPV4 = r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\w)"
_IP = re.compile(rf"{_IPV4}|(?<![\w:.])[0-9A-Fa-f:]{{2,39}}(?![\w:])")

_GAP = r"[\s().\-‑–/]{0,3}"
_BELARUS = r"(?:25|29|33|44|17|1[56]\d|2[1-3]\d)"
_PHONE = re.compile(
    rf"(?:(?<![^\W\d]|[*+])\+\d(?:{_GAP}\d){{8,14}}|(?<![\w*+])(?<!\d[.,-])(?:00[1-9](?:{_GAP}\d){{8,14}}"
    rf"|(?:8{_GAP}0{_GAP}{_BELARUS}|375{_GAP}{_BELARUS}|0{_BELARUS}[\s)-]{{1,2}}|\(0?\d\d\))(?:{_GAP}\d){{6,7}}"
    rf"|(?:[78]{_GAP}[3489]\d\d|\(\d{{3,5}}\))(?:{_GAP}\d){{5,7}}|\d{{3}}-\d{{3}}-\d{{4}}"
    r"|(?:25|29|33|44)[ -]\d{3}-\d\d-\d\d))(?!\d|[.,]\d)"
)
_PHONE_NAMED = re.compile(
    r"(?i:phone|tel|mobile|whatsapp|viber|тел(?:ефон)?\w{0,2}|моб|вайбер\w?|ватсап\w?)(?:[ _-]?(?i:number|номер))?"
    r"[\"'\\]{0,2}[\s.:=№-]{0,4}[\"'\\]{0,2}(\+?\d(?:[\s().-]{0,3}\d){5,14})(?!\d)"
)

_CAPITAL = r"[A-ZÀ-ÞА-ЯЁІЎ](?:[\w'’-]{1,30}|\.)"
_FULL = rf"{_CAPITAL}(?:(?:[ \xa0]{{0,2}}|\+|%20){_CAPITAL}){{0,3}}"
_OPEN = r"(?:\\?[\"'`])?\s{0,3}[:=>–—-]\s{0,3}\\?[\"']?"
_QUOTED = r"(?<=\")[^\"\\\r\n\[]{1,120}|(?<=')[^'\\\r\n\[]{1,120}"
_NAME_FIELD = re.compile(
    r"(?i:(?:card)?[ _-]?holder(?:[ _-]?name)?"
    r"|(?:first|last|middle|full|given|family|customer|payer|billing|sur)[ _-]?name"
    r"|name[ _]?on[ _]?card|recipient|vorname|nachname|(?:karten|konto)inhaber|получатель|фио"
    r"|имя|фамилия|отчество|(?:держател\w|владел[еь]ц\w?)(?: карты)?|плательщик|отправитель)"
    rf"{_OPEN}({_QUOTED}|{_FULL})"
)
_NAME_BARE = re.compile(rf"(?<![\w-])[nN](?i:ame){_OPEN}({_CAPITAL}(?: {_CAPITAL}){{1,2}})(?=[\"'<\\,;\n]|$)")
_NAME_SPOKEN = re.compile(
    r"(?<![^\W_])(?i:mr|mrs|ms|miss|dr|г-н|г-жа|господин|госпожа|уважаем\w{2}|dear|my name is|mein name ist"
    r"|меня зовут|мо[её] имя"
    r"|на имя|с уважением|(?:best |kind )?regards|sincerely(?: yours)?|(?:card)?holder"
    r"|(?:держатель|владелец)(?: карты)?|(?:karten|konto)inhaber|фио|имя|фамилия|отчество)"
    rf"[.,:]?\s{{1,3}}({_FULL})"
)
_NAME_FORMED = re.compile(
    r"(?:(?<!\w)[А-ЯЁ][а-яё-]{1,30} )?(?<!\w)[А-ЯЁ][а-яё]{1,20} "
    r"[А-ЯЁ][а-яё]{2,20}(?:вич|вн|чн)[а-яё]{0,3}(?!\w)(?: [А-ЯЁ][а-яё-]{1,30})?"
    r"|(?<!\w)[А-ЯЁ][а-яё-]{1,30} [А-ЯЁ]\. ?[А-ЯЁ]\.|(?<!\w)[А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ][а-яё-]{1,30}"
)
_NAME_BY_MAIL = re.compile(rf"({_CAPITAL}(?: {_CAPITAL}){{1,3}})(?=\"? <\[email\]>)")
_ON_CARD = r"[A-Z]{2,20}(?: [A-Z]{1,20}){1,2}(?!\w)"
_CARD = r"\d{6}\*{2,9}\d{4}"
_NAME_BY_CARD = re.compile(rf"{_CARD}[^A-Za-zА-Яа-я]{{1,24}}({_ON_CARD})|(?<!\w)({_ON_CARD})(?=[^\w*]{{1,6}}{_CARD})")
_NOT_A_NAME = re.compile(
    r"(?<!\w)(?:VISA|MASTERCARD|MASTER|CARD|MIR|AMEX|MAESTRO|UNIONPAY|JCB|BELKART|EXP|VALID|THRU|CVV|CVC|USD|EUR|RUB|BYN"
    r"|DECLINED|APPROVED|PAN|ORDER|ERROR|PIN|RRN|CREDIT|DEBIT|NOT|DO|HONOR|PAYMENT|REFUND|BANK|FUNDS|SHOP|STORE|LTD|LLC|INC|GMBH)(?!\w)"
)

_HOUSE = (
    r",?\s?(?:д\.?|дом|стр\.?|корп\.?|к\.?|кв\.?|квартира|оф\.?|офис|подъезд|этаж)?"
    r"\s?\d{1,4}[а-яА-Я]?(?:[/-]\d{1,4}){0,2}"
)
_ADDRESS = re.compile(
    r"(?<!\w)(?:\d{6},?\s)?(?:(?:г\.|город|гор\.)\s?[А-ЯЁ][\w-]{1,30},?\s)?"
    r"(?:ул\.?|улиц[аеы]|вул\.?|пр-к?т\.?|просп\.|проспект[еа]?|пер\.|переул\w{2,4}|б-р|бульвар[еа]?|ш\.|шоссе|наб\.|набережн\w{2}"
    r"|пл\.|мкр\.?|микрорайон[еа]?|проезд[еа]?|тракт[еа]?)\s?(?:[А-ЯЁ][\w«».-]{1,30}|\d[\w-]{0,3} [А-ЯЁ][\w-]{1,30})"
    rf"(?: [А-ЯЁ][\w«».-]{{1,30}}){{0,2}}(?:{_HOUSE}){{0,4}}"
    r"|(?<!\w)[A-ZÄÖÜ][\w-]{1,30}(?:straße|strasse|str\.|gasse|allee|platz) \d{1,4}[a-z]?"
    r"(?:, \d{5} [A-ZÄÖÜ][\w-]{1,30})?"
    r"|(?<!\w)\d{1,5}[A-Z]?\s(?:[A-Z][A-Za-z.'-]{0,20}\s){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct"
    r"|Way|Place|Pl|Square|Sq|Terrace)(?!\w)\.?(?:,?\s(?:Apt|Apartment|Suite|Unit)\.?\s?\w{1,6})?"
    r"(?:,\s[A-Z][A-Za-z .-]{1,30}){0,2}(?:,?\s\d{5})?"
)
_ADDRESS_FIELD = re.compile(
    r"(?i:address(?:[ _-]?line)?[ _-]?\d?|street|line[ _]?[12]|ship(?:ping)? to|adresse"
    r"|адрес(?: доставки| проживания)?)"
    r"(?:\\?[\"'])?\s{0,3}[:=>]\s{0,3}\\?[\"']?"
    r"(?![A-Za-z0-9]{24})((?<=\")[^\"\\\r\n\[]{1,60}[ ,][^\"\\\r\n\[]{1,120}"
    r"|[^\s\"'\\\[\r\n;<&]{1,60}(?:[ ,+]|%20)[^\r\n;\"'\[<&]{1,120})"
    r"|\"(?i:city|zip|zip_?code|postal_?code|postcode|state)\"\s{0,3}:\s{0,3}\"([^\"\\\r\n\[]{1,60})"
)
_BIRTH = re.compile(
    r"(?i:birth[ _-]?date|birthday|date[ _]of[ _]birth|dob|дата рождения)"
    r"[\"'\\]{0,2}\s{0,3}[:=–—-]?\s{0,3}[\"'\\]{0,2}(\d[\d./-]{5,9})"
)


def mask(text: str, found: Found) -> str:
    """Personal data as `[email]`, `[phone]`, `[name]`, `[address]` and `[birth date]`."""
    text = hide(_EMAIL, text, found, "email", "[email]")
    text = hide(_IP, text, found, lambda match: "address" if _is_ip(match[0]) else "", "[address]")
    text = hide(_BIRTH, text, found, "birth_date", "[birth date]")
    text = hide(_ADDRESS_FIELD, text, found, "address", "[address]")
    text = hide(_ADDRESS, text, found, "address", "[address]")
    text = hide(_PHONE_NAMED, text, found, "phone", "[phone]")
    text = hide(_PHONE, text, found, "phone", "[phone]")
    text = hide(_NAME_FIELD, text, found, "name", "[name]")
    text = hide(_NAME_SPOKEN, text, found, "name", "[name]")
    text = hide(_NAME_BY_MAIL, text, found, "name", "[name]")
    text = hide(_NAME_BARE, text, found, _kind_of_name, "[name]")
    text = hide(_NAME_FORMED, text, found, "name", "[name]")
    return hide(_NAME_BY_CARD, text, found, _kind_of_name, "[name]")


def _kind_of_name(match: re.Match[str]) -> str:
    """Nothing, if one of the words is no name but one that is often written in capitals in payments."""
    return "" if _NOT_A_NAME.search(match[0].upper()) else "name"


def _is_ip(candidate: str) -> bool:
    try:
        ip_address(candidate)
    except ValueError:
        return False
    return True
