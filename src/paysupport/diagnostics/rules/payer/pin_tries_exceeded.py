"""# PIN tries exceeded

## What it finds
A wrong PIN was entered too often, and the issuing bank no longer accepts one for this card.

## Why
Banks count wrong PINs across all shops and cash machines, so the tries may have been spent elsewhere. Some banks count
anew the next day, some only after the cardholder has called.

## What to do
The payer asks the issuing bank to reset the counter, or pays with another card. Further tries are refused whatever is
entered.

## References
- Stripe, decline code pin_try_exceeded (docs.stripe.com/declines/codes, 2026-07-14)
- T-Bank, error codes 1038 and 1075 (developer.tbank.ru)
- Visa Core Rules, 18 April 2026: response code 75 is of category 2, at most 20 reattempts in 30 days
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS125",
    name="pin-tries-exceeded",
    title=Text(en="Too many wrong PINs", ru="Исчерпаны попытки ввода ПИН-кода"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.PIN_TRIES_EXCEEDED},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.ISSUER),
    payer=Text(
        en="A wrong PIN was entered too often for this card, and nothing was taken. Your bank can reset the counter;"
        " until then please pay with another card.",
        ru="По этой карте слишком много раз ввели неверный ПИН-код, деньги не списаны. Сбросить счётчик может ваш банк;"
        " пока оплатите другой картой.",
    ),
    merchant=Text(
        en="The buyer's card has used up its PIN tries. Nothing has to be changed in the shop; offer another card.",
        ru="По карте покупателя исчерпаны попытки ввода ПИН-кода. В магазине ничего менять не нужно; предложите другую"
        " карту.",
    ),
    agent=Text(
        en="The issuer's PIN counter is used up. The cardholder has it reset by the issuer; the tries may have been"
        " made elsewhere.",
        ru="Счётчик ПИН-кода у эмитента исчерпан. Держатель карты просит эмитента его сбросить; неверные попытки могли"
        " быть и в другом месте.",
    ),
    refuted_by=Text(
        en="The issuer sees tries left on the card's counter.",
        ru="У эмитента по счётчику карты попытки ещё остались.",
    ),
)
