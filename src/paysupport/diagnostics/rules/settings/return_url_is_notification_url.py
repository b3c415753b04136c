"""# Return url is notification url

## What it finds
Notifications and returning buyers are sent to one and the same URL.

## Why
The two are different: a notification is a POST of the provider with a signature, the buyer's browser brings neither. A
page for buyers answers notifications with 200 and reads nothing of them, so that the provider does not repeat them; a
handler of notifications shows buyers an error.

## What to do
Enter the address of the module's handler as the notification URL, and the page of the order as the return URL.

## References
- Mollie: redirectUrl and webhookUrl of a payment
- bePaid: notification_url and return_url of the payment token (docs.bepaid.by, read 2026-11-21)
"""

from urllib.parse import urlsplit

from paysupport.diagnostics.hosts import address
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """Host, path and query are the same; modules of one script tell their pages apart by the query."""
    told, back = _whole(settings.notification_url), _whole(settings.return_url)
    if told is None or told != back:
        return None
    return Facts(values={"url": told[0]}, seen=("settings.notification_url", "settings.return_url"))


def _whole(url: str | None) -> tuple[str, str] | None:
    place = address(url)
    return None if url is None or place is None else (place.rstrip("/"), urlsplit(url.strip()).query)


RULE = Rule(
    code="PS923",
    name="return-url-is-notification-url",
    title=Text(en="Notifications go to the page for buyers", ru="Уведомления приходят на страницу для покупателей"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="{url} is set both as the notification URL and as the return URL. Enter the module's handler as the first"
        " and the page of the order as the second: one page cannot do both.",
        ru="{url} указан и как адрес уведомлений, и как адрес возврата. Первым должен быть обработчик модуля, вторым —"
        " страница заказа: одна страница с обеими задачами не справится.",
    ),
    agent=Text(
        en="One URL ({url}) for notifications and for returning buyers. Expect orders that stay unpaid although the"
        " provider's log shows 200.",
        ru="Для уведомлений и возврата покупателей указан один адрес ({url}). Отсюда неоплаченные заказы при ответах"
        " 200 в журнале провайдера.",
    ),
    refuted_by=Text(
        en="The page tells a notification from a buyer, and checks its signature.",
        ru="Страница отличает уведомление от покупателя и проверяет подпись.",
    ),
)
