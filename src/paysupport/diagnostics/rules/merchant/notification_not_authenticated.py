"""# Notification not authenticated

## What it finds
The signature of the last notification was found invalid by the shop; or it was missing, and the shop refused the
notification or left a paid order unpaid. A missing signature alone is no fault: some providers do not sign.

## Why
A key of another shop or mode, a secret in place of the public key, an Authorization header that the web server does not
hand on (CGI, FastCGI), or a framework that changes the body before the signature is computed. A few modules even answer
2xx when the signature does not fit, so that the provider does not try again.

## What to do
The merchant copies the key anew from the provider's cabinet, makes the web server pass the Authorization and signature
headers on, and verifies over the raw body. Then the notification is sent again.

## References
- bePaid: Basic shop_id:secret_key, or Content-Signature, RSA-SHA256 over the raw body (docs.bepaid.by, read 2026-11-21)
- Field cases: woocommerce/woocommerce-gateway-stripe #1136 and #2398, stripe/stripe-node #341 and #356, vendure #2450
"""

from datetime import datetime

from paysupport.diagnostics.deliveries import last
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Notification, Order, Party, Retry, SignatureVerdict, Stage, Status

_REFUSED = range(400, 600)


def check(notifications: tuple[Notification, ...], now: datetime, order: Order | None = None) -> Facts | None:
    """The last notification was not recognised as the provider's."""
    delivery = last(notifications)
    verdict = delivery.notification.signature
    ignored = delivery.accepted and order is not None and order.status is Status.PENDING
    missed = verdict is SignatureVerdict.ABSENT and (delivery.status in _REFUSED or ignored)
    if verdict is not SignatureVerdict.INVALID and not missed:
        return None
    return Facts(
        values=delivery.told(now),
        seen=delivery.seen("signature", "response_status", "at"),
        certainty=Certainty.LIKELY if missed else Certainty.CERTAIN,
    )


RULE = Rule(
    code="PS324",
    name="notification-not-authenticated",
    title=Text(en="The shop could not verify the notification", ru="Магазин не смог проверить подлинность уведомления"),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS303", "PS323", "PS325"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site received the provider's notification but could not verify it. Copy the key again from the"
        " provider's cabinet (for this shop and this mode), and make sure that the web server passes the Authorization"
        " and signature headers to the module and that the signature is checked over the raw body.",
        ru="Сайт получил уведомление провайдера, но не смог проверить его подлинность. Скопируйте ключ из кабинета"
        " провайдера заново (для этого магазина и этого режима) и убедитесь, что веб-сервер передаёт модулю заголовок"
        " Authorization и заголовок с подписью, а подпись проверяется по исходному телу запроса.",
    ),
    agent=Text(
        en="{told}: the notification reached the shop but was not verified there. Ask the merchant which key the"
        " module holds (its kind and shop, never its value), whether the web server passes the headers on, and whether"
        " something changes the body.",
        ru="{told}: уведомление дошло до магазина, но проверку не прошло. Спросите у магазина, какого вида ключ в"
        " модуле и от какого он магазина (сам ключ не запрашивайте), передаёт ли веб-сервер заголовки и не меняется ли"
        " по пути тело запроса.",
    ),
    refuted_by=Text(
        en="The same notification verifies with the shop's key over its raw body: then it came from elsewhere or was"
        " checked wrongly.",
        ru="То же уведомление проходит проверку ключом этого магазина по исходному телу: значит, ошибается сама"
        " проверка.",
    ),
)
