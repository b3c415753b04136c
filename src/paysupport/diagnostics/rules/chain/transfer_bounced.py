"""# Transfer bounced

## What it finds
On TON the recipient's contract did not take the coins, and they went back to the sender, less fees.

## Why
The address was not yet in use, or its contract refused the message. Addresses that begin with EQ send back what they
cannot take; those with UQ keep it.

## What to do
The merchant activates the wallet, or shows its address in the form UQ...; then the payer sends again. The returned
coins show in the payer's wallet.

## References
- TON: bounceable and non-bounceable addresses (docs.ton.org, Addresses, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Fault, Level, Party, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """Executed and failed for this."""
    focus = ledger.focus
    if focus is None or ledger.fault is not Fault.BOUNCED:
        return None
    failure = focus.best.failure
    return ledger.facts(focus, "failure.fault", "failure.message", said=failure.message if failure else None)


RULE = Rule(
    code="PS533",
    name="transfer-bounced",
    title=Text(
        en="The recipient sent the coins back",
        ru="Получатель вернул монеты",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer was returned to your wallet, less the network fee: the shop's address did not take it. Please"
        " write to the shop, and send it again only to the address that it gives you then.",
        ru="Перевод вернулся в ваш кошелёк за вычетом комиссии сети: адрес магазина его не принял. Напишите в магазин и"
        " повторите перевод только на тот адрес, который он пришлёт.",
    ),
    merchant=Text(
        en="{transaction} bounced at {address}. Activate the wallet, or show buyers its UQ... form.",
        ru="Транзакция {transaction} вернулась отправителю: адрес {address} её не принял. Активируйте кошелёк или"
        " показывайте покупателям адрес вида UQ…",
    ),
    agent=Text(
        en="Bounced, the coins are back at the sender less fees. Sources: {sources}.",
        ru="Возврат (bounce): монеты вернулись отправителю за вычетом комиссии. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="Another source shows it as executed.",
        ru="Другой источник показывает её исполненной.",
    ),
)
