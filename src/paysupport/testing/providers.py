"""The contract of a provider's adapter: what each adapter, built-in or third-party, is held to.

```python
from paysupport.testing import ProviderContract

class TestAcme(ProviderContract):
    payloads = {"declined": (HERE / "declined.json").read_bytes()}
    refusals = {"not found": b'{"error": "no such payment"}'}

    def adapter(self) -> Acme:
        return Acme()
```
"""

from paysupport.testing.asking import AskingContract
from paysupport.testing.reading import ReadingContract
from paysupport.testing.webhooks import WebhookContract


class ProviderContract(ReadingContract, AskingContract, WebhookContract):
    """All that an adapter promises; what to give is described in `paysupport.testing.given.Given`."""
