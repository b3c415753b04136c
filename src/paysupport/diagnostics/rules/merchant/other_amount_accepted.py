"""# Other amount accepted

## What it finds
An order of the check became paid by a payment of another amount or in another currency.

## Why
The handler trusts that whoever is signed is also right. But a payer can change the amount in many forms of payment, or
pay another, cheaper order with this number: the notification is genuine, and the sum is not that of the order.

## What to do
The handler compares amount and currency with the order before it marks it as paid, and holds what does not fit for a
person to look at.

## References
- CVE-2026-9189: amount never compared (pay 1 for 2000)
- begateway/bitrix-payment-module f489081 2020-12: compares the price and not the currency
"""

from paysupport.diagnostics.probed import answer_to
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Stage, Status

_ALTERED = (ProbeKind.OTHER_AMOUNT, ProbeKind.OTHER_CURRENCY)


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """The order became paid by a payment that does not fit it."""
    for kind in _ALTERED:
        answer = answer_to(probes, kind)
        if answer is not None and answer.order_status is Status.PAID:
            return Facts(values=answer.facts, seen=answer.seen("kind", "order_status", "at"))
    return None


RULE = Rule(
    code="PS389",
    name="other-amount-accepted",
    title=Text(
        en="The shop takes another amount or currency as payment",
        ru="Магазин засчитывает чужую сумму или валюту",
    ),
    level=Level.ERROR,
    stage=Stage.ORDER,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS387"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="In the check an order became paid by a payment whose amount or currency did not fit. Compare both with the"
        " order before you mark it as paid, and hold the rest for review.",
        ru="При проверке заказ стал оплаченным от платежа с другой суммой или валютой. Прежде чем отмечать оплату,"
        " сравнивайте с заказом и сумму, и валюту, а несовпадения откладывайте на ручную проверку.",
    ),
    agent=Text(
        en="The shop does not compare amount or currency with the order (seen on {at} at {address}): orders may be"
        " marked as paid for less.",
        ru="Магазин не сравнивает сумму или валюту с заказом (проверено {at}, {address}): заказ могут отметить"
        " оплаченным за меньшие деньги.",
    ),
    refuted_by=Text(
        en="The shop takes part payments or converts currencies on purpose.",
        ru="Магазин намеренно принимает оплату частями или пересчитывает валюту.",
    ),
)
