"""# Secret key in publishable field

## What it finds
The publishable key begins like a secret of Stripe: sk_ or rk_ (secret and restricted keys), whsec_ (webhook secrets).

## Why
The publishable key is handed to every visitor's browser. A secret in its place is public from that moment, and payment
forms do not work with it.

## What to do
The merchant replaces the secret at the provider at once, then enters the publishable key, which begins with pk_.

## References
- Field case: woocommerce/woocommerce-gateway-stripe #2398 (fixed in 8.6.1)
- Kinds of keys: api-evangelist/stripe conventions, 2026-07
"""

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage

_SECRETS = ("sk_", "rk_", "whsec_")


def check(settings: Settings) -> Facts | None:
    """The key begins like a secret."""
    key = settings.publishable_key.get_secret_value().strip() if settings.publishable_key else ""
    return Facts(seen=("settings.provider", "settings.mode")) if key.startswith(_SECRETS) else None


RULE = Rule(
    code="PS917",
    name="secret-key-in-publishable-field",
    title=Text(en="A secret key is in the publishable key field", ru="В поле публикуемого ключа стоит секретный"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS950"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="A secret key stands in the field of the publishable key, which every visitor can read. Replace the secret"
        " key in the provider's dashboard now, then enter the key that begins with pk_.",
        ru="В поле публикуемого ключа стоит секретный, а его видит каждый посетитель сайта. Сразу перевыпустите"
        " секретный ключ в кабинете провайдера, затем впишите ключ, который начинается с pk_.",
    ),
    agent=Text(
        en="The publishable key field holds a secret key, so everybody can read it. The merchant has to replace it at"
        " once; do not ask for any key.",
        ru="В поле публикуемого ключа стоит секретный, то есть он уже доступен всем. Магазину нужно сразу его"
        " перевыпустить; не просите присылать ключи.",
    ),
    refuted_by=Text(
        en="The site serves another key, beginning with pk_.",
        ru="Сайт отдаёт другой ключ, который начинается с pk_.",
    ),
)
