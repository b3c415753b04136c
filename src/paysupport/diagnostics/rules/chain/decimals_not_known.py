"""# Decimals not known

## What it finds
The right token arrived, but nobody tells how many decimals its amounts have, so that the sum cannot be compared.

## Why
The contract is in no list here, and the source did not tell its decimals, or told a number that makes no sense.

## What to do
The merchant or the processor tells the decimals of the contract, or an explorer that reads them is asked.

## References
- ERC-20: decimals() is optional (EIP-20)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """A credit without an amount."""
    unknown = next((each for each in ledger.credits if each.amount is None), None)
    if unknown is None:
        return None
    seen = unknown.sighting.places(unknown.movement, "contract", "units", "decimals")
    contract, units = unknown.movement.contract, unknown.movement.units
    return ledger.facts(unknown.sighting, *seen, invoice=invoice.id, contract=contract, units=units)


RULE = Rule(
    code="PS554",
    name="decimals-not-known",
    title=Text(
        en="How much arrived cannot be told",
        ru="Неизвестно, сколько поступило",
    ),
    level=Level.WARNING,
    stage=Stage.AUTHORISATION,
    responsible=None,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="Your transfer arrived, and the shop checks the amount. Please do not send it again.",
        ru="Перевод поступил, магазин проверяет сумму. Пожалуйста, не отправляйте его повторно.",
    ),
    merchant=Text(
        en="{units} units of contract {contract} arrived; without its decimals the amount is not known. Look it up in"
        " the contract.",
        ru="Поступило {units} единиц токена с контрактом {contract}; без числа знаков после запятой сумма неизвестна."
        " Посмотрите его в контракте.",
    ),
    agent=Text(
        en="Decimals of {contract} unknown, {units} units. Sources: {sources}.",
        ru="Число знаков у {contract} неизвестно, {units} единиц. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="A source tells the decimals.",
        ru="Источник сообщает число знаков.",
    ),
)
