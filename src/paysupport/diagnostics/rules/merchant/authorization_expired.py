"""# Authorization expired

## What it finds
The bank had put the amount on hold for the shop, and the shop did not capture it in time. The hold has lapsed: no money
came, and neither bank nor payer refused.

## Why
The order waited for stock or for an employee, the module is set to holds though nobody captures them, or the shop
counts on more time than the method gives: days with cards, hours with a mobile balance.

## What to do
If the order still stands, the shop asks the buyer for a new payment. It captures earlier, or sets the module to payment
in one step. An order that counts as paid already has to be looked at at once: nothing was received for it. A hold that
a bank still shows is released by that bank.

## References
- YooKassa, cancellation reason expired_on_capture; a hold on a mobile balance lasts six hours (yookassa.ru/developers)
- Stripe, capture of card payments within seven days, five for Visa charges without the buyer; then the payment is
  canceled (docs.stripe.com/payments/place-a-hold-on-a-payment-method)
- ISO 20022, external status reason EOL1: a payment authorisation that was not used has expired
"""

from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """Until when the hold stood; what the shop has made of the order is shown beside it."""
    return Facts(
        values={"expires_at": payment.expires_at or "—"},
        seen=("payment.status", "payment.expires_at", "order.status"),
    )


RULE = Rule(
    code="PS333",
    name="authorization-expired",
    title=Text(en="The hold lapsed before the shop took the money", ru="Холд истёк: магазин не списал деньги вовремя"),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    reasons={Reason.AUTHORIZATION_EXPIRED},
    check=check,
    outranks={"PS302"},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="The shop did not take the amount on hold in time, so the payment has lapsed and nothing was taken; a hold"
        " that your bank still shows is released by the bank. If you still want the order, ask the shop for a new"
        " payment.",
        ru="Магазин не успел списать заблокированную сумму, поэтому платёж отменён и деньги не списаны. Если банк ещё"
        " показывает блокировку, он снимет её сам. Если заказ вам нужен, попросите магазин выставить оплату заново.",
    ),
    merchant=Text(
        en="The hold was not captured in time (until: {expires_at}): you have not received the money, even if the order"
        " counts as paid. If the order stands, ask the buyer for a new payment; capture earlier, or set the module to"
        " payment in one step.",
        ru="Холд не списали вовремя (срок: {expires_at}): денег вы не получили, даже если заказ отмечен оплаченным."
        " Если заказ в силе, попросите покупателя оплатить заново; списывайте раньше или включите в модуле"
        " одностадийную оплату.",
    ),
    agent=Text(
        en="Authorised, not captured, lapsed (until: {expires_at}); neither the bank nor the payer refused. Only the"
        " shop could have captured it, and only a new payment helps; a hold still shown is the issuer's to release.",
        ru="Авторизация была, списания не было, срок вышел ({expires_at}); ни банк, ни плательщик не отказывали."
        " Списать должен был магазин, поможет только новый платёж; если блокировка ещё видна, снимает её эмитент.",
    ),
    refuted_by=Text(
        en="The provider finds a capture of this authorisation.",
        ru="У провайдера есть списание по этой авторизации.",
    ),
)
