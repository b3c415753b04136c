"""# Nonce gap

## What it finds
The sender's transactions are numbered, and one with a lower number is missing; until it comes, this one cannot be
included.

## Why
A wallet or exchange has lost or never sent an earlier transaction of the same account, or that one waits for a higher
fee.

## What to do
The sender sends the missing transaction again with its number, or cancels it by an empty one with a usual fee. Nobody
else can help.

## References
- Ethereum: the nonce counts an account's transactions (ethereum.org, Transactions, 2025)
- geth: transactions with a gap are queued (core/txpool)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage, State


def check(ledger: Ledger) -> Facts | None:
    """Pending, with a number beyond the one that the chain waits for."""
    focus = ledger.focus
    if ledger.step is not Step.INCLUSION or focus is None or focus.state is not State.PENDING:
        return None
    best = focus.best
    if best.nonce is None or best.next_nonce is None or best.nonce <= best.next_nonce:
        return None
    return ledger.facts(focus, "nonce", "next_nonce", "sender", nonce=best.nonce, next=best.next_nonce)


RULE = Rule(
    code="PS524",
    name="nonce-gap",
    title=Text(
        en="An earlier transaction of the sender is missing",
        ru="Не хватает более ранней транзакции отправителя",
    ),
    level=Level.WARNING,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=NO, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your wallet has an earlier transfer that has not gone out, and this one waits for it. Open the wallet,"
        " find the stuck transfer and speed it up or cancel it; then this one goes on by itself.",
        ru="В вашем кошельке застрял более ранний перевод, и этот ждёт его. Откройте кошелёк, найдите зависший"
        " перевод и ускорьте или отмените его; после этого текущий пройдёт сам.",
    ),
    merchant=Text(
        en="{transaction} has number {nonce}, the chain waits for {next} of the same sender. It cannot be included"
        " before; keep the order open until it expires.",
        ru="У транзакции {transaction} номер {nonce}, а сеть ждёт от этого отправителя номер {next}. Раньше она не"
        " пройдёт; держите заказ открытым до истечения срока.",
    ),
    agent=Text(
        en="Nonce {nonce}, next expected {next}, sources: {sources}: queued. Only the sender can fill the gap.",
        ru="Nonce {nonce}, ожидается {next}, источники: {sources}: стоит в очереди. Закрыть разрыв может только"
        " отправитель.",
    ),
    refuted_by=Text(
        en="The transaction count of the sender reaches its number.",
        ru="Счётчик транзакций отправителя дошёл до её номера.",
    ),
)
