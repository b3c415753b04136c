import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.adyen import Adyen
from paysupport.adapters.providers.adyen.webhooks import RETRIES
from paysupport.errors import ConfigurationError, InputError, Unsupported
from paysupport.flow import Flow
from paysupport.model import Method, Payment, Reason, Status

from .adyen_items import KEY, batch, item

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
OTHER = "74F490DD33F7327BAECC88B2947C011FC02D014A473AAA33A8EC93E4DC069174"
SHOP = Adyen(hmac_keys=KEY)
PUBLISHED: dict[str, Any] = {
    "pspReference": "7914073381342284",
    "merchantReference": "TestPayment-1407325143704",
    "merchantAccountCode": "TestMerchant",
    "amount": {"currency": "EUR", "value": 1130},
    "eventCode": "AUTHORISATION",
    "success": "true",
    "eventDate": "2019-05-06T17:15:34.121+02:00",
    "operations": ["CANCEL", "CAPTURE", "REFUND"],
    "paymentMethod": "visa",
    "additionalData": {"hmacSignature": "coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0="},
}
"""From the tests of Adyen's own libraries (adyen-python-api-library, test/UtilTest.py)."""


def proof(told: dict[str, Any], key: str = KEY) -> str:
    """The signature as Adyen's library makes it."""
    names = ("pspReference", "originalReference", "merchantAccountCode", "merchantReference")
    parts = [*(told.get(name, "") for name in names), *(told["amount"][name] for name in ("value", "currency"))]
    text = ":".join(map(str, (*parts, told["eventCode"], told["success"])))
    return base64.b64encode(hmac.new(bytes.fromhex(key), text.encode(), sha256).digest()).decode()


def with_proof(told: dict[str, Any], key: str = KEY) -> dict[str, Any]:
    return told | {"additionalData": {**told.get("additionalData", {}), "hmacSignature": proof(told, key)}}


def received(*items: dict[str, Any]) -> Received:
    return Received(body=json.dumps(batch(*items)).encode(), at=NOW)


def rejected(verdict: Verified | Rejected) -> str:
    assert isinstance(verdict, Rejected)
    assert KEY not in verdict.reason
    return verdict.reason


def accepted(verdict: Verified | Rejected) -> Verified:
    assert isinstance(verdict, Verified), verdict
    return verdict


def returned(flow: Flow[Payment]) -> Payment:
    try:
        next(flow)
    except StopIteration as end:
        payment: Payment = end.value
        return payment
    raise AssertionError("asks somebody")


def test_the_published_vector_is_verified() -> None:
    verdict = accepted(SHOP.verify(received(PUBLISHED)))
    assert (verdict.key, verdict.event) == ("7914073381342284:AUTHORISATION:true", "AUTHORISATION")
    assert (verdict.scheme, verdict.confirm) == ("adyen hmacSignature", True)
    assert [payment.order for payment in verdict.payments] == ["TestPayment-1407325143704"]
    assert proof(PUBLISHED) == PUBLISHED["additionalData"]["hmacSignature"]


@pytest.mark.parametrize(
    "reference", [":colons", "\\\\backslashes", "//slashes", "\\:/\\/mixed", "a:b::c", "заказ-7", ""]
)
def test_no_reference_of_the_merchant_is_escaped(reference: str) -> None:
    assert accepted(SHOP.verify(received(with_proof(item(merchantReference=reference))))).payments


def test_what_is_missing_or_null_is_empty() -> None:
    signed = with_proof(item())
    accepted(SHOP.verify(received(signed | {"originalReference": None})))
    accepted(SHOP.verify(received({name: value for name, value in signed.items() if name != "reason"})))


@pytest.mark.parametrize(
    "keys", [(OTHER, KEY), [SecretStr(KEY), OTHER], f"{OTHER}, {KEY}", f" {KEY}\n", SecretStr(KEY), KEY.lower()]
)
def test_any_of_several_keys_is_enough(keys: Any) -> None:
    accepted(Adyen(hmac_keys=keys).verify(received(with_proof(item()))))


@pytest.mark.parametrize(
    "change",
    [
        {"pspReference": "OTHER"},
        {"originalReference": "OTHER"},
        {"merchantAccountCode": "OTHER"},
        {"merchantReference": "1235"},
        {"amount": {"currency": "EUR", "value": 2551}},
        {"amount": {"currency": "USD", "value": 2550}},
        {"eventCode": "CAPTURE"},
        {"success": "false"},
    ],
)
def test_nothing_that_is_signed_may_change(change: dict[str, Any]) -> None:
    assert "does not match" in rejected(SHOP.verify(received(with_proof(item()) | change)))


