"""# Identification required

## What it finds
The payer's wallet or account may not pay this before its owner has been identified.

## Why
The law allows wallets of unknown owners small amounts and few kinds of payment only. The wallet may hold enough money
all the same.

## What to do
The payer passes the identification at the wallet, and pays again, or takes a card. Neither the shop nor the provider
can lift this.

## References
- YooKassa, cancellation reason identification_required: the limits of a YooMoney wallet that is not identified
  (yookassa.ru/developers)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS141",
    name="identification-required",
    title=Text(en="The wallet has to be identified first", ru="Кошелёк нужно сначала идентифицировать"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.IDENTIFICATION_REQUIRED},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your wallet does not make this payment before you have confirmed who you are, and nothing was taken. Pass"
        " the identification in the wallet and pay again, or pay with a card.",
        ru="Кошелёк не проводит такой платёж, пока вы не подтвердите личность, деньги не списаны. Пройдите"
        " идентификацию в кошельке и оплатите снова или заплатите картой.",
    ),
    merchant=Text(
        en="The buyer's wallet is not identified and may not pay this. Nothing has to be changed in the shop; offer a"
        " card or another method besides.",
        ru="Кошелёк покупателя не идентифицирован, такой платёж ему не разрешён. В магазине ничего менять не нужно;"
        " предложите оплату картой или другим способом.",
    ),
    agent=Text(
        en="The payer's wallet or account has to be identified; neither the balance nor a limit of the shop is the"
        " cause. The payer does it at the wallet and pays again.",
        ru="Кошельку или счёту плательщика нужна идентификация; ни остаток, ни лимиты магазина ни при чём. Плательщик"
        " проходит её в кошельке и платит снова.",
    ),
    refuted_by=Text(
        en="The wallet shows its owner as identified.",
        ru="По данным кошелька его владелец идентифицирован.",
    ),
)
