"""# Withdrawal under way

## What it finds
A payout that the provider has sent: when, how much, to which card, and until when the recipient should see it.

## Why
For the provider a payout is done when the recipient's bank has taken it on. The bank credits it in its own time: mostly
at once, sometimes on the next business day.

## What to do
The recipient looks at the account that was named. If the money is not there when the day is over, the recipient asks
the bank, and the host asks the provider for the bank's reference of the payout.

## References
- YooKassa, payout status succeeded (yookassa.ru/developers)
- Stripe: arrival_date of a payout allows for weekends and bank holidays (API reference, 2026-10-28.endive)
"""

from paysupport.diagnostics.payouts import facts_of, is_payout, promised
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Order, Party, Payment, Retry, Stage, Status


def check(payment: Payment, order: Order | None = None) -> Facts | None:
    """A payout that was sent."""
    due = promised(payment, order)
    if not is_payout(payment):
        return None
    return Facts(
        values=facts_of(payment, order),
        seen=("payment.status", "payment.paid_at", "payment.amount", *((due.seen,) if due else ())),
        certainty=due.certainty if due else Certainty.CERTAIN,
    )


RULE = Rule(
    code="PS640",
    name="withdrawal-under-way",
    title=Text(en="The withdrawal was sent", ru="Вывод средств отправлен"),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=Party.ISSUER,
    check=check,
    when={Status.PAID},
    speaks=True,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your withdrawal of {amount} was sent to the card or account you named. If you do not see it by {until}, ask"
        " the bank it went to, and give the service the number {payment}.",
        ru="Ваш вывод {amount} отправлен на указанную вами карту или счёт. Если денег нет и после {until}, обратитесь в"
        " свой банк и назовите сервису номер {payment}.",
    ),
    merchant=Text(
        en="Payout {payment} of {amount} to *{recipient} was made. If the recipient misses it after {until}, ask the"
        " provider for the bank's reference of this payout.",
        ru="Выплата {payment} на {amount}, получатель *{recipient}, прошла. Если получатель не видит её и после"
        " {until}, запросите у провайдера банковский номер операции.",
    ),
    agent=Text(
        en="Payout {payment}, {amount}, to *{recipient}: sent, nothing wrong at the provider. After {until} the"
        " recipient's bank is asked, with the reference that the provider gives.",
        ru="Выплата {payment}, {amount}, на *{recipient}: отправлена, у провайдера ошибок нет. После {until} ищет банк"
        " получателя, по номеру операции от провайдера.",
    ),
    refuted_by=Text(
        en="The provider shows later that the payout came back.",
        ru="Позже провайдер показывает, что выплата вернулась.",
    ),
)
