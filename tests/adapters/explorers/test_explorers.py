"""What all explorers say of themselves."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from paysupport.adapters.contracts import Explorer
from paysupport.adapters.registry import explorer, explorers
from paysupport.chain.networks import NETWORKS
from paysupport.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = sorted(explorers().items())


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_networks_are_ours_and_have_a_host_or_none(name: str, kind: type[Explorer]) -> None:
    assert kind.name == name
    assert kind.networks <= set(NETWORKS)
    assert kind.networks == set(kind.hosts)


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_an_open_host_needs_nothing_but_the_network(name: str, kind: type[Explorer]) -> None:
    assert kind.public <= kind.networks
    for network in kind.public:
        make: Callable[..., Explorer] = kind
        made = make(network=network)
        assert (made.network, made.host) == (network, urlsplit(kind.hosts[network] or "").hostname), name
        assert not made.host.startswith("127.")


@pytest.mark.parametrize("name", ["bitcoind", "litecoind", "dogecoind", "etherscan", "blockchair", "tron"])
def test_nodes_of_ones_own_and_hosts_with_keys_or_terms_are_not_open(name: str) -> None:
    assert explorer(name).public == frozenset()


def test_nobody_is_asked_twice_about_a_network() -> None:
    asked = [(each, kind.hosts[each]) for _, kind in KINDS for each in kind.public]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("network", ["ethereum", "base", "polygon", "bitcoin", "ton"])
def test_two_sources_answer_anybody(network: str) -> None:
    assert len({kind.hosts[network] for _, kind in KINDS if network in kind.public}) > 1


def test_networks_of_a_family_have_coins_of_the_same_decimals() -> None:
    by_family = {each.family: set[int]() for each in NETWORKS.values()}
    for each in NETWORKS.values():
        by_family[each.family].add(each.decimals)
    assert all(len(found) == 1 for found in by_family.values())


def test_no_such_explorer() -> None:
    with pytest.raises(ConfigurationError, match="no explorer 'esplore'"):
        explorer("esplore")
