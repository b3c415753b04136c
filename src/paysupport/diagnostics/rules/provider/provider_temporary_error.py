"""# Provider temporary error

## What it finds
The provider could not process the payment because of a passing fault in its own systems or on the way to the bank.

## Why
Maintenance, overload or a broken connection. The payer, the card and the shop did nothing wrong.

## What to do
Try again after some minutes. Before a repeat by a program, ask for the state by the order id first: an answer that came
as an error may belong to a payment that was made. If it lasts, look at the provider's status page or ask its support.

## References
- bePaid, processing code F.0117; guidance on errors: query first, then repeat (docs.bepaid.by, read 2026-11-21)
- Stripe, decline code processing_error (decline codes, 2026-07-14)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS401",
    name="provider-temporary-error",
    title=Text(en="A temporary fault at the provider", ru="Временный сбой у провайдера"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PROVIDER,
    reasons={Reason.PROVIDER_TEMPORARY_ERROR},
    retry=Retry(now=NO, later=YES, other=YES),
    payer=Text(
        en="The payment did not go through because of a temporary technical fault of the payment service; no money was"
        " taken. Please try again in a few minutes or pay another way.",
        ru="Платёж не прошёл из-за временного технического сбоя платёжного сервиса, деньги не списаны. Попробуйте ещё"
        " раз через несколько минут или оплатите другим способом.",
    ),
    merchant=Text(
        en="A temporary fault at the provider; nothing has to be changed in the shop. The buyer can pay again in a few"
        " minutes; if it goes on for more than half an hour, write to the provider's support.",
        ru="Временный сбой у провайдера, в магазине ничего менять не нужно. Покупатель может повторить оплату через"
        " несколько минут; если сбой длится больше получаса, напишите в поддержку провайдера.",
    ),
    agent=Text(
        en="A temporary error on the provider's side, not the issuer's. Try again later; if it lasts, ask the provider"
        " whether there is an outage and give it the payment id.",
        ru="Временная ошибка на стороне провайдера, а не эмитента. Повторить позже; если не проходит, спросите"
        " провайдера, нет ли у него сбоя, и передайте номер платежа.",
    ),
    refuted_by=Text(
        en="The provider's log shows an answer from the bank for this payment.",
        ru="В журнале провайдера по этому платежу есть ответ банка.",
    ),
)
