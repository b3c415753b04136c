"""# Token paused

## What it finds
The transfer failed because the token's issuer has stopped all transfers of it.

## Why
Contracts can be paused for maintenance or after an attack.

## What to do
Wait for the issuer's word, or pay in another coin.

## References
- Circle: paused in the contract of USDC (circle.com, stablecoin-evm)
- OpenZeppelin Pausable (docs.openzeppelin.com)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Fault, Level, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """Executed and failed for this."""
    focus = ledger.focus
    if focus is None or ledger.fault is not Fault.PAUSED:
        return None
    failure = focus.best.failure
    return ledger.facts(focus, "failure.fault", "failure.message", said=failure.message if failure else None)


RULE = Rule(
    code="PS532",
    name="token-paused",
    title=Text(
        en="All transfers of the token are stopped",
        ru="Переводы токена приостановлены",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=None,
    check=check,
    retry=Retry(now=NO, later=YES, other=YES),
    payer=Text(
        en="Transfers of {asset} are stopped at the moment by its issuer; yours was not carried out, and the tokens"
        " are still with you. Please pay with another coin, or try again later.",
        ru="Переводы {asset} сейчас приостановлены эмитентом; ваш перевод не исполнен, токены остались у вас."
        " Оплатите другой монетой или попробуйте позже.",
    ),
    merchant=Text(
        en="{asset} is paused by its issuer; nothing arrived. Offer another coin until it is resumed.",
        ru="Переводы {asset} приостановлены эмитентом; ничего не поступило. Пока предложите другую монету.",
    ),
    agent=Text(
        en="Token paused: {said}, sources: {sources}.",
        ru="Токен на паузе: {said}, источники: {sources}.",
    ),
    refuted_by=Text(
        en="Another source shows it as executed.",
        ru="Другой источник показывает её исполненной.",
    ),
)
