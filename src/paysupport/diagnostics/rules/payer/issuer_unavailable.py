"""# Issuer unavailable

## What it finds
The bank that issued the card could not be reached, or reported a fault of its own that is to pass.

## Why
Maintenance or an outage at the issuer, or on the line between network and issuer. Card and payer have nothing to do
with it.

## What to do
Wait and try again, after a quarter of an hour and then more rarely, or take a card of another bank. If the bank's app
shows an amount on hold, it is the bank that releases it.

## References
- bePaid, processing code F.0119 (docs.bepaid.by, read 2026-11-21)
- Stripe, decline code issuer_not_available (docs.stripe.com/declines/codes, 2026-07-14)
- YooKassa, cancellation reason issuer_unavailable (yookassa.ru/developers)
- Visa Core Rules, 18 April 2026: response code 91 is of category 2, at most 20 reattempts in 30 days
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS109",
    name="issuer-unavailable",
    title=Text(en="The issuing bank does not answer", ru="Банк-эмитент не отвечает"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.ISSUER_UNAVAILABLE},
    retry=Retry(now=NO, later=YES, other=YES),
    payer=Text(
        en="Your bank could not be reached just now, and the shop received no money. Try again in a while, or pay with"
        " a card of another bank. If your bank's app shows the amount as on hold, the bank will release it.",
        ru="Связаться с вашим банком сейчас не удалось, магазин деньги не получил. Попробуйте позже или оплатите картой"
        " другого банка. Если в приложении сумма показана как заблокированная, банк снимет блокировку сам.",
    ),
    merchant=Text(
        en="The buyer's bank was not reachable; nothing has to be changed in the shop. The same card may work later. If"
        " buyers of many banks are affected, ask the provider about an outage.",
        ru="Банк покупателя был недоступен; в магазине ничего менять не нужно. Позже та же карта может пройти. Если так"
        " отвечают карты многих банков, спросите провайдера о сбое.",
    ),
    agent=Text(
        en="The issuer did not answer or reported a temporary fault. Try again later; several banks at once point to"
        " the network or the acquirer, and then the provider has to be asked.",
        ru="Эмитент не ответил или сообщил о временном сбое. Попытку повторяют позже; если так сразу у нескольких"
        " банков, дело в платёжной системе или эквайере, спрашивайте провайдера.",
    ),
    refuted_by=Text(
        en="Other payments with cards of this bank went through in the same minutes.",
        ru="В те же минуты другие платежи по картам этого банка проходили.",
    ),
)
