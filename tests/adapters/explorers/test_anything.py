"""Whatever was saved can be read: no answer, however broken, raises."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paysupport.adapters.contracts import Explorer, Saved
from paysupport.adapters.explorers.solana import Solana
from paysupport.adapters.explorers.ton import TonApi, Toncenter
from paysupport.adapters.explorers.tron import Tron, TronGrid
from paysupport.adapters.registry import explorers
from paysupport.model import Transfer

from . import test_solana as solana
from . import test_tron as tron
from .asked import NOW
from .ton_chains import SHOP_TX, V3, Api

KINDS: dict[type[Explorer], tuple[str, list[Any]]] = {
    Tron: (tron.ID, [tron.usdt(memo="1"), tron.info(log=[tron.logged()], resMessage="00"), tron.block()]),
    TronGrid: (tron.SHOP, [{"success": True, "data": [tron.TestHistory.ROW, tron.trx()], "meta": {}}]),
    Solana: (
        solana.SIGNATURE,
        [solana.status(), solana.transaction(instructions=[{"program": "spl-memo", "parsed": "1"}])],
    ),
    Toncenter: (
        SHOP_TX,
        [
            V3.traces(*V3.transfer(), actions=[V3.action()], metadata=V3.metadata()),
            {"jetton_transfers": [V3.row()], "metadata": V3.metadata()},
            V3.tip(),
        ],
    ),
    TonApi: (SHOP_TX, [Api.trace(), Api.event(), {"operations": [Api.operation()]}, Api.head()]),
}

json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.decimals(allow_nan=False, allow_infinity=False, places=2)
    | st.sampled_from(["", "0x", "41" * 21, "\x00", "1e400", Decimal("1E+999999"), 2**256, -1, 10**400])
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


def places(document: Any) -> Iterator[Callable[[Any], None]]:
    """Each place in a document, as what puts something else there."""
    pairs: Any = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    for key, inner in pairs:
        yield partial(document.__setitem__, key)
        yield from places(inner)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(deadline=None, max_examples=50)
@given(st.data())
def test_a_broken_part(kind: type[Explorer], data: st.DataObject) -> None:
    reference, whole = KINDS[kind]
    answers = deepcopy(whole)
    for _ in range(data.draw(st.integers(1, 3))):
        data.draw(st.sampled_from(list(places(answers))))(data.draw(json))
    found = kind.read([Saved(network="x", answer=each, reference=reference, fetched_at=NOW) for each in answers])
    assert all(Transfer.model_validate_json(each.model_dump_json()).state is each.state for each in found)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(deadline=None, max_examples=25)
@given(st.lists(json, max_size=3))
def test_anything(kind: type[Explorer], answers: list[Any]) -> None:
    kind.read([Saved(network="x", answer=each) for each in answers])


def test_they_are_all_found_by_name() -> None:
    found = explorers()
    assert {kind.name: found[kind.name] for kind in KINDS} == {kind.name: kind for kind in KINDS}
