"""# Signed URL differs

## What it finds
The provider signs the notification URL together with the body, the shop found the signature of its last notification
invalid, and the URL at which it came is not the registered one to the letter.

## Why
Square makes the signature over the notification URL and the raw body. A shop that takes the URL from the request gets
another one than Square has: behind a proxy it sees http instead of https or an inner host name, a framework adds or
drops a slash at the end, a redirect changes the host. Key and body are right, and no signature ever fits.

## What to do
The merchant does not build the URL from the request but writes it into the settings as the Developer Console shows it,
with scheme, host, path and closing slash. If the registered URL itself is wrong, it is corrected there. Then the
notification is sent again.

## References
- Square: the notification URL is part of what is signed (developer.squareup.com/docs/webhooks/step3validate)
"""

from paysupport.diagnostics.deliveries import last
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Payment, Retry, Settings, SignatureVerdict, Stage

_SIGNING_THE_URL = frozenset({"square"})


def check(payment: Payment, notifications: tuple[Notification, ...], settings: Settings) -> Facts | None:
    """The last notification did not verify, and came to another URL than the registered one."""
    delivery = last(notifications)
    received, registered = delivery.notification.url, settings.notification_url
    if (
        payment.provider not in _SIGNING_THE_URL
        or delivery.notification.signature is not SignatureVerdict.INVALID
        or received is None
        or registered is None
        or received == registered
    ):
        return None
    return Facts(
        values={"received": received.partition("?")[0], "registered": registered.partition("?")[0]},
        seen=(*delivery.seen("signature", "url"), "settings.notification_url"),
    )


RULE = Rule(
    code="PS381",
    name="signed-url-differs",
    title=Text(
        en="The signature is checked with another URL than the registered one",
        ru="Подпись проверяется не с тем URL, что зарегистрирован",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS303", "PS323", "PS324", "PS325"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The provider signs the notification URL too. It is registered as {registered}, and your site checks the"
        " signature with {received}, so it never fits. Do not take the URL from the request: put {registered} into the"
        " settings of your module, letter by letter, closing slash included.",
        ru="Провайдер подписывает и адрес уведомлений. Зарегистрирован {registered}, а сайт проверяет подпись с адресом"
        " {received}, поэтому она не сходится. Не берите адрес из запроса: впишите в настройки модуля {registered},"
        " буква в букву, вместе с косой чертой в конце, если она там есть.",
    ),
    agent=Text(
        en="Key and body may be right: the URL is part of what is signed, and {received} is not {registered}. Ask the"
        " merchant where his code takes the URL from; behind a proxy it is often http or an inner host.",
        ru="Ключ и тело могут быть верными: в подпись входит адрес, а {received} — не {registered}. Спросите, откуда"
        " код магазина берёт адрес: за прокси там часто http или внутреннее имя сервера.",
    ),
    refuted_by=Text(
        en="The signature fits neither with the registered URL: then the key is another subscription's, or the body was"
        " changed.",
        ru="Подпись не сходится и с зарегистрированным адресом: значит, ключ от другой подписки или изменено тело.",
    ),
)
