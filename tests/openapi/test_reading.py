import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from paysupport.documents import resolve
from paysupport.errors import NotAPayment
from paysupport.model import Payment, Reason, Status
from paysupport.testing.reading import sound

from .providers import ALL, Published

pytestmark = pytest.mark.openapi


def cases(kind: str) -> list[Any]:
    return [pytest.param(each, name, id=f"{each.name}: {name}") for each in ALL for name in getattr(each, kind)]


@pytest.mark.parametrize(("published", "schema"), cases("reads"))
def test_every_documented_payment_is_read(
    published: Published, schema: str, documents: Path, tally: Counter[str]
) -> None:
    document = published.document(documents)
    adapter = published.adapter
    values: set[tuple[str, str]] = set()
    for told in published.ways(document, document.named(schema)):
        try:
            assert adapter.claims(told)
            payments = adapter.payments(told)
            assert payments
            for payment in payments:
                sound(payment)
                assert payment.origin.document is told
                values.update(understood(payment, published))
        except Exception as error:
            error.add_note(f"read from {json.dumps(told)[:2000]}")
            raise
        tally["payments"] += 1
    tally["statuses and codes"] += len(values)


def understood(payment: Payment, published: Published) -> Iterator[tuple[str, str]]:
    """The raw words of a payment, which are kept and known."""
    status = raw(payment, "status")
    assert payment.raw_status == status
    known = published.unknown.get("status", frozenset())
    parts = {payment.status, *(each.status for each in payment.attempts), *(each.status for each in payment.refunds)}
    parts |= {each.status for each in payment.disputes}
    assert (Status.UNKNOWN in parts) is (status in known), f"{status}: {parts}"
    yield "status", str(status)
    decline = payment.decline
    if decline is not None and decline.code is not None:
        assert decline.code == raw(payment, "code")
        if payment.provider in CODED:
            unknown = decline.reading.reason is Reason.UNKNOWN
            assert unknown is (decline.code in published.unknown.get("code", frozenset())), decline.code
        yield "code", decline.code


CODED = {"square"}
"""Whose document lists the codes of refusals."""


def raw(payment: Payment, field: str) -> object:
    """What stands where a field was read: the first of its places at which there is something."""
    for place in payment.origin.pointers[field]:
        with suppress(LookupError):
            found: object = resolve(payment.origin.document, payment.origin.base + place)
            if found is not None:
                return found
    return None


@pytest.mark.parametrize(("published", "schema"), cases("refusals"))
def test_every_documented_refusal_is_no_payment_or_a_refused_one(
    published: Published, schema: str, documents: Path, tally: Counter[str]
) -> None:
    document = published.document(documents)
    for told in map(published.wrapped, published.ways(document, document.named(schema))):
        try:
            assert published.adapter.claims(told)
            payments = published.adapter.payments(told)
        except NotAPayment as refused:
            assert refused.provider == published.name
        else:
            assert Status.UNKNOWN not in {each.status for each in payments}
        tally["refusals"] += 1


@pytest.mark.parametrize("published", ALL, ids=lambda each: f"{each.name}: {each.file}")
def test_examples_of_the_document_are_read(published: Published, documents: Path, tally: Counter[str]) -> None:
    document = published.document(documents)
    known = {*published.reads, *published.refusals}
    for place, schema, told in document.examples():
        if schema not in known:
            continue
        assert published.adapter.claims(told), place
        try:
            for payment in published.adapter.payments(told):
                sound(payment)
                assert payment.status is not Status.UNKNOWN
        except NotAPayment:
            assert schema in published.refusals, place
        tally["examples"] += 1
