"""# Contract calls not shown

## What it finds
The transaction called a contract, no transfer to the address is seen, and the source does not show what contracts moved
within it.

## Why
Smart wallets, exchanges and shops of coins send out of contracts. Such movements are in no log, only in a trace, which
not every node keeps.

## What to do
Ask an explorer that shows internal transactions, or a node with traces. Many processors do not credit such movements by
themselves; the merchant asks for it with the hash.

## References
- Ethereum: debug_traceTransaction with callTracer (geth documentation, read 2026-11)
- Blockscout: internal-transactions of API v2
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Invoice, Level, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Nothing to the address, in an answer that is not whole."""
    focus = ledger.focus
    if ledger.step is not Step.RECIPIENT or focus is None or focus.complete:
        return None
    return ledger.facts(focus, "complete", "invoice.address", certainty=Certainty.POSSIBLE, invoice=invoice.id)


RULE = Rule(
    code="PS534",
    name="contract-calls-not-shown",
    title=Text(
        en="What contracts moved is not shown",
        ru="Не видно, что переводили контракты",
    ),
    level=Level.WARNING,
    stage=Stage.AUTHORISATION,
    responsible=None,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="Your transfer is on the network, and we are checking whether it reached the shop. Please do not send it"
        " again.",
        ru="Перевод есть в сети, мы проверяем, дошёл ли он до магазина. Пожалуйста, не отправляйте его повторно.",
    ),
    merchant=Text(
        en="{transaction} went through a contract; whether it paid {address} does not show here. Look at the internal"
        " transactions in an explorer.",
        ru="Транзакция {transaction} прошла через контракт; поступило ли что-то на {address}, здесь не видно."
        " Посмотрите внутренние транзакции в обозревателе.",
    ),
    agent=Text(
        en="No transfer to {address} seen, traces missing ({sources}). An explorer with internal transactions decides.",
        ru="Перевода на {address} не видно, трассировки нет ({sources}). Решит обозреватель с внутренними"
        " транзакциями.",
    ),
    refuted_by=Text(
        en="A trace shows all movements, and none pays the address.",
        ru="Трассировка показывает все движения, и ни одно не платит на адрес.",
    ),
)
