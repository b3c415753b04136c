"""Sentences for payer, merchant and agent, filled with typed facts by Babel.

Placeholders are `{name}` for a fact and `{name:form|form|form}` for a counted noun (one|other in English,
one|few|many in Russian); there is no other syntax.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Context, Decimal, localcontext
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import category

from paysupport.model import Party
from paysupport.money import Money

if TYPE_CHECKING:
    from babel import Locale

Overrides: TypeAlias = Mapping[str, Mapping[str, str]]
"""Language, then key (`PS101.payer`), then sentence."""

FALLBACKS: Mapping[str, str] = {"be": "ru", "ru": "en"}

_LONGEST = 300
_DIGITS = 120  # of the longest amount on a chain, with its decimals
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_PLACEHOLDER = re.compile(r"\{(\w+)(?::([^{}]*))?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One statement in English and Russian; each says it in its own way."""

    en: str
    ru: str

    @property
    def placeholders(self) -> frozenset[str]:
        """The names of the facts it needs, in any language."""
        return frozenset(name for sentence in (self.en, self.ru) for name, _ in _PLACEHOLDER.findall(sentence))


Fact: TypeAlias = Money | datetime | date | int | Decimal | str | Text


def sentence(
    text: Text, lang: str, facts: Mapping[str, Fact], *, key: str = "", overrides: Overrides | None = None
) -> tuple[str, str]:
    """The filled sentence and the language it is in: the one asked for, or the next that exists (be, ru, en)."""
    lang = lang.lower().split("-")[0]
    while True:
        own = (overrides or {}).get(lang, {}).get(key) or _installed().get(lang, {}).get(key)
        if own or lang in {"en", "ru"}:
            return fill(own or (text.ru if lang == "ru" else text.en), lang, facts), lang
        lang = FALLBACKS.get(lang, "en")


def fill(template: str, lang: str, facts: Mapping[str, Fact]) -> str:
    """Put the facts into a template, each in the way of its type and language."""
    if "{" not in template:
        return template

    def place(found: re.Match[str]) -> str:
        name, forms = found.groups()
        return _counted(facts[name], forms, lang) if forms else _said(facts[name], lang)

    return _PLACEHOLDER.sub(place, template)


def _said(fact: Fact, lang: str) -> str:
    match fact:
        case Money():
            return _money(fact, lang)
        case datetime():
            from babel.dates import format_datetime  # noqa: PLC0415 - Babel is opened only for a text with facts

            zone = fact.strftime("%Z")
            return f"{format_datetime(fact, 'd MMMM y, HH:mm', locale=_locale(lang))} {zone}".strip()
        case date():
            from babel.dates import format_date  # noqa: PLC0415 - as above

            return format_date(fact, "d MMMM y", locale=_locale(lang))
        case Text() | Party():
            said = PARTIES[fact] if isinstance(fact, Party) else fact
            return said.ru if lang == "ru" else said.en
        case str():
            return visible(" ".join(fact.split()))[:_LONGEST]
        case _:
            return f"{fact:f}" if isinstance(fact, Decimal) else str(fact)


def visible(text: str) -> str:
    """Text without line breaks and other control characters, text direction marks and invisible characters."""
    return "".join(char for char in text if category(char) not in _HIDDEN)


def _money(money: Money, lang: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415 - as above

    places = max(0, -int(money.amount.as_tuple().exponent))
    with localcontext(Context(prec=_DIGITS)):
        return f"{format_decimal(money.amount, '#,##0.' + '0' * places, locale=_locale(lang))} {money.currency}"


def _counted(fact: Fact, forms: str, lang: str) -> str:
    choices = forms.split("|")
    rule = _locale(lang).plural_form(int(fact) if isinstance(fact, int | Decimal) else 0)
    place = {"one": 0, "few": 1, "many": 2}.get(rule, -1)
    return f"{fact} {choices[min(place, len(choices) - 1)]}"


@cache
def _locale(lang: str) -> "Locale":
    from babel import Locale  # noqa: PLC0415 - as above

    return Locale.parse(lang)


@cache
def _installed() -> Mapping[str, Mapping[str, str]]:
    return {point.name: point.load() for point in entry_points(group="paysupport.texts")}


PARTIES: Mapping[Party, Text] = {
    Party.PAYER: Text(en="the payer", ru="плательщик"),
    Party.MERCHANT: Text(en="the merchant", ru="магазин"),
    Party.ISSUER: Text(en="the issuing bank", ru="банк, выпустивший карту"),
    Party.ACQUIRER: Text(en="the acquiring bank", ru="банк-эквайер"),
    Party.NETWORK: Text(en="the card network", ru="платёжная система"),
    Party.PROVIDER: Text(en="the payment provider", ru="платёжный провайдер"),
    Party.WALLET: Text(en="the payer's wallet or mobile operator", ru="кошелёк или мобильный оператор плательщика"),
    Party.EXCHANGE: Text(en="the exchange", ru="биржа"),
    Party.CHAIN: Text(en="the blockchain network", ru="блокчейн-сеть"),
}

GENERIC_REFUSAL = Text(
    en=(
        "Your bank did not approve this payment, and no money was taken. Please pay with another card or another"
        " method. If you want to use this card, ask the bank that issued it."
    ),
    ru=(
        "Банк не одобрил этот платёж, деньги не списаны. Пожалуйста, оплатите другой картой или другим способом."
        " Если хотите заплатить именно этой картой, обратитесь в банк, который её выпустил."
    ),
)
"""What a payer is told whenever the true reason is not his to know: the same words each time."""
