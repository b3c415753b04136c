import json
from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport.adapters.contracts import Query, Reference
from paysupport.adapters.providers.adyen import Adyen
from paysupport.adapters.providers.adyen.codes import LINKS, SESSIONS
from paysupport.errors import ConfigurationError, InputError, NotAPayment, Unsupported
from paysupport.model import Method, Reason, Status

from .adyen_items import batch, body, item, read, read_all

PAID = {
    "amount": {"currency": "EUR", "value": 2550},
    "paymentMethod": {"brand": "mc", "type": "scheme"},
    "pspReference": "NC6HT9CRT65ZGN82",
    "resultCode": "Authorised",
}


def answer(**changed: Any) -> dict[str, Any]:
    told = {"pspReference": "V4HZ4RBFJGXXGN82", "resultCode": "Refused", "merchantReference": "1234"}
    return told | changed


class TestAnswers:
    def test_a_refusal(self) -> None:
        payment = read(answer(refusalReason="Not enough balance", refusalReasonCode="12"))
        assert (payment.id, payment.order, payment.status) == ("V4HZ4RBFJGXXGN82", "1234", Status.FAILED)
        assert (payment.reason, payment.raw_status, payment.test) == (Reason.INSUFFICIENT_FUNDS, "Refused", None)

    def test_a_payment(self) -> None:
        (payment,) = Adyen().read(body("answer_authorised"))
        assert payment.amount
        assert (payment.amount.text, payment.method, payment.raw_method) == ("25.50", Method.CARD, "visa")
        assert payment.attempts[0].auth_code == "058747"
        assert payment.attempts[0].authentication
        assert payment.attempts[0].authentication.status == "Y"

    def test_the_answer_of_the_older_api(self) -> None:
        payment = read({"pspReference": "8514775559925128", "resultCode": "Authorised", "authCode": "64158"})
        assert payment.attempts[0].auth_code == "64158"

    def test_a_payment_that_waits_has_no_reference_yet(self) -> None:
        (payment,) = Adyen().read(body("answer_redirect"))
        assert (payment.id, payment.status, payment.attempts) == (None, Status.REQUIRES_ACTION, ())

    @pytest.mark.parametrize(
        ("more", "reason"),
        [
            ({"refusalReasonCode": "16"}, Reason.CANCELLED_BY_PAYER),
            ({"refusalReason": "FRAUD-CANCELLED"}, Reason.BLOCKED_BY_OWN_RULES),
            ({}, None),
        ],
    )
    def test_a_cancelled_payment_may_say_why(self, more: dict[str, str], reason: Reason | None) -> None:
        payment = read(answer(resultCode="Cancelled", **more))
        assert (payment.status, payment.reason) == (Status.CANCELLED, reason)

    def test_the_code_of_a_payment_that_succeeded_says_nothing(self) -> None:
        assert read(answer(resultCode="Authorised", refusalReasonCode="0")).decline is None

    def test_a_list_of_answers(self) -> None:
        found = read_all([answer(merchantReference="1"), answer(pspReference="P2", merchantReference="2")])
        assert {payment.order: payment.origin.base for payment in found} == {"1": "/0", "2": "/1"}

    def test_what_was_stored_of_a_payment_is_one_payment(self) -> None:
        stored = [answer(resultCode="RedirectShopper", pspReference="P1"), batch(item(pspReference="P1"))]
        payment = read(stored)
        assert (payment.id, payment.status) == ("P1", Status.AUTHORIZED)
        assert read(list(reversed(stored))).status is Status.AUTHORIZED

    def test_bare_notifications(self) -> None:
        assert read({"NotificationRequestItem": item()}).origin.base == "/NotificationRequestItem"
        assert read([item(success="false", reason="Refused"), item(at=1, pspReference="P2")]).id == "P2"


