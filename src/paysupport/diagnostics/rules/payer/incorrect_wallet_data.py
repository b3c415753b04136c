"""# Incorrect wallet data

## What it finds
The wallet's number, login or other data that the payer entered are wrong.

## Why
A typing error, or the number of one wallet on the page of another.

## What to do
The payer enters the data again as the wallet shows them, or pays another way.

## References
- bePaid, processing code F.0126 (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS131",
    name="incorrect-wallet-data",
    title=Text(en="Wrong wallet details", ru="Неверные данные кошелька"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.INCORRECT_WALLET_DATA},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The wallet details were wrong, and nothing was taken. Enter them again as your wallet shows them, or"
        " choose another payment method.",
        ru="Данные кошелька введены неверно, деньги не списаны. Введите их ещё раз так, как они указаны в кошельке,"
        " или выберите другой способ оплаты.",
    ),
    merchant=Text(
        en="The buyer entered wrong wallet details. Nothing has to be changed in the shop; let the buyer enter them"
        " again or choose another method.",
        ru="Покупатель неверно ввёл данные кошелька. В магазине ничего менять не нужно; пусть введёт их ещё раз или"
        " выберет другой способ.",
    ),
    agent=Text(
        en="The wallet details were rejected. Have the payer compare them with the wallet; if they are right, the"
        " wallet's support can say why they are refused.",
        ru="Данные кошелька отклонены. Пусть плательщик сверит их с кошельком; если всё верно, причину скажет"
        " поддержка кошелька.",
    ),
    refuted_by=Text(
        en="The wallet confirms the details that were entered.",
        ru="Кошелёк подтверждает, что данные введены верно.",
    ),
)
