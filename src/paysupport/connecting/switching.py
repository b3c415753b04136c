"""What changes for a shop that leaves one provider for another; taken from the adapters where code knows it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from pydantic import Field, SkipValidation, model_serializer

from paysupport.adapters.contracts import Provider
from paysupport.adapters.registry import provider
from paysupport.connecting.guide import Guide, guide
from paysupport.connecting.hosts import hosts
from paysupport.diagnostics.texts import Text
from paysupport.errors import ConfigurationError
from paysupport.model import Model, Status

_TOLD = (Status.PAID, Status.AUTHORIZED, Status.PENDING, Status.REQUIRES_ACTION, Status.CREATED, Status.FAILED,
         Status.CANCELLED, Status.EXPIRED, Status.REFUNDED, Status.PARTIALLY_REFUNDED)  # fmt: skip
_ABILITIES = ("lookup", "search", "verify", "confirm", "deliveries", "registration", "next_delivery")


class Difference(Model):
    """One thing that is not the same.

    Attributes:
        name: minor_units, exponents, statuses, signature, ids, keys, requests, refunds, test_mode, abilities, cards.
        old, new: how it is with each of the two providers.
        do: what to change.
        rows: the same side by side: what, with the old provider, with the new one.
        certain: whether documents say so of both.
    """

    name: str
    title: Text
    old: Text | None = None
    new: Text | None = None
    do: Text
    rows: tuple[tuple[str, str, str], ...] = ()
    certain: bool = True


class Change(Model):
    """What changes with the provider."""

    old: SkipValidation[Guide] = Field(repr=False)
    new: SkipValidation[Guide] = Field(repr=False)
    differences: tuple[Difference, ...]

    @model_serializer(mode="plain")
    def _wire(self) -> dict[str, Any]:
        from paysupport.connecting.wire import change_json  # noqa: PLC0415 - it writes changes, and so knows this module

        return change_json(self)


def switch(old: str, new: str) -> Change:
    """What differs when a shop goes from one provider to another.

    Raises:
        ConfigurationError: one of them has no guide, or both are the same.
    """
    before, after = guide(old), guide(new)
    if before.name == after.name:
        raise ConfigurationError(f"{before.name} is both the old and the new provider")
    found = (_amounts, _exponents, _statuses, _signature, _ids, _requests, _keys, _refunds, _test_mode, _abilities)
    differences = [each for make in found for each in make(before, after)]
    return Change(old=before, new=after, differences=(*differences, _CARDS))


def _amounts(old: Guide, new: Guide) -> Iterator[Difference]:
    shown = {"minor": "2550", "major": "25.50"}
    forms = {
        "minor": Text(en="integers of minor units: 2550", ru="целые числа в минимальных единицах: 2550"),
        "major": Text(en="decimals of major units: 25.50", ru="десятичные дроби в основных единицах: 25.50"),
    }
    same = old.amounts == new.amounts
    keep = Text(en="Nothing, but for the currencies below.", ru="Ничего, кроме валют ниже.")
    change = Text(
        en=f"Send {shown[new.amounts]} where {shown[old.amounts]} was sent, in payments, refunds and comparisons.",
        ru=f"Отправлять {shown[new.amounts]} вместо {shown[old.amounts]}: в платежах, возвратах и сравнениях сумм.",
    )
    yield Difference(
        name="minor_units",
        title=Text(en="Amounts", ru="Суммы"),
        old=forms[old.amounts],
        new=forms[new.amounts],
        do=keep if same else change,
    )


def _exponents(old: Guide, new: Guide) -> Iterator[Difference]:
    before, after = (_table(each.name, "EXPONENTS") for each in (old, new))
    rows = tuple(
        (code, _unit(before[code]), _unit(after[code]))
        for code in sorted(before.keys() & after.keys())
        if before[code] != after[code]
    )
    if rows:
        yield Difference(
            name="exponents",
            title=Text(en="Decimals of currencies", ru="Знаки после запятой у валют"),
            do=Text(
                en="If you sell in one of these currencies, shift its amounts anew.",
                ru="Если продаёте в этих валютах, пересчитайте суммы заново.",
            ),
            rows=rows,
        )


def _unit(exponent: int) -> str:
    return f"{exponent} ({Decimal(1).scaleb(-exponent):f})"


def _statuses(old: Guide, new: Guide) -> Iterator[Difference]:
    before, after = _words(old.name), _words(new.name)
    rows = tuple(
        (status.value, before.get(status, "—"), after.get(status, "—"))
        for status in _TOLD
        if before.get(status) != after.get(status)
    )
    yield Difference(
        name="statuses",
        title=Text(en="Statuses", ru="Статусы"),
        do=Text(
            en="Map the new words to the states of your orders; what is not in the list must never mean paid.",
            ru="Сопоставьте новые слова состояниям заказов; чего в списке нет, не должно означать оплату.",
        ),
        rows=rows,
    )


def _words(name: str) -> dict[Status, str]:
    """The provider's words for each of our statuses; those of payments, where a table has other objects too."""
    found: dict[Status, list[str]] = {}
    for word, status in _table(name, "STATUSES").items():
        found.setdefault(status, []).append(word)
    return {status: ", ".join(words) for status, words in found.items()}


def _signature(old: Guide, new: Guide) -> Iterator[Difference]:
    yield Difference(
        name="signature",
        title=Text(en="Proof of notifications", ru="Подлинность уведомлений"),
        old=_together(old.webhook.proof, old.webhook.answer),
        new=_together(new.webhook.proof, new.webhook.answer),
        do=Text(
            en="Write a new handler at a new address, and leave the old one in place: refunds and disputes of old"
            " payments are still reported to it.",
            ru="Сделайте новый обработчик на новом адресе, а старый не убирайте: о возвратах и спорах по старым"
            " платежам по-прежнему будут сообщать ему.",
        ),
        certain=old.webhook.certain and new.webhook.certain,
    )


