"""Fixtures for pytest: providers that are not there (`pip install 'paysupport[pytest]'`).

Each is a `paysupport.testing.fakes.Fake`, new for every test and closed after it. Nothing is imported before a test
asks for one.
"""

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paysupport.testing.fakes import Fake


def _fake(name: str) -> "Iterator[Fake]":
    from paysupport.testing.fakes import Fake  # noqa: PLC0415 - other tests must not pay for it

    with closing(Fake(name)) as fake:
        yield fake


@pytest.fixture
def fake_bepaid() -> "Iterator[Fake]":
    """A bePaid that is not there."""
    yield from _fake("bepaid")


@pytest.fixture
def fake_stripe() -> "Iterator[Fake]":
    """A Stripe that is not there."""
    yield from _fake("stripe")


@pytest.fixture
def fake_yookassa() -> "Iterator[Fake]":
    """A YooKassa that is not there."""
    yield from _fake("yookassa")


@pytest.fixture
def fake_cloudpayments() -> "Iterator[Fake]":
    """A CloudPayments that is not there."""
    yield from _fake("cloudpayments")
