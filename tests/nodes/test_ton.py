"""Outcomes on the virtual machine of TON itself, not on answers written by hand."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from paysupport.adapters.contracts import Saved
from paysupport.adapters.explorers.ton import Toncenter
from paysupport.model import Fault, Movement, State, Transfer

from .peers import HOME, missing, program, told

pytestmark = pytest.mark.node_ton

SANDBOX = Path(__file__).parent / "ton_sandbox.mjs"
SENT = 2_500_000_000


@pytest.fixture(scope="module")
def happened() -> dict[str, dict[str, Any]]:
    node = program("node", at=HOME)
    if not (HOME / "ton" / "node_modules" / "@ton" / "sandbox").exists():
        missing("@ton/sandbox")
    cases: dict[str, dict[str, Any]] = told(node, SANDBOX, HOME / "ton")
    return cases


def read(case: dict[str, Any], reference: str | None = None) -> Transfer:
    asked = reference or case["trace"]["traces"][0]["external_hash"]
    (found,) = Toncenter.read([Saved(network="ton", reference=asked, endpoint="traces", answer=case["trace"])])
    assert (found.sender, found.complete, found.final) == (case["payer"], True, True)
    return found


def to_shop(found: Transfer, case: dict[str, Any]) -> list[Movement]:
    return [each for each in found.movements if each.recipient == case["to"]]


@pytest.mark.parametrize(
    ("name", "memo", "detail"),
    [
        ("comment", "order 1234", None),
        ("long comment", ("заказ 1234 " * 40).strip(), None),
        ("no comment", None, None),
        ("encrypted comment", None, "the comment is encrypted: only the recipient can read it"),
        ("kept", "order 1234", None),
    ],
)
def test_coins_arrive(happened: dict[str, dict[str, Any]], name: str, memo: str | None, detail: str | None) -> None:
    case = happened[name]
    found = read(case)
    (moved,) = to_shop(found, case)
    assert (moved.units, moved.amount, moved.memo) == (SENT, Decimal("2.500000000"), memo)
    assert (moved.sender, found.state, found.failure, found.detail) == (case["payer"], State.INCLUDED, None, detail)
    assert 0 <= SENT - int(case["gained"]) < 1_000_000


@pytest.mark.parametrize(
    ("name", "fault", "message"),
    [
        ("bounced", Fault.BOUNCED, "not run: no_state"),
        ("too much", Fault.INSUFFICIENT_FUNDS, "result code 37"),
        ("too much, errors ignored", Fault.OTHER, "an action was skipped"),
    ],
)
def test_what_fails_moves_nothing(happened: dict[str, dict[str, Any]], name: str, fault: Fault, message: str) -> None:
    case = happened[name]
    found = read(case)
    assert found.failure is not None
    assert (found.state, found.failure.fault, found.failure.message) == (State.FAILED, fault, message)
    assert (found.movements, case["gained"]) == ((), "0")


def test_a_transfer_is_found_by_each_hash_in_it(happened: dict[str, dict[str, Any]]) -> None:
    case = happened["comment"]
    (trace,) = case["trace"]["traces"]
    wallet, shop = (trace["transactions"][name] for name in trace["transactions_order"])
    for reference, transaction in (
        (wallet["hash"], wallet),
        (wallet["in_msg"]["hash"], wallet),
        (shop["hash"], shop),
        (shop["in_msg"]["hash"], shop),
    ):
        found = read(case, reference)
        assert (found.reference, found.message_id) == (reference, read(case).message_id)
        assert read(case, transaction["hash"]).id == found.id
