"""# Incorrect expiry

## What it finds
The month or the year of expiry that was entered is impossible, or differs from the bank's record.

## Why
Month and year were swapped or mistyped, or the bank has renewed the card under the same number and the payer reads the
date from the old one.

## What to do
The payer enters the date again as it stands on the card. For a stored card the merchant asks the buyer for the new
date.

## References
- Stripe, decline codes invalid_expiry_month and invalid_expiry_year (docs.stripe.com/declines/codes, 2026-07-14)
- PayPal, processor response 1380: invalid expiration (PayPal server SDK 2.4.0)
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS105",
    name="incorrect-expiry",
    title=Text(en="Wrong expiry date", ru="Неверный срок действия карты"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.INCORRECT_EXPIRY},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The expiry date of the card was not right, and nothing was taken. Enter it again as printed on the card,"
        " month first, then year. If your bank has renewed the card, use the date on the new one.",
        ru="Срок действия карты введён неверно, деньги не списаны. Введите его ещё раз, как на карте: сначала месяц,"
        " потом год. Если карту перевыпустили, возьмите дату с новой.",
    ),
    merchant=Text(
        en="The buyer entered a wrong expiry date; let it be typed again. A stored card needs its date renewed: ask the"
        " buyer for it.",
        ru="Покупатель указал неверный срок действия карты; пусть введёт его заново. У привязанной карты срок нужно"
        " обновить: запросите его у покупателя.",
    ),
    agent=Text(
        en="Month or year of expiry is rejected. The payer compares the date with the card; after a renewal the old"
        " plastic shows the old date.",
        ru="Отклонён месяц или год окончания. Плательщик сверяет дату с картой; после перевыпуска на старом пластике"
        " остаётся старая дата.",
    ),
    refuted_by=Text(
        en="The date agrees with the card, and the issuer has the same.",
        ru="Дата совпадает с картой, и у эмитента записана такая же.",
    ),
)
