"""# Out of gas

## What it finds
The transaction is in a block, but ran out of the gas that the sender allowed: nothing moved but the fee.

## Why
The gas limit was set by hand or by a wallet that did not know the contract; transfers to some contracts need more.

## What to do
The payer sends again and leaves the gas limit to the wallet.

## References
- Ethereum: gas and gas limit (ethereum.org, Gas and fees, 2025)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Fault, Level, Party, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """Executed and failed for this."""
    focus = ledger.focus
    if focus is None or ledger.fault is not Fault.OUT_OF_GAS:
        return None
    failure = focus.best.failure
    return ledger.facts(focus, "failure.fault", "failure.message", said=failure.message if failure else None)


RULE = Rule(
    code="PS527",
    name="out-of-gas",
    title=Text(
        en="The gas limit was too low",
        ru="Лимит газа оказался слишком мал",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your transfer was not carried out, because the gas limit set in the wallet was too low; the money is"
        " still there, only the network fee is spent. Please send it again and leave the gas limit as the wallet"
        " proposes it.",
        ru="Перевод не исполнен: в кошельке указан слишком низкий лимит газа. Деньги остались на месте, потрачена"
        " только комиссия сети. Отправьте перевод заново и оставьте лимит газа, который предложит кошелёк.",
    ),
    merchant=Text(
        en="{transaction} ran out of gas; nothing arrived. The buyer has to send again.",
        ru="Транзакции {transaction} не хватило газа; ничего не поступило. Покупателю нужно отправить перевод заново.",
    ),
    agent=Text(
        en="Out of gas in block {block}, sources: {sources}. The payer repeats with the wallet's own limit.",
        ru="Не хватило газа, блок {block}, источники: {sources}. Плательщик повторяет с лимитом, который предложит"
        " кошелёк.",
    ),
    refuted_by=Text(
        en="Another source shows it as executed.",
        ru="Другой источник показывает её исполненной.",
    ),
)
