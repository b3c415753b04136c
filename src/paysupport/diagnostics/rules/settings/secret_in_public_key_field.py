"""# Secret in public key field

## What it finds
The value in the public-key field is the secret key, has the shape of one (64 hexadecimal digits), or, at bePaid and
other beGateway providers, is no public key in base64 (DER or PEM).

## Why
The keys stand side by side in the cabinet, and one module shows a secret as the field's default. The module then cannot
verify notifications: it refuses them, or quietly falls back to a weaker check.

## What to do
The merchant copies the public key from the cabinet into its field. A secret that stood in the wrong field may have been
shown or logged as if it were public: it is better replaced.

## References
- bePaid: Content-Signature, the shop's RSA key as base64 DER without PEM lines (docs.bepaid.by, read 2026-11-21)
- begateway/woocommerce-payment-module 5589ec7 2025-09-16 (defaults: shop 361, demo hosts, the demo shop's secret in the
  public-key field)
"""

import re
from base64 import b64decode
from binascii import Error

from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage

_BEGATEWAY = {"bepaid", "begateway"}
_SECRET = re.compile(r"[0-9a-fA-F]{64}")
_ARMOUR = re.compile(r"-----[A-Z ]+-----|\s")
_DER_SEQUENCE = 0x30


def check(settings: Settings) -> Facts | None:
    """The field is filled with something else."""
    value = settings.public_key.get_secret_value().strip() if settings.public_key else ""
    secret = settings.secret_key.get_secret_value().strip() if settings.secret_key else None
    unreadable = settings.provider in _BEGATEWAY and not _is_public_key(value)
    if not value or not (value == secret or _SECRET.fullmatch(value) or unreadable):
        return None
    return Facts(seen=("settings.provider", "settings.shop_id"))


def _is_public_key(value: str) -> bool:
    """Base64 of an ASN.1 sequence, with or without PEM lines; what is in it is not looked at."""
    try:
        return b64decode(_ARMOUR.sub("", value), validate=True)[:1] == bytes([_DER_SEQUENCE])
    except (Error, ValueError):
        return False


RULE = Rule(
    code="PS906",
    name="secret-in-public-key-field",
    title=Text(en="The public key field does not hold a public key", ru="В поле публичного ключа другое значение"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS323", "PS324"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The public key field of the payment module holds something else, perhaps the secret key: notifications"
        " cannot be verified with it. Copy the public key from the provider's cabinet; if the secret key was there,"
        " have it replaced.",
        ru="В поле публичного ключа платёжного модуля стоит что-то другое, возможно, секретный ключ: проверить"
        " уведомления им нельзя. Скопируйте публичный ключ из кабинета провайдера, а если в поле был секретный,"
        " перевыпустите его.",
    ),
    agent=Text(
        en="What stands in the module's public key field is not a public key. The merchant has to copy it again; never"
        " ask anybody to send a key.",
        ru="В поле публичного ключа модуля стоит не публичный ключ. Магазину нужно скопировать его заново; не просите"
        " присылать ключи.",
    ),
    refuted_by=Text(
        en="Notifications are verified with this very value.",
        ru="Уведомления проходят проверку именно с этим значением.",
    ),
)
