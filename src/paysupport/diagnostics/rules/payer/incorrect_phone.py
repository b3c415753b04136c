"""# Incorrect phone

## What it finds
The phone number that the payment needs is wrong, or is not the one known to the bank, wallet or operator.

## Why
A digit or the country code is missing, or the payer has another number than the one on record.

## What to do
The payer enters the number in international form, as the bank or wallet has it. A merchant who passes the number on
sees to it that it is sent with its country code.

## References
- bePaid, processing code F.0133 (docs.bepaid.by, read 2026-11-21)
- CloudPayments, reason codes 5761 to 5763: phone missing, wrong or different (developers.cloudpayments.ru)
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS132",
    name="incorrect-phone",
    title=Text(en="Wrong phone number", ru="Неверный номер телефона"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.INCORRECT_PHONE},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The phone number was wrong, and nothing was taken. Enter it with the country code, and use the number"
        " registered with your bank, wallet or operator.",
        ru="Номер телефона указан неверно, деньги не списаны. Введите его с кодом страны; нужен номер, который записан"
        " за вами в банке, кошельке или у оператора.",
    ),
    merchant=Text(
        en="The buyer's phone number was rejected. If your shop fills it in, make sure it is sent with the country"
        " code; otherwise let the buyer enter it again.",
        ru="Номер телефона покупателя не принят. Если его подставляет магазин, проверьте, что он передаётся с кодом"
        " страны; иначе пусть покупатель введёт его ещё раз.",
    ),
    agent=Text(
        en="The phone number is rejected. Compare the number in the payment with the one the payer has at the bank,"
        " wallet or operator.",
        ru="Номер телефона не принят. Сравните номер в платеже с тем, который записан за плательщиком в банке,"
        " кошельке или у оператора.",
    ),
    refuted_by=Text(
        en="Bank, wallet or operator has the same number on record.",
        ru="У банка, кошелька или оператора записан тот же номер.",
    ),
)
