"""# Payment expired

## What it finds
The payer tried to pay when the payment's own time was over, and the provider refused for that.

## Why
The merchant gives each payment a time, or the provider a usual one. An old link from a letter or an open tab, or a shop
clock in another time zone, leads past it.

## What to do
The buyer goes back to the shop and starts a new payment, with any card. A merchant whose payments expire at once looks
at the time and the zone that the shop sends.

## References
- bePaid, processing codes F.0109 and F.0005 (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS130",
    name="payment-expired",
    title=Text(en="The time to pay was over", ru="Время на оплату истекло"),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.PAYER,
    reasons={Reason.ORDER_EXPIRED},
    retry=Retry(now=YES, later=YES, other=YES),
    payer=Text(
        en="The time for this payment was over, and nothing was taken. Go back to the shop and start the payment anew;"
        " the same card will do.",
        ru="Время на эту оплату истекло, деньги не списаны. Вернитесь в магазин и начните оплату заново; карта подойдёт"
        " та же.",
    ),
    merchant=Text(
        en="The payment's time was over before the buyer paid. Create a new one. If it happens to many, give more time,"
        " and check the date and time zone that your shop sends as the end.",
        ru="Срок оплаты закончился раньше, чем покупатель заплатил. Создайте новый платёж. Если таких много, увеличьте"
        " срок и проверьте, какие дату и часовой пояс окончания передаёт магазин.",
    ),
    agent=Text(
        en="Refused because the payment's time had run out; no bank was asked. A new payment is needed; if it expired"
        " within minutes, compare creation and expiry times in the shop's request.",
        ru="Отказ из-за истёкшего срока платежа, до банка не дошло. Нужен новый платёж; если срок вышел за минуты,"
        " сравните в запросе магазина время создания и окончания.",
    ),
    refuted_by=Text(
        en="The end of the time to pay lies after the attempt.",
        ru="Срок оплаты заканчивается позже попытки.",
    ),
)
