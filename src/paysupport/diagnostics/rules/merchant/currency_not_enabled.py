"""# Currency not enabled

## What it finds
The provider does not take this currency for this shop.

## Why
The currency is not in the shop's contract or terminal, the module sends the currency shown to the buyer instead of the
one agreed, or it sends a code that was withdrawn, such as BYR.

## What to do
The merchant sets the currency of the contract in the shop and its module, or asks the provider to open this one.

## References
- bePaid, processing code F.0113 (docs.bepaid.by, read 2026-11-21; begateway/status_code, 2026-03-04)
- BYR was replaced by BYN on 1 July 2016 (ISO 4217, list three)
- CS-Cart module of beGateway, 2024-02: its list offers withdrawn codes, and empty means the displayed currency
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """The currency that was asked for."""
    return Facts(values={"currency": payment.currency or "—"}, seen=("payment.currency",))


RULE = Rule(
    code="PS310",
    name="currency-not-enabled",
    title=Text(en="This currency is not enabled for the shop", ru="Валюта для магазина не подключена"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    reasons={Reason.CURRENCY_NOT_ENABLED},
    check=check,
    retry=Retry(now=NO, later=YES, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="The shop cannot take payments in this currency at the moment, and no money was taken. Choose another"
        " currency or payment method there, if there is one, or write to the shop.",
        ru="Магазин сейчас не может принять оплату в этой валюте, деньги не списаны. Выберите на сайте другую валюту"
        " или способ оплаты, если они есть, либо напишите в магазин.",
    ),
    merchant=Text(
        en="The payment was sent in a currency ({currency}) that is not enabled for your shop. Set the currency of your"
        " contract in the shop and its module, or ask the provider to enable this one.",
        ru="Платёж отправлен в валюте ({currency}), которая для вашего магазина не подключена. Укажите в магазине и"
        " модуле валюту из договора или попросите провайдера подключить эту.",
    ),
    agent=Text(
        en="The provider does not take the currency of this payment ({currency}) for this shop. Compare the module's"
        " currency with the contract; usually it is a withdrawn code or the currency in which the buyer sees the"
        " price.",
        ru="Провайдер не принимает для этого магазина валюту платежа ({currency}). Сравните валюту в модуле с"
        " договором; обычно там устаревший код или валюта, в которой цену видит покупатель.",
    ),
    refuted_by=Text(
        en="The provider lists this currency as enabled for the shop and the method.",
        ru="У провайдера эта валюта для магазина и способа оплаты подключена.",
    ),
)
