"""# Authentication abandoned

## What it finds
The payer was sent to the bank's 3-D Secure page and did not finish there, so the payment was closed.

## Why
The page was closed, no code arrived, the bank's app did not open, or the way back to the shop was cut off, as in the
built-in browsers of messengers.

## What to do
The payer starts again and stays on the bank's page until it returns by itself. If it happens to many, a merchant tries
the payment on a phone, and looks at frames and return address.

## References
- YooKassa, cancellation reason expired_on_confirmation (yookassa.ru/developers)
- woocommerce-gateway-stripe, issue 4756: payments left at the redirect
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS115",
    name="authentication-abandoned",
    title=Text(en="The payer left 3-D Secure", ru="Плательщик не завершил 3-D Secure"),
    level=Level.ERROR,
    stage=Stage.AUTHENTICATION,
    responsible=Party.PAYER,
    reasons={Reason.AUTHENTICATION_ABANDONED},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The bank's confirmation page was left before the payment was confirmed, and nothing was taken. Pay again,"
        " stay on that page until it returns to the shop, and use an ordinary browser rather than one inside a"
        " messenger.",
        ru="Страница подтверждения банка закрылась раньше, чем платёж был подтверждён, деньги не списаны. Оплатите ещё"
        " раз и не закрывайте страницу, пока она сама не вернёт вас в магазин; лучше в обычном браузере, а не внутри"
        " мессенджера.",
    ),
    merchant=Text(
        en="The buyer left 3-D Secure before the end. One case needs nothing from you; if there are many, test your"
        " payment page on a phone, with the return address and any frame around it.",
        ru="Покупатель ушёл с 3-D Secure, не закончив. Из-за одного случая делать ничего не нужно; если их много,"
        " проверьте страницу оплаты с телефона: адрес возврата и фрейм, если он есть.",
    ),
    agent=Text(
        en="3-D Secure was begun and not finished. Ask the payer whether the code came and which browser it was; if no"
        " code came, the issuer has to check the phone number.",
        ru="3-D Secure начат, но не закончен. Спросите плательщика, пришёл ли код и через какой браузер он платил; если"
        " код не пришёл, номер телефона проверяет эмитент.",
    ),
    refuted_by=Text(
        en="The issuer's 3-D Secure log shows that the check was finished.",
        ru="В журнале 3-D Secure у эмитента проверка завершена.",
    ),
)
