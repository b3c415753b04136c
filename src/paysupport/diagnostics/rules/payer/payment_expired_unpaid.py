"""# Payment expired unpaid

## What it finds
The provider closed the payment because its time was over, and no bank or filter had refused it: nobody tried to pay, or
the last try did not get as far as an answer. Where the last try was refused for a reason, the rule of that reason
speaks and this one is silent.

## Why
A payment, an invoice or a payment page lives for a limited time. The buyer left, pays later by an old link, or never
saw the page. In ERIP the buyer may simply have come too late.

## What to do
If the goods are still wanted, the shop makes a new payment and the buyer pays that one; the same card will do. A
merchant with many of them gives more time, and tries the way to the payment page.

## References
- bePaid, status expired of ERIP and other payment methods, and of payment tokens, which live for 24 hours unless the
  shop says otherwise (docs.bepaid.by, read 2026-11-21)
- btcpayserver/woocommerce-greenfield-plugin, issue 64: expired invoices taken for paid ones
"""

from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage, Status

RAN_OUT = frozenset({None, Reason.UNKNOWN, Reason.PAYER_ABANDONED, Reason.ORDER_EXPIRED})
"""Readings of the last attempt that say no more than the status does."""


def check(payment: Payment) -> Facts | None:
    """Fires unless the last attempt was refused for a reason of its own."""
    if payment.reason not in RAN_OUT:
        return None
    return Facts(seen=("payment.status", "payment.expires_at"))


RULE = Rule(
    code="PS137",
    name="payment-expired-unpaid",
    title=Text(en="The payment expired unpaid", ru="Срок оплаты истёк, платёж не проведён"),
    level=Level.WARNING,
    stage=Stage.ORDER,
    responsible=Party.PAYER,
    check=check,
    when={Status.EXPIRED},
    outranks={"PS129", "PS130"},
    retry=Retry(now=YES, later=YES, other=YES),
    payer=Text(
        en="The time for this payment is over, and the shop has not received any money. If you still want to buy, go"
        " back to the shop and start a new payment; the old link will not work any more.",
        ru="Время на оплату истекло, магазин деньги не получил. Если покупка ещё нужна, вернитесь в магазин и начните"
        " новую оплату: старая ссылка больше не сработает.",
    ),
    merchant=Text(
        en="The payment was not made in time and is closed. Create a new one if the buyer still wants the goods, and"
        " release what you have reserved. If this happens often, allow more time and test the way to the payment page"
        " yourself.",
        ru="Платёж не завершили вовремя, он закрыт. Если заказ ещё нужен покупателю, создайте новый платёж; резерв"
        " можно снять. Если так бывает часто, увеличьте срок оплаты и сами проверьте путь до страницы оплаты.",
    ),
    agent=Text(
        en="The provider's status is expired, with no reason for a refusal. A new payment is needed; a payer who says"
        " that money was taken has another payment: ask for the date, the amount and the last digits of the card.",
        ru="У провайдера статус «истёк», причины отказа нет. Нужен новый платёж; если плательщик говорит, что деньги"
        " списаны, ищите другой платёж: спросите дату, сумму и последние цифры карты.",
    ),
    refuted_by=Text(
        en="The provider finds a successful attempt that belongs to this payment.",
        ru="Провайдер находит успешную попытку по этому платежу.",
    ),
)
