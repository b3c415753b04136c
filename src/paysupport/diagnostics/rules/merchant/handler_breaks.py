"""# Handler breaks

## What it finds
The handler breaks when it is given a notification: the answer is the error page of a program, or 5xx.

## Why
A module that does not fit the version of PHP or of the shop system, a missing extension (OpenSSL, curl, JSON), a
conflict with another plug-in, or a body in a form that the handler does not expect. PHP may answer 200 with the error
in the text.

## What to do
The merchant looks into the error log of that time, and updates the module, or returns to the version before.

## References
- PHP manual: errors and display_errors; WordPress: "There has been a critical error on this website"; RFC 9110, section
  15.6
"""

import re
from http import HTTPStatus

from paysupport.diagnostics.probed import Answer, answers
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Probe, ProbeKind, Retry, Stage

_PAGE = re.compile(
    r"fatal error|parse error|uncaught |critical error on this website|traceback \(most recent|stack trace|whoops"
    r"|критическая ошибка на сайте",
    re.IGNORECASE,
)
_OWN = re.compile(r"order|invoice|заказ|сч[её]т", re.IGNORECASE)
_SENT = {ProbeKind.RIGHT, ProbeKind.UNSIGNED, ProbeKind.WRONG}


def check(notifications: tuple[Notification, ...] = (), probes: tuple[Probe, ...] = ()) -> Facts | None:
    """A program's error page, or 5xx to a notification that was made for it."""
    for answer in answers(notifications, probes):
        if _PAGE.search(answer.text) or _is_broken(answer):
            return Facts(
                values=answer.facts,
                seen=answer.seen("text", "response_status", "at"),
            )
    return None


def _is_broken(answer: Answer) -> bool:
    """5xx to a probe, unless it is meant: so that a notification is repeated until its order is there."""
    meant = answer.names_signature or _OWN.search(answer.text)
    return answer.kind in _SENT and answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR and not meant


RULE = Rule(
    code="PS354",
    name="handler-breaks",
    title=Text(
        en="The payment module breaks on a notification",
        ru="Платёжный модуль падает на уведомлении",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS323", "PS325", "PS385"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your payment module breaks when a notification comes to {address} ({status}). See the PHP error log of"
        " that time; usual causes are a module that does not fit the version of PHP or of the shop system, or"
        " another plug-in. Then have the notification sent again.",
        ru="Платёжный модуль на {address} падает при получении уведомления ({status}). Посмотрите журнал ошибок PHP за"
        " это время; чаще всего модуль не подходит к версии PHP или CMS либо мешает другой плагин. После"
        " исправления попросите отправить уведомление ещё раз.",
    ),
    agent=Text(
        en="The handler broke on {at} (status {status}). It is for the merchant's developer; the beginning of the"
        " error stands in the evidence.",
        ru="Обработчик упал ({at}, статус {status}). Это вопрос к разработчику магазина; начало текста ошибки есть в"
        " данных проверки.",
    ),
    refuted_by=Text(
        en="The error log of the site has no entry for that time.",
        ru="В журнале ошибок сайта за это время ничего нет.",
    ),
)
