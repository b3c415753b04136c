"""# Next notification

## What it finds
The last notification was not accepted by the shop, and the time of the provider's next try is known and still to come.

## Why
Providers repeat notifications with growing gaps and give up after a fixed number.

## What to do
Correct the shop before that time, and the order updates itself; otherwise ask the provider to send the notification
again, or update the order by hand.

## References
- bePaid: expects HTTP 200; checkout notifications are repeated twice, card notifications 15 times in about 37 hours
  (docs.bepaid.by, read 2026-11-21)
"""

from datetime import datetime

from paysupport.diagnostics.deliveries import last
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Retry, Stage


def check(notifications: tuple[Notification, ...], now: datetime) -> Facts | None:
    """A further delivery is due."""
    delivery = last(notifications)
    due = delivery.notification.next_at
    if due is None or due <= now or delivery.accepted:
        return None
    return Facts(values={**delivery.facts, "next_at": due}, seen=delivery.seen("next_at", "at"))


RULE = Rule(
    code="PS327",
    name="next-notification",
    title=Text(en="The notification will be sent again", ru="Уведомление отправят ещё раз"),
    level=Level.INFO,
    stage=Stage.NOTIFICATION,
    responsible=Party.PROVIDER,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The provider sends the notification again on {next_at}. If your site accepts it then, the order should"
        " update itself.",
        ru="Провайдер отправит уведомление ещё раз: {next_at}. Если сайт его примет, заказ должен обновиться сам.",
    ),
    agent=Text(
        en="The next delivery is due on {next_at}, after {count:failed attempt|failed attempts}.",
        ru="Следующая отправка: {next_at}; до неё {count:неудачная попытка|неудачные попытки|неудачных попыток}.",
    ),
    refuted_by=Text(
        en="The provider's delivery log shows that no further attempt is due.",
        ru="По журналу провайдера новых попыток не будет.",
    ),
)
