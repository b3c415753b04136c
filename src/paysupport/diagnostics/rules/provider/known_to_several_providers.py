"""# Known to several providers

## What it finds
The reference is known to more than one provider, or to more than one account: each of them has a payment by it.

## Why
A shop that has changed providers, or offers two of them, numbers its orders once; a buyer whose card was refused at one
tries the other. Two shops with one range of numbers look the same.

## What to do
Compare amount, time and payer before anything is said about "the" payment. The newest one that is not refused is taken
as the payment asked for, and the others stand beside it.

## References
- woocommerce-paypal-payments #410 and #1253: two sites that share a range of numbers
"""

from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Payment, Retry, Stage


def check(payment: Payment, others: tuple[Payment, ...]) -> Facts | None:
    """Payments of other providers or accounts beside this one."""
    own = (payment.provider, payment.account)
    elsewhere = {place: each for place, each in enumerate(others) if (each.provider, each.account) != own}
    if not elsewhere:
        return None
    named = dict.fromkeys(f"{_name(each)} ({each.id or '—'})" for each in elsewhere.values())
    return Facts(
        values={"here": _name(payment), "elsewhere": ", ".join(named)},
        seen=("payment.id", *(f"others.{place}.id" for place in elsewhere)),
    )


def _name(payment: Payment) -> str:
    return f"{payment.provider}/{payment.account}" if payment.account else payment.provider


RULE = Rule(
    code="PS430",
    name="known-to-several-providers",
    title=Text(en="Several providers know this reference", ru="Этот номер знают несколько провайдеров"),
    level=Level.INFO,
    stage=Stage.REQUEST,
    responsible=None,
    check=check,
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN),
    payer=Text(
        en="More than one payment is found by this number. To tell them apart, the amount and the time are needed.",
        ru="По этому номеру найдено несколько платежей. Чтобы их различить, нужны сумма и время оплаты.",
    ),
    merchant=Text(
        en="Besides {here}, this number is known to {elsewhere}. Compare amount, time and buyer. If two shops number"
        " their orders alike, give each a prefix of its own.",
        ru="Этот номер знает не только {here}, но и {elsewhere}. Сравните сумму, время и покупателя. Если два магазина"
        " нумеруют заказы одинаково, задайте каждому свой префикс.",
    ),
    agent=Text(
        en="The answer is about the payment at {here}; the same number is known to {elsewhere}. Make sure which one is"
        " asked for.",
        ru="Ответ относится к платежу у {here}; тот же номер знает {elsewhere}. Уточните, о каком платеже речь.",
    ),
    refuted_by=Text(
        en="The payments found elsewhere belong to another shop or another purchase.",
        ru="Найденные у других платежи относятся к другому магазину или другой покупке.",
    ),
)
