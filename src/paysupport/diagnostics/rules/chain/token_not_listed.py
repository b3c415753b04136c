"""# Token not listed

## What it finds
A token arrived whose contract is in no list here, and neither is it named like a listed one; or the asset of the
invoice is not listed itself. Whether it is what was asked for cannot be judged.

## Why
Lists hold the contracts that issuers publish; there are far more tokens.

## What to do
The merchant or the processor says which contract the invoice means; it can be given as `contract` in the invoice, or
added to an own list.

## References
- Contracts of tokens and their sources: `paysupport.chain.assets`
"""

from paysupport.chain.assets import spoofs
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """A contract of which nothing is known."""
    focus = ledger.focus
    if ledger.step is not Step.ASSET or focus is None:
        return None
    unlisted = [each for each in ledger.to_address(focus) if each.contract and ledger.asked.token(each) is None]
    if not unlisted or spoofs(focus.network, unlisted[0].symbol or "", unlisted[0].contract or ""):
        return None
    seen = focus.places(unlisted[0], "contract", "symbol", "recipient")
    return ledger.facts(
        focus,
        "invoice.asset",
        *seen,
        certainty=Certainty.POSSIBLE,
        contract=unlisted[0].contract,
        symbol=unlisted[0].symbol,
        invoice=invoice.id,
    )


RULE = Rule(
    code="PS539",
    name="token-not-listed",
    title=Text(
        en="A token arrived that is in no list",
        ru="Поступил токен, которого нет в списках",
    ),
    level=Level.WARNING,
    stage=Stage.AUTHORISATION,
    responsible=None,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="A token has arrived at the shop's address, and the shop has to say whether it accepts it. Please do not"
        " pay again until it has answered.",
        ru="На адрес магазина поступил токен; примет ли его магазин, подтвердит он сам. До его ответа не платите"
        " повторно.",
    ),
    merchant=Text(
        en="{address} received {symbol} of contract {contract}, which is in no list here. Name the contract of"
        " {asset} that you accept.",
        ru="На {address} поступил {symbol} с контрактом {contract}, которого нет в наших списках. Укажите контракт"
        " {asset}, который вы принимаете.",
    ),
    agent=Text(
        en="Contract {contract} ({symbol}) is not listed; the merchant or processor can tell. Sources: {sources}.",
        ru="Контракта {contract} ({symbol}) нет в списках; скажет магазин или процессинг. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="The contract is listed by its issuer.",
        ru="Контракт есть в списке эмитента.",
    ),
)
