"""# Previous not finished

## What it finds
A new payment was begun while an earlier one of the same payer or order is still open at the provider.

## Why
The payer opened the payment page twice, or pressed "pay" again before the first payment had a result.

## What to do
Wait for the result of the first payment. If it is paid, nothing more is due; if it fails or expires, pay again. A
module should not begin a new payment while one of the same order is open.

## References
- bePaid, processing code F.0135 (docs.bepaid.by, read 2026-11-21; begateway/status_code, 2026-03-04)
- Mixplat, failure_previous_payment
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS306",
    name="previous-not-finished",
    title=Text(en="An earlier payment is still open", ru="Предыдущий платёж ещё не завершён"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    reasons={Reason.PREVIOUS_NOT_FINISHED},
    retry=Retry(now=NO, later=YES, other=UNKNOWN),
    payer=Text(
        en="Your earlier payment has no result yet, so this one was not accepted and took no money. Finish the first"
        " payment or wait for its result; pay again only if it fails.",
        ru="По вашему предыдущему платежу ещё нет результата, поэтому новый не принят, по нему ничего не списано."
        " Завершите первый платёж или дождитесь его результата; платите снова, только если он не пройдёт.",
    ),
    merchant=Text(
        en="An earlier payment is still open, so the provider refused this one. Wait for the result of the first, and"
        " make sure that your shop does not start a second payment while one for the same order is open.",
        ru="Более ранний платёж ещё открыт, поэтому новый провайдер не принял. Дождитесь результата первого и сделайте"
        " так, чтобы магазин не создавал второй платёж, пока по заказу открыт первый.",
    ),
    agent=Text(
        en="Refused because an earlier payment is not finished. Find that one at the provider by order or payer and"
        " tell its result; a new attempt makes sense only if it failed or expired.",
        ru="Отклонён, потому что предыдущий платёж не завершён. Найдите его у провайдера по заказу или плательщику и"
        " назовите результат; новая попытка имеет смысл, только если тот не прошёл или истёк.",
    ),
    refuted_by=Text(
        en="The provider finds no open payment of this payer or order.",
        ru="Провайдер не находит незавершённых платежей этого плательщика или заказа.",
    ),
)
