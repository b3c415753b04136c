"""# Invoice number used before

## What it finds
PayPal refused the request because a payment with this invoice number was made on the account before.

## Why
The account is set to block repeated invoice numbers, which keeps buyers from paying twice. Two shops that share one
account and number their orders alike collide: number 1001 of one was paid in the other. So does a shop that was set up
anew and counts from one again, or a copy of it for tests.

## What to do
Each site gets a prefix of its own for invoice numbers; payment modules have a setting for it. If the first payment
belongs to this very order, the buyer has paid already and must not pay again.

## References
- PayPal, issue DUPLICATE_INVOICE_ID of orders (Orders v2, specification of 2024-02-03)
- woocommerce-paypal-payments, issues 410, 1253 and 2458, and PR 143: several sites on one account need prefixes
- magento2, issue 6417: the same after order numbers began anew
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts | None:
    """Whether it is the number alone that PayPal knows already."""
    decline = payment.decline
    if payment.provider != "paypal" or decline is None or decline.code != "DUPLICATE_INVOICE_ID":
        return None
    return Facts(seen=("payment.order",))


RULE = Rule(
    code="PS376",
    name="invoice-number-used-before",
    title=Text(
        en="The invoice number was used on this account before",
        ru="Такой номер счёта на этом аккаунте уже был",
    ),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.DUPLICATE},
    check=check,
    outranks={"PS305"},
    retry=Retry(now=NO, later=NO, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="This attempt took no money: the shop sent an order number that was paid before. If you have paid this order"
        " already, please do not pay again; otherwise choose another way to pay, or write to the shop.",
        ru="По этой попытке деньги не списаны: магазин передал номер заказа, который уже оплачивался. Если вы за этот"
        " заказ уже платили, не платите ещё раз; если нет, выберите другой способ оплаты или напишите в магазин.",
    ),
    merchant=Text(
        en="PayPal has seen this invoice number before. Search your PayPal account for it: if that payment is for this"
        " order, the buyer has paid; if it is for another shop or an old order, give this site an invoice prefix of its"
        " own in the payment module's settings.",
        ru="PayPal уже видел такой номер счёта. Найдите его в своём аккаунте PayPal: если тот платёж за этот заказ,"
        " покупатель уже заплатил; если за заказ другого сайта или старый заказ, задайте этому сайту свой префикс"
        " номеров в настройках платёжного модуля.",
    ),
    agent=Text(
        en="DUPLICATE_INVOICE_ID: nothing is wrong with the buyer or the card. Ask the merchant whether several sites,"
        " a test copy or a new installation share this PayPal account; each needs its own prefix.",
        ru="DUPLICATE_INVOICE_ID: с покупателем и картой всё в порядке. Спросите магазин, не делят ли один аккаунт"
        " PayPal несколько сайтов, тестовая копия или новая установка: каждому нужен свой префикс.",
    ),
    refuted_by=Text(
        en="The PayPal account has no earlier payment with this invoice number.",
        ru="В аккаунте PayPal нет более раннего платежа с этим номером счёта.",
    ),
)
