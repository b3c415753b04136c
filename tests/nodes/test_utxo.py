"""Payments of a real chain, read over real sockets: by the node, by its wallet, and as an explorer would tell it."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from paysupport.adapters.contracts import Explorer, Window
from paysupport.adapters.explorers.bitcoind import Bitcoind, Litecoind
from paysupport.adapters.explorers.esplora import Esplora
from paysupport.errors import ConfigurationError
from paysupport.model import State, Transfer
from paysupport.transport.http import Transport
from tests.nodes.esplora import served
from tests.nodes.litecoin import KEY, Electrum, Node, Refused, until

pytestmark = pytest.mark.node_utxo

COIN = 10**8
EVER = Window()
LIVE = {State.PENDING, State.INCLUDED}


class Desk:
    """Asks about one chain as a support desk does."""

    def __init__(self, node: Node, explorer: str | None = None) -> None:
        self._transport = Transport()
        self.node = node
        self.own = Litecoind("litecoin-regtest", node.url, key=KEY)
        self.payer = Litecoind("litecoin-regtest", node.url, key=KEY, wallet="payer")
        self.merchant = Litecoind("litecoin-regtest", node.url, key=KEY, wallet="merchant")
        self.esplora = Esplora("litecoin-regtest", explorer or node.url)

    def tell(self, of: str, source: Explorer | None = None) -> Transfer:
        return self._transport.call((source or self.own).transaction(of))

    def received(self, address: str, source: Explorer | None = None, window: Window = EVER) -> tuple[Transfer, ...]:
        return self._transport.call((source or self.merchant).received(address, window))

    def close(self) -> None:
        self._transport.close()


@pytest.fixture(scope="session")
def explorer(node: Node) -> Iterator[str]:
    with served(node) as url:
        yield url


@pytest.fixture
def desk(node: Node, explorer: str) -> Iterator[Desk]:
    node.mine()
    asking = Desk(node, explorer)
    yield asking
    asking.close()


@pytest.fixture
def bare(plain: Node) -> Iterator[Desk]:
    plain.mine()
    asking = Desk(plain)
    yield asking
    asking.close()


def paid(transfers: tuple[Transfer, ...] | list[Transfer], address: str) -> int:
    moves = (move for each in transfers if each.state in LIVE for move in each.movements if move.recipient == address)
    return sum(move.units or 0 for move in moves)


def test_a_payment_is_pending_then_mined_and_counts_its_blocks(desk: Desk) -> None:
    address = desk.node.address("merchant")
    of = desk.node.pay(address, "1.25")
    waiting = desk.tell(of)
    assert waiting.state is State.PENDING
    assert (waiting.confirmations, waiting.block_height, waiting.pending_parents) == (None, None, 0)
    assert waiting.replaceable
    assert waiting.seen_at is not None
    assert waiting.fee_rate == pytest.approx(Decimal(20), rel=Decimal("0.05"))

    (block,) = desk.node.mine()
    desk.node.mine(2)
    for source in (desk.own, desk.payer, desk.merchant, desk.esplora):
        mined = desk.tell(of, source)
        assert (mined.state, mined.confirmations, mined.block_hash) == (State.INCLUDED, 3, block)
        assert mined.tip is not None
        assert mined.block_height == mined.tip - 2
        assert mined.included_at is not None
        assert not mined.lagging
        assert paid([mined], address) == COIN * 5 // 4
        assert {move.amount for move in mined.movements if move.recipient == address} == {Decimal("1.25")}
    assert desk.tell(of, desk.payer).fee == desk.tell(of, desk.esplora).fee == waiting.fee


def test_what_was_never_sent_is_absent_and_not_an_error(desk: Desk) -> None:
    for source in (desk.own, desk.payer, desk.esplora):
        told = desk.tell("ab" * 32, source)
        assert (told.state, told.id, told.movements) == (State.ABSENT, None, ())


@pytest.mark.parametrize("kind", ["bech32", "legacy"])
def test_underpaid_and_paid_in_two_parts(desk: Desk, kind: str) -> None:
    address = desk.node.address("merchant", kind)
    first = desk.node.pay(address, "0.4")
    assert paid(desk.received(address), address) == COIN * 4 // 10
    desk.node.mine()
    second = desk.node.pay(address, "0.6")
    for source in (desk.merchant, desk.esplora):
        both = desk.received(address, source)
        assert {each.id for each in both} == {first, second}
        assert {each.reference for each in both} == {address}
        assert {each.state for each in both} == LIVE
        assert paid(both, address) == COIN
    (unspent,) = desk.received(address, desk.own)
    assert (unspent.id, unspent.state, unspent.complete) == (first, State.INCLUDED, False)
    assert (unspent.confirmations, paid([unspent], address)) == (1, COIN * 4 // 10)


def test_only_what_came_in_the_window(desk: Desk) -> None:
    address = desk.node.address("merchant")
    desk.node.pay(address, "0.3")
    desk.node.mine()
    at = desk.received(address)[0].included_at
    assert at is not None
    for source in (desk.merchant, desk.own, desk.esplora):
        assert desk.received(address, source, Window(until=at.replace(year=at.year - 1))) == ()
        assert len(desk.received(address, source, Window(since=at.replace(year=at.year - 1)))) == 1


def test_more_than_a_page_of_payments(desk: Desk) -> None:
    address = desk.node.address("merchant")
    sent = {desk.node.pay(address, "0.01") for _ in range(13)}
    desk.node.mine()
    sent |= {desk.node.pay(address, "0.01") for _ in range(13)}
    desk.node.mine()
    found = desk.received(address, desk.esplora)
    assert {each.id for each in found} == sent
    assert all(each.complete for each in found)


def test_a_parent_that_waits(desk: Desk) -> None:
    parent = desk.node.pay(desk.node.address("payer"), "5")
    raw = desk.node("getrawtransaction", parent, True)
    vout = next(each["n"] for each in raw["vout"] if each["value"] == 5)
    of, signed = desk.node.spend([{"txid": parent, "vout": vout}], {desk.node.address("merchant"): "4.999"})
    desk.node("sendrawtransaction", signed)
    assert desk.tell(of).pending_parents == 1
    assert desk.tell(of, desk.esplora).pending_parents == 1
    desk.node.mine()
    assert desk.tell(of).state is State.INCLUDED


def test_replaced_by_one_that_pays_the_same(desk: Desk) -> None:
    address = desk.node.address("merchant")
    original = desk.node.pay(address, "1")
    newer = desk.node("bumpfee", original, wallet="payer")["txid"]
    for source in (desk.payer, desk.merchant):
        told = desk.tell(original, source)
        assert (told.state, told.replaced_by) == (State.REPLACED, newer)
        assert paid([told.model_copy(update={"state": State.PENDING})], address) == COIN
    assert desk.tell(original).state is State.ABSENT
    assert paid(desk.received(address), address) == COIN
    desk.node.mine()
    assert desk.tell(original, desk.merchant).state is State.REPLACED
    assert desk.tell(original, desk.merchant).replaced_by == newer
    assert desk.tell(newer, desk.merchant).state is State.INCLUDED
    assert paid(desk.received(address), address) == COIN


def test_replaced_by_one_that_pays_somebody_else(desk: Desk) -> None:
    address, coin = desk.node.address("merchant"), desk.node.coin()
    original, signed = desk.node.spend([coin], {address: "9", desk.node.address("payer"): "0.99"})
    desk.node("sendrawtransaction", signed, 0)
    newer, signed = desk.node.spend([coin], {desk.node.address("payer"): "9.5"})
    desk.node("sendrawtransaction", signed, 0)
    told = desk.tell(original, desk.payer)
    assert (told.state, told.replaced_by) == (State.REPLACED, newer)
    assert paid(desk.received(address), address) == 0
    assert desk.tell(original, desk.merchant).state is State.ABSENT
    desk.node.mine()
    beaten = desk.tell(original, desk.merchant)
    assert (beaten.state, beaten.confirmations, beaten.replaced_by) == (State.REPLACED, None, None)
    assert paid(desk.received(address), address) == 0


def test_dust_is_refused_and_never_there(desk: Desk) -> None:
    of, signed = desk.node.spend([desk.node.coin()], {desk.node.address("merchant"): "0.00000100"})
    with pytest.raises(Refused, match="dust"):
        desk.node("sendrawtransaction", signed, 0)
    assert desk.tell(of).state is State.ABSENT


def test_a_second_spend_is_refused_and_the_first_stays(desk: Desk) -> None:
    address, coin = desk.node.address("merchant"), desk.node.coin()
    first, signed = desk.node.spend([coin], {address: "9"})
    desk.node("sendrawtransaction", signed, 0)
    second, signed = desk.node.spend([coin], {desk.node.address("payer"): "9.0001"})
    with pytest.raises(Refused, match="insufficient fee"):
        desk.node("sendrawtransaction", signed, 0)
    assert desk.tell(first).state is State.PENDING
    assert desk.tell(second).state is State.ABSENT
    desk.node.mine()
    assert desk.tell(first).state is State.INCLUDED


def test_a_block_that_is_no_longer_part_of_the_chain(desk: Desk) -> None:
    of = desk.node.pay(desk.node.address("merchant"), "1")
    (block,) = desk.node.mine()
    reward = desk.node("getblock", block)["tx"][0]
    before = desk.tell(of)
    desk.node("invalidateblock", block)
    again = desk.tell(of)
    assert (before.state, before.block_hash) == (State.INCLUDED, block)
    assert (again.state, again.block_hash, again.confirmations) == (State.PENDING, None, None)
    for source in (desk.own, desk.payer, desk.esplora):
        orphan = desk.tell(reward, source)
        assert (orphan.state, orphan.block_hash, orphan.confirmations) == (State.ORPHANED, block, None)
    desk.node("reconsiderblock", block)
    assert desk.tell(of).block_hash == block


def test_what_a_wallet_calls_its_replacement_proves_nothing(bare: Desk) -> None:
    original = bare.node.pay(bare.node.address("merchant"), "1")
    never_sent = bare.node("bumpfee", original, wallet="payer")["txid"]
    assert bare.node("gettransaction", original, wallet="payer")["replaced_by_txid"] == never_sent
    assert bare.tell(original, bare.payer).state is State.PENDING
    told = bare.tell(never_sent, bare.payer)
    assert (told.state, told.replaced_by) == (State.REPLACED, original)
    bare.node.mine()
    assert bare.tell(original, bare.payer).state is State.INCLUDED


def test_without_an_index_an_unspent_output_proves_a_payment(bare: Desk) -> None:
    address = bare.node.address("merchant")
    of = bare.node.pay(address, "2")
    bare.node.mine(2)
    by_output, by_wallet = bare.tell(of), bare.tell(of, bare.merchant)
    assert (by_output.state, by_output.confirmations, by_output.complete) == (State.INCLUDED, 2, False)
    assert (by_wallet.state, by_wallet.confirmations, by_wallet.complete) == (State.INCLUDED, 2, True)
    assert by_output.block_height == by_wallet.block_height
    assert paid([by_output], address) == paid([by_wallet], address) == 2 * COIN
    unknown = bare.tell("cd" * 32)
    assert unknown.state is State.ABSENT
    assert "txindex" in (unknown.detail or "")


def test_hidden_outputs_are_told_without_amount_except_to_their_owner(bare: Desk) -> None:
    with pytest.raises(Refused):
        bare.node.mine(430)
    address = bare.node("getnewaddress", "", "mweb", wallet="merchant")
    of = bare.node.pay(address, "3")
    waiting = bare.tell(of)
    hidden = [move for move in waiting.movements if move.recipient is None and move.units is None]
    assert (waiting.state, len(hidden), waiting.complete) == (State.PENDING, 2, True)
    bare.node.mine()
    assert not bare.tell(of).complete
    assert paid([bare.tell(of, bare.merchant)], address) == 3 * COIN


def test_a_second_index_agrees(desk: Desk, electrum: Electrum) -> None:
    address, node = desk.node.address("merchant"), desk.node
    first = node.pay(address, "0.75")
    node.mine(2)
    second = node.pay(address, "0.25")
    history = until(lambda: electrum.history(address), lambda found: found.get(second) == 0 and found.get(first, 0) > 0)
    told = {each.id: each for each in desk.received(address)}
    assert told.keys() == history.keys()
    assert told[first].block_height == history[first]
    assert told[second].state is State.PENDING
    balance = electrum.balance(address)
    assert balance == {"confirmed": paid([told[first]], address), "unconfirmed": paid([told[second]], address)}

    node("invalidateblock", told[first].block_hash)
    node("generateblock", node.address("payer"), [])
    node.mine(2)
    until(lambda: electrum.history(address), lambda found: found.get(first) == history[first] + 1)
    moved = desk.tell(first)
    assert (moved.state, moved.block_height) == (State.INCLUDED, history[first] + 1)


def test_a_refused_key_or_a_wallet_that_is_not_there_is_the_hosts_fault(desk: Desk) -> None:
    strange = Litecoind("litecoin-regtest", desk.node.url, key="nobody:knows")
    with pytest.raises(ConfigurationError, match="refuses the key"):
        desk.tell("ab" * 32, strange)
    lost = Litecoind("litecoin-regtest", desk.node.url, key=KEY, wallet="lost")
    with pytest.raises(ConfigurationError, match="no such wallet"):
        desk.tell("ab" * 32, lost)
    elsewhere = Bitcoind("bitcoin", desk.node.url, key=KEY)
    with pytest.raises(ConfigurationError, match="on the chain regtest, not bitcoin"):
        desk.tell("ab" * 32, elsewhere)
