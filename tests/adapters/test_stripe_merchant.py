import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport.adapters.contracts import Query, Reference
from paysupport.adapters.providers.stripe import Stripe
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unsupported
from paysupport.testing.stripe import charge, event, payload, refusal

from .stripe_asking import API, KEY, SHOP, answer, ask, page


class TestDeliveries:
    ROWS: Sequence[dict[str, Any]] = (
        json.loads(event(payload(id="pi_1"), created=1_795_168_900)) | {"id": "evt_3"},
        json.loads(event(charge(intent="pi_1"), "charge.failed", created=1_795_168_800)) | {"id": "evt_2"},
        json.loads(event(payload(id="pi_2", order="77"))) | {"id": "evt_1"},
    )

    def test_of_a_payment(self) -> None:
        first, last = page(self.ROWS[0], more=True), page(*self.ROWS[1:])
        told, requests = ask(SHOP.deliveries(Reference("payment", "pi_1")), answer(first), answer(last))
        assert [request.url for request in requests] == [f"{API}/events"] * 2
        assert requests[0].params[0] == ("delivery_success", "false")
        types = [value for name, value in requests[0].params if name == "types[]"]
        assert {"payment_intent.succeeded", "charge.refunded", "checkout.session.completed"} <= set(types)
        assert len(set(types)) == len(types) <= 20
        assert requests[1].params == (*requests[0].params, ("starting_after", "evt_3"))
        assert [(each.event_id, each.event, each.payment_status, each.reference) for each in told] == [
            ("evt_2", "charge.failed", "failed", "pi_1"),
            ("evt_3", "payment_intent.payment_failed", "requires_payment_method", "pi_1"),
        ]
        assert told[0].at == datetime(2026, 11, 20, 10, tzinfo=UTC)
        assert told[0].response_status is None

    @pytest.mark.parametrize(
        ("reference", "ids"),
        [
            (Reference("payment", "ch_1"), ["evt_2", "evt_3"]),
            (Reference("order", "77"), ["evt_1"]),
            (Reference("order", "nobody"), []),
            (Reference("payment", "pi_3"), []),
        ],
    )
    def test_of_other_references(self, reference: Reference, ids: list[str]) -> None:
        told, _ = ask(SHOP.deliveries(reference), answer(page(*self.ROWS)))
        assert [each.event_id for each in told] == ids
        assert {each.reference for each in told} <= {"ch_1", "pi_2"}

    def test_an_event_without_a_time_or_an_object_tells_nothing(self) -> None:
        rows = (self.ROWS[0] | {"created": None}, {"id": "evt_0", "object": "event", "type": "v2.thing", "created": 1})
        assert ask(SHOP.deliveries(Reference("payment", "pi_1")), answer(page(*rows)))[0] == ()

    def test_an_empty_page_ends_it(self) -> None:
        assert ask(SHOP.deliveries(Reference("payment", "pi_1")), answer(page(more=True)))[0] == ()

    def test_a_server_that_repeats_its_page_is_not_followed(self) -> None:
        same = answer(page(self.ROWS[0], more=True))
        told, _ = ask(SHOP.deliveries(Reference("payment", "pi_1")), same, same)
        assert [each.event_id for each in told] == ["evt_3"]

    def test_not_by_token(self) -> None:
        with pytest.raises(Unsupported, match="deliveries by token"):
            SHOP.deliveries(Reference("token", "1"))


