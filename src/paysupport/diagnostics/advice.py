"""What networks and providers say of trying again after one refused attempt, and a rule's answers after it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from paysupport.codes import Said, mastercard, visa
from paysupport.codes.networks import brand_of
from paysupport.codes.table import code_of
from paysupport.diagnostics.rule import NO, UNKNOWN, YES, forbidden
from paysupport.model import Certainty, Decline, Party, Reason, Retry


class Advice(NamedTuple):
    """What one side says of trying again.

    Attributes:
        by: who says it: document, edition and code.
        never: no further attempt.
        wait: not at once, but so long after the attempt; zero where no time is said, None where nothing is.
        corrected: only with corrected data.
    """

    by: str
    certainty: Certainty = Certainty.CERTAIN
    never: bool = False
    wait: timedelta | None = None
    corrected: bool = False


_LATER = timedelta()
_STRIPE = "docs.stripe.com/declines/codes"
WORDS = {
    "try_again_later": Advice(f"advice try_again_later ({_STRIPE})", wait=_LATER),
    "confirm_card_data": Advice(f"advice confirm_card_data ({_STRIPE})", corrected=True),
    "do_not_try_again": Advice(f"advice do_not_try_again ({_STRIPE})", never=True),
}
"""Advice that a provider gives in words of its own."""


def answers(retry: Retry, decline: Decline, on: date, region: str | None = None) -> Retry:
    """A rule's four answers after what was said of one refused attempt.

    They name no time and no number: for these all attempts are needed (`paysupport.diagnostics.retry.plan`).

    Args:
        retry: the rule's answers.
        decline: the refusal.
        on: the day of the attempt.
        region: of the merchant's acquirer, or its country.
    """
    said = Said(advice=decline.advice, network=decline.network, network_code=decline.network_code, region=region)
    return heeded(retry, advised(said, on, final_of(decline)))


def final_of(decline: Decline) -> str | None:
    """The document by which a refusal is final; None where it is not."""
    return (decline.reading.source or "the provider") if decline.reading.final else None


def advised(said: Said, on: date, final: str | None = None) -> tuple[Advice, ...]:
    """What was advised after one attempt.

    Args:
        said: what was told of it; only the network's and the advice's part is read.
        on: the day of the attempt.
        final: the document by which the provider's own code forbids another one.
    """
    brand, code, word = brand_of(said.network), code_of(said.network_code or ""), code_of(said.advice or "")
    found: list[Advice] = []
    if brand == "visa" and code:
        found.append(_categorised(code, on, said.region))
    if brand in {"mastercard", None} and (entry := mastercard.PAIRS.get((code, word)) or mastercard.ADVICE.get(word)):
        by = f"Mastercard, advice {word}: {entry.text} ({entry.source})"
        corrected = entry.reason is Reason.NEW_ACCOUNT_INFORMATION
        found.append(Advice(by, entry.certainty, never=entry.final, wait=entry.wait, corrected=corrected))
    if said.advice in WORDS:
        found.append(WORDS[said.advice])
    if final and not any(each.never for each in found):
        found.append(Advice(final, never=True))
    return tuple(found)


def _categorised(code: str, on: date, region: str | None) -> Advice:
    category = visa.category(code, on, region)
    edition = next(each.source for each in visa.REATTEMPTS if each.since <= on <= each.until)
    return Advice(
        f"Visa, code {code}: category {category} ({edition})",
        never=category == visa.NEVER,
        wait=_LATER if category == visa.LATER else None,
        corrected=category == visa.CORRECTED,
    )


def heeded(retry: Retry, advices: Iterable[Advice]) -> Retry:
    """The answers, no less strict than the advice."""
    for each in sorted(advices, key=lambda advice: not advice.never):
        if each.never:
            return forbidden(retry, each.by, each.certainty)
        stricter: dict[str, object] = {}
        if each.wait is not None:
            stricter = {"now": NO, "later": YES if retry.later is UNKNOWN else retry.later}
        if each.corrected:
            stricter["after"] = retry.after or Party.PAYER
        if any(getattr(retry, name) is not answer for name, answer in stricter.items()):
            retry = decided(retry, each.by, each.certainty, **stricter)
    return retry


def decided(retry: Retry, by: str, certainty: Certainty, **changes: object) -> Retry:
    """The answers with changes, and who brought them about."""
    return retry.model_copy(update={**changes, "decided_by": by, "certainty": certainty})
