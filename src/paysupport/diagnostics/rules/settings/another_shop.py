"""# Another shop

## What it finds
The shop of the payment, as the provider names it, is not the shop id in the settings.

## Why
The module works with the data of another shop: copied from a second site, of a former owner, or of another contract of
the same merchant. Or the settings at hand are not those of the site where the payment was made.

## What to do
The merchant compares the shop id in the module with the cabinet, and takes the keys of the same shop.

## References
- begateway: MODX module c6db3ec 2021-11 refuses notifications whose shop id differs
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Payment, Retry, Settings, Stage


def check(payment: Payment, settings: Settings) -> Facts | None:
    """Two shop ids of one provider."""
    theirs, ours = payment.merchant.id, settings.shop_id
    if not theirs or not ours or theirs == ours or settings.provider not in {None, payment.provider}:
        return None
    return Facts(
        values={"shop": theirs, "configured": ours},
        seen=("payment.shop_id", "payment.merchant", "settings.shop_id"),
        certainty=Certainty.LIKELY,
    )


RULE = Rule(
    code="PS914",
    name="another-shop",
    title=Text(en="The payment belongs to another shop", ru="Платёж проведён через другой магазин"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=Text(
        en="Please ask the shop about this payment and give it the order number, the amount and the time.",
        ru="Спросите об этом платеже в магазине: назовите номер заказа, сумму и время оплаты.",
    ),
    merchant=Text(
        en="The payment was made through shop {shop}, but your settings name {configured}. Compare the shop id and the"
        " keys in the module with your cabinet: the money goes to the shop that the payment names.",
        ru="Платёж прошёл через магазин {shop}, а в настройках указан {configured}. Сверьте номер магазина и ключи в"
        " модуле с кабинетом: деньги поступают тому магазину, который указан в платеже.",
    ),
    agent=Text(
        en="Shop {shop} on the payment, {configured} in the settings. First find out whether the settings are those of"
        " the site where the payment was made.",
        ru="В платеже магазин {shop}, в настройках {configured}. Сначала выясните, от того ли сайта настройки, на"
        " котором прошёл платёж.",
    ),
    refuted_by=Text(
        en="The settings are those of another site of the same merchant.",
        ru="Настройки взяты с другого сайта того же владельца.",
    ),
)
