"""# Incorrect CVC

## What it finds
The issuing bank compared the security code of the card (CVC, CVV) with its own record, and they differ.

## Why
The code was mistyped, taken from another card, or copied from a virtual card whose code changes. Somebody who tries
codes in turn gets the same answer, so banks stop the card after several wrong ones.

## What to do
The payer enters the code again, once. A merchant does not repeat the charge without a new code. Many such refusals on
different cards within minutes are no longer typing errors.

## References
- bePaid, processing codes F.0112 and F.0006 (docs.bepaid.by, read 2026-11-21)
- Stripe, decline codes incorrect_cvc and invalid_cvc (docs.stripe.com/declines/codes, 2026-07-14)
- Visa Core Rules, 18 April 2026: response codes 82 and N7 are of category 3: correct the data, then try again
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS103",
    name="incorrect-cvc",
    title=Text(en="Wrong security code", ru="Неверный код CVC/CVV"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.INCORRECT_CVC},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The security code of the card was not right, and nothing was taken. Enter the CVC or CVV again: three"
        " digits on the back, or four on the front of some cards; for a virtual card look it up in the bank's app.",
        ru="Код безопасности карты не подошёл, деньги не списаны. Введите CVC/CVV ещё раз: это три цифры на обороте, у"
        " некоторых карт четыре на лицевой стороне; для виртуальной карты код показывает приложение банка.",
    ),
    merchant=Text(
        en="The buyer entered a wrong security code. Nothing has to be changed in the shop; let the buyer type it"
        " again, and do not repeat the charge with the same code.",
        ru="Покупатель ввёл неверный CVC/CVV. В магазине ничего менять не нужно: дайте ввести код заново и не"
        " повторяйте списание с прежним.",
    ),
    agent=Text(
        en="The issuer rejected the security code. The payer enters it again; after several wrong tries banks may stop"
        " the card, and then only the issuer can help.",
        ru="Эмитент не принял CVC/CVV. Плательщик вводит код заново; после нескольких неверных попыток банк может"
        " остановить карту, тогда поможет только эмитент.",
    ),
    refuted_by=Text(en="The issuer's log shows that the code matched.", ru="По журналу эмитента код совпал."),
)
