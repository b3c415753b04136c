"""# Payer abandoned

## What it finds
The payer began and did not finish: the provider waited for the card data or for 3-D Secure, and closed the payment by
itself when the time was over.

## Why
The page was closed, the code from the bank did not come, or the payer was interrupted. No bank refused anything.

## What to do
The payer pays again and goes through to the end. A merchant with many such payments tries the page on a phone, and sees
whether the return address and 3-D Secure work there.

## References
- bePaid, processing code F.0998, and payment tokens whose time has run out (docs.bepaid.by, read 2026-11-21)
- Mixplat, failure_pending_timeout and failure_timeout (docs.mixplat.ru)
- woocommerce-gateway-stripe, issue 4756: payments left before confirmation
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS129",
    name="payer-abandoned",
    title=Text(en="The payer did not finish", ru="Плательщик не завершил оплату"),
    level=Level.ERROR,
    stage=Stage.AUTHENTICATION,
    responsible=Party.PAYER,
    reasons={Reason.PAYER_ABANDONED},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The payment was not finished in time and was closed, and nothing was taken. Pay again and stay on the page"
        " until you see the result; if the bank's code does not arrive, ask your bank.",
        ru="Платёж не завершили вовремя, и он закрыт, деньги не списаны. Оплатите ещё раз и не уходите со страницы,"
        " пока не увидите результат; если не приходит код от банка, обратитесь в банк.",
    ),
    merchant=Text(
        en="The buyer did not finish, and the provider closed the payment; no bank refused it. Invite the buyer to pay"
        " again. If this happens often, test the payment page on a phone up to the return to the shop.",
        ru="Покупатель не довёл оплату до конца, и провайдер закрыл платёж; отказа банка не было. Предложите оплатить"
        " снова. Если так бывает часто, пройдите оплату с телефона до самого возврата в магазин.",
    ),
    agent=Text(
        en="Never completed and closed automatically: no bank refused it. Ask the payer at which step it stopped; if"
        " the 3-D Secure code did not come, the question is for the issuer.",
        ru="Не завершён и закрыт автоматически, банк не отказывал. Спросите плательщика, на каком шаге он остановился;"
        " если не пришёл код 3-D Secure, вопрос к эмитенту.",
    ),
    refuted_by=Text(
        en="The issuer has an authorisation for this payment.",
        ru="У эмитента есть авторизация по этому платежу.",
    ),
)
