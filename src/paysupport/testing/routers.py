"""A provider without a network: a respx router that answers httpx as the provider would.

```python
from paysupport.testing import router
from paysupport.testing.bepaid import payload

with router("bepaid", [payload(order="1234", code="F.0116")]):
    diagnosis = client.investigate(order="1234")
```
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias

import httpx
import respx

from paysupport.errors import ConfigurationError
from paysupport.testing import bepaid, stripe

Fault: TypeAlias = int | Literal["timeout"]
"""An HTTP status, or no answer in time."""

_ROUTES: Mapping[str, Callable[[respx.Router, Sequence[bytes]], None]] = {
    "bepaid": bepaid.routes,
    "stripe": stripe.routes,
}


def router(provider: str, payments: Sequence[bytes] = (), *, fault: Fault | None = None) -> respx.MockRouter:
    """A router, used by `with` or `async with`, under which the provider knows these payments and no others.

    Args:
        provider: bepaid or stripe; hosts do not matter.
        payments: what `payload` of `paysupport.testing.bepaid` or `stripe` has built.
        fault: how every request ends instead: 401, 429, 500 ..., or "timeout".

    Raises:
        ConfigurationError: there is no router for that provider.
    """
    if provider not in _ROUTES:
        raise ConfigurationError(f"no router for {provider!r}; there are: {', '.join(_ROUTES)}")
    mock = respx.MockRouter(assert_all_called=False)
    if fault == "timeout":
        mock.route().mock(side_effect=httpx.ReadTimeout)
    elif fault is not None:
        mock.route().respond(fault)
    else:
        _ROUTES[provider](mock, payments)
    return mock
