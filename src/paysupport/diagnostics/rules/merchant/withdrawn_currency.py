"""# Withdrawn currency

## What it finds
The payment is in a currency code that had been withdrawn by the day of the payment, such as BYR, HRK, BGN or VEF, and
that another one has replaced. For RUR the finding is only likely: shops still write it and mean RUB.

With the order's amount further findings tell what happened to the price: the same number under the old code, a price
still in the old money, or one multiplied for a currency with two decimals.

## Why
Lists of currencies in shop systems and modules are seldom cleaned: Belarusian, Croatian, Bulgarian and Venezuelan codes
are still offered years after. A bank refuses the code, or takes the amount for something else.

## What to do
The merchant chooses the code that replaced it and checks the prices: whether they are already in the new money, and
whether the module sends minor units by the decimals of the new currency (BYR had none, BYN has two).

## References
- ISO 4217 amendment 161; Bank of Russia, press release of 30 June 2016 (10 000 BYR = 1 BYN from 1 July 2016)
- ISO 4217 list three, February 2026; days from Unicode CLDR 48.2
- Withdrawn codes on offer: CS-Cart module dc0f25f 2024-02, Moodle currency list, Snickser/moodle-paygw_bepaid e82104a
  2025-04
"""

from datetime import datetime

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Fact, Text
from paysupport.model import Certainty, Level, Party, Payment, Retry, Stage
from paysupport.money import withdrawn

_MEANS_SUCCESSOR = {"RUR"}


def check(payment: Payment, now: datetime) -> Facts | None:
    """The code had ended before the payment was made, and another took its place."""
    day = payment.created_at or payment.paid_at or payment.updated_at or now
    row = withdrawn(payment.currency or "", day)
    if row is None or row.successor is None or row.until is None:
        return None
    values: dict[str, Fact] = {"currency": row.code, "successor": row.successor, "since": row.until}
    if row.ratio and row.code not in _MEANS_SUCCESSOR:
        values["ratio"] = row.ratio
    return Facts(
        values=values,
        seen=("payment.currency", "payment.amount", "payment.created_at"),
        certainty=Certainty.LIKELY if row.code in _MEANS_SUCCESSOR else Certainty.CERTAIN,
    )


RULE = Rule(
    code="PS307",
    name="withdrawn-currency",
    title=Text(en="The currency was withdrawn", ru="Валюта выведена из обращения"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS308", "PS309", "PS310", "PS328"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The shop asked for this payment in a currency that is no longer in use. Please write to the shop and do"
        " not pay again until this is corrected; if money was taken, give the amount from your bank statement.",
        ru="Магазин выставил платёж в валюте, которой больше нет. Напишите в магазин и не платите снова, пока это не"
        " исправят; если деньги списаны, назовите сумму из банковской выписки.",
    ),
    merchant=Text(
        en="Your shop sends {currency}, which was withdrawn on {since}; it was replaced by {successor}. Choose"
        " {successor} in the shop and in the payment module, and check two things: that the prices are in {successor},"
        " and that the amount sent has the decimals of {successor}.",
        ru="Магазин отправляет {currency}, эта валюта не действует с {since}, вместо неё теперь {successor}. Выберите"
        " {successor} в настройках магазина и платёжного модуля и проверьте: цены указаны в {successor}, а в сумме"
        " нужное для {successor} число знаков после запятой.",
    ),
    agent=Text(
        en="The payment is in {currency}, withdrawn on {since} and replaced by {successor}. The merchant has to"
        " correct the currency; ask for one price as shown in the shop, to see whether the prices are old too.",
        ru="Платёж в {currency}, эта валюта не действует с {since}, вместо неё {successor}. Исправить валюту должен"
        " магазин; попросите назвать одну цену с сайта, чтобы понять, не остались ли старыми и цены.",
    ),
    refuted_by=Text(
        en="The request that the shop sent names another currency.",
        ru="В запросе, который отправил магазин, указана другая валюта.",
    ),
)
