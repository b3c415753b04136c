"""Which notifications may come from Robokassa, and what is said of the others."""

import base64
import hashlib
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from paysupport.adapters.contracts import Received, Rejected, Verified
from paysupport.adapters.providers.robokassa.hashes import ALGORITHMS, digest, texts
from paysupport.errors import ConfigurationError, InputError
from paysupport.model import Method, Status

from .robokassa_payloads import LOGIN, NOW, PASSWORDS, body, notification, shop

LIVE, TEST = PASSWORDS["password2"], PASSWORDS["test_password2"]


def received(content: bytes) -> Received:
    return Received(body=content, at=NOW)


def believed(content: bytes, **options: Any) -> Verified:
    verdict = shop(**options).verify(received(content))
    assert isinstance(verdict, Verified), verdict
    return verdict


def refused(content: bytes, **options: Any) -> str:
    verdict = shop(**options).verify(received(content))
    assert isinstance(verdict, Rejected)
    assert not any(password in verdict.reason for password in PASSWORDS.values())
    return verdict.reason


def hashed(text: str, algorithm: str = "md5") -> str:
    return hashlib.new(algorithm, text.encode()).hexdigest().upper()


def form(proof: str, **changes: str | None) -> bytes:
    """A notification without its old names, with this hash."""
    return notification("notification.form", **_fields(proof, changes))


def _fields(proof: str, changes: dict[str, str | None]) -> dict[str, Any]:
    return {"out_summ": None, "inv_id": None, "crc": None, "SignatureValue": proof, **changes}


TEXT = f"100.26:450009:{LIVE}:Shp_login=Vasya:Shp_oplata=1"


@pytest.mark.parametrize(
    ("algorithm", "expected"),
    [
        ("md5", "5239439be276ff17a133d93b387cd971"),
        ("ripemd160", "7026c51337bb711eb1e0889e04f089723f05e38d"),
        ("sha1", "f5f4324d7b1504ec8f218ee55f8ed7b12f245702"),
        ("sha256", "6a26d9c47b1a92cb31bc046182acb38d46411bdd2fd90ce9d56679356f6c2503"),
    ],
)
def test_what_is_hashed_is_the_published_text(algorithm: str, expected: str) -> None:
    fields = {"OutSum": "100.26", "InvId": "450009", "Shp_oplata": "1", "Shp_login": "Vasya", "Fee": "1"}
    assert texts(fields, "Пароль#2") == ("100.26:450009:Пароль#2:Shp_login=Vasya:Shp_oplata=1",)
    assert digest(algorithm, texts(fields, "Пароль#2")[0]) == expected


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_each_algorithm_proves(algorithm: str, case: Any) -> None:
    verdict = believed(form(case(hashed(TEXT, algorithm))), algorithm=algorithm, account="ru")
    assert (verdict.key, verdict.scheme, verdict.event) == ("450009:100.26", "SignatureValue", "ResultURL")
    assert not verdict.confirm
    (payment,) = verdict.payments
    assert (payment.id, payment.order, payment.account) == ("450009", "450009", "ru")
    assert (payment.status, str(payment.amount), payment.test) == (Status.PAID, "100.26 RUB", False)


def test_what_the_hash_does_not_cover_is_not_told() -> None:
    (payment,) = believed(form(hashed(TEXT), Fee="0", EMail="forged@example.org", PaymentMethod="SBP")).payments
    assert (payment.fee, payment.net, payment.email, payment.method) == (None, None, None, None)
    assert "forged" not in str(payment.origin.document)


@pytest.mark.parametrize("amount", ["100.260000", "0100.26", "100.26"])
def test_values_are_hashed_as_they_came(amount: str) -> None:
    text = TEXT.replace("100.26", amount)
    assert believed(form(hashed(text), OutSum=amount)).key == f"450009:{amount}"
    assert "does not fit" in refused(form(hashed(text), OutSum="100.2600"))


