"""# Notification redirected

## What it finds
The last notification, or one that was sent to try the address, was answered with a redirect (3xx).

## Why
Providers do not follow redirects, or follow them without the body. The address they were given leads to another one:
http to https, with or without www, with or without a slash at the end, or to a login page.

## What to do
The merchant enters the final address as notification URL: the one that answers a POST directly with 200.

## References
- bePaid: expects HTTP 200; checkout notifications are repeated twice, card notifications 15 times in about 37 hours
  (docs.bepaid.by, read 2026-11-21)
- Field cases: gravityplus/Gravity-Forms-Stripe #38, jigoshop #1083, btcpayserver-greenfield-php #109
"""

from datetime import datetime

from paysupport.diagnostics.probed import answers
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Probe, Retry, Stage

_REDIRECTS = range(300, 400)


def check(now: datetime, notifications: tuple[Notification, ...] = (), probes: tuple[Probe, ...] = ()) -> Facts | None:
    """The last answer is a redirect, or that to a probe."""
    for answer in answers(notifications, probes):
        if answer.status in _REDIRECTS:
            return Facts(values=answer.told(notifications, now), seen=answer.seen("response_status", "location", "at"))
    return None


RULE = Rule(
    code="PS322",
    name="notification-redirected",
    title=Text(en="The shop redirects notifications", ru="Магазин перенаправляет уведомления"),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS303"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site answers the provider's notification with a redirect ({status}), and the provider does not follow"
        " it. Enter the final address as notification URL: https, with or without www and a slash at the end, exactly"
        " as the site itself opens it; then ask the provider to send the notification again.",
        ru="Ваш сайт отвечает на уведомление провайдера перенаправлением ({status}), а провайдер по нему не переходит."
        " Укажите в настройках конечный адрес уведомлений: https, с www или без, со слешем в конце или без него, ровно"
        " так, как его открывает сам сайт. Затем попросите провайдера отправить уведомление ещё раз.",
    ),
    agent=Text(
        en="{told}. The provider does not follow redirects: the merchant has to enter the final URL, then ask the"
        " provider to send the notification again.",
        ru="{told}. По перенаправлениям провайдер не переходит: магазину нужно указать конечный адрес, а затем"
        " попросить провайдера отправить уведомление ещё раз.",
    ),
    refuted_by=Text(
        en="The site's log shows the notification with its body, answered with 200.",
        ru="В журнале сайта есть это уведомление с телом и ответом 200.",
    ),
)
