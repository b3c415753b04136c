"""What an adapter is: a class without state that reads answers and describes questions; it opens no socket.

A `Provider` collects payments; an `Explorer` tells what stands on a chain.
"""

from paysupport.adapters.contracts.explorers import Explorer, Saved, Window
from paysupport.adapters.contracts.providers import (
    Kind,
    Page,
    Provider,
    Query,
    Received,
    Reference,
    Rejected,
    Verified,
)

__all__ = [
    "Explorer",
    "Kind",
    "Page",
    "Provider",
    "Query",
    "Received",
    "Reference",
    "Rejected",
    "Saved",
    "Verified",
    "Window",
]
