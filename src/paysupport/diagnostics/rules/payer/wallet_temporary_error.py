"""# Wallet temporary error

## What it finds
The payer's wallet or mobile operator reported a fault that is to pass.

## Why
Maintenance or an outage there. Payer and shop have nothing to do with it.

## What to do
Try again later, or pay by card. If a debit shows up at the wallet although the payment failed, the wallet's support
returns it.

## References
- bePaid, processing code F.0121 (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS135",
    name="wallet-temporary-error",
    title=Text(
        en="The payer's wallet or operator is temporarily unavailable",
        ru="Кошелёк или оператор плательщика временно не работает",
    ),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.WALLET,
    reasons={Reason.WALLET_TEMPORARY_ERROR},
    retry=Retry(now=NO, later=YES, other=YES),
    payer=Text(
        en="Your wallet or mobile operator is not working right now, and the shop received no money. Try again later"
        " or pay with a card. If a debit does show up, contact the support of your wallet or operator.",
        ru="Ваш кошелёк или мобильный оператор сейчас не работает, магазин деньги не получил. Попробуйте позже или"
        " оплатите картой. Если деньги у вас всё же списались, обратитесь в поддержку кошелька или оператора.",
    ),
    merchant=Text(
        en="The payer's wallet or operator has a temporary fault. Nothing has to be changed in the shop; offer a card"
        " meanwhile.",
        ru="У кошелька или оператора покупателя временный сбой. В магазине ничего менять не нужно; пока предложите"
        " оплату картой.",
    ),
    agent=Text(
        en="A temporary fault at the payer's wallet or operator. A later attempt may go through; if it lasts for"
        " hours, ask the provider whether it is a known outage.",
        ru="Временный сбой у кошелька или оператора плательщика. Позже платёж может пройти; если сбой длится уже"
        " несколько часов, спросите провайдера, известно ли о нём.",
    ),
    refuted_by=Text(
        en="Other payers of the same wallet or operator paid in the same minutes.",
        ru="В те же минуты другие платежи через этот кошелёк или этого оператора проходили.",
    ),
)
