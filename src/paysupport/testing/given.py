"""What a plug-in gives to the contract of providers, and what its tests draw from it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings

from paysupport.adapters.contracts import Provider, Received, Reference
from paysupport.investigate import can
from paysupport.model import Reason, Status

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)

inherited = settings(deadline=None, suppress_health_check=[HealthCheck.differing_executors, HealthCheck.too_slow])
"""For tests with hypothesis that several classes inherit."""


class Given:
    """The facts about one adapter. A subclass sets what its provider has; only `adapter` and `payloads` are a must.

    Attributes:
        payloads: name to saved payload: at least one of every documented shape, synthetic values only.
        refusals: name to error answer that must be `NotAPayment`.
        statuses: name of a payload to the status of its payments, by the provider's documents.
        codes: the provider's code to its meaning, by the provider's documents.
        keys: made-up keyword arguments of the adapter that may be shown, such as a shop id.
        secrets: made-up keyword arguments that prove who one is and must not be shown.
        lookups: reference to the answers (HTTP status, body), in the order in which the adapter asks for them.
    """

    payloads: ClassVar[Mapping[str, bytes]] = {}
    refusals: ClassVar[Mapping[str, bytes]] = {}
    statuses: ClassVar[Mapping[str, Status]] = {}
    codes: ClassVar[Mapping[str, Reason]] = {}
    keys: ClassVar[Mapping[str, str]] = {}
    secrets: ClassVar[Mapping[str, str]] = {}
    lookups: ClassVar[Mapping[Reference, Sequence[tuple[int, bytes]]]] = {}

    def adapter(self) -> Provider:
        """The adapter without any key."""
        raise NotImplementedError("give the adapter without keys: `def adapter(self): return Acme()`")

    def keyed(self) -> Provider:
        """The adapter with its made-up keys."""
        return type(self.adapter())(**self.keys, **self.secrets)

    def signed(self) -> Received | None:
        """A webhook that `keyed` believes; None where webhooks cannot be verified."""
        adapter = self.keyed()
        if not can(adapter, "sign"):
            return None
        return adapter.sign(next(iter(self.payloads.values())), NOW)

    def shows_no_secret(self, *told: object) -> None:
        """Fail if a secret stands in the text of any of these."""
        for name, secret in self.secrets.items():
            assert not any(secret in text for thing in told for text in (str(thing), repr(thing))), f"shows {name}"

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """One test for each payload, refusal and look-up."""
        for argument, cases in (("payload", self.payloads), ("refusal", self.refusals)):
            if argument in metafunc.fixturenames:
                metafunc.parametrize(argument, list(cases.values()), ids=list(cases))
        if "reference" in metafunc.fixturenames:
            metafunc.parametrize(
                "reference", list(self.lookups), ids=[f"{each.kind}-{each.value}" for each in self.lookups]
            )
