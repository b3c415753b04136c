"""# Coin instead of token

## What it finds
The right address received the network's own coin, and the invoice asks for a token.

## Why
The payer chose ETH, TRX, SOL or another coin of the network in the wallet instead of the token; or took the same number
of another unit.

## What to do
The coins are at the address. Whoever holds its key can accept or return them; processors often do so on request, less a
fee. The payer does not pay again until they have answered.

## References
- ERC-20: a token's transfer is an event of its contract, not a value of the transaction (EIP-20)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """The chain's own coin, where a token was asked for."""
    focus = ledger.focus
    if ledger.step is not Step.ASSET or focus is None:
        return None
    coins = [each for each in ledger.to_address(focus) if each.contract is None]
    if not coins or not ledger.asked.contracts:
        return None
    seen = focus.places(coins[0], "amount", "recipient")
    own, amount = ledger.asked.network, ledger.asked.coins(coins[0])
    coin = own.coin if own else None
    return ledger.facts(focus, "invoice.asset", *seen, coin=coin, amount=amount, invoice=invoice.id)


RULE = Rule(
    code="PS542",
    name="coin-instead-of-token",
    title=Text(
        en="Paid with the network's coin instead of the token",
        ru="Вместо токена отправлена монета сети",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=NO, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer arrived, but in {coin}, while the payment is accepted in {asset}. The money is not gone;"
        " ask the shop whether it can accept or return it. Please do not pay again until it has answered.",
        ru="Перевод дошёл, но в {coin}, а оплата принимается в {asset}. Деньги не потеряны: спросите магазин, может"
        " ли он принять их или вернуть. До его ответа не платите повторно.",
    ),
    merchant=Text(
        en="{address} received {amount} {coin} instead of {asset}. Accept or return it by hand; a processor does it"
        " on request.",
        ru="На {address} поступило {amount} {coin} вместо {asset}. Примите или верните вручную; процессинг делает это"
        " по запросу.",
    ),
    agent=Text(
        en="{amount} {coin} instead of {asset} at the right address, sources: {sources}. Recoverable by whoever"
        " controls the address.",
        ru="{amount} {coin} вместо {asset} на верном адресе, источники: {sources}. Вернуть может тот, кто управляет"
        " адресом.",
    ),
    refuted_by=Text(
        en="The invoice is in the network's coin.",
        ru="Счёт выставлен в монете сети.",
    ),
)
