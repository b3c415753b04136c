"""# Receipt without vat rate

## What it finds
The provider is to make fiscal receipts, and the settings name no rate of VAT.

## Why
YooKassa wants a code of VAT for each line of a receipt, Robokassa a rate. Modules send what stands in their settings;
left empty, the payment is refused or the receipt is not registered.

## What to do
Choose the rate in the module, also if it is "without VAT".

## References
- YooKassa: vat_code, yookassa.ru/developers/payment-acceptance/receipts/54fz/parameters-values (read 2026-11)
- Robokassa: `tax` of each item of `Receipt` (from memory)
"""

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Settings, Stage

_PROVIDERS = {"yookassa", "robokassa"}


def check(settings: Settings) -> Facts | None:
    """Receipts by the provider, and no rate."""
    receipt = settings.receipt
    if receipt is None or receipt.by != "provider" or receipt.vat or settings.provider not in _PROVIDERS:
        return None
    return Facts(seen=("settings.receipt", "settings.provider"), certainty=Certainty.LIKELY)


RULE = Rule(
    code="PS927",
    name="receipt-without-vat-rate",
    title=Text(en="The receipt has no rate of VAT", ru="Для чека не указана ставка НДС"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="The provider makes your receipts, but no rate of VAT is set. Choose one in the module, also if you sell"
        " without VAT: otherwise payments are refused or receipts are not registered.",
        ru="Чеки пробивает провайдер, но ставка НДС не указана. Выберите её в модуле, даже если работаете без НДС:"
        " иначе платежи будут отклоняться или чеки не зарегистрируются.",
    ),
    agent=Text(
        en="Receipts by the provider without a rate of VAT in the settings. Refusals that speak of the receipt come"
        " from it.",
        ru="Чеки делает провайдер, а ставка НДС в настройках пуста. Отказы из-за чека объясняются этим.",
    ),
    refuted_by=Text(
        en="The module takes the rate from each product.", ru="Модуль берёт ставку из карточки каждого товара."
    ),
)
