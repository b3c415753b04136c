"""# Incorrect card data

## What it finds
Something that the payer entered about the card is wrong; number, date, name or code, the provider does not say which.

## Why
A typing error, as a rule, or the data of two cards mixed up by the browser's autofill.

## What to do
The payer enters everything anew from one card, without autofill. A merchant has nothing to change, unless one page
produces this answer for all buyers: then a field is passed on wrongly.

## References
- bePaid, processing code F.0127 (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS106",
    name="incorrect-card-data",
    title=Text(en="Wrong card data", ru="Неверные данные карты"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.INCORRECT_CARD_DATA},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Some of the card data were not right, and nothing was taken. Enter number, date and code again, all from"
        " the same card and without the browser's autofill, or pay with another card.",
        ru="В данных карты есть ошибка, деньги не списаны. Введите номер, срок и код заново, с одной карты и без"
        " автозаполнения, или оплатите другой картой.",
    ),
    merchant=Text(
        en="The buyer entered wrong card data; which of them, the provider does not say. If all buyers get this answer,"
        " check whether your payment form passes on every field.",
        ru="Покупатель ошибся в данных карты, в каких именно, провайдер не сообщает. Если такой ответ получают все,"
        " проверьте, все ли поля передаёт ваша платёжная форма.",
    ),
    agent=Text(
        en="Card data are rejected without naming the field. The payer types them again; if that fails too, the"
        " provider can see which field the bank refused.",
        ru="Данные карты отклонены, поле не названо. Плательщик вводит их заново; если не помогло, какое поле не принял"
        " банк, видит провайдер.",
    ),
    refuted_by=Text(
        en="The same data are accepted elsewhere on the same day.",
        ru="С теми же данными в тот же день карта проходит в другом магазине.",
    ),
)
