"""# Nothing usable given

## What it finds
What was given as a proof holds no transaction hash, no address and no link to an explorer.

## Why
An order number, a name, a screenshot's file name or a few words were sent.

## What to do
The payer sends the transaction hash (TxID) and the network, from the wallet's or exchange's details of the transfer.

## References
- Forms of hashes by network: `paysupport.chain.pasted`
"""

from paysupport.chain.pasted import REFUSED, Kind, read
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage


def check(pasted: str) -> Facts | None:
    """Nothing is recognised in it."""
    if pasted in REFUSED or read(pasted).kind is not Kind.UNCLEAR:
        return None
    return Facts(seen=("pasted",))


RULE = Rule(
    code="PS508",
    name="nothing-usable-given",
    title=Text(
        en="No transaction hash was given",
        ru="Хеш транзакции не указан",
    ),
    level=Level.WARNING,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="To find your transfer we need its transaction hash (TxID): open the transfer in your wallet or exchange,"
        " copy the hash, and send it with the network. Never send a recovery phrase or a private key.",
        ru="Чтобы найти перевод, нужен хеш транзакции (TxID): откройте перевод в кошельке или на бирже, скопируйте"
        " хеш и пришлите вместе с названием сети. Никогда не присылайте секретную фразу и приватный ключ.",
    ),
    merchant=Text(
        en="The buyer's message holds no hash, address or link. Ask for the transaction hash and the network.",
        ru="В сообщении покупателя нет ни хеша, ни адреса, ни ссылки. Запросите хеш транзакции и сеть.",
    ),
    agent=Text(
        en="Nothing to look up. Missing: hash and network; the payer can tell.",
        ru="Искать нечего. Не хватает хеша и сети; их знает плательщик.",
    ),
    refuted_by=Text(
        en="A source finds something by it.",
        ru="Источник что-то находит по этим данным.",
    ),
)
