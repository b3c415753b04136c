"""# Wallet limit

## What it finds
The amount or the number of operations is outside the limits that the payer's wallet or mobile operator sets.

## Why
Wallets and operators limit one payment, the day and the month, and the payers whom they have not identified most of
all. Neither the shop nor a bank sets these limits. Where the provider tells that it was the operator, PS408 speaks.

## What to do
The payer looks up the limits at the wallet or operator, passes its identification, waits for the next period, or pays
another way. A merchant offers a card besides. With the limit's state in the evidence (`limits`, owner `wallet`,
`resets_at`) the answer names the time of the next attempt.

## References
- bePaid, processing code F.0125: the payer's provider, apart from F.0123 and F.0124 (docs.bepaid.by, read 2026-11-21)
- Mixplat: payments from a wallet are limited to 10 to 15 000 roubles (docs.mixplat.ru)
"""

from datetime import datetime

from paysupport.diagnostics.limits import until_reset
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Limit, Party, Payment, Reason, Retry, Stage

RETRY = Retry(now=NO, later=YES, other=YES, after=Party.PAYER)


def check(payment: Payment, now: datetime, limits: tuple[Limit, ...] = ()) -> Facts:
    """When the limits that stand in the way begin anew, as far as the evidence tells it."""
    return until_reset(RETRY, Party.WALLET, payment, limits, now)


RULE = Rule(
    code="PS121",
    name="wallet-limit",
    title=Text(
        en="A limit of the payer's wallet or mobile operator",
        ru="Лимит кошелька или мобильного оператора плательщика",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.WALLET,
    reasons={Reason.WALLET_LIMIT},
    check=check,
    ask={"limits": Party.WALLET},
    retry=RETRY,
    payer=Text(
        en="This payment is outside the limits of your wallet or mobile operator, and nothing was taken. Look up the"
        " limits there, or pay with a card. Wallets often raise the limit once you have confirmed your identity.",
        ru="Платёж не укладывается в лимиты вашего кошелька или мобильного оператора, деньги не списаны. Уточните"
        " лимиты у них или оплатите картой. Кошельки часто повышают лимит после подтверждения личности.",
    ),
    merchant=Text(
        en="The payer's wallet or mobile operator has a limit; your own limits at the acquirer are not meant. Offer a"
        " card as well, and for large orders only methods whose limits fit.",
        ru="Сработал лимит кошелька или мобильного оператора покупателя, а не ваш лимит у эквайера. Предложите оплату"
        " картой, а для крупных заказов оставьте способы с подходящими лимитами.",
    ),
    agent=Text(
        en="A limit of the payer's wallet or operator, not of the acquirer and not of a card. The payer asks there;"
        " there is nothing to ask of the bank.",
        ru="Лимит кошелька или оператора плательщика, не эквайера и не карты. Плательщик узнаёт его там; у банка"
        " спрашивать нечего.",
    ),
    refuted_by=Text(
        en="The wallet or operator confirms that the payment was within its limits.",
        ru="Кошелёк или оператор подтверждает, что платёж был в пределах лимитов.",
    ),
)
