"""# Another token

## What it finds
The right address received another coin or token than the one that the invoice asks for.

## Why
The payer chose another stablecoin in the wallet, or a processor's page was set to one while the wallet was set to
another.

## What to do
The tokens are at the address. Whoever holds its key can accept or return them: the merchant in an own wallet, else the
processor, if it supports that token. The payer does not pay again until they have answered.

## References
- Contracts of tokens and their sources: `paysupport.chain.assets`
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """A listed token, or the chain's coin where a token is not asked for."""
    focus = ledger.focus
    if ledger.step is not Step.ASSET or focus is None:
        return None
    for movement in ledger.to_address(focus):
        listed = ledger.asked.token(movement)
        if listed is not None and not _bridged(listed.symbol, invoice.asset):
            seen = focus.places(movement, "contract", "amount", "recipient")
            return ledger.facts(focus, "invoice.asset", *seen, token=listed.symbol, amount=ledger.asked.coins(movement))
    return None


def _bridged(symbol: str, asset: str) -> bool:
    return symbol.upper().removesuffix(".E") == asset.upper()


RULE = Rule(
    code="PS540",
    name="another-token",
    title=Text(
        en="Paid with another token",
        ru="Оплачено другим токеном",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=NO, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer arrived, but in {token}, while the payment is accepted in {asset}. The money is not gone;"
        " ask the shop whether it can accept or return it. Please do not pay again until it has answered.",
        ru="Перевод дошёл, но в {token}, а оплата принимается в {asset}. Деньги не потеряны: спросите магазин, может"
        " ли он принять их или вернуть. До его ответа не платите повторно.",
    ),
    merchant=Text(
        en="{address} received {amount} {token} instead of {asset}. In your own wallet you can accept or return it;"
        " at a processor ask for recovery.",
        ru="На {address} поступило {amount} {token} вместо {asset}. В собственном кошельке вы можете принять или"
        " вернуть их; если адрес выдал процессинг, запросите возврат.",
    ),
    agent=Text(
        en="{amount} {token} instead of {asset} at the right address, sources: {sources}. Recoverable by whoever"
        " controls the address.",
        ru="{amount} {token} вместо {asset} на верном адресе, источники: {sources}. Вернуть может тот, кто управляет"
        " адресом.",
    ),
    refuted_by=Text(
        en="The invoice accepts this token too.",
        ru="Счёт принимает и этот токен.",
    ),
)
