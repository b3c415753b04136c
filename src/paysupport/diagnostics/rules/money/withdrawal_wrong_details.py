"""# Withdrawal wrong details

## What it finds
A payout that was refused because the card, account, phone or wallet to which it was to go does not exist or was entered
wrongly.

## Why
A digit is wrong, the card was reissued, the account is closed, the phone number is not tied to the bank that was
chosen, or the wallet is another person's.

## What to do
The customer checks and enters the details anew; the host does not correct them by itself. The money has not left, so
that nothing has to be called back.

## References
- YooKassa, payout reasons recipient_not_found, invalid card numbers (yookassa.ru/developers)
- Stripe, payout failure codes account_closed, no_account, invalid_account_number (docs.stripe.com/api/payouts/failures)
- ISO 20022, external status reasons AC01 (incorrect account number) and AC04 (closed account number)
"""

from paysupport.diagnostics.payouts import facts_of, is_payout
from paysupport.diagnostics.rule import NO, YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Order, Party, Payment, Reason, Retry, Stage, Status

_DETAILS = {
    Reason.INVALID_ACCOUNT,
    Reason.INCORRECT_NUMBER,
    Reason.INCORRECT_CARD_DATA,
    Reason.INCORRECT_WALLET_DATA,
    Reason.INCORRECT_PHONE,
    Reason.EXPIRED_CARD,
}


def check(payment: Payment, order: Order | None = None) -> Facts | None:
    """A payout that found no recipient."""
    if not is_payout(payment) or payment.reason not in _DETAILS:
        return None
    return Facts(values=facts_of(payment, order), seen=("payment.status", "payment.code", "order.recipient"))


RULE = Rule(
    code="PS635",
    name="withdrawal-wrong-details",
    title=Text(en="The withdrawal has wrong details", ru="Неверные реквизиты для вывода средств"),
    level=Level.ERROR,
    stage=Stage.SETTLEMENT,
    responsible=Party.PAYER,
    check=check,
    when={Status.FAILED, Status.CANCELLED},
    outranks={"PS633", "PS1"},
    retry=Retry(now=NO, later=NO, other=YES, after=Party.PAYER),
    payer=Text(
        en="Your withdrawal of {amount} was not made: the card, account or phone number for it was not accepted. The"
        " money has not left the service. Check the details, and enter them anew or choose others.",
        ru="Ваш вывод {amount} не прошёл: карту, счёт или номер телефона для него не приняли. Деньги остались у"
        " сервиса. Проверьте реквизиты и введите их заново или укажите другие.",
    ),
    merchant=Text(
        en="Payout {payment} of {amount} to *{recipient} found no recipient ({reason}). Put the amount back on the"
        " customer's balance and ask for the details anew; do not correct them yourself.",
        ru="Выплата {payment} на {amount}, получатель *{recipient} не найден ({reason}). Верните сумму на баланс"
        " клиента и запросите реквизиты заново; сами их не исправляйте.",
    ),
    agent=Text(
        en="Payout {payment}, {amount}: the destination *{recipient} does not exist or was entered wrongly ({reason})."
        " The money is with the host; only new details help.",
        ru="Выплата {payment}, {amount}: получателя *{recipient} нет или он указан с ошибкой ({reason}). Деньги у"
        " сервиса; помогут только новые реквизиты.",
    ),
    refuted_by=Text(
        en="The recipient's bank confirms that the details are right and the account is open.",
        ru="Банк получателя подтверждает, что реквизиты верны и счёт открыт.",
    ),
)
