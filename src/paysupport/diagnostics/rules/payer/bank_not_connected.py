"""# Bank not connected

## What it finds
The payer chose a method that works from account to account, such as SBP, and the payer's bank takes no part in it, or
is cut off from it at the moment.

## Why
Every such system has its list of participants, with payments to shops as a service of its own. A bank may be missing,
may not offer this service yet, or may be switched off for maintenance.

## What to do
The payer chooses the app of another bank, or pays by card. If the bank is on the list of participants, the provider
can tell whether there is an outage.

## References
- SBP: payments by QR code work from banks on the list sbp.nspk.ru/participants (docs.moneta.ru and payture.com/docs/sbp
  refer to it)
- ISO 20022, external status reason DNOR: the debtor's bank is not registered in the clearing system
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """By which method it was to be paid."""
    return Facts(values={"method": payment.raw_method or payment.method or "—"}, seen=("payment.method",))


RULE = Rule(
    code="PS148",
    name="bank-not-connected",
    title=Text(
        en="The payer's bank takes no part in this method",
        ru="Банк плательщика не подключён к этому способу оплаты",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.ISSUER,
    reasons={Reason.BANK_NOT_CONNECTED},
    check=check,
    retry=Retry(now=NO, later=UNKNOWN, other=YES),
    payer=Text(
        en="Your bank does not support this payment method, or not at the moment, and nothing was taken. Please choose"
        " another bank or pay with a card.",
        ru="Ваш банк не поддерживает этот способ оплаты или сейчас к нему не подключён, деньги не списаны. Пожалуйста,"
        " выберите другой банк или оплатите картой.",
    ),
    merchant=Text(
        en="The buyer's bank takes no part in this method (method: {method}). Nothing has to be changed in the shop;"
        " offer a card besides. If you show a list of banks yourself, take it fresh from the provider.",
        ru="Банк покупателя не участвует в этом способе оплаты (способ: {method}). В магазине ничего менять не нужно;"
        " предложите ещё и оплату картой. Если список банков показываете вы сами, вовремя обновляйте его у провайдера.",
    ),
    agent=Text(
        en="The payer's bank does not take part in the method (method: {method}) or is cut off from it. Look at the"
        " system's list of participants: if the bank is there, ask the provider about an outage; if not, only another"
        " bank or method helps.",
        ru="Банк плательщика не участвует в этом способе (способ: {method}) или отключён от него. Посмотрите список"
        " участников системы: если банк там есть, спросите провайдера о сбое; если нет, поможет только другой банк или"
        " способ.",
    ),
    refuted_by=Text(
        en="Others paid from the same bank by the same method in the same minutes.",
        ru="В те же минуты другие платили этим способом из того же банка.",
    ),
)
