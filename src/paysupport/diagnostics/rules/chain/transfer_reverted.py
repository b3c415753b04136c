"""# Transfer reverted

## What it finds
The transaction is in a block, but its execution failed: nothing moved but the fee. What the contract said is shown
where the source tells it.

## Why
The token's contract refused the transfer, or a service in between (an exchange of tokens, a bridge) could not do it
under the agreed conditions.

## What to do
The payer looks at the reason in the wallet, checks balance and settings, and sends again. Nothing has arrived and
nothing can be refunded.

## References
- Ethereum: receipt status 0 (EIP-658)
- Tron: contractRet REVERT (java-tron, Tron.proto)
- Solana: meta.err (solana.com/docs/rpc)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import GENERIC_FAILURE, Text
from paysupport.model import Fault, Level, Party, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """Executed and failed for this."""
    focus = ledger.focus
    if focus is None or ledger.fault not in {Fault.REVERTED, Fault.OTHER}:
        return None
    failure = focus.best.failure
    return ledger.facts(focus, "failure.fault", "failure.message", said=failure.message if failure else None)


RULE = Rule(
    code="PS526",
    name="transfer-reverted",
    title=Text(
        en="The network refused to execute the transfer",
        ru="Сеть отказалась исполнить перевод",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=GENERIC_FAILURE,
    merchant=Text(
        en="{transaction} failed when it was executed ({said}); nothing arrived. Keep the order open for a new"
        " transfer.",
        ru="Транзакция {transaction} при исполнении завершилась ошибкой ({said}); ничего не поступило. Оставьте заказ"
        " открытым для нового перевода.",
    ),
    agent=Text(
        en="Reverted in block {block}: {said}. Sources: {sources}. Only the fee was spent.",
        ru="Отменена при исполнении в блоке {block}: {said}. Источники: {sources}. Потрачена только комиссия.",
    ),
    refuted_by=Text(
        en="Another source shows it as executed.",
        ru="Другой источник показывает её исполненной.",
    ),
)
