"""# Withdrawal returned

## What it finds
A payout that had been sent and came back: the provider has it as returned, and the money is with the host again.

## Why
The recipient's bank could not credit it: the account is closed, the name does not match, or it does not take money of
this kind. Banks send such money back after days.

## What to do
The host puts the amount back on the customer's balance, and the customer names another account. A fee that was kept on
the way is explained.

## References
- Stripe: a payout that was paid may fail within some days; its amount returns to the balance (docs.stripe.com/payouts)
- PayPal: payout item statuses RETURNED, REVERSED, UNCLAIMED (paypal-rest-api-specifications, 2024-02-03)
"""

from paysupport.diagnostics.payouts import facts_of, is_payout
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Retry, Stage, Status


def check(payment: Payment, order: Order | None = None) -> Facts | None:
    """A payout whose money is back."""
    if not is_payout(payment):
        return None
    return Facts(values=facts_of(payment, order), seen=("payment.status", "payment.amount", "payment.updated_at"))


RULE = Rule(
    code="PS634",
    name="withdrawal-returned",
    title=Text(en="The withdrawal came back", ru="Вывод средств вернулся"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.PAYER,
    check=check,
    when={Status.REFUNDED, Status.PARTIALLY_REFUNDED},
    retry=Retry(now=NO, later=NO, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your withdrawal of {amount} was sent, but the receiving bank sent it back. The money is with the service"
        " again: name another card or account there, and check its details.",
        ru="Ваш вывод {amount} был отправлен, но банк получателя его вернул. Деньги снова у сервиса: укажите там другую"
        " карту или счёт и проверьте реквизиты.",
    ),
    merchant=Text(
        en="Payout {payment} of {amount} came back from the recipient's bank. Put the amount back on the customer's"
        " balance and ask for another account; do not send it to the same one again.",
        ru="Выплата {payment} на {amount} вернулась из банка получателя. Верните сумму на баланс клиента и запросите"
        " другие реквизиты; на прежние повторно не отправляйте.",
    ),
    agent=Text(
        en="Payout {payment}, {amount}, to *{recipient} returned. The money is with the host; the customer has to name"
        " another account.",
        ru="Выплата {payment}, {amount}, на *{recipient} вернулась. Деньги у сервиса; клиент должен указать другие"
        " реквизиты.",
    ),
    refuted_by=Text(
        en="The recipient's statement shows the credit, and no later debit.",
        ru="В выписке получателя зачисление есть, а обратного списания нет.",
    ),
)
