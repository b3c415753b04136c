"""# Certificate expired

## What it finds
The TLS certificate of the site has run out.

## Why
Automatic renewal stopped working: the site was moved, the challenge is blocked, or the certificate was bought for a
year. Browsers warn; providers do not deliver.

## What to do
The merchant or the hosting company renews the certificate, and sees to it that it is renewed by itself.

## References
- RFC 5280, section 4.1.2.5: validity
"""

from paysupport.diagnostics.probed import answer_to, tried
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Stage


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """The handshake failed, as the certificate has run out."""
    answer = answer_to(probes, ProbeKind.HANDSHAKE)
    place, probe = tried(probes, ProbeKind.HANDSHAKE)
    if answer is None or probe is None or probe.fault != "tls" or "expired" not in answer.detail:
        return None
    return Facts(
        values={**answer.facts, "ended": probe.expires_at or "—"},
        seen=(f"probes.{place}.detail", f"probes.{place}.expires_at"),
    )


RULE = Rule(
    code="PS338",
    name="certificate-expired",
    title=Text(
        en="The certificate of the site has expired",
        ru="Сертификат сайта истёк",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS329"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The TLS certificate of {address} has expired ({ended}), and providers do not deliver notifications to such"
        " a site. Renew it and switch automatic renewal on.",
        ru="Сертификат TLS сайта {address} истёк ({ended}), на такой сайт провайдеры уведомления не доставляют."
        " Обновите сертификат и включите автоматическое продление.",
    ),
    agent=Text(
        en="The certificate of {address} has expired ({ended}): the provider breaks the connection off. It is for the"
        " hosting company.",
        ru="Сертификат {address} истёк ({ended}): провайдер обрывает соединение. Это вопрос к хостингу магазина.",
    ),
    refuted_by=Text(
        en="The site shows a valid certificate by now, or our clock is wrong.",
        ru="Сайт уже отдаёт действующий сертификат, или неверны часы у нас.",
    ),
)
