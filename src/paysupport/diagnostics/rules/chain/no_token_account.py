"""# No token account

## What it finds
The transfer failed because the recipient has no account for this token.

## Why
On Solana each token needs an account of its own at the recipient; wallets create it, simple programs do not.

## What to do
The payer sends from a wallet that creates the account, or the merchant opens it by receiving the token once.

## References
- Solana: associated token accounts (solana.com/docs/tokens, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Fault, Level, Party, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """Executed and failed for this."""
    focus = ledger.focus
    if focus is None or ledger.fault is not Fault.NO_ACCOUNT:
        return None
    failure = focus.best.failure
    return ledger.facts(focus, "failure.fault", "failure.message", said=failure.message if failure else None)


RULE = Rule(
    code="PS530",
    name="no-token-account",
    title=Text(
        en="The recipient has no account for this token",
        ru="У получателя нет счёта для этого токена",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your transfer was not carried out, and the tokens are still with you. Please send it again from a usual"
        " wallet, which opens what is needed by itself.",
        ru="Перевод не исполнен, токены остались у вас. Отправьте его ещё раз из обычного кошелька: он сам откроет"
        " всё необходимое.",
    ),
    merchant=Text(
        en="{transaction} failed, since {address} has no account for {asset}. Open one in your wallet.",
        ru="Транзакция {transaction} не исполнена: у {address} нет счёта для {asset}. Откройте его в своём кошельке.",
    ),
    agent=Text(
        en="No token account at the recipient: {said}. Sources: {sources}.",
        ru="Нет токен-счёта у получателя: {said}. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="Another source shows it as executed.",
        ru="Другой источник показывает её исполненной.",
    ),
)
