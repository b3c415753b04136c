import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest

from paysupport.adapters.contracts import Reference
from paysupport.adapters.providers.checkout import Checkout
from paysupport.errors import BadAnswer, ConfigurationError, Unavailable
from paysupport.flow import Flow, Request, Response
from paysupport.model import Reason, Status
from paysupport.transport import run

from .checkout_objects import PAY, action, body, declined, payment

T = TypeVar("T")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SHOP = Checkout(secret_key="sk_sbox_made0up0key", mode="test", account="shop-nl")
HOST = "https://api.sandbox.checkout.com/"
REFUSED = action("Authorization", approved=False, response_code="20005", response_summary="Do not honour")
Answers = dict[str, Any]


def api(answers: Answers, asked: list[Request]) -> Callable[[Request], Response]:
    """Answers by path; what is not there is not known, and a number is an HTTP status."""

    def send(request: Request) -> Response:
        asked.append(request)
        path = request.url.removeprefix(HOST)
        skip = dict(request.params).get("skip")
        told = answers.get(f"{path}?{skip}" if skip else path, 404)
        if isinstance(told, Exception):
            raise told
        status, sent = (told, b"") if isinstance(told, int) else (200, told)
        sent = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        return Response(status=status, url=request.url, at=NOW, headers={"cko-request-id": "REQ1"}, body=sent)

    return send


def ask(flow: Flow[T], answers: Answers) -> tuple[T, list[str]]:
    asked: list[Request] = []
    result = run(flow, api(answers, asked), threads=1)
    assert all(request.reads and request.method == "GET" for request in asked)
    return result, [request.url.removeprefix(HOST) for request in asked]


