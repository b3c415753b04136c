"""# Provider authentication error

## What it finds
3-D Secure did not work because of a fault on the side of the provider or acquirer; the payer was not refused.

## Why
The provider's 3-D Secure server could not be reached, answered with an error, or is not set up for this shop and card
network.

## What to do
One more try may work. If several payments fail like this, the provider must look at it: the fault is not with the payer
and not with the issuing bank.

## References
- bePaid, processing code F.0129, apart from F.0130 on the issuer's side (docs.bepaid.by, read 2026-11-21)
- CloudPayments, code 5207: 3-D Secure unavailable (API reference, copy of 2026-08-04)
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS206",
    name="provider-authentication-error",
    title=Text(en="3-D Secure failed on the provider's side", ru="Сбой 3-D Secure на стороне провайдера"),
    level=Level.ERROR,
    stage=Stage.AUTHENTICATION,
    responsible=Party.PROVIDER,
    reasons={Reason.AUTHENTICATION_PROVIDER_ERROR},
    retry=Retry(now=YES, later=YES, other=YES),
    payer=Text(
        en="The payment could not be confirmed because of a technical fault of the payment service, and no money was"
        " taken. Please try again; if it fails once more, pay another way.",
        ru="Подтвердить платёж не удалось из-за технического сбоя платёжного сервиса, деньги не списаны. Попробуйте ещё"
        " раз, а если снова не получится, оплатите другим способом.",
    ),
    merchant=Text(
        en="3-D Secure failed on the side of the provider or acquirer; the buyer was not refused. If it happens more"
        " than once, send the provider the payment ids and ask whether 3-D Secure is set up for your shop.",
        ru="3-D Secure не сработал на стороне провайдера или эквайера, покупателю никто не отказывал. Если такое"
        " повторяется, отправьте провайдеру номера платежей и спросите, настроен ли 3-D Secure для вашего магазина.",
    ),
    agent=Text(
        en="A technical fault of 3-D Secure on the provider's side, not the issuer's or the payer's. The payer may try"
        " again at once; if it repeats, the provider has to check its 3-D Secure server.",
        ru="Технический сбой 3-D Secure у провайдера, не у эмитента и не у плательщика. Можно сразу повторить; если"
        " повторяется, провайдер должен проверить свой сервер 3-D Secure.",
    ),
    refuted_by=Text(
        en="The 3-D Secure log shows that the issuer refused or that the payer did not finish.",
        ru="В журнале 3-D Secure видно, что отказал эмитент или плательщик не завершил проверку.",
    ),
)
