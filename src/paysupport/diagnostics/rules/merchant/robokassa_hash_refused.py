"""# Robokassa hash refused

## What it finds
The shop could not verify the last notification of Robokassa: its record says that the signature is invalid, or the shop
answered "bad sign", as the documents' sample code does. If the payment is a test and the module works live, or the
other way round, the modes are certainly mixed up.

## Why
Robokassa has two pairs of passwords: one for live payments, one for payments with IsTest=1. Notifications are signed
with password #2 of the pair, payment pages with #1. The commonest faults of modules are the wrong pair, #1 and #2
swapped, another algorithm than the shop has chosen (it is set for the live and the test mode apart), and parameters
Shp_ that are left out or not in alphabetical order.

## What to do
The merchant compares the module with the technical settings in Robokassa's cabinet: pair, number of the password,
algorithm. The order is updated by hand if the money has come in.

## References
- docs.robokassa.ru/testing-mode and docs.robokassa.ru/ru/notifications-and-redirects, read 2026-11-22
- Field cases: Akurganow/WooCommerce-Robokassa #9 and #16, byBenPuls/robokassa #20, dev-aces/robokassa #6
"""

from paysupport.diagnostics.deliveries import last
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Notification, Party, Payment, Retry, Settings, SignatureVerdict, Stage

_MIXED = {(True, "live"), (False, "test")}


def check(payment: Payment, notifications: tuple[Notification, ...], settings: Settings | None = None) -> Facts | None:
    """The shop did not recognise Robokassa's notification."""
    delivery = last(notifications)
    answer = (delivery.notification.response_body or "").lower()
    doubted = delivery.notification.signature is SignatureVerdict.INVALID or "bad sign" in answer
    if payment.provider != "robokassa" or not doubted:
        return None
    mixed = settings is not None and (payment.test, settings.mode) in _MIXED
    return Facts(
        values={**delivery.facts, "order": payment.order or "—"},
        seen=(
            *(("payment.test", "settings.mode") if mixed else ()),
            *delivery.seen("signature", "response_body", "at"),
        ),
        certainty=Certainty.CERTAIN if mixed else Certainty.LIKELY,
    )


RULE = Rule(
    code="PS363",
    name="robokassa-hash-refused",
    title=Text(
        en="The shop did not recognise Robokassa's notification: passwords or algorithm are mixed up",
        ru="Магазин не узнал уведомление Робокассы: перепутаны пароли или алгоритм",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS303", "PS323", "PS324", "PS325", "PS364"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site did not recognise Robokassa's notification about order {order}. Compare the module with the"
        " technical settings in the cabinet: test payments have a pair of passwords of their own, notifications are"
        " signed with password #2 and not #1, and the algorithm must be the same in both places. All Shp_ parameters"
        " belong into the text, in alphabetical order.",
        ru="Ваш сайт не узнал уведомление Робокассы о заказе {order}. Сверьте модуль с техническими настройками в"
        " кабинете: для тестовых платежей нужна своя пара паролей, уведомления подписываются паролем №2, а не №1,"
        " алгоритм должен совпадать. Все параметры Shp_ входят в строку для подписи в алфавитном порядке.",
    ),
    agent=Text(
        en="The notification of {at} reached the shop, and the hash did not fit there. Ask the merchant whether the"
        " payment was a test, which pair and which number of password the module uses, and which algorithm is chosen;"
        " never ask for the password itself.",
        ru="Уведомление ({at}) дошло до магазина, но подпись там не сошлась. Спросите у магазина, тестовый ли был"
        " платёж, какая пара и какой по номеру пароль указаны в модуле и какой выбран алгоритм; сам пароль не"
        " запрашивайте.",
    ),
    refuted_by=Text(
        en="With the shop's password #2 of the right mode and its algorithm the hash fits: then the module computes it"
        " wrongly, or something changes the request.",
        ru="С паролем №2 нужного режима и выбранным алгоритмом подпись сходится: значит, ошибается модуль или запрос"
        " меняется по пути.",
    ),
)
