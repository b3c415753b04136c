"""# Confirmation expired

## What it finds
YooKassa closed the payment because nobody confirmed it in the time that the method has (`expired_on_confirmation`), and
no other payment of the order has succeeded. Payments by SBP and mobile phone are told by the rule of their own reason.

## Why
A payment's link does not live long: for a bank card one hour. Shops that send the link by mail, keep it in the order or
show it again later send the buyer to a payment that is closed. Otherwise the buyer has left.

## What to do
The shop makes a new payment, with a new idempotence key, each time the buyer goes to pay, and sends a link to its own
order page instead of YooKassa's link. For payments that may come days later there are invoices.

## References
- YooKassa, cancellation reason expired_on_confirmation (yookassa.ru/developers, declined payments)
- yoomoney/yookassa-github-docs #12: one hour for bank cards
"""

from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage, Status

_CODE = "expired_on_confirmation"
_MONEY = frozenset({Status.PAID, Status.AUTHORIZED, Status.PARTIALLY_REFUNDED, Status.REFUNDED})


def check(payment: Payment, others: tuple[Payment, ...] = ()) -> Facts | None:
    """A payment that was never confirmed, for an order that is not paid otherwise."""
    decline = payment.decline
    if decline is None or decline.code != _CODE or decline.reading.reason is not Reason.PAYER_ABANDONED:
        return None
    if any(other.status in _MONEY and other.order == payment.order for other in others):
        return None
    return Facts(values={"payment": payment.id or "—"}, seen=("payment.code", "payment.status", "payment.created_at"))


RULE = Rule(
    code="PS350",
    name="confirmation-expired",
    title=Text(en="The payment link ran out", ru="Ссылка на оплату истекла"),
    level=Level.WARNING,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.EXPIRED},
    outranks={"PS129", "PS137"},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="The time to pay by this link is over, and nothing was taken. Go back to your order in the shop and pay from"
        " there; if the shop shows the old link again, ask it for a new one.",
        ru="Время оплаты по этой ссылке вышло, деньги не списаны. Вернитесь к заказу в магазине и оплатите оттуда; если"
        " магазин снова показывает старую ссылку, попросите у него новую.",
    ),
    merchant=Text(
        en="Payment {payment} was not confirmed in time; for a card the buyer has one hour. Create a new payment each"
        " time the buyer goes to pay, and send links to your order page, not to the payment; use invoices where payment"
        " may come later.",
        ru="Платёж {payment} не подтвердили вовремя; на оплату картой даётся час. Создавайте новый платёж при каждом"
        " переходе к оплате и отправляйте ссылку на страницу заказа, а не на сам платёж; если платить могут позже,"
        " выставляйте счёт.",
    ),
    agent=Text(
        en="Nobody confirmed the payment in the time that the method has; no bank refused it. Ask the payer from where"
        " the link came: a link from a letter or an old tab is the shop's affair.",
        ru="Платёж не подтвердили за время, отведённое способу оплаты; отказа банка не было. Узнайте у плательщика,"
        " откуда ссылка: если из письма или старой вкладки, исправить это может только магазин.",
    ),
    refuted_by=Text(
        en="The provider's cabinet shows that the payer had opened the page and a bank refused the payment.",
        ru="В кабинете провайдера видно, что плательщик открывал страницу и отказал банк.",
    ),
)
