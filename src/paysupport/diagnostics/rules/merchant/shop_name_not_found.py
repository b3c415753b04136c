"""# Shop name not found

## What it finds
The host name of the notification URL does not resolve: DNS knows no address for it.

## Why
The domain has run out or was moved, the name is misspelt, or the record of a staging site was deleted. The provider
cannot even connect.

## What to do
The merchant corrects the name in the settings, or pays for the domain and restores its records at the registrar.

## References
- RFC 1035, RFC 8020: a name that does not exist
- Field case: woocommerce/woocommerce-gateway-stripe #5691 (the endpoint pointed to an old staging domain)
"""

from paysupport.diagnostics.probed import answer_to, tried
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Stage


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """The name has no address."""
    answer = answer_to(probes, ProbeKind.RESOLVE)
    place, probe = tried(probes, ProbeKind.RESOLVE)
    if answer is None or probe is None or probe.fault != "name":
        return None
    return Facts(values=answer.facts, seen=(f"probes.{place}.url", f"probes.{place}.fault"))


RULE = Rule(
    code="PS337",
    name="shop-name-not-found",
    title=Text(
        en="The name of the notification URL does not exist",
        ru="Имя сайта в адресе уведомлений не существует",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS329", "PS908"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="DNS knows no address for your notification URL ({address}), so that no notification can arrive. Check the"
        " spelling, whether the domain is paid for, and its records at the registrar.",
        ru="Для адреса уведомлений ({address}) в DNS нет записи, уведомления прийти не могут. Проверьте написание,"
        " оплачен ли домен и записи у регистратора.",
    ),
    agent=Text(
        en="{address} did not resolve on {at}. Until the name works, every notification is lost; the merchant corrects"
        " the URL or the DNS record.",
        ru="Имя {address} не находилось ({at}). Пока это так, теряются все уведомления; магазину нужно исправить адрес"
        " или запись DNS.",
    ),
    refuted_by=Text(
        en="The name resolves from other networks: then the fault is in one DNS server.",
        ru="Из других сетей имя находится: тогда дело в одном DNS-сервере.",
    ),
)
