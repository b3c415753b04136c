import json
from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport.adapters.providers.stripe import Stripe
from paysupport.diagnostics.engine import diagnose
from paysupport.errors import InputError, NotAPayment, Unrecognised
from paysupport.model import Reason, Status

from .stripe_objects import (
    AT,
    charge,
    declined,
    error,
    event,
    failed_charge,
    intent,
    listed,
    read,
    read_all,
)

R = Reason
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


class TestErrors:
    def test_a_refused_card_is_a_failed_payment(self) -> None:
        payment = read({"error": error(payment_intent="pi_1")})
        assert (payment.id, payment.status, payment.raw_status) == ("pi_1", Status.FAILED, "card_error")
        assert payment.reason is R.INSUFFICIENT_FUNDS
        assert payment.attempts[0].id == "ch_1"

    def test_it_may_name_the_charge_alone_or_nothing(self) -> None:
        assert read({"error": error()}).id == "ch_1"
        assert read({"error": error(charge=None)}).id is None

    def test_the_payment_intent_in_it_tells_more(self) -> None:
        payment = read({"error": error(payment_intent=declined())})
        assert (payment.id, payment.order, str(payment.amount)) == ("pi_1", "1234", "25.50 EUR")
        assert payment.origin.base == "/error/payment_intent"

    def test_evidence_of_an_error_answer(self) -> None:
        verdict = diagnose(read({"error": error()}), now=NOW).verdict
        assert verdict
        assert [item.path for item in verdict.evidence] == ["/error/decline_code", "/error/message"]

    @pytest.mark.parametrize(
        ("told", "status", "words", "code"),
        [
            (
                {"code": "parameter_missing", "message": "Missing required param: amount."},
                400,
                "Missing",
                "parameter_missing",
            ),
            ({"message": "Invalid API Key provided: sk_test_****"}, None, "does not accept the API key", None),
            ({"code": "api_key_expired", "message": "Expired."}, 401, "does not accept the API key", "api_key_expired"),
            ({"message": "No."}, 401, "does not accept the API key", None),
            ({"code": "x", "message": None}, 400, "x", "x"),
            ({"message": None}, 400, "invalid_request_error", None),
        ],
    )
    def test_other_errors_are_no_payment(
        self, told: dict[str, Any], status: int | None, words: str, code: str | None
    ) -> None:
        body = json.dumps({"error": {"type": "invalid_request_error"} | told}).encode()
        with pytest.raises(NotAPayment, match=words) as refused:
            Stripe().read(body, status)
        assert refused.value.provider == "stripe"
        assert refused.value.code == (code or "invalid_request_error")
        assert not refused.value.not_found

    def test_not_found(self) -> None:
        with pytest.raises(NotAPayment) as refused:
            read({"error": {"type": "invalid_request_error", "code": "resource_missing", "message": "No such charge"}})
        assert refused.value.not_found

    def test_a_key_of_the_other_mode_is_named(self) -> None:
        message = "No such charge: 'ch_1'; a similar object exists in test mode, but a live mode key was used."
        with pytest.raises(NotAPayment, match="key is of one mode and the object of the other"):
            read({"error": {"type": "invalid_request_error", "code": "resource_missing", "message": message}})


class TestEvents:
    def test_holds_a_payment_and_the_time_of_its_state(self) -> None:
        payment = read(event(declined(), account="acct_7"))
        assert (payment.id, payment.status) == ("pi_1", Status.FAILED)
        assert payment.updated_at == datetime.fromtimestamp(AT + 5, UTC)
        assert payment.merchant.id == "acct_7"
        assert payment.origin.base == "/data/object"
        assert read(event(charge(), "charge.succeeded")).id == "ch_1"

    def test_other_events_are_named(self) -> None:
        with pytest.raises(NotAPayment, match=r"event plan\.created"):
            read(event({"id": "price_1", "object": "plan"}, "plan.created"))

    @pytest.mark.parametrize("document", [{"object": "refund", "id": "re_1"}, {"object": "event", "data": {}}])
    def test_other_objects_are_named(self, document: dict[str, Any]) -> None:
        with pytest.raises(NotAPayment, match=document["object"]):
            read(document)

    @pytest.mark.parametrize("document", [{}, [], 1, "x", {"object": 1}])
    def test_anything_else_is_not_recognised(self, document: object) -> None:
        with pytest.raises(Unrecognised):
            read(document)


class TestLists:
    def test_each_payment(self) -> None:
        other = intent(id="pi_2", metadata={"order_id": "77"}, latest_charge=None)
        assert {payment.id for payment in read_all(listed(intent(), other, kind="search_result"))} == {"pi_1", "pi_2"}
        assert read_all(listed()) == ()

    def test_the_tries_of_one_intent_are_one_payment(self) -> None:
        bare: dict[str, Any] = {"metadata": {}}
        first = failed_charge(id="ch_0", created=AT - 60, **bare)
        payment = read(listed(charge(**bare), first))
        assert (payment.id, payment.status) == ("pi_1", Status.PAID)
        assert [attempt.id for attempt in payment.attempts] == ["ch_0", "ch_1"]

    def test_a_lone_charge_keeps_its_own_id(self) -> None:
        assert read(listed(charge(metadata={}))).id == "ch_1"

    def test_of_events_those_without_a_payment_are_left_out(self) -> None:
        about = {"id": "price_1", "object": "plan"}
        events = listed(event(about, "plan.created", id="evt_0"), event(charge(), "charge.succeeded"), event(intent()))
        payment = read(events)
        assert (payment.id, payment.status) == ("pi_1", Status.PAID)

    def test_of_other_objects_is_no_payment(self) -> None:
        with pytest.raises(NotAPayment, match="refund"):
            read_all(listed({"object": "refund", "id": "re_1"}))

    def test_a_fault_is_located(self) -> None:
        with pytest.raises(InputError) as refused:
            read_all(listed(charge(), charge(amount="much")))
        assert refused.value.path == "/data/1/amount"
        with pytest.raises(InputError) as refused:
            read(event(intent(latest_charge=charge(amount="much"))))
        assert refused.value.path == "/data/object/latest_charge/amount"
