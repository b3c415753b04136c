"""# Verification failed

## What it finds
The provider checked the payer or the card's holder before the payment, and the check did not succeed.

## Why
The service that verifies payers did not find them, found other data, or did not answer. What exactly it was, only the
provider sees.

## What to do
The merchant asks the provider what failed and whether the check is meant for this kind of payment. The payer hears the
generic refusal.

## References
- bePaid, processing code F.0996: not verified by the VPD service (docs.bepaid.by, read 2026-11-21;
  begateway/status_code, 2026-03-04)
"""

from paysupport.diagnostics.rule import NO, UNKNOWN, Rule
from paysupport.diagnostics.texts import GENERIC_REFUSAL, Text
from paysupport.model import Level, Party, Reason, Retry, Stage

RULE = Rule(
    code="PS207",
    name="verification-failed",
    title=Text(en="The payer's verification failed", ru="Плательщик не прошёл проверку у провайдера"),
    level=Level.ERROR,
    stage=Stage.RISK,
    responsible=Party.PROVIDER,
    reasons={Reason.VERIFICATION_FAILED},
    retry=Retry(now=NO, later=UNKNOWN, other=UNKNOWN, after=Party.PROVIDER),
    payer=GENERIC_REFUSAL,
    merchant=Text(
        en="The provider's check of the payer failed, so the payment was stopped. Ask the provider what failed and"
        " whether the check applies to your kind of payments. Do not tell the buyer which check it was.",
        ru="Плательщик не прошёл проверку провайдера, и платёж остановлен. Спросите провайдера, что именно не сошлось"
        " и нужна ли эта проверка для ваших платежей. Покупателю не говорите, какая проверка не прошла.",
    ),
    agent=Text(
        en="Stopped by the provider's verification of the payer. Only the provider can say why; give it the payment"
        " id. Give the payer the generic refusal, without a word about the check.",
        ru="Платёж остановлен: плательщик не прошёл проверку у провайдера. Почему, скажет только провайдер; передайте"
        " ему номер платежа. Плательщику только общий отказ, о проверке ни слова.",
    ),
    refuted_by=Text(
        en="The provider's log shows that the check was passed or not made.",
        ru="По журналу провайдера проверка пройдена или не проводилась.",
    ),
)
