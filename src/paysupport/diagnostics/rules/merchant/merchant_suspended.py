"""# Merchant suspended

## What it finds
The shop's account at the provider or the acquirer is blocked, closed or not active yet, so no payment of it is taken.

## Why
The contract or the check of the site is not finished, documents have run out or are asked for, a fee is not paid, or
the provider looks into complaints and disputes. After the end of a contract the module often goes on sending.

## What to do
The merchant looks into the cabinet and the mail for what the provider asks, answers it, and asks when the account will
be opened. Nothing can be done by the payer or in the module.

## References
- Mixplat, error_project_not_active (docs.mixplat.ru)
- Robokassa, result code 2 of the XML service: shop not found or not active (docs.robokassa.ru/xml-interfaces)
- T-Bank, error code 191: status of the contract (developer.tbank.ru)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """Whose account it is."""
    shop = payment.merchant.id or payment.account or payment.merchant.name
    return Facts(values={"shop": shop or "—"}, seen=("payment.merchant.id", "payment.account"))


RULE = Rule(
    code="PS331",
    name="merchant-suspended",
    title=Text(en="The shop's account is blocked or not active", ru="Аккаунт магазина заблокирован или не активен"),
    level=Level.ERROR,
    stage=Stage.CONFIGURATION,
    responsible=Party.MERCHANT,
    reasons={Reason.MERCHANT_SUSPENDED},
    check=check,
    retry=Retry(now=NO, later=YES, other=UNKNOWN, after=Party.PROVIDER),
    payer=Text(
        en="The shop cannot take payments at the moment; your card is not the reason, and no money was taken. Please"
        " write to the shop or come back later.",
        ru="Магазин сейчас не может принимать оплату; ваша карта ни при чём, деньги не списаны. Напишите в магазин или"
        " зайдите позже.",
    ),
    merchant=Text(
        en="Your account at the provider or acquirer is blocked, closed or not active yet (shop: {shop}), so no payment"
        " goes through. See in the cabinet and your mail what is asked of you (contract, documents, check of the site),"
        " and ask the provider when it will be opened.",
        ru="Ваш аккаунт у провайдера или эквайера заблокирован, закрыт или ещё не активирован (магазин: {shop}),"
        " поэтому не проходит ни один платёж. Посмотрите в кабинете и почте, что от вас требуется (договор, документы,"
        " проверка сайта), и узнайте у провайдера, когда приём оплаты откроют.",
    ),
    agent=Text(
        en="The shop's account is not active (shop: {shop}): no card will pass, and the payer can do nothing. The"
        " provider tells the reason to the merchant only; the merchant has to settle it there.",
        ru="Аккаунт магазина не активен (магазин: {shop}): не пройдёт ни одна карта, плательщик сделать ничего не"
        " может. Причину провайдер назовёт только магазину, решать вопрос должен он сам.",
    ),
    refuted_by=Text(
        en="Another payment of the same shop went through at the same time.",
        ru="В то же время другой платёж этого магазина прошёл.",
    ),
)
