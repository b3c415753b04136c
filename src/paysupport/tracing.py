"""A flow that looks for a payment on the chains: by what the payer pasted, and by the address of the invoice."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from paysupport.adapters.contracts import Explorer, Window
from paysupport.chain.assets import canonical
from paysupport.chain.networks import network
from paysupport.chain.pasted import Kind, Pasted, kept, read
from paysupport.errors import InputError, Unavailable, Unsupported
from paysupport.flow import Flow, together
from paysupport.model import Evidence, Invoice, State, Transfer

_EARLIER = timedelta(hours=1)
"""How long before the invoice a payment is looked for: clocks differ, and addresses are given before."""

_REPLACEMENTS = 5
"""How many times a transaction that took another's place is followed."""


def trace(explorers: Sequence[Explorer], text: str | None, invoice: Invoice | None, now: datetime) -> Flow[Evidence]:
    """What the explorers tell of a transaction, of an address, or of the address of an invoice.

    All that speak of a network on which it could be are asked side by side, so that it takes as long as the slowest.
    One that does not answer is a transfer of state `UNREACHABLE`. A seed phrase or a private key is sent to nobody.

    Raises:
        Unsupported: no explorer speaks of any network on which it could be.
    """
    pasted = read(text) if text is not None else None
    evidence = Evidence(invoice=invoice, pasted=None if text is None else kept(text, pasted))
    if pasted is not None and pasted.refused:
        return evidence
    found: tuple[Transfer, ...] = ()
    if pasted is not None and pasted.kind is Kind.TRANSACTION and pasted.value is not None:
        found = yield from _transactions(_fitting(explorers, pasted.networks), pasted.value)
    address = _address(pasted, invoice)
    if address is not None and not any(each.state in {State.INCLUDED, State.PENDING} for each in found):
        name, networks = address
        found += yield from _received(_fitting(explorers, networks), name, invoice, now)
    return evidence.model_copy(update={"transfers": found})


def _fitting(explorers: Sequence[Explorer], networks: frozenset[str] | tuple[str, ...]) -> tuple[Explorer, ...]:
    fitting = tuple(each for each in explorers if each.network in networks)
    if not fitting:
        raise Unsupported(f"no explorer here speaks of {', '.join(sorted(networks)) or 'any network it could be on'}")
    return fitting


def _address(pasted: Pasted | None, invoice: Invoice | None) -> tuple[str, tuple[str, ...]] | None:
    if invoice is not None:
        own = network(invoice.network)
        return (invoice.address, (own.name,)) if own else None
    if pasted is not None and pasted.kind is Kind.ADDRESS and pasted.value is not None:
        return pasted.value, tuple(pasted.networks)
    return None


def _transactions(explorers: Sequence[Explorer], reference: str) -> Flow[tuple[Transfer, ...]]:
    """The transaction at each explorer, and then those that took its place."""
    told = yield from _each(explorers, reference)
    followed, found = {reference}, told
    for _ in range(_REPLACEMENTS):
        after = next((each.replaced_by for each in told if each.replaced_by and each.replaced_by not in followed), None)
        if after is None:
            break
        followed.add(after)
        told = yield from _each([each for each in explorers if each.network == found[0].network], after)
        found += told
    return found


def _each(explorers: Sequence[Explorer], reference: str) -> Flow[tuple[Transfer, ...]]:
    answers = yield from together(*(_transaction(each, reference) for each in explorers))
    told = zip(explorers, answers, strict=True)
    return tuple(
        _silent(explorer, reference, answer) if isinstance(answer, Unavailable) else answer
        for explorer, answer in told
        if answer is not None
    )


def _transaction(explorer: Explorer, reference: str) -> Flow[Transfer | None]:
    try:
        return (yield from explorer.transaction(reference))
    except InputError:
        return None  # it cannot be a transaction of this chain


def _received(
    explorers: Sequence[Explorer], address: str, invoice: Invoice | None, now: datetime
) -> Flow[tuple[Transfer, ...]]:
    since = invoice.created_at - _EARLIER if invoice and invoice.created_at else None
    answers = yield from together(
        *(_history(each, address, Window(since=since, until=now), _contract(each, invoice)) for each in explorers)
    )
    found: list[Transfer] = []
    for explorer, answer in zip(explorers, answers, strict=True):
        if isinstance(answer, Unavailable):
            found.append(_silent(explorer, address, answer))
        elif answer is not None:
            found.extend(answer or (_nothing(explorer, address, now),))
    return tuple(found)


def _history(
    explorer: Explorer, address: str, window: Window, contract: str | None
) -> Flow[tuple[Transfer, ...] | None]:
    try:
        return (yield from explorer.received(address, window, contract))
    except Unsupported:
        return None


def _contract(explorer: Explorer, invoice: Invoice | None) -> str | None:
    if invoice is None or invoice.contract:
        return invoice.contract if invoice else None
    return next((each.contract for each in canonical(explorer.network, invoice.asset)), None)


def _silent(explorer: Explorer, reference: str, error: Unavailable) -> Transfer:
    return Transfer(
        source=explorer.name,
        host=explorer.host,
        network=explorer.network,
        reference=reference,
        state=State.UNREACHABLE,
        complete=False,
        detail=str(error),
    )


def _nothing(explorer: Explorer, address: str, now: datetime) -> Transfer:
    return Transfer(
        source=explorer.name,
        host=explorer.host,
        network=explorer.network,
        reference=address,
        state=State.ABSENT,
        fetched_at=now,
    )
