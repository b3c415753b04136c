"""# Block reorganised

## What it finds
The block that held the transaction is no longer part of the chain, and no other block holds it yet.

## Why
Two blocks were found at almost the same time, and the chain went on with the other one. One or two blocks deep this is
usual on proof-of-work chains.

## What to do
Wait: the transaction normally gets into one of the next blocks. A verdict that was given on the old block is withdrawn,
and a shop that delivers on few confirmations asks for more.

## References
- Bitcoin: developer.bitcoin.org, Block Chain guide, on stale blocks
- Bitcoin Core RPC: getblockheader tells confirmations -1 for a stale block
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage, State


def check(ledger: Ledger) -> Facts | None:
    """A source says that the block is stale, or names none where it named one before."""
    focus = ledger.focus
    if focus is None or focus.state not in {State.ORPHANED, State.PENDING, State.ABSENT}:
        return None
    before = next((each for each in reversed(focus.told) if each.block_hash), None)
    if before is None or not (focus.state is State.ORPHANED or focus.reorganised):
        return None
    return ledger.facts(focus, height=before.block_height, hash=before.block_hash)


RULE = Rule(
    code="PS525",
    name="block-reorganised",
    title=Text(
        en="Its block was thrown out of the chain",
        ru="Блок с транзакцией исключён из цепочки",
    ),
    level=Level.WARNING,
    stage=Stage.AUTHORISATION,
    responsible=Party.CHAIN,
    check=check,
    outranks={"PS515", "PS516", "PS521"},
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your transfer has to be confirmed once more by the network; this happens by itself. Please do not send it"
        " again.",
        ru="Сеть должна подтвердить ваш перевод ещё раз; это произойдёт само. Пожалуйста, не отправляйте его повторно.",
    ),
    merchant=Text(
        en="Block {height}, which held {transaction}, is no longer valid. Confirmations are counted anew: hold the"
        " goods until it is confirmed again.",
        ru="Блок {height} с транзакцией {transaction} больше не действителен. Подтверждения считаются заново:"
        " придержите товар до нового подтверждения.",
    ),
    agent=Text(
        en="Reorganised: block {height} ({hash}) is stale, sources: {sources}. Earlier verdicts on it are withdrawn.",
        ru="Реорганизация: блок {height} ({hash}) больше не в цепочке, источники: {sources}. Прежние выводы по нему"
        " отозваны.",
    ),
    refuted_by=Text(
        en="A source shows it in a block of the best chain.",
        ru="Источник показывает её в блоке основной цепочки.",
    ),
)
