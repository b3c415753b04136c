"""# Acquirer suspected fraud

## What it finds
The acquirer or its fraud check refused the payment on suspicion. Some providers put cards reported lost or stolen under
the same code.

## Why
The acquirer weighs signs that nobody else sees: many tries, a card reported, a pattern it knows.

## What to do
No further attempt with this card. The merchant may ask the acquirer, through the provider, to look at the case; the
payer hears the generic refusal, word for word.

## References
- bePaid, processing code F.0115: acquirer side, neutral text for the payer (docs.bepaid.by, read 2026-11-21;
  begateway/status_code, 2026-03-04)
- Adyen, refusal code 14, Acquirer Fraud; Adyen asks not to show refusal reasons to shoppers
"""

from paysupport.diagnostics.rule import NO, YES, Rule
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS204",
    name="acquirer-suspected-fraud",
    title=Text(en="The acquirer suspects fraud", ru="Эквайер подозревает мошенничество"),
    level=Level.ERROR,
    stage=Stage.RISK,
    responsible=Party.ACQUIRER,
    reasons={Reason.ACQUIRER_SUSPECTED_FRAUD},
    retry=Retry(now=NO, later=NO, other=YES),
    payer=GENERIC_REFUSAL,
    merchant=Text(
        en="Your acquirer refused the payment on suspicion of fraud. Do not charge this card again and do not ship"
        " unpaid; if you know the buyer, ask the acquirer through the provider to review the payment. Do not tell the"
        " buyer the reason.",
        ru="Эквайер отклонил платёж: подозревает мошенничество. Не списывайте с этой карты повторно и не отгружайте"
        " заказ без оплаты; если знаете покупателя, попросите эквайера через провайдера перепроверить операцию."
        " Причину покупателю не называйте.",
    ),
    agent=Text(
        en="Refused by the acquirer's fraud check, not by the issuer. Never disclose this to the payer; give the"
        " generic refusal only. For details ask the acquirer through the provider.",
        ru="Отклонил антифрод эквайера, а не эмитент. Плательщику причину не раскрывайте, только общий отказ;"
        " подробности спрашивайте у эквайера через провайдера.",
    ),
    refuted_by=Text(
        en="The acquirer finds no alert for this operation.",
        ru="Эквайер не находит срабатываний по этой операции.",
    ),
)
