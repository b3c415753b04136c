"""# Operation limit called anti-fraud

## What it finds
CloudPayments refuses with code 5300. Its name is "Anti Fraud", but by CloudPayments' own table the cause are the
acquirer's limits on operations: for one payment, for a card, or for a period.

## Why
The acquiring bank bounds the size and the number of operations at a shop or with one card there. The name makes people
look for a fraudster where there is a ceiling. That a suspicion is meant after all cannot be excluded by the code.

## What to do
The merchant asks CloudPayments (support@cp.ru, or its manager) which limit it was and what is left of it, and has it
raised if the turnover has grown. The payer's bank knows nothing of this refusal.

## References
- CloudPayments, code 5300 "Anti Fraud": limits of the acquirer on operations (developers.cloudpayments.ru, copy of
  2026-08-04, read 2026-11-21)
"""

from paysupport.diagnostics.refusals import refused_with
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts | None:
    """The code and the amount that went beyond the limit."""
    if not refused_with(payment, "cloudpayments", "5300"):
        return None
    return Facts(values={"amount": payment.amount or "—"}, seen=("payment.amount",))


RULE = Rule(
    code="PS224",
    name="operation-limit-called-anti-fraud",
    title=Text(en="The acquirer's limit on operations is reached", ru="Достигнут лимит эквайера на операции"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ACQUIRER,
    reasons={Reason.ACQUIRER_LIMIT},
    check=check,
    outranks={"PS201"},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.ACQUIRER),
    payer=Text(
        en="The shop cannot take this payment at the moment; it is not because of you or your bank, and no money was"
        " taken. Please choose another card or payment method, or come back later.",
        ru="Магазин сейчас не может принять этот платёж; дело не в вас и не в вашем банке, деньги не списаны. Оплатите"
        " другой картой, выберите другой способ или попробуйте позже.",
    ),
    merchant=Text(
        en="CloudPayments refused {amount} with code 5300. It is called Anti Fraud, but stands for your acquirer's"
        " limits on operations. Ask CloudPayments which limit was reached, how much is left and when it begins anew,"
        " and have it raised if your turnover has grown; until then offer other payment methods.",
        ru="CloudPayments отклонил {amount} с кодом 5300. Он называется Anti Fraud, но означает лимиты вашего эквайера"
        " на операции. Узнайте в CloudPayments, какой лимит достигнут, сколько осталось и когда он обновится, и"
        " попросите поднять его, если оборот вырос; пока предложите другие способы оплаты.",
    ),
    agent=Text(
        en="Code 5300 is named Anti Fraud; by CloudPayments' table it is a limit of the shop's acquirer ({amount}). Do"
        " not send the payer to the issuer, who knows nothing of it. CloudPayments can tell which limit it was.",
        ru="Код 5300 называется Anti Fraud, но по таблице CloudPayments это лимит эквайера магазина ({amount}). Не"
        " отправляйте плательщика к эмитенту: там об этом отказе не знают. Какой именно лимит, скажет CloudPayments.",
    ),
    refuted_by=Text(
        en="By the acquirer's figures the payment fits within its limits, or it says that it suspected something.",
        ru="По данным эквайера платёж укладывался в лимиты, или он сообщает, что заподозрил неладное.",
    ),
)