@pytest.mark.parametrize(
    ("names", "order"),
    [
        (["Shp_a", "Shp_a1"], ["Shp_a1", "Shp_a"]),
        (["Shp_a", "Shp_a1"], ["Shp_a", "Shp_a1"]),
        (["Shp_B", "shp_a"], ["Shp_B", "shp_a"]),
        (["Shp_B", "shp_a"], ["shp_a", "Shp_B"]),
    ],
)
def test_own_parameters_are_sorted_in_any_way_that_is_alphabetical(names: list[str], order: list[str]) -> None:
    base = f"100.26:450009:{LIVE}:"
    fields = {**dict.fromkeys(names, "Привет & = +"), "Shp_login": None, "Shp_oplata": None}
    ordered = base + ":".join(f"{name}=Привет & = +" for name in order)
    assert believed(form(hashed(ordered), **fields)).payments
    assert "does not fit" in refused(form(hashed(ordered + " "), **fields))


def test_a_notification_that_repeats_itself_under_old_names_is_believed() -> None:
    proof = hashed(TEXT)
    assert believed(form(proof, out_summ="100.26", inv_id="450009", crc=proof.lower())).payments


@pytest.mark.parametrize("change", [{"out_summ": "1.00"}, {"inv_id": "1"}, {"crc": "0" * 32}, {"inv_id": ""}])
def test_an_old_name_with_another_value_is_refused(change: dict[str, str]) -> None:
    assert "differs from" in refused(form(hashed(TEXT), **change))


@pytest.mark.parametrize(
    "change",
    [
        {"OutSum": "1.00"},
        {"InvId": "450010"},
        {"Shp_login": "Petya"},
        {"Shp_oplata": None},
        {"Shp_new": "1"},
        {"Shp_login": None, "shp_login": "Vasya"},
    ],
)
def test_a_forged_value_is_refused(change: dict[str, Any]) -> None:
    assert "does not fit" in refused(form(hashed(TEXT), **change))


@pytest.mark.parametrize(
    "change",
    [
        {"OutSum": None},
        {"OutSum": "100,26"},
        {"OutSum": "100.26:450009"},
        {"OutSum": "-1"},
        {"OutSum": "1e9"},
        {"OutSum": "١٠٠"},
        {"InvId": None},
        {"InvId": "450009:1"},
        {"InvId": "450009 "},
    ],
)
def test_what_is_no_number_is_refused(change: dict[str, Any]) -> None:
    assert "is missing or no number" in refused(form(hashed(TEXT), **change))


def test_parameters_that_run_into_each_other_are_refused() -> None:
    one = {"Shp_login": "Vasya:Shp_oplata=1", "Shp_oplata": None}
    assert "looks like a further one" in refused(form(hashed(TEXT), **one))
    two = {"Shp_login": None, "Shp_login=Va": "sya", "Shp_oplata": "1"}
    assert "other characters" in refused(form(hashed(TEXT), **two))


@pytest.mark.parametrize("proof", ["", " ", "0", "я" * 32, "zz", hashed(TEXT)[:-1], hashed(TEXT) + "0"])
def test_what_is_no_hash_is_refused(proof: str) -> None:
    refused(form(proof))


def test_a_hash_in_both_cases_is_no_hash() -> None:
    proof = hashed(TEXT)
    assert "no hash in hex" in refused(form(proof[:16].lower() + proof[16:]))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        json.dumps({"OutSum": "100.26", "InvId": "450009", "SignatureValue": hashed(TEXT)}).encode(),
        form(hashed(TEXT)).replace(b"=", b"\x00=", 1).decode().encode("utf-16"),
        form(hashed(TEXT)) + b"&OutSum=1.00",
        b"OutSum=1&InvId=1&Shp_a=%ff&SignatureValue=00",
        b"<OperationStateResponse/>",
    ],
)
def test_other_bodies_and_encodings_are_refused(content: bytes) -> None:
    refused(content)


def test_an_amount_of_no_bounded_length_is_refused() -> None:
    long = "1" * 31
    assert "/OutSum" in refused(form(hashed(f"{long}:450009:{LIVE}"), OutSum=long, Shp_login=None, Shp_oplata=None))


