"""# Acquirer error

## What it finds
The terminal or the merchant's account at the acquirer is not valid, not active or not set up for this operation.

## Why
Typical after the shop was connected, moved to another bank or changed its contract: the terminal is not open yet, was
closed, or has another number than the provider uses. Every card fails alike. An account that was blocked or has not
been opened yet is PS331, a single kind of operation that the terminal may not do PS209.

## What to do
The merchant asks the provider to check the terminal with the acquirer; nothing can be changed in the shop or by the
payer. Until then methods that do not use this terminal can be offered.

## References
- bePaid, processing codes F.0106 and F.0107, older F.0009 and F.0008 (docs.bepaid.by, read 2026-11-21)
- CloudPayments, code 5030: the acquirer formed the transaction wrongly (API reference, copy of 2026-08-04)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS205",
    name="acquirer-error",
    title=Text(en="The terminal at the acquirer is set up wrongly", ru="Терминал у эквайера настроен неверно"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.ACQUIRER,
    reasons={Reason.ACQUIRER_ERROR},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.ACQUIRER),
    payer=Text(
        en="The shop cannot take card payments at the moment; your card is not the reason. No money was taken. Please"
        " choose another payment method or try again later.",
        ru="Магазин сейчас не может принимать оплату картой, ваша карта ни при чём. Деньги не списаны. Выберите другой"
        " способ оплаты или попробуйте позже.",
    ),
    merchant=Text(
        en="Your terminal or merchant account at the acquirer is not valid or not active, so usually no card goes"
        " through. Ask the provider to check it with the acquirer; until then offer methods that do not use it.",
        ru="Ваш терминал или учётная запись у эквайера недействительны или не активны, поэтому обычно не проходит ни"
        " одна карта. Попросите провайдера проверить их вместе с эквайером, а пока предложите способы оплаты без этого"
        " терминала.",
    ),
    agent=Text(
        en="The acquirer does not accept the shop's terminal or merchant account; neither the card nor the module is"
        " at fault. The provider has to settle it with the acquirer: give it the payment id and ask whether other"
        " payments of the shop fail too.",
        ru="Эквайер не принимает терминал или учётную запись магазина; ни карта, ни модуль ни при чём. Решать вопрос с"
        " эквайером должен провайдер: передайте ему номер платежа и спросите, проходят ли другие платежи магазина.",
    ),
    refuted_by=Text(
        en="Another payment went through the same terminal at the same time.",
        ru="Через тот же терминал в то же время прошёл другой платёж.",
    ),
)
