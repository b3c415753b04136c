"""# Suspected fraud

## What it finds
The issuing bank refused because the operation looks to it like fraud, or breaks one of its security rules. With some
providers the same code also covers lost and stolen cards.

## Why
The bank's own monitoring decides: unusual amount, place or time, many payments in a row, or a report by the cardholder.
An honest buyer can be hit too.

## What to do
Nobody tells the payer the reason; the bank itself does that, if it wants to. The payer takes another card or asks the
issuing bank. A merchant does not repeat the charge, and holds back goods that were to leave without payment.

## References
- bePaid, processing code F.0116 (docs.bepaid.by, read 2026-11-21)
- Stripe, decline codes fraudulent and security_violation (docs.stripe.com/declines/codes, 2026-07-14); Stripe asks to
  show the payer a general refusal
- Adyen, refusal reason 31: issuer suspected fraud (docs.adyen.com)
- Visa Core Rules, 18 April 2026: response code 63 is of category 4
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS118",
    name="suspected-fraud",
    title=Text(en="The issuing bank suspects fraud", ru="Банк-эмитент подозревает мошенничество"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.ISSUER_SUSPECTED_FRAUD, Reason.SECURITY_VIOLATION},
    retry=Retry(now=NO, later=NO, other=YES, after=Party.ISSUER),
    payer=GENERIC_REFUSAL,
    merchant=Text(
        en="The buyer's bank suspects fraud. Do not tell the buyer and do not charge this card again; offer another"
        " method, and check the order before you ship anything.",
        ru="Банк покупателя подозревает мошенничество. Не сообщайте это покупателю и не списывайте с карты повторно;"
        " предложите другой способ оплаты и проверьте заказ, прежде чем что-либо отправлять.",
    ),
    agent=Text(
        en="The issuer suspects fraud or sees a breach of its security rules. Not to be disclosed: the payer gets the"
        " general refusal and is sent to the issuer. Acquirer and provider cannot lift it.",
        ru="Эмитент подозревает мошенничество или нарушение правил безопасности. Не раскрывать: плательщику даётся"
        " общий ответ, с вопросами он идёт к эмитенту. Эквайер и провайдер снять этот запрет не могут.",
    ),
    refuted_by=Text(
        en="The issuer tells the cardholder that no security rule was involved.",
        ru="Эмитент сообщает держателю карты, что проверка безопасности тут ни при чём.",
    ),
)
