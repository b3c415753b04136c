"""# Shop database down

## What it finds
The site answers that it has no connection to its database.

## Why
The database server is down or has too many connections, or its password was changed. Orders can be neither found nor
saved, whatever comes.

## What to do
The merchant or the hosting company brings the database back, then has the notifications of that time sent again.

## References
- WordPress: wp_die, "Error establishing a database connection"; PHP PDO: SQLSTATE; MySQL errors 1040 and 2006
"""

import re

from paysupport.diagnostics.probed import page
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Probe, Retry, Stage

_PAGE = re.compile(
    r"establishing a database connection|sqlstate\[|too many connections|mysql server has gone away|can't connect to"
    r"|could not connect to server|ошибка (подключения|соединения) (к|с) баз",
    re.IGNORECASE,
)


def check(notifications: tuple[Notification, ...] = (), probes: tuple[Probe, ...] = ()) -> Facts | None:
    """The answer is that of a site without its database."""
    return page(_PAGE, notifications, probes)


RULE = Rule(
    code="PS353",
    name="shop-database-down",
    title=Text(
        en="The shop's database is down",
        ru="База данных магазина недоступна",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS323", "PS325", "PS354", "PS355", "PS385"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site answers at {address} that its database cannot be reached. Ask the hosting company to bring it"
        " back; after that have the notifications of that time sent again.",
        ru="На {address} сайт отвечает, что база данных недоступна. Обратитесь к хостингу; когда база заработает,"
        " попросите отправить уведомления за это время ещё раз.",
    ),
    agent=Text(
        en="On {at} the shop had no connection to its database. Notifications of that time are repeated by the"
        " provider or have to be sent again.",
        ru="У магазина не было связи с базой данных ({at}). Уведомления за это время провайдер повторит, или их нужно"
        " отправить заново.",
    ),
    refuted_by=Text(
        en="The site opens and takes orders at the same time.",
        ru="Сайт в это же время открывается и принимает заказы.",
    ),
)
