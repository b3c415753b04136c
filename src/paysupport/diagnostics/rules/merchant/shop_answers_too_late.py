"""# Shop answers too late

## What it finds
A notification sent to the shop was not answered in time: not at all, or after more than five seconds.

## Why
The module does long work before it answers: it sends mail, asks the provider, books stock. Or protection against bots
holds the request back, or the server is overloaded. Providers wait 10 to 30 seconds, count the notification as lost,
and send it again while the first is still being worked on.

## What to do
The module answers at once and works afterwards (a queue); protection against bots lets the notification URL through.

## References
- Adyen: an answer within 10 seconds (docs.adyen.com, webhooks, read 2026-11-21); CloudPayments: 30 seconds (copy of
  2026-08-04)
- Field cases: mollie/magento2 #740 and #741 (protection holds the request for 15 seconds)
"""

from paysupport.diagnostics.probed import answers
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Probe, Retry, Stage

_LONGEST = 5.0
"""Seconds; half of what the strictest provider waits (Adyen: 10)."""


def check(probes: tuple[Probe, ...]) -> Facts | None:
    """A notification was not answered in time, or only just."""
    for answer in answers((), probes):
        probe = probes[int(answer.where.rpartition(".")[2])]
        if probe.fault == "timeout" or (probe.seconds or 0) > _LONGEST:
            late = int(_LONGEST)
            return Facts(values={**answer.facts, "seconds": late}, seen=answer.seen("fault", "seconds", "at"))
    return None


RULE = Rule(
    code="PS342",
    name="shop-answers-too-late",
    title=Text(
        en="The shop answers notifications too late",
        ru="Магазин слишком долго отвечает на уведомления",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS329"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your notification URL ({address}) took more than {seconds} seconds or did not answer. Providers stop"
        " waiting after 10 to 30 seconds: answer first and work afterwards, and exempt the address from bot"
        " protection.",
        ru="Адрес уведомлений ({address}) отвечал дольше {seconds} секунд или не ответил совсем. Провайдер ждёт 10–30"
        " секунд: сначала отвечайте, потом обрабатывайте, и исключите адрес из защиты от ботов.",
    ),
    agent=Text(
        en="{address} did not answer in time on {at} (more than {seconds} s). Ask the merchant what the module does"
        " before it answers, and whether protection against bots stands before it.",
        ru="{address} не ответил вовремя ({at}, дольше {seconds} с). Спросите, что модуль делает до ответа и не стоит"
        " ли перед ним защита от ботов.",
    ),
    refuted_by=Text(
        en="The server was overloaded at that moment only: a second check is answered at once.",
        ru="Сервер был перегружен только в тот момент: повторная проверка проходит сразу.",
    ),
)
