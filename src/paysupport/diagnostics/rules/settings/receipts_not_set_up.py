"""# Receipts not set up

## What it finds
A Russian merchant takes live payments through YooKassa, Robokassa or CloudPayments, and the settings say that no
fiscal receipts are made, or do not mention them. Beside a payment receipts that are not mentioned count as unknown.

## Why
Federal Law 54-FZ wants a fiscal receipt for each payment without cash. Where the account is connected to a cash
register through the provider, payments without receipt data are refused; elsewhere the merchant is fined. Test shops
do not ask for receipts, so that it is found out after going live.

## What to do
Set up the receipts in the cabinet and in the module, or say that the shop has a cash register of its own. Self-employed
people need none.

## References
- Federal Law 54-FZ, for most online shops since 1 July 2017 (yandex.ru/support/checkout, read 2026-11); 422-FZ for the
  self-employed (yookassa.ru/developers/payment-acceptance/receipts/self-employed/basics, read 2026-11)
- YooKassa: yookassa.ru/en/developers/54fz/basics; Robokassa: docs.robokassa.ru/ru/fiscalization; CloudPayments:
  developers.cloudkassir.ru (read 2026-11)
- Field cases: morpher-ru/Yandex.Checkout.V3 #51, yookassa-sdk-php #20 ("Receipt is missing or illegal" only when live)
"""

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Payment, Retry, Settings, Stage

_PROVIDERS = {"yookassa", "robokassa", "cloudpayments"}


def check(settings: Settings, payment: Payment | None = None) -> Facts | None:
    """Nobody makes receipts, as far as the settings tell."""
    obliged = settings.country == "RU" and settings.mode == "live" and settings.provider in _PROVIDERS
    by = settings.receipt.by if settings.receipt else None
    if not obliged or by in {"provider", "shop"} or (payment and by is None):
        return None
    return Facts(
        seen=("settings.receipt", "settings.country", "settings.provider"),
        certainty=Certainty.LIKELY if by == "none" else Certainty.POSSIBLE,
    )


RULE = Rule(
    code="PS926",
    name="receipts-not-set-up",
    title=Text(en="Fiscal receipts are not set up", ru="Не настроены чеки по 54-ФЗ"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="The settings name nobody who makes fiscal receipts, which Russian law wants for each payment. Set them up"
        ' in the provider\'s cabinet and in the module, or write receipt.by = "shop" if you have a cash register.',
        ru="В настройках не указано, кто пробивает чеки, а по 54-ФЗ они нужны на каждый платёж. Настройте чеки в"
        ' кабинете провайдера и в модуле или укажите receipt.by = "shop", если у магазина своя касса.',
    ),
    agent=Text(
        en="No fiscal receipts in the settings of a live Russian shop. If payments are refused because of the receipt,"
        " this is the cause; the self-employed need none.",
        ru="В настройках рабочего магазина нет чеков по 54-ФЗ. Если платежи отклоняются из-за чека, причина в этом;"
        " самозанятым касса не нужна.",
    ),
    refuted_by=Text(
        en="The merchant is self-employed, or has a cash register that the settings do not show.",
        ru="Продавец самозанятый, или у него есть касса, которой нет в настройках.",
    ),
)
