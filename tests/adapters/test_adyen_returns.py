"""Money that goes back: refunds and disputes."""

from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport.merge import merge
from paysupport.model import Status

from .adyen_items import batch, item, later, read_all, told

S = Status
OK: dict[str, Any] = {"operations": ["CANCEL", "CAPTURE", "REFUND"], "additionalData": {"authCode": "039404"}}
HALF = {"currency": "EUR", "value": 1275}


class TestRefunds:
    def test_a_refund_that_failed_later(self) -> None:
        failed = later("REFUND_FAILED", at=20, pspReference="MOD-11", reason="Refund Failed")
        payment = told(item(**OK), later("CAPTURE"), later("REFUND", at=11), failed)
        assert (payment.status, payment.refunded) == (S.PAID, None)
        ((refund),) = payment.refunds
        assert (refund.id, refund.status, refund.reason) == ("MOD-11", S.FAILED, "Refund Failed")

    def test_what_was_given_back(self) -> None:
        payment = told(item(**OK), later("CAPTURE"), later("REFUND", at=11, amount=HALF, reason=""))
        assert payment.refunded
        assert payment.refunded.text == "12.75"
        assert payment.amount
        assert payment.amount.text == "25.50"
        assert payment.attempts[0].status is S.PAID

    def test_a_refund_alone_belongs_to_its_payment(self) -> None:
        alone = told(later("REFUND", merchantReference="refund-1"))
        assert (alone.id, alone.parent, alone.kind) == ("MOD-10", "PAY0000000000001", "refund")
        (whole,) = merge((alone, told(item(**OK), later("CAPTURE"))))
        assert (whole.id, whole.status) == ("PAY0000000000001", S.REFUNDED)

    def test_two_refunds_alone_are_two(self) -> None:
        assert len(read_all(batch(later("REFUND"), later("REFUND", at=11), later("REFUND_FAILED", at=11)))) == 2

    def test_without_known_amounts_it_may_be_a_part(self) -> None:
        refund = later("REFUND", amount={"currency": "XQZ", "value": 1})
        assert told(item(**OK, amount={"currency": "XQZ", "value": 1}), refund).status is S.PARTIALLY_REFUNDED
        nothing = item(**OK, amount={"currency": "EUR", "value": 0})
        assert told(nothing, later("REFUND")).status is S.PARTIALLY_REFUNDED


class TestDisputes:
    def test_the_stages_are_one_dispute(self) -> None:
        ids = {"pspReference": "D1", "additionalData": {"chargebackReasonCode": " 4853"}}
        due = {"defensePeriodEndsAt": "2026-12-12T10:00:00Z", "disputeStatus": "Undefended"}
        opened = later("NOTIFICATION_OF_CHARGEBACK", at=11, pspReference="D1", additionalData=due)
        payment = told(item(**OK), later("CAPTURE"), opened, later("CHARGEBACK", at=12, **ids))
        (dispute,) = payment.disputes
        assert (dispute.id, dispute.status, dispute.reason) == ("D1", S.DISPUTED, "4853")
        assert dispute.due_at == datetime(2026, 12, 12, 10, tzinfo=UTC)
        assert dispute.at == datetime(2026, 11, 20, 10, 11, tzinfo=UTC)
        assert payment.status is S.DISPUTED

    @pytest.mark.parametrize(
        ("word", "status"),
        [
            ("Won", S.PAID),
            ("Lost", S.REFUNDED),
            ("Accepted", S.REFUNDED),
            ("Pending", S.DISPUTED),
            ("Undefended", S.DISPUTED),
            ("Unresponded", S.DISPUTED),
            ("Responded", S.DISPUTED),
            ("Expired", S.DISPUTED),
        ],
    )
    def test_the_status_of_the_dispute_counts_more_than_the_event(self, word: str, status: Status) -> None:
        closed = later("CHARGEBACK", additionalData={"disputeStatus": word})
        payment = told(item(**OK), later("CAPTURE", at=5), closed)
        assert payment.status is payment.disputes[0].status is status

    def test_one_open_dispute_among_several(self) -> None:
        won, opened = later("CHARGEBACK_REVERSED"), later("CHARGEBACK", at=11)
        assert told(item(**OK), won, opened).status is told(opened, won).status is S.DISPUTED

    def test_without_a_code_the_words_are_the_reason(self) -> None:
        (dispute,) = told(later("CHARGEBACK", reason="Other Fraud-Card Absent Environment")).disputes
        assert dispute.reason == "Other Fraud-Card Absent Environment"
