"""# Protection before handler

## What it finds
The notification URL answers with the page of a firewall or of protection against bots: a challenge, a captcha, a block.

## Why
Cloudflare, Wordfence, DDoS-Guard, mod_security and their like take the provider's server for a robot, which it is. It
cannot solve a challenge, and the payment module never sees the notification. The module's own answer, such as
"signature invalid", would prove that the way is free.

## What to do
The merchant exempts the notification URL in the protection, or lets the provider's published addresses through; then
has the notification sent again.

## References
- Cloudflare: cf-mitigated: challenge (developers.cloudflare.com, challenge pages)
- Field cases: mollie/magento2 #740 and #741, mollie/PrestaShop #1442 (Cloudflare), btcpayserver-doc PR 1203 (Wordfence,
  403 and 503)
"""

import re

from paysupport.diagnostics.probed import answers
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Notification, Party, Probe, Retry, Stage

_PAGE = re.compile(
    r"just a moment|attention required|checking your browser|cloudflare ray id|cf-mitigated|wordfence|sucuri|incapsula"
    r"|ddos-guard|ddos protection|mod_security|not acceptable|imunify360|qrator|stormwall|captcha|you are human"
    r"|защита от ddos|проверка браузера|вы не робот",
    re.IGNORECASE,
)
_BLOCKED = {401, 403, 405, 406, 409, 418, 429, 503}
"""With what such products answer; a page of the shop that is not found may speak of a captcha too."""


def check(notifications: tuple[Notification, ...] = (), probes: tuple[Probe, ...] = ()) -> Facts | None:
    """The answer comes from protection against attacks or bots."""
    for answer in answers(notifications, probes):
        if answer.status in _BLOCKED and _PAGE.search(f"{answer.text} {answer.detail}"):
            return Facts(
                values=answer.facts,
                seen=answer.seen("text", "response_status", "at"),
            )
    return None


RULE = Rule(
    code="PS344",
    name="protection-before-handler",
    title=Text(
        en="Protection against bots blocks notifications",
        ru="Защита от ботов блокирует уведомления",
    ),
    level=Level.ERROR,
    stage=Stage.NOTIFICATION,
    responsible=Party.MERCHANT,
    check=check,
    outranks={"PS301", "PS323", "PS343", "PS345", "PS354", "PS385"},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="A firewall or bot protection answers at {address} ({status}) instead of your payment module. Exempt this"
        " address in its settings (Cloudflare, Wordfence, DDoS-Guard, mod_security), or allow the provider's"
        " addresses; then have the notification sent again.",
        ru="На {address} вместо платёжного модуля отвечает файрвол или защита от ботов ({status}). Добавьте этот адрес"
        " в исключения (Cloudflare, Wordfence, DDoS-Guard, mod_security) или разрешите адреса провайдера, затем"
        " попросите отправить уведомление ещё раз.",
    ),
    agent=Text(
        en="Protection answered {status} on {at}, the handler was not reached. The merchant exempts the notification"
        " URL; the name of the product stands in the answer.",
        ru="Ответила защита сайта ({status}, {at}), до обработчика запрос не дошёл. Магазину нужно добавить адрес"
        " уведомлений в исключения; название защиты видно в ответе.",
    ),
    refuted_by=Text(
        en="The provider's addresses are let through, and only others are stopped.",
        ru="Адреса провайдера защита пропускает, блокирует только остальных.",
    ),
)
