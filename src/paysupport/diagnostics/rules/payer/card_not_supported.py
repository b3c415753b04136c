"""# Card not supported

## What it finds
The card belongs to a network or a product that is not accepted for this payment. Where it is the country of the card,
PS210 speaks.

## Why
Shop and acquirer agree which networks and products are accepted, and issuers make cards for some purposes only. The
card itself is in order.

## What to do
The payer takes a card of another kind. A merchant who wants such cards asks the acquirer or the provider to add them,
and shows on the payment page what is accepted.

## References
- Stripe, decline code card_not_supported (docs.stripe.com/declines/codes, 2026-07-14)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS112",
    name="card-not-supported",
    title=Text(en="This kind of card is not accepted here", ru="Карты этого вида здесь не принимаются"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.CARD_NOT_SUPPORTED},
    retry=Retry(now=NO, later=NO, other=YES),
    payer=Text(
        en="Cards of this kind are not accepted for this payment, and nothing was taken. That says nothing against your"
        " card; pay with a card of another network or bank, or choose another method.",
        ru="Карты этого вида для такой оплаты не принимаются, деньги не списаны. Это не значит, что с картой что-то не"
        " так: оплатите картой другой платёжной системы или другого банка либо выберите другой способ.",
    ),
    merchant=Text(
        en="The buyer's kind of card is not accepted for this payment. If you want to take such cards, ask your"
        " acquirer or provider to add the network; show on the payment page which cards are accepted.",
        ru="Карты такого вида для этой оплаты не принимаются. Если хотите их принимать, попросите эквайера или"
        " провайдера подключить эту платёжную систему; на странице оплаты перечислите, какие карты подходят.",
    ),
    agent=Text(
        en="The kind of card (network or product) is not accepted. Compare it with the networks connected for the shop"
        " at the provider; the payer needs a card of another kind.",
        ru="Вид карты (платёжная система или тип) не принимается. Сверьте его с тем, что подключено магазину у"
        " провайдера; плательщику нужна карта другого вида.",
    ),
    refuted_by=Text(
        en="Cards of the same network and product paid in this shop on the same day.",
        ru="Карты той же платёжной системы и того же типа в тот же день проходили в этом магазине.",
    ),
)
