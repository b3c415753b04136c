"""# Wallet error

## What it finds
The payer's wallet or mobile operator could not process the payment, and nothing says that the fault will pass by
itself.

## Why
The payer's account there does not allow such payments, a service is not switched on, or its system has a fault. The
provider passes on no more. Where it names the operator, PS409 speaks.

## What to do
The payer pays another way, and asks the wallet or operator if this one is needed.

## References
- bePaid, processing code F.0122 (docs.bepaid.by, read 2026-11-21)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS136",
    name="wallet-error",
    title=Text(en="A fault at the payer's wallet or operator", ru="Ошибка кошелька или оператора плательщика"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=Party.WALLET,
    reasons={Reason.WALLET_ERROR},
    retry=Retry(now=NO, later=UNKNOWN, other=YES, after=Party.WALLET),
    payer=Text(
        en="Your wallet or mobile operator could not make this payment, and the shop received no money. Choose another"
        " method, or ask the wallet's or operator's support why it was not possible.",
        ru="Ваш кошелёк или мобильный оператор не смог провести платёж, магазин деньги не получил. Выберите другой"
        " способ оплаты или узнайте причину в поддержке кошелька либо оператора.",
    ),
    merchant=Text(
        en="The payer's wallet or operator reported a fault. Nothing has to be changed in the shop; offer another"
        " method.",
        ru="Кошелёк или оператор покупателя сообщил об ошибке. В магазине ничего менять не нужно; предложите другой"
        " способ оплаты.",
    ),
    agent=Text(
        en="A fault at the payer's wallet or operator, not marked as temporary. The payer asks there; if all its users"
        " are affected, ask the provider.",
        ru="Ошибка у кошелька или оператора плательщика, временной она не названа. Плательщику нужно обратиться туда;"
        " если не проходит ни у кого, спросите провайдера.",
    ),
    refuted_by=Text(
        en="The wallet or operator has no such request in its log.",
        ru="В журнале кошелька или оператора такого запроса нет.",
    ),
)
