"""# Older event overwrites

## What it finds
A paid order of the check lost its state when a notification of an earlier failure came after it.

## Why
Notifications do not come in the order of events: a repeated one about an earlier, failed attempt may be the last. A
module that writes whatever status comes in turns paid orders into failed ones.

## What to do
The module never lets a failure or expiry change a paid order, and asks the provider for the present status before it
changes anything.

## References
- Field cases: woocommerce/woocommerce-gateway-stripe #902, 202-ecommerce/stripe_official #79, Adyen/adyen-shopware6 PR
  451, begateway/woocommerce-payment-module changelog 2.0.11
"""

from paysupport.diagnostics.probed import answer_to
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Stage, Status


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """After the older failure the order was no longer paid."""
    before, late = answer_to(probes, ProbeKind.RIGHT), answer_to(probes, ProbeKind.LATE)
    if before is None or late is None or before.order_status is not Status.PAID:
        return None
    if late.order_status in {None, Status.PAID}:
        return None
    return Facts(values=late.facts, seen=(*before.seen("order_status"), *late.seen("order_status", "at")))


RULE = Rule(
    code="PS387",
    name="older-event-overwrites",
    title=Text(
        en="An older event overwrites a paid order",
        ru="Старое событие перезаписывает оплаченный заказ",
    ),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="In the check a paid order became unpaid when the notification of an earlier failure came late. Update or"
        " correct the module: a failure must never change a paid order.",
        ru="При проверке оплаченный заказ стал неоплаченным, когда с опозданием пришло уведомление о прежнем отказе."
        " Обновите или исправьте модуль: отказ не должен менять оплаченный заказ.",
    ),
    agent=Text(
        en='The shop lets late failures overwrite paid orders (seen on {at} at {address}). Complaints "paid, but'
        ' cancelled" of this shop have this cause until the module is corrected.',
        ru="Магазин позволяет запоздавшему отказу перезаписать оплаченный заказ (проверено {at}, {address}). Пока"
        " модуль не исправят, жалобы «оплатил, а заказ отменён» — отсюда.",
    ),
    refuted_by=Text(
        en="The order was changed by hand or by another process in between.",
        ru="Заказ тем временем изменили вручную или другой процесс.",
    ),
)
