"""# Authentication unfinished

## What it finds
The payment has been waiting for the payer for more than an hour, as a rule for the bank's 3-D Secure confirmation.
After that time hardly anybody comes back to the page: it is most likely abandoned, and the provider has not closed it.

## Why
The page was closed, the code did not come, the bank's app did not open, or the payer returned to the shop by the
browser's back button.

## What to do
Nothing has to be repaired: the payer starts a new payment. The shop treats the order as unpaid and waits for the final
status before it cancels anything, because a late confirmation is still possible until the provider has closed it.

## References
- bePaid, status incomplete, and processing code F.0998, under which such payments are closed automatically
  (docs.bepaid.by, read 2026-11-21)
- Stripe, payment intent status requires_action (docs.stripe.com/api)
- woocommerce-gateway-stripe, issue 4756: payments left at the redirect
"""

from datetime import datetime, timedelta

from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Payment, Retry, Stage, Status

PATIENCE = timedelta(minutes=60)
"""As long as YooKassa leaves a payer to confirm a card payment (yookassa.ru/developers)."""


def check(payment: Payment, now: datetime) -> Facts | None:
    """Fires when the payment is older than `PATIENCE`; a payment without a time says nothing."""
    created_at = payment.created_at
    if created_at is None or now - created_at <= PATIENCE:
        return None
    return Facts(
        values={"created_at": created_at},
        seen=("payment.status", "payment.created_at"),
        certainty=Certainty.LIKELY,
    )


RULE = Rule(
    code="PS138",
    name="authentication-unfinished",
    title=Text(
        en="The payer's confirmation has been missing for over an hour",
        ru="Плательщик больше часа не подтверждает платёж",
    ),
    level=Level.WARNING,
    stage=Stage.AUTHENTICATION,
    responsible=Party.PAYER,
    check=check,
    when={Status.REQUIRES_ACTION},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="This payment was not confirmed at your bank, and the shop has not received any money. Start the payment"
        " again and stay on the bank's page until it takes you back by itself; if no code comes, ask your bank.",
        ru="Подтверждение в вашем банке не завершено, магазин деньги не получил. Начните оплату заново и не закрывайте"
        " страницу банка, пока она сама не вернёт вас в магазин; если код не приходит, обратитесь в банк.",
    ),
    merchant=Text(
        en="The payment has been waiting for the buyer's confirmation (usually 3-D Secure) since {created_at} and was"
        " most likely abandoned. Invite the buyer to pay again; cancel the order only when the provider has closed the"
        " payment.",
        ru="Платёж создан {created_at} и всё ещё ждёт подтверждения покупателя (обычно 3-D Secure); скорее всего, его"
        " уже не завершат. Предложите оплатить заново, а заказ отменяйте, только когда провайдер закроет платёж.",
    ),
    agent=Text(
        en="Created {created_at} and still waiting for the payer: 3-D Secure was most likely abandoned. bePaid closes"
        " such payments by itself as F.0998. Ask the payer whether the code came; if it never comes, the question is"
        " for the issuer.",
        ru="Создан {created_at} и всё ещё ждёт плательщика: скорее всего, он ушёл со страницы 3-D Secure. bePaid сам"
        " закрывает такие платежи с кодом F.0998. Спросите, пришёл ли код; если не приходит, это вопрос к эмитенту.",
    ),
    refuted_by=Text(
        en="The provider's current status is final, or the issuer shows that the confirmation has just been given.",
        ru="У провайдера уже окончательный статус, или эмитент видит, что подтверждение только что прошло.",
    ),
)
