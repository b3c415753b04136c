"""# Expired card

## What it finds
The issuing bank, or the provider before it, answered that the card is past the date printed on it. Some banks answer
the same when the date was typed wrongly.

## Why
A card lives until the last day of the month on it. Stored cards fail this way in bulk at the turn of a month, because
the buyer has a new card and the shop still holds the old one.

## What to do
The payer uses another card, or the new one if the bank has already sent it. A merchant stops charging the stored card
and asks the buyer for the new one.

## References
- bePaid, processing codes F.0111 and F.0003 (docs.bepaid.by, read 2026-11-21)
- Stripe, decline code expired_card (docs.stripe.com/declines/codes, 2026-07-14)
- CloudPayments, reason code 5054: expired, or the date was entered wrongly (developers.cloudpayments.ru)
- Visa Core Rules, 18 April 2026: response code 54 is of category 3: correct the data, then try again
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS102",
    name="expired-card",
    title=Text(en="The card has expired", ru="Срок действия карты истёк"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.EXPIRED_CARD},
    retry=Retry(now=NO, later=NO, other=YES, after=Party.PAYER),
    payer=Text(
        en="This card is past its date, and nothing was taken. Pay with another card. If your bank has already given"
        " you a new one, enter the number and date of that one.",
        ru="Срок действия этой карты закончился, деньги не списаны. Оплатите другой картой. Если банк уже выдал вам"
        " новую, введите номер и срок с неё.",
    ),
    merchant=Text(
        en="The buyer's card has expired; nothing has to be changed in the shop. If it was a stored card, stop charging"
        " it and ask the buyer for a new one.",
        ru="У карты покупателя истёк срок действия; в магазине ничего менять не нужно. Если списывали с привязанной"
        " карты, остановите списания и попросите покупателя привязать новую.",
    ),
    agent=Text(
        en="The refusal says the card has expired. Ask the payer to read the date on the card: if it is in the future,"
        " it was typed wrongly; otherwise only another card helps.",
        ru="В отказе указано, что срок карты истёк. Попросите плательщика посмотреть дату на карте: если она ещё не"
        " наступила, её ввели с ошибкой, иначе поможет только другая карта.",
    ),
    refuted_by=Text(
        en="The date on the card is in the future and was typed correctly.",
        ru="Срок на карте ещё не прошёл, и введён он верно.",
    ),
)
