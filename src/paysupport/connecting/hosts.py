"""The hosts of a provider's API, as its adapter knows them."""

import inspect

from paysupport.adapters.registry import provider


def hosts(name: str) -> dict[str, str]:
    """The hosts that an adapter uses unless others are given, by the names of its parameters."""
    parameters = inspect.signature(provider(name)).parameters.values()
    return {each.name: each.default for each in parameters if str(each.default).startswith("https://")}
