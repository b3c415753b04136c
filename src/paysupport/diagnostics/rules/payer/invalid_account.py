"""# Invalid account

## What it finds
The account behind the card or the wallet does not exist, is closed or is blocked.

## Why
The account was closed or moved to another bank, the wallet was never opened, or its number was entered wrongly.

## What to do
The payer pays from another account, or asks the bank or wallet about this one. A merchant deletes a stored card or
account with this answer.

## References
- bePaid, processing codes F.0100 and F.0101 (docs.bepaid.by, read 2026-11-21)
- Stripe, decline code invalid_account (docs.stripe.com/declines/codes, 2026-07-14)
- Visa Core Rules, 18 April 2026: response code 46 is of category 1 (the issuer will never approve, no reattempts)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS123",
    name="invalid-account",
    title=Text(en="The payer's account does not exist or is closed", ru="Счёт плательщика не найден или закрыт"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.INVALID_ACCOUNT},
    retry=Retry(now=NO, later=NO, other=YES),
    payer=Text(
        en="The account behind this card or wallet could not be used, and nothing was taken. Check that you entered it"
        " correctly, or pay with another one; about this account your bank or wallet can tell more.",
        ru="Оплатить с этого счёта или кошелька не получилось, деньги не списаны. Проверьте, верно ли он указан, или"
        " выберите другую карту либо кошелёк; что случилось со счётом, скажут в вашем банке или кошельке.",
    ),
    merchant=Text(
        en="The buyer's account is closed, blocked or not found. Nothing has to be changed in the shop; do not charge"
        " it again, delete it where it is stored, and ask the buyer for another one.",
        ru="Счёт покупателя закрыт, заблокирован или не найден. В магазине ничего менять не нужно; не списывайте с него"
        " повторно, удалите привязку и попросите другой.",
    ),
    agent=Text(
        en="The account at the payer's bank or wallet is closed, blocked or unknown. The payer checks what was entered"
        " and asks there; no further attempts with it.",
        ru="Счёт в банке или кошельке плательщика закрыт, заблокирован или не существует. Плательщик проверяет"
        " введённое и обращается туда; попыток с этим счётом больше не делать.",
    ),
    refuted_by=Text(
        en="The bank or wallet confirms that the account is open, and that it was named correctly.",
        ru="Банк или кошелёк подтверждает, что счёт открыт и указан верно.",
    ),
)
