"""# Bank answer hidden

## What it finds
A payment at Adyen that was refused with no more than "Refused", while the raw answer of the bank is not among the data:
the account does not have it sent.

## Why
Adyen puts the answers of banks into about forty reasons of its own, and the most frequent one says only that the
payment was refused. What the bank answered comes in `additionalData.refusalReasonRaw`, and the network's advice in
`merchantAdviceCode`, but only after these fields were switched on. Some acquirers send no code at all.

## What to do
The merchant switches the fields on: Customer Area, Developers, Additional data, "Raw acquirer result" and "Merchant
advice code". For this payment the answer can still be read in the Customer Area, on the page of the payment. The payer
pays with another card or method.

## References
- Adyen, raw responses, "Receive raw responses" (docs.adyen.com/development-resources/raw-acquirer-responses)
- Adyen, refusal reasons 2 and 27 (docs.adyen.com/development-resources/refusal-reasons, read 2026-11-25)
- Field cases: Adyen/adyen-magento #194, #235 and #707, adyen-magento2 #790: shops could not tell why
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text
from paysupport.model import Certainty, Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts | None:
    """A refusal that only Adyen's general word tells."""
    decline = payment.decline
    if payment.provider != "adyen" or decline is None or decline.network_code is not None:
        return None
    return Facts(
        values={"payment": payment.id or "—"},
        seen=("payment.code", "payment.message"),
        certainty=Certainty.LIKELY,
    )


RULE = Rule(
    code="PS366",
    name="bank-answer-hidden",
    title=Text(
        en="Refused, and the bank's answer is not switched on at Adyen",
        ru="Отказ, а передача ответа банка в Adyen не включена",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    reasons={Reason.GENERIC_DECLINE},
    check=check,
    outranks={"PS108"},
    retry=Retry(now=NO, later=UNKNOWN, other=YES),
    payer=GENERIC_REFUSAL,
    merchant=Text(
        en='The payment was refused, and Adyen passes on nothing but "Refused". Switch on "Raw acquirer result" and'
        ' "Merchant advice code" in the Customer Area (Developers, Additional data): then the next refusals come with'
        " the bank's own answer. For this payment, {payment}, read it on the payment's page there.",
        ru="Платёж отклонён, а Adyen передаёт только слово «Refused». Включите в Customer Area (Developers, Additional"
        " data) поля «Raw acquirer result» и «Merchant advice code»: тогда следующие отказы придут вместе с ответом"
        " банка. По этому платежу ({payment}) ответ виден там же, на его странице.",
    ),
    agent=Text(
        en="Adyen's general refusal without the raw answer of the bank; the merchant most likely has the field switched"
        " off. Ask for a look at payment {payment} in the Customer Area (acquirer response) before sending anybody to a"
        " bank.",
        ru="Общий отказ Adyen без исходного ответа банка: скорее всего, передача этого поля у магазина выключена."
        " Прежде чем отправлять кого-либо в банк, попросите посмотреть платёж {payment} в Customer Area (ответ"
        " эквайера).",
    ),
    refuted_by=Text(
        en="The field is switched on: other refusals of this account come with refusalReasonRaw.",
        ru="Поле включено: другие отказы этого аккаунта приходят с refusalReasonRaw.",
    ),
)
