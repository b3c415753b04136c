"""# Transaction dropped

## What it finds
A source has known the transaction without a block and does not know it any more.

## Why
Nodes forget transactions that wait too long (on Bitcoin after two weeks) or pay too little when the pool is full; or
another transaction has spent the same coins.

## What to do
The coins are still the sender's. The wallet shows them again, and the payer sends a new transaction with a usual fee;
wallets that keep offering the old one may still bring it back.

## References
- Bitcoin Core: -mempoolexpiry is 336 hours, -maxmempool 300 MB (bitcoind -help, 28)
- geth: queued transactions live three hours (core/txpool/legacypool)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Stage, State


def check(ledger: Ledger) -> Facts | None:
    """Known earlier to a source that does not know it now."""
    focus = ledger.focus
    if ledger.step is not Step.EXISTENCE or focus is None or focus.state is not State.ABSENT or not focus.seen_before:
        return None
    return ledger.facts(focus, certainty=Certainty.LIKELY, seen_at=focus.seen_at)


RULE = Rule(
    code="PS516",
    name="transaction-dropped",
    title=Text(
        en="The network has dropped the transaction",
        ru="Сеть отбросила транзакцию",
    ),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The network did not take your transfer {transaction} into a block and has forgotten it; the money is"
        " still in your wallet. If your wallet shows it as failed or gone, please send it again with the usual fee.",
        ru="Сеть не включила перевод {transaction} в блок и забыла о нём; деньги остались в вашем кошельке. Если"
        " кошелёк показывает, что перевод не прошёл, отправьте его заново с обычной комиссией.",
    ),
    merchant=Text(
        en="{transaction} was seen on {seen_at} and is gone; it has not paid. Keep the order open for a new payment.",
        ru="Транзакцию {transaction} видели {seen_at}, теперь её нет; оплаты по ней не было. Оставьте заказ открытым"
        " для нового платежа.",
    ),
    agent=Text(
        en="Seen {seen_at}, now unknown ({sources}). Dropped or replaced; the coins are the sender's until a"
        " conflicting transaction shows.",
        ru="Видели {seen_at}, теперь неизвестна (источники: {sources}). Отброшена или заменена; монеты у отправителя,"
        " пока не найдётся конфликтующая транзакция.",
    ),
    refuted_by=Text(
        en="The transaction shows again, or another one with the same inputs or nonce pays the address.",
        ru="Транзакция снова видна, или другая с теми же входами или тем же nonce платит на этот адрес.",
    ),
)
