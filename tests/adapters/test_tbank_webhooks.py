"""Which notifications may come from T-Bank, and when the next one comes."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.tbank import TBank
from paysupport.adapters.providers.tbank.tokens import token
from paysupport.errors import ConfigurationError, InputError
from paysupport.model import Status

from .tbank_payloads import NOW, PASSWORD, body, document, terminal

PUBLISHED = {
    "TerminalKey": "1321054611234DEMO",
    "OrderId": "201709",
    "Success": True,
    "Status": "AUTHORIZED",
    "PaymentId": 8742591,
    "ErrorCode": "0",
    "Amount": 9855,
    "CardId": 322264,
    "Pan": "430000******0777",
    "ExpDate": "1122",
    "RebillId": 101709,
}


@pytest.mark.parametrize(
    ("parameters", "password", "expected"),
    [
        (
            {
                "TerminalKey": "MerchantTerminalKey",
                "Amount": 19200,
                "OrderId": "21090",
                "Description": "Подарочная карта на 1000 рублей",
                "DATA": {"Phone": "+71234567890"},
                "Receipt": {"Items": [1]},
            },
            "usaf8fw8fsw21g",
            "0024a00af7c350a3a67ca168ce06502aa72772456662e38696d48b56ee9c97d9",
        ),
        (
            {
                "TerminalKey": "MerchantTerminalKey",
                "Amount": 19200,
                "OrderId": "00000",
                "Description": "Подарочная карта на 1000 рублей",
            },
            "11111111111111",
            "72dd466f8ace0a37a1f740ce5fb78101712bc0665d91a8108c7c8a0ccd426db2",
        ),
        (PUBLISHED, "Dfsfh56dgKl", "b906d28e76c6428e37b25fcf86c0adc52c63d503013fdd632e300593d165766b"),
        (
            {**PUBLISHED, "Token": "x", "Data": {"Source": "cards"}, "Message": None, "Items": []},
            "Dfsfh56dgKl",
            "b906d28e76c6428e37b25fcf86c0adc52c63d503013fdd632e300593d165766b",
        ),
    ],
)
def test_the_token_is_that_of_the_published_examples(parameters: Any, password: str, expected: str) -> None:
    assert token(parameters, password) == expected


def test_the_published_notification_is_believed_as_far_as_it_goes() -> None:
    told = {**PUBLISHED, "Token": "b906d28e76c6428e37b25fcf86c0adc52c63d503013fdd632e300593d165766b"}
    shop = TBank(terminal_key="1321054611234DEMO", password="Dfsfh56dgKl", account="ru")
    verdict = shop.verify(received(told))
    assert isinstance(verdict, Verified)
    assert (verdict.event, verdict.scheme, verdict.confirm) == ("AUTHORIZED", "Token", True)
    assert (verdict.payments[0].status, verdict.payments[0].account) == (Status.AUTHORIZED, "ru")


def received(told: Any) -> Received:
    return Received(body=told if isinstance(told, bytes) else json.dumps(told).encode(), at=NOW)


def signed(**changes: Any) -> dict[str, Any]:
    told = {**document("notification_confirmed"), **changes}
    return {**told, "Token": token(told, PASSWORD)}


def believed(told: Any) -> Verified:
    verdict = terminal().verify(received(told))
    assert isinstance(verdict, Verified), verdict
    return verdict


def refused(told: Any) -> str:
    verdict = terminal().verify(received(told))
    assert isinstance(verdict, Rejected)
    assert PASSWORD not in verdict.reason
    return verdict.reason


@pytest.mark.parametrize(
    ("name", "event", "payments"),
    [
        ("notification_confirmed", "CONFIRMED", 1),
        ("notification_rejected", "REJECTED", 1),
        ("notification_expired_qr", "DEADLINE_EXPIRED", 1),
        ("notification_refunded", "PARTIAL_REFUNDED", 1),
        ("notification_receipt", "RECEIPT", 0),
        ("notification_card_saved", "AddCard", 0),
        ("notification_account_saved", "LINKACCOUNT", 0),
    ],
)
def test_every_notification_is_named(name: Any, event: Any, payments: Any) -> None:
    verdict = believed(terminal().sign(body(name), NOW).body)
    assert (verdict.event, len(verdict.payments), verdict.confirm) == (event, payments, True)


def test_digits_moved_between_values_have_the_same_token_and_are_to_be_confirmed() -> None:
    genuine = signed(Amount=1500, CardId=50322264)
    forged = {**genuine, "Amount": 150050, "CardId": 322264}
    assert token(genuine, PASSWORD) == token(forged, PASSWORD)
    assert believed(forged).confirm


@pytest.mark.parametrize("name", ["Status", "PaymentId", "OrderId", "Amount", "Success", "Pan"])
def test_a_forged_value_is_refused(name: str) -> None:
    assert "Token does not fit" in refused({**signed(), name: "1234567"})


def test_a_value_that_is_left_out_is_refused() -> None:
    told = signed()
    del told["Pan"]
    assert "Token does not fit" in refused(told)


@pytest.mark.parametrize("given", [None, "", 7, [], "abc", "0" * 63, "я" * 64])
def test_what_is_no_token_is_refused(given: Any) -> None:
    assert "no SHA-256" in refused({**signed(), "Token": given})


def test_the_token_may_be_in_upper_case() -> None:
    told = signed()
    assert believed({**told, "Token": told["Token"].upper()}).event == "CONFIRMED"


@pytest.mark.parametrize("password", [None, "", "  "])
def test_without_a_password_nothing_is_proven(password: Any) -> None:
    told = document("notification_confirmed")
    told["Token"] = token(told, password or "")
    shop = terminal(password=password)
    assert isinstance(shop.verify(received(told)), Rejected)
    with pytest.raises(ConfigurationError):
        shop.sign(body("notification_confirmed"), NOW)


def test_another_terminal_is_refused_even_with_the_same_password() -> None:
    assert "another terminal" in refused(signed(TerminalKey="1760000000002"))
    told = signed(TerminalKey="1760000000002")
    assert isinstance(TBank(password=PASSWORD).verify(received(told)), Verified)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"TerminalKey=1&Token=2",
        b"[]",
        b'"text"',
        json.dumps(document("notification_confirmed")).encode("utf-16"),
        json.dumps({"Token": "0" * 64, "TerminalKey": "Т"}, ensure_ascii=False).encode("windows-1251"),
        b'{"Token": "a", "Token": "b"}',
    ],
)
def test_other_bodies_and_encodings_are_refused(content: bytes) -> None:
    assert refused(content)


@pytest.mark.parametrize("changes", [{"Amount": "1"}, {"Status": None, "OrderId": None}, {"Status": 5}])
def test_a_right_token_over_what_tells_no_payment_is_refused(changes: Any) -> None:
    assert "the token is right, but" in refused(signed(**changes))


def test_each_delivery_of_an_event_has_the_same_key_and_each_event_its_own() -> None:
    first, again = (terminal().verify(replace(received(signed()), at=NOW + timedelta(hours=n))) for n in range(2))
    assert isinstance(first, Verified)
    assert isinstance(again, Verified)
    assert first.key == again.key
    keys = {
        believed(signed(**changes)).key
        for changes in (
            {},
            {"Status": "AUTHORIZED"},
            {"Status": "PARTIAL_REFUNDED", "Amount": 1},
            {"Status": "PARTIAL_REFUNDED", "Amount": 2},
            {"PaymentId": 1},
        )
    }
    assert len(keys) == 5


def test_only_an_object_can_be_signed() -> None:
    with pytest.raises(InputError):
        terminal().sign(b"[]", NOW)


def test_fractions_beside_the_payment_survive_signing() -> None:
    made = terminal().sign(b'{"PaymentId": 1, "Status": "NEW", "Receipt": {"Quantity": 0.10}}', NOW)
    assert b"0.10" in made.body


@pytest.mark.parametrize(
    ("hours", "next_in"),
    [([], None), ([0], 1), ([0, 1], 1), ([0, 23], 1), ([0, 24], 24), ([0, 24 * 29], 24), ([0, 24 * 30], None)],
)
def test_the_next_delivery_follows_hourly_then_daily(hours: list[int], next_in: Any) -> None:
    times = [NOW + timedelta(hours=hour) for hour in hours]
    expected = None if next_in is None else times[-1] + timedelta(hours=next_in)
    assert terminal().next_delivery(times) == expected
