"""Contract suites, payload builders and fake providers for tests: of this library, of plug-ins, of hosts.

A plug-in's test subclasses `ProviderContract` or `RuleContract`; a host's test asks a `router` instead of a provider.
Needs pytest and hypothesis for the contracts, respx for the routers (`paysupport[test]`); nothing else of the library
imports this package.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paysupport.testing.providers import ProviderContract
    from paysupport.testing.routers import router
    from paysupport.testing.rules import RuleContract

__all__ = ["ProviderContract", "RuleContract", "router"]

_HOME = {"ProviderContract": "providers", "RuleContract": "rules", "router": "routers"}

if pytest := sys.modules.get("pytest"):
    pytest.register_assert_rewrite(*(f"{__name__}.{part}" for part in ("asking", "reading", "rules", "webhooks")))


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
