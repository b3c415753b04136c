"""# Retired currency

## What it finds
The payment is in a code that had been withdrawn by the day of the payment and that no single currency has replaced:
accounting units, money of states that split up, second codes of one country.

## Why
Such codes stay in old lists of currencies. No bank settles in them.

## What to do
The merchant chooses the currency of his contract with the provider.

## References
- ISO 4217 list three, February 2026; days from Unicode CLDR 48.2
"""

from datetime import datetime

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage
from paysupport.money import withdrawn


def check(payment: Payment, now: datetime) -> Facts | None:
    """The code had ended before the payment was made, and none took its place."""
    day = payment.created_at or payment.paid_at or payment.updated_at or now
    row = withdrawn(payment.currency or "", day)
    if row is None or row.successor is not None or row.until is None:
        return None
    return Facts(
        values={"currency": row.code, "since": row.until},
        seen=("payment.currency", "payment.amount", "payment.created_at"),
    )


RULE = Rule(
    code="PS330",
    name="retired-currency",
    title=Text(en="The currency no longer exists", ru="Такой валюты больше нет"),
    level=Level.ERROR,
    stage=Stage.REQUEST,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS310"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=Text(
        en="The shop asked for this payment in a currency that no longer exists. Please write to the shop and do not"
        " pay again until this is corrected; if money was taken, give the amount from your bank statement.",
        ru="Магазин выставил платёж в валюте, которой больше нет. Напишите в магазин и не платите снова, пока это не"
        " исправят; если деньги списаны, назовите сумму из банковской выписки.",
    ),
    merchant=Text(
        en="Your shop sends {currency}, a code that has not been in use since {since}. Choose the currency of your"
        " contract with the provider in the shop and in the payment module.",
        ru="Магазин отправляет код {currency}, который не действует с {since}. Выберите в магазине и в платёжном"
        " модуле валюту из договора с провайдером.",
    ),
    agent=Text(
        en="The payment is in {currency}, withdrawn on {since} and not replaced. The merchant has to set the currency"
        " of the contract.",
        ru="Платёж в {currency}, этот код не действует с {since}, замены ему нет. Магазину нужно указать валюту из"
        " договора.",
    ),
    refuted_by=Text(
        en="The request that the shop sent names another currency.",
        ru="В запросе, который отправил магазин, указана другая валюта.",
    ),
)
