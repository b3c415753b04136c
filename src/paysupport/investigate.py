"""A flow that finds a payment and asks for what the rules still miss."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from paysupport.adapters.contracts import Provider, Query, Reference
from paysupport.diagnostics.engine import diagnose
from paysupport.errors import NotKnown, Unavailable, Unsupported
from paysupport.flow import Flow, together
from paysupport.model import Evidence, Payment, Status

T = TypeVar("T")


def find(providers: Sequence[Provider], references: Sequence[Reference]) -> Flow[Evidence]:
    """The payments that the providers know by the first of the references that any of them knows.

    Those are asked, side by side, whose ids have the shape of the reference. The newest is `payment`, the rest are
    `others`; a provider that did not answer is named in `unavailable`.

    Raises:
        NotKnown: all have answered, and none knows it.
        Unavailable: none that answered knows it, and one did not answer.
        Unsupported: none can look anything up by these references.
    """
    silent: dict[str, Unavailable] = {}
    asked = False
    for reference in references:
        fitting = [provider for provider in providers if provider.may_know(reference)]
        answers = yield from together(*(_known(provider, reference) for provider in fitting))
        asked = asked or len(fitting) < len(providers)
        found: list[Payment] = []
        for provider, answer in zip(fitting, answers, strict=True):
            if isinstance(answer, Unavailable):
                silent[provider.name] = answer
            elif answer is not None:
                asked = True
                found.extend(answer)
        if found:
            payment = max(found, key=_preference)
            others = tuple(each for each in found if each is not payment)
            return Evidence(payment=payment, others=others, unavailable=tuple(silent))
    if silent:
        raise next(iter(silent.values()))
    if not asked:
        raise Unsupported(f"no provider here can look up a payment by {' or '.join(each.kind for each in references)}")
    names = ", ".join(sorted({provider.name for provider in providers}))
    raise NotKnown(f"{names}: no payment known by {references[0].value!r}", source=names)


def complete(provider: Provider | None, evidence: Evidence, now: datetime) -> Flow[Evidence]:
    """The evidence with what the provider can add to it, if any rule asks for it."""
    payment = evidence.payment
    if provider is None or payment is None or payment.id is None:
        return evidence
    missing = {each.missing for each in diagnose(evidence, now=now).unchecked}
    if "notifications" not in missing or not can(provider, "deliveries"):
        return evidence
    try:
        told = yield from provider.deliveries(Reference("payment", payment.id))
    except Unavailable:
        return evidence
    return evidence.model_copy(update={"notifications": told})


def pages(provider: Provider, query: Query) -> Iterator[Flow[tuple[Payment, ...]]]:
    """One flow for each page of a search, until the last."""
    cursor: str | None = None
    more = True

    def page() -> Flow[tuple[Payment, ...]]:
        nonlocal cursor, more
        found = yield from provider.search(query, cursor)
        cursor, more = found.next, not found.complete
        return found.payments

    while more:
        yield page()


def can(provider: Provider, ability: str) -> bool:
    """Whether an adapter overrides an ability of the contract."""
    return getattr(type(provider), ability) is not getattr(Provider, ability)


def _known(provider: Provider, reference: Reference) -> Flow[tuple[Payment, ...] | None]:
    try:
        return (yield from provider.lookup(reference))
    except Unsupported:
        return None


def _preference(payment: Payment) -> tuple[bool, float]:
    latest = payment.updated_at or payment.created_at
    settled = payment.status not in {Status.FAILED, Status.EXPIRED, Status.CANCELLED, Status.CREATED}
    return settled, latest.timestamp() if latest else 0.0
