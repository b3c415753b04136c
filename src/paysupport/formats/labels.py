"""The few words around a diagnosis, in English and Russian, and what may stand in a line of output."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

from paysupport.diagnostics.catalogue import rules
from paysupport.diagnostics.diagnosis import Diagnosis, Unchecked
from paysupport.diagnostics.rule import Rule
from paysupport.diagnostics.texts import PARTIES, Text, moment, told
from paysupport.model import Answer, Audience, Certainty, Level, Party, Payment, Retry
from paysupport.redaction import redact

_LONGEST = 300
"""Characters of what a provider wrote that are shown to people; JSON has the rest."""

PARTS = {
    "payment": Text(en="the payment", ru="платёж"),
    "order": Text(en="the order in the shop", ru="заказ в магазине"),
    "notifications": Text(en="the log of notifications", ru="журнал уведомлений"),
    "settings": Text(en="the settings of the integration", ru="настройки интеграции"),
    "limits": Text(en="the limit and its use", ru="лимит и его расход"),
    "history": Text(en="the earlier attempts", ru="прошлые попытки"),
    "others": Text(en="the other payments", ru="другие платежи"),
    "invoice": Text(en="the crypto invoice", ru="счёт на оплату криптовалютой"),
    "transfers": Text(en="what explorers or nodes show", ru="данные обозревателей или узлов сети"),
    "pasted": Text(en="the transaction hash from the payer", ru="хеш транзакции от плательщика"),
}
AUDIENCES = {
    Audience.PAYER: Text(en="Tell the payer", ru="Плательщику"),
    Audience.MERCHANT: Text(en="Tell the merchant", ru="Магазину"),
    Audience.AGENT: Text(en="For the agent", ru="Сотруднику поддержки"),
}
STATUSES = {
    "created": Text(en="created", ru="создан"),
    "pending": Text(en="pending", ru="в обработке"),
    "requires_action": Text(en="waiting for the payer", ru="ждёт действия плательщика"),
    "authorized": Text(en="authorised, not captured", ru="авторизован, деньги не списаны"),
    "paid": Text(en="paid", ru="оплачен"),
    "failed": Text(en="failed", ru="не прошёл"),
    "cancelled": Text(en="cancelled", ru="отменён"),
    "expired": Text(en="expired", ru="срок истёк"),
    "refunded": Text(en="refunded", ru="возвращён"),
    "partially_refunded": Text(en="refunded in part", ru="возвращён частично"),
    "disputed": Text(en="disputed", ru="оспорен"),
    "unknown": Text(en="status unknown", ru="статус неизвестен"),
}
CERTAINTIES = {
    "certain": Text(en="certain", ru="точно"),
    "likely": Text(en="likely", ru="вероятно"),
    "possible": Text(en="possible", ru="возможно"),
}
LEVELS = {
    "error": Text(en="error", ru="ошибка"),
    "warning": Text(en="warning", ru="предупреждение"),
    "info": Text(en="for information", ru="к сведению"),
}
ANSWERS = {
    Answer.YES: Text(en="yes", ru="да"),
    Answer.NO: Text(en="no", ru="нет"),
    Answer.UNKNOWN: Text(en="not known", ru="неизвестно"),
}
WORDS = {
    "test": Text(en="test payment", ru="тестовый"),
    "order": Text(en="order", ru="заказ"),
    "invoice": Text(en="Crypto invoice", ru="Криптосчёт"),
    "transaction": Text(en="Transaction", ru="Транзакция"),
    "nothing_wrong": Text(en="Nothing wrong was found.", ru="Ошибок не найдено."),
    "unexplained": Text(en="Failed for a reason that is not known here.", ru="Платёж не прошёл, причина неизвестна."),
    "cannot_tell": Text(en="Cannot be determined from what is known.", ru="По имеющимся данным сказать нельзя."),
    "responsible": Text(en="responsible", ru="на чьей стороне"),
    "again": Text(en="try again", ru="повтор"),
    "decided_by": Text(en="decided by", ru="на основании"),
    "untied": Text(
        en="without a fingerprint of the card its attempts cannot be told apart for sure",
        ru="без отпечатка карты нельзя сказать точно, все ли попытки были с неё",
    ),
    "evidence": Text(en="evidence", ru="основание"),
    "refuted": Text(en="refuted by", ru="опровергнет"),
    "or_else": Text(en="or else", ru="или же"),
    "disagreement": Text(en="the parts of the answer differ", ru="части ответа расходятся"),
    "because": Text(en="follows from", ru="следует из"),
    "missing": Text(en="What is missing", ru="Чего не хватает"),
    "ask": Text(en="ask", ru="спросить:"),
    "checked": Text(en="Looked for and not found", ru="Искали и не нашли"),
    "raw": Text(en="the provider said", ru="ответ провайдера"),
    "silent": Text(en="the provider named no reason", ru="провайдер причину не назвал"),
    "timeline": Text(en="Timeline", ru="Ход событий"),
    "details": Text(en="What shows it", ru="Чем подтверждено"),
    "count": Text(en="count", ru="сколько"),
    "cause": Text(en="cause", ru="причина"),
    "title": Text(en="title", ru="название"),
    "money": Text(en="money", ru="сумма"),
}

_HEADING = Text(en="{provider} payment {id}", ru="платёж {provider} {id}")
_NO = Text(en="no", ru="нельзя")
_AT_ONCE = Text(en="at once", ru="можно сразу")
_LATER = Text(en="later", ru="позже")
_NOT_AT_ONCE = Text(en="not at once, and whether later is not known", ru="не сразу, а можно ли позже, неизвестно")
_NOT_THE_SAME = Text(en="not with the same card or method", ru="той же картой или способом нельзя")
_NOT_BEFORE = Text(en="from {time} on", ru="не раньше {time}")
_ANOTHER = Text(en="another card or method may work", ru="можно другой картой или способом")
_NO_OTHER = Text(en="another card or method does not help", ru="другая карта или способ не помогут")
_FIRST = Text(en="first {party} has to act", ru="сначала действует {party}")
_LEFT = Text(en="attempts left: {count}", ru="осталось попыток: {count}")


def tongue(lang: str) -> str:
    """The language of the labels for a language of the texts."""
    return "ru" if lang in {"ru", "be"} else "en"


def say(text: Text, lang: str) -> str:
    """A label; in English where the language has none."""
    return told(text, tongue(lang))


def word(name: str, lang: str) -> str:
    """One of `WORDS`."""
    return say(WORDS[name], lang)


def party(name: Party | None, lang: str) -> str:
    """A party, or that it is not known."""
    return say(PARTIES[name], lang) if name else say(ANSWERS[Answer.UNKNOWN], lang)


def when(time: datetime, lang: str) -> str:
    """Date and time in UTC, to the second; as given where UTC has no such year."""
    with suppress(OverflowError):
        time = time.astimezone(UTC)
    return moment(time, tongue(lang), seconds=True)


def short(text: str) -> str:
    """What a provider wrote, as far as a person reads it; redacted where it is cut."""
    return text if len(text) <= _LONGEST else redact(text)[: _LONGEST - 1] + "…"


def heading(payment: Payment, lang: str) -> str:
    """The payment in one line."""
    name = say(_HEADING, lang).format(provider=payment.provider, id=short(payment.id or "?"))
    parts = [
        name[0].upper() + name[1:] if tongue(lang) == "ru" else name,
        f"{word('order', lang)} {short(payment.order)}" if payment.order else "",
        say(STATUSES[payment.status.value], lang),
        told(payment.amount, tongue(lang)) if payment.amount else short(payment.currency or ""),
        word("test", lang) if payment.test else "",
    ]
    return redact(" · ".join(part for part in parts if part))


def subject(diagnosis: Diagnosis, lang: str) -> str | None:
    """What was looked at in one line: the payment, the invoice on a chain, or the transaction."""
    bundle = diagnosis.bundle
    if bundle.payment is not None:
        return heading(bundle.payment, lang)
    status = say(STATUSES[diagnosis.status.value], lang)
    if bundle.invoice is not None:
        amount = bundle.invoice.amount
        asked = f"{'' if amount is None else f'{amount.normalize():f} '}{bundle.invoice.asset}"
        parts = [f"{word('invoice', lang)} {short(bundle.invoice.id or '?')}", status, asked, bundle.invoice.network]
    elif bundle.transfers:
        parts = [f"{word('transaction', lang)} {bundle.transfers[0].reference}", status, bundle.transfers[0].network]
    else:
        return None
    return redact(" · ".join(parts))


def state(diagnosis: Diagnosis) -> str:
    """The word for a diagnosis without a verdict."""
    return "unexplained" if diagnosis.unknown else "cannot_tell" if diagnosis.undecided else "nothing_wrong"


def raw(diagnosis: Diagnosis) -> str:
    """What the provider said of a refusal, shortened; empty where it named no reason."""
    decline = diagnosis.payment.decline if diagnosis.payment else None
    said = [decline.code, decline.network_code, decline.message] if decline else []
    return redact(", ".join(short(each) for each in said if each))


def notes(diagnosis: Diagnosis, lang: str) -> list[str]:
    """What stands beside a verdict or in place of it for information: title and code."""
    return [f"{each.title(lang)} ({each.code})" for each in diagnosis.findings if each.level is Level.INFO]


def absent(diagnosis: Diagnosis, lang: str) -> list[str]:
    """Where there is no verdict: the faults that were looked for, and of which none was found."""
    if diagnosis.verdict is not None:
        return []
    return [named(code, lang) for code in diagnosis.checked if (rule := _rule(code)) and rule.level is not Level.INFO]


def named(code: str, lang: str) -> str:
    """A rule by its title and code; by its code alone where it is not installed."""
    rule = _rule(code)
    return f"{say(rule.title, lang)} ({code})" if rule else code


def _rule(code: str) -> Rule | None:
    return next((rule for rule in rules() if rule.code == code), None)


def missing(unchecked: Iterable[Unchecked], lang: str) -> Iterator[tuple[str, str, str]]:
    """Each missing part once: what it is, whom to ask, and the rules that wait for it."""
    waiting: dict[tuple[str, Party], list[str]] = {}
    for each in unchecked:
        waiting.setdefault((each.missing, each.ask), []).append(each.rule)
    for (part, ask), codes in waiting.items():
        yield say(PARTS[part], lang), f"{word('ask', lang)} {party(ask, lang)}", ", ".join(codes)


def again(retry: Retry, lang: str) -> list[str]:
    """May it be tried again, in a few phrases; none where nothing is known."""
    phrases = [*_same(retry, lang), *_other(retry, lang)]
    if retry.after:
        phrases.append(say(_FIRST, lang).format(party=party(retry.after, lang)))
    if retry.attempts_left is not None:
        phrases.append(say(_LEFT, lang).format(count=retry.attempts_left))
    return phrases


def _same(retry: Retry, lang: str) -> Iterator[str]:
    match retry.now, retry.later, retry.other:
        case Answer.YES, _, _:
            yield say(_AT_ONCE, lang)
        case _, Answer.YES, _:
            yield say(_LATER, lang)
        case Answer.NO, Answer.NO, Answer.NO:
            yield say(_NO, lang)
        case Answer.NO, Answer.NO, _:
            yield say(_NOT_THE_SAME, lang)
        case Answer.NO, _, _:
            yield say(_NOT_AT_ONCE, lang)
        case _:
            pass
    if retry.not_before:
        yield say(_NOT_BEFORE, lang).format(time=moment(retry.not_before, tongue(lang)))


def _other(retry: Retry, lang: str) -> Iterator[str]:
    if retry.other is Answer.YES:
        yield say(_ANOTHER, lang)
    elif retry.other is Answer.NO and Answer.YES in {retry.now, retry.later}:
        yield say(_NO_OTHER, lang)


def decided(retry: Retry, lang: str) -> str | None:
    """The ceiling or advice behind the answers, and how sure it is; None where the rule alone answers."""
    if retry.decided_by is None:
        return None
    sure = retry.certainty or Certainty.CERTAIN
    why = f": {word('untied', lang)}" if sure is Certainty.POSSIBLE else ""
    return f"{word('decided_by', lang)}: {retry.decided_by}; {say(CERTAINTIES[sure.value], lang)}{why}"
