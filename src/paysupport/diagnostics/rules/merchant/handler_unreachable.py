"""# Handler unreachable

## What it finds
CloudPayments wanted to ask the shop's Check handler before the payment and could not: the site was down, or there is no
handler at the registered address. It then refuses with code 3006 or 3007; no bank was asked.

## Why
The site or its hosting is down, the certificate has run out, a firewall turns CloudPayments' addresses away, or the
address still points to the old site or module (404). An answer that takes longer than 30 seconds counts as none.

## What to do
The merchant opens the registered address from outside, lets the published addresses pass the firewall, and renews the
certificate. Until it works, the Check notification may be switched off in the cabinet, if the shop can do without it.

## References
- CloudPayments, answers to the Check notification: 3006 (unavailable), 3007 (no answer: 404, 504, 508); addresses of
  the senders and the timeout, section "Уведомления" (developers.cloudpayments.ru, copy of 2026-08-04, read 2026-11-21)
"""

from paysupport.diagnostics.refusals import refused_with
from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts | None:
    """The handler could not be asked."""
    for code in ("3006", "3007"):
        if refused_with(payment, "cloudpayments", code):
            return Facts(values={"code": code})
    return None


RULE = Rule(
    code="PS361",
    name="handler-unreachable",
    title=Text(en="The shop's handler could not be reached", ru="Обработчик магазина недоступен"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    reasons={Reason.MERCHANT_HANDLER_ERROR},
    check=check,
    outranks={"PS335"},
    retry=Retry(now=NO, later=YES, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="The shop's site did not answer the payment service, so the payment was not accepted, and no money was"
        " taken. Your card is not the cause: try again in a few minutes or write to the shop.",
        ru="Сайт магазина не ответил платёжному сервису, поэтому платёж не принят, деньги не списаны. Карта ни при"
        " чём: попробуйте через несколько минут или напишите в магазин.",
    ),
    merchant=Text(
        en="CloudPayments could not reach your Check handler, and without its answer it refuses every payment. Open"
        " the registered address from outside: is the site up, is the certificate valid, does the firewall let"
        " CloudPayments in, is the address still right? It has to answer within 30 seconds.",
        ru="CloudPayments не смог обратиться к вашему обработчику Check, а без его ответа отклоняет все платежи."
        " Откройте адрес из кабинета снаружи: работает ли сайт, действует ли сертификат, пускает ли CloudPayments"
        " файрвол, верен ли адрес? Ответ должен прийти за 30 секунд.",
    ),
    agent=Text(
        en="The shop's own handler was not reached (code {code}); card and bank are not the cause, and every payment"
        " of this shop fails alike. The merchant or its host brings the address back to life, or switches Check off in"
        " the cabinet if it is not needed.",
        ru="До обработчика магазина не удалось достучаться (код {code}); карта и банк ни при чём, и так отклоняются"
        " все платежи магазина. Магазин или его хостинг должны восстановить адрес либо отключить Check в кабинете,"
        " если он не нужен.",
    ),
    refuted_by=Text(
        en="The site's log shows this Check, answered within 30 seconds.",
        ru="В журнале сайта этот Check есть, и ответ на него ушёл за 30 секунд.",
    ),
)
