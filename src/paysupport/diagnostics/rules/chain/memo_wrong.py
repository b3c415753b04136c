"""# Memo wrong

## What it finds
The transfer carries another comment, tag or memo than the one of the invoice.

## Why
The memo of another payment was copied, or it was mistyped or cut.

## What to do
The money is with the recipient, perhaps booked to somebody else. The merchant or processor moves it by hand against the
transaction hash; the payer does not pay again.

## References
- TON: comments of transfers (docs.ton.org, read 2026-11)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """A memo, but not this one."""
    focus = ledger.focus
    if ledger.step is not Step.MEMO or focus is None:
        return None
    arrived = [each for each in ledger.to_address(focus) if ledger.asked.is_asset(each)]
    other = next((each for each in arrived if (each.memo or "").strip()), None)
    if other is None:
        return None
    seen = ("invoice.memo", *focus.places(other, "memo", "recipient"))
    return ledger.facts(focus, *seen, memo=invoice.memo, written=other.memo)


RULE = Rule(
    code="PS545",
    name="memo-wrong",
    title=Text(
        en="The memo is another one",
        ru="Указан другой комментарий (memo)",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer arrived with the comment {written} instead of {memo}, and so it was not assigned to your"
        " order. Send the shop the transaction hash {transaction}, and please do not pay again.",
        ru="Перевод дошёл с комментарием {written} вместо {memo}, поэтому его не связали с вашим заказом. Пришлите"
        " магазину хеш транзакции {transaction} и не платите повторно.",
    ),
    merchant=Text(
        en="{transaction} carries the memo {written} instead of {memo}. Look whether it was booked to another"
        " customer, and correct it by hand.",
        ru="В транзакции {transaction} комментарий {written} вместо {memo}. Проверьте, не зачислена ли она другому"
        " клиенту, и исправьте вручную.",
    ),
    agent=Text(
        en="Memo {written}, wanted {memo}; sources: {sources}.",
        ru="Комментарий {written}, нужен {memo}; источники: {sources}.",
    ),
    refuted_by=Text(
        en="The memo belongs to this invoice after all.",
        ru="Комментарий всё же относится к этому счёту.",
    ),
)
