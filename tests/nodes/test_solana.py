"""Outcomes on the Solana runtime itself, not on answers written by hand."""

import sys
from copy import deepcopy
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from paysupport.adapters.contracts import Saved
from paysupport.adapters.explorers.solana import Solana
from paysupport.model import Fault, Movement, State, Transfer

from .peers import HOME, missing, told

pytestmark = pytest.mark.node_solana

RUNTIME = Path(__file__).parent / "solana_runtime.py"


@pytest.fixture(scope="module")
def happened() -> dict[str, dict[str, Any]]:
    own = HOME / "solana" / "bin" / "python"
    if own.exists():
        cases: dict[str, dict[str, Any]] = told(own, RUNTIME)
    elif find_spec("solders"):
        cases = told(sys.executable, RUNTIME)
    else:
        missing("solders, which has LiteSVM,")
    return cases


def read(case: dict[str, Any]) -> Transfer:
    methods = "getSignatureStatuses", "getTransaction"
    saved = [Saved(network="solana", reference=case["signature"], endpoint=each, answer=case[each]) for each in methods]
    (found,) = Solana.read(saved)
    assert found.id == case["signature"]
    return found


def to_shop(found: Transfer, case: dict[str, Any], contract: str | None) -> list[Movement]:
    return [each for each in found.movements if each.recipient == case["shop"] and each.contract == contract]


@pytest.mark.parametrize(
    ("name", "memo", "coins"),
    [("tokens", None, 0), ("opened on the way", "order 1234", 1)],
)
def test_tokens_arrive(happened: dict[str, dict[str, Any]], name: str, memo: str | None, coins: int) -> None:
    case = happened[name]
    found = read(case)
    (moved,) = to_shop(found, case, case["mint"])
    assert (moved.units, moved.amount, moved.decimals) == (25_500_000, Decimal("25.500000"), 6)
    assert (moved.sender, moved.memo) == (case["payer"], memo)
    assert (found.state, found.final, found.complete, found.fee) == (State.INCLUDED, True, True, Decimal("0.000005000"))
    rent = [each for each in found.movements if each.contract is None]
    assert [each.recipient for each in rent] == [case["holding"]] * coins


def test_coins_arrive(happened: dict[str, dict[str, Any]]) -> None:
    case = happened["coins"]
    found = read(case)
    (moved,) = found.movements
    assert (moved.recipient, moved.sender, moved.contract) == (case["shop"], case["payer"], None)
    assert (moved.units, moved.amount, moved.memo) == (10**9, Decimal("1.000000000"), "order 1235")
    assert found.sender == case["payer"]


def test_a_memo_is_read_from_the_log_where_the_node_did_not_parse_it(happened: dict[str, dict[str, Any]]) -> None:
    case = deepcopy(happened["coins"])
    for instruction in case["getTransaction"]["result"]["transaction"]["message"]["instructions"]:
        instruction.pop("parsed", None)
    assert read(case).movements[0].memo == "order 1235"


@pytest.mark.parametrize(
    ("name", "fault", "message"),
    [
        ("no token account", Fault.NO_ACCOUNT, "InvalidAccountData"),
        ("too few tokens", Fault.INSUFFICIENT_FUNDS, "Error: insufficient funds"),
        ("frozen", Fault.FROZEN, "Error: Account is frozen"),
        ("too few coins", Fault.INSUFFICIENT_FUNDS, "Transfer: insufficient lamports"),
        ("below rent", Fault.INSUFFICIENT_FUNDS, "InsufficientFundsForRent"),
        ("no coins for the fee", Fault.INSUFFICIENT_FUNDS, "AccountNotFound"),
    ],
)
def test_what_fails_moves_nothing(happened: dict[str, dict[str, Any]], name: str, fault: Fault, message: str) -> None:
    found = read(happened[name])
    assert found.failure is not None
    assert (found.state, found.failure.fault, found.movements) == (State.FAILED, fault, ())
    assert message in (found.failure.message or "")
