"""# Payment without order

## What it finds
A payment at Razorpay is authorised and belongs to no order: it cannot be captured, and will be refunded by itself.

## Why
Razorpay captures only payments that were made for an order. A shop that opens the checkout with an amount alone,
without creating an order on its server first, gets payments that the bank approves and that nobody can collect. The
checkout looks as if it worked.

## What to do
The merchant's server creates an order (`POST /v1/orders`) before each payment and gives its id to the checkout. This
payment goes back to the payer within about three days and five to seven working days more; refunding it by hand is
quicker. A new payment is needed.

## References
- Razorpay: payments made without an order_id cannot be captured and are refunded automatically
  (razorpay/markdown-docs ab3bda5, 2026-04-09, payments/server-integration/*/integration-steps)
"""

from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status


def check(payment: Payment) -> Facts | None:
    """Authorised at Razorpay, and no order told."""
    if payment.provider != "razorpay" or payment.kind != "payment" or payment.order:
        return None
    return Facts(
        values={"payment": payment.id or "—", "amount": payment.amount or "—"},
        seen=("payment.status", "payment.id"),
    )


RULE = Rule(
    code="PS384",
    name="payment-without-order",
    title=Text(
        en="The payment was made without an order and cannot be captured",
        ru="Платёж создан без заказа, и списать его нельзя",
    ),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    when={Status.AUTHORIZED},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The bank approved the payment, but the shop cannot collect it. The money comes back to you by itself within"
        " about two weeks, sooner if the shop returns it now. Write to the shop before you pay again.",
        ru="Банк одобрил платёж, но магазин не сможет его принять. Деньги вернутся вам сами примерно за две недели, а"
        " если магазин вернёт их сразу — быстрее. Прежде чем платить снова, напишите в магазин.",
    ),
    merchant=Text(
        en="Payment {payment} ({amount}) has no order_id, so it cannot be captured and will be refunded automatically."
        " Create an order on your server (POST /v1/orders) before you open the checkout, and pass its id; refund this"
        " payment now, so that the buyer does not wait.",
        ru="У платежа {payment} ({amount}) нет order_id: списать его нельзя, и деньги вернутся автоматически."
        " Создавайте заказ на сервере (POST /v1/orders) до открытия формы оплаты и передавайте его номер; этот платёж"
        " верните сразу, чтобы покупатель не ждал.",
    ),
    agent=Text(
        en="Authorised without an order ({payment}, {amount}): Razorpay does not let it be captured. The integration"
        " creates no order; each payment of this shop will end like this until that is corrected.",
        ru="Авторизован без заказа ({payment}, {amount}): Razorpay не даст его списать. Интеграция пропускает создание"
        " заказа, и так закончится каждый платёж этого магазина, пока её не исправят.",
    ),
    refuted_by=Text(
        en="The dashboard shows an order for this payment, or it was captured.",
        ru="В кабинете у платежа есть заказ, или он уже списан.",
    ),
)
