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
    title=Text(en="The time to pay ran out", ru="Время на оплату истекло"),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.PAYER,
    reasons={Reason.ORDER_EXPIRED},
    retry=Retry(now=YES, later=YES, other=YES),
    payer=Text(
        en="The time for this payment ran out, and nothing was taken. Go back to the shop and start the payment again;"
        " you can use the same card.",
        ru="Время на оплату истекло, деньги не списаны. Вернитесь в магазин и начните оплату заново; подойдёт и та же"
        " карта.",
    ),
    merchant=Text(
        en="The time to pay ran out before the buyer paid. Create a new payment. If it happens often, allow more time,"
        " and check the expiry time and time zone that your shop sends.",
        ru="Срок оплаты истёк раньше, чем покупатель заплатил. Создайте новый платёж. Если так бывает часто, увеличьте"
        " срок и проверьте, какое время окончания и какой часовой пояс передаёт магазин.",
    ),
    agent=Text(
        en="Refused because the time to pay had run out; no bank was asked. A new payment is needed; if it expired"
        " within minutes, compare creation and expiry times in the shop's request.",
        ru="Отказ из-за истёкшего срока оплаты, до банка не дошло. Нужен новый платёж; если срок вышел за считаные"
        " минуты, сравните в запросе магазина время создания и время окончания.",
    ),
    refuted_by=Text(
        en="The attempt was made before the time to pay ended.",
        ru="Попытка сделана до окончания срока оплаты.",
    ),
)
