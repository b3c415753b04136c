"""# Amount in wrong units

## What it finds
The shop shifts an amount by another number of decimals than the provider expects: with providers that take minor units
(kopecks, cents) by another number than the currency has, with those that take 25.50 as it is by any.

## Why
"Times 100" is right for most currencies, and wrong for yen and won (none) and for dinars (three). With providers that
take major units it is always wrong. The buyer is charged 100 times too much or too little, or the payment is refused.

## What to do
Set the decimals that the provider's documentation names for the currency, and make a test payment of an uneven amount.

## References
- ISO 4217 list one, February 2026: decimals of the minor unit
- Integers in minor units: bePaid, Mixplat, Stripe, T-Bank, Adyen, Square, Razorpay, Checkout.com; decimal numbers in
  major units: YooKassa, CloudPayments, PayPal, Robokassa, Mollie, Braintree (the pages of the providers name the
  documents)
- Field cases: Paymenter #1258, InvoicePlane #1677, moodle-paygw_stripe #2
"""

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage
from paysupport.money import iso_exponents

_MINOR = {"bepaid", "begateway", "mixplat", "stripe", "tbank", "adyen", "square", "razorpay", "checkout"}
_MAJOR = {"yookassa", "cloudpayments", "paypal", "robokassa", "mollie", "braintree"}
_CONTESTED = frozenset({
    "BYR", "CLF", "CLP", "CVE", "HUF", "IDR", "IQD", "IRR", "ISK", "KPW", "LAK", "LBP", "MGA", "MMK", "MOP", "MRU",
    "SLL", "STD", "TWD", "UGX", "UYI",
})  # fmt: skip
"""Currencies to which some provider gives other decimals than ISO 4217: nothing is said of them."""


def check(settings: Settings) -> Facts | None:
    """The decimals of the setting and those that are right."""
    ours, currency = settings.minor_units, settings.currency
    if ours is None:
        return None
    right = None
    if settings.provider in _MAJOR:
        right = 0
    elif settings.provider in _MINOR and currency not in _CONTESTED:
        right = iso_exponents().get(currency or "")
    if right is None or ours == right:
        return None
    return Facts(
        values={"ours": ours, "right": right, "currency": currency or "—"},
        seen=("settings.minor_units", "settings.currency", "settings.provider"),
    )


RULE = Rule(
    code="PS925",
    name="amount-in-wrong-units",
    title=Text(en="Amounts are sent in the wrong unit", ru="Суммы отправляются не в тех единицах"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="Your shop shifts amounts by {ours} decimals; for {currency} at this provider it has to be {right}. Correct"
        " it and pay an uneven amount in test mode: as it is, buyers are charged far too much or too little.",
        ru="Магазин сдвигает сумму на {ours} знака, а для {currency} у этого провайдера нужно {right}. Исправьте и"
        " проверьте тестовым платежом с копейками: сейчас с покупателей спишется в разы больше или меньше.",
    ),
    agent=Text(
        en="Decimals of the amount: {ours} in the settings, {right} for {currency} at this provider. Compare a payment"
        " with its order; the ratio is a power of ten.",
        ru="Знаков в сумме: в настройках {ours}, для {currency} у провайдера {right}. Сравните платёж с заказом: они"
        " будут отличаться в 10, 100 или 1000 раз.",
    ),
    refuted_by=Text(
        en="Another part of the shop shifts the amount back.", ru="Сумму приводит к нужному виду другая часть магазина."
    ),
)