class TestSessionsAndLinks:
    @pytest.mark.parametrize("word", SESSIONS)
    def test_every_status_of_a_session(self, word: str) -> None:
        payment = read({"id": "CS12345678", "status": word})
        assert (payment.id, payment.status, payment.attempts) == ("CS12345678", SESSIONS[word], ())

    @pytest.mark.parametrize("word", LINKS)
    def test_every_status_of_a_link(self, word: str) -> None:
        payment = read({"id": "PL61C53A8B97E6915A", "status": word, "reference": "1234", "url": "https://x.example"})
        assert (payment.status, payment.order) == (LINKS[word], "1234")

    def test_the_words_are_those_of_the_specification(self) -> None:
        assert SESSIONS.keys() == {"active", "canceled", "completed", "expired", "paymentPending", "refused"}
        assert LINKS.keys() == {"active", "completed", "expired", "paymentPending"}
        assert read({"id": "PL61C53A8B97E6915A", "status": "paid"}).status is Status.UNKNOWN

    def test_a_session_that_was_made(self) -> None:
        (payment,) = Adyen().read(body("session_created"))
        assert (payment.status, payment.raw_status, payment.order) == (Status.CREATED, None, "1234")
        assert payment.expires_at == datetime(2026, 11, 20, 12, tzinfo=UTC)
        assert payment.merchant.id == "AcmeECOM"

    def test_a_session_tells_its_payments(self) -> None:
        partly = PAID | {"pspReference": "SECOND", "amount": {"currency": "EUR", "value": 1}}
        payment = read({"id": "CS12345678", "status": "completed", "payments": [PAID, partly]})
        assert payment.amount
        assert (payment.id, payment.amount.text, payment.raw_method) == ("NC6HT9CRT65ZGN82", "25.50", "scheme")
        assert [each.id for each in payment.attempts] == ["NC6HT9CRT65ZGN82", "SECOND"]

    def test_where_adyen_captures_by_itself_a_finished_session_is_paid(self) -> None:
        session = {"id": "CS12345678", "status": "completed", "payments": [PAID]}
        assert read(session, Adyen(capture="automatic")).status is Status.PAID


class TestErrors:
    @pytest.mark.parametrize(
        ("kind", "hint"),
        [
            ("security", "API key"),
            ("configuration", "not set up"),
            ("validation", "request is not right"),
            ("internal", "may pass"),
        ],
    )
    def test_they_explain_themselves(self, kind: str, hint: str) -> None:
        fault = {"status": 422, "errorCode": "905", "message": "Payment details are not supported", "errorType": kind}
        with pytest.raises(NotAPayment, match=hint) as told:
            read_all(fault)
        assert "905" in str(told.value)
        assert "Payment details are not supported" in str(told.value)
        assert (told.value.code, told.value.not_found) == ("905", False)

    def test_the_code_may_be_a_number(self) -> None:
        fault = {"status": 422, "errorCode": 14030, "message": "Return URL is missing.", "errorType": "validation"}
        assert Adyen().claims(fault)
        with pytest.raises(NotAPayment) as told:
            read_all(fault)
        assert told.value.code == "14030"

    def test_one_of_an_unknown_kind_is_told_as_it_is(self) -> None:
        with pytest.raises(NotAPayment, match=r"an error without a message \(error unknown\)"):
            read_all({"errorCode": "", "errorType": "moon", "message": ""})

    @pytest.mark.parametrize(("own", "http", "unknown"), [(404, None, True), (None, 404, True), (422, 422, False)])
    def test_what_is_not_known(self, own: int | None, http: int | None, unknown: bool) -> None:
        fault = {"status": own, "errorCode": "14", "message": "No", "errorType": "validation"}
        with pytest.raises(NotAPayment) as told:
            Adyen().payments(fault, http)
        assert told.value.not_found is unknown

    def test_card_numbers_are_masked(self) -> None:
        with pytest.raises(NotAPayment) as told:
            read_all({"errorCode": "101", "errorType": "validation", "message": "Invalid 4111111111111111"})
        assert "4111111111111111" not in str(told.value)


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        "x",
        None,
        {"resultCode": "Refused"},
        {"pspReference": "P1"},
        {"id": "CS1", "status": "completed"},
        {"id": "cs_test_1234", "status": "complete"},
        {"id": "PL61C53A8B97E6915A"},
        {"errorCode": "1"},
        {"type": "https://example.com/errors", "errorCode": "1"},
        {"eventCode": "AUTHORISATION", "success": "true"},
        {"environment": "staging", "type": "x", "data": {}},
        {"notificationItems": {}},
        [{"resultCode": 5}],
    ],
)
def test_documents_of_others_are_left_alone(document: object) -> None:
    assert not Adyen().claims(document)


@pytest.mark.parametrize("document", [{}, "x", None, 5, [5], [[]], {"id": "PL1"}, [{"resultCode": []}]])
def test_what_is_no_payment_is_refused(document: object) -> None:
    with pytest.raises(InputError):
        Adyen().payments(document)


def test_an_empty_list_holds_nothing() -> None:
    assert Adyen().payments([]) == ()


@pytest.mark.parametrize("wrong", [{"mode": "staging"}, {"capture": "later"}])
def test_options_of_another_word_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match="mode is test or live"):
        Adyen(**wrong)


def test_what_adyen_cannot_do() -> None:
    with pytest.raises(Unsupported, match="adyen"):
        Adyen().search(Query())
    with pytest.raises(Unsupported, match="adyen"):
        Adyen().deliveries(Reference("payment", "QFQTPCQ8HXSKGK82"))


def test_an_answer_that_was_read_again_is_the_same() -> None:
    document = json.loads(body("answer_refused"))
    assert Adyen().payments(document)[0].model_dump_json() == read(document).model_dump_json()
