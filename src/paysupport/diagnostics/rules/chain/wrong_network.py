"""# Wrong network

## What it finds
The transaction is on another network than the one on which the invoice is to be paid. Nothing of it is known on the
right one.

## Why
One address, beginning with 0x, exists on all EVM networks, and wallets and exchanges offer several networks for one
token; the payer chose another one, often because its fee is lower.

## What to do
The coins are at the same address on the other network. Whoever holds the key of the address there can send them back or
accept them: a merchant with an own wallet by adding the network, else only the processor or exchange that made the
address, often for a fee and not always. The payer does not pay again until that is settled.

## References
- EIP-155: chain ids (eips.ethereum.org/EIPS/eip-155)
- Ethereum: accounts are the same on all EVM networks (ethereum.org, Accounts, 2025)
"""

from paysupport.chain.networks import is_test
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Nothing here, and a transaction on another network that is no test network."""
    if ledger.step is not Step.CHAIN:
        return None
    found = next((each for each in ledger.elsewhere if not is_test(each.network)), None)
    if found is None:
        return None
    paid = any(ledger.asked.is_to(each, found.network) for each in found.movements)
    certainty = Certainty.CERTAIN if paid else Certainty.LIKELY
    return ledger.facts(found, "network", "invoice.network", certainty=certainty, network_asked=invoice.network)


RULE = Rule(
    code="PS510",
    name="wrong-network",
    title=Text(
        en="Paid on another network",
        ru="Оплачено в другой сети",
    ),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=NO, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="Your transfer was made on the network {network}, but the payment is accepted on {invoice_network}. The"
        " money is not gone: ask the shop whether it can reach it there. Please do not send more until the shop has"
        " answered.",
        ru="Перевод отправлен в сети {network}, а оплата принимается в сети {invoice_network}. Деньги пока не"
        " потеряны: спросите магазин, может ли он получить их в этой сети. До ответа магазина больше ничего не"
        " отправляйте.",
    ),
    merchant=Text(
        en="{transaction} is on {network}, the invoice is for {invoice_network}. If {address} is your own wallet, add"
        " the network {network} there and the coins show; if a processor or exchange made the address, ask it to"
        " recover them.",
        ru="Транзакция {transaction} в сети {network}, а счёт выставлен в {invoice_network}. Если {address} — ваш"
        " собственный кошелёк, добавьте в нём сеть {network}, и монеты появятся; если адрес выдал процессинг или"
        " биржа, запросите у них возврат средств.",
    ),
    agent=Text(
        en="Paid on {network} instead of {invoice_network}, sources: {sources}. Recoverable only by whoever controls"
        " {address} on {network}.",
        ru="Оплачено в {network} вместо {invoice_network}, источники: {sources}. Вернуть может только тот, кто"
        " управляет адресом {address} в сети {network}.",
    ),
    refuted_by=Text(
        en="A transaction for the invoice is found on its own network too.",
        ru="Транзакция по этому счёту есть и в его собственной сети.",
    ),
)
