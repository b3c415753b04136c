"""# Sources silent

## What it finds
None of the explorers or nodes that were asked has given an answer: error pages, limits, time-outs.

## Why
Public explorers limit how often they may be asked and fail now and then. This says nothing about the payment.

## What to do
Ask again later, or ask another source; with a key of one's own the limits are higher.

## References
- Etherscan: rate limits by tier (docs.etherscan.io, read 2026-11)
- TronGrid: limited without a key (developers.tron.network, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.sightings import Agreement
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """Nobody has answered."""
    focus = ledger.focus
    if ledger.step is not Step.SOURCES or focus is None or focus.agreement is not Agreement.NONE:
        return None
    hosts = ", ".join(sorted(each.host or each.source for each in focus.latest))
    return ledger.facts(focus, "detail", hosts=hosts)


RULE = Rule(
    code="PS513",
    name="sources-silent",
    title=Text(
        en="No explorer has answered",
        ru="Ни один обозреватель не ответил",
    ),
    level=Level.INFO,
    stage=Stage.REQUEST,
    responsible=None,
    check=check,
    speaks=True,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="We cannot look up your transfer just now. Please do not send it again; we will check again shortly.",
        ru="Сейчас не получается проверить ваш перевод. Пожалуйста, не отправляйте его повторно: мы скоро проверим"
        " ещё раз.",
    ),
    merchant=Text(
        en="Transaction {transaction} could not be looked up: {hosts} gave no answer. This says nothing about the"
        " payment; ask again later.",
        ru="Проверить транзакцию {transaction} не удалось: нет ответа от {hosts}. О самом платеже это ничего не"
        " говорит; повторите запрос позже.",
    ),
    agent=Text(
        en="Could not look: no answer from {hosts}. Try again, or add a source with a key of your own.",
        ru="Посмотреть не удалось: нет ответа от {hosts}. Повторите или добавьте источник со своим ключом.",
    ),
    refuted_by=Text(
        en="A source answers.",
        ru="Источник отвечает.",
    ),
)
