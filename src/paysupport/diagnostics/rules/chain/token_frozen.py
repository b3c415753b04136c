"""# Token frozen

## What it finds
The token's issuer has frozen the sender's or the recipient's address, and the transfer failed.

## Why
Issuers of stablecoins freeze addresses at the request of authorities or for their own rules. Why is not shown on the
chain.

## What to do
Only the issuer of the token can say more and lift it, at the request of the holder of the address. The payer is told no
reason; the merchant lets the case be looked at before anything else is accepted from that address.

## References
- Tether: isBlackListed in the contract of USDT (etherscan.io, contract source)
- Circle: isBlacklisted in the contract of USDC (circle.com, stablecoin-evm)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import GENERIC_FAILURE, Text
from paysupport.model import Fault, Level, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """Executed and failed for this."""
    focus = ledger.focus
    if focus is None or ledger.fault is not Fault.FROZEN:
        return None
    failure = focus.best.failure
    return ledger.facts(focus, "failure.fault", "failure.message", said=failure.message if failure else None)


RULE = Rule(
    code="PS531",
    name="token-frozen",
    title=Text(
        en="The token's issuer has frozen an address",
        ru="Эмитент токена заморозил адрес",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=None,
    check=check,
    retry=Retry(now=NO, later=NO, other=YES),
    payer=GENERIC_FAILURE,
    merchant=Text(
        en="{transaction} was refused by the contract of {asset}: an address is frozen by the issuer. Find out"
        " whether it is yours, and let your compliance officer decide.",
        ru="Контракт {asset} отклонил транзакцию {transaction}: адрес заморожен эмитентом. Выясните, не ваш ли это"
        " адрес, и передайте решение ответственному за комплаенс.",
    ),
    agent=Text(
        en="Frozen by the issuer: {said}, sources: {sources}. Tell the payer no more than the text says.",
        ru="Заморожено эмитентом: {said}, источники: {sources}. Плательщику не говорите больше, чем в тексте.",
    ),
    refuted_by=Text(
        en="Another source shows it as executed.",
        ru="Другой источник показывает её исполненной.",
    ),
)
