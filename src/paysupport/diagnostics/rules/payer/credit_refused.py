"""# Credit refused

## What it finds
The payer wanted to pay by a loan, in instalments or later, and the lender did not grant it. Nobody is named as
responsible: the lender, who decides, is none of the parties on the way of a payment.

## Why
The lender's own rules: income, other loans, age, the amount, the goods. It tells the reason to the applicant at most.

## What to do
The payer pays another way, or asks the lender. The shop keeps the order and the other methods open; it neither knows
the reason nor can it change the decision.

## References
- YooKassa, cancellation reason loan_declined (yookassa.ru/developers)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Reason, Retry, Stage

RULE = Rule(
    code="PS146",
    name="credit-refused",
    title=Text(en="The lender refused the loan or instalments", ru="В кредите или рассрочке отказано"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=None,
    reasons={Reason.CREDIT_REFUSED},
    retry=Retry(now=NO, later=UNKNOWN, other=YES),
    payer=Text(
        en="The loan or instalments for this purchase were not granted, and nothing was taken. The shop does not know"
        " why: only the lender can tell you. Please pay with a card or another method.",
        ru="Кредит или рассрочку на эту покупку не одобрили, деньги не списаны. Причину магазин не знает, о ней можно"
        " спросить банк или сервис рассрочки. Пожалуйста, оплатите картой или другим способом.",
    ),
    merchant=Text(
        en="The lender did not grant the buyer the loan or instalments, and does not tell you why. Nothing has to be"
        " changed in the shop; keep the order open and offer other methods.",
        ru="Банк или сервис рассрочки не одобрил покупателю заявку и причину вам не сообщает. В магазине ничего менять"
        " не нужно; оставьте заказ открытым и предложите другие способы оплаты.",
    ),
    agent=Text(
        en="The lender's decision on this buyer; neither the shop nor the provider knows the reason. The payer asks the"
        " lender or pays another way; nothing to ask of the acquirer.",
        ru="Это решение кредитора; ни магазин, ни провайдер причины не знают. Плательщик спрашивает кредитора или"
        " платит иначе; у эквайера спрашивать нечего.",
    ),
    refuted_by=Text(
        en="The lender shows the application as granted.",
        ru="У кредитора заявка одобрена.",
    ),
)
