"""# Keys refused

## What it finds
The provider refuses the keys of the shop (401 or 403).

## Why
The key is one of another mode or another shop, was revoked or renewed, was copied with a blank or in part, or it lacks
the right to read payments. Or the API is called at the host of the other mode.

## What to do
The merchant copies shop id and key anew from the cabinet, both of one shop and one mode, and looks at the rights of the
key.

## References
- RFC 9110, sections 15.5.2 and 15.5.4
- Field case: btcpayserver/woocommerce-plugin #23 (key without the permission)
"""

from http import HTTPStatus

from paysupport.diagnostics.probed import answer_to
from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Stage

_REFUSED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """Asked for a payment that does not exist, the provider refused the keys instead."""
    answer = answer_to(probes, ProbeKind.CREDENTIALS)
    if answer is None or answer.status not in _REFUSED:
        return None
    return Facts(values=answer.facts, seen=answer.seen("response_status", "detail", "at"))


RULE = Rule(
    code="PS392",
    name="keys-refused",
    title=Text(
        en="The provider refuses the shop's keys",
        ru="Провайдер не принимает ключи магазина",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="The provider answers {status} to your keys. Copy the shop id and the key again, both of the same shop and"
        " mode (test or live), and check that the key may read payments.",
        ru="Провайдер отвечает {status} на ваши ключи. Скопируйте идентификатор магазина и ключ заново, оба от одного"
        " магазина и одного режима (тест или бой), и проверьте, что ключу разрешено читать платежи.",
    ),
    agent=Text(
        en="On {at} the provider answered {status} at {address}. Ask the merchant from which shop and mode the key is,"
        " and whether it was renewed; never for the key.",
        ru="Провайдер ответил {status} ({at}, {address}). Спросите, от какого магазина и режима ключ и не меняли ли"
        " его; сам ключ не запрашивайте.",
    ),
    refuted_by=Text(
        en="The keys work from the shop's server: then the provider allows its address only.",
        ru="С сервера магазина ключи работают: значит, провайдер пускает только его адрес.",
    ),
)
