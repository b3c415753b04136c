from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport.adapters.contracts import Query, Reference
from paysupport.adapters.providers.checkout import Checkout
from paysupport.errors import ConfigurationError, InputError, NotAPayment, Unsupported
from paysupport.merge import merge
from paysupport.model import Reason, Status

from .checkout_objects import PAY, action, body, declined, event, payment, read, read_all

DISPUTE = {
    "id": "dsp_rbhwd2qrg13uhrp2newf",
    "payment_id": PAY,
    "amount": 2550,
    "currency": "EUR",
    "reason_code": "10.4",
}


def detailed(status: str, *actions: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """Details with their actions, the latest first as Checkout.com sends them."""
    return payment(status=status, actions=list(reversed(actions)), **changed)


class TestAnswers:
    def test_a_refusal(self) -> None:
        (found,) = Checkout().read(body("answer_declined"))
        (attempt,) = found.attempts
        assert (found.id, found.order, found.status) == (PAY, "1234", Status.FAILED)
        assert attempt.decline
        assert (attempt.decline.code, attempt.decline.message) == ("20051", "Insufficient Funds")
        assert (attempt.decline.network, attempt.decline.network_code, attempt.decline.advice) == (
            "mastercard",
            "51",
            "24",
        )
        assert attempt.card
        assert (attempt.card.last4, attempt.card.bin, attempt.card.country) == ("5100", "510510", "NL")
        assert attempt.authentication
        assert (attempt.authentication.status, attempt.authentication.eci) == ("Y", "02")
        assert (attempt.rrn, attempt.at) == ("909913440644", datetime(2026, 11, 20, 10, 0, 1, tzinfo=UTC))
        assert (found.email, found.test, found.merchant.id) == (
            "payer@example.com",
            True,
            "pc_q4dbxom5jbgudnjzjpz7j2z6uq",
        )

    def test_an_older_answer_without_a_status(self) -> None:
        refused = read({"id": PAY, "amount": 200, "currency": "USD", "response_code": "20014", "reference": "1"})
        assert (refused.status, refused.raw_status, refused.reason) == (Status.FAILED, None, Reason.INCORRECT_NUMBER)
        assert read({"id": PAY, "response_code": "10000"}).status is Status.AUTHORIZED

    def test_a_payer_who_has_to_be_redirected(self) -> None:
        assert read(payment(status="Pending")).status is Status.PENDING
        redirect = {"redirect": {"href": "https://3ds.example"}}
        assert read(payment(status="Pending", _links=redirect)).status is Status.REQUIRES_ACTION
        assert read(payment(status="Authorized", _links=redirect)).status is Status.AUTHORIZED

    @pytest.mark.parametrize(
        ("link", "test"),
        [
            ("https://api.sandbox.checkout.com/payments/x", True),
            ("https://acme.api.sandbox.checkout.com/payments/x", True),
            ("https://api.checkout.com/payments/x", False),
            ("https://acme.api.checkout.com/payments/.sandbox.", False),
            ("nowhere", None),
            (None, None),
        ],
    )
    def test_the_environment_is_that_of_its_own_link(self, link: str | None, test: bool | None) -> None:
        assert read(payment(_links={"self": {"href": link}})).test is test

    @pytest.mark.parametrize("told", [{"enrolled": "N"}, None])
    def test_without_authentication_there_is_none(self, told: dict[str, str] | None) -> None:
        assert read(declined() | {"3ds": told}).attempts[0].authentication is None

    def test_an_eci_alone_is_told(self) -> None:
        told = read(declined() | {"eci": "07", "3ds": {"enrolled": "N"}}).attempts[0].authentication
        assert told
        assert (told.status, told.eci) == (None, "07")

    def test_a_payout(self) -> None:
        (found,) = Checkout().read(body("payout"))
        assert (found.kind, found.status, found.order) == ("payout", Status.PAID, "PO-215-5721")
        returned = read(payment(status="Returned", destination={"type": "card", "last4": "4242", "scheme": "Visa"}))
        assert (returned.kind, returned.status) == ("payout", Status.FAILED)
        assert returned.attempts[0].card
        assert returned.attempts[0].card.last4 == "4242"


class TestActions:
    def test_the_reason_stands_in_the_authorisation(self) -> None:
        refused = action("Authorization", approved=False, response_code="20087", response_summary="Bad Track Data")
        found = read(detailed("Declined", refused))
        assert found.decline
        assert (found.decline.code, found.reason) == ("20087", Reason.INCORRECT_CARD_DATA)
        assert found.attempts[0].id == PAY
        assert found.origin.pointers["code"][0] == "/actions/0/response_code"

    def test_several_tries(self) -> None:
        first = action("Authorization", approved=False, response_code="20051")
        second = action("Authorization", at=5, auth_code="643381")
        found = read(detailed("Captured", first, second, action("Capture", at=6)))
        assert [(each.id, each.status) for each in found.attempts] == [
            ("act_authorization00", Status.FAILED),
            ("act_authorization05", Status.PAID),
        ]
        assert (found.decline, found.attempts[1].auth_code) == (None, "643381")
        assert found.paid_at == datetime(2026, 11, 20, 10, 6, tzinfo=UTC)

    def test_a_summary_tells_success_by_its_code(self) -> None:
        summary = {"id": "act_1", "type": "Authorization", "response_code": "10000"}
        assert read(payment(actions=[summary])).attempts[0].status is Status.AUTHORIZED
        refused = summary | {"response_code": "20005"}
        assert read(payment(status="Declined", actions=[refused])).reason is Reason.DO_NOT_HONOR

    def test_refunds(self) -> None:
        part = {"amount": 1000}
        refused = action("Refund", at=8, approved=False, response_code="20158", response_summary="Refund expired")
        made = [action("Authorization"), action("Capture", at=1), action("Refund", at=7, **part), refused]
        balances = {"total_captured": 2550, "total_refunded": 1000}
        found = read(detailed("Partially Refunded", *made, balances=balances))
        assert found.refunded
        assert found.refunded.text == "10.00"
        assert [(each.id, each.status, each.reason) for each in found.refunds] == [
            ("act_refund07", Status.REFUNDED, None),
            ("act_refund08", Status.FAILED, "Refund expired"),
        ]
        assert found.attempts[0].status is Status.PAID

    def test_a_void(self) -> None:
        found = read(detailed("Voided", action("Authorization"), action("Void", at=3)))
        assert (found.status, found.attempts[0].status) == (Status.CANCELLED, Status.CANCELLED)

    def test_an_approved_try_of_a_payment_that_failed_later(self) -> None:
        found = read(detailed("Declined", action("Authorization"), action("Capture", at=3, approved=False)))
        assert (found.status, found.attempts[0].status) == (Status.FAILED, Status.AUTHORIZED)

    @pytest.mark.parametrize(
        ("actions", "status"),
        [
            ([action("Authorization")], Status.AUTHORIZED),
            ([action("Authorization", approved=False, response_code="20005")], Status.FAILED),
            ([action("Authorization"), action("Capture", at=1)], Status.PAID),
            ([action("Authorization"), action("Capture", at=1, approved=False)], Status.AUTHORIZED),
            ([action("Authorization"), action("Void", at=1)], Status.CANCELLED),
            ([action("Authorization"), action("Capture", at=1), action("Refund", at=2)], Status.REFUNDED),
            (
                [action("Authorization"), action("Capture", at=1), action("Refund", at=2, amount=1)],
                Status.PARTIALLY_REFUNDED,
            ),
            ([action("Refund", at=2)], Status.UNKNOWN),
        ],
    )
    def test_a_list_of_actions_alone(self, actions: list[dict[str, Any]], status: Status) -> None:
        found = read(list(reversed(actions)))
        assert (found.id, found.status, found.amount, found.raw_status) == (None, status, None, None)
        assert Checkout().claims(actions)

    def test_evidence_of_actions_alone(self) -> None:
        found = read([action("Authorization", approved=False, response_code="20005")])
        assert found.origin.pointers["code"][0] == "/0/response_code"
        assert found.attempts[0].id == "act_authorization00"


class TestEvents:
    def test_a_refusal(self) -> None:
        (found,) = Checkout().read(body("event_declined"))
        assert (found.status, found.reason, found.raw_status) == (Status.FAILED, Reason.LOST_CARD, "payment_declined")
        assert (found.order, found.test) == ("1234", True)
        assert found.origin.pointers["status"] == ("/type",)
        assert found.origin.pointers["code"] == ("/data/response_code",)

    def test_events_of_one_payment_are_one(self) -> None:
        approved = event("payment_approved", payment(status=None))
        captured = event("payment_captured", payment(status=None), at=5)
        for order in ([approved, captured], [captured, approved]):
            found = read(order)
            assert (found.status, len(found.attempts)) == (Status.PAID, 1)
        assert read(captured).paid_at == datetime(2026, 11, 20, 10, 5, 30, tzinfo=UTC)

    def test_a_capture_that_was_declined(self) -> None:
        told = payment(status=None, response_code="30401", response_summary="Capture amount greater than allowed")
        found = read(event("payment_capture_declined", told))
        assert (found.status, found.reason) == (Status.FAILED, Reason.INVALID_AMOUNT)

    @pytest.mark.parametrize(
        ("kind", "status"),
        [
            ("payment_refunded", Status.REFUNDED),
            ("payment_refund_declined", Status.FAILED),
            ("payment_refund_pending", Status.PENDING),
        ],
    )
    def test_a_refund_belongs_to_its_payment(self, kind: str, status: Status) -> None:
        told = payment(status=None, amount=1000, action_id="act_r", response_summary="Said")
        found = read(event(kind, told))
        assert (found.id, found.parent, found.kind, found.status) == ("act_r", PAY, "refund", status)
        assert found.refunds[0].reason == ("Said" if status is Status.FAILED else None)
        (whole,) = merge((read(event("payment_captured", payment(status=None))), found))
        assert (whole.id, len(whole.refunds)) == (PAY, 1)

    def test_a_refund_without_an_action_is_known_by_its_event(self) -> None:
        assert read(event("payment_refunded", payment(status=None))).id == "evt_payment_refunded00"

    def test_a_dispute(self) -> None:
        (found,) = Checkout().read(body("event_dispute"))
        (dispute,) = found.disputes
        assert (found.id, found.order, found.status) == (PAY, "1234", Status.DISPUTED)
        assert (dispute.reason, dispute.due_at) == ("10.4", datetime(2026, 12, 8, 10, tzinfo=UTC))
        assert dispute.amount
        assert dispute.amount.text == "25.50"

    def test_a_dispute_joins_its_payment(self) -> None:
        opened = event("dispute_evidence_required", DISPUTE, at=7)
        lost = event("dispute_lost", DISPUTE, at=9)
        found = read([payment(status="Captured"), opened, lost])
        assert (found.status, found.order) == (Status.REFUNDED, "1234")
        assert [(each.id, each.status) for each in found.disputes] == [("dsp_rbhwd2qrg13uhrp2newf", Status.REFUNDED)]
        assert read([opened, lost]).status is Status.REFUNDED

    @pytest.mark.parametrize("kind", ["identity_verified", "payment_instrument_created"])
    def test_an_event_of_something_else(self, kind: str) -> None:
        with pytest.raises(NotAPayment, match=kind):
            read_all(event(kind, {"id": "src_1"}))


def test_lists() -> None:
    found = Checkout().read(body("list"))
    assert [(each.id, len(each.attempts)) for each in found] == [("pay_aaaaaaaaaaaaaaaaaaaaaaaaaa", 2)]
    assert Checkout().payments({"limit": 10, "skip": 0, "total_count": 0, "data": []}) == ()
    page = {"data": [payment(reference=None), payment(id="pay_bbbbbbbb", reference=None)]}
    assert {each.origin.base for each in read_all(page)} == {"/data/0", "/data/1"}


class TestErrors:
    def test_they_name_their_codes(self) -> None:
        fault = {"request_id": "0HL80", "error_type": "request_invalid", "error_codes": ["amount_invalid", "other"]}
        with pytest.raises(NotAPayment, match=r"request_invalid, amount_invalid, other .*0HL80") as told:
            read_all(fault)
        assert (told.value.code, told.value.not_found) == ("amount_invalid", False)

    def test_one_without_codes_or_request(self) -> None:
        with pytest.raises(NotAPayment, match=r"^Checkout\.com: request_malformed$") as told:
            read_all({"error_type": "request_malformed"})
        assert told.value.code == "request_malformed"

    @pytest.mark.parametrize(("codes", "http"), [(["payment_not_found"], None), ([], 404)])
    def test_what_is_not_known(self, codes: list[str], http: int | None) -> None:
        with pytest.raises(NotAPayment) as told:
            Checkout().payments({"error_type": "x", "error_codes": codes}, http)
        assert told.value.not_found


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        "x",
        None,
        {"id": "pay_1"},
        {"id": "pay_mbabizu24mvu3mela5njyhpit4", "object": "payment"},
        {"id": "evt_1", "type": "payment_approved"},
        {"id": "evt_1", "type": "payment_intent.succeeded", "data": {}},
        {"id": "evt_1", "object": "event", "type": "payment_approved", "data": {}},
        [{"id": "evt_1", "object": "event", "type": "payment_approved", "data": {}}],
        {"data": [{"id": "ch_1"}]},
        {"data": []},
        {"error_type": "x"},
        [{"id": "act", "type": "Refund", "response_code": "1"}],
        [5],
    ],
)
def test_documents_of_others_are_left_alone(document: object) -> None:
    assert not Checkout().claims(document)


@pytest.mark.parametrize("document", [{}, "x", None, 5, [5], {"data": {}}, {"id": "pay_1"}, {"id": PAY, "amount": "x"}])
def test_what_is_no_payment_is_refused(document: object) -> None:
    with pytest.raises(InputError):
        Checkout().payments(document)


def test_what_is_not_offered() -> None:
    with pytest.raises(Unsupported, match="checkout"):
        Checkout().search(Query())
    with pytest.raises(Unsupported, match="checkout"):
        Checkout().deliveries(Reference("order", "1234"))
    with pytest.raises(ConfigurationError, match="test or live"):
        Checkout(mode="sandbox")
