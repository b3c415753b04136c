"""# Bridged token

## What it finds
The right address received the bridged form of the token (such as USDC.e), and the invoice asks for the one that the
issuer makes on this network.

## Why
Two tokens of one name live on the network: an older one that a bridge made, and the issuer's own. Wallets show both as
the same currency.

## What to do
The tokens are at the address and worth about the same. The merchant accepts them in an own wallet, swaps or returns
them; a processor that does not know them is asked to recover them.

## References
- Circle: native and bridged USDC (circle.com, Bridged USDC, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """A listed token whose symbol is that of the invoice with .e behind it."""
    focus = ledger.focus
    if ledger.step is not Step.ASSET or focus is None:
        return None
    for movement in ledger.to_address(focus):
        listed = ledger.asked.token(movement)
        if listed is not None and listed.symbol.upper() == f"{invoice.asset.upper()}.E":
            seen = focus.places(movement, "contract", "amount", "recipient")
            return ledger.facts(focus, "invoice.asset", *seen, token=listed.symbol, amount=ledger.asked.coins(movement))
    return None


RULE = Rule(
    code="PS543",
    name="bridged-token",
    title=Text(
        en="Paid with the bridged form of the token",
        ru="Оплачено мостовой версией токена",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=NO, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer arrived in {token}, a bridged form of {asset} that the shop may not be able to book by"
        " itself. The money is not gone; ask the shop, and do not pay again until it has answered.",
        ru="Перевод дошёл в {token} — это мостовая версия {asset}, и магазин мог не зачесть её автоматически. Деньги"
        " не потеряны: напишите в магазин и до его ответа не платите повторно.",
    ),
    merchant=Text(
        en="{address} received {amount} {token}, not {asset}. Accept, swap or return it by hand.",
        ru="На {address} поступило {amount} {token}, а не {asset}. Примите, обменяйте или верните вручную.",
    ),
    agent=Text(
        en="{amount} {token} for {asset}, sources: {sources}. Recoverable by whoever controls the address.",
        ru="{amount} {token} вместо {asset}, источники: {sources}. Вернуть может тот, кто управляет адресом.",
    ),
    refuted_by=Text(
        en="The invoice accepts the bridged form too.",
        ru="Счёт принимает и мостовую версию.",
    ),
)
