"""# Lightning payment

## What it finds
What was given is an invoice of the Lightning network, whose payments stand on no chain.

## Why
Lightning payments go from node to node; only sender and recipient see them.

## What to do
The payer's wallet shows whether it was paid, with a preimage as the proof. The merchant's node or processor tells
whether it has arrived. An unpaid invoice expires by itself.

## References
- BOLT 11: invoice protocol of Lightning
"""

from paysupport.chain.pasted import Kind, read
from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Stage


def check(pasted: str) -> Facts | None:
    """A BOLT 11 invoice."""
    reading = read(pasted)
    return Facts(seen=("pasted",)) if reading.kind is Kind.LIGHTNING_INVOICE else None


RULE = Rule(
    code="PS506",
    name="lightning-payment",
    title=Text(
        en="A Lightning payment, which no explorer shows",
        ru="Платёж Lightning: обозреватели его не показывают",
    ),
    level=Level.WARNING,
    stage=Stage.REQUEST,
    responsible=None,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="This is a Lightning invoice. Look in your wallet whether it is paid: if so, send the shop the payment"
        " proof (preimage); if it failed or expired, nothing was taken, and you can pay again.",
        ru="Это счёт Lightning. Проверьте в кошельке, оплачен ли он: если да, пришлите магазину подтверждение"
        " (preimage); если нет или срок истёк, деньги не списаны и можно оплатить снова.",
    ),
    merchant=Text(
        en="A Lightning invoice: look in your node or at your processor whether it was settled.",
        ru="Счёт Lightning: проверьте в своём узле или у процессинга, зачислен ли он.",
    ),
    agent=Text(
        en="Lightning: nothing to be seen on the chain. The merchant's node or the preimage decides.",
        ru="Lightning: в цепочке ничего не видно. Решают узел магазина или preimage.",
    ),
    refuted_by=Text(
        en="The invoice was paid by its on-chain fallback address.",
        ru="Счёт оплачен через запасной адрес в цепочке.",
    ),
)
