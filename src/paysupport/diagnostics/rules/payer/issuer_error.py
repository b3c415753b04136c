"""# Issuer error

## What it finds
The bank that issued the card could not process the payment because of a fault on its side, and nothing says that it
will pass by itself.

## Why
The issuer's system rejected the operation for technical reasons: a product that it does not process online, a card that
is not fully set up, an outage.

## What to do
The payer takes another card or method, and tells the issuing bank if this card is needed. Repeating at once does not
help.

## References
- bePaid, processing code F.0120 (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS110",
    name="issuer-error",
    title=Text(en="A fault at the issuing bank", ru="Ошибка на стороне банка-эмитента"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.ISSUER_ERROR},
    retry=Retry(now=NO, later=UNKNOWN, other=YES, after=Party.ISSUER),
    payer=Text(
        en="Your bank could not process this payment because of a fault on its side, and the shop received no money."
        " Pay with another card or method; if you need this card, let the bank that issued it look into it.",
        ru="Ваш банк не смог обработать платёж из-за ошибки на своей стороне, магазин деньги не получил. Оплатите"
        " другой картой или другим способом; если нужна именно эта карта, обратитесь в выпустивший её банк.",
    ),
    merchant=Text(
        en="The buyer's bank reported a technical fault of its own. Nothing has to be changed in the shop; offer"
        " another card or method.",
        ru="Банк покупателя сообщил о технической ошибке у себя. В магазине ничего менять не нужно; предложите другую"
        " карту или способ оплаты.",
    ),
    agent=Text(
        en="The fault is on the issuer's side and not marked as temporary. The cardholder asks the issuer, with date,"
        " amount and RRN where there is one; nothing to ask of the acquirer.",
        ru="Ошибка на стороне эмитента, временной она не названа. Держатель карты обращается к эмитенту с датой, суммой"
        " и RRN, если он есть; у эквайера спрашивать нечего.",
    ),
    refuted_by=Text(en="The issuer has no such operation in its log.", ru="Эмитент не видит такой операции у себя."),
)
