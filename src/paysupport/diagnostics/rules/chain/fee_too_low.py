"""# Fee too low

## What it finds
The transaction waits in no block, and pays less per byte or gas than what is needed to be included at all, or within an
hour.

## Why
The wallet or the sender chose a low fee, or the network got busier after it was sent.

## What to do
The sender raises the fee in the wallet (replace-by-fee, speed up) or spends the coins once more with a high fee; the
recipient can do the latter too where the coins are in an own wallet. Else wait: fees fall at night and at weekends, and
after two weeks Bitcoin nodes forget it and the coins are free again.

## References
- mempool.space: recommended fees (API, /v1/fees/recommended)
- Ethereum: maxFeePerGas below the base fee waits (EIP-1559)
- BIP-125: replace-by-fee
- Bitcoin Core: -mempoolexpiry is 336 hours (bitcoind -help, 28)
"""

from decimal import Decimal

from paysupport.chain.networks import Family, of_families
from paysupport.diagnostics.ledger import Ledger
from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.steps import Step
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Stage, State


def check(ledger: Ledger) -> Facts | None:
    """The rate is below what the same source says is needed."""
    focus = ledger.focus
    if ledger.step is not Step.INCLUSION or focus is None or focus.state is not State.PENDING:
        return None
    best = focus.best
    rate, needed = best.fee_rate, max((each for each in (best.fee_rate_slow, best.fee_rate_hour) if each), default=None)
    if rate is None or needed is None or rate >= needed:
        return None
    seen = ("fee_rate", "fee_rate_slow", "fee_rate_hour", "seen_at")
    said = {"rate": _in_words(rate, focus.network), "needed": _in_words(needed, focus.network)}
    return ledger.facts(focus, *seen, certainty=Certainty.LIKELY, **said)


def _in_words(rate: Decimal, network: str) -> str:
    """As wallets show it: gwei per gas, or satoshi per virtual byte."""
    if network in of_families(Family.EVM):
        return f"{round(rate / 10**9, 3).normalize():f} gwei"
    return f"{rate.normalize():f} sat/vB"


RULE = Rule(
    code="PS522",
    name="fee-too-low",
    title=Text(
        en="The fee is too low to be included soon",
        ru="Комиссия слишком мала, чтобы попасть в ближайшие блоки",
    ),
    level=Level.WARNING,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    check=check,
    retry=Retry(now=NO, later=NO, other=NO, after=Party.PAYER),
    payer=Text(
        en="Your transfer waits because its network fee is low. If your wallet offers to speed it up or raise the"
        " fee, please do so; do not send a second transfer. Otherwise it waits until the network is less busy.",
        ru="Перевод ждёт из-за низкой комиссии сети. Если кошелёк предлагает ускорить его или повысить комиссию,"
        " сделайте это; второй перевод не отправляйте. Иначе он будет ждать, пока нагрузка на сеть не спадёт.",
    ),
    merchant=Text(
        en="{transaction} pays {rate}, about {needed} is needed now. It may take hours or days: do not cancel the"
        " order on time alone, and do not release goods.",
        ru="Транзакция {transaction} платит {rate}, сейчас нужно около {needed}. Ожидание может занять часы или дни:"
        " не отменяйте заказ только по времени и не отпускайте товар.",
    ),
    agent=Text(
        en="Fee rate {rate} against {needed}, sources: {sources}. The sender can raise the fee; a child transaction"
        " helps on Bitcoin-like chains.",
        ru="Ставка комиссии {rate} против {needed}, источники: {sources}. Отправитель может повысить комиссию; в"
        " сетях типа Bitcoin помогает и дочерняя транзакция.",
    ),
    refuted_by=Text(
        en="It gets into a block at this fee.",
        ru="Она попадает в блок с этой комиссией.",
    ),
)
