"""What to tell whom when no cause was found: each state of a payment, and a failure that nobody explained."""

import re
from datetime import datetime

from paysupport.diagnostics.figures import figures
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Fact, Overrides, Text, sentence
from paysupport.model import Audience, Evidence, Payment, Status
from paysupport.redaction import redact


def spoken(
    bundle: Evidence,
    audience: Audience,
    lang: str,
    *,
    now: datetime,
    unknown: bool,
    overrides: Overrides | None = None,
) -> tuple[str, str]:
    """The text for an audience and the language it is in.

    A host overrides it by the key `outcome.<status>.<audience>`, such as `outcome.paid.payer`. The fact `figures` is a
    sentence with amount, fee, net and dates, or empty.
    """
    payment = bundle.payment
    name = "nothing" if payment is None else "unexplained" if unknown else payment.status.value
    facts = _facts(payment) | {"figures": figures(bundle, now, lang) if name == Status.PAID.value else ""}
    texts = (_UNEXPLAINED if facts["raw"] else _SILENT) if name == "unexplained" else _TEXTS[name]
    said, used = sentence(texts[audience], lang, facts, key=f"outcome.{name}.{audience}", overrides=overrides)
    return redact(_closed(said), personal=audience is Audience.PAYER), used


def _closed(text: str) -> str:
    """Without the gaps that unknown names leave."""
    return _GAP.sub("", " ".join(text.split()))


def _facts(payment: Payment | None) -> dict[str, Fact]:
    if payment is None:
        return {"raw": ""}
    decline = payment.decline
    said = [decline.code, decline.network_code, decline.message] if decline else []
    return {
        "payment": payment.id or "",
        "order": payment.order or "",
        "provider": payment.provider,
        "shop": payment.merchant.name or payment.merchant.id or "",
        "raw": ", ".join(each for each in said if each),
    }


_GAP = re.compile(r" (?=[.,;:)])")


def _three(payer: Text, merchant: Text, agent: Text) -> dict[Audience, Text]:
    return {Audience.PAYER: payer, Audience.MERCHANT: merchant, Audience.AGENT: agent}


_UNEXPLAINED = _three(
    GENERIC_REFUSAL,
    Text(
        en="The payment failed, and the meaning of the provider's answer ({raw}) is not known. Send the payment id"
        " {payment} to {provider} support and ask for the reason.",
        ru="Платёж не прошёл, а ответ провайдера ({raw}) нам незнаком. Отправьте номер платежа {payment} в поддержку"
        " {provider} и попросите назвать причину.",
    ),
    Text(
        en="Failed, and the reason could not be found: {raw}. Only {provider} can say; give it payment {payment}.",
        ru="Отказ, причину которого установить не удалось: {raw}. Её может назвать только {provider}; сообщите номер"
        " платежа {payment}.",
    ),
)

_SILENT = _three(
    GENERIC_REFUSAL,
    Text(
        en="The payment failed, and the provider named no reason. Send the payment id {payment} to {provider} support"
        " and ask for it.",
        ru="Платёж не прошёл, и провайдер не назвал причину. Отправьте номер платежа {payment} в поддержку {provider} и"
        " попросите её назвать.",
    ),
    Text(
        en="Failed, and the answer holds no reason. Only {provider} can say; give it payment {payment}.",
        ru="Отказ, причины в ответе нет. Её может назвать только {provider}; сообщите номер платежа {payment}.",
    ),
)

_WAITING = _three(
    Text(
        en="The payment is still being processed, and its result is not known yet. Please do not pay a second time;"
        " the result will show as soon as the bank answers.",
        ru="Платёж ещё обрабатывается, результата пока нет. Пожалуйста, не платите второй раз: результат появится,"
        " когда ответит банк.",
    ),
    Text(
        en="Payment {payment} is being processed at {provider}. Leave the order as it is, and ask for the status again"
        " in a few minutes, then in an hour.",
        ru="Платёж {payment} в обработке у {provider}. Заказ пока не трогайте; запросите статус через несколько минут,"
        " затем через час.",
    ),
    Text(
        en="Not finished yet; nothing wrong is seen. Ask {provider} for the status of payment {payment} again before"
        " you tell anybody a result.",
        ru="Платёж не завершён, ошибок не видно. Прежде чем называть результат, ещё раз запросите у {provider} статус"
        " платежа {payment}.",
    ),
)

