"""# Certificate not trusted

## What it finds
The TLS certificate of the site is self-signed, or its issuer is not known: usually the intermediate certificate is not
sent.

## Why
Browsers fetch a missing intermediate certificate or remember it, so that the site looks well there; providers do not. A
self-signed certificate stands on staging sites and behind control panels.

## What to do
The hosting company installs the whole chain (full chain), or a certificate by a public authority.

## References
- RFC 8446, section 4.4.2: the server sends the chain; messages of OpenSSL (unable to get local issuer certificate)
"""

from paysupport.diagnostics.probed import answer_to, tried
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Stage

_WORDS = ("self-signed", "self signed", "issuer", "verify the first certificate")


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """The handshake failed, as nobody known has issued the certificate."""
    answer = answer_to(probes, ProbeKind.HANDSHAKE)
    place, probe = tried(probes, ProbeKind.HANDSHAKE)
    if answer is None or probe is None or probe.fault != "tls" or not any(word in answer.detail for word in _WORDS):
        return None
    return Facts(values=answer.facts, seen=(f"probes.{place}.detail", f"probes.{place}.expires_at"))


RULE = Rule(
    code="PS340",
    name="certificate-not-trusted",
    title=Text(
        en="The certificate of the site is not trusted",
        ru="Сертификату сайта нельзя доверять",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS329"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The TLS certificate of {address} is self-signed, or your server does not send its chain. Browsers may not"
        " notice, providers do, and they do not deliver. Install the full chain of a public authority.",
        ru="Сертификат {address} самоподписанный, или сервер не отдаёт промежуточный сертификат. Браузер этого может"
        " не заметить, а провайдер заметит и уведомление не доставит. Установите полную цепочку от публичного"
        " центра.",
    ),
    agent=Text(
        en="The certificate of {address} is not trusted: self-signed or without its chain. In a browser all may look"
        " well; have the hosting company install the full chain.",
        ru="Сертификату {address} нельзя доверять: он самоподписанный или отдан без цепочки. В браузере всё может"
        " выглядеть нормально; пусть хостинг установит полную цепочку.",
    ),
    refuted_by=Text(
        en="A check from another machine shows the full chain of a public authority.",
        ru="Проверка с другой машины показывает полную цепочку публичного центра.",
    ),
)