def _ids(old: Guide, new: Guide) -> Iterator[Difference]:
    yield Difference(
        name="ids",
        title=Text(en="Ids", ru="Номера"),
        old=old.ids.text,
        new=new.ids.text,
        do=Text(
            en="Keep the provider's name beside the id of each payment, make the column long enough, and send your"
            " order id where the new provider keeps it.",
            ru="Храните рядом с номером платежа имя провайдера, проверьте длину поля и передавайте номер заказа туда,"
            " где его хранит новый провайдер.",
        ),
        certain=old.ids.certain and new.ids.certain,
    )


def _requests(old: Guide, new: Guide) -> Iterator[Difference]:
    yield Difference(
        name="requests",
        title=Text(en="Requests", ru="Запросы"),
        do=Text(
            en=f"paysupport connect --provider {new.name} --own-code python shows them with examples.",
            ru=f"paysupport connect --provider {new.name} --own-code python покажет их с примерами.",
        ),
        rows=tuple(
            (name, _request(old, name), _request(new, name))
            for name in ("token", "create", "redirect", "status", "capture", "refund")
            if any(call.name == name for call in (*old.calls, *new.calls))
        ),
        certain=all(call.certain for call in (*old.calls, *new.calls)),
    )


def _request(chosen: Guide, name: str) -> str:
    found = (f"{call.method} {call.url.format_map(hosts(chosen.name))}" for call in chosen.calls if call.name == name)
    return next(found, "—")


def _keys(old: Guide, new: Guide) -> Iterator[Difference]:
    yield Difference(
        name="keys",
        title=Text(en="Keys and settings", ru="Ключи и настройки"),
        old=_listed(old),
        new=_listed(new),
        do=Text(
            en="Enter the new ones beside the old ones, which are needed for the payments of the past.",
            ru="Добавьте новые, а старые сохраните: они нужны для прежних платежей.",
        ),
        certain=all(each.certain for each in (*old.settings, *new.settings)),
    )


def _listed(chosen: Guide) -> Text:
    titles = [each.title for each in chosen.settings]
    return Text(en=", ".join(each.en for each in titles), ru=", ".join(each.ru for each in titles))


def _refunds(old: Guide, new: Guide) -> Iterator[Difference]:
    yield Difference(
        name="refunds",
        title=Text(en="Refunds of old payments", ru="Возвраты по старым платежам"),
        old=Text(en=_request(old, "refund"), ru=_request(old, "refund")),
        new=Text(en=_request(new, "refund"), ru=_request(new, "refund")),
        do=Text(
            en=f"A payment is refunded where it was made: {new.title} knows nothing of those through {old.title}. Keep"
            f" the account, the keys and money on the balance there until the last refund or dispute can come.",
            ru=f"Платёж возвращают там, где он прошёл: {new.title} ничего не знает о платежах через {old.title}."
            f" Сохраните там договор, ключи и остаток на счёте, пока возможны возвраты и споры.",
        ),
    )


def _test_mode(old: Guide, new: Guide) -> Iterator[Difference]:
    yield Difference(
        name="test_mode",
        title=Text(en="Test mode", ru="Тестовый режим"),
        old=old.test_mode.text,
        new=new.test_mode.text,
        do=Text(
            en="Try the new provider to the end before the first real order goes there.",
            ru="Проверьте нового провайдера до конца, прежде чем отправить туда первый настоящий заказ.",
        ),
        certain=old.test_mode.certain and new.test_mode.certain,
    )


def _abilities(old: Guide, new: Guide) -> Iterator[Difference]:
    before, after = provider(old.name), provider(new.name)
    rows = tuple(
        (name, _can(before, name), _can(after, name)) for name in _ABILITIES if _can(before, name) != _can(after, name)
    )
    if rows:
        yield Difference(
            name="abilities",
            title=Text(en="What the API can do", ru="Что умеет API"),
            do=Text(
                en="Where something is gone, keep it yourself: store every notification and every id.",
                ru="Чего больше нет, храните сами: записывайте каждое уведомление и каждый номер.",
            ),
            rows=rows,
        )


def _can(kind: type[Provider], name: str) -> str:
    return "—" if getattr(kind, name) is getattr(Provider, name) else "+"


def _together(first: Text, second: Text) -> Text:
    return Text(en=f"{first.en} {second.en}", ru=f"{first.ru} {second.ru}")


def _table(name: str, wanted: str) -> Mapping[str, Any]:
    """A table of an adapter, from whichever of its modules holds it."""
    home = import_module(provider(name).__module__)
    modules = (import_module(f"{home.__name__}.{each.name}") for each in iter_modules(home.__path__))
    return next(vars(module)[wanted] for module in modules if wanted in vars(module))


_CARDS = Difference(
    name="cards",
    title=Text(en="Saved cards and subscriptions", ru="Сохранённые карты и подписки"),
    do=Text(
        en="Tokens of cards belong to the provider that gave them. Ask both whether they move them; else payers enter"
        " their cards anew, and old subscriptions have to be ended with the old provider.",
        ru="Токены карт действуют только у того провайдера, который их выдал. Спросите обоих, переносят ли они токены;"
        " если нет, покупатели введут карты заново, а старые подписки нужно отменить у прежнего провайдера.",
    ),
    certain=False,
)
