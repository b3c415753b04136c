"""What an address received: of a token by its events, of the coin where the node keeps Otterscan's index.

Source of the ots_ methods: docs.otterscan.io, "Otterscan JSON-RPC API extensions"; checked on 2026-11-25.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, cast

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.ethereum.answers import Collected, collected
from paysupport.adapters.ethereum.asking import Answers, all_of, perhaps
from paysupport.adapters.ethereum.calls import FOUND, LOGS, TRACE, opened
from paysupport.adapters.ethereum.transfers import Told, may_pass_on
from paysupport.adapters.explorers.evm.asking import block, checked, state_of, tokens
from paysupport.adapters.explorers.evm.rpc import Node
from paysupport.adapters.sources.answers import came, no_answer
from paysupport.adapters.sources.lists import MOST_PAGES
from paysupport.chain.abi import TRANSFER
from paysupport.errors import BadAnswer, Unavailable, Unsupported
from paysupport.flow import Flow, together

_PAGE = 25
_DONE = 200
_NO_METHOD = re.compile(r"not (?:found|available|supported|exist|allowed)|unsupported|\(-32601\)|\(-32004\)")

Span = tuple[int, int]
"""The first and the last block of a window."""


class Listed(NamedTuple):
    """What was answered about an address, whether that is all, and the blocks of the window."""

    answers: Answers
    whole: bool
    span: Span


def received_tokens(node: Node, address: str, window: Window, contract: str) -> Flow[Listed]:
    """The token's events that pay this address, and whether they are all."""
    state, span = yield from _span(node, window)
    first, last = span
    topics = [TRANSFER, None, f"0x{address[2:]:0>64}"]
    found: Answers = ()
    size = max(last - first + 1, 1)
    for _ in range(MOST_PAGES):
        if last < first:
            break
        since = max(first, last - size + 1)
        blocks = {"fromBlock": hex(since), "toBlock": hex(last)}
        fault, answer = yield from _range(node, {"address": contract, "topics": topics, **blocks}, address)
        if answer is not None:
            found, last = (*found, answer), since - 1
        elif size == 1:
            raise no_answer(node.host, fault)
        else:
            size = (size + 1) // 2
    told = collected(node.network, found)
    _bounded(node, cut=last >= first, empty=not told.told)
    rest = yield from all_of(*(_times(node, told)), *tokens(node, contract))
    return Listed((*state, *found, *rest), last < first, span)


def _range(node: Node, given: dict[str, object], address: str) -> Flow[tuple[str, Saved | None]]:
    """The events of some blocks; without an answer why the node finds them too many."""
    try:
        saved = yield from node.ask(LOGS, given, reference=address)
    except BadAnswer as error:
        if error.status != _DONE:
            raise
        return str(error), None
    fault = opened(saved)[0].fault
    return (fault, None) if fault is not None else ("", saved)


def received_coins(node: Node, address: str, window: Window) -> Flow[Listed]:
    """The transactions in which this address takes part, with their traces, and whether they are all.

    Raises:
        Unsupported: the node keeps no index by address.
    """
    level = yield from node.ask("ots_getApiLevel")
    fault = opened(level)[0].fault
    if fault is not None and _NO_METHOD.search(fault.lower()):
        raise Unsupported(
            f"evm: {node.host} does not tell which coins an address received: no node does without Otterscan's index; "
            "ask blockscout or etherscan"
        )
    if fault is not None:
        raise no_answer(node.host, fault)
    state, (first, last) = yield from _span(node, window)
    found: Answers = ()
    before, ended = last + 1, last < first
    for _ in range(MOST_PAGES):
        if ended:
            break
        page = yield from node.ask(FOUND, address, before, _PAGE, reference=address)
        fault = opened(page)[0].fault
        if fault is not None:
            raise no_answer(node.host, fault)
        found = (*found, page)
        heights = [each.receipt.block_number for each in collected(node.network, (page,)).told.values() if each.receipt]
        before = min(heights, default=first)
        ended = _last(page) or before <= first
    told = collected(node.network, found)
    told.told = {key: each for key, each in told.told.items() if first <= _height(each) <= last}
    _bounded(node, cut=not ended, empty=not told.told)
    rest = yield from all_of(*_times(node, told), *_traces(node, told))
    return Listed((*state, *found, *rest), ended, (first, last))


def _last(page: Saved) -> bool:
    return cast("dict[str, object]", opened(page)[0].result).get("lastPage") is True


def _height(each: Told) -> int:
    return each.receipt.block_number if each.receipt is not None else -1


def _traces(node: Node, told: Collected) -> Sequence[Flow[Saved | None]]:
    return [
        perhaps(node.ask(TRACE, reference, {"tracer": "callTracer"}, reference=reference))
        for reference, each in told.told.items()
        if each.transaction is not None and may_pass_on(each.transaction, each.receipt)
    ]


def _times(node: Node, told: Collected) -> Sequence[Flow[Saved | None]]:
    heights = {_height(each) for each in told.told.values()} - set(told.blocks)
    return [perhaps(block(node, hex(height))) for height in sorted(heights)]


def _bounded(node: Node, *, cut: bool, empty: bool) -> None:
    if cut and empty:
        raise Unavailable(
            f"{node.host} was asked {MOST_PAGES} times without coming to the beginning of the window, and nothing was "
            "found so far: ask for a shorter one",
            source=node.host,
        )


def _span(node: Node, window: Window) -> Flow[tuple[Answers, Span]]:
    """The blocks of a window, and what the node says of itself."""
    state = checked(node, (yield from all_of(*state_of(node))))
    tip = collected(node.network, state).common.tip
    if tip is None:
        raise Unavailable(f"{node.host} does not tell its newest block", source=node.host)
    bounds = yield from together(
        _first_since(node, window.since, tip.number) if window.since else _height_of(0),
        _first_since(node, window.until, tip.number) if window.until else _height_of(tip.number + 1),
    )
    first, after = came(bounds)
    return state, (first, after - 1)


def _height_of(height: int) -> Flow[int]:
    return height
    yield


def _first_since(node: Node, time: datetime, tip: int) -> Flow[int]:
    """The first block at or after a time, by bisection; the one after the newest where there is none yet."""
    low, high = 0, tip + 1
    while low < high:
        middle = (low + high) // 2
        saved = yield from block(node, hex(middle))
        found = collected(node.network, (saved,)).blocks.get(middle)
        if found is None:
            raise Unavailable(f"{node.host} does not tell block {middle}", source=node.host)
        if found.time < time.timestamp():
            low = middle + 1
        else:
            high = middle
    return low
