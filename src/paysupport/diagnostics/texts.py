"""Sentences for payer, merchant and agent, filled with typed facts by Babel.

Placeholders are `{name}` for a fact and `{name:form|form|form}` for a counted noun (one|other in English,
one|few|many in Russian); there is no other syntax.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Context, Decimal, localcontext
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import category

from paysupport.model import Party
from paysupport.money import Money
from paysupport.redaction import redact

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


Fact: TypeAlias = Money | datetime | date | int | Decimal | str | Text | tuple[datetime, ...]
"""A text may have placeholders itself, for facts beside it."""


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
        said = _counted(facts[name], forms, lang) if forms else told(facts[name], lang)
        return fill(said, lang, facts) if isinstance(facts[name], Text) else said

    return _PLACEHOLDER.sub(place, template)


def told(fact: Fact, lang: str) -> str:  # noqa: PLR0911 - one for each type
    """A fact in the way of its type and language: `4,800.00 BYN`, `20 November 2026, 10:00 UTC+03:00`."""
    match fact:
        case Money():
            return _money(fact, lang)
        case datetime():
            return moment(fact, lang)
        case tuple():
            return moments(fact, lang)
        case date():
            from babel.dates import format_date  # noqa: PLC0415 - Babel is opened only for a text with facts

            return format_date(fact, "d MMMM y", locale=_locale(lang))
        case Text() | Party():
            said = PARTIES[fact] if isinstance(fact, Party) else fact
            return said.ru if lang == "ru" else said.en
        case str():
            words = visible(" ".join(fact.split()))
            return words if len(words) <= _LONGEST else redact(words)[:_LONGEST]
        case _:
            return f"{fact:f}" if isinstance(fact, Decimal) else str(fact)


def moment(time: datetime, lang: str, *, seconds: bool = False) -> str:
    """A day and the time of it, in the zone in which it was given."""
    from babel.dates import format_datetime  # noqa: PLC0415 - as above

    zone = time.strftime("%Z")
    named = f"UTC{zone}" if zone.startswith(("+", "-")) else zone
    pattern = f"d MMMM y, HH:mm{':ss' if seconds else ''}"
    return f"{format_datetime(time, pattern, locale=_locale(lang))} {named}".strip()


def moments(times: Sequence[datetime], lang: str) -> str:
    """Several moments; the day and the zone stand there once, where they are the same for all."""
    first, *others = times
    if any((each.date(), each.utcoffset()) != (first.date(), first.utcoffset()) for each in others):
        return _listed([moment(each, lang) for each in times], lang)
    day, _, end = moment(first, lang).rpartition(f"{first:%H:%M}")
    return f"{day}{_listed([f'{each:%H:%M}' for each in times], lang)}{end}"


def _listed(words: Sequence[str], lang: str) -> str:
    *before, last = words
    return f"{', '.join(before)} {'и' if lang == 'ru' else 'and'} {last}" if before else last


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

GENERIC_FAILURE = Text(
    en=(
        "The network did not carry out your transfer. The coins are still in your wallet, only the network fee was"
        " taken. Please check the transfer in your wallet, and pay again from it or in another way; if it fails again,"
        " ask your wallet's support."
    ),
    ru=(
        "Сеть не исполнила ваш перевод. Монеты остались в вашем кошельке, списана только комиссия сети. Проверьте"
        " перевод в кошельке и оплатите ещё раз из него или другим способом; если снова не получится, обратитесь в"
        " поддержку кошелька."
    ),
)
"""The same for a transfer that a contract or network refused to execute."""

GENERIC_HOLD = Text(
    en=(
        "Your transfer has been received and is still being processed, which can take longer than usual. Please do not"
        " send it again. The shop will tell you the result; ask it if you hear nothing within a day."
    ),
    ru=(
        "Ваш перевод получен и ещё обрабатывается; это может занять больше времени, чем обычно. Пожалуйста, не"
        " отправляйте его повторно. О результате сообщит магазин; если за сутки ответа не будет, напишите ему."
    ),
)
"""The same for money on a chain, which has left the payer and is held: the words do not tell for what."""
