"""# Confirmation failed

## What it finds
The payer had to confirm the payment, as a rule by a code from an SMS, and the code was wrong, too late or not entered.

## Why
An older code was entered, the SMS came late or to another phone, or its time had run out. A request in the bank's app
that nobody answered is PS140.

## What to do
The payer starts again and enters the newest code at once. If no SMS comes, the payer asks the mobile operator and the
bank which number is in use.

## References
- bePaid, processing codes F.0131 and F.0134 (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS128",
    name="confirmation-failed",
    title=Text(en="The confirmation was wrong or did not come", ru="Подтверждение неверное или не пришло"),
    level=Level.ERROR,
    stage=Stage.AUTHENTICATION,
    responsible=Party.PAYER,
    reasons={Reason.CONFIRMATION_FAILED},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The confirmation code was wrong or came too late, and nothing was taken. Pay again and enter the newest"
        " code right away. If no SMS comes, check the phone number and ask your bank or mobile operator.",
        ru="Код подтверждения не подошёл или введён слишком поздно, деньги не списаны. Оплатите ещё раз и сразу"
        " введите код из последнего сообщения. Если СМС не приходит, проверьте номер телефона и обратитесь в банк или"
        " к оператору.",
    ),
    merchant=Text(
        en="The buyer did not confirm the payment correctly. Nothing has to be changed in the shop; let the buyer try"
        " again.",
        ru="Покупатель не смог подтвердить платёж. В магазине ничего менять не нужно; пусть попробует ещё раз.",
    ),
    agent=Text(
        en="The payer's confirmation (SMS code or app) failed. Ask whether the SMS came and to which number; if it"
        " never comes, the sender of the code (bank, wallet or operator) has to find out why.",
        ru="Подтверждение плательщика (код из СМС или приложение) не прошло. Спросите, пришла ли СМС и на какой номер;"
        " если не приходит, разбираться должен отправитель кода: банк, кошелёк или оператор.",
    ),
    refuted_by=Text(
        en="The sender's log shows that the right code was entered in time.",
        ru="По журналу отправителя верный код введён вовремя.",
    ),
)
