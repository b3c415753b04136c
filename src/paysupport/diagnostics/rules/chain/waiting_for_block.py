"""# Waiting for block

## What it finds
The transaction is known to the network and in no block yet; nothing else is wrong with it.

## Why
Blocks come at their own pace and take the transactions that pay most per byte or gas first.

## What to do
Wait. The usual time between blocks is shown; with a usual fee one or a few blocks are enough. The payment counts when
it has the confirmations that the merchant asks for.

## References
- Typical times between blocks and their sources: `paysupport.chain.networks`
"""

from paysupport.chain.networks import NETWORKS
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage, State


def check(ledger: Ledger) -> Facts | None:
    """Pending, and the fullest answer shows nothing against it."""
    focus = ledger.focus
    if ledger.step is not Step.INCLUSION or focus is None or focus.state is not State.PENDING:
        return None
    seconds = NETWORKS[focus.network].block_seconds if focus.network in NETWORKS else 0
    return ledger.facts(focus, "seen_at", seen_at=focus.seen_at, minutes=max(1, round(seconds / 60)))


RULE = Rule(
    code="PS521",
    name="waiting-for-block",
    title=Text(
        en="Waiting for a block",
        ru="Ожидает включения в блок",
    ),
    level=Level.INFO,
    stage=Stage.AUTHORISATION,
    responsible=Party.CHAIN,
    check=check,
    speaks=True,
    retry=Retry(now=NO, later=NO, other=NO),
    payer=Text(
        en="Your transfer is on the network and waits for its first confirmation. This can take a while; please do"
        " not send it again.",
        ru="Ваш перевод уже в сети и ждёт первого подтверждения. Это может занять некоторое время; пожалуйста, не"
        " отправляйте его повторно.",
    ),
    merchant=Text(
        en="{transaction} is seen and in no block yet (one usually comes within {minutes:minute|minutes}). Do not"
        " release goods before it is confirmed, and do not cancel the order.",
        ru="Транзакция {transaction} видна, но ещё не в блоке (обычно он появляется в пределах"
        " {minutes:минуты|минут|минут}). Не отпускайте товар до подтверждения и не отменяйте заказ.",
    ),
    agent=Text(
        en="Pending, sources: {sources}, first seen {seen_at}. Look again in a few blocks.",
        ru="В ожидании, источники: {sources}, впервые замечена {seen_at}. Проверьте ещё раз через несколько блоков.",
    ),
    refuted_by=Text(
        en="A source shows it in a block, or replaced.",
        ru="Какой-либо источник показывает её в блоке или заменённой.",
    ),
)
