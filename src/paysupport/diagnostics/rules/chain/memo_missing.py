"""# Memo missing

## What it finds
The right amount may have arrived at the right address, but without the comment, tag or memo by which the recipient
tells payers apart.

## Why
One address serves many payers, and the wallet or exchange did not ask for the memo, or the payer left it empty.

## What to do
The money is with the recipient, unassigned. The merchant or processor books it by hand against the transaction hash;
the payer does not pay again.

## References
- TON: comments of transfers (docs.ton.org, read 2026-11)
- tonapi: memo_required of an account
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """No memo where one is asked for."""
    focus = ledger.focus
    if ledger.step is not Step.MEMO or focus is None:
        return None
    arrived = [each for each in ledger.to_address(focus) if ledger.asked.is_asset(each)]
    if any((each.memo or "").strip() for each in arrived):
        return None
    seen = ("invoice.memo", *focus.places(arrived[0], "recipient", "amount"))
    return ledger.facts(focus, *seen, memo=invoice.memo)


RULE = Rule(
    code="PS544",
    name="memo-missing",
    title=Text(
        en="The memo is missing",
        ru="Не указан комментарий (memo)",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer arrived without the comment {memo}, and so it could not be assigned to your order. The"
        " money is not gone: send the shop the transaction hash {transaction}. Please do not pay again.",
        ru="Перевод дошёл без комментария {memo}, поэтому его не смогли связать с вашим заказом. Деньги не потеряны:"
        " пришлите магазину хеш транзакции {transaction}. Повторно не платите.",
    ),
    merchant=Text(
        en="{transaction} paid {address} without the memo {memo}. Book it by hand, or give the processor the hash.",
        ru="Транзакция {transaction} поступила на {address} без комментария {memo}. Зачтите её вручную или передайте"
        " хеш процессингу.",
    ),
    agent=Text(
        en="Memo absent, wanted {memo}; the money is at the shared address. Sources: {sources}.",
        ru="Комментарий отсутствует, нужен {memo}; деньги на общем адресе. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="The address serves this payer alone, and needs no memo.",
        ru="Адрес выделен одному плательщику, и комментарий не нужен.",
    ),
)
