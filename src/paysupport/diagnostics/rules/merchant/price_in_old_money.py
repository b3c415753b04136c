"""# Price in old money

## What it finds
The payment is larger than the order by exactly the ratio of a redenomination (for BYN 10 000), by that ratio and two
more decimals (1 000 000), or the order itself is still in the old currency and its number was sent on without
conversion. Also prices in a currency that became the euro, by the fixed rate.

Redenominations before 2011 are not considered. Exactly 100 times too much in BYN fits this cause as well as wrong minor
units; the rule on minor units reports it and names this one as the other reading.

## Why
At a redenomination the code was changed and the price list was not: 250 000 old roubles are 25 new ones. A module that
offers the old code and sends the new one does the same.

## What to do
The merchant looks at the price in the shop: if it is in old money, all prices are divided by the ratio. What was paid
too much is refunded.

## References
- ISO 4217 amendment 161; Bank of Russia, press release of 30 June 2016 (10 000 BYR = 1 BYN from 1 July 2016)
- Rates into the euro: Council Regulation (EC) No 2866/98
- Field case: Snickser/moodle-paygw_bepaid e82104a 2025-04 offers BYR and sends BYN
"""

from paysupport.diagnostics.amounts import Kind, difference, stated
from paysupport.diagnostics.replies import WRONG_AMOUNT
from paysupport.diagnostics.rule import NO, YES, Alternative, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Order, Party, Payment, Retry, Stage

_TWICE_HUNDRED = Alternative(
    rule="PS309",
    reason=None,
    certainty=Certainty.POSSIBLE,
    decided_by=Text(
        en="The price list in the shop: with prices in the new money the amount was multiplied by 100 twice too often.",
        ru="Прайс-лист магазина: если цены в нём в новых деньгах, сумму два лишних раза умножили на 100.",
    ),
)


def check(payment: Payment, order: Order) -> Facts | None:
    """The number paid is that of the price before the redenomination."""
    found = difference(payment, order)
    if found is None or found.kind is not Kind.OLD_MONEY:
        return None
    return Facts(
        values={**stated(payment, order)},
        seen=("payment.amount", "payment.currency", "order.amount", "order.currency"),
        certainty=found.certainty,
        alternatives=(_TWICE_HUNDRED,) if found.ambiguous else (),
    )


RULE = Rule(
    code="PS308",
    name="price-in-old-money",
    title=Text(en="The price is still in the old money", ru="Цена осталась в старых деньгах"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS101", "PS120", "PS121", "PS201", "PS202", "PS301", "PS317"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=WRONG_AMOUNT,
    merchant=Text(
        en="Order {ordered}, payment {paid}: this is the price in the money before the redenomination. Convert the"
        " prices in the shop, check that the module sends the new currency code, and refund any excess that was taken.",
        ru="В заказе {ordered}, в платеже {paid}: так выглядит цена в деньгах до деноминации. Пересчитайте цены в"
        " магазине, проверьте, что модуль отправляет новый код валюты, и верните лишнее, если оно списано.",
    ),
    agent=Text(
        en="Order {ordered}, payment {paid}: the numbers differ by the ratio of the redenomination, so the shop still"
        " counts in old money. Ask the merchant for one price as shown in the shop.",
        ru="В заказе {ordered}, в платеже {paid}: числа расходятся на коэффициент деноминации, то есть магазин всё ещё"
        " считает в старых деньгах. Попросите назвать одну цену с сайта.",
    ),
    refuted_by=Text(
        en="The price list of the shop is in the new money.",
        ru="Цены в магазине указаны в новых деньгах.",
    ),
)
