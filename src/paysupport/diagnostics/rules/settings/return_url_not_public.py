"""# Return url not public

## What it finds
The host of the return URL is this machine, a private or reserved address, or a name that only a local network knows.

## Why
The shop was set up on a developer's machine, and the address went into the settings with it. Buyers pay and then see an
error of their browser.

## What to do
Enter the public https address of the page. On a machine of a developer it may stay.

## References
- RFC 6761, RFC 6762: special-use names; IANA special-purpose address registries
"""

from paysupport.diagnostics.hosts import host, is_placeholder, is_public
from paysupport.diagnostics.replies import SHOP_SETTINGS
from paysupport.diagnostics.rule import UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """No buyer's browser can open it; while testing nobody else has to."""
    name = host(settings.return_url)
    if name is None or settings.mode == "test" or (is_public(name) and not is_placeholder(name)):
        return None
    return Facts(values={"host": name}, seen=("settings.return_url",))


RULE = Rule(
    code="PS924",
    name="return-url-not-public",
    title=Text(en="Buyers cannot open the page to return to", ru="Адрес возврата недоступен покупателям"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=UNKNOWN, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_SETTINGS,
    merchant=Text(
        en="The return URL points to {host}, which buyers cannot open: they pay and see an error. Enter the public"
        " address of your site.",
        ru="Адрес возврата указывает на {host}, покупатель его открыть не сможет: он заплатит и увидит ошибку. Укажите"
        " публичный адрес сайта.",
    ),
    agent=Text(
        en="Buyers are sent back to {host}. An error after paying says nothing of the payment; look it up.",
        ru="Покупателей возвращают на {host}. Ошибка после оплаты ничего не говорит о платеже, проверьте его статус.",
    ),
    refuted_by=Text(
        en="The module sends another URL with each payment.", ru="Модуль передаёт в платежах другой адрес."
    ),
)
