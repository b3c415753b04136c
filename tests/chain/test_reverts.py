"""Why a contract took back what it had begun, in the shapes of the nodes that tell it."""

import pytest

from paysupport.chain.reverts import fault, replayed, returned, told
from paysupport.model import Failure, Fault


def error(said: str) -> str:
    return "0x08c379a0" + f"{32:064x}" + f"{len(said):064x}" + said.encode().hex().ljust(64 * -(-len(said) // 32), "0")


BALANCE = error("ERC20: transfer amount exceeds balance")
SEEN = Failure(fault=Fault.INSUFFICIENT_FUNDS, message="ERC20: transfer amount exceeds balance")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ERC20: transfer amount exceeds balance", Fault.INSUFFICIENT_FUNDS),
        ("BEP20: transfer amount exceeds balance", Fault.INSUFFICIENT_FUNDS),
        ("Dai/insufficient-balance", Fault.INSUFFICIENT_FUNDS),
        ("ERC20: insufficient allowance", Fault.ALLOWANCE),
        ("ERC20: transfer amount exceeds allowance", Fault.ALLOWANCE),
        ("Dai/insufficient-allowance", Fault.ALLOWANCE),
        ("Pausable: paused", Fault.PAUSED),
        ("Pausable: not paused", Fault.REVERTED),
        ("Blacklistable: account is blacklisted", Fault.FROZEN),
        ("address frozen", Fault.FROZEN),
        ("out of gas: not enough gas for reentrancy sentry", Fault.OUT_OF_GAS),
        ("TransferHelper: TRANSFER_FROM_FAILED", Fault.REVERTED),
        ("", Fault.REVERTED),
    ],
)
def test_known_wordings(said: str, meant: Fault) -> None:
    assert fault(said) is meant


@pytest.mark.parametrize(
    ("data", "meant"),
    [
        (BALANCE, SEEN),
        ("0x08c379a0", Failure(fault=Fault.REVERTED)),
        (
            "0x4e487b71" + f"{0x11:064x}",
            Failure(fault=Fault.REVERTED, message="Panic 0x11: arithmetic overflow or underflow"),
        ),
        ("0x4e487b71" + f"{0x77:064x}", Failure(fault=Fault.REVERTED, message="Panic 0x77: unknown")),
        ("0x4e487b71", Failure(fault=Fault.REVERTED, message="Panic without a code")),
        (
            "0xe450d38c" + "00" * 96,
            Failure(fault=Fault.INSUFFICIENT_FUNDS, message="custom error 0xe450d38c (ERC20InsufficientBalance)"),
        ),
        ("0xd93c0665", Failure(fault=Fault.PAUSED, message="custom error 0xd93c0665 (EnforcedPause)")),
        ("0x4f2a367e" + "00" * 32, Failure(fault=Fault.REVERTED, message="custom error 0x4f2a367e")),
        ("0x", None),
        ("0x12", None),
        (None, None),
    ],
)
def test_what_a_contract_returned(data: str | None, meant: Failure | None) -> None:
    assert returned(data) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("execution reverted: Pausable: paused", Failure(fault=Fault.PAUSED, message="Pausable: paused")),
        ("execution reverted", Failure(fault=Fault.REVERTED)),
        ("VM Exception while processing transaction: revert Foo", Failure(fault=Fault.REVERTED, message="Foo")),
        (
            "VM Exception while processing transaction: reverted with reason string 'Foo'",
            Failure(fault=Fault.REVERTED, message="Foo"),
        ),
        ("invalid opcode: INVALID", Failure(fault=Fault.REVERTED, message="invalid opcode: INVALID")),
        ("EVM error ReentrancySentryOOG", Failure(fault=Fault.OUT_OF_GAS, message="EVM error ReentrancySentryOOG")),
        ("missing trie node 1234", None),
        ("insufficient funds for gas * price + value", None),
        (None, None),
    ],
)
def test_what_a_node_says(said: str | None, meant: Failure | None) -> None:
    assert told(said) == meant


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 3, "message": "execution reverted", "data": BALANCE},
        {
            "code": -32603,
            "message": "Error: reverted",
            "data": {"message": "x", "data": BALANCE, "txHash": "0x" + "12" * 32},
        },
        {"code": -32000, "message": "VM Exception", "data": {"hash": "0x" + "12" * 32, "result": BALANCE}},
        {"code": -32000, "data": {"0x" + "12" * 32: {"error": "revert", "program_counter": 9, "return": BALANCE}}},
        {"code": -32015, "message": "VM execution error.", "data": f"Reverted {BALANCE}"},
        {"code": -32000, "message": "execution reverted: ERC20: transfer amount exceeds balance"},
    ],
    ids=["geth", "hardhat", "ganache", "older ganache", "parity", "words alone"],
)
def test_the_same_reason_in_every_nodes_shape(answer: object) -> None:
    assert replayed(answer) == SEEN


@pytest.mark.parametrize(
    "answer", [None, "reverted", {}, {"data": None, "message": 5}, {"data": ["0x08c379a0"]}, {"data": {"a": {"b": 1}}}]
)
def test_what_tells_nothing(answer: object) -> None:
    assert replayed(answer) is None
