"""# Maintenance page

## What it finds
The site answers with its maintenance page.

## Why
The shop system is closed for maintenance, or an update has stopped half-way and left it closed (WordPress: the file
.maintenance). Some systems answer 503, others 200, which providers take for a receipt: then the notification never
comes again.

## What to do
The merchant opens the site, or exempts the notification URL from the closed mode, and has the notifications of that
time sent again or updates the orders by hand.

## References
- WordPress: wp_maintenance(), "Briefly unavailable for scheduled maintenance" with 503; RFC 9110, section 15.6.4
"""

import re

from paysupport.diagnostics.probed import page
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Probe, Retry, Stage

_PAGE = re.compile(
    r"maintenance|be back soon|temporarily closed|under construction|coming soon|технически[ех] работ|на обслуживании"
    r"|сайт (временно )?закрыт|сайт в разработке",
    re.IGNORECASE,
)


def check(notifications: tuple[Notification, ...] = (), probes: tuple[Probe, ...] = ()) -> Facts | None:
    """The answer is the page of a closed site."""
    return page(_PAGE, notifications, probes)


RULE = Rule(
    code="PS345",
    name="maintenance-page",
    title=Text(
        en="The site is closed for maintenance",
        ru="Сайт закрыт на обслуживание",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS323", "PS325", "PS354", "PS355", "PS385"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site answers at {address} with its maintenance page ({status}), so that notifications get lost. Open"
        " the site or exempt this address; then have the notifications of that time sent again.",
        ru="На {address} сайт отдаёт страницу «закрыто на обслуживание» ({status}), уведомления теряются. Откройте"
        " сайт или сделайте исключение для этого адреса, затем попросите отправить уведомления за это время ещё"
        " раз.",
    ),
    agent=Text(
        en="On {at} the site was closed for maintenance ({status}). Ask until when, and which orders of that time have"
        " to be updated by hand.",
        ru="Сайт был закрыт на обслуживание ({status}, {at}). Уточните, до какого времени и какие заказы за этот"
        " период нужно обновить вручную.",
    ),
    refuted_by=Text(
        en="The module answers notifications while visitors see the page.",
        ru="Посетители видят заглушку, а модуль на уведомления отвечает.",
    ),
)
