"""# Source behind

## What it finds
The only source that answers is behind the chain: it says so itself, or its newest block is much older than blocks of
this network usually are.

## Why
A node that has fallen behind does not see new transactions and counts too few confirmations. Rarely the chain itself
has stopped making blocks.

## What to do
Ask another source. If all of them stop at the same block, the chain has halted: the status page of the network tells
more, and nothing is to be done but wait.

## References
- Solana: a node tells that it is behind (solana.com/docs/rpc, getHealth, read 2026-11)
- Blockchair: context.state is the newest block of the answer (Blockchair.Support API documentation 2.0.80)
"""

from datetime import timedelta

from paysupport.chain.networks import NETWORKS
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage

_BLOCKS = 20
"""How many usual block times a newest block may be old."""

_AT_LEAST = timedelta(minutes=10)


def check(ledger: Ledger) -> Facts | None:
    """The fullest answer comes from a source that lags, and lagging would explain what is missing."""
    focus = ledger.focus
    if focus is None or ledger.step not in {Step.EXISTENCE, Step.INCLUSION, Step.CONFIRMATIONS}:
        return None
    best = focus.best
    usual = timedelta(seconds=_BLOCKS * NETWORKS[focus.network].block_seconds) if focus.network in NETWORKS else None
    old = usual and best.tip_at and (best.fetched_at or ledger.now) - best.tip_at > max(usual, _AT_LEAST)
    if not best.lagging and not old:
        return None
    host = best.host or best.source
    return ledger.facts(focus, "tip", "tip_at", "lagging", host=host, tip=best.tip, since=best.tip_at)


RULE = Rule(
    code="PS514",
    name="source-behind",
    title=Text(
        en="The source is behind the chain",
        ru="Источник отстаёт от сети",
    ),
    level=Level.WARNING,
    stage=Stage.REQUEST,
    responsible=Party.CHAIN,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="The network or the service that we read it from is slow just now. Please do not send the transfer again;"
        " we will check again shortly.",
        ru="Сеть или сервис, через который мы её читаем, сейчас работает с задержкой. Пожалуйста, не отправляйте"
        " перевод повторно: мы скоро проверим ещё раз.",
    ),
    merchant=Text(
        en="{host} is behind: its newest block is {tip} of {since}. What it does not show may still have happened; do"
        " not cancel the order on it.",
        ru="{host} отстаёт: последний блок {tip}, время {since}. То, чего он не показывает, могло уже произойти; не"
        " отменяйте заказ на этом основании.",
    ),
    agent=Text(
        en="{host} is behind (block {tip}, {since}). Ask another source before you tell anybody anything.",
        ru="{host} отстаёт (блок {tip}, {since}). Прежде чем отвечать, спросите другой источник.",
    ),
    refuted_by=Text(
        en="Another source shows the same with a fresh block.",
        ru="Другой источник показывает то же самое на свежем блоке.",
    ),
)
