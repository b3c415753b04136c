"""# Cancelled by payer

## What it finds
The payer refused the payment: pressed cancel on the payment page, or declined it in the bank's app or wallet.

## Why
The payer thought better of it, saw another amount than expected, or did not recognise the request. A button that
returns to the shop often counts as cancel too.

## What to do
Nothing, if it was meant. Otherwise the payer starts the payment again. A payer who says that nothing was cancelled may
have been shown an unknown request: then it was right to refuse.

## References
- bePaid, processing code F.0132 (docs.bepaid.by, read 2026-11-21)
- Mixplat, failure_canceled_by_user (docs.mixplat.ru)
- Adyen, refusal reason 16: shopper cancelled (docs.adyen.com)
"""

from paysupport.diagnostics.rule import YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS127",
    name="cancelled-by-payer",
    title=Text(en="The payer cancelled", ru="Плательщик отменил платёж"),
    level=Level.ERROR,
    stage=Stage.AUTHENTICATION,
    responsible=Party.PAYER,
    reasons={Reason.CANCELLED_BY_PAYER},
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The payment was cancelled on your side, and nothing was taken. If you still want to buy, start the payment"
        " again.",
        ru="Платёж отменён с вашей стороны, деньги не списаны. Если покупка ещё нужна, начните оплату заново.",
    ),
    merchant=Text(
        en="The buyer cancelled the payment. Nothing has to be changed in the shop; leave the order open for a second"
        " try, or close it by your own rules.",
        ru="Покупатель отменил платёж. В магазине ничего менять не нужно; оставьте заказ открытым для повторной оплаты"
        " или закройте по своим правилам.",
    ),
    agent=Text(
        en="Cancelled by the payer, on the payment page or in the bank's app. Nobody else has to be asked; a payer who"
        " denies it should look at what exactly was refused in the app.",
        ru="Отменил сам плательщик: на странице оплаты или в приложении банка. Больше никого спрашивать не нужно; если"
        " он этого не делал, пусть посмотрит в приложении, что именно было отклонено.",
    ),
    refuted_by=Text(
        en="The provider's log shows that the request never reached the payer.",
        ru="По журналу провайдера запрос до плательщика не дошёл.",
    ),
)
