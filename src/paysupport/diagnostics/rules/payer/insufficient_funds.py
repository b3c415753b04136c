"""# Insufficient funds

## What it finds
The issuing bank answered that the account behind the card does not hold enough for this payment. Also fires when the
balance would do but money is held for other purchases, or when the account is in another currency and the conversion
with its margin exceeds the balance.

## Why
The issuer decides; neither the shop nor the provider can change it. It is the most frequent refusal of all, and the
only one that often cures itself within days.

## What to do
The payer tops up the account or pays with another card. A merchant with a stored card tries again later, best on a
usual pay day, and not several times an hour: networks count the attempts.

## References
- bePaid, processing codes F.0114 and F.0007 (docs.bepaid.by, read 2026-11-21)
- Stripe, decline code insufficient_funds (docs.stripe.com/declines/codes, 2026-07-14)
- Visa Core Rules, 18 April 2026: response code 51 is of category 2, at most 20 reattempts in 30 days
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS101",
    name="insufficient-funds",
    title=Text(en="Not enough money on the card", ru="На карте недостаточно денег"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.INSUFFICIENT_FUNDS},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="There was not enough money on the card or account for this payment, and nothing was taken. Top it up, or"
        " pay in another way. If the balance looks sufficient, part of it may be on hold for earlier purchases: your"
        " bank's app shows this.",
        ru="На карте или счёте не хватило денег для этой оплаты, ничего не списано. Пополните баланс или оплатите"
        " другим способом. Если по балансу денег достаточно, часть суммы может быть заблокирована под прошлые покупки:"
        " это видно в приложении банка.",
    ),
    merchant=Text(
        en="The buyer's bank refused: not enough money on the card. Nothing has to be changed in the shop. Offer"
        " another payment method; charge a stored card again after a day or more, not at once.",
        ru="Банк покупателя отказал: на карте не хватает денег. В магазине ничего менять не нужно. Предложите другой"
        " способ оплаты; привязанную карту списывайте повторно не раньше чем через день.",
    ),
    agent=Text(
        en="The issuer reports insufficient funds. The payer tops up or uses another card; there is nothing to ask of"
        " the acquirer or the provider.",
        ru="Эмитент сообщил о нехватке средств. Плательщик пополняет карту или берёт другую; у эквайера и провайдера"
        " спрашивать нечего.",
    ),
    refuted_by=Text(
        en="The issuer's log shows another reason for this operation.",
        ru="В журнале эмитента по этой операции стоит другая причина.",
    ),
)