@pytest.mark.parametrize("password", [None, "", "  "])
def test_without_a_password_nothing_is_proven(password: Any) -> None:
    text = f"100.26:450009:{password or ''}:Shp_login=Vasya:Shp_oplata=1"
    assert "not configured" in refused(form(hashed(text)), password2=password, test_password2=password)
    with pytest.raises(ConfigurationError, match="password2 is needed"):
        shop(password2=password).sign(body("notification.form"), NOW)


@pytest.mark.parametrize("told", ["1", None])
def test_a_test_payment_is_known_by_its_password(told: Any) -> None:
    content = form(hashed(TEXT.replace(LIVE, TEST)), IsTest=told)
    (payment,) = believed(content).payments
    assert payment.test is True
    assert believed(content, password2=None).payments[0].test is True


def test_passwords_of_two_modes_that_are_swapped_are_named() -> None:
    assert "it is the test mode's" in refused(form(hashed(TEXT), IsTest="1"))
    assert "it is the live mode's" in refused(form(hashed(TEXT.replace(LIVE, TEST)), IsTest="0"))


def test_one_password_for_both_modes_proves_nothing() -> None:
    assert "are the same" in refused(form(hashed(TEXT)), test_password2=LIVE)


@pytest.mark.parametrize("algorithm", [name for name in ALGORITHMS if name != "md5"])
@pytest.mark.parametrize("password", PASSWORDS.values())
def test_another_algorithm_is_named(algorithm: str, password: str) -> None:
    assert f"the hash is {algorithm}, not md5" in refused(form(hashed(TEXT.replace(LIVE, password), algorithm)))


@pytest.mark.parametrize("name", ["password1", "test_password1"])
def test_a_hash_by_password_1_is_named(name: str) -> None:
    content = form(hashed(TEXT.replace(LIVE, PASSWORDS[name])))
    assert f"made with {name}" in refused(content)
    assert "does not fit" in refused(content, **{name: None})


def test_what_a_browser_brings_is_no_notification() -> None:
    proof = hashed(f"100.26:450009:{LIVE}")
    for name in ("success.form", "fail.form"):
        assert "browser" in refused(notification(name, SignatureValue=proof))


def test_an_algorithm_that_python_lacks_is_a_fault_of_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    new = hashlib.new

    def without(name: str, data: bytes) -> Any:
        if name == "ripemd160":
            raise ValueError("unsupported hash type ripemd160")
        return new(name, data)

    monkeypatch.setattr(hashlib, "new", without)
    assert "no ripemd160" in refused(form(hashed(TEXT)), algorithm="ripemd160")
    assert "the hash is sha512" in refused(form(hashed(TEXT, "sha512")))


def test_each_delivery_of_a_notification_has_the_same_key() -> None:
    first, again = (shop().verify(replace(received(form(hashed(TEXT))), at=NOW + timedelta(hours=n))) for n in (0, 1))
    assert isinstance(first, Verified)
    assert isinstance(again, Verified)
    assert first.key == again.key


@pytest.mark.parametrize(("name", "test"), [("notification.form", False), ("notification_test.form", True)])
def test_what_is_signed_is_believed(name: str, test: bool) -> None:
    made = shop(algorithm="sha512").sign(body(name), NOW)
    verdict = shop(algorithm="sha512").verify(made)
    assert isinstance(verdict, Verified)
    assert verdict.payments[0].test is test


@pytest.mark.parametrize("content", [b"{}", b"<a/>", b"OutSum=1", b"OutSum=1&InvId=1&Shp_%2B=1"])
def test_only_a_notification_can_be_signed(content: bytes) -> None:
    with pytest.raises(InputError):
        shop().sign(content, NOW)


@cache
def robokassa() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


