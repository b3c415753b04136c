"""# Operator limit

## What it finds
The payment from a mobile balance is outside the limits of the payer's mobile operator: one payment, a day, a month, the
number of payments, or what has to remain on the account.

## Why
Operators set these limits for everybody; they differ by operator and tariff. A bank, a card or the shop's acquirer has
no part in them.

## What to do
The payer asks the operator, tops up the balance, waits for the next day or month, or pays by card. A merchant offers
other methods for larger orders. With the limit's state in the evidence (`limits`, owner `wallet`, `resets_at`) the
answer names the time of the next attempt.

## References
- Mixplat: payments from a mobile account are limited to 10 to 15 000 roubles (docs.mixplat.ru)
- YooKassa, mobile balance: from 10 roubles to 5 000 or 15 000, by operator, with further restrictions
  (yookassa.ru/developers/payment-methods/other/mobile-balance)
- Beeline, as Platron passes it on: 15 000 roubles and 10 payments a day, 30 000 roubles and 50 payments a month, 50
  roubles have to remain (front.platron.ru/support/ru/ruru)
"""

from datetime import datetime

from paysupport.diagnostics.limits import until_reset
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Limit, Party, Payment, Reason, Retry, Stage

RETRY = Retry(now=NO, later=YES, other=YES, after=Party.PAYER)


def check(payment: Payment, now: datetime, limits: tuple[Limit, ...] = ()) -> Facts:
    """When the operator's limits that stand in the way begin anew, as far as the evidence tells it."""
    return until_reset(RETRY, Party.WALLET, payment, limits, now)


RULE = Rule(
    code="PS408",
    name="operator-limit",
    title=Text(en="A limit of the payer's mobile operator", ru="Лимит мобильного оператора плательщика"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.WALLET,
    reasons={Reason.OPERATOR_LIMIT},
    check=check,
    ask={"limits": Party.WALLET},
    retry=RETRY,
    payer=Text(
        en="This payment is outside the limits of your mobile operator, and nothing was taken. Operators limit one"
        " payment, the day and the month, and want a little to remain on the account. Ask the operator, or pay with a"
        " card.",
        ru="Платёж не укладывается в лимиты вашего мобильного оператора, деньги не списаны. Операторы ограничивают"
        " суммы за один платёж, за день и за месяц и требуют оставить немного денег на счёте. Уточните лимиты у"
        " оператора или оплатите картой.",
    ),
    merchant=Text(
        en="The buyer's mobile operator has a limit; your own limits at the acquirer are not meant. Nothing has to be"
        " changed in the shop; for larger orders offer other methods than the mobile balance.",
        ru="Сработал лимит мобильного оператора покупателя, а не ваш лимит у эквайера. В магазине ничего менять не"
        " нужно; для крупных заказов предложите другие способы оплаты.",
    ),
    agent=Text(
        en="A limit of the payer's mobile operator, not of a card and not of the acquirer. The payer asks the operator"
        " which one (payment, day, month, remainder), or pays another way; nothing to ask of a bank.",
        ru="Лимит мобильного оператора плательщика, не карты и не эквайера. Какой именно (на платёж, день, месяц или по"
        " остатку), плательщику скажет оператор; можно заплатить и другим способом. У банка спрашивать нечего.",
    ),
    refuted_by=Text(
        en="The operator confirms that the payment was within its limits.",
        ru="Оператор подтверждает, что платёж был в пределах лимитов.",
    ),
)
