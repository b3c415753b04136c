"""# Lost or stolen card

## What it finds
The issuing bank has the card on record as lost or stolen, or orders it to be retained.

## Why
The cardholder reported it, or the bank did so itself after misuse. The number is dead for good, even if the card was
found again.

## What to do
Never charge this card again, and delete it where it is stored. The payer hears the general refusal only: the person who
pays may not be the cardholder. A real cardholder learns the reason from the bank.

## References
- Stripe, decline codes lost_card, stolen_card and pickup_card (docs.stripe.com/declines/codes, 2026-07-14); Stripe asks
  to show the payer a general refusal
- Visa Core Rules, 18 April 2026: response codes 04, 07, 41 and 43 are of category 1 (the issuer will never approve, no
  reattempts)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS119",
    name="lost-or-stolen-card",
    title=Text(en="The card is reported lost or stolen", ru="Карта числится утерянной или украденной"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.LOST_CARD, Reason.STOLEN_CARD, Reason.PICKUP_CARD},
    retry=Retry(now=NO, later=NO, other=YES),
    payer=GENERIC_REFUSAL,
    merchant=Text(
        en="The card is reported lost or stolen, or is to be retained. Do not tell the buyer, never charge this card"
        " again, delete it where it is stored, and check other orders paid with it.",
        ru="Карта числится утерянной, украденной или подлежит изъятию. Не сообщайте это покупателю, больше с неё не"
        " списывайте, удалите привязку и проверьте другие заказы, оплаченные этой картой.",
    ),
    agent=Text(
        en="The issuer reports the card as lost, stolen or to be retained. Not to be disclosed: the payer gets the"
        " general refusal. No further attempt with this card; only the issuer talks to its cardholder about it.",
        ru="По данным эмитента карта утеряна, украдена или подлежит изъятию. Не раскрывать: плательщику даётся общий"
        " ответ. Попыток с этой картой больше не делать; с держателем об этом говорит только эмитент.",
    ),
    refuted_by=Text(
        en="The issuer confirms to its cardholder that the card is active and was never blocked.",
        ru="Эмитент подтверждает держателю, что карта действует и не блокировалась.",
    ),
)
