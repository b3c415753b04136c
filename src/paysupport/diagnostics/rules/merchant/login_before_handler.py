"""# Login before handler

## What it finds
The notification URL answers 401 with a login: the web server asks for a password before the shop's handler is reached.

## Why
A staging site is closed with a password (.htaccess, the hosting panel), or the site is open for members only. The
provider has no such password.

## What to do
The merchant exempts the notification URL from the password, or lets the provider's addresses through without one.

## References
- RFC 7617: Basic authentication
- Field case: btcpayserver-doc docs/WooCommerce.md (an answer of the handler itself tells that it was reached)
"""

import re
from http import HTTPStatus

from paysupport.diagnostics.probed import Answer, answers
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Notification, Party, Probe, ProbeKind, Retry, Stage

_LOGIN = re.compile(r"authori[sz]ation required|401 unauthorized|log ?in\b|sign in|войдите|вход на сайт", re.IGNORECASE)
_ASKS = "www-authenticate: basic"


def check(notifications: tuple[Notification, ...] = (), probes: tuple[Probe, ...] = ()) -> Facts | None:
    """The answer is 401 and comes from a login, not from the handler."""
    for answer in answers(notifications, probes):
        if _is_login(answer):
            return Facts(
                values=answer.facts,
                seen=answer.seen("text", "response_status", "at"),
                certainty=Certainty.LIKELY,
            )
    return None


def _is_login(answer: Answer) -> bool:
    if answer.status != HTTPStatus.UNAUTHORIZED or answer.names_signature:
        return False
    asked = answer.kind is ProbeKind.RIGHT and answer.detail.lower().startswith(_ASKS)
    return asked or _LOGIN.search(answer.text) is not None


RULE = Rule(
    code="PS343",
    name="login-before-handler",
    title=Text(
        en="A login stands before the notification URL",
        ru="Адрес уведомлений закрыт паролем",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS323", "PS385"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Your site asks for a password at {address} before the payment module is reached (401), and the provider"
        " has none. Exempt this address from the password in the web server or the hosting panel, then have the"
        " notification sent again.",
        ru="Сайт спрашивает пароль на {address} до того, как запрос дойдёт до платёжного модуля (401), а у провайдера"
        " его нет. Уберите пароль для этого адреса в веб-сервере или панели хостинга и попросите отправить"
        " уведомление ещё раз.",
    ),
    agent=Text(
        en="{address} answered 401 with a login page on {at}; the handler was not reached. Typical for a staging site"
        " closed with a password.",
        ru="{address} ответил 401 со страницей входа ({at}); до обработчика запрос не дошёл. Обычно так закрывают"
        " тестовую копию сайта.",
    ),
    refuted_by=Text(
        en="The answer is the handler's own, which asks for the provider's Basic authentication.",
        ru="Это ответ самого обработчика, который ждёт от провайдера Basic-авторизацию.",
    ),
)
