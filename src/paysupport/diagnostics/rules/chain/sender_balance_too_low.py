"""# Sender balance too low

## What it finds
The transfer failed because the sender had less than was to be sent, had too little of the coin that pays the fee, or
had not allowed the contract so much.

## Why
The wallet counted the fee or another pending transfer too late; or a shop's or exchange's contract took the tokens
without enough allowance.

## What to do
The payer checks the balance, of the token and of the network's coin, tops it up or sends less, and sends again.

## References
- ERC-20: transfer and allowance (EIP-20)
- Solana: Token program error 1, insufficient funds (solana-program, TokenError)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Fault, Level, Party, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """Executed and failed for this."""
    focus = ledger.focus
    if focus is None or ledger.fault not in {Fault.INSUFFICIENT_FUNDS, Fault.ALLOWANCE}:
        return None
    failure = focus.best.failure
    return ledger.facts(focus, "failure.fault", "failure.message", said=failure.message if failure else None)


RULE = Rule(
    code="PS529",
    name="sender-balance-too-low",
    title=Text(
        en="The sender had too little",
        ru="У отправителя не хватило средств",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your transfer was not carried out: there was not enough in the wallet for the amount and the network fee."
        " Check the balance of both, and send it again.",
        ru="Перевод не исполнен: в кошельке не хватило средств на сумму и комиссию сети. Проверьте баланс и отправьте"
        " перевод ещё раз.",
    ),
    merchant=Text(
        en="{transaction} failed: the sender had too little ({said}). Nothing arrived.",
        ru="Транзакция {transaction} не исполнена: у отправителя не хватило средств ({said}). Ничего не поступило.",
    ),
    agent=Text(
        en="Insufficient balance or allowance, block {block}: {said}. Sources: {sources}.",
        ru="Не хватило баланса или разрешения (allowance), блок {block}: {said}. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="Another source shows it as executed.",
        ru="Другой источник показывает её исполненной.",
    ),
)
