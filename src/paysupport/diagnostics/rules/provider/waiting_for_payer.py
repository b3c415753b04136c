"""# Waiting for payer

## What it finds
The payment waits for the payer's confirmation, usually 3-D Secure or the bank's app, and began within the last hour.

## Why
The bank asks who is paying; the payer has the page or the app open, or has just left it.

## What to do
The payer finishes the confirmation, or starts again if the page is gone. Whoever supports him waits: after an hour the
payment counts as left unfinished.

## References
- bePaid, status incomplete: 3-D Secure or another step of the payer outstanding (docs.bepaid.by, read 2026-11-21)
- Stripe, PaymentIntent status requires_action (OpenAPI fixtures, 2026-08-21)
"""

from datetime import datetime, timedelta

from paysupport.diagnostics.rule import YES, Facts, Rule
from paysupport.diagnostics.texts import Text
from paysupport.model import Level, Party, Payment, Retry, Stage, Status

LONGEST = timedelta(minutes=60)


def check(payment: Payment, now: datetime) -> Facts | None:
    """A payment that began within the last hour, or nobody says when."""
    created_at = payment.created_at
    if created_at is not None and now - created_at > LONGEST:
        return None
    return Facts(values={"created_at": created_at} if created_at else {}, seen=("payment.status", "payment.created_at"))


RULE = Rule(
    code="PS406",
    name="waiting-for-payer",
    title=Text(en="Waiting for the payer's confirmation", ru="Платёж ждёт подтверждения плательщика"),
    level=Level.INFO,
    stage=Stage.AUTHENTICATION,
    responsible=Party.PAYER,
    when={Status.REQUIRES_ACTION},
    check=check,
    retry=Retry(now=YES, later=YES, other=YES, after=Party.PAYER),
    payer=Text(
        en="The payment is waiting for your confirmation, and no money has been taken yet. Finish it on the bank's"
        " page or in the bank's app; if that page is gone, start the payment again.",
        ru="Платёж ждёт вашего подтверждения, деньги пока не списаны. Завершите его на странице банка или в приложении"
        " банка; если страница закрылась, начните оплату заново.",
    ),
    merchant=Text(
        en="The buyer has not confirmed the payment yet, usually by 3-D Secure. Nothing has to be done; keep the order"
        " as it is and ask for the status again in an hour.",
        ru="Покупатель ещё не подтвердил платёж, обычно через 3-D Secure. Делать ничего не нужно: не трогайте заказ и"
        " запросите статус через час.",
    ),
    agent=Text(
        en="Waiting for the payer (3-D Secure or the bank's app), not for a bank or the provider; nothing is wrong so"
        " far.",
        ru="Ждёт плательщика (3-D Secure или приложение банка), а не банк и не провайдера; ошибок пока не видно.",
    ),
    refuted_by=Text(
        en="A newer answer from the provider gives another status.",
        ru="В более новом ответе провайдера статус другой.",
    ),
)
