"""# Provider error

## What it finds
The provider could not process the payment because of an error in its own systems, and does not call it temporary.

## Why
The route, the method or the account of the shop has a fault at the provider. Repeating the same payment seldom helps.

## What to do
The provider's support must look at it, with the payment id. The payer can pay by another method meanwhile.

## References
- bePaid, processing code F.0118 (docs.bepaid.by, read 2026-11-21; begateway/status_code, 2026-03-04)
- Mixplat, failure_gate_error: an error of the provider or bank
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS402",
    name="provider-error",
    title=Text(en="An error at the provider", ru="Ошибка на стороне провайдера"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PROVIDER,
    reasons={Reason.PROVIDER_ERROR},
    retry=Retry(now=NO, later=UNKNOWN, other=YES, after=Party.PROVIDER),
    payer=Text(
        en="The payment did not go through because of an error of the payment service; your card is not the reason, and"
        " no money was taken. Please pay by another method.",
        ru="Платёж не прошёл из-за ошибки платёжного сервиса; ваша карта ни при чём, деньги не списаны. Пожалуйста,"
        " оплатите другим способом.",
    ),
    merchant=Text(
        en="An error on the provider's side; repeating the payment is unlikely to help. Send the payment id to the"
        " provider's support, and offer the buyer another payment method until it answers.",
        ru="Ошибка на стороне провайдера, повтор вряд ли поможет. Отправьте номер платежа в поддержку провайдера, а"
        " покупателю пока предложите другой способ оплаты.",
    ),
    agent=Text(
        en="An error inside the provider, not called temporary; the issuer gave no reason of its own. Give the"
        " provider the payment id and ask what failed and since when.",
        ru="Ошибка внутри провайдера, временной он её не называет; эмитент своей причины не сообщил. Передайте"
        " провайдеру номер платежа и спросите, что сломалось и с какого времени.",
    ),
    refuted_by=Text(
        en="The provider's log shows an answer from the bank for this payment.",
        ru="В журнале провайдера по этому платежу есть ответ банка.",
    ),
)
