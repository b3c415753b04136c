"""# Approved not captured

## What it finds
A PayPal order that the payer approved more than an hour ago and that the shop has neither captured nor authorised
since.

## Why
With PayPal the payer's approval moves no money: the shop has to capture the order afterwards. Shops that capture only
when the payer comes back to their page miss those who close the tab, and a capture that failed once is often not tried
again. PayPal lets the approval lapse after some hours.

## What to do
The shop captures approved orders by itself: on the webhook CHECKOUT.ORDER.APPROVED, or by a task that looks after open
orders. For this order it asks PayPal to capture; if the approval has lapsed, the payer approves once more.

## References
- PayPal, status APPROVED of an order; capture and authorise as steps of their own (Orders v2, specification of
  2024-02-03)
- PrestaShop, issue 25530, and stripe_official, issue 80: orders that are finished only when the payer returns
"""

from datetime import datetime, timedelta

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status

LONGEST = timedelta(hours=1)


def check(payment: Payment, now: datetime) -> Facts | None:
    """Since when the approved order waits for the shop."""
    if payment.provider != "paypal" or payment.raw_status != "APPROVED" or payment.attempts:
        return None
    since = payment.updated_at or payment.created_at
    if since is None or now - since <= LONGEST:
        return None
    return Facts(
        values={"payment": payment.id or "—", "since": since},
        seen=("payment.status", "payment.updated_at", "payment.created_at"),
    )


RULE = Rule(
    code="PS378",
    name="approved-not-captured",
    title=Text(
        en="The payer approved, and the shop did not take the money",
        ru="Плательщик подтвердил оплату, а магазин деньги не списал",
    ),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    when={Status.PENDING},
    check=check,
    outranks={"PS403", "PS404"},
    retry=Retry(now=NO, later=UNKNOWN, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="You approved the payment, but the shop has not finished it, and no money was taken. Please write to the"
        " shop and give it the order number; it can finish the payment or ask you to approve it once more.",
        ru="Вы подтвердили оплату, но магазин её не завершил, и деньги не списаны. Напишите в магазин и назовите номер"
        " заказа: он завершит оплату или попросит подтвердить её ещё раз.",
    ),
    merchant=Text(
        en="The buyer approved order {payment} on {since}, and your shop has not captured it: no money has moved."
        " Capture it now, or ask the buyer to approve again if PayPal says that it has lapsed. Let the shop capture on"
        " the webhook CHECKOUT.ORDER.APPROVED, not only when the buyer returns to your page.",
        ru="Покупатель подтвердил заказ {payment} ещё {since}, а магазин его не списал: деньги не двигались. Спишите"
        " сейчас или попросите подтвердить заново, если PayPal ответит, что срок вышел. Пусть магазин списывает по"
        " уведомлению CHECKOUT.ORDER.APPROVED, а не только когда покупатель вернулся на сайт.",
    ),
    agent=Text(
        en="APPROVED without a capture since {since}: the payer did all that was needed. The shop's code has to call"
        " capture; often the payer closed the tab and the shop waits for the return.",
        ru="APPROVED без списания с {since}: плательщик сделал всё, что нужно. Списание должен вызвать код магазина;"
        " часто покупатель закрыл вкладку, а магазин ждёт его возвращения.",
    ),
    refuted_by=Text(
        en="PayPal's newer answer shows a capture or an authorisation of this order.",
        ru="В более новом ответе PayPal по этому заказу уже есть списание или авторизация.",
    ),
)
