"""# Net below gross

## What it finds
The merchant receives less than the buyer paid, and the difference is the provider's fee: "I received less".

## Why
Providers keep their fee from each payment and pay out the rest, unless the contract has it invoiced once a month. What
arrives on the account is often the sum of several payments, less the refunds and chargebacks of the day.

## What to do
The merchant books the full amount as turnover and the difference as a fee. A fee that the contract does not explain is
asked about at the provider, with the payment's id.

## References
- YooKassa: income_amount is amount less fee (yookassa.ru/developers); Mixplat: amount_merchant (docs.mixplat.ru)
- bePaid: transaction_fee and pay_to_merchant in report rows (docs.bepaid.by, read 2026-11-21)
- Stripe: fee and net of a balance transaction (API reference, 2026-10-28.endive)
"""

from decimal import ROUND_HALF_UP, Decimal

from paysupport.diagnostics.amounts import collects
from paysupport.diagnostics.figures import fee_of
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment) -> Facts | None:
    """Amount, fee and net in one currency, and a fee that is more than nothing."""
    fee, net, amount = fee_of(payment), payment.net, payment.amount
    if fee is None or net is None or amount is None or not collects(payment):
        return None
    if not fee.currency == net.currency == amount.currency or fee.amount <= 0 or not amount.amount:
        return None
    share = (fee.amount * 100 / amount.amount).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Facts(
        values={"payment": payment.id or "—", "amount": amount, "fee": fee, "net": net, "share": share},
        seen=("payment.amount", "payment.fee", "payment.net"),
    )


RULE = Rule(
    code="PS603",
    name="net-below-gross",
    title=Text(en="The fee is kept from the payment", ru="Из платежа удержана комиссия"),
    level=Level.INFO,
    stage=Stage.SETTLEMENT,
    responsible=Party.PROVIDER,
    check=check,
    when={Status.PAID, Status.PARTIALLY_REFUNDED},
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your payment went through in full. Questions about the order go to the shop.",
        ru="Ваш платёж прошёл полностью. По заказу обращайтесь в магазин.",
    ),
    merchant=Text(
        en="The buyer paid {amount}; the provider keeps {fee} ({share} %), and you receive {net}. If your contract says"
        " otherwise, ask the provider about payment {payment}.",
        ru="Покупатель заплатил {amount}; провайдер удерживает {fee} ({share} %), вы получаете {net}. Если в договоре"
        " иначе, задайте провайдеру вопрос по платежу {payment}.",
    ),
    agent=Text(
        en="Paid {amount}, fee {fee} ({share} %), net {net}. The statement may show it in one sum with other payments,"
        " less refunds and chargebacks.",
        ru="Оплачено {amount}, комиссия {fee} ({share} %), к зачислению {net}. В выписке это может быть общая сумма за"
        " несколько платежей, за вычетом возвратов и опротестований.",
    ),
    refuted_by=Text(
        en="The contract has the fee invoiced apart, and the payout was made without it.",
        ru="По договору комиссия выставляется отдельно, и выплата сделана без её вычета.",
    ),
)
