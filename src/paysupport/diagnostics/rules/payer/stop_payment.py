"""# Stop payment

## What it finds
The cardholder has told the bank to refuse this charge, or all further charges of this merchant.

## Why
Usually a subscription that the buyer no longer wants or could not cancel in the shop, or an amount that was not
expected.

## What to do
The merchant stops charging, cancels the subscription, and asks the buyer. A new charge needs a new consent. Going on
leads to disputes.

## References
- Stripe, decline codes stop_payment_order, revocation_of_authorization and revocation_of_all_authorizations
  (docs.stripe.com/declines/codes, 2026-07-14)
- YooKassa, cancellation reason permission_revoked: consent to automatic payments revoked (yookassa.ru/developers)
- Visa Core Rules, 18 April 2026: response codes R0, R1 and R3 are of category 1 (the issuer will never approve, no
  reattempts)
- Mastercard merchant advice codes, as processors publish them (the rules are not public): 03 do not try again, 21 stop
  recurring
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS133",
    name="stop-payment",
    title=Text(en="The payer has stopped these charges", ru="Плательщик отозвал согласие на списания"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.PAYER,
    reasons={Reason.STOP_PAYMENT},
    retry=Retry(now=NO, later=NO, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your bank has your instruction to refuse these charges, so nothing was taken. If you want to go on, tell"
        " the shop and make a new payment yourself; if not, cancel the subscription in the shop.",
        ru="В банке есть ваше распоряжение не проводить эти списания, поэтому деньги не списаны. Если хотите"
        " продолжить, сообщите магазину и оплатите заново сами; если нет, отмените подписку в магазине.",
    ),
    merchant=Text(
        en="The buyer has stopped your charges at the bank. Stop charging this card, cancel the subscription, and ask"
        " the buyer; charge again only after a new consent.",
        ru="Покупатель через банк запретил ваши списания. Прекратите списывать с этой карты, отмените подписку и"
        " свяжитесь с покупателем; списывать снова можно только после нового согласия.",
    ),
    agent=Text(
        en="The cardholder has revoked the consent at the issuer. Make no more attempts with this card; the merchant"
        " settles the subscription with the buyer, and the issuer lifts the ban only if the cardholder asks.",
        ru="Держатель карты отозвал согласие у эмитента. С этой карты больше не списывать; вопрос подписки магазин"
        " решает с покупателем, а эмитент снимет запрет только по просьбе держателя.",
    ),
    refuted_by=Text(
        en="The issuer has no such order from the cardholder.",
        ru="У эмитента нет такого распоряжения держателя карты.",
    ),
)
