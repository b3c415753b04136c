"""# Urls of two sites

## What it finds
Notifications go to one site, and buyers return to another.

## Why
A site was moved to another domain or cloned, and one of the two addresses still names the old one. The old site answers
notifications, and knows none of the new orders.

## What to do
Enter the addresses of the site that sells. Where a handler of notifications lives on another domain on purpose,
suppress the finding with that as the reason.

## References
- Field case: woocommerce/woocommerce-gateway-stripe #5691 (2026-07): notifications to a domain that is the shop no more
"""

from paysupport.diagnostics.hosts import host, is_public
from paysupport.diagnostics.replies import SHOP_NOT_TOLD
from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Certainty, Level, Party, Retry, Settings, Stage


def check(settings: Settings) -> Facts | None:
    """The two hosts have not even their last two labels in common."""
    told, back = host(settings.notification_url), host(settings.return_url)
    if told is None or back is None or not is_public(told) or not is_public(back) or _site(told) == _site(back):
        return None
    return Facts(
        values={"told": told, "back": back},
        seen=("settings.notification_url", "settings.return_url"),
        certainty=Certainty.POSSIBLE,
    )


def _site(name: str) -> list[str]:
    return name.split(".")[-2:]


RULE = Rule(
    code="PS935",
    name="urls-of-two-sites",
    title=Text(en="Notifications and buyers go to two sites", ru="Уведомления и покупатели попадают на разные сайты"),
    level=Level.WARNING,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=SHOP_NOT_TOLD,
    merchant=Text(
        en="Notifications go to {told}, and buyers return to {back}. If the site was moved or copied, enter the address"
        " of the one that sells in both places.",
        ru="Уведомления идут на {told}, а покупатели возвращаются на {back}. Если сайт переносили или копировали,"
        " укажите в обоих местах адрес того, который продаёт.",
    ),
    agent=Text(
        en="Notifications to {told}, buyers to {back}. Ask which of the two is the shop; the other may be an old copy.",
        ru="Уведомления на {told}, покупатели на {back}. Уточните, какой из сайтов рабочий: второй может быть старой"
        " копией.",
    ),
    refuted_by=Text(
        en="The handler of notifications lives on a domain of its own on purpose.",
        ru="Обработчик уведомлений намеренно вынесен на отдельный домен.",
    ),
)