class TestBatches:
    def test_every_notification_is_signed(self) -> None:
        both = (with_proof(item()), with_proof(item(pspReference="P2", merchantReference="2")))
        verdict = accepted(SHOP.verify(received(*both)))
        assert len(verdict.payments) == 2
        assert verdict.key == accepted(SHOP.verify(received(*reversed(both)))).key

    @pytest.mark.parametrize(
        "more",
        [
            {"additionalData": {}},
            {"additionalData": None},
            {"additionalData": {"hmacSignature": ""}},
            {"additionalData": {"hmacSignature": None}},
            {"additionalData": {"hmacSignature": proof(item())}},
            {"additionalData": {"hmacSignature": proof(item(pspReference="FORGED", merchantReference="2"), OTHER)}},
        ],
    )
    def test_one_forged_notification_spoils_all(self, more: dict[str, Any]) -> None:
        forged = item(pspReference="FORGED", merchantReference="2") | more
        assert rejected(SHOP.verify(received(with_proof(item()), forged))).startswith("notification 2: ")
        assert rejected(SHOP.verify(received(forged, with_proof(item())))).startswith("notification 1: ")

    def test_a_row_beside_the_notifications_is_refused(self) -> None:
        document = batch(with_proof(item()))
        document["notificationItems"].append(item(pspReference="FORGED"))
        verdict = SHOP.verify(Received(body=json.dumps(document).encode(), at=NOW))
        assert "NotificationRequestItem" in rejected(verdict)


class TestMovedColons:
    """A reference with colons in it signs the same text as other fields would."""

    GENUINE = with_proof(item(merchantReference="M2:77"))

    @pytest.mark.parametrize(
        "change",
        [
            {"merchantAccountCode": "AcmeECOM:M2", "merchantReference": "77"},
            {"merchantReference": "M2", "amount": {"currency": "EUR", "value": "77:2550"}},
            {
                "merchantReference": "M2:77:2550",
                "amount": {"value": "EUR", "currency": "AUTHORISATION"},
                "eventCode": "true",
            },
            {"pspReference": "PAY0000000000001:", "originalReference": "AcmeECOM", "merchantAccountCode": "M2"},
        ],
    )
    def test_a_part_cannot_be_moved_into_another(self, change: dict[str, Any]) -> None:
        rejected(SHOP.verify(received(self.GENUINE | change)))

    @pytest.mark.parametrize(
        "name", ["pspReference", "originalReference", "merchantAccountCode", "eventCode", "success"]
    )
    def test_a_colon_elsewhere_is_not_believed_even_if_signed(self, name: str) -> None:
        told = with_proof(item() | {name: "a:b"})
        assert "colon" in rejected(SHOP.verify(received(told)))


@pytest.mark.parametrize("keys", [(), "", " ", ["", "\t"]])
def test_without_a_key_nothing_is_believed(keys: Any) -> None:
    unsigned = base64.b64encode(hmac.new(b"", b"", sha256).digest()).decode()
    told = item() | {"additionalData": {"hmacSignature": unsigned}}
    assert "no HMAC key" in rejected(Adyen(hmac_keys=keys).verify(received(told)))


@pytest.mark.parametrize("key", ["secret", "AQEyhmfxLI3MaBFLw0m", KEY[:-1], "0" * 16, KEY[:-1] + "é", "٣" * 64])
def test_a_key_of_another_kind_is_named(key: str) -> None:
    told = rejected(Adyen(hmac_keys=key).verify(received(with_proof(item()))))
    assert "hexadecimal" in told
    assert key not in told


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"notificationItems": []}',
        b'{"notificationItems": {}}',
        b'{"notificationItems": [{}]}',
        b'{"notificationItems": [{"NotificationRequestItem": "x"}]}',
        b'{"notificationItems": [], "notificationItems": []}',
        json.dumps(with_proof(item())).encode(),
        json.dumps([batch(with_proof(item()))]).encode(),
        b"live=false&eventCode=AUTHORISATION&success=true",
        json.dumps(batch(with_proof(item()))).encode("utf-16"),
    ],
)
def test_a_body_without_notifications_is_rejected(body: bytes) -> None:
    rejected(SHOP.verify(Received(body=body, at=NOW)))


@pytest.mark.parametrize("value", ["true", "25.5", '"2550"', "[2550]", f"1{'0' * 30}", f"-1{'0' * 5000}"])
def test_an_amount_of_another_type_is_rejected(value: str) -> None:
    raw = json.dumps(batch(with_proof(item()))).replace('"value": 2550', f'"value": {value}')
    rejected(SHOP.verify(Received(body=raw.encode(), at=NOW)))


@pytest.mark.parametrize("change", [{"eventDate": "yesterday"}, {"paymentMethod": {}}, {"operations": 5}])
def test_what_is_signed_but_cannot_be_read_is_rejected(change: dict[str, Any]) -> None:
    assert "cannot be read" in rejected(SHOP.verify(received(with_proof(item()) | change)))


