"""A payment is looked for on chains: by what was pasted, by an invoice, and after what took its place."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, ClassVar

import pytest

import paysupport as ps
from paysupport.adapters.contracts import Explorer, Saved, Window
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unsupported
from paysupport.flow import Flow
from paysupport.model import Evidence, Invoice, Movement, State, Transfer
from paysupport.tracing import trace
from paysupport.transport import run

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ADDRESS = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
ONE, TWO, THREE = ("a1" * 32, "b2" * 32, "c3" * 32)
PHRASE = "abandon " * 11 + "about"


class Book(Explorer):
    """An explorer that knows what it was given, and writes down what it is asked."""

    name: ClassVar[str] = "book"
    networks: ClassVar[frozenset[str]] = frozenset({"bitcoin", "litecoin", "ethereum"})

    def __init__(self, *known: Transfer, network: str = "bitcoin", host: str = "book.example") -> None:
        self.network, self.host = network, host
        self.asked: list[str] = []
        self._known = {each.reference: each for each in known}

    @classmethod
    def read(cls, saved: Sequence[Saved]) -> tuple[Transfer, ...]:
        return tuple(
            Transfer(source=cls.name, network=each.network, reference=each.reference or "", state=State.ABSENT)
            for each in saved
        )

    def transaction(self, reference: str) -> Flow[Transfer]:
        yield from ()
        self.asked.append(reference)
        return self._known.get(reference) or self._absent(reference)

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        yield from ()
        self.asked.append(f"{address} since {window.since} of {contract}")
        return tuple(each for each in self._known.values() if each.state is State.INCLUDED)

    def _absent(self, reference: str) -> Transfer:
        return Transfer(source="book", host=self.host, network=self.network, reference=reference, state=State.ABSENT)


class Mute(Book):
    """It never answers."""

    def transaction(self, reference: str) -> Flow[Transfer]:
        yield from ()
        raise BadAnswer("an HTML page", source=self.host)

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        del address, window, contract
        yield from ()
        raise BadAnswer("HTTP 503", source=self.host)


class Narrow(Book):
    """It tells no histories, and wants ids of another form."""

    def transaction(self, reference: str) -> Flow[Transfer]:
        yield from ()
        raise InputError(f"{reference} is no transaction of this chain")

    def received(self, address: str, window: Window, contract: str | None = None) -> Flow[tuple[Transfer, ...]]:
        return Explorer.received(self, address, window, contract)


def told(reference: str, state: State = State.INCLUDED, **over: Any) -> Transfer:
    moved = (Movement(recipient=ADDRESS, units=500000, decimals=8, index=0),)
    known = {"source": "book", "host": "book.example", "network": "bitcoin", "id": reference, "movements": moved}
    return Transfer.model_validate({**known, "reference": reference, "state": state, "confirmations": 3, **over})


def invoice(**over: object) -> Invoice:
    return Invoice.model_validate({"network": "btc", "asset": "BTC", "address": ADDRESS, "amount": "0.005", **over})


def traced(*explorers: Explorer, text: str | None = None, asked: Invoice | None = None) -> Evidence:
    return run(trace(explorers, text, asked, NOW), lambda _: pytest.fail("nothing is sent"))


def test_a_hash_is_asked_of_all_that_speak_of_its_networks_only() -> None:
    here, other = Book(told(ONE)), Book(network="ethereum")
    evidence = traced(here, other, text=ONE)
    assert [each.state for each in evidence.transfers] == [State.INCLUDED]
    assert (here.asked, other.asked) == ([ONE], [])
    assert evidence.pasted == ONE


def test_a_link_is_read_for_its_hash() -> None:
    here = Book(told(ONE))
    assert traced(here, text=f"see https://mempool.space/tx/{ONE} please").transfers
    assert here.asked == [ONE]


def test_who_does_not_answer_is_named_and_the_others_count() -> None:
    evidence = traced(Book(told(ONE)), Mute(host="mute.example"), Narrow(), text=ONE)
    assert [(each.state, each.host) for each in evidence.transfers] == [
        (State.INCLUDED, "book.example"),
        (State.UNREACHABLE, "mute.example"),
    ]
    assert evidence.transfers[1].detail == "an HTML page"


def test_what_took_its_place_is_followed_and_a_circle_is_left() -> None:
    circle = Book(
        told(ONE, State.REPLACED, replaced_by=TWO),
        told(TWO, State.REPLACED, replaced_by=THREE),
        told(THREE, State.REPLACED, replaced_by=ONE),
    )
    assert len(traced(circle, text=ONE).transfers) == 3
    assert circle.asked == [ONE, TWO, THREE]


def test_an_endless_row_of_replacements_is_followed_for_a_while_only() -> None:
    ids = [f"{number:064x}" for number in range(1, 30)]
    row = Book(*(told(a, State.REPLACED, replaced_by=b) for a, b in pairwise(ids)))
    traced(row, text=ids[0])
    assert row.asked == ids[:6]


def test_a_transaction_that_nobody_knows_is_looked_for_at_the_address_of_the_invoice() -> None:
    here = Book(told(TWO))
    evidence = traced(here, Mute(), Narrow(), text=ONE, asked=invoice(created_at=NOW))
    assert here.asked == [ONE, f"{ADDRESS} since {NOW - timedelta(hours=1)} of None"]
    assert {each.reference for each in evidence.transfers} == {ONE, TWO, ADDRESS}


def test_an_invoice_alone_is_looked_for_and_an_empty_address_is_said_so() -> None:
    evidence = traced(Book(), asked=invoice())
    assert [(each.state, each.reference, each.fetched_at) for each in evidence.transfers] == [
        (State.ABSENT, ADDRESS, NOW)
    ]


def test_a_pasted_address_is_looked_at() -> None:
    here = Book(told(ONE))
    assert traced(here, text=ADDRESS).transfers[0].id == ONE
    assert here.asked == [f"{ADDRESS} since None of None"]


@pytest.mark.parametrize("contract", [None, "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB"])
def test_a_token_is_asked_for_by_its_contract(contract: str | None) -> None:
    here = Book(network="ethereum")
    token = {"network": "ERC20", "asset": "USDT", "address": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"}
    traced(here, asked=invoice(**token, contract=contract))
    assert here.asked[0].endswith(contract or "0xdAC17F958D2ee523a2206206994597C13D831ec7")


def test_a_secret_is_kept_by_nobody_and_sent_to_nobody() -> None:
    here = Book()
    evidence = traced(here, text=PHRASE, asked=invoice())
    assert here.asked == []
    assert evidence.pasted == "seed_phrase"
    assert "abandon" not in repr(evidence) + evidence.model_dump_json()


@pytest.mark.parametrize(
    ("text", "asked"),
    [("0x" + ONE, None), (ADDRESS.replace("bc1", "tb1"), None), (None, invoice(network="xrp ledger"))],
)
def test_where_nobody_can_look_that_is_said(text: str | None, asked: Invoice | None) -> None:
    if asked is not None:
        assert traced(Book(), text=text, asked=asked).transfers == ()
        return
    with pytest.raises(Unsupported, match="no explorer here speaks of"):
        traced(Book(), text=text, asked=asked)


def test_words_are_looked_up_nowhere() -> None:
    assert traced(Book(), text="I paid yesterday").transfers == ()


def test_both_clients_give_the_same_diagnosis() -> None:
    asked = invoice(confirmations_required=1)
    with ps.Client(explorers=[Book(told(ONE))], clock=lambda: NOW) as client:
        plain = client.investigate(transaction=ONE, invoice=asked)

    async def investigated() -> ps.Diagnosis:
        async with ps.AsyncClient(explorers=[Book(told(ONE))], clock=lambda: NOW) as client:
            return await client.investigate(transaction=ONE, invoice=asked)

    awaited = asyncio.run(investigated())
    assert plain.model_dump() == awaited.model_dump()
    assert plain.findings[0].code == "PS558"


def test_a_transaction_is_asked_for_alone() -> None:
    with ps.Client(explorers=[Book()]) as client, pytest.raises(ConfigurationError, match="nothing else beside it"):
        client.investigate(transaction=ONE, order="1")


def test_an_explorer_is_not_pickled_and_tells_no_history_unless_it_can() -> None:
    with pytest.raises(TypeError, match="not pickled"):
        Book().__reduce__()
    with pytest.raises(Unsupported, match="does not tell what an address received"):
        Narrow().received(ADDRESS, Window())
