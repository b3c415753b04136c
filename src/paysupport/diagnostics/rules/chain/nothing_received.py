"""# Nothing received

## What it finds
The address of the invoice has received nothing since the invoice was made, and the payer has named no transaction.

## Why
The transfer was not sent yet: exchanges check withdrawals for minutes or hours and show them as processing. Or it went
to another address or network.

## What to do
The payer opens the withdrawal or transfer, waits until it is completed there, and sends the transaction hash with the
network.

## References
- Blockstream Esplora: history of an address (API.md, 2026-08)
- Exchanges name the hash (TxID) once a withdrawal is on the chain
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Invoice, Level, Party, Retry, Stage, State, Status


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Only the address was looked at, and it is empty."""
    focus = ledger.focus
    if ledger.step is not Step.EXISTENCE or focus is None or not focus.by_address or focus.state is not State.ABSENT:
        return None
    return ledger.facts(focus, "reference", "invoice.address", certainty=Certainty.LIKELY, since=invoice.created_at)


RULE = Rule(
    code="PS520",
    name="nothing-received",
    title=Text(
        en="Nothing has arrived at the address",
        ru="На адрес ничего не поступало",
    ),
    level=Level.WARNING,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    check=check,
    when={Status.CREATED, Status.PENDING, Status.EXPIRED, Status.UNKNOWN},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Nothing has arrived at the address {address} yet. If you sent it from an exchange, look whether the"
        " withdrawal is completed there; then send us the transaction hash (TxID) and the network that you chose.",
        ru="На адрес {address} пока ничего не поступило. Если вы отправляли с биржи, проверьте, завершён ли там"
        " вывод, и пришлите нам хеш транзакции (TxID) и выбранную сеть.",
    ),
    merchant=Text(
        en="Nothing has arrived at {address} for this invoice (sources: {sources}). Ask the buyer for the transaction"
        " hash and the network.",
        ru="По этому счёту на {address} ничего не поступало (источники: {sources}). Запросите у покупателя хеш"
        " транзакции и сеть.",
    ),
    agent=Text(
        en="Nothing came to {address}; looked at since: {since}; sources: {sources}. Missing: the hash, or the"
        " withdrawal's status at the exchange; the payer can tell.",
        ru="На {address} ничего не поступало; смотрели с: {since}; источники: {sources}. Не хватает хеша или статуса"
        " вывода на бирже; их знает плательщик.",
    ),
    refuted_by=Text(
        en="A source shows something received at the address.",
        ru="Какой-либо источник показывает поступление на адрес.",
    ),
)
