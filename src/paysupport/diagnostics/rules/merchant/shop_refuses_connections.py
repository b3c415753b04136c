"""# Shop refuses connections

## What it finds
The server at the notification URL refuses the connection, or breaks it off without an answer.

## Why
The web server is down, nothing listens on that port, or a firewall lets through only some countries or addresses.

## What to do
The merchant has the hosting company start the server and open the port, for the provider's addresses at least.

## References
- RFC 9293: a refused or reset connection
- Field cases: mollie/PrestaShop #9, mollie/WooCommerce #279 (a firewalled or local address)
"""

from paysupport.diagnostics.hosts import address
from paysupport.diagnostics.probed import tried
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Stage

_KINDS = (ProbeKind.HANDSHAKE, ProbeKind.RIGHT, ProbeKind.UNSIGNED, ProbeKind.GET)


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """No connection, or one that was broken off."""
    for kind in _KINDS:
        place, probe = tried(probes, kind)
        if probe is not None and probe.fault in {"refused", "reset"} and probe.response_status is None:
            where = address(probe.url) or "—"
            return Facts(
                values={"at": probe.at, "address": where},
                seen=(f"probes.{place}.fault", f"probes.{place}.detail", f"probes.{place}.at"),
            )
    return None


RULE = Rule(
    code="PS341",
    name="shop-refuses-connections",
    title=Text(
        en="The shop's server does not accept connections",
        ru="Сервер магазина не принимает соединения",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS329"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Nothing answers at {address}: the connection is refused or broken off. Check that the web server runs and"
        " that the firewall lets the provider's addresses through.",
        ru="По адресу {address} никто не отвечает: соединение отклонено или оборвано. Проверьте, что веб-сервер"
        " запущен и файрвол пропускает адреса провайдера.",
    ),
    agent=Text(
        en="The connection to {address} failed on {at}. If it works from the merchant's own network, a firewall sorts"
        " by country or address.",
        ru="Соединиться с {address} не удалось ({at}). Если из сети магазина сайт открывается, файрвол отбирает по"
        " стране или адресу.",
    ),
    refuted_by=Text(
        en="The site's log shows requests from outside at that time.",
        ru="В журнале сайта есть запросы извне за это время.",
    ),
)
