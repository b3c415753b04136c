"""# Out of energy

## What it finds
A transfer on Tron failed because the sender had too little energy or bandwidth, or allowed too little TRX for them:
nothing moved but the fee.

## Why
A token transfer on Tron burns TRX unless energy is staked, and about twice as much when the recipient has never held
the token. Wallets without enough TRX fail.

## What to do
The payer adds TRX to the wallet (the wallet shows how much is needed) and sends again.

## References
- Tron: receipt.result OUT_OF_ENERGY, broadcast code BANDWITH_ERROR (java-tron, Tron.proto and api.proto)
- Tron: resource model (developers.tron.network)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Fault, Level, Party, Retry, Stage


def check(ledger: Ledger) -> Facts | None:
    """Executed and failed for this."""
    focus = ledger.focus
    if focus is None or ledger.fault not in {Fault.OUT_OF_ENERGY, Fault.OUT_OF_BANDWIDTH}:
        return None
    failure = focus.best.failure
    return ledger.facts(focus, "failure.fault", "failure.message", said=failure.message if failure else None)


RULE = Rule(
    code="PS528",
    name="out-of-energy",
    title=Text(
        en="Too little TRX for the network's fee",
        ru="Не хватило TRX на комиссию сети",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your transfer was not carried out: there was not enough TRX in the wallet for the network fee. The tokens"
        " are still with you. Add some TRX, and send it again.",
        ru="Перевод не исполнен: в кошельке не хватило TRX на комиссию сети. Токены остались у вас. Пополните TRX и"
        " отправьте перевод ещё раз.",
    ),
    merchant=Text(
        en="{transaction} ran out of energy ({said}); nothing arrived. The buyer needs TRX for the fee.",
        ru="Транзакции {transaction} не хватило энергии ({said}); ничего не поступило. Покупателю нужны TRX на"
        " комиссию.",
    ),
    agent=Text(
        en="Out of energy or bandwidth in block {block}: {said}. Sources: {sources}.",
        ru="Не хватило энергии или пропускной способности, блок {block}: {said}. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="Another source shows it as executed.",
        ru="Другой источник показывает её исполненной.",
    ),
)
