"""# Withdrawal failed

## What it finds
A payout that the provider, or the recipient's bank, has refused. The money stays with the host. Wrong details (PS635)
and an empty balance (PS332) have rules of their own.

## Why
The recipient's bank does not take such payouts, a limit of the operation or of the period is reached, or the provider's
check of the recipient did not pass.

## What to do
The host puts the amount back on the customer's balance, and offers another destination or another day. The provider's
reason decides which.

## References
- YooKassa, payout reasons general_decline, one_time_limit_exceeded, periodic_limit_exceeded, recipient_check_failed,
  rejected_by_payee (yookassa.ru/developers)
- Stripe, payout failure codes (docs.stripe.com/api/payouts/failures)
"""

from paysupport.diagnostics.payouts import facts_of, is_payout
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Reason, Retry, Stage, Status


def check(payment: Payment, order: Order | None = None) -> Facts | None:
    """A refused payout, unless the host's balance was too small."""
    if not is_payout(payment) or payment.reason is Reason.MERCHANT_BALANCE:
        return None
    return Facts(values=facts_of(payment, order), seen=("payment.status", "payment.code", "payment.amount"))


RULE = Rule(
    code="PS633",
    name="withdrawal-failed",
    title=Text(en="The withdrawal was refused", ru="Вывод средств отклонён"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=None,
    check=check,
    when={Status.FAILED, Status.CANCELLED, Status.EXPIRED},
    outranks={"PS1", "PS2", "PS3", "PS4"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="Your withdrawal of {amount} did not go through, and the money has not left the service. Choose another card"
        " or account, or ask the service and give it the number {payment}.",
        ru="Ваш вывод {amount} не прошёл, деньги остались у сервиса. Укажите другую карту или счёт либо обратитесь в"
        " сервис и назовите номер {payment}.",
    ),
    merchant=Text(
        en="Payout {payment} of {amount} was refused; the provider's reason: {reason}. Put the amount back on the"
        " customer's balance, and let the customer choose another destination or day.",
        ru="Выплата {payment} на {amount} отклонена; причина от провайдера: {reason}. Верните сумму на баланс клиента и"
        " предложите другие реквизиты или другой день.",
    ),
    agent=Text(
        en="Payout {payment}, {amount}, to *{recipient} refused: {reason}. The money is with the host. For what the"
        " reason means see the other findings.",
        ru="Выплата {payment}, {amount}, на *{recipient} отклонена: {reason}. Деньги у сервиса. Что значит причина, см."
        " в других находках.",
    ),
    refuted_by=Text(
        en="The provider shows a later payout of the same withdrawal as paid.",
        ru="У провайдера более поздняя выплата по этой же заявке прошла.",
    ),
)