def certificate(key: Any = None, until: datetime = datetime(2027, 6, 16, tzinfo=UTC)) -> str:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "ROBOKASSA")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key((key or robokassa()).public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 6, 16, tzinfo=UTC))
        .not_valid_after(until)
        .sign(robokassa(), hashes.SHA256())
    )
    return made.public_bytes(Encoding.PEM).decode()


def part(told: Any) -> bytes:
    return base64.urlsafe_b64encode(told if isinstance(told, bytes) else json.dumps(told).encode()).rstrip(b"=")


def token(header: Any = None, payload: Any = None, **data: Any) -> bytes:
    told = {"shop": LOGIN, "opKey": "k", "invId": "450009", "paymentMethod": "BankCard", "state": "OK", **data}
    whole = {"header": {"type": "PaymentStateNotification", "timestamp": "1795341600"}, "data": told}
    signed = part(header or {"typ": "JWT", "alg": "RS256"}) + b"." + part(payload or whole)
    return signed + b"." + part(robokassa().sign(signed, PKCS1v15(), hashes.SHA256()))


@pytest.mark.parametrize(("state", "status"), [("OK", Status.PAID), ("HOLD", Status.AUTHORIZED)])
def test_a_signed_token_is_believed_but_tells_no_price(state: str, status: Status) -> None:
    verdict = believed(token(state=state) + b"\n", certificate=certificate())
    assert (verdict.key, verdict.scheme, verdict.event) == (f"450009:{state}", "JWS", "ResultUrl2")
    assert verdict.confirm
    (payment,) = verdict.payments
    assert (payment.status, payment.amount, payment.method) == (status, None, Method.CARD)


def test_a_token_of_another_shop_is_refused() -> None:
    assert "another shop's" in refused(token(shop="other"), certificate=certificate())
    assert "another shop's" in refused(token(payload=[1]), certificate=certificate())


@pytest.mark.parametrize("data", [{"invId": None}, {"state": None}])
def test_a_token_that_tells_no_payment_is_refused(data: Any) -> None:
    assert "the body is /data" in refused(token(**data), certificate=certificate())


@pytest.mark.parametrize("header", [{"alg": "none"}, {"alg": "HS256"}, {"alg": "RS256", "crit": ["b64"]}, [1]])
def test_a_token_by_another_algorithm_is_refused(header: Any) -> None:
    assert "not signed with RS256" in refused(token(header=header), certificate=certificate())


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_changed_token_is_refused(place: int) -> None:
    parts, others = (token(state=state).split(b".") for state in ("OK", "HOLD"))
    if place == 0:
        others[0] = part({"alg": "RS256", "typ": "JWT"})
    parts[place] = others[place]
    assert "signature does not fit" in refused(b".".join(parts), certificate=certificate())


@pytest.mark.parametrize("end", [b"=", b"==", b".", b"x.y", b"\x00"])
def test_what_is_nearly_a_token_is_refused(end: bytes) -> None:
    refused(token() + end, certificate=certificate())


def test_a_token_has_one_spelling_only() -> None:
    content = token()
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other = letters[letters.index(content[-1:]) ^ 1 :][:1]
    assert "no base64url" in refused(content[:-1] + other, certificate=certificate())


@pytest.mark.parametrize("options", [{}, {"certificate": ""}, {"merchant_login": None}])
def test_without_certificate_and_shop_no_token_is_believed(options: Any) -> None:
    given = {"certificate": certificate()} if "merchant_login" in options else {}
    assert "of which one is not configured" in refused(token(), **given, **options)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (lambda: "none", "none in PEM"),
        (lambda: certificate(until=NOW - timedelta(seconds=1)), "out of date"),
        (lambda: certificate(ec.generate_private_key(ec.SECP256R1())), "no RSA public key"),
        (lambda: certificate(generate_private_key(public_exponent=65537, key_size=2048)), "signature does not fit"),
    ],
)
def test_another_certificate_proves_nothing(given: Any, said: str) -> None:
    assert said in refused(token(), certificate=given())


def test_without_cryptography_no_token_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.x509", None)
    assert "install paysupport[webhooks]" in refused(token(), certificate="any")
