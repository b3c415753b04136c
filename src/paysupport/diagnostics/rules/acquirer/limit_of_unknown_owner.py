"""# Limit of unknown owner

## What it finds
A limit was exceeded, and the provider's answer leaves open whose: the acquirer's or provider's for the shop, the
issuer's for the card, or that of the payer's wallet.

## Why
Some codes and many plain messages say only "limit exceeded". The three owners need different people: the merchant and
the acquirer, the payer and the bank, the payer and the wallet. A guess sends the wrong person to the wrong bank.

## What to do
Ask the provider whose limit it was before sending anybody anywhere. Signs until then: other cards fail in the same shop
at the same time (the shop's limit), or the same card fails elsewhere too (the card's limit).

## References
- YooKassa, cancellation reason payment_method_limit_exceeded: limit of the method or of the shop
- Mixplat, failure_limits; bePaid, the three separate codes F.0123, F.0124, F.0125 (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Reason, Retry, Stage

RULE = Rule(
    code="PS202",
    name="limit-of-unknown-owner",
    title=Text(
        en="A limit is exceeded; the provider does not say whose",
        ru="Превышен лимит; чей именно, провайдер не сообщил",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=None,
    reasons={Reason.LIMIT_OF_UNKNOWN_OWNER},
    retry=Retry(now=NO, later=UNKNOWN, other=YES),
    payer=Text(
        en="This payment exceeds a limit, and it is not known yet whether it is the shop's or that of your card or"
        " wallet. No money was taken. Please pay another way; you can also check your card's limits in your bank's"
        " app.",
        ru="Платёж превысил лимит; пока неизвестно, чей: магазина, вашей карты или кошелька. Деньги не списаны."
        " Оплатите другим способом; лимиты своей карты можно посмотреть в приложении банка.",
    ),
    merchant=Text(
        en="A limit is exceeded, and the provider's answer does not say whether it is yours or the buyer's. Ask the"
        " provider whose it is; if other buyers fail too, it is probably your shop's. Offer another payment method"
        " meanwhile.",
        ru="Превышен лимит, но по ответу провайдера не понять, ваш или покупателя. Спросите провайдера, чей это лимит;"
        " если не проходят платежи и других покупателей, скорее всего, это лимит магазина. Пока предложите другой"
        " способ оплаты.",
    ),
    agent=Text(
        en="A limit is exceeded, but whose is not said: the acquirer's or provider's, the issuer's or the payer's"
        " wallet's. Ask the provider before you send the payer to the bank or the merchant to the acquirer.",
        ru="Превышен лимит, но чей, не сказано: эквайера или провайдера, эмитента либо кошелька плательщика. Сначала"
        " узнайте это у провайдера и только потом отправляйте плательщика в его банк, а магазин к эквайеру.",
    ),
    refuted_by=Text(
        en="The provider names another reason, or the owner of the limit.",
        ru="Провайдер называет другую причину или владельца лимита.",
    ),
)
