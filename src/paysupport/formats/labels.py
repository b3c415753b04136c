"""The few words around a diagnosis, in English and Russian, and what may stand in a line of output."""

from contextlib import suppress
from datetime import UTC, datetime

from paysupport.diagnostics.texts import PARTIES, Text
from paysupport.model import Answer, Audience, Certainty, Party, Payment, Retry
from paysupport.redaction import redact

PARTS = {
    "payment": Text(en="the payment", ru="платёж"),
    "order": Text(en="the order in the shop", ru="заказ в магазине"),
    "notifications": Text(en="the log of notifications", ru="журнал уведомлений"),
    "settings": Text(en="the settings of the integration", ru="настройки интеграции"),
    "limits": Text(en="the limit and its use", ru="лимит и его расход"),
    "history": Text(en="the earlier attempts", ru="прошлые попытки"),
    "others": Text(en="the other payments", ru="другие платежи"),
}
AUDIENCES = {
    Audience.PAYER: Text(en="Tell the payer", ru="Плательщику"),
    Audience.MERCHANT: Text(en="Tell the merchant", ru="Магазину"),
    Audience.AGENT: Text(en="For the agent", ru="Оператору"),
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
    "payment": Text(en="payment", ru="платёж"),
    "order": Text(en="order", ru="заказ"),
    "test": Text(en="test payment", ru="тестовый"),
    "nothing_wrong": Text(en="Nothing wrong was found.", ru="Ошибок не найдено."),
    "unexplained": Text(en="Failed for a reason that is not known here.", ru="Платёж не прошёл, причина неизвестна."),
    "cannot_tell": Text(en="Cannot be determined from what is known.", ru="По имеющимся данным сказать нельзя."),
    "responsible": Text(en="responsible", ru="отвечает"),
    "again": Text(en="try again", ru="повтор"),
    "now": Text(en="now", ru="сейчас"),
    "later": Text(en="later", ru="позже"),
    "other": Text(en="another card or method", ru="другая карта или способ"),
    "after": Text(en="after action of", ru="после действий:"),
    "not_before": Text(en="not before", ru="не раньше"),
    "attempts_left": Text(en="attempts left", ru="осталось попыток"),
    "decided_by": Text(en="decided by", ru="на основании"),
    "untied": Text(
        en="without a fingerprint of the card its attempts cannot be told apart for sure",
        ru="без отпечатка карты нельзя сказать точно, все ли попытки были с неё",
    ),
    "evidence": Text(en="evidence", ru="основание"),
    "refuted": Text(en="refuted by", ru="опровергнет"),
    "or_else": Text(en="or else", ru="или же"),
    "disagreement": Text(en="the parts of the answer differ", ru="части ответа расходятся"),
    "because": Text(en="explained by", ru="объясняется правилом"),
    "unchecked": Text(en="Not checked", ru="Не проверено"),
    "missing": Text(en="missing", ru="не хватает:"),
    "ask": Text(en="ask", ru="спросить:"),
    "checked": Text(en="Checked", ru="Проверено"),
    "raw": Text(en="the provider said", ru="ответ провайдера"),
    "timeline": Text(en="Timeline", ru="Ход событий"),
    "details": Text(en="Details", ru="Подробности"),
}


def say(text: Text, lang: str) -> str:
    """A label; in English where the language has none."""
    return text.ru if lang in {"ru", "be"} else text.en


def word(name: str, lang: str) -> str:
    """One of `WORDS`."""
    return say(WORDS[name], lang)


def party(name: Party | None, lang: str) -> str:
    """A party, or that it is not known."""
    return say(PARTIES[name], lang) if name else say(ANSWERS[Answer.UNKNOWN], lang)


def when(time: datetime) -> str:
    """Date and time in UTC, to the second; as given where UTC has no such year."""
    with suppress(OverflowError):
        time = time.astimezone(UTC)
    return time.strftime("%Y-%m-%d %H:%M:%S %Z")


def heading(payment: Payment, lang: str) -> str:
    """The payment in one line."""
    parts = [
        f"{payment.provider} {word('payment', lang)} {payment.id or '?'}",
        f"{word('order', lang)} {payment.order}" if payment.order else "",
        say(STATUSES[payment.status.value], lang),
        str(payment.amount) if payment.amount else payment.currency or "",
        word("test", lang) if payment.test else "",
    ]
    return redact(" · ".join(part for part in parts if part))


def again(retry: Retry, lang: str) -> str:
    """The four answers on trying again, in one line."""
    parts = [f"{word(name, lang)}: {say(ANSWERS[getattr(retry, name)], lang)}" for name in ("now", "later", "other")]
    if retry.after:
        parts.append(f"{word('after', lang)} {party(retry.after, lang)}")
    if retry.not_before:
        parts.append(f"{word('not_before', lang)} {when(retry.not_before)}")
    if retry.attempts_left is not None:
        parts.append(f"{word('attempts_left', lang)}: {retry.attempts_left}")
    return " · ".join(parts)


def decided(retry: Retry, lang: str) -> str | None:
    """The ceiling or advice behind the answers, and how sure it is; None where the rule alone answers."""
    if retry.decided_by is None:
        return None
    sure = retry.certainty or Certainty.CERTAIN
    why = f": {word('untied', lang)}" if sure is Certainty.POSSIBLE else ""
    return f"{word('decided_by', lang)}: {retry.decided_by}; {say(CERTAINTIES[sure.value], lang)}{why}"
