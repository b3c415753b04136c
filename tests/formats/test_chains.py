"""A case of a chain in the formats: what it is about, and what happened when."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from paysupport.diagnostics.engine import diagnose
from paysupport.formats import render
from paysupport.formats.timeline import timeline
from paysupport.model import Audience, Evidence, Invoice, Payment, State, Status, Transfer

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ID = "a1" * 32
INVOICE = Invoice(
    id="7",
    network="bitcoin",
    asset="BTC",
    address="bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    amount="0.00500",
    created_at=NOW - timedelta(hours=2),
    expires_at=NOW + timedelta(hours=1),
)
SEEN = Transfer(
    source="esplora",
    network="bitcoin",
    reference=ID,
    id=ID,
    state=State.PENDING,
    seen_at=NOW - timedelta(hours=1),
    fetched_at=NOW,
)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_an_invoice_or_a_transaction_stands_at_the_top(form: str) -> None:
    asked = render(diagnose(Evidence(invoice=INVOICE, transfers=(SEEN,)), now=NOW), form)
    assert "0.005 BTC" in asked
    alone = render(diagnose(Evidence(transfers=(SEEN,)), now=NOW), form)
    assert ID[:12] in alone


def test_what_happened_on_the_chain_is_in_the_timeline() -> None:
    included = SEEN.model_copy(update={"state": State.INCLUDED, "included_at": NOW, "block_height": 925000})
    told = [what for _, what in timeline(Evidence(invoice=INVOICE, transfers=(included,)), "en")]
    assert told[0] == "invoice created"
    assert any(what.endswith("first seen") for what in told)
    assert any("in block 925000" in what for what in told)
    assert told[-1] == "invoice valid until"


def test_the_payer_is_shown_amount_and_status_of_the_invoice() -> None:
    shown = json.loads(
        render(diagnose(Evidence(invoice=INVOICE, transfers=(SEEN,)), now=NOW), "json", audiences=[Audience.PAYER])
    )
    assert shown["subject"] == {"status": "unknown", "amount": "0.005", "currency": "BTC"}


def test_the_invoice_of_a_processors_payment_is_the_one_that_is_looked_at() -> None:
    payment = Payment(provider="nowpayments", id="1", status=Status.PENDING, invoice=INVOICE)
    diagnosis = diagnose(payment, now=NOW)
    assert diagnosis.bundle.invoice == INVOICE
    assert ("PS520", "transfers") in {(each.rule, each.missing) for each in diagnosis.unchecked}
