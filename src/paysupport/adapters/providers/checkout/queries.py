"""Look-ups: a payment with its actions, all payments with an order id, a dispute, a session, a payment link.

Sources: checkout/checkout-api-reference nas_spec and abc_spec (2fc946c); the list by reference,
checkout/checkout-sdk-python 93a90f3. Read on 2026-11-25.
"""

from typing import cast
from urllib.parse import quote

from paysupport.adapters.contracts import Reference
from paysupport.adapters.providers.checkout.api import Access, bad, shaped, told
from paysupport.adapters.providers.checkout.reading import payments
from paysupport.adapters.providers.checkout.schemas import Listing
from paysupport.errors import InputError
from paysupport.flow import Flow, Response, together
from paysupport.merge import merge
from paysupport.model import Payment

PAGE = 100
"""Payments in one answer of the list."""

_UNTOLD = frozenset({"Declined", "Partially Refunded", "Refunded"})
"""Statuses of listed payments whose actions tell more."""

_HOMES = {"dsp_": "disputes", "pl_": "payment-links"}


def lookup(access: Access, reference: Reference) -> Flow[tuple[Payment, ...]]:
    """The payments known by a reference."""
    if reference.kind == "order":
        return (yield from _by_order(access, reference.value))
    name = quote(reference.value, safe="")
    home = next((home for prefix, home in _HOMES.items() if name.startswith(prefix)), None)
    answer = yield from access.get(f"{home or 'payments'}/{name}")
    if answer is None:
        return ()
    return _fetched(access, *answer) if home else (yield from _with_actions(access, *answer))


def _by_order(access: Access, order: str) -> Flow[tuple[Payment, ...]]:
    """All pages of the list, with the actions of the payments that were refused or refunded."""
    found: list[Payment] = []
    skip = 0
    while True:
        answer = yield from access.get("payments", ("limit", str(PAGE)), ("skip", str(skip)), ("reference", order))
        if answer is None:
            return merge(found)
        page, response = shaped(Listing, *answer), answer[1]
        answers = yield from together(*(_one(access, row, response) for row in page.data))
        found += (payment for each in told(answers) for payment in each)
        skip += len(page.data)
        if not page.data or skip >= (page.total or 0):
            return merge(found)


def _one(access: Access, row: dict[str, object], response: Response) -> Flow[tuple[Payment, ...]]:
    if row.get("status") in _UNTOLD:
        return (yield from _with_actions(access, row, response))
    return _fetched(access, row, response)


def _with_actions(access: Access, document: object, response: Response) -> Flow[tuple[Payment, ...]]:
    """A payment with all its actions, which stand elsewhere; a session's answer holds a summary of them."""
    payment = cast("dict[str, object]", document) if isinstance(document, dict) else {}
    name = payment.get("id")
    if not isinstance(name, str):
        raise bad(response, "no payment of Checkout.com")
    answer = yield from access.get(f"payments/{quote(name, safe='')}/actions")
    return _fetched(access, {**payment, "actions": answer[0]} if answer else payment, response)


def _fetched(access: Access, document: object, response: Response) -> tuple[Payment, ...]:
    try:
        found = payments(document, access.account, response.status)
    except InputError as error:
        raise bad(response, str(error)) from None
    how = {"at": response.at, "request_id": response.headers.get("cko-request-id")}
    test = access.mode == "test"
    return tuple(
        each.model_copy(
            update={"origin": each.origin.model_copy(update=how), "test": test if each.test is None else each.test}
        )
        for each in found
    )