class TestLookUp:
    def test_a_payment_comes_with_its_actions(self) -> None:
        (found,), asked = ask(
            SHOP.lookup(Reference("payment", PAY)),
            {f"payments/{PAY}": payment(status="Declined"), f"payments/{PAY}/actions": [REFUSED]},
        )
        assert asked == [f"payments/{PAY}", f"payments/{PAY}/actions"]
        assert (found.reason, found.test, found.account) == (Reason.DO_NOT_HONOR, True, "shop-nl")
        assert (found.origin.at, found.origin.request_id) == (NOW, "REQ1")
        assert found.origin.document["actions"] == [REFUSED]

    def test_a_payment_without_actions(self) -> None:
        (found,), _ = ask(SHOP.lookup(Reference("payment", PAY)), {f"payments/{PAY}": declined()})
        assert found.reason is Reason.INSUFFICIENT_FUNDS

    def test_a_session_of_the_return_url(self) -> None:
        (found,), asked = ask(
            SHOP.lookup(Reference("token", "sid_1")), {"payments/sid_1": payment(), f"payments/{PAY}/actions": []}
        )
        assert (found.id, asked[-1]) == (PAY, f"payments/{PAY}/actions")

    @pytest.mark.parametrize(
        ("name", "path", "told"),
        [
            ("dsp_rbhwd2qrg13uhrp2newf", "disputes/dsp_rbhwd2qrg13uhrp2newf", "dispute"),
            ("pl_ELqQJXdXzabU", "payment-links/pl_ELqQJXdXzabU", "link"),
        ],
    )
    def test_other_kinds_are_known_by_their_prefix(self, name: str, path: str, told: str) -> None:
        (found,), asked = ask(SHOP.lookup(Reference("payment", name)), {path: body(told)})
        assert (asked, found.order) == ([path], "1234")

    @pytest.mark.parametrize("missing", [404, b"{}"])
    def test_what_is_not_known(self, missing: Any) -> None:
        flow = SHOP.lookup(Reference("payment", "pay_unknown"))
        if missing == 404:
            assert ask(flow, {})[0] == ()
        else:
            with pytest.raises(BadAnswer, match="no payment"):
                ask(flow, {"payments/pay_unknown": missing})

    def test_all_pages_with_an_order_id(self) -> None:
        rows = [payment(id=f"pay_{place:026d}", status="Declined") for place in range(3)]
        answers: Answers = {
            "payments?0": {"total_count": 3, "data": rows[:2]},
            "payments?2": {"total_count": 3, "data": rows[2:]},
            f"payments/{rows[0]['id']}/actions": [REFUSED],
        }
        (found,), asked = ask(SHOP.lookup(Reference("order", "1234")), answers)
        assert [each.decline is not None for each in found.attempts] == [True, True, True]
        assert asked.count("payments") == 2
        assert found.attempts[0].id == rows[0]["id"]

    def test_what_succeeded_is_not_asked_for_again(self) -> None:
        page = {"total_count": 1, "data": [payment(status="Captured")]}
        (found,), asked = ask(SHOP.lookup(Reference("order", "1234")), {"payments?0": page})
        assert (found.status, asked) == (Status.PAID, ["payments"])

    @pytest.mark.parametrize("page", [{"total_count": 0, "data": []}, {"total_count": 9, "data": []}, {}, 404])
    def test_an_order_nobody_knows(self, page: Any) -> None:
        assert ask(SHOP.lookup(Reference("order", "1234")), {"payments?0": page})[0] == ()

    def test_silence_about_one_is_no_answer(self) -> None:
        answers: Answers = {
            "payments?0": {"total_count": 1, "data": [payment(status="Declined")]},
            f"payments/{PAY}/actions": Unavailable("did not answer"),
        }
        with pytest.raises(Unavailable):
            ask(SHOP.lookup(Reference("order", "1234")), answers)

    @pytest.mark.parametrize(
        ("told", "said"),
        [
            (b"<html>", "HTML"),
            (b"[]", "no payment"),
            ({"id": 5}, "no payment"),
            ({"id": PAY, "amount": "x"}, "/amount"),
        ],
    )
    def test_an_answer_that_cannot_be_used(self, told: Any, said: str) -> None:
        with pytest.raises(BadAnswer, match=said) as failed:
            ask(SHOP.lookup(Reference("payment", PAY)), {f"payments/{PAY}": told})
        assert (failed.value.source, failed.value.request_id) == ("api.sandbox.checkout.com", "REQ1")

    @pytest.mark.parametrize(
        ("sent", "said"),
        [
            (b'{"error_type": "request_invalid", "error_codes": ["x"]}', "request_invalid, x"),
            (b"{}", "not named"),
            (b"<html>", "HTML"),
        ],
    )
    def test_an_error_is_no_answer(self, sent: bytes, said: str) -> None:
        flow = SHOP.lookup(Reference("payment", PAY))
        request = next(flow)
        assert isinstance(request, Request)
        with pytest.raises(BadAnswer, match=said):
            flow.send(Response(status=422, url=request.url, at=NOW, body=sent))

    def test_a_page_of_somebody_else_is_no_unknown_payment(self) -> None:
        flow = SHOP.lookup(Reference("payment", PAY))
        request = next(flow)
        assert isinstance(request, Request)
        with pytest.raises(BadAnswer, match="HTML"):
            flow.send(Response(status=404, url=request.url, at=NOW, body=b"<html>"))

    def test_a_key_that_is_refused(self) -> None:
        with pytest.raises(ConfigurationError, match="scopes") as failed:
            ask(SHOP.lookup(Reference("payment", PAY)), {f"payments/{PAY}": 401})
        assert "sk_" not in str(failed.value)


class TestHosts:
    @pytest.mark.parametrize(
        ("options", "host"),
        [
            ({}, "https://api.checkout.com/"),
            ({"mode": "test"}, HOST),
            ({"prefix": "vkuhvk4v"}, "https://vkuhvk4v.api.checkout.com/"),
            ({"prefix": "pl-vkuhvk4v", "mode": "test"}, "https://pl-vkuhvk4v.api.sandbox.checkout.com/"),
        ],
    )
    def test_the_environment_and_the_prefix(self, options: dict[str, str], host: str) -> None:
        request = next(Checkout(secret_key="sk_1", **options).lookup(Reference("payment", PAY)))
        assert isinstance(request, Request)
        assert request.url == f"{host}payments/{PAY}"
        assert request.headers["Authorization"] == "Bearer sk_1"

    @pytest.mark.parametrize("prefix", ["evil.example/", "UPPER", "a.b", "a#"])
    def test_a_prefix_cannot_lead_elsewhere(self, prefix: str) -> None:
        with pytest.raises(ConfigurationError, match="prefix"):
            next(Checkout(secret_key="sk_1", prefix=prefix).lookup(Reference("payment", PAY)))

    @pytest.mark.parametrize("key", [None, "", "pk_sbox_1", "whatever"])
    def test_a_secret_key_is_needed(self, key: str | None) -> None:
        with pytest.raises(ConfigurationError, match="sk_"):
            next(Checkout(secret_key=key).lookup(Reference("payment", PAY)))


