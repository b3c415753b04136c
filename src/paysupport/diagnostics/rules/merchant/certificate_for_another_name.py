"""# Certificate for another name

## What it finds
The TLS certificate of the site is for another name.

## Why
The certificate covers the domain without www or the other way round, the site was moved to another name, or the server
shows the certificate of another site because it does not know this one.

## What to do
The merchant enters the name that the certificate covers, or has a certificate issued for this name.

## References
- RFC 9525: which names a certificate is valid for; messages of OpenSSL (Hostname mismatch)
"""

from paysupport.diagnostics.probed import answer_to, tried
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, ProbeKind, Retry, Stage

_WORDS = ("mismatch", "not valid for")


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """The handshake failed, as the certificate names other hosts."""
    answer = answer_to(probes, ProbeKind.HANDSHAKE)
    place, probe = tried(probes, ProbeKind.HANDSHAKE)
    if answer is None or probe is None or probe.fault != "tls" or not any(word in answer.detail for word in _WORDS):
        return None
    return Facts(values=answer.facts, seen=(f"probes.{place}.detail", f"probes.{place}.expires_at"))


RULE = Rule(
    code="PS339",
    name="certificate-for-another-name",
    title=Text(
        en="The certificate of the site is for another name",
        ru="Сертификат сайта выписан на другое имя",
    ),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS329"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="The TLS certificate that your server shows for {address} is for another name, and providers do not deliver"
        " there. Enter the name that the certificate covers (with or without www), or have one issued for this"
        " name.",
        ru="Сервер отдаёт для {address} сертификат, выписанный на другое имя; провайдеры на такой адрес уведомления не"
        " доставляют. Укажите имя из сертификата (с www или без) или выпустите сертификат на это имя.",
    ),
    agent=Text(
        en="The certificate of {address} names other hosts, so that the provider breaks the connection off. Usual"
        " causes: www, a moved site, a server that knows no such site.",
        ru="Сертификат {address} выписан на другие имена, поэтому провайдер обрывает соединение. Обычно дело в www,"
        " переезде сайта или в том, что сервер не знает такого сайта.",
    ),
    refuted_by=Text(
        en="The certificate lists the name: then something else broke the handshake off.",
        ru="Имя в сертификате есть: тогда соединение оборвалось по другой причине.",
    ),
)
