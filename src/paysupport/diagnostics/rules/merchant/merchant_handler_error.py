"""# Merchant handler error

## What it finds
Before the payment the provider asked the shop's own handler, and the handler broke, answered in a form that the
provider does not understand, or could not be reached. Without its consent no payment goes through.

## Why
The site is down or slow, a firewall, a redirect or a login stands before the handler, the certificate has run out, or
an update of the module changed the address or prints something before the answer.

## What to do
The merchant calls the handler from outside with a POST and reads the site's error log. If the shop does not need to be
asked, it switches the question off in the provider's cabinet. The payer tries again later; cards have no part in it.

## References
- CloudPayments, codes 3005 (unexpected answer), 3006 (unavailable) and 3007 (not reached, such as 404 and 504) of the
  shop's Check handler (API reference, copy of 2026-08-04)
- Field cases: mollie/PrestaShop issue 1442 (protection stalls the provider's requests), gravityplus/
  Gravity-Forms-Stripe issue 38 (a redirect drops the POST)
"""

from paysupport.diagnostics.deliveries import inquiry
from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Payment, Reason, Retry, Stage


def check(payment: Payment, notifications: tuple[Notification, ...] = ()) -> Facts:
    """The HTTP status of the handler's last answer, where it is on record, and the provider's code."""
    decline, place = payment.decline, inquiry(notifications)
    code = (decline and decline.code) or "—"
    if place is None:
        return Facts(values={"code": code, "status": "—"})
    fields = ("event", "url", "response_status", "response_body", "at")
    return Facts(
        values={"code": code, "status": notifications[place].response_status or "—"},
        seen=tuple(f"notifications.{place}.{field}" for field in fields),
    )


RULE = Rule(
    code="PS335",
    name="merchant-handler-error",
    title=Text(
        en="The shop's own handler broke or was not reached",
        ru="Обработчик магазина сломался или недоступен",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    reasons={Reason.MERCHANT_HANDLER_ERROR},
    check=check,
    retry=Retry(now=NO, later=YES, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="The shop's site did not answer the payment service properly, so the payment was not accepted, and no money"
        " was taken. Try again in a few minutes; if that does not help, write to the shop.",
        ru="Сайт магазина не смог ответить платёжному сервису, поэтому платёж не принят, деньги не списаны. Попробуйте"
        " через несколько минут; если не поможет, напишите в магазин.",
    ),
    merchant=Text(
        en="Before a payment the provider asks your handler, and it did not answer properly (code: {code}, HTTP status:"
        " {status}), so no payment goes through. Call its address from outside with a POST, see the error log, remove"
        " redirects and logins, let the provider's addresses pass the firewall, and answer in the documented form.",
        ru="Перед платежом провайдер спрашивает ваш обработчик, а он ответил неверно или не ответил (код: {code},"
        " статус HTTP: {status}), поэтому платежи не проходят. Отправьте на его адрес POST снаружи, посмотрите журнал"
        " ошибок, уберите перенаправления и вход по паролю, пропустите провайдера через файрвол и проверьте формат"
        " ответа.",
    ),
    agent=Text(
        en="The shop's site failed when the provider asked it (code: {code}, HTTP status: {status}); neither card nor"
        " bank is the cause, and all payments of the shop fail alike. It is for the merchant's developer or host; give"
        " them the time and the code.",
        ru="Сайт магазина не справился с запросом провайдера (код: {code}, статус HTTP: {status}); карта и банк ни при"
        " чём, так не пройдёт ни один платёж магазина. Это вопрос к разработчику или хостингу магазина; передайте им"
        " время и код.",
    ),
    refuted_by=Text(
        en="The site's log shows a correct answer to this request within the provider's time.",
        ru="По журналу сайта на этот запрос вовремя ушёл правильный ответ.",
    ),
)
