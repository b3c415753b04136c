"""# Webhook secret of wrong kind

## What it finds
With Stripe as the provider the webhook secret does not begin with whsec_.

## Why
The endpoint's id (we_), an API key or another value was pasted into the field. No notification can be verified with it.

## What to do
The merchant opens the webhook endpoint in the provider's dashboard, reveals its signing secret and copies that. If a
secret API key had stood in the field, it need not be replaced unless others could see it.

## References
- Field cases: woocommerce/woocommerce-gateway-stripe #2398 (fixed in 8.6.1), stripe/stripe-node #356
- stripe/stripe-python stripe/_webhook.py: HMAC-SHA256 with the whsec_ secret
"""

from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """The value begins otherwise than a signing secret."""
    secret = settings.webhook_secret.get_secret_value().strip() if settings.webhook_secret else ""
    if settings.provider != "stripe" or not secret or secret.startswith("whsec_"):
        return None
    return Facts(seen=("settings.provider", "settings.mode"))


RULE = Rule(
    code="PS915",
    name="webhook-secret-of-wrong-kind",
    title=Text(en="The webhook secret is of the wrong kind", ru="Секрет вебхука не того вида"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS323", "PS324"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The webhook secret in the module is something else: a signing secret begins with whsec_. Open the webhook"
        " endpoint in the provider's dashboard, copy its signing secret, and resend the missed notifications.",
        ru="В поле секрета вебхука стоит другое значение: секрет подписи начинается с whsec_. Откройте вебхук в"
        " кабинете провайдера, скопируйте секрет подписи и отправьте пропущенные уведомления ещё раз.",
    ),
    agent=Text(
        en="The webhook secret does not begin with whsec_, so no notification can be verified. The merchant has to"
        " copy the signing secret; do not ask for it.",
        ru="Секрет вебхука начинается не с whsec_, проверить уведомления им нельзя. Магазину нужно скопировать секрет"
        " подписи; не просите его присылать.",
    ),
    refuted_by=Text(
        en="Notifications are verified with this very value.",
        ru="Уведомления проходят проверку именно с этим значением.",
    ),
)
