"""# Network error

## What it finds
The operation got stuck between the banks: the card network could not pass it on to the issuing bank, or a system on the
way broke before an answer came.

## Why
An outage, a line that is down, a range of card numbers that is not in the tables yet. Payer, card and shop did nothing
wrong, and no bank has judged the payment.

## What to do
Try again after some minutes, or pay another way. If the bank's app shows an amount on hold, the bank releases it. When
cards of several banks are affected, the provider can tell whether there is an outage.

## References
- Visa Core Rules, 18 April 2026: response code 96 is of category 2, at most 20 reattempts in 30 days
- CloudPayments, code 5096: error in the acquirer's or the network's system (API reference, copy of 2026-08-04)
- T-Bank, error code 1096: error of a system, repeat (developer.tbank.ru)
- PayPal, processor response PPNT: network error (PayPal server SDK 2.4.0)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS407",
    name="network-error",
    title=Text(en="A fault of the card network", ru="Сбой в платёжной системе"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.NETWORK,
    reasons={Reason.NETWORK_ERROR},
    retry=Retry(now=NO, later=YES, other=YES),
    payer=Text(
        en="The payment got stuck between the banks because of a technical fault; your card is not the reason, and the"
        " shop received no money. Try again in a while or pay another way. If your bank's app shows the amount as on"
        " hold, the bank will release it.",
        ru="Платёж не прошёл из-за технического сбоя между банками; карта ни при чём, магазин деньги не получил."
        " Попробуйте позже или оплатите другим способом. Если в приложении сумма показана как заблокированная, банк"
        " снимет блокировку сам.",
    ),
    merchant=Text(
        en="A fault in the card network, on the way to the buyer's bank. Nothing has to be changed in the shop; the"
        " same card may work in a few minutes. If many payments fail, write to the provider.",
        ru="Сбой в платёжной системе, по дороге к банку покупателя. В магазине ничего менять не нужно; через несколько"
        " минут та же карта может пройти. Если не проходят многие платежи, напишите провайдеру.",
    ),
    agent=Text(
        en="No bank has refused: the network could not pass the operation on or finish it. Try again later; if it lasts"
        " or affects several banks, give the provider the payment ids and ask about an outage.",
        ru="Банк не отказывал: платёжная система не смогла передать или завершить операцию. Повторить позже; если сбой"
        " держится или не проходят карты разных банков, передайте провайдеру номера платежей и спросите о сбое.",
    ),
    refuted_by=Text(
        en="The issuer has this operation in its log, with an answer of its own.",
        ru="Эмитент видит эту операцию у себя и дал на неё собственный ответ.",
    ),
)
