"""# Another address

## What it finds
The transaction was carried out, and none of it went to the address of the invoice.

## Why
An old address was copied, another entry of the address book or of the history was taken, or the hash belongs to another
payment.

## What to do
A transfer on a chain cannot be called back. If the address belongs to a person, shop or exchange that can be found,
they can send it back of their own will; an own wallet of the payer may simply hold it. To pay, a new transfer is
needed.

## References
- Bitcoin: confirmed transactions are irreversible (bitcoin.org, You need to know)
"""

from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Something moved, and nothing to this address."""
    focus = ledger.focus
    if ledger.step is not Step.RECIPIENT or focus is None or not focus.complete:
        return None
    paid = [each for each in focus.movements if each.recipient and each.recipient != each.sender]
    if not paid or any(each.recipient is None for each in focus.movements):
        return None
    largest = max(paid, key=lambda each: each.units or 0)
    seen = ("invoice.address", *focus.places(largest, "recipient", "amount"))
    return ledger.facts(focus, *seen, recipient=largest.recipient, invoice=invoice.id)


RULE = Rule(
    code="PS535",
    name="another-address",
    title=Text(
        en="Sent to another address",
        ru="Отправлено на другой адрес",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your transfer {transaction} went to the address {recipient}, but the payment page asked for {address}. We"
        " cannot bring it back. Check whose address that is; if it is yours or an exchange's, the money is there. To"
        " pay, please copy the address from the payment page and send a new transfer.",
        ru="Перевод {transaction} ушёл на адрес {recipient}, а на странице оплаты указан {address}. Вернуть его мы не"
        " можем. Проверьте, чей это адрес: если он ваш или принадлежит бирже, деньги там. Чтобы оплатить, скопируйте"
        " адрес со страницы оплаты и отправьте новый перевод.",
    ),
    merchant=Text(
        en="{transaction} pays {recipient}, not {address}: the invoice is unpaid. Check whether {recipient} is an"
        " older address of yours.",
        ru="Транзакция {transaction} ушла на {recipient}, а не на {address}: счёт не оплачен. Проверьте, не ваш ли"
        " это прежний адрес: {recipient}.",
    ),
    agent=Text(
        en="Recipient {recipient} instead of {address}, sources: {sources}. Not reversible; only the holder of that"
        " address can return it.",
        ru="Получатель {recipient} вместо {address}, источники: {sources}. Отменить нельзя; вернуть может только"
        " владелец того адреса.",
    ),
    refuted_by=Text(
        en="The address belongs to this invoice after all, or another transfer of the same transaction pays it.",
        ru="Адрес всё же относится к этому счёту, или в той же транзакции есть перевод на него.",
    ),
)
