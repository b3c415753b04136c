"""What a card network says of a refusal: its response code, read by brand, region and day, and its advice.

Without a brand, and for a brand of which no table is known, only what the networks share is read, and less surely.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from paysupport.codes import amex, iso8583, mastercard, mir, unionpay, visa
from paysupport.codes.regions import region_of
from paysupport.codes.table import Table, code_of
from paysupport.model import Certainty, Reading, Reason, Via

TABLES: Mapping[str, Table] = {
    "visa": visa.TABLE,
    "mastercard": mastercard.TABLE,
    "amex": amex.TABLE,
    "unionpay": unionpay.TABLE,
    "mir": mir.TABLE,
}
"""By the brand's name as `brand_of` gives it."""

_OTHER_NAMES = {
    "americanexpress": "amex",
    "chinaunionpay": "unionpay",
    "cup": "unionpay",
    "eurocard": "mastercard",
    "maestro": "mastercard",
    "mc": "mastercard",
    "nspk": "mir",
    "vpay": "visa",
    "мир": "mir",
}
_NO_BRAND = frozenset({"", "unknown", "other"})
_WITH_PRODUCT = ("visa", "mastercard", "maestro", "amex", "unionpay")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_LONGEST_CODE = 8
_LONGEST_NAME = 40
_APART = (iso8583.TABLE, *TABLES.values())


def brand_of(said: str | None) -> str | None:
    """The name of a brand in one spelling (visa, mastercard, amex, unionpay, mir, jcb ...), products left out.

    Maestro is Mastercard's. None when nobody said, or said that it is not known.
    """
    word = _NOT_A_LETTER.sub("", (said or "")[:_LONGEST_NAME].casefold())
    if word in _NO_BRAND:
        return None
    word = next((brand for brand in _WITH_PRODUCT if word.startswith(brand)), word)
    return _OTHER_NAMES.get(word, word)


def response(network: str | None, code: str, on: date, region: str | None = None) -> Reading | None:
    """What a response code says; None where it is no refusal, or in no table."""
    if len(code) > _LONGEST_CODE:
        return None
    return _response(network and network[:_LONGEST_NAME], code, on, region and region[:_LONGEST_NAME])


def advice(network: str | None, code: str | None, said: str) -> Reading | None:
    """What an advice code says, which may depend on the response code that it comes with.

    A reading whose reason is `UNKNOWN` says only whether a further attempt is allowed.
    """
    if len(said) > _LONGEST_CODE or len(code or "") > _LONGEST_CODE:
        return None
    return _advice(network and network[:_LONGEST_NAME], code or "", said)


@lru_cache(maxsize=1024)
def _advice(network: str | None, code: str, said: str) -> Reading | None:
    brand, word = brand_of(network), code_of(said)
    table = TABLES.get(brand) if brand else mastercard.TABLE
    entry = (table.pairs.get((code_of(code), word)) or table.advice.get(word)) if table else None
    if table is None or entry is None:
        return None
    reading = table.reading(entry, Via.ADVICE)
    return reading if brand else _less_sure(reading)


@lru_cache(maxsize=4096)
def _response(network: str | None, said: str, on: date, place: str | None) -> Reading | None:
    brand, code, region = brand_of(network), code_of(said), region_of(place)
    if brand is None:
        return _shared(code, on, region)
    table = TABLES.get(brand)
    reading = table.of_code(code, on, region) if table else None
    if reading is not None:
        return reading
    common = iso8583.TABLE.of_code(code, on, region)
    return _less_sure(common) if common else None


def _shared(code: str, on: date, region: str | None) -> Reading | None:
    """What the networks say together: less sure where they agree, else only possible, with what the others say."""
    said = [reading for table in _APART if (reading := table.of_code(code, on, region)) is not None]
    if not said:
        return None
    first = said[0]
    reasons = dict.fromkeys(reading.reason for reading in said)
    others = dict.fromkeys((*reasons, *first.others))
    others.pop(first.reason, None)
    sure = _less(first.certainty) if len(reasons) == 1 else Certainty.POSSIBLE
    return first.model_copy(
        update={"certainty": sure, "others": tuple(others), "final": all(reading.final for reading in said)}
    )


def _less_sure(reading: Reading) -> Reading:
    return reading.model_copy(update={"certainty": _less(reading.certainty)})


def _less(certainty: Certainty) -> Certainty:
    return Certainty.LIKELY if certainty is Certainty.CERTAIN else Certainty.POSSIBLE


def is_vague(reading: Reading) -> bool:
    """Whether a reading leaves open why: no reason, the issuer's or provider's general one, or one of several."""
    return reading.reason in _GENERAL or reading.certainty is Certainty.POSSIBLE


_GENERAL = frozenset({Reason.UNKNOWN, Reason.DO_NOT_HONOR, Reason.GENERIC_DECLINE})
