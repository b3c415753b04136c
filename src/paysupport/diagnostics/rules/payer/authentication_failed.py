"""# Authentication failed

## What it finds
The payer came to the bank's 3-D Secure check, and the bank answered that it was not passed. The payment did not go on
to the authorisation.

## Why
The code was wrong or too late, the confirmation in the bank's app was refused, the phone number at the bank is an old
one, or the bank rejected the attempt by its own rules.

## What to do
The payer tries again and confirms with the newest code or in the app. If no code comes, the bank has to check the phone
number. A merchant does not send the payment without 3-D Secure instead.

## References
- EMV 3-D Secure: transaction status N (not authenticated) and R (rejected)
- YooKassa, cancellation reason 3d_secure_failed (yookassa.ru/developers)
- Adyen, refusal reason 11: 3-D Secure not authenticated (docs.adyen.com)
- T-Bank, error code 101 (developer.tbank.ru)
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS114",
    name="authentication-failed",
    title=Text(en="3-D Secure was not passed", ru="Проверка 3-D Secure не пройдена"),
    level=Level.ERROR,
    stage=Stage.AUTHENTICATION,
    responsible=Party.PAYER,
    reasons={Reason.AUTHENTICATION_FAILED},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your bank's confirmation (3-D Secure) was not passed, and nothing was taken. Try again with the newest code"
        " or confirm in the bank's app. If no code arrives, ask your bank which phone number it has.",
        ru="Подтверждение вашего банка (3-D Secure) не пройдено, деньги не списаны. Попробуйте ещё раз и введите самый"
        " последний код или подтвердите оплату в приложении банка. Если код не приходит, уточните в банке, какой номер"
        " телефона у него записан.",
    ),
    merchant=Text(
        en="The buyer did not pass 3-D Secure at the bank. Nothing has to be changed in the shop; the buyer may try"
        " again or take another card.",
        ru="Покупатель не прошёл 3-D Secure в своём банке. В магазине ничего менять не нужно; можно попробовать ещё раз"
        " или взять другую карту.",
    ),
    agent=Text(
        en="3-D Secure ended without success at the issuer; no authorisation was asked for. Let the payer repeat it"
        " with a new code; if it fails again, the issuer's 3-D Secure support can see why.",
        ru="3-D Secure у эмитента завершился неудачно, до авторизации не дошло. Пусть плательщик повторит с новым"
        " кодом; если снова не выйдет, причину видит поддержка эмитента.",
    ),
    refuted_by=Text(
        en="The 3-D Secure data show a transaction status of Y or A.",
        ru="В данных 3-D Secure стоит статус Y или A.",
    ),
)