class TestRegistration:
    OLD: dict[str, Any] = {
        "object": "webhook_endpoint",
        "url": "https://old.example.com/hook",
        "status": "disabled",
        "enabled_events": ["*"],
        "livemode": True,
    }

    def test_the_enabled_endpoint_of_several(self) -> None:
        new = self.OLD | {
            "url": "https://shop.example.com/hook",
            "status": "enabled",
            "enabled_events": ["charge.failed"],
        }
        told, (request,) = ask(SHOP.registration(), answer(page(self.OLD, new)))
        assert (request.url, request.params) == (f"{API}/webhook_endpoints", (("limit", "100"),))
        assert (told.provider, told.account, told.mode) == ("stripe", "shop-by", "live")
        assert (told.notification_url, told.events, told.enabled) == (new["url"], ("charge.failed",), True)

    def test_a_disabled_one_if_there_is_no_other(self) -> None:
        told, _ = ask(SHOP.registration(), answer(page(self.OLD | {"livemode": False})))
        assert (told.notification_url, told.enabled, told.mode) == (self.OLD["url"], False, "test")

    @pytest.mark.parametrize(("key", "mode"), [(KEY, "test"), ("rk_live_1", "live"), ("key", None)])
    def test_none_at_all_leaves_the_mode_of_the_key(self, key: str, mode: str | None) -> None:
        told, _ = ask(Stripe(api_key=key).registration(), answer(page()))
        assert (told.notification_url, told.events, told.enabled, told.mode) == (None, (), False, mode)


class TestFaults:
    @pytest.mark.parametrize(
        ("key", "words"),
        [
            (None, "secret or restricted API key is needed"),
            (" ", "secret or restricted API key is needed"),
            ("pk_live_1", "publishable"),
            ("whsec_1", "webhook secret"),
            ("we_1", "id of a webhook endpoint"),
        ],
    )
    def test_no_question_without_a_fitting_key(self, key: str | None, words: str) -> None:
        with pytest.raises(ConfigurationError, match=words) as failed:
            ask(Stripe(api_key=key).lookup(Reference("payment", "pi_1")))
        assert not key or key == " " or key not in str(failed.value)

    @pytest.mark.parametrize(
        "body", [b"", b"<html>", json.dumps({"error": {"message": f"Invalid API Key: {KEY}"}}).encode()]
    )
    @pytest.mark.parametrize(
        ("status", "words"), [(401, "does not accept the API key"), (403, "read payment_intents/pi_1")]
    )
    def test_a_key_that_is_not_taken(self, status: int, words: str, body: bytes) -> None:
        with pytest.raises(ConfigurationError, match=words) as failed:
            ask(SHOP.lookup(Reference("payment", "pi_1")), answer(body, status))
        assert "req_1" in str(failed.value)
        assert KEY not in str(failed.value)

    @pytest.mark.parametrize(
        ("message", "code"),
        [
            (
                "No such charge: 'ch_1'; a similar object exists in test mode, but a live mode key was used.",
                "resource_missing",
            ),
            ("Different modes.", "livemode_mismatch"),
        ],
    )
    def test_key_and_object_of_different_modes(self, message: str, code: str) -> None:
        with pytest.raises(ConfigurationError, match="mode"):
            ask(SHOP.lookup(Reference("payment", "ch_1")), answer(refusal(message, code), 404))

    @pytest.mark.parametrize(
        ("body", "status", "words"),
        [
            (refusal("Search is not available.", "parameter_unknown"), 400, "Search is not available"),
            (b"<html>", 200, "HTML"),
            (b"", 502, "empty"),
            (b"{}", 404, "did not name"),
            (b'{"error": "gone"}', 410, "cannot be read"),
            (b"{}", 200, "cannot be read"),
            (b"[]", 200, "cannot be read"),
        ],
    )
    def test_other_answers_are_no_evidence(self, body: bytes, status: int, words: str) -> None:
        with pytest.raises(BadAnswer, match=words) as failed:
            ask(SHOP.lookup(Reference("payment", "pi_1")), answer(body, status))
        assert (failed.value.status, failed.value.request_id) == (status, "req_1")

    def test_an_unknown_cursor_is_the_callers_fault(self) -> None:
        with pytest.raises(InputError):
            ask(SHOP.search(Query(), "ch_0"), answer(refusal("No such charge: 'ch_0'"), 400))
