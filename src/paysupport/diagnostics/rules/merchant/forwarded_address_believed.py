"""# Forwarded address believed

## What it finds
The shop refused a notification from a foreign address, and accepted it as soon as a header named an address of the
provider.

## Why
The module takes the sender's address from X-Forwarded-For or X-Real-IP, which anybody can write. The only proof of such
a notification is its address, so that there is none.

## What to do
The web server takes that header from its own proxy alone, and the last address in it. What a notification says is
confirmed by a question to the provider.

## References
- YooKassa: notifications are proven by their address or by a question (yookassa.ru/developers/using-api/webhooks, read
  2026-11-21)
- MDN: X-Forwarded-For, security concerns
"""

from paysupport.diagnostics.probed import answer_to
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Stage


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """Refused from our address, accepted with the provider's in a header."""
    forged, plain = answer_to(probes, ProbeKind.SOURCE), answer_to(probes, ProbeKind.UNSIGNED)
    if forged is None or plain is None or forged.status not in range(200, 300) or plain.status not in range(400, 500):
        return None
    return Facts(values=forged.facts, seen=(*plain.seen("response_status"), *forged.seen("response_status", "at")))


RULE = Rule(
    code="PS397",
    name="forwarded-address-believed",
    title=Text(
        en="The shop believes a forged sender address",
        ru="Магазин верит поддельному адресу отправителя",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site believes the header X-Forwarded-For, which anybody can write: with an address of the provider in"
        " it, a notification was accepted ({status}). Take the header from your own proxy only, and ask the"
        " provider for the payment before you change an order.",
        ru="Сайт верит заголовку X-Forwarded-For, а подделать его может кто угодно: с адресом провайдера в нём"
        " уведомление приняли ({status}). Берите этот заголовок только от своего прокси и перед изменением заказа"
        " запрашивайте платёж у провайдера.",
    ),
    agent=Text(
        en="With a forged X-Forwarded-For the shop accepted a notification on {at} that it refuses otherwise. A"
        " security matter of the shop.",
        ru="С поддельным X-Forwarded-For магазин принял уведомление, которое иначе отклоняет ({at}). Это вопрос"
        " безопасности магазина.",
    ),
    refuted_by=Text(
        en="The handler asks the provider for the payment before it changes anything.",
        ru="Обработчик запрашивает платёж у провайдера, прежде чем что-либо менять.",
    ),
)
