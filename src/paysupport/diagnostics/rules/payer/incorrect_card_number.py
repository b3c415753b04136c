"""# Incorrect card number

## What it finds
The card number does not exist: its check digit is wrong, or no bank knows it.

## Why
A digit was mistyped or left out, or the number of an account was entered instead of the card's. With a stored card the
bank has withdrawn the number.

## What to do
The payer types the number again from the card. A merchant does not try the same number again: networks count it as a
hopeless repetition.

## References
- Stripe, decline codes incorrect_number and invalid_number (docs.stripe.com/declines/codes, 2026-07-14)
- YooKassa, cancellation reason invalid_card_number (yookassa.ru/developers)
- Visa Core Rules, 18 April 2026: response code 14 is of category 1 (the issuer will never approve, no reattempts); a
  corrected number is another card
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS104",
    name="incorrect-card-number",
    title=Text(en="Wrong card number", ru="Неверный номер карты"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.INCORRECT_NUMBER},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="There is no card with the number that was entered, and nothing was taken. Check it digit by digit and enter"
        " it again. The number on the card is meant, not the number of the account.",
        ru="Карты с таким номером не существует, деньги не списаны. Сверьте номер по цифрам и введите его заново. Нужен"
        " номер с самой карты, а не номер счёта.",
    ),
    merchant=Text(
        en="The card number is wrong; nothing has to be changed in the shop. Let the buyer enter it again. If it was a"
        " stored card, delete it and ask for a new one.",
        ru="Номер карты введён неверно; в магазине ничего менять не нужно. Пусть покупатель введёт его ещё раз."
        " Привязанную карту с таким ответом удалите и попросите новую.",
    ),
    agent=Text(
        en="The number is rejected as not existing. The payer compares it with the card; if it is right, the issuer has"
        " to say why it does not know its own card.",
        ru="Номер отклонён как несуществующий. Плательщик сверяет его с картой; если номер верный, почему банк не"
        " узнаёт свою карту, скажет эмитент.",
    ),
    refuted_by=Text(
        en="The number agrees with the card, and the issuer confirms that it is valid.",
        ru="Номер совпадает с картой, и эмитент подтверждает, что она действует.",
    ),
)
