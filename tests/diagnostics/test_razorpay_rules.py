from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import paysupport as ps
from paysupport.model import Certainty, Payment

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def found(**changed: Any) -> dict[str, ps.Finding]:
    told = {"provider": "razorpay", "id": "pay_1", "kind": "payment", "created_at": NOW - timedelta(days=1)}
    diagnosis = ps.diagnose(Payment(**{**told, **changed}), now=NOW)
    return {finding.code: finding for finding in diagnosis.findings}


class TestReturnedUncaptured:
    @pytest.mark.parametrize(
        ("changed", "fires"),
        [
            ({}, True),
            ({"order": "1234"}, True),
            ({"paid_at": NOW - timedelta(days=1)}, False),
            ({"kind": "refund"}, False),
            ({"kind": None}, False),
            ({"provider": "stripe"}, False),
            ({"status": "paid"}, False),
        ],
    )
    def test_fires_on_money_that_was_never_captured(self, changed: dict[str, Any], *, fires: bool) -> None:
        assert ("PS383" in found(**{"status": "refunded", **changed})) is fires

    def test_without_an_order_there_is_no_other_explanation(self) -> None:
        assert found(status="refunded")["PS383"].certainty is Certainty.CERTAIN
        assert found(status="refunded", order="1234")["PS383"].certainty is Certainty.LIKELY


class TestWithoutOrder:
    @pytest.mark.parametrize(
        ("changed", "fires"),
        [
            ({}, True),
            ({"order": "order_1"}, False),
            ({"kind": "order"}, False),
            ({"provider": "stripe"}, False),
            ({"status": "paid"}, False),
        ],
    )
    def test_fires_on_an_authorised_payment_alone(self, changed: dict[str, Any], *, fires: bool) -> None:
        assert ("PS384" in found(**{"status": "authorized", **changed})) is fires
