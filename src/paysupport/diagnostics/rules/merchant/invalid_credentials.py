"""# Invalid credentials

## What it finds
The provider does not accept the shop id and key, or the certificate data, with which the request was sent.

## Why
A wrong or old key, a key of another shop, a test key in live mode or the reverse, or a blank copied along. Every
payment of the shop fails alike.

## What to do
The merchant copies shop id and key from the provider's cabinet once more. Keys never go into a letter or a ticket.

## References
- bePaid, processing codes F.0102 and, in the older table, F.0001; requests use HTTP Basic with shop id and secret key
  (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS313",
    name="invalid-credentials",
    title=Text(en="The shop's id or key is wrong", ru="Неверный идентификатор или ключ магазина"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    reasons={Reason.INVALID_CREDENTIALS},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The shop cannot take payments at the moment because of its own settings, and no money was taken. Please"
        " write to the shop or try again later.",
        ru="Магазин сейчас не может принять оплату из-за своих настроек, деньги не списаны. Напишите в магазин или"
        " попробуйте позже.",
    ),
    merchant=Text(
        en="The provider does not accept the shop id or secret key of your requests. Copy both again from its cabinet"
        " into the module's settings, without spaces and for the same shop and mode; do not send the key to anybody.",
        ru="Провайдер не принимает идентификатор магазина или секретный ключ. Скопируйте их заново из кабинета в"
        " настройки модуля, без пробелов, для того же магазина и режима; ключ никому не пересылайте.",
    ),
    agent=Text(
        en="The request was refused for its shop id or key, before any bank. The merchant has to check id, key and"
        " mode; do not ask for the key itself. The provider can say whether requests with this shop id arrive.",
        ru="Запрос отклонён из-за идентификатора или ключа, до банка он не дошёл. Магазину нужно проверить"
        " идентификатор, ключ и режим; сам ключ не запрашивайте. Доходят ли запросы от этого магазина, скажет"
        " провайдер.",
    ),
    refuted_by=Text(
        en="Other requests with the same shop id and key are accepted.",
        ru="Другие запросы с теми же идентификатором и ключом проходят.",
    ),
)
