"""# Card country not allowed

## What it finds
The card was issued in a country whose cards this shop, or the acquirer for it, does not take. The card is in order, and
its bank was often not even asked.

## Why
A setting of the merchant against fraud, a contract for domestic cards only, or a network that does not work across the
border. A buyer who has moved, or a card from an online bank abroad, is hit too.

## What to do
The payer takes a card from another country or another method; the payer's bank cannot help. A merchant who wants such
buyers lifts the restriction in the cabinet or asks the provider for foreign cards.

## References
- YooKassa, cancellation reason country_forbidden; which foreign cards are taken is a setting of the shop
  (yookassa.ru/developers)
- CloudPayments, code 5113: the gateway takes no cards from outside Russia (API reference, copy of 2026-08-04)
- Payture, error code GEO_CARD_RESTRICTION: by the issuer's country (payture.com/en/docs/error-codes)
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """Where the card was issued, as far as the provider tells it."""
    card = payment.attempts[-1].card
    return Facts(
        values={"country": (card and card.country) or "—"},
        seen=("payment.card.country", "payment.card.issuer"),
    )


RULE = Rule(
    code="PS210",
    name="card-country-not-allowed",
    title=Text(en="Cards of this country are not accepted", ru="Карты этой страны не принимаются"),
    level=Level.ERROR,
    stage=Stage.RISK,
    responsible=Party.MERCHANT,
    reasons={Reason.CARD_COUNTRY_NOT_ALLOWED},
    check=check,
    retry=Retry(now=NO, later=NO, other=YES),
    payer=Text(
        en="The shop does not take cards from the country in which this one was issued, and nothing was taken. That"
        " says nothing against your card; pay with a card from another country or choose another method.",
        ru="Магазин не принимает карты той страны, где выпущена ваша; деньги не списаны. Это не значит, что с картой"
        " что-то не так: оплатите картой другой страны или выберите другой способ.",
    ),
    merchant=Text(
        en="The card is from a country (country: {country}) whose cards your shop does not take. If you want such"
        " buyers, lift the restriction in the provider's cabinet or ask the provider to open foreign cards; if not, say"
        " on the payment page which cards are accepted.",
        ru="Карта выпущена в стране, карты которой ваш магазин не принимает (страна: {country}). Если такие покупатели"
        " вам нужны, снимите ограничение в кабинете провайдера или попросите его подключить зарубежные карты; если нет,"
        " напишите на странице оплаты, какие карты подходят.",
    ),
    agent=Text(
        en="Refused for the card's country (country: {country}); the payer's bank cannot help. Find out at the provider"
        " whether it is the merchant's setting or a rule of the acquirer; the payer needs another card or method.",
        ru="Отказ из-за страны карты (страна: {country}); банк плательщика тут не поможет. Узнайте у провайдера,"
        " настройка это магазина или правило эквайера; плательщику нужна другая карта или другой способ.",
    ),
    refuted_by=Text(
        en="Cards from the same country paid in this shop on the same day.",
        ru="Карты той же страны в тот же день в этом магазине проходили.",
    ),
)
