"""The adapter of Ethereum nodes against a real one, over the transport that users have."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from paysupport.adapters.contracts import Window
from paysupport.adapters.explorers.evm import Evm
from paysupport.errors import ConfigurationError, InputError, Unavailable
from paysupport.model import Failure, Fault, Movement, State, Transfer
from paysupport.transport.http import Transport
from tests.nodes.ethereum import Anvil, call, running

pytestmark = pytest.mark.node_evm

TRANSFER = "a9059cbb"
FREEZE = "8d1fdf2f"
PAUSE = "8456cb59"
SILENTLY = "b26a11aa"
CHECKED = "19358f18"
FOREVER = "cdab0cc9"
FORWARD = "101e8952"


class Chain:
    """The node, as the library sees it, and some accounts on it."""

    def __init__(self, node: Anvil, transport: Transport) -> None:
        self.node = node
        self.explorer = Evm("evm-dev", base=node.url)
        self._transport = transport
        self.owner, self.payer, self.shop, self.other = node.accounts()[:4]

    def look(self, reference: str) -> Transfer:
        return self._transport.call(self.explorer.transaction(reference))

    def received(self, address: str, window: Window | None = None, contract: str | None = None) -> tuple[Transfer, ...]:
        return self._transport.call(self.explorer.received(address, window or Window(), contract))


@pytest.fixture(scope="module")
def anvil() -> Iterator[Anvil]:
    with running() as node:
        yield node


@pytest.fixture(scope="module")
def transport() -> Iterator[Transport]:
    with Transport() as opened:
        yield opened


@pytest.fixture
def chain(anvil: Anvil, transport: Transport) -> Iterator[Chain]:
    kept = anvil("evm_snapshot")
    yield Chain(anvil, transport)
    anvil("evm_revert", kept)


@pytest.fixture
def token(chain: Chain) -> str:
    return chain.node.token(chain.owner)


def failed(chain: Chain, reference: str) -> Failure:
    told = chain.look(reference)
    assert (told.state, told.movements) == (State.FAILED, ())
    assert told.failure is not None
    return told.failure


def test_a_payment_in_the_coin(chain: Chain) -> None:
    reference = chain.node.send(chain.payer, chain.shop, value=15 * 10**17)
    chain.node("anvil_mine", "0x2")
    told = chain.look(reference)
    assert (told.state, told.id, told.confirmations, told.complete) == (State.INCLUDED, reference, 3, True)
    assert told.movements == (
        Movement(sender=chain.payer, recipient=chain.shop, units=15 * 10**17, decimals=18, amount=Decimal("1.5")),
    )
    receipt = chain.node.receipt(reference)
    assert told.fee == Decimal(int(receipt["gasUsed"], 16) * int(receipt["effectiveGasPrice"], 16)).scaleb(-18)
    assert told.block_hash == receipt["blockHash"]
    assert told.included_at is not None
    assert told.tip_at is not None
    assert told.included_at <= told.tip_at
    assert (told.source, told.host, told.network) == ("evm", "127.0.0.1", "evm-dev")


def test_a_payment_in_a_token(chain: Chain, token: str) -> None:
    told = chain.look(chain.node.send(chain.owner, token, call(TRANSFER, chain.shop, 25_500_000)))
    assert (told.state, told.complete) == (State.INCLUDED, True)
    assert [(each.contract, each.symbol, each.recipient, each.amount) for each in told.movements] == [
        (token, "USDT", chain.shop, Decimal("25.5"))
    ]


def test_a_fake_token_shows_its_own_contract_and_decimals(chain: Chain, token: str) -> None:
    fake = chain.node.token(chain.owner, "USDT", 0)
    (paid,) = chain.look(chain.node.send(chain.owner, fake, call(TRANSFER, chain.shop, 25_500_000))).movements
    assert (paid.symbol, paid.contract, paid.amount) == ("USDT", fake, Decimal(25_500_000))
    assert paid.contract != token


@pytest.mark.parametrize(("decimals", "told"), [(255, 255), (256, None)])
def test_a_token_with_absurd_decimals_has_units_and_no_amount(chain: Chain, decimals: int, told: int | None) -> None:
    strange = chain.node.token(chain.owner, "USDT", decimals)
    (paid,) = chain.look(chain.node.send(chain.owner, strange, call(TRANSFER, chain.shop, 7))).movements
    assert (paid.units, paid.decimals, paid.amount) == (7, told, None)


def test_more_than_the_sender_has(chain: Chain, token: str) -> None:
    reference = chain.node.send(chain.payer, token, call(TRANSFER, chain.shop, 5))
    assert failed(chain, reference) == Failure(
        fault=Fault.INSUFFICIENT_FUNDS, message="ERC20: transfer amount exceeds balance"
    )


def test_a_paused_token(chain: Chain, token: str) -> None:
    chain.node.send(chain.owner, token, call(PAUSE))
    reference = chain.node.send(chain.owner, token, call(TRANSFER, chain.shop, 5))
    assert failed(chain, reference) == Failure(fault=Fault.PAUSED, message="Pausable: paused")


def test_an_error_of_the_contract_keeps_its_first_bytes(chain: Chain, token: str) -> None:
    chain.node.send(chain.owner, token, call(FREEZE, chain.shop))
    reference = chain.node.send(chain.owner, token, call(TRANSFER, chain.shop, 5))
    assert failed(chain, reference) == Failure(fault=Fault.REVERTED, message="custom error 0x4f2a367e")


def test_a_panic(chain: Chain, token: str) -> None:
    found = failed(chain, chain.node.send(chain.payer, token, call(CHECKED, 1)))
    assert found == Failure(fault=Fault.REVERTED, message="Panic 0x11: arithmetic overflow or underflow")


def test_out_of_gas(chain: Chain, token: str) -> None:
    found = failed(chain, chain.node.send(chain.payer, token, call(FOREVER), gas=60_000))
    assert found.fault is Fault.OUT_OF_GAS


def test_a_contract_that_takes_no_coins(chain: Chain, token: str) -> None:
    found = failed(chain, chain.node.send(chain.payer, token, value=1))
    assert found == Failure(fault=Fault.REVERTED)


def test_a_token_that_says_no_without_failing_moves_nothing(chain: Chain, token: str) -> None:
    told = chain.look(chain.node.send(chain.owner, token, call(SILENTLY, chain.shop, 5)))
    assert (told.state, told.movements) == (State.INCLUDED, ())


def test_what_a_contract_passes_on_is_seen_in_a_trace(chain: Chain) -> None:
    forwarder = chain.node.deploy(chain.owner, "Forwarder")
    told = chain.look(chain.node.send(chain.payer, forwarder, call(FORWARD, chain.shop), value=7))
    assert told.complete
    assert [(each.recipient, each.units, each.internal) for each in told.movements] == [
        (forwarder, 7, False),
        (chain.shop, 7, True),
    ]


def test_a_nonce_gap_waits_for_the_earlier_transaction(chain: Chain) -> None:
    waits = int(chain.node("eth_getTransactionCount", chain.payer, "latest"), 16)
    with chain.node.holding_back():
        told = chain.look(chain.node.send(chain.payer, chain.shop, value=1, nonce=waits + 2))
        assert (told.state, told.nonce, told.next_nonce) == (State.PENDING, waits + 2, waits)
        assert (told.pending_parents, told.confirmations, told.block_height) == (2, None, None)
        assert [each.recipient for each in told.movements] == [chain.shop]


def test_what_a_waiting_transaction_pays_stands_beside_the_base_fee(chain: Chain, token: str) -> None:
    with chain.node.holding_back():
        base = int(chain.node("eth_getBlockByNumber", "latest", False)["baseFeePerGas"], 16)
        data = call(TRANSFER, chain.shop, 5_000_000)
        told = chain.look(chain.node.send(chain.owner, token, data, maxFeePerGas=base + 7, maxPriorityFeePerGas=7))
        assert (told.state, told.fee_rate, told.fee_rate_slow) == (State.PENDING, Decimal(base + 7), Decimal(base))
        assert [(each.contract, each.symbol, each.amount) for each in told.movements] == [(token, "USDT", Decimal(5))]


def test_the_replaced_transaction_is_not_known_and_the_replacement_is(chain: Chain) -> None:
    nonce = int(chain.node("eth_getTransactionCount", chain.payer, "latest"), 16)
    with chain.node.holding_back():
        first = chain.node.send(chain.payer, chain.shop, value=1, nonce=nonce, maxFeePerGas=3 * 10**9)
        second = chain.node.send(chain.payer, chain.other, value=1, nonce=nonce, maxFeePerGas=9 * 10**9)
        chain.node("evm_mine")
        assert chain.look(first).state is State.ABSENT
        assert chain.look(second).state is State.INCLUDED


@pytest.mark.parametrize("depth", [1, 2])
def test_a_reorganisation_takes_the_transaction_out_again(chain: Chain, depth: int) -> None:
    reference = chain.node.send(chain.payer, chain.shop, value=1)
    chain.node("anvil_mine", hex(depth - 1) if depth > 1 else "0x0")
    before = chain.look(reference)
    assert before.state is State.INCLUDED
    chain.node("anvil_reorg", depth, [])
    after = chain.look(reference)
    assert after.state in {State.ABSENT, State.PENDING}
    assert (after.tip, after.block_hash, after.confirmations) == (before.tip, None, None)


def test_what_nobody_sent_is_absent_and_the_tip_is_told(chain: Chain) -> None:
    told = chain.look("0x" + "12" * 32)
    assert (told.state, told.id, told.movements) == (State.ABSENT, None, ())
    assert told.tip == int(chain.node("eth_blockNumber"), 16)


def test_a_node_of_another_chain_is_refused(chain: Chain, transport: Transport) -> None:
    wrong = Evm("ethereum", base=chain.node.url)
    with pytest.raises(ConfigurationError, match="a node of chain 31337, and not of ethereum"):
        transport.call(wrong.transaction("0x" + "12" * 32))


def test_what_is_no_hash_is_not_asked(chain: Chain) -> None:
    with pytest.raises(InputError):
        chain.look("0x12")


def test_a_node_that_is_not_there(transport: Transport) -> None:
    gone = Evm("evm-dev", base="http://127.0.0.1:1")
    with pytest.raises(Unavailable):
        transport.call(gone.transaction("0x" + "12" * 32))


def test_tokens_received_in_a_window(chain: Chain, token: str) -> None:
    start = int(chain.node("eth_getBlockByNumber", "latest", False)["timestamp"], 16)
    sent = []
    for hour in range(1, 5):
        chain.node("evm_setNextBlockTimestamp", start + 3600 * hour)
        sent.append(chain.node.send(chain.owner, token, call(TRANSFER, chain.shop, hour)))
    chain.node.send(chain.owner, token, call(TRANSFER, chain.other, 9))
    from_ = datetime.fromtimestamp(start, UTC)
    window = Window(since=from_ + timedelta(hours=2), until=from_ + timedelta(hours=4))
    found = chain.received(chain.shop, window, token)
    assert sorted((each.id, each.movements[0].units) for each in found) == sorted(zip(sent[1:3], [2, 3], strict=True))
    assert {(each.reference, each.state, each.complete) for each in found} == {(chain.shop, State.INCLUDED, True)}
    assert {each.included_at for each in found} == {from_ + timedelta(hours=2), from_ + timedelta(hours=3)}
    assert [each.movements[0].symbol for each in found] == ["USDT", "USDT"]


def test_coins_received_directly_and_by_a_contract(chain: Chain) -> None:
    fresh = "0x" + "ab" * 20
    forwarder = chain.node.deploy(chain.owner, "Forwarder")
    direct = chain.node.send(chain.payer, fresh, value=3)
    passed = chain.node.send(chain.payer, forwarder, call(FORWARD, fresh), value=7)
    chain.node.send(chain.payer, chain.shop, value=9)
    found = {each.id: each for each in chain.received(fresh)}
    assert set(found) == {direct, passed}
    assert [(each.units, each.internal) for each in found[passed].movements] == [(7, True)]
    assert [(each.units, each.internal) for each in found[direct].movements] == [(3, False)]
    assert all(each.complete for each in found.values())


def test_an_address_that_received_nothing(chain: Chain, token: str) -> None:
    assert chain.received("0x" + "cd" * 20) == ()
    assert chain.received("0x" + "cd" * 20, contract=token) == ()
