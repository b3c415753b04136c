"""# Payer not confirmed

## What it finds
The payment waited for the payer's confirmation in the bank's app (SBP, push) or for an answer to the mobile operator's
message. None came in time, and the payment was closed.

## Why
The request was not seen or came to another phone, the QR code was not scanned, the app was not at hand, or the payer
had doubts. No bank and no operator refused anything.

## What to do
The payer starts again and confirms at once. Before that, one look into the bank's app: a confirmation that came in the
last seconds may have moved money, and then the provider has to be asked, and nobody pays twice.

## References
- YooKassa, cancellation reason expired_on_confirmation; payments from a mobile balance are to be confirmed within an
  hour (yookassa.ru/developers, payment methods)
- Mixplat, failure_accept_timeout (docs.mixplat.ru)
"""

from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Reason, Retry, Stage


def check(payment: Payment) -> Facts:
    """By which method, since that tells where the request came."""
    return Facts(
        values={"method": payment.raw_method or payment.method or "—"},
        seen=("payment.method", "payment.created_at", "payment.expires_at"),
    )


RULE = Rule(
    code="PS140",
    name="payer-not-confirmed",
    title=Text(en="The payer did not confirm in time", ru="Плательщик не подтвердил оплату вовремя"),
    level=Level.ERROR,
    stage=Stage.AUTHENTICATION,
    responsible=Party.PAYER,
    reasons={Reason.PAYER_NOT_CONFIRMED},
    check=check,
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The payment was not confirmed in the bank's app or by the operator's message in time, and the shop received"
        " no money. Pay again and confirm at once. If your bank shows the money as gone, do not pay twice: write to the"
        " shop.",
        ru="Оплату не подтвердили вовремя в приложении банка или в ответ на СМС оператора, магазин деньги не получил."
        " Оплатите ещё раз и сразу подтвердите платёж. Если в банке деньги уже списаны, не платите второй раз, а"
        " напишите в магазин.",
    ),
    merchant=Text(
        en="The buyer did not confirm the payment in the bank's app or by SMS. Invite the buyer to pay again; if it"
        " happens often, see whether your page opens the bank's app on a phone and shows the QR code long enough.",
        ru="Покупатель не подтвердил платёж в приложении банка или по СМС. Предложите оплатить заново; если так бывает"
        " часто, проверьте, открывается ли с вашей страницы приложение банка на телефоне и успевают ли считать"
        " QR-код.",
    ),
    agent=Text(
        en="Waited for the payer's confirmation (method: {method}) until the time ran out; nobody refused. Ask whether"
        " the request came, and to which app or phone; before a new attempt, make sure that the payer's bank shows no"
        " debit.",
        ru="Подтверждения от плательщика не дождались (способ: {method}), отказа не было. Спросите, пришёл ли запрос и"
        " в какое приложение или на какой телефон; перед новой попыткой убедитесь, что в банке плательщика нет"
        " списания.",
    ),
    refuted_by=Text(
        en="The bank or operator shows a confirmation given before the time ran out.",
        ru="У банка или оператора есть подтверждение, полученное до конца срока.",
    ),
)
