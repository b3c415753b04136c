"""# Card not activated

## What it finds
The issuing bank has not switched this card on yet, or it is switched off for the time being.

## Why
A new or reissued card is activated by its holder: in the app, by a call, or by a first operation with the PIN. Some
banks give the same answer for a card that its holder has frozen.

## What to do
The payer activates the card at the bank and pays again, or takes another card. A merchant does not repeat the charge
before that: the attempts are counted.

## References
- Visa, response code 78: blocked at first use, card not activated or blocked for a time (J.P. Morgan, payment brand
  changes, 15 September 2025)
- Visa Core Rules, 18 April 2026: response code 78 is of category 2 since April 2021, at most 20 reattempts in 30 days
- PayPal, processor response 5930: card not activated (PayPal server SDK 2.4.0)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS142",
    name="card-not-activated",
    title=Text(en="The card is not activated", ru="Карта не активирована"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.CARD_NOT_ACTIVATED},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="This card is not active yet, and nothing was taken. Activate it in the bank's app, or as the bank has told"
        " you, and pay again; or use another card.",
        ru="Эта карта ещё не активна, деньги не списаны. Активируйте её в приложении банка или так, как указал банк, и"
        " оплатите снова либо возьмите другую карту.",
    ),
    merchant=Text(
        en="The buyer's card is not active at its bank. Nothing has to be changed in the shop; offer another card, and"
        " do not repeat the charge until the buyer has activated this one.",
        ru="Карта покупателя в банке не активна. В магазине ничего менять не нужно; предложите другую карту и не"
        " повторяйте списание, пока покупатель не активирует эту.",
    ),
    agent=Text(
        en="The issuer: card not activated, or frozen by its holder. The cardholder activates it in the app or asks the"
        " issuer; provider and acquirer have no part in it.",
        ru="Эмитент: карта не активирована или приостановлена держателем. Держатель активирует её в приложении или"
        " через свой банк; провайдер и эквайер на это не влияют.",
    ),
    refuted_by=Text(
        en="The issuer shows the card as active at the time of the payment.",
        ru="По данным эмитента на момент платежа карта была активна.",
    ),
)
