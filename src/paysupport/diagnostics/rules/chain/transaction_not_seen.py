"""# Transaction not seen

## What it finds
No source that answered knows the transaction, and none has known it before.

## Why
It was never sent (a wallet or exchange shows it as sent while it is still being prepared), it was dropped or replaced
before anybody looked, it is on another network, the hash is mistyped, or the screenshot is false. These cannot be told
apart by the hash alone.

## What to do
The payer looks in the wallet or exchange for the status and copies the hash and the network from there. Without the
transaction on the chain nothing has been paid.

## References
- Bitcoin: a transaction is identified by its id, and nodes answer the same for one never sent and one dropped (Bitcoin
  Core RPC, getrawtransaction)
- Ethereum: a pending transaction that was replaced is not known by its old hash any more (geth transaction pool)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Stage, State


def check(ledger: Ledger) -> Facts | None:
    """Everybody who answered says that it is not known."""
    focus = ledger.focus
    if ledger.step is not Step.EXISTENCE or focus is None or focus.state is not State.ABSENT:
        return None
    if focus.seen_before or focus.by_address:
        return None
    return ledger.facts(focus, "reference", certainty=Certainty.LIKELY)


RULE = Rule(
    code="PS515",
    name="transaction-not-seen",
    title=Text(
        en="No source knows the transaction",
        ru="Транзакция не найдена ни в одном источнике",
    ),
    level=Level.WARNING,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="We do not find the transfer {transaction} on the network yet. Please open it in your wallet or exchange:"
        " is it completed there, and is the network {network}? Copy the transaction hash from there once more and"
        " send it to us.",
        ru="Перевода {transaction} в сети пока не видно. Откройте его в кошельке или на бирже: завершён ли он и"
        " указана ли сеть {network}? Скопируйте оттуда хеш транзакции ещё раз и пришлите нам.",
    ),
    merchant=Text(
        en="Transaction {transaction} is not known on {network} (sources: {sources}). Nothing was paid as far as"
        " anybody can see; keep the order open until it expires.",
        ru="Транзакция {transaction} в сети {network} неизвестна (источники: {sources}). Оплаты пока не видно;"
        " держите заказ открытым до истечения срока.",
    ),
    agent=Text(
        en="Not known on {network}, {sources}. This does not prove that it does not exist: ask for the status in the"
        " payer's wallet or exchange, and for the network.",
        ru="В сети {network} неизвестна, источники: {sources}. Это не доказывает, что её нет: узнайте статус в"
        " кошельке или на бирже плательщика и выбранную там сеть.",
    ),
    refuted_by=Text(
        en="Any source finds the transaction.",
        ru="Хотя бы один источник находит транзакцию.",
    ),
)
