"""A provider without a network: a respx router that answers httpx as the provider would.

```python
from paysupport.testing import router
from paysupport.testing.bepaid import payload

with router("bepaid", [payload(order="1234", code="F.0116")]):
    diagnosis = client.investigate(order="1234")
```
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal, TypeAlias

import httpx
import respx

from paysupport.errors import ConfigurationError
from paysupport.testing import bepaid, cloudpayments, stripe, yookassa
from paysupport.testing.answers import Answer, Asked, Known

Fault: TypeAlias = int | Literal["timeout"]
"""An HTTP status, or no answer in time."""

ANSWERS: Mapping[str, Callable[[Asked, Known], Answer]] = {
    "bepaid": bepaid.answer,
    "cloudpayments": cloudpayments.answer,
    "stripe": stripe.answer,
    "yookassa": yookassa.answer,
}
"""What answers for each provider that is imitated."""


def router(provider: str, payments: Sequence[bytes] = (), *, fault: Fault | None = None) -> respx.MockRouter:
    """A router, used by `with` or `async with`, under which the provider knows these payments and no others.

    Args:
        provider: bepaid, cloudpayments, stripe or yookassa; hosts do not matter.
        payments: what `payload` of the module of that name in `paysupport.testing` has built.
        fault: how every request ends instead: 401, 429, 500 ..., or "timeout".

    Raises:
        ConfigurationError: there is no router for that provider.
    """
    if provider not in ANSWERS:
        raise ConfigurationError(f"no router for {provider!r}; there are: {', '.join(ANSWERS)}")
    mock = respx.MockRouter(assert_all_called=False)
    if fault == "timeout":
        mock.route().mock(side_effect=httpx.ReadTimeout)
    elif fault is not None:
        mock.route().respond(fault)
    else:
        known = Known(payments)
        mock.route().mock(side_effect=partial(_answered, provider, known))
    return mock


def _answered(provider: str, known: Known, request: httpx.Request) -> httpx.Response:
    asked = Asked(request.method, request.url.path, request.url.params, request.content)
    given = ANSWERS[provider](asked, known)
    return httpx.Response(given.status, content=given.body, headers=given.headers)
