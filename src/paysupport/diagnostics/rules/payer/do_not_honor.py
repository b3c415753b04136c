"""# Do not honor

## What it finds
The bank that issued the card refused the payment with its catch-all answer, in which it names no reason.

## Why
Behind it may stand a check of the bank's own, a setting of the card, a purchase that looks unusual, or a wrong security
code at banks that do not say so. Only the issuer knows.

## What to do
The payer uses another card, or asks the issuing bank and names date, time, amount and shop. Shop, provider and acquirer
cannot find out more, and repeating at once changes nothing.

## References
- bePaid, processing codes F.0105 and F.0002 (docs.bepaid.by, read 2026-11-21)
- Stripe, decline codes do_not_honor and call_issuer (docs.stripe.com/declines/codes, 2026-07-14)
- CloudPayments, reason code 5005: also a wrong security code or internet payments switched off
  (developers.cloudpayments.ru)
- Visa Core Rules, 18 April 2026: response code 05 is of category 4, at most 20 reattempts in 30 days
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS107",
    name="do-not-honor",
    title=Text(en="The issuing bank refused and gave no reason", ru="Банк-эмитент отказал без объяснения причины"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.DO_NOT_HONOR},
    retry=Retry(now=NO, later=YES, other=YES),
    payer=GENERIC_REFUSAL,
    merchant=Text(
        en="The buyer's bank refused without a reason, and nobody but that bank knows more. Nothing has to be changed"
        " in the shop: offer another card or method, and charge a stored card again after a day at the earliest.",
        ru="Банк покупателя отказал и не назвал причину, узнать её можно только у него. В магазине ничего менять не"
        " нужно: предложите другую карту или способ оплаты, привязанную карту списывайте снова не раньше чем через"
        " день.",
    ),
    agent=Text(
        en='The issuer answered "do not honor", its refusal without a reason. Only the cardholder can ask the issuer;'
        " provider and acquirer see the same code and no more.",
        ru="Эмитент ответил «do not honor», то есть отказал без объяснений. Узнать причину может только держатель карты"
        " в своём банке; провайдер и эквайер видят тот же код и ничего больше.",
    ),
    refuted_by=Text(
        en="The issuer names a reason to the cardholder, or has no such operation in its log.",
        ru="Эмитент назвал держателю карты причину или не видит такой операции у себя.",
    ),
)