def test_a_genuine_event_that_tells_of_no_payment() -> None:
    verdict = accepted(SHOP.verify(received(with_proof(item("REPORT_AVAILABLE")))))
    assert (verdict.payments, verdict.event) == ((), "REPORT_AVAILABLE")
    with pytest.raises(Unsupported, match="not 0"):
        returned(SHOP.confirm(verdict))


def test_a_replay_has_the_same_key() -> None:
    first = accepted(SHOP.verify(received(with_proof(item()))))
    again = accepted(SHOP.verify(received(with_proof(item(eventDate="2026-11-21T10:00:00Z")))))
    assert first.key == again.key
    assert first.key != accepted(SHOP.verify(received(with_proof(item(success="false"))))).key


class TestConfirmation:
    """The signature proves references, amount, event and success; the rest may have been changed on the way."""

    def test_only_what_is_signed_is_confirmed(self) -> None:
        told = with_proof(
            item(
                success="false",
                reason="Expired Card",
                additionalData={"cardSummary": "1111", "shopperEmail": "payer@example.com"},
            )
        )
        verdict = accepted(SHOP.verify(received(told)))
        assert verdict.payments[0].reason is Reason.EXPIRED_CARD
        payment = returned(SHOP.confirm(verdict))
        assert (payment.id, payment.order, payment.merchant.id) == ("PAY0000000000001", "1234", "AcmeECOM")
        assert payment.amount
        assert (payment.amount.text, payment.status) == ("25.50", Status.FAILED)
        assert (payment.reason, payment.method, payment.email) == (Reason.UNKNOWN, None, None)
        assert (payment.test, payment.created_at, payment.attempts[0].card) == (None, None, None)

    def test_that_it_was_captured_is_not_proven(self) -> None:
        verdict = accepted(SHOP.verify(received(with_proof(item(operations=["REFUND"], paymentMethod="ideal")))))
        assert (verdict.payments[0].status, verdict.payments[0].method) == (Status.PAID, Method.BANK_TRANSFER)
        assert returned(SHOP.confirm(verdict)).status is Status.AUTHORIZED

    def test_several_payments_at_once_are_not_confirmed(self) -> None:
        both = (with_proof(item()), with_proof(item(pspReference="P2", merchantReference="2")))
        with pytest.raises(Unsupported, match="not 2"):
            returned(SHOP.confirm(accepted(SHOP.verify(received(*both)))))


class TestSigning:
    def test_what_is_signed_here_is_verified(self) -> None:
        body = json.dumps(batch(item(), item(pspReference="P2", additionalData={"cardSummary": "1111"}))).encode()
        received_ = SHOP.sign(body, NOW)
        assert accepted(SHOP.verify(received_)).payments
        rows = json.loads(received_.body)["notificationItems"]
        signed = [row["NotificationRequestItem"] for row in rows]
        assert [each["additionalData"]["hmacSignature"] for each in signed] == list(map(proof, signed))
        assert signed[1]["additionalData"]["cardSummary"] == "1111"

    def test_it_needs_a_key_and_notifications(self) -> None:
        with pytest.raises(ConfigurationError, match="no HMAC key"):
            Adyen().sign(json.dumps(batch(item())).encode(), NOW)
        with pytest.raises(InputError, match="notificationItems"):
            SHOP.sign(b"{}", NOW)
        with pytest.raises(InputError, match="colon"):
            SHOP.sign(json.dumps(batch(item(pspReference="a:b"))).encode(), NOW)


@given(
    reference=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    value=st.integers(0, 10**12),
    success=st.sampled_from(["true", "false"]),
)
def test_what_adyens_library_signs_is_verified(reference: str, value: int, success: str) -> None:
    told = item(merchantReference=reference, amount={"currency": "EUR", "value": value}, success=success)
    accepted(SHOP.verify(received(with_proof(told))))


@given(body=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_anything_else_is_rejected_and_never_raises(body: bytes) -> None:
    rejected(SHOP.verify(Received(body=body, at=NOW)))


class TestDeliveries:
    def test_the_published_intervals(self) -> None:
        made = [NOW]
        for seconds in RETRIES:
            following = SHOP.next_delivery(made)
            assert following == made[-1] + timedelta(seconds=seconds)
            made.append(made[-1] + timedelta(seconds=seconds))
        assert SHOP.next_delivery(made) == made[-1] + timedelta(hours=8)

    def test_they_end(self) -> None:
        assert SHOP.next_delivery([NOW, NOW + timedelta(days=29)]) is not None
        assert SHOP.next_delivery([*[NOW] * 15, NOW + timedelta(days=30)]) is None
        assert SHOP.next_delivery([]) is None
