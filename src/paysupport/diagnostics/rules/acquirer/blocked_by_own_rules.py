"""# Blocked by own rules

## What it finds
The payment was stopped before any bank was asked, by rules or lists that the merchant, or the provider on his behalf,
has set up: a block list of cards, addresses or e-mails, a rule on countries, a ceiling on attempts.

## Why
Such rules keep fraud away, and now and then stop an honest buyer: a list entry is old, a rule is too wide.

## What to do
The merchant looks into the rules and lists in the provider's cabinet and decides whether they are right in this case.
The payer hears the generic refusal only: who learns what stopped a payment learns how to get round it.

## References
- bePaid, block be_protected_verification of a transaction: lists, rules and limits (docs.bepaid.by, read 2026-11-21)
- Stripe, decline code merchant_blacklist: to be shown to the payer as a generic decline (decline codes, 2026-07-14)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, Facts, Rule
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """Which rule or list it was, where the provider tells."""
    rule = payment.attempts[-1].blocked_by
    return Facts(values={"blocked_by": rule} if rule else {}, seen=("payment.protection", "payment.blocked_by"))


RULE = Rule(
    code="PS203",
    name="blocked-by-own-rules",
    title=Text(
        en="Stopped by the shop's own rules or lists",
        ru="Платёж остановлен правилами или списками самого магазина",
    ),
    level=Level.ERROR,
    stage=Stage.RISK,
    responsible=Party.MERCHANT,
    reasons={Reason.BLOCKED_BY_OWN_RULES},
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.MERCHANT),
    payer=GENERIC_REFUSAL,
    merchant=Text(
        en="Your own protection rules, limits or block lists at the provider stopped this payment; no bank was asked."
        " Check them in the provider's cabinet, and if you trust the buyer, remove the entry or relax the rule. Do not"
        " tell the buyer what stopped the payment.",
        ru="Платёж остановили ваши правила защиты, лимиты или чёрные списки у провайдера, до банка он не дошёл."
        " Проверьте их в кабинете провайдера и, если уверены в покупателе, уберите запись или смягчите правило."
        " Покупателю не говорите, что именно сработало.",
    ),
    agent=Text(
        en="Stopped before the bank by the merchant's rules, limits or lists at the provider; only the merchant can"
        " change them. Never disclose this to the payer; give the generic refusal only.",
        ru="Остановлен до банка правилами, лимитами или списками магазина у провайдера; что с ними делать, решает"
        " магазин. Плательщику об этом не сообщайте, только общий отказ.",
    ),
    refuted_by=Text(
        en="The provider shows that the payment reached the bank, or that no rule and no list matched.",
        ru="По данным провайдера платёж дошёл до банка либо ни одно правило и ни один список не сработали.",
    ),
)
