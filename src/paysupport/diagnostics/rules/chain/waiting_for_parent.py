"""# Waiting for parent

## What it finds
The transaction spends coins of others that are in no block themselves.

## Why
Exchanges and wallets send on what they have just received; the block has to take the earlier ones first.

## What to do
Wait, or the sender raises the fee of the last one so that miners take all of them together (child pays for parent).

## References
- Bitcoin Core RPC: getmempoolentry, ancestorcount
- mempool.space: /v1/cpfp/:txid
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage, State


def check(ledger: Ledger) -> Facts | None:
    """Pending, with unconfirmed ancestors."""
    focus = ledger.focus
    if ledger.step is not Step.INCLUSION or focus is None or focus.state is not State.PENDING:
        return None
    if not focus.best.pending_parents:
        return None
    return ledger.facts(focus, "pending_parents", parents=focus.best.pending_parents)


RULE = Rule(
    code="PS523",
    name="waiting-for-parent",
    title=Text(
        en="Waits for earlier transactions of the sender",
        ru="Ждёт более ранних транзакций отправителя",
    ),
    level=Level.WARNING,
    stage=Stage.AUTHORISATION,
    responsible=Party.CHAIN,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your transfer waits for an earlier transfer from the same wallet or exchange. It goes on by itself;"
        " please do not send it again.",
        ru="Ваш перевод ждёт завершения более раннего перевода из того же кошелька или биржи. Дальше всё пройдёт"
        " само; пожалуйста, не отправляйте его повторно.",
    ),
    merchant=Text(
        en="{transaction} waits for {parents:earlier transaction|earlier transactions} of the sender. Keep the order"
        " open.",
        ru="Транзакция {transaction} ждёт ещё {parents:более раннюю транзакцию|более ранние транзакции|более ранних"
        " транзакций} отправителя. Держите заказ открытым.",
    ),
    agent=Text(
        en="Pending ancestors: {parents}, sources: {sources}. A child with a higher fee brings all of them along.",
        ru="Неподтверждённых предков: {parents}, источники: {sources}. Дочерняя транзакция с большей комиссией"
        " подтянет все.",
    ),
    refuted_by=Text(
        en="The parents are in a block and it still waits.",
        ru="Предки уже в блоке, а она всё ещё ждёт.",
    ),
)
