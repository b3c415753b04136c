"""# Invalid request

## What it finds
The provider refused the payment request because a parameter is missing, malformed or not allowed.

## Why
The module is older than the provider's interface, the shop leaves out a field that became required, or a field holds
what its format forbids: a phone without its code, a name that is too long. A receipt that is missing or does not add
up is PS336, where the provider tells it.

## What to do
The merchant reads which field the provider names, corrects it in the module or the order form, and updates the module.
Repeating the same request fails again.

## References
- bePaid, processing code F.0128; validation errors name section and field (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS316",
    name="invalid-request",
    title=Text(en="The payment request is not valid", ru="Ошибка в параметрах запроса"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.INVALID_REQUEST},
    retry=Retry(now=NO, later=YES, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="The shop sent the payment with an error, so it was not accepted, and no money was taken. Please check the"
        " details you entered in the order; if they are right, write to the shop.",
        ru="Магазин отправил платёж с ошибкой, поэтому он не принят, деньги не списаны. Проверьте данные, которые"
        " указали при оформлении заказа; если всё верно, напишите в магазин.",
    ),
    merchant=Text(
        en="The provider refused the request: a parameter is missing or wrong. Its answer usually names the field;"
        " correct it in the module or the order form and update the module. The same request will fail again.",
        ru="Провайдер отклонил запрос: какого-то параметра нет или он неверный. Обычно поле названо в ответе;"
        " исправьте его в модуле или форме заказа и обновите модуль. Тот же запрос снова не пройдёт.",
    ),
    agent=Text(
        en="A fault in the shop's request; the card and the bank are not the cause. Look for the field in the"
        " provider's message; if none is named, ask the provider for the validation error of this payment and pass it"
        " to the merchant's developer.",
        ru="Ошибка в запросе магазина, карта и банк ни при чём. Найдите поле в сообщении провайдера; если оно не"
        " названо, запросите у провайдера ошибку валидации по этому платежу и передайте разработчику магазина.",
    ),
    refuted_by=Text(
        en="The same request with the same parameters is accepted by the provider.",
        ru="Такой же запрос с теми же параметрами провайдер принимает.",
    ),
)
