"""# Recipient hidden

## What it finds
The transaction has outputs whose recipient or amount the chain does not show.

## Why
Private outputs (MimbleWimble on Litecoin, confidential ones on Liquid, shielded ones on Zcash) are readable only with a
key of the recipient.

## What to do
The merchant looks into the wallet that holds the address, or gives the processor its view key. The payer shows the
proof of payment of the own wallet.

## References
- LIP-0003: extension blocks with MimbleWimble on Litecoin
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Nothing visible to this address, and something that is not visible."""
    focus = ledger.focus
    if ledger.step is not Step.RECIPIENT or focus is None:
        return None
    hidden = next((each for each in focus.movements if each.recipient is None and each.units is None), None)
    return None if hidden is None else ledger.facts(focus, "invoice.address", invoice=invoice.id)


RULE = Rule(
    code="PS538",
    name="recipient-hidden",
    title=Text(
        en="The chain hides who received it",
        ru="Сеть скрывает, кто получил перевод",
    ),
    level=Level.WARNING,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer is on the network, but it is a private one, and only the shop can see whether it arrived."
        " Please ask the shop, and do not pay again.",
        ru="Перевод есть в сети, но он приватный, и только магазин видит, дошёл ли он. Уточните у магазина; повторно"
        " не платите.",
    ),
    merchant=Text(
        en="{transaction} has private outputs. Look into the wallet of {address}: only its key shows what arrived.",
        ru="В транзакции {transaction} есть приватные выходы. Посмотрите в кошельке адреса {address}: что поступило,"
        " видно только с его ключом.",
    ),
    agent=Text(
        en="Private outputs: cannot be matched without the view key. Sources: {sources}.",
        ru="Приватные выходы: без ключа просмотра сопоставить нельзя. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="A visible output pays the address.",
        ru="На адрес платит видимый выход.",
    ),
)
