"""# Incorrect PIN

## What it finds
The issuing bank rejected the PIN that was entered.

## Why
The PIN was mistyped or belongs to another card, or the bank asks for a PIN where none was sent. On the internet this is
rare, because most payments there need no PIN.

## What to do
The payer enters the PIN again with care: banks allow few tries. A merchant has nothing to change.

## References
- Stripe, decline codes incorrect_pin and invalid_pin (docs.stripe.com/declines/codes, 2026-07-14)
- Visa Core Rules, 18 April 2026: response code 55 is of category 3: correct the data, then try again
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS124",
    name="incorrect-pin",
    title=Text(en="Wrong PIN", ru="Неверный ПИН-код"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.INCORRECT_PIN},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The PIN was not right, and nothing was taken. Enter it once more with care, because banks allow only a few"
        " tries, or pay with another card.",
        ru="ПИН-код не подошёл, деньги не списаны. Введите его внимательно ещё раз (число попыток ограничено) или"
        " оплатите другой картой.",
    ),
    merchant=Text(
        en="The buyer entered a wrong PIN. Nothing has to be changed in the shop; let the buyer enter it again, or"
        " offer another card.",
        ru="Покупатель ввёл неверный ПИН-код. В магазине ничего менять не нужно; дайте ввести его ещё раз или"
        " предложите другую карту.",
    ),
    agent=Text(
        en="The issuer rejected the PIN. The payer tries again or, if unsure of the PIN, asks the issuer before the"
        " last try is spent.",
        ru="Эмитент не принял ПИН-код. Плательщик вводит его ещё раз, а если сомневается, обращается к эмитенту, пока"
        " попытки не кончились.",
    ),
    refuted_by=Text(
        en="The issuer's log shows that the PIN was correct or was not asked for.",
        ru="По журналу эмитента ПИН-код верный или не запрашивался.",
    ),
)