WORKFLOW = {
    "id": "wf_1",
    "active": True,
    "conditions": [
        {"type": "event", "events": {"gateway": ["payment_approved"], "dispute": ["dispute_won"]}},
        {"type": "entity", "entities": ["ent_1"]},
    ],
    "actions": [
        {"id": "wfa_1", "type": "webhook", "url": "https://shop.example/cko"},
        {"id": "wfa_2", "type": "slack"},
    ],
}
WORKFLOWS: Answers = {"workflows": {"data": [{"id": "wf_1"}, {"id": "wf_gone"}]}, "workflows/wf_1": WORKFLOW}


class TestDeliveries:
    def test_every_delivery_with_the_shops_answer(self) -> None:
        events = [
            {"id": "evt_1", "type": "payment_approved", "timestamp": "2026-11-20T10:00:00Z"},
            {"id": "evt_2", "type": "payment_captured", "timestamp": "2026-11-20T10:01:00Z"},
        ]
        failed = {"timestamp": "2026-11-20T10:02:00Z", "result": {"status_code": "500", "summary": "Server Error"}}
        answers = WORKFLOWS | {
            f"workflows/events/subject/{PAY}": {"data": events},
            "workflows/events/evt_1/actions/wfa_1": {"invocations": [failed, failed | {"result": {}}]},
            "workflows/events/evt_2/actions/wfa_1": {
                "invocations": [{"timestamp": "2026-11-20T10:01:01Z", "result": {"status_code": "200"}}]
            },
        }
        told, asked = ask(SHOP.deliveries(Reference("payment", PAY)), answers)
        assert [(each.event, each.response_status) for each in told] == [
            ("payment_captured", 200),
            ("payment_approved", 500),
            ("payment_approved", None),
        ]
        assert {(each.url, each.reference) for each in told} == {("https://shop.example/cko", PAY)}
        assert (told[1].response_body, told[1].event_id) == ("Server Error", "evt_1")
        assert "workflows/events/evt_1/actions/wfa_2" not in asked

    @pytest.mark.parametrize("events", [404, {"data": []}])
    def test_nothing_was_to_be_delivered(self, events: Any) -> None:
        told, asked = ask(SHOP.deliveries(Reference("payment", PAY)), {f"workflows/events/subject/{PAY}": events})
        assert (told, len(asked)) == ((), 1)

    def test_an_event_that_the_webhook_did_not_take(self) -> None:
        event = {"id": "evt_1", "type": "payment_approved", "timestamp": "2026-11-20T10:00:00Z"}
        answers = WORKFLOWS | {f"workflows/events/subject/{PAY}": {"data": [event]}}
        assert ask(SHOP.deliveries(Reference("payment", PAY)), answers)[0] == ()


class TestRegistration:
    def test_the_webhook_of_an_active_workflow(self) -> None:
        settings, _ = ask(SHOP.registration(), WORKFLOWS)
        assert (settings.notification_url, settings.enabled) == ("https://shop.example/cko", True)
        assert (settings.events, settings.mode) == (("payment_approved", "dispute_won"), "test")
        assert (settings.provider, settings.account) == ("checkout", "shop-nl")

    def test_one_that_is_switched_off(self) -> None:
        settings, _ = ask(SHOP.registration(), WORKFLOWS | {"workflows/wf_1": WORKFLOW | {"active": False}})
        assert (settings.notification_url, settings.enabled) == ("https://shop.example/cko", False)

    @pytest.mark.parametrize("workflows", [404, {"data": []}])
    def test_none_at_all(self, workflows: Any) -> None:
        settings, _ = ask(SHOP.registration(), {"workflows": workflows})
        assert (settings.notification_url, settings.events, settings.enabled) == (None, None, False)

    def test_an_answer_that_cannot_be_used(self) -> None:
        with pytest.raises(BadAnswer, match="/data"):
            ask(SHOP.registration(), {"workflows": {"data": 5}})
