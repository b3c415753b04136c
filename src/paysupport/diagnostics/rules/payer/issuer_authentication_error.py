"""# Issuer authentication error

## What it finds
The 3-D Secure check could not be carried out because of a fault at the bank that issued the card.

## Why
The bank's 3-D Secure server does not answer or answers wrongly. The payer has done nothing wrong. A card that takes no
part in 3-D Secure at all is PS147.

## What to do
Try once more after some minutes, then take another card. The cardholder can ask the bank whether 3-D Secure works for
this card.

## References
- bePaid, processing code F.0130 (docs.bepaid.by, read 2026-11-21)
- CloudPayments, reason code 5207: 3-D Secure not available (developers.cloudpayments.ru)
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS117",
    name="issuer-authentication-error",
    title=Text(en="3-D Secure fault at the issuing bank", ru="Сбой 3-D Secure у банка-эмитента"),
    level=Level.ERROR,
    stage=Stage.AUTHENTICATION,
    responsible=Party.ISSUER,
    reasons={Reason.AUTHENTICATION_ISSUER_ERROR},
    retry=Retry(now=YES, later=YES, other=YES),
    payer=Text(
        en="The confirmation service (3-D Secure) of your bank did not work, and nothing was taken. Try again in some"
        " minutes or pay with another card; your bank can tell whether the service works for this card.",
        ru="Сервис подтверждения (3-D Secure) вашего банка не сработал, деньги не списаны. Попробуйте через несколько"
        " минут или оплатите другой картой; работает ли сервис для этой карты, скажет ваш банк.",
    ),
    merchant=Text(
        en="3-D Secure failed on the side of the buyer's bank. Nothing has to be changed in the shop; a second try or"
        " another card usually decides it.",
        ru="3-D Secure дал сбой на стороне банка покупателя. В магазине ничего менять не нужно; обычно хватает второй"
        " попытки или другой карты.",
    ),
    agent=Text(
        en="A 3-D Secure fault at the issuer. If cards of several banks are affected at the same time, it is rather the"
        " provider's side: ask it.",
        ru="Сбой 3-D Secure у эмитента. Если одновременно не проходят карты нескольких банков, дело скорее на стороне"
        " провайдера: спросите его.",
    ),
    refuted_by=Text(
        en="Other cards of the same bank passed 3-D Secure in the same minutes.",
        ru="В те же минуты другие карты этого банка проходили 3-D Secure.",
    ),
)
