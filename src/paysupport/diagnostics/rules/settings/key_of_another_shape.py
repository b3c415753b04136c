"""# Key of another shape

## What it finds
A shop id or key in the settings does not look like one of the provider's.

## Why
Fields stand side by side in a form, and the value of one is pasted into the other: the name of the shop instead of its
number, the publishable key instead of the secret one, the id of a webhook instead of a key. Or a part was lost while it
was copied.

## What to do
The merchant copies the value anew from the provider's cabinet, and compares its beginning with the example.

## References
- Stripe: keys begin with sk_, rk_ or pk_ and their mode (docs.stripe.com/api, read 2026-11-21)
- bePaid and YooKassa number their shops (docs.bepaid.by, yoomoney/yookassa-sdk-php 7ebbab8, read 2026-11-21)
- Mollie: live_, test_, access_ (docs.mollie.com, read 2026-11-25)
- Field cases: woocommerce/woocommerce-gateway-stripe #2398 (another key pasted), stripe/stripe-node #356
"""

from pydantic import SecretStr

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.shapes import SHAPES
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """A value that is entered and looks otherwise."""
    for (provider, key), shape in SHAPES.items():
        value = getattr(settings, key) if provider == settings.provider else None
        entered = (value.get_secret_value() if isinstance(value, SecretStr) else value or "").strip()
        if entered and not shape.pattern.fullmatch(entered):
            return Facts(
                values={"key": key, "provider": provider, "example": shape.example},
                seen=(f"settings.{key}", "settings.provider"),
                certainty=Certainty.LIKELY,
            )
    return None


RULE = Rule(
    code="PS950",
    name="key-of-another-shape",
    title=Text(en="A key does not look like the provider's", ru="Ключ не похож на ключ этого провайдера"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="What stands in {key} does not look like a value of {provider}: there it looks like {example}. Copy it again"
        " from the provider's cabinet, from the field of that name, to its last character.",
        ru="Значение {key} не похоже на то, что выдаёт {provider}: там оно выглядит как {example}. Скопируйте его из"
        " кабинета провайдера заново, из поля с этим названием и до последнего символа.",
    ),
    agent=Text(
        en="{key} does not have the shape of a value of {provider} ({example}): another field was pasted, or a part"
        " was lost. Do not ask for the value.",
        ru="{key} по виду не подходит к {provider} (должно быть {example}): вставили значение другого поля или"
        " потеряли часть. Само значение не запрашивайте.",
    ),
    refuted_by=Text(
        en="The provider accepts this value.",
        ru="Провайдер принимает это значение.",
    ),
)
