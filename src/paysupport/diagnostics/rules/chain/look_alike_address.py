"""# Look alike address

## What it finds
The money went to an address that looks like that of the invoice, with the same first and last characters or a few
others between, and is another one.

## Why
Deceivers make addresses that look like one the payer uses and send tiny amounts from them, so that they stand in the
wallet's history and are copied from there. Rarely it is a typing error that happened to pass the checksum.

## What to do
A transfer on a chain cannot be called back, and the holder of such an address does not give it back. The payer always
copies the address from the payment page and compares the middle too; whoever now writes and offers to recover the money
for a fee is another deceiver. The payer can report it to the police and to the exchange at which the coins end up.

## References
- Address poisoning: warnings of wallets (support.metamask.io, Address poisoning scams, read 2026-11)
"""

from paysupport.chain.addresses import lookalike
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """A recipient that resembles the address."""
    focus = ledger.focus
    if ledger.step is not Step.RECIPIENT or focus is None:
        return None
    paid = [each for each in focus.movements if each.recipient]
    near = next((each for each in paid if lookalike(each.recipient or "", invoice.address)), None)
    if near is None:
        return None
    seen = ("invoice.address", *focus.places(near, "recipient", "amount"))
    return ledger.facts(focus, *seen, recipient=near.recipient, invoice=invoice.id)


RULE = Rule(
    code="PS536",
    name="look-alike-address",
    title=Text(
        en="Sent to a look-alike address",
        ru="Отправлено на похожий, подменный адрес",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    outranks={"PS535"},
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your transfer went to {recipient}. It looks like the address on the payment page, {address}, but it is"
        " another one: such addresses are planted in the history of wallets to be copied by mistake. We cannot bring"
        " it back. Report it to the police and to your exchange; do not pay anybody who promises to recover it. Next"
        " time copy the address from the payment page only.",
        ru="Перевод ушёл на {recipient}. Он похож на адрес со страницы оплаты, {address}, но это другой адрес: такие"
        " подбрасывают в историю кошелька, чтобы их скопировали по ошибке. Вернуть перевод мы не можем. Сообщите в"
        " полицию и на вашу биржу; не платите тем, кто обещает вернуть деньги. В следующий раз копируйте адрес только"
        " со страницы оплаты.",
    ),
    merchant=Text(
        en="{transaction} pays {recipient}, which only resembles {address}. Check that your payment page shows the"
        " right address and was not changed.",
        ru="Транзакция {transaction} ушла на {recipient}, который лишь похож на {address}. Проверьте, что ваша"
        " страница оплаты показывает верный адрес и не подменена.",
    ),
    agent=Text(
        en="Address poisoning or a swapped clipboard: {recipient} for {address}, sources: {sources}. Not recoverable;"
        " warn the payer of false recovery services.",
        ru="Подмена адреса (poisoning или буфер обмена): {recipient} вместо {address}, источники: {sources}. Возврату"
        " не подлежит; предупредите плательщика о мошенниках, обещающих вернуть средства.",
    ),
    refuted_by=Text(
        en="The recipient turns out to be the merchant's.",
        ru="Получатель оказался адресом магазина.",
    ),
)
