"""# Card currency not supported

## What it finds
The issuing bank does not let this card pay in the currency of the payment.

## Why
Some cards are for one currency or one country only. It is the card's limit, not the shop's: there the answer would be
that the currency is not enabled.

## What to do
The payer takes a card that pays abroad, or asks the bank whether this can be switched on. A merchant may offer the
price in the buyer's currency, if the acquirer allows it.

## References
- Stripe, decline code currency_not_supported (docs.stripe.com/declines/codes, 2026-07-14)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS113",
    name="card-currency-not-supported",
    title=Text(en="The card does not pay in this currency", ru="Карта не поддерживает эту валюту"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.CARD_CURRENCY_NOT_SUPPORTED},
    retry=Retry(now=NO, later=NO, other=YES),
    payer=Text(
        en="Your card cannot pay in the currency of this purchase, and nothing was taken. Pay with another card, or ask"
        " your bank whether payments in this currency can be switched on.",
        ru="Эта карта не поддерживает валюту покупки, деньги не списаны. Оплатите другой картой или спросите в своём"
        " банке, можно ли включить оплату в этой валюте.",
    ),
    merchant=Text(
        en="The buyer's card does not support the currency of the order; your settings are not the reason. Offer"
        " another card, or the price in the buyer's currency if your contract allows it.",
        ru="Карта покупателя не поддерживает валюту заказа; ваши настройки ни при чём. Предложите оплатить другой"
        " картой или, если позволяет договор, в валюте покупателя.",
    ),
    agent=Text(
        en="The issuer's product does not pay in this currency. The cardholder asks the issuer; the shop's currencies"
        " at the provider have nothing to do with it.",
        ru="Карта не рассчитана на эту валюту, таково условие эмитента. Держатель карты спрашивает свой банк; валюты,"
        " подключённые магазину, тут ни при чём.",
    ),
    refuted_by=Text(
        en="The issuer confirms that the card pays in this currency.",
        ru="Эмитент подтверждает, что карта платит в этой валюте.",
    ),
)
