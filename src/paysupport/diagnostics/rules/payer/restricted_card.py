"""# Restricted card

## What it finds
The issuing bank has blocked or restricted this card, for a time or for certain countries and purposes.

## Why
A debt, a court order, a check of the bank, or a block that the cardholder set. Only the bank knows, and it may not be
told to whoever pays. Where the bank says that the card was never activated, PS142 speaks, and plainly.

## What to do
The payer hears the general refusal and uses another card or asks the issuing bank. A merchant tries a stored card again
only when the buyer says that the bank has lifted it.

## References
- Stripe, decline code restricted_card (docs.stripe.com/declines/codes, 2026-07-14)
- CloudPayments, reason codes 5036 and 5062 (developers.cloudpayments.ru)
- Visa Core Rules, 18 April 2026: response code 62 is of category 2 since April 2021, at most 20 reattempts in 30 days
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS122",
    name="restricted-card",
    title=Text(en="The issuing bank has restricted the card", ru="Банк-эмитент ограничил карту"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.RESTRICTED_CARD},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.ISSUER),
    payer=GENERIC_REFUSAL,
    merchant=Text(
        en="The buyer's bank has restricted this card. Nothing has to be changed in the shop; offer another card or"
        " method, and do not tell the buyer more than that the bank refused.",
        ru="Банк покупателя ограничил эту карту. В магазине ничего менять не нужно; предложите другую карту или способ"
        " оплаты и не говорите покупателю ничего, кроме того, что отказал банк.",
    ),
    agent=Text(
        en="The issuer has blocked or restricted the card. Not to be disclosed: the payer gets the general refusal and"
        " asks the issuer; provider and acquirer have no part in it.",
        ru="Эмитент заблокировал или ограничил карту. Не раскрывать: плательщику даётся общий ответ, он обращается к"
        " эмитенту; провайдер и эквайер на это не влияют.",
    ),
    refuted_by=Text(
        en="The issuer tells the cardholder that the card has no restriction.",
        ru="Эмитент сообщает держателю, что ограничений на карте нет.",
    ),
)
