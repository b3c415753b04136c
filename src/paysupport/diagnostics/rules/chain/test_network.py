"""# Test network

## What it finds
The transaction is on a test network, whose coins have no value.

## Why
The wallet was switched to a test network, or the payer was sold or shown worthless test coins.

## What to do
The payer switches the wallet to the main network and pays there. Whoever received test coins as money was deceived by
the one who gave them.

## References
- Bitcoin: addresses of test networks begin with m, n, 2 or tb1 (BIP-173; base58 prefixes in chainparams.cpp)
- Ethereum: test networks (ethereum.org, Networks, 2025)
"""

from paysupport.chain.networks import is_test
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Invoice, Level, Party, Retry, Stage


def check(ledger: Ledger, invoice: Invoice) -> Facts | None:
    """Nothing here, and a transaction on a test network."""
    found = next((each for each in ledger.elsewhere if is_test(each.network)), None)
    if found is None or ledger.step is not Step.CHAIN:
        return None
    return ledger.facts(found, "network", "invoice.network", network_asked=invoice.network)


RULE = Rule(
    code="PS511",
    name="test-network",
    title=Text(
        en="Paid with worthless coins of a test network",
        ru="Оплачено монетами тестовой сети, которые ничего не стоят",
    ),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    check=check,
    outranks={"PS510"},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your transfer was made on the test network {network}; its coins have no value, and nothing was paid."
        " Switch your wallet to {invoice_network} and pay there.",
        ru="Перевод сделан в тестовой сети {network}: её монеты ничего не стоят, и оплата не прошла. Переключите"
        " кошелёк на сеть {invoice_network} и оплатите в ней.",
    ),
    merchant=Text(
        en="{transaction} is on the test network {network}: nothing was paid. Check that your own integration gives"
        " addresses of {invoice_network}.",
        ru="Транзакция {transaction} в тестовой сети {network}: оплаты не было. Проверьте, что ваша интеграция выдаёт"
        " адреса сети {invoice_network}.",
    ),
    agent=Text(
        en="Test network {network}; no value moved. Sources: {sources}.",
        ru="Тестовая сеть {network}; денег не поступало. Источники: {sources}.",
    ),
    refuted_by=Text(
        en="The transaction is on the main network as well.",
        ru="Транзакция есть и в основной сети.",
    ),
)
