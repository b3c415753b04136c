"""# Authentication required

## What it finds
The issuing bank refused because the payer had not confirmed the payment by 3-D Secure, and it wants that.

## Why
The payment went out without 3-D Secure: a charge of a stored card without the buyer, an exemption that the bank does
not accept, or a shop in which 3-D Secure is switched off.

## What to do
The payer pays again and confirms. For a stored card the merchant sends the buyer a link to confirm; for payments with
the buyer present it switches 3-D Secure on.

## References
- Stripe, decline codes authentication_required and authentication_not_handled (docs.stripe.com/declines/codes,
  2026-07-14)
- Adyen, refusal reason 38: authentication required (docs.adyen.com)
- Visa Core Rules, 18 April 2026: response code 1A is of category 3 in Europe and CEMEA: correct the request, then try
  again
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS116",
    name="authentication-required",
    title=Text(en="The issuing bank asks for 3-D Secure", ru="Банк-эмитент требует 3-D Secure"),
    level=Level.ERROR,
    stage=Stage.AUTHENTICATION,
    responsible=Party.PAYER,
    reasons={Reason.AUTHENTICATION_REQUIRED},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your bank wants you to confirm this payment, and nothing was taken. Pay again and confirm with the code or"
        " in the bank's app when you are asked.",
        ru="Банк просит подтвердить этот платёж, деньги не списаны. Оплатите ещё раз и подтвердите оплату кодом или в"
        " приложении банка, когда появится запрос.",
    ),
    merchant=Text(
        en="The buyer's bank wants 3-D Secure, and this payment went without it. Send it again with 3-D Secure; for a"
        " stored card give the buyer a link where the payment can be confirmed.",
        ru="Банк покупателя требует 3-D Secure, а платёж ушёл без него. Отправьте его ещё раз с 3-D Secure; при"
        " списании с привязанной карты дайте покупателю ссылку, где платёж можно подтвердить.",
    ),
    agent=Text(
        en="The issuer refused for want of 3-D Secure. See whether it was a charge without the buyer; if the buyer was"
        " present, ask the merchant or the provider why 3-D Secure was not done.",
        ru="Эмитент отказал, потому что не было 3-D Secure. Проверьте, не списание ли это без участия покупателя; если"
        " покупатель был на странице, спросите магазин или провайдера, почему 3-D Secure не сработал.",
    ),
    refuted_by=Text(
        en="The payment carries a 3-D Secure result with transaction status Y.",
        ru="В платеже есть результат 3-D Secure со статусом Y.",
    ),
)
