"""# Transaction expired

## What it finds
The time in which the transaction could get into a block is over, and it is in none. It can never be included any more.

## Why
Transactions of Tron and Solana carry an end: about a minute. The wallet did not send it in time, the sender had no
bandwidth, or the network was busy.

## What to do
The money is still the sender's. The payer makes the transfer anew.

## References
- Tron: raw_data.expiration (tronprotocol/documentation-en, HTTP API)
- Solana: a blockhash is valid for about 150 blocks (solana.com/docs, Transactions, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage, State


def check(ledger: Ledger) -> Facts | None:
    """Its own time limit has passed."""
    focus = ledger.focus
    if ledger.step is not Step.EXISTENCE or focus is None or focus.state is not State.EXPIRED:
        return None
    return ledger.facts(focus, "expires_at", expires_at=focus.best.expires_at)


RULE = Rule(
    code="PS519",
    name="transaction-expired",
    title=Text(
        en="The transaction expired before any block took it",
        ru="Срок транзакции истёк, в блок она не попала",
    ),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your transfer {transaction} did not get onto the network in time; the money is still in your wallet."
        " Please send it again.",
        ru="Перевод {transaction} не успел попасть в сеть; деньги остались в вашем кошельке. Пожалуйста, отправьте"
        " его заново.",
    ),
    merchant=Text(
        en="{transaction} expired on {expires_at} without a block: it never pays. Keep the order open for a new"
        " payment.",
        ru="Срок транзакции {transaction} истёк {expires_at}, в блок она не попала и уже не попадёт. Оставьте заказ"
        " открытым для нового платежа.",
    ),
    agent=Text(
        en="Expired {expires_at}, in no block; definite. Sources: {sources}.",
        ru="Истекла {expires_at}, ни в одном блоке; это окончательно. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="A source shows it in a block.",
        ru="Какой-либо источник показывает её в блоке.",
    ),
)
