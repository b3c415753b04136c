"""# Issuer limit

## What it finds
The amount or the number of operations is outside a limit that the issuing bank has set for this card.

## Why
Banks limit a single payment, a day, a week or a month, often separately for the internet and for payments abroad, and
cardholders set limits of their own in the bank's app. The limit of the merchant's acquirer is another one, with another
code and another bank to ask.

## What to do
The payer raises the limit in the bank's app, asks the bank, or waits for the next period; or takes another card. With
the limit's state in the evidence (`limits`, owner `issuer`, `resets_at`) the answer names the time of the next attempt.

## References
- bePaid, processing code F.0124 (docs.bepaid.by, read 2026-11-21)
- Stripe, decline codes card_velocity_exceeded and withdrawal_count_limit_exceeded (docs.stripe.com/declines/codes,
  2026-07-14)
- CloudPayments, reason codes 5061 and 5065 (developers.cloudpayments.ru); T-Bank, 1061 and 1065 (developer.tbank.ru)
- Visa Core Rules, 18 April 2026: response codes 61 and 65 are of category 2, at most 20 reattempts in 30 days
"""

from datetime import datetime

from paysupport.diagnostics.limits import until_reset
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Limit, Party, Payment, Reason, Retry, Stage

RETRY = Retry(now=NO, later=YES, other=YES, after=Party.PAYER)


def check(payment: Payment, now: datetime, limits: tuple[Limit, ...] = ()) -> Facts:
    """When the card's limits that stand in the way begin anew, as far as the evidence tells it."""
    return until_reset(RETRY, Party.ISSUER, payment, limits, now)


RULE = Rule(
    code="PS120",
    name="issuer-limit",
    title=Text(en="A limit of the card at the issuing bank", ru="Лимит карты в банке-эмитенте"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.ISSUER_LIMIT},
    check=check,
    ask={"limits": Party.ISSUER},
    retry=RETRY,
    payer=Text(
        en="This payment is outside a limit that your bank has set for the card, and nothing was taken. Raise the limit"
        " in the bank's app or ask the bank, then pay again; or use another card.",
        ru="Платёж не укладывается в лимит, который установлен для карты в вашем банке, деньги не списаны. Поднимите"
        " лимит в приложении банка или попросите об этом банк и оплатите снова либо возьмите другую карту.",
    ),
    merchant=Text(
        en="The buyer's card has reached a limit of the bank that issued it; your own limits at the acquirer are not"
        " meant. Nothing has to be changed in the shop; offer another card, or a payment in parts if you have it.",
        ru="У карты покупателя сработал лимит банка, который её выпустил, а не ваш лимит у эквайера. В магазине ничего"
        " менять не нужно; предложите другую карту или оплату частями, если она у вас есть.",
    ),
    agent=Text(
        en="The issuer's limit of amount or count for this card. The cardholder changes it in the app or asks the"
        " issuer; do not send the merchant to the acquirer about it.",
        ru="Лимит эмитента по этой карте, на сумму или на число операций. Держатель карты меняет его в приложении или"
        " через свой банк; отправлять магазин к эквайеру незачем.",
    ),
    refuted_by=Text(
        en="The issuer shows the card's limits, and the payment fits into all of them.",
        ru="Эмитент показывает лимиты карты, и платёж в них укладывается.",
    ),
)
