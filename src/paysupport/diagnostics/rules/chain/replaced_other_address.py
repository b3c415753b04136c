"""# Replaced other address

## What it finds
The transaction was replaced by another one that pays nothing to the address of the invoice.

## Why
The sender cancelled it or spent the same coins elsewhere before it got into a block: by mistake, by a wallet's cancel
button, or to deceive a shop that hands out goods without waiting for a block.

## What to do
The invoice is not paid. The shop never relies on a transaction that is in no block; the payer, if that was not meant,
sends a new one.

## References
- BIP-125: opt-in replace-by-fee
- Bitcoin Core 28: full replace-by-fee is the default (release notes)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Invoice, Level, Party, Retry, Stage, State


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """A replaced transaction, and nothing else that pays the address."""
    replaced = next((each for each in ledger.here if each.state is State.REPLACED), None)
    if replaced is None or ledger.credits:
        return None
    by = replaced.best.replaced_by
    known = any(each.id == by and each.state is State.INCLUDED for each in ledger.here)
    sure = Certainty.CERTAIN if known else Certainty.LIKELY
    return ledger.facts(replaced, "replaced_by", "invoice.address", certainty=sure, by=by, invoice=invoice.id)


RULE = Rule(
    code="PS518",
    name="replaced-other-address",
    title=Text(
        en="Replaced by a transaction to another address",
        ru="Заменена транзакцией на другой адрес",
    ),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    check=check,
    outranks={"PS535", "PS536"},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your transfer {transaction} was replaced by another one before it was confirmed, and nothing arrived for"
        " this payment. If you cancelled it, no more is needed; to pay, please send it again.",
        ru="Перевод {transaction} до подтверждения был заменён другим, и по этому платежу ничего не поступило. Если"
        " вы его отменили, больше ничего не нужно; чтобы оплатить, отправьте его заново.",
    ),
    merchant=Text(
        en="{transaction} was replaced by {by}, which pays nothing to {address}. Do not release goods; the invoice is"
        " unpaid.",
        ru="Транзакция {transaction} заменена на {by}, и на адрес {address} ничего не поступило. Товар не отпускайте:"
        " счёт не оплачен.",
    ),
    agent=Text(
        en="Double spend or cancelled: {transaction} → {by}, nothing to {address}, sources: {sources}.",
        ru="Двойная трата или отмена: {transaction} → {by}, на {address} ничего, источники: {sources}.",
    ),
    refuted_by=Text(
        en="The replacement pays the address, or the first transaction gets into a block after all.",
        ru="Новая транзакция платит на этот адрес, или старая всё же попала в блок.",
    ),
)
