"""# Held for review

## What it finds
The processor holds the payment, or refused it, after a check of where the coins come from.

## Why
Processors check coins against lists of sanctions and crimes, by law and by their own rules. Who is on a list and why is
not told to payer or merchant.

## What to do
The merchant asks the processor what it needs and sends it; the money stays until it has decided, or goes back. The
payer is told only that it is still being processed.

## References
- Cryptomus: status locked; CoinGate: invalid; Cryptopay: illicit_resource; Confirmo: pending_verification (their API
  references, read 2026-11)
"""

from paysupport.diagnostics.rule import NO, Facts, Rule
from paysupport.diagnostics.texts import GENERIC_HOLD, Text
from paysupport.model import Flag, Invoice, Level, Party, Retry, Stage


def check(invoice: Invoice) -> Facts | None:
    """The processor says so."""
    if Flag.AML not in invoice.flags:
        return None
    values = {"invoice": invoice.id or "—", "processor": invoice.processor or "—", "status": invoice.raw_status or "—"}
    return Facts(values=values, seen=("invoice.flags", "invoice.raw_status"))


RULE = Rule(
    code="PS555",
    name="held-for-review",
    title=Text(
        en="The processor holds the payment for a check",
        ru="Процессинг задержал платёж для проверки",
    ),
    level=Level.ERROR,
    stage=Stage.RISK,
    responsible=Party.PROVIDER,
    check=check,
    outranks={"PS552", "PS553", "PS556", "PS557", "PS560"},
    retry=Retry(now=NO, later=NO, other=NO, after=Party.PROVIDER),
    payer=GENERIC_HOLD,
    merchant=Text(
        en="{processor} holds invoice {invoice} ({status}). Ask its support what it needs; do not deliver, and tell"
        " the buyer only that it is being processed.",
        ru="{processor} удерживает счёт {invoice} ({status}). Узнайте в поддержке, что нужно предоставить; товар не"
        " отпускайте, а покупателю сообщите только, что платёж обрабатывается.",
    ),
    agent=Text(
        en="Held after a check of the coins' origin ({status}). Security decides; the payer is told nothing of it.",
        ru="Удержано после проверки происхождения средств ({status}). Решает служба безопасности; плательщику об этом"
        " не сообщают.",
    ),
    refuted_by=Text(
        en="The processor credits the payment.",
        ru="Процессинг зачислил платёж.",
    ),
)
