"""# Wrong recipient

## What it finds
A payout went, or is going, to another card than the customer named for the withdrawal: the last four digits differ.

## Why
The host took a stored card in place of the one just entered, mixed up two customers, or somebody changed the
destination after the customer had ordered the withdrawal.

## What to do
If the payout is still in work, the host stops it. If it is paid, it can only be asked back: the host turns to the
provider at once, who asks the recipient's bank; the recipient has to agree. A changed destination is looked into as a
break-in.

## References
- YooKassa, last4 of payout_destination.card (yookassa.ru/developers)
- ISO 20022, recall of a payment (camt.056): sent in error; the recipient's bank answers
"""

from paysupport.diagnostics.payouts import destination, facts_of, is_payout
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage, Status


def check(payment: Payment, order: Order | None = None) -> Facts | None:
    """Two different ends of a card number."""
    card = destination(payment)
    if not is_payout(payment) or order is None or order.recipient is None or card is None or card.last4 is None:
        return None
    if card.last4 == order.recipient:
        return None
    return Facts(
        values={**facts_of(payment, order), "asked": order.recipient},
        seen=("payment.status", "payment.last4", "payment.attempts.0.card.last4", "order.recipient"),
    )


RULE = Rule(
    code="PS637",
    name="wrong-recipient",
    title=Text(en="The money went to another card", ru="Деньги ушли на другую карту"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.CREATED, Status.PENDING, Status.PAID},
    outranks={"PS403", "PS404", "PS631", "PS632", "PS640"},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="Your withdrawal of {amount} was sent to a card ending in {recipient}, and you named one ending in {asked}."
        " Write to the service at once and give it the number {payment}; if the card is not yours, say so.",
        ru="Ваш вывод {amount} отправлен на карту *{recipient}, а вы указали *{asked}. Сразу напишите в сервис и"
        " назовите номер {payment}; если карта не ваша, скажите об этом.",
    ),
    merchant=Text(
        en="Payout {payment} of {amount} goes to *{recipient}, but the customer named *{asked}. Stop it if it is still"
        " in work; if it is paid, ask the provider at once to call it back, and find out who changed the destination.",
        ru="Выплата {payment} на {amount} идёт на *{recipient}, а клиент указал *{asked}. Если она ещё в обработке,"
        " остановите её; если прошла, сразу просите провайдера об отзыве и выясните, кто изменил реквизиты.",
    ),
    agent=Text(
        en="Destination *{recipient} at the provider, *{asked} in the host's records: payout {payment}, {amount}."
        " Urgent: each hour lowers the chance of a recall; have a break-in ruled out.",
        ru="У провайдера получатель *{recipient}, в записях сервиса *{asked}: выплата {payment}, {amount}. Срочно: с"
        " каждым часом шансов на отзыв меньше; проверьте, не взлом ли это.",
    ),
    refuted_by=Text(
        en="Both numbers are of one account: a reissued card, or a token of the same card.",
        ru="Оба номера относятся к одному счёту: карта перевыпущена или это токен той же карты.",
    ),
)
