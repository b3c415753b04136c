"""# Exchange number given

## What it finds
What was given is a number or an id that no chain knows: of a withdrawal at an exchange, of an invoice, of a transfer
between two accounts of one exchange.

## Why
Exchanges show their own number as long as the withdrawal is not on the chain, and always for transfers within the
exchange, which never get onto one.

## What to do
The payer opens the withdrawal: once it is completed, its hash (TxID) and network stand there. If the exchange calls it
internal or off-chain, both sides see it in their accounts at the exchange only, and the exchange's support can confirm
it.

## References
- Processors tell no hash for payments inside of them (Cryptomus documentation, txid, read 2026-11)
"""

from paysupport.chain.pasted import Kind, Pasted
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Stage


def check(reading: Pasted) -> Facts | None:
    """No form of a hash or address."""
    if reading.kind is not Kind.OTHER_ID or reading.value is None:
        return None
    return Facts(values={"given": reading.value}, seen=("pasted",), certainty=Certainty.LIKELY)


RULE = Rule(
    code="PS502",
    name="exchange-number-given",
    title=Text(
        en="A number of the exchange, not of the chain",
        ru="Это номер биржи, а не хеш транзакции",
    ),
    level=Level.WARNING,
    stage=Stage.REQUEST,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="{given} is a number of your exchange or wallet; it cannot be found on the network. Open the withdrawal"
        " there: when it is completed, copy the transaction hash (TxID) and the network, and send us both. If it is"
        " called an internal transfer, please tell us so.",
        ru="{given} — это номер внутри биржи или кошелька, в сети его не найти. Откройте там вывод: когда он"
        " завершён, скопируйте хеш транзакции (TxID) и сеть и пришлите нам. Если перевод назван внутренним, тоже"
        " сообщите.",
    ),
    merchant=Text(
        en="{given} is no transaction hash. Ask the buyer for the hash (TxID) and the network from the exchange.",
        ru="{given} — не хеш транзакции. Попросите у покупателя хеш (TxID) и сеть с биржи.",
    ),
    agent=Text(
        en="{given}: withdrawal number or off-chain transfer. Missing: the hash; the payer or the exchange can tell.",
        ru="{given}: номер вывода или внутренний перевод. Не хватает хеша; его знают плательщик или биржа.",
    ),
    refuted_by=Text(
        en="An explorer finds it.",
        ru="Обозреватель находит по нему транзакцию.",
    ),
)
