"""# Invalid request signature

## What it finds
The provider received the payment request, and its signature or certificate does not match.

## Why
The request is signed with another shop's key or password, with the passwords of the test mode, or over other bytes than
those sent: a parameter added later, another order, a value encoded twice. Certificates also expire.

## What to do
The merchant checks the signing key, its mode and the list of signed parameters, and updates the module: providers
change what has to be signed.

## References
- bePaid, processing code F.0103: signature or certificate of the request (docs.bepaid.by, read 2026-11-21)
- Robokassa modules: Akurganow/WooCommerce-Robokassa issue 16, dev-aces/robokassa issue 6 (extra or encoded parameters)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS314",
    name="invalid-request-signature",
    title=Text(en="The request's signature does not match", ru="Подпись запроса не сходится"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    reasons={Reason.INVALID_SIGNATURE},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The shop cannot take payments at the moment because of its own settings, and no money was taken. Please"
        " write to the shop or try again later.",
        ru="Магазин сейчас не может принять оплату из-за своих настроек, деньги не списаны. Напишите в магазин или"
        " попробуйте позже.",
    ),
    merchant=Text(
        en="The provider cannot confirm the signature or certificate of your request. Check that the signing key"
        " belongs to this shop and mode and that the certificate is valid, then update the module: it may sign other"
        " parameters than the provider expects.",
        ru="Провайдер не подтвердил подпись или сертификат запроса. Проверьте, что ключ подписи от этого магазина и"
        " режима, а сертификат действует, и обновите модуль: возможно, он подписывает не те параметры, которых ждёт"
        " провайдер.",
    ),
    agent=Text(
        en="The request's signature or certificate was refused, before any bank. The cause lies in the shop's key,"
        " certificate or signing code; the provider can say which string it expects to be signed.",
        ru="Отклонена подпись или сертификат запроса, до банка он не дошёл. Причина в ключе, сертификате или коде"
        " подписи у магазина; какую строку нужно подписывать, подскажет провайдер.",
    ),
    refuted_by=Text(
        en="The provider's log shows a valid signature for this request.",
        ru="В журнале провайдера подпись этого запроса верна.",
    ),
)
