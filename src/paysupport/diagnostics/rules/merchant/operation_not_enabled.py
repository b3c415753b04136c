"""# Operation not enabled

## What it finds
The provider does not allow this kind of operation or payment method for this shop.

## Why
Holds, stored cards, payouts or a payment method have to be opened by contract; or the module is set to a kind of
operation, such as authorisation, that the shop does not have.

## What to do
The merchant switches the module to what the contract allows, or asks the provider to open the operation.

## References
- bePaid, processing code F.0104 (docs.bepaid.by, read 2026-11-21; begateway/status_code, 2026-03-04)
- Mixplat, error_method_not_active
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """What was asked for, in the provider's words."""
    return Facts(
        values={"kind": payment.kind or "—", "method": payment.raw_method or "—"},
        seen=("payment.kind", "payment.method"),
    )


RULE = Rule(
    code="PS315",
    name="operation-not-enabled",
    title=Text(en="The operation or payment method is not enabled", ru="Не подключена операция или способ оплаты"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    reasons={Reason.OPERATION_NOT_ENABLED},
    check=check,
    retry=Retry(now=NO, later=YES, other=YES, after=Party.MERCHANT),
    payer=Text(
        en="The shop cannot take this kind of payment at the moment, and no money was taken. Please choose another"
        " payment method.",
        ru="Магазин сейчас не может принять оплату таким способом, деньги не списаны. Пожалуйста, выберите другой"
        " способ оплаты.",
    ),
    merchant=Text(
        en="The operation or payment method (operation: {kind}, method: {method}) is not enabled for your shop. Choose"
        " in the module what your contract allows, or ask the provider to enable it.",
        ru="Для вашего магазина не подключена операция или способ оплаты (операция: {kind}, способ: {method})."
        " Выберите в модуле то, что есть в договоре, или попросите провайдера подключить.",
    ),
    agent=Text(
        en="Not enabled at the provider for this shop: operation {kind} or method {method}. The provider can say which"
        " of the two; the merchant has to ask for it to be enabled.",
        ru="У провайдера для этого магазина не подключена операция ({kind}) или способ оплаты ({method}). Что именно,"
        " скажет провайдер; попросить о подключении должен магазин.",
    ),
    refuted_by=Text(
        en="The same operation by the same method went through for this shop at the same time.",
        ru="Та же операция тем же способом в это время у магазина прошла.",
    ),
)
