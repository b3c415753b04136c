"""# Secret key of wrong kind

## What it finds
The value in the field of the secret key begins like another kind of value of the same provider: a publishable key, a
webhook secret, an id.

## Why
The values stand side by side in the cabinet. With a key for the browser or an id every request of the server is
refused.

## What to do
Copy the secret key itself. A webhook secret that stood in the wrong field need not be replaced unless others saw it.

## References
- Stripe: sk_ and rk_ for servers, pk_ for browsers (docs.stripe.com/keys, read 2026-11), whsec_ for webhooks, we_ and
  acct_ for ids; field cases: woocommerce-gateway-stripe #2398, btcpayserver/woocommerce-plugin #23
- From memory: Public IDs of CloudPayments begin with pk_, key ids of Razorpay with rzp_, application ids of Square with
  sq0idp- and sandbox-sq0idb-
"""

from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Settings, Stage

_OTHERS = {
    "stripe": ("pk_", "whsec_", "we_", "acct_"),
    "cloudpayments": ("pk_",),
    "razorpay": ("rzp_",),
    "square": ("sq0idp-", "sandbox-sq0idb-"),
}


def check(settings: Settings) -> Facts | None:
    """The begin of another kind of value; what follows is never shown."""
    key = settings.secret_key.get_secret_value().strip() if settings.secret_key else ""
    found = next((each for each in _OTHERS.get(settings.provider or "", ()) if key.startswith(each)), None)
    if found is None:
        return None
    return Facts(
        values={"begin": found},
        seen=("settings.provider", "settings.mode"),
        certainty=Certainty.CERTAIN if settings.provider == "stripe" else Certainty.LIKELY,
    )


RULE = Rule(
    code="PS928",
    name="secret-key-of-wrong-kind",
    title=Text(en="The secret key is something else", ru="В поле секретного ключа другое значение"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS950"},
    retry=Retry(now=NO, later=YES, other=NO, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="The value in the field of the secret key begins with {begin}, which is no secret key of this provider. Copy"
        " the secret key from the cabinet.",
        ru="Значение в поле секретного ключа начинается с {begin}, секретные ключи у этого провайдера другие."
        " Скопируйте секретный ключ из кабинета.",
    ),
    agent=Text(
        en="What stands for the secret key begins with {begin}: another kind of value. The merchant has to copy the"
        " right one; do not ask for it.",
        ru="Вместо секретного ключа указано значение, которое начинается с {begin}. Магазину нужно скопировать верный"
        " ключ; не просите его присылать.",
    ),
    refuted_by=Text(
        en="The provider accepts requests with this very key.", ru="Провайдер принимает запросы именно с этим ключом."
    ),
)
