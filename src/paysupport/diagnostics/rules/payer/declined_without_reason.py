"""# Declined without reason

## What it finds
The provider reports a refusal and tells neither the reason nor who refused: the issuer, the acquirer, or a filter of
its own.

## Why
Somewhere on the way the reason was replaced by a general one: on purpose, or because a code of the bank is not in the
provider's table.

## What to do
The payer tries another card or method. Whoever looks after the case asks the provider for the raw answer of the bank;
without it nobody should be sent to the issuer or the acquirer.

## References
- bePaid, processing codes F.0997 and F.0999, and answers with a general message only (docs.bepaid.by, read 2026-11-21)
- Stripe, decline code generic_decline (docs.stripe.com/declines/codes, 2026-07-14); also given when Radar blocked the
  payment
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, YES, Rule
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text
from paysupport.model import Level, Reason, Retry, Stage

RULE = Rule(
    code="PS108",
    name="declined-without-reason",
    title=Text(en="Refused, and nobody says by whom or why", ru="Отказ без указания, кто и почему отказал"),
    level=Level.ERROR,
    stage=Stage.AUTHORISATION,
    responsible=None,
    reasons={Reason.GENERIC_DECLINE},
    retry=Retry(now=NO, later=UNKNOWN, other=YES),
    payer=GENERIC_REFUSAL,
    merchant=Text(
        en="The payment was refused, and the provider does not say by whom. Offer another card or method; send the"
        " payment id to the provider's support and ask for the raw answer of the bank.",
        ru="Платёж отклонён, кем именно, провайдер не сообщает. Предложите другую карту или способ оплаты; отправьте"
        " номер платежа в поддержку провайдера и попросите исходный ответ банка.",
    ),
    agent=Text(
        en="A refusal without reason and without author. Ask the provider who refused (issuer, acquirer or its own"
        " filter) and with which raw code, before you send anybody to a bank.",
        ru="Отказ без причины и без автора. Прежде чем отправлять кого-либо в банк, спросите у провайдера, кто отказал"
        " (эмитент, эквайер или его собственный фильтр) и с каким исходным кодом.",
    ),
    refuted_by=Text(
        en="The provider finds the bank's answer, and it names a reason.",
        ru="Провайдер нашёл ответ банка, и причина в нём названа.",
    ),
)
