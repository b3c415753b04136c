"""# Authentication not supported

## What it finds
The payment needs 3-D Secure, and the card or the bank that issued it takes no part in it, or not in the version that is
asked for.

## Why
Some prepaid, corporate and older cards are not enrolled, and some banks have left the programme of a network. That is
no fault that passes, unlike an outage of the bank's 3-D Secure server.

## What to do
The payer takes another card, or asks the bank whether 3-D Secure can be switched on. A merchant does not send the
payment without 3-D Secure instead: then the losses by fraud are the merchant's.

## References
- bePaid, three_d_secure_verification: ve_status N, card not enrolled (docs.bepaid.by, read 2026-11-21)
- T-Bank, error code 106: the card does not support 3-D Secure version 2 (developer.tbank.ru)
- EMV 3-D Secure: transaction status U, authentication could not be performed
"""

from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """The transaction status of 3-D Secure, where the provider passes it on."""
    secure = payment.attempts[-1].authentication
    return Facts(
        values={"status": (secure and secure.status) or "—"},
        seen=("payment.authentication.status", "payment.authentication.fault", "payment.card.brand"),
    )


RULE = Rule(
    code="PS147",
    name="authentication-not-supported",
    title=Text(en="The card takes no part in 3-D Secure", ru="Карта не участвует в 3-D Secure"),
    level=Level.ERROR,
    stage=Stage.AUTHENTICATION,
    responsible=Party.ISSUER,
    reasons={Reason.AUTHENTICATION_NOT_SUPPORTED},
    check=check,
    retry=Retry(now=NO, later=NO, other=YES),
    payer=Text(
        en="This card does not support the confirmation (3-D Secure) that the payment needs, and nothing was taken."
        " Please pay with another card; your bank can tell whether 3-D Secure can be switched on for this one.",
        ru="Эта карта не поддерживает подтверждение 3-D Secure, без которого оплата здесь не проходит; деньги не"
        " списаны. Пожалуйста, оплатите другой картой; можно ли подключить 3-D Secure к этой, скажет ваш банк.",
    ),
    merchant=Text(
        en="The buyer's card or bank takes no part in 3-D Secure, and without it the payment does not pass. Offer"
        " another card or method; do not switch 3-D Secure off for it, or the losses by fraud are yours.",
        ru="Карта покупателя или его банк не участвует в 3-D Secure, а без него платёж не проходит. Предложите другую"
        " карту или способ оплаты; не отключайте ради этого 3-D Secure, иначе потери от мошенничества лягут на вас.",
    ),
    agent=Text(
        en="Card or issuer not enrolled in 3-D Secure (status: {status}); the authorisation was not asked for. Another"
        " card helps. If cards of many banks get this answer, ask the provider about its 3-D Secure server.",
        ru="Карта или эмитент не участвует в 3-D Secure (статус: {status}), до авторизации не дошло. Поможет другая"
        " карта. Если так отвечают карты многих банков, спросите провайдера про его сервер 3-D Secure.",
    ),
    refuted_by=Text(
        en="The card passed 3-D Secure in another shop on the same day.",
        ru="В тот же день карта прошла 3-D Secure в другом магазине.",
    ),
)
