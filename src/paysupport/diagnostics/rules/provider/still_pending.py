"""# Still pending

## What it finds
The provider has the payment in work and has no result yet.

## Why
Banks answer within seconds, but some methods take minutes or days: the payer still has to pay an ERIP invoice or to
confirm a transfer, or the bank's answer is late.

## What to do
Nobody pays twice. Ask the provider for the state again after 5 minutes, after an hour, then daily; a pending payment is
neither paid nor refused. A card payment that is pending for more than a day is PS404.

## References
- bePaid, statuses of cards, ERIP and other methods; code P.0001, in progress (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Payment, Retry, Stage, Status


def check(payment: Payment) -> Facts:
    """Since when it is pending, where that is known."""
    created_at = payment.created_at
    return Facts(values={"created_at": created_at} if created_at else {}, seen=("payment.status", "payment.created_at"))


RULE = Rule(
    code="PS403",
    name="still-pending",
    title=Text(en="The payment has no result yet", ru="Результата платежа пока нет"),
    level=Level.INFO,
    stage=Stage.AUTHORISATION,
    responsible=None,
    when={Status.PENDING},
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="The payment is still being processed, and its result is not known yet. Please do not pay a second time"
        " until it is.",
        ru="Платёж ещё обрабатывается, результата пока нет. Пожалуйста, не платите второй раз, пока он не станет"
        " известен.",
    ),
    merchant=Text(
        en="The provider has no result yet: do not ship, and do not cancel the order either. Ask for the status again"
        " in 5 minutes, in an hour, then daily.",
        ru="У провайдера пока нет результата: не отгружайте заказ, но и не отменяйте. Запросите статус через 5 минут,"
        " через час, затем раз в день.",
    ),
    agent=Text(
        en="Pending at the provider: neither paid nor refused, and nothing wrong so far. Ask for the status again"
        " before telling anybody a result.",
        ru="У провайдера платёж в обработке: не оплачен и не отклонён, ошибок пока не видно. Прежде чем называть"
        " результат, запросите статус ещё раз.",
    ),
    refuted_by=Text(
        en="A newer answer from the provider gives a final status.",
        ru="В более новом ответе провайдера статус уже окончательный.",
    ),
)
