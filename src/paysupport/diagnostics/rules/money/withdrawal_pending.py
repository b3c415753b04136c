"""# Withdrawal pending

## What it finds
A payout that the provider has in work, within the time that was promised: "when does my withdrawal come".

## Why
Payouts to cards and accounts pass the provider's checks and the recipient's bank. Most take minutes, some until the
next business day. While the state is open, the money has left the balance and has not arrived.

## What to do
Nobody sends it a second time. Ask the provider for the state when the promised day is over.

## References
- YooKassa, payout statuses pending, succeeded, canceled (yookassa.ru/developers)
- CloudPayments: a payout may be processed for up to 60 minutes (developers.cloudpayments.ru, copy of 2026-08-04)
- Stripe: arrival_date of a payout allows for weekends and bank holidays (API reference, 2026-10-28.endive)
"""

from datetime import datetime

from paysupport.diagnostics.payouts import facts_of, is_payout, promised
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Order, Party, Payment, Retry, Stage, Status


def check(payment: Payment, now: datetime, order: Order | None = None) -> Facts | None:
    """A payout in work whose time is not over."""
    due = promised(payment, order)
    if not is_payout(payment) or (due is not None and due.at < now):
        return None
    return Facts(
        values=facts_of(payment, order),
        seen=("payment.status", "payment.created_at", "payment.amount", *((due.seen,) if due else ())),
        certainty=due.certainty if due else Certainty.CERTAIN,
    )


RULE = Rule(
    code="PS631",
    name="withdrawal-pending",
    title=Text(en="The withdrawal is being made", ru="Вывод средств в обработке"),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=Party.PROVIDER,
    check=check,
    when={Status.CREATED, Status.PENDING, Status.REQUIRES_ACTION},
    speaks=True,
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.PROVIDER),
    payer=Text(
        en="Your withdrawal of {amount} was sent for processing ({since}) and has not arrived yet. It should be there"
        " by {until}. Please do not order it a second time.",
        ru="Ваш вывод {amount} отправлен в обработку ({since}) и ещё не зачислен. Деньги должны прийти до {until}."
        " Второй раз вывод не заказывайте.",
    ),
    merchant=Text(
        en="Payout {payment} of {amount} is in work at the provider since {since}, expected by {until}. Do not send it"
        " again before it has a final status.",
        ru="Выплата {payment} на {amount} у провайдера в обработке с {since}, ожидается до {until}. Не отправляйте её"
        " повторно, пока нет окончательного статуса.",
    ),
    agent=Text(
        en="Payout {payment}, {amount}, in work since {since}, expected by {until}; nothing wrong so far. Ask for the"
        " state again before telling anybody a result.",
        ru="Выплата {payment}, {amount}, в обработке с {since}, ожидается до {until}; ошибок пока не видно. Прежде чем"
        " называть результат, запросите статус ещё раз.",
    ),
    refuted_by=Text(
        en="A newer answer from the provider gives a final status.",
        ru="В более новом ответе провайдера статус уже окончательный.",
    ),
)
