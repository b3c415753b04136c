"""# Early notification swallowed

## What it finds
The shop accepted a notification about an order that it does not have.

## Why
A notification may come before the order is saved. A handler that answers 2xx to an order it cannot find tells the
provider that all is done: the notification never comes again, and the order stays unpaid for ever. Where several sites
share one account, 2xx to the orders of others may be meant.

## What to do
The handler answers 404 or 5xx, so that the provider repeats; or it keeps the event and applies it when the order is
created.

## References
- Field cases: duncanmcclean/statamic-cargo #190 and PR 195, polarsource/polar PR 10728
"""

from paysupport.diagnostics.deliveries import accepts
from paysupport.diagnostics.probed import answer_to
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Probe, ProbeKind, Retry, Settings, Stage


def check(probes: tuple[Probe, ...], settings: Settings | None = None) -> Facts | None:
    """A notification about an order that does not exist was accepted, while a forged one was not."""
    provider = settings.provider if settings else None
    early, forged = answer_to(probes, ProbeKind.EARLY), answer_to(probes, ProbeKind.UNSIGNED)
    if early is None or not accepts(provider, early.status, early.text):
        return None
    if forged is not None and accepts(provider, forged.status, forged.text):
        return None
    return Facts(values=early.facts, seen=early.seen("response_status", "text", "at"), certainty=Certainty.LIKELY)


RULE = Rule(
    code="PS388",
    name="early-notification-swallowed",
    title=Text(
        en="The shop swallows notifications that come too early",
        ru="Магазин теряет уведомления, пришедшие раньше заказа",
    ),
    level=Level.WARNING,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site answered {status} to a notification about an order that it does not have. If a notification"
        " comes before the order is saved, it is lost for good: answer with an error, so that it is repeated, or"
        " keep it until the order is there.",
        ru="Сайт ответил {status} на уведомление о заказе, которого у него нет. Если уведомление придёт раньше, чем"
        " сохранится заказ, оно потеряется навсегда: отвечайте ошибкой, чтобы его повторили, или храните его до"
        " появления заказа.",
    ),
    agent=Text(
        en="A notification about an unknown order was accepted on {at} ({status}). Orders that stay pending although"
        " the provider shows a delivery may have this cause.",
        ru="Уведомление о неизвестном заказе принято ({at}, {status}). Если заказ ждёт оплаты, а у провайдера доставка"
        " успешна, причина может быть в этом.",
    ),
    refuted_by=Text(
        en="The handler keeps such events and applies them later, or several sites share the account.",
        ru="Обработчик хранит такие события и применяет их позже, или аккаунт общий для нескольких сайтов.",
    ),
)