_TEXTS = {
    Status.PAID.value: _three(
        Text(
            en="The payment went through, and the money is with the shop. If the order is not confirmed or the goods"
            " do not arrive, please write to the shop and give it the payment number {payment}.",
            ru="Платёж прошёл, деньги получил магазин. Если заказ не подтверждён или товар не приходит, напишите в"
            " магазин и назовите номер платежа {payment}.",
        ),
        Text(
            en="Payment {payment} succeeded at {provider}. {figures} If order {order} is still unpaid in your shop, the"
            " notification was lost or was not processed: compare the order with the payment.",
            ru="Платёж {payment} у {provider} успешен. {figures} Если заказ {order} в магазине всё ещё не оплачен,"
            " уведомление потерялось или не обработано: сверьте заказ с платежом.",
        ),
        Text(
            en="Nothing wrong on the provider's side: paid to shop {shop}. {figures} Questions about"
            " goods and delivery go to the shop; to look further, ask it for the status of order {order}.",
            ru="На стороне провайдера всё в порядке: оплачено магазину {shop}. {figures} С вопросами о товаре"
            " и доставке направьте плательщика в магазин; если нужно проверить дальше, узнайте там статус заказа"
            " {order}.",
        ),
    ),
    Status.CREATED.value: _three(
        Text(
            en="The payment was started but not made, and no money was taken. Open the payment page again and finish"
            " it there.",
            ru="Платёж создан, но не оплачен, деньги не списаны. Откройте страницу оплаты ещё раз и завершите платёж.",
        ),
        Text(
            en="Payment {payment} was created, but the buyer has not paid. Nothing has to be done until then.",
            ru="Платёж {payment} создан, но покупатель ещё не платил. До оплаты ничего делать не нужно.",
        ),
        Text(
            en="Created, with no attempt to pay yet. The payer has to open the payment page and finish.",
            ru="Платёж создан, попыток оплаты не было. Плательщику нужно открыть страницу оплаты и завершить платёж.",
        ),
    ),
    Status.PENDING.value: _WAITING,
    Status.REQUIRES_ACTION.value: _three(
        Text(
            en="The payment is waiting for your confirmation, and no money has been taken yet. Finish it on the bank's"
            " page or in the bank's app; if that page is gone, start the payment again.",
            ru="Платёж ждёт вашего подтверждения, деньги пока не списаны. Завершите его на странице банка или в"
            " приложении банка; если страница закрылась, начните оплату заново.",
        ),
        Text(
            en="Payment {payment} is waiting for the buyer's confirmation, usually 3-D Secure. Nothing has to be done"
            " in the shop; an unfinished payment closes by itself.",
            ru="Платёж {payment} ждёт подтверждения покупателя, обычно 3-D Secure. В магазине ничего делать не нужно:"
            " незавершённый платёж закроется сам.",
        ),
        Text(
            en="Waiting for the payer's confirmation (3-D Secure or the bank's app); nothing was charged.",
            ru="Ждёт подтверждения плательщика (3-D Secure или приложение банка); ничего не списано.",
        ),
    ),
    Status.AUTHORIZED.value: _three(
        Text(
            en="The money is on hold on your card and has not been taken yet. The shop takes it when it confirms the"
            " order; otherwise the hold is released. If you have questions about the order, write to the shop.",
            ru="Сумма заблокирована на вашей карте, но ещё не списана. Магазин спишет её, когда подтвердит заказ,"
            " иначе блокировка снимется. С вопросами о заказе обращайтесь в магазин.",
        ),
        Text(
            en="Payment {payment} is authorised but not captured. Capture it or release the hold before it expires.",
            ru="Платёж {payment} авторизован, деньги ещё не списаны. Подтвердите списание или снимите блокировку, пока"
            " её срок не истёк.",
        ),
        Text(
            en="A hold: authorised, not captured. Shop {shop} decides whether to take the money.",
            ru="Холд: авторизация есть, списания нет. Списывать ли деньги, решает магазин {shop}.",
        ),
    ),
    Status.FAILED.value: _UNEXPLAINED,
    Status.CANCELLED.value: _three(
        Text(
            en="The payment was cancelled, and no money was taken. A hold, if your bank shows one, is released by the"
            " bank. You can pay again.",
            ru="Платёж отменён, деньги не списаны. Если банк показывает блокировку суммы, он снимет её сам. Если"
            " хотите, оплатите заново.",
        ),
        Text(
            en="Payment {payment} was cancelled. If the buyer still wants the goods, a new payment is needed.",
            ru="Платёж {payment} отменён. Если заказ ещё нужен покупателю, нужен новый платёж.",
        ),
        Text(en="Cancelled; no money was taken.", ru="Отменён; деньги не списаны."),
    ),
    Status.EXPIRED.value: _three(
        Text(
            en="The time for this payment has run out, and no money was taken. Please start the payment again in the"
            " shop.",
            ru="Время на оплату истекло, деньги не списаны. Начните оплату в магазине заново.",
        ),
        Text(
            en="Payment {payment} was not made in time and is closed. The buyer needs a new one.",
            ru="Платёж {payment} не завершили вовремя, он закрыт. Покупателю нужен новый.",
        ),
        Text(en="Expired unpaid; a new payment is needed.", ru="Срок оплаты истёк, платежа не было; нужен новый."),
    ),
    Status.REFUNDED.value: _three(
        Text(
            en="The money for this payment has been sent back to the card or account it came from. Banks usually need"
            " a few days to show it; if it does not appear, ask your bank and give it payment number {payment}.",
            ru="Деньги по этому платежу отправлены обратно на карту или счёт, с которых вы платили. Зачисление обычно"
            " занимает несколько дней; если деньги не пришли, обратитесь в банк и назовите номер платежа {payment}.",
        ),
        Text(
            en="Payment {payment} was refunded in full.",
            ru="Платёж {payment} возвращён полностью.",
        ),
        Text(
            en="Refunded in full. How soon the payer sees the money depends on the payer's bank.",
            ru="Возвращён полностью. Когда плательщик увидит деньги, зависит от его банка.",
        ),
    ),
    Status.PARTIALLY_REFUNDED.value: _three(
        Text(
            en="Part of this payment has been sent back to you. The shop can say which part and why; give it payment"
            " number {payment}.",
            ru="Часть суммы по этому платежу отправлена вам обратно. Какая и за что, скажет магазин; назовите номер"
            " платежа {payment}.",
        ),
        Text(
            en="Payment {payment} was refunded in part.",
            ru="Платёж {payment} возвращён частично.",
        ),
        Text(
            en="Refunded in part; shop {shop} knows what for.",
            ru="Возвращён частично; за что, скажет магазин {shop}.",
        ),
    ),
    Status.DISPUTED.value: _three(
        Text(
            en="The bank is looking into this payment at the cardholder's request. It will tell you the result.",
            ru="По этому платежу банк рассматривает обращение держателя карты. О результате сообщит банк.",
        ),
        Text(
            en="Payment {payment} is disputed. Send your documents to {provider} before the deadline it gives.",
            ru="Платёж {payment} оспорен. Отправьте в {provider} документы до срока, который там указан.",
        ),
        Text(
            en="Disputed at the issuer; the merchant has to answer in time.",
            ru="Оспорен через банк, выпустивший карту; магазин должен ответить в срок.",
        ),
    ),
    Status.UNKNOWN.value: _three(
        Text(
            en="The result of this payment is not known yet; it has to be checked with the payment service. Please do"
            " not pay a second time for now.",
            ru="Результат этого платежа пока неизвестен, его нужно уточнить у платёжного сервиса. Пожалуйста, пока не"
            " платите второй раз.",
        ),
        Text(
            en="{provider} reports a status of payment {payment} that is not known here. Ask its support what it means"
            " before you change the order.",
            ru="{provider} сообщает по платежу {payment} незнакомый статус. Прежде чем менять заказ, узнайте в"
            " поддержке, что он значит.",
        ),
        Text(
            en="The state is unclear: the provider's status is not known here. Ask {provider} about payment {payment}.",
            ru="Состояние неясно: статус провайдера незнаком. Спросите {provider} о платеже {payment}.",
        ),
    ),
    "nothing": _three(
        Text(
            en="To look into this, the payment number or the order number is needed, with the date and the amount.",
            ru="Чтобы разобраться, нужен номер платежа или заказа, а также дата и сумма.",
        ),
        Text(
            en="No fault was found in the data given. To look further, the payment itself is needed: its number at the"
            " provider.",
            ru="В присланных данных ошибок не найдено. Чтобы проверить дальше, нужен сам платёж: его номер у"
            " провайдера.",
        ),
        Text(
            en="No payment was given; nothing wrong is seen in the rest.",
            ru="Платежа в данных нет; в остальном ошибок не видно.",
        ),
    ),
}
