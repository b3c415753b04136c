"""Help to connect a shop to a provider, and to change from one provider to another.

What a merchant has to enter stands in one file per provider below `guides/`; whether it is entered right, the rules say
that `paysupport check` asks. What code knows already (hosts, statuses, exponents of currencies, what an API can do) is
taken from the adapters.
"""

from paysupport.connecting.guide import Guide, Wiring, guide, names
from paysupport.connecting.plan import Plan, State, Step, connect
from paysupport.connecting.switching import Change, Difference, switch

__all__ = [
    "Change",
    "Difference",
    "Guide",
    "Plan",
    "State",
    "Step",
    "Wiring",
    "connect",
    "guide",
    "names",
    "switch",
]
