"""# Merchant balance

## What it finds
A refund or a payout was not made, because the shop's balance at the provider does not cover it. The payer's money is
not there yet, whatever the order says.

## Why
Providers pay refunds from the shop's later takings or from a balance that the shop fills up. After a quiet day, a large
payout or a series of refunds it is not enough.

## What to do
The merchant fills the balance up or waits for new payments, and repeats the operation. The payer waits for the shop; at
the payer's bank there is nothing to look for.

## References
- YooKassa, reasons insufficient_funds of refunds and of payouts (yookassa.ru/developers)
- Stripe, pending_reason insufficient_funds of a refund (docs.stripe.com/changelog, 2025-04-30.basil)
- PayPal, REFUND_FAILED_INSUFFICIENT_FUNDS (developer.paypal.com, payments v2 errors)
- woocommerce-gateway-stripe, issue 4405: the order says refunded, the money was not sent
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """How much was to be sent."""
    return Facts(values={"amount": payment.amount or "—"}, seen=("payment.amount", "payment.kind", "payment.parent"))


RULE = Rule(
    code="PS332",
    name="merchant-balance",
    title=Text(
        en="The shop's balance does not cover the refund or payout",
        ru="На балансе магазина не хватает денег на возврат или выплату",
    ),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.MERCHANT,
    reasons={Reason.MERCHANT_BALANCE},
    check=check,
    retry=Retry(now=NO, later=YES, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="The shop has not been able to send you this money yet. Your card or account is not the reason, and your"
        " bank cannot help: please ask the shop when it will send it again.",
        ru="Магазин пока не смог отправить вам эти деньги. Ваша карта или счёт ни при чём, и банк помочь не сможет:"
        " спросите в магазине, когда деньги отправят повторно.",
    ),
    merchant=Text(
        en="The refund or payout was not made (amount: {amount}): your balance at the provider does not cover it. Fill"
        " it up or wait for new payments, then repeat it; make sure that the order does not count as refunded before.",
        ru="Возврат или выплата не прошли (сумма: {amount}): на вашем балансе у провайдера не хватает денег. Пополните"
        " его или дождитесь новых поступлений и повторите операцию; проверьте, что заказ до этого не отмечен как"
        " возвращённый.",
    ),
    agent=Text(
        en="The shop's balance is not enough for the refund or payout (amount: {amount}); the payer's bank has nothing"
        " to look for yet. The merchant fills the balance up and repeats it; tell the payer to wait for the shop.",
        ru="На возврат или выплату не хватает баланса магазина (сумма: {amount}); в банке плательщика искать пока"
        " нечего. Магазин пополняет баланс и повторяет операцию; плательщику скажите, что дело за магазином.",
    ),
    refuted_by=Text(
        en="The provider shows the refund or payout as sent.",
        ru="У провайдера возврат или выплата значатся отправленными.",
    ),
)
