"""# Account unknown to handler

## What it finds
CloudPayments asked the shop's Check handler before the payment, and the handler answered 11: it does not accept the
account number of the payer. CloudPayments then refuses with code 3002; no bank was asked.

## Why
The payer typed a wrong contract or account number into a form for topping up, the account was closed, or the payment
form sends another kind of `accountId` (an e-mail address, say) than the handler looks for.

## What to do
The payer checks the number. If it is right, the merchant's developer compares `accountId` of the payment form with what
the handler looks for.

## References
- CloudPayments, answers to the Check notification: 3002, the handler returned {"code":11} (developers.cloudpayments.ru,
  copy of 2026-08-04, read 2026-11-21)
"""

from paysupport.diagnostics.refusals import refused_with
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts | None:
    """The handler does not accept the account."""
    return Facts() if refused_with(payment, "cloudpayments", "3002") else None


RULE = Rule(
    code="PS357",
    name="account-unknown-to-handler",
    title=Text(en="The shop's handler does not know the account", ru="Обработчик магазина не нашёл лицевой счёт"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.REFUSED_BY_MERCHANT},
    check=check,
    outranks={"PS334"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.PAYER),
    payer=Text(
        en="The company did not recognise the account or contract number, so the payment was not accepted, and no"
        " money was taken. Check the number and try again; if it is right, write to the company.",
        ru="Компания не нашла указанный лицевой счёт или договор, поэтому платёж не принят, деньги не списаны."
        " Проверьте номер и попробуйте ещё раз; если он верный, напишите в компанию.",
    ),
    merchant=Text(
        en="Your Check handler answered 11 (wrong account), and CloudPayments refused the payment. If the payer's"
        " number is right, compare accountId in the payment form with what the handler looks for.",
        ru="Ваш обработчик Check ответил 11 (неверный AccountId), и CloudPayments отклонил платёж. Если номер у"
        " плательщика верный, сравните accountId в платёжной форме с тем, что ищет обработчик.",
    ),
    agent=Text(
        en="The shop's own handler does not accept the payer's account number (answer 11, code 3002); no bank was"
        " asked. Let the payer check the number first; if it is right, the merchant's developer looks at accountId.",
        ru="Обработчик магазина не принял номер счёта плательщика (ответ 11, код 3002), до банка не дошло. Сначала"
        " пусть плательщик проверит номер; если он верный, разработчик магазина смотрит accountId.",
    ),
    refuted_by=Text(
        en="The handler's log shows another answer than 11 to this Check.",
        ru="В журнале обработчика на этот Check другой ответ, не 11.",
    ),
)
