"""# Handler answer malformed

## What it finds
CloudPayments asked the shop's Check handler before the payment and got an answer that is not one of the agreed codes.
It then refuses with code 3005; no bank was asked.

## Why
The handler must answer with JSON such as {"code":0}, where the code is 0, 10, 11, 12, 13 or 20. Often a warning of PHP,
a page in HTML, a byte order mark or an HTTP error page comes before or instead of it, or the address of another
notification's handler is registered for Check.

## What to do
The merchant's developer sends a Check by hand to the registered address and looks at every byte of the answer.

## References
- CloudPayments, answers to the Check notification: 3005, another code than expected (developers.cloudpayments.ru, copy
  of 2026-08-04, read 2026-11-21)
"""

from paysupport.diagnostics.refusals import refused_with
from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts | None:
    """The handler answered something else than an agreed code."""
    return Facts() if refused_with(payment, "cloudpayments", "3005") else None


RULE = Rule(
    code="PS360",
    name="handler-answer-malformed",
    title=Text(en="The shop's handler answered in a wrong form", ru="Обработчик магазина ответил не в том формате"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    reasons={Reason.MERCHANT_HANDLER_ERROR},
    check=check,
    outranks={"PS335"},
    retry=Retry(now=NO, later=YES, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="The shop's site did not answer the payment service properly, so the payment was not accepted, and no money"
        " was taken. Your card is not the cause: try again later or write to the shop.",
        ru="Сайт магазина не ответил платёжному сервису как нужно, поэтому платёж не принят, деньги не списаны. Карта"
        " ни при чём: попробуйте позже или напишите в магазин.",
    ),
    merchant=Text(
        en="Your Check handler must answer with JSON whose only field is code, and it answered something else, so"
        " CloudPayments refuses every payment. Send a Check to its address by hand and remove whatever stands beside"
        " that JSON: warnings, HTML, a byte order mark.",
        ru="Обработчик Check должен отвечать JSON с полем code, а отвечает чем-то другим, поэтому CloudPayments"
        " отклоняет все платежи. Отправьте Check на его адрес вручную и уберите из ответа всё лишнее: предупреждения,"
        " HTML, BOM.",
    ),
    agent=Text(
        en="The shop's own handler gave an answer that CloudPayments does not understand (code 3005); card and bank"
        " are not the cause, and every payment of this shop fails alike. The merchant's developer corrects the"
        " handler.",
        ru="Обработчик магазина дал ответ, которого CloudPayments не понимает (код 3005); карта и банк ни при чём, и"
        " так отклоняются все платежи магазина. Исправить обработчик должен разработчик магазина.",
    ),
    refuted_by=Text(
        en="The handler's log shows a clean answer with an agreed code to this Check.",
        ru="По журналу обработчика на этот Check ушёл правильный ответ с кодом из списка.",
    ),
)
