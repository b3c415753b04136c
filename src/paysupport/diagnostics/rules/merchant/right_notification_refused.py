"""# Right notification refused

## What it finds
The shop refused a notification that was signed with the right key.

## Why
The shop holds a secret of another kind (an API key, the id of the endpoint), of another mode or shop, or one from
before a rotation. Or a framework reads the body and writes it again before the signature is computed. Or the web server
does not hand the signature header on (CGI, FastCGI), or the module looks for it under another name.

## What to do
The merchant copies the webhook secret of this endpoint and mode anew. The developer computes the signature over the raw
bytes and logs which headers arrive.

## References
- Field cases: woocommerce/woocommerce-gateway-stripe #2398 (id of the endpoint in place of the secret),
  stripe/stripe-node #341 and #356, vendure #2450 (body changed)
- begateway/bitrix-payment-module f489081 2020-12: looks for the header under a name that PHP does not set
"""

from http import HTTPStatus

from paysupport.diagnostics.probed import answer_to
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Probe, ProbeKind, Retry, Stage

_NOT_BELIEVED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """A right signature was refused as if it were wrong, or the notification about an order that there is was."""
    answer = answer_to(probes, ProbeKind.RIGHT)
    if answer is None or not HTTPStatus.BAD_REQUEST <= answer.status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return None
    if not answer.names_signature and answer.status not in _NOT_BELIEVED and answer.order_status is None:
        return None
    return Facts(
        values=answer.facts,
        seen=answer.seen("response_status", "text", "at"),
        certainty=Certainty.CERTAIN if answer.names_signature else Certainty.LIKELY,
    )


RULE = Rule(
    code="PS385",
    name="right-notification-refused",
    title=Text(
        en="The shop refuses a rightly signed notification",
        ru="Магазин отклоняет правильно подписанное уведомление",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS323", "PS324"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site answered {status} at {address} to a notification signed with the right key. Check which secret"
        " the module holds (webhook secret, this mode, this endpoint), that the signature is computed over the raw"
        " body, and that the web server passes the signature header on.",
        ru="Сайт ответил {status} на {address} на уведомление, подписанное правильным ключом. Проверьте, какой секрет"
        " указан в модуле (секрет уведомлений, этот режим, этот адрес), считается ли подпись по исходному телу"
        " запроса и передаёт ли веб-сервер заголовок с подписью.",
    ),
    agent=Text(
        en="A rightly signed test notification was answered with {status} on {at}; the provider's own will be refused"
        " in the same way. Ask for the kind of the secret (never its value), for the framework, and whether PHP"
        " runs as CGI.",
        ru="Правильно подписанное тестовое уведомление получило {status} ({at}); так же будут отклонены и уведомления"
        " провайдера. Спросите, какого вида секрет в модуле (сам секрет не запрашивайте), какой фреймворк и не"
        " работает ли PHP как CGI.",
    ),
    refuted_by=Text(
        en="The shop holds another key than the one of the check: then the check was made with the wrong one.",
        ru="У магазина другой ключ, чем у проверки: тогда неверный ключ был у проверки.",
    ),
)
