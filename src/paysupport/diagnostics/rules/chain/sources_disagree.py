"""# Sources disagree

## What it finds
Two explorers or nodes tell different things of the same transaction: another amount or recipient, another outcome, or
another block.

## Why
A source is broken, or on another fork of the chain, or lies; or the chain is just being reorganised and one of them has
not followed yet.

## What to do
Nobody acts on either of them. A third source is asked, and all are asked again a few blocks later; the answers with
their times go to the engineers of the source that stands alone.

## References
- Bitcoin: a block may be replaced by a longer chain (developer.bitcoin.org, Block Chain guide)
- Ethereum: blocks are final after two epochs (ethereum.org, Gasper, 2025)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.sightings import Agreement
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """Sources contradict each other on the transaction."""
    focus = ledger.focus
    if ledger.step is not Step.SOURCES or focus is None or focus.agreement is not Agreement.CONFLICT:
        return None
    hosts = ", ".join(sorted(each.host or each.source for each in focus.latest))
    return ledger.facts(focus, hosts=hosts)


RULE = Rule(
    code="PS512",
    name="sources-disagree",
    title=Text(
        en="Sources contradict each other on the transaction",
        ru="Источники противоречат друг другу по этой транзакции",
    ),
    level=Level.WARNING,
    stage=Stage.REQUEST,
    responsible=None,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="We see your transfer, but the sources disagree about it, so its result is not certain yet. Please do not"
        " send it again; we will check it again shortly.",
        ru="Мы видим ваш перевод, но источники расходятся в данных о нём, поэтому его результат пока не подтверждён."
        " Пожалуйста, не отправляйте его повторно: мы скоро проверим ещё раз.",
    ),
    merchant=Text(
        en="{hosts} tell different things about transaction {transaction}. Do not credit the order and do not refund it"
        " until they agree.",
        ru="О транзакции {transaction} источники ({hosts}) сообщают разное. Не зачисляйте заказ и не делайте возврат,"
        " пока данные не совпадут.",
    ),
    agent=Text(
        en="{hosts} tell different things about {transaction} ({sources}). Ask again in a few blocks, and one more"
        " source; claim nothing until then.",
        ru="{hosts} сообщают о транзакции {transaction} разное ({sources}). Повторите запрос через несколько блоков и"
        " добавьте ещё один источник; до этого ничего не утверждайте.",
    ),
    refuted_by=Text(
        en="The sources agree when they are asked again.",
        ru="При повторном запросе источники согласны.",
    ),
)
