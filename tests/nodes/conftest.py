from collections.abc import Iterator

import pytest

from tests.nodes.litecoin import Electrum, Node, electrumx, litecoind


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """Keeps an index of all transactions, and lets one replace another."""
    with litecoind(tmp_path_factory.mktemp("litecoind"), "-txindex=1", "-mempoolreplacement=1") as started:
        yield started


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """As it comes: no index, no replacement, whatever its wallet says."""
    with litecoind(tmp_path_factory.mktemp("plain")) as started:
        yield started


@pytest.fixture(scope="session")
def electrum(tmp_path_factory: pytest.TempPathFactory, node: Node) -> Iterator[Electrum]:
    with electrumx(tmp_path_factory.mktemp("electrumx"), node) as started:
        yield started
