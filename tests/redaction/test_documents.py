from collections import OrderedDict
from decimal import Decimal

import pytest

from paysupport.redaction import redact_document

VISA = 4111111111111111
MASKED = "411111******1111"


def test_a_payment_of_a_provider():
    payment = {
        "transaction": {
            "uid": "1-310b0da80b",
            "amount": 1000,
            "test": False,
            "credit_card": {
                "holder": "IVAN IVANOV",
                "number": VISA,
                "last_4": "1111",
                "bin": "411111",
                "token": "abc",
                "exp_month": 12,
            },
            "authorization": {"auth_code": "654321", "rrn": "999"},
            "customer": {"email": "a@b.by", "ip": "1.2.3.4", "phone": None},
            "billing_address": {"first_name": "Ivan", "city": "Minsk", "country": "BY", "zip": "220030"},
            "message": "Card 4111 1111 1111 1111 is declined",
        }
    }
    masked = redact_document(payment)
    expected = {
        "transaction": {
            **payment["transaction"],
            "credit_card": {**payment["transaction"]["credit_card"], "number": MASKED, "token": "***"},
            "message": f"Card {MASKED} is declined",
        }
    }
    assert masked == expected
    inner = expected["transaction"]
    assert redact_document(payment, personal=True) == {
        "transaction": {
            **inner,
            "credit_card": {**inner["credit_card"], "holder": "***"},
            "customer": {"email": "***", "ip": "***", "phone": None},
            "billing_address": {"first_name": "***", "city": "***", "country": "BY", "zip": "***"},
        }
    }
    assert payment["transaction"]["credit_card"]["number"] == VISA


SECRET_KEYS = [
    *(
        "cvv",
        "cvv2",
        "CVC",
        "cvc2",
        "cvn",
        "cv2",
        "csc",
        "cvv_code",
        "verification_value",
        "verificationCode",
        "security_code",
    ),
    *(
        "card_security_code",
        "pin",
        "pin_code",
        "pinBlock",
        "track",
        "track1",
        "track2",
        "track_2_data",
        "trackData",
        "magstripe",
    ),
    *(
        "password",
        "Password1",
        "passwd",
        "pass",
        "pwd",
        "user_password",
        "passphrase",
        "secret",
        "client_secret",
        "clientSecret",
    ),
    *(
        "secret_key",
        "apiKey",
        "X-Api-Key",
        "api_secret",
        "private_key",
        "access_key",
        "shop_key",
        "hmac_key",
        "token",
        "access_token",
    ),
    *(
        "payment_token",
        "Authorization",
        "Proxy-Authorization",
        "Cookie",
        "Set-Cookie",
        "mnemonic",
        "seed",
        "seed_phrase",
        "jwt",
    ),
]


@pytest.mark.parametrize("key", SECRET_KEYS)
def test_values_under_keys_that_name_a_secret_go_wholly(key):
    for value in ("abc", "with a space", 123, 1.5, Decimal(12)):
        assert redact_document({key: value}) == {key: "***"}
    assert redact_document({key: ["a", ("b", 1)]}) == {key: ["***", ("***", "***")]}
    assert redact_document({key: None, "x": {key: True, "y": ""}}) == {key: None, "x": {key: True, "y": ""}}
    assert redact_document([[key, "abc"], (key, "def"), (key, "a", "b")]) == [
        [key, "***"],
        (key, "***"),
        (key, "a", "b"),
    ]


@pytest.mark.parametrize("key", ["authorization", "token", "payment_token"])
def test_an_object_of_that_name_is_looked_into(key):
    assert redact_document({key: {"id": "1", "cvv": "1"}}) == {key: {"id": "1", "cvv": "***"}}


def test_in_an_object_under_another_secret_everything_goes():
    assert redact_document({"secret": {"id": "1", "x": [1, None, {"y": "z"}]}}) == {
        "secret": {"id": "***", "x": ["***", None, {"y": "***"}]}
    }


@pytest.mark.parametrize(
    "key",
    [
        "token_provider",
        "secret_key_env",
        "cvv_result",
        "pin_tries",
        "tracking_id",
        "track_id",
        "auth_code",
        "key",
        "passed",
        "public_key",
    ],
)
def test_other_keys_stay(key):
    assert redact_document({key: "abc"}) == {key: "abc"}


PERSONAL_KEYS = [
    *(
        "holder",
        "card_holder",
        "cardHolderName",
        "name_on_card",
        "email",
        "e-mail",
        "payer_email",
        "phone",
        "phone_number",
    ),
    *(
        "telephone",
        "mobile",
        "name",
        "first_name",
        "lastName",
        "middle_name",
        "full_name",
        "surname",
        "patronymic",
        "address",
    ),
    *(
        "address_line1",
        "line1",
        "street",
        "city",
        "zip",
        "postal_code",
        "postcode",
        "ip",
        "ip_address",
        "client_ip",
        "birth_date",
    ),
    *("birthday", "date_of_birth", "dob", "passport", "passport_number"),
]


@pytest.mark.parametrize("key", PERSONAL_KEYS)
def test_values_under_personal_keys_go_where_asked(key):
    assert redact_document({key: "abc"}, personal=True) == {key: "***"}
    assert redact_document({key: "abc"}) == {key: "abc"}
    assert redact_document({key: {"x": "abc"}}, personal=True) == {key: {"x": "abc"}}


@pytest.mark.parametrize("key", ["username", "status", "state", "description", "id", "amount"])
def test_other_keys_are_not_personal(key):
    assert redact_document({key: "abc"}, personal=True) == {key: "abc"}


def test_texts_are_masked_as_text():
    assert redact_document("card 4111111111111111") == f"card {MASKED}"
    assert redact_document({"x": "write to a@b.by"}, personal=True) == {"x": "write to [email]"}
    assert redact_document({"x": "write to a@b.by"}) == {"x": "write to a@b.by"}
    assert redact_document({"4111111111111111": 1}) == {MASKED: 1}


@pytest.mark.parametrize("value", [VISA, float(VISA), Decimal(VISA), Decimal("4111111111111111.00"), str(VISA)])
def test_card_numbers_as_numbers(value):
    assert redact_document([value]) == [MASKED]


@pytest.mark.parametrize(
    "value",
    [
        0,
        -VISA,
        VISA + 1,
        VISA * 10**4,
        1712345678901,
        12.5,
        Decimal("4111111111111111.5"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal("1E+1000000"),
        float("inf"),
        True,
        None,
        b"abc",
        500000000611,
    ],
)
def test_other_values_are_returned_as_they_are(value):
    assert redact_document({"x": value})["x"] is value


@pytest.mark.parametrize(
    "key", ["pan", "card_number", "cardNumber", "card_no", "ccnum", "primary_account_number", "creditCardNumber"]
)
def test_under_a_key_for_the_number_a_mistyped_one_goes_too(key):
    assert redact_document({key: VISA + 1}) == {key: "411111******1112"}
    assert redact_document({key: "411111111111"}) == {key: "411111**1111"}
    assert redact_document({key: "1111111111111111111"}) == {key: "111111*********1111"}
    assert redact_document({key: "11111111111"}) == {key: "11111111111"}
    assert redact_document({key: "11111111111111111111"}) == {key: "11111111111111111111"}
    assert redact_document({key: "unknown"}) == {key: "unknown"}
    assert redact_document({key: "٤١١١١١١١١١١١١١١١"}) == {key: MASKED}


def test_headers_in_har():
    header = {"name": "X-Api-Key", "value": "abc"}
    assert redact_document([header]) == [{"name": "X-Api-Key", "value": "***"}]
    assert redact_document([{"name": "Accept", "value": "abc"}]) == [{"name": "Accept", "value": "abc"}]
    assert redact_document({"value": "abc"}) == {"value": "abc"}


def test_mappings_become_dicts_and_keys_may_be_anything():
    assert redact_document(OrderedDict([(1, "a"), (None, {"cvv": 1})])) == {1: "a", None: {"cvv": "***"}}


@pytest.mark.parametrize("around", [lambda inner: {"a": inner}, lambda inner: (inner,)], ids=["dict", "tuple"])
def test_a_tree_that_is_too_deep_is_cut(around):
    tree: object = "4111111111111111"
    for _ in range(10_000):
        tree = around(tree)
    assert str(redact_document(tree)).count("[cut]") == 1


def test_a_tree_without_end_is_cut():
    tree: list[object] = []
    tree.append(tree)
    masked = redact_document(tree)
    depth = 0
    while isinstance(masked, list):
        (masked,) = masked
        depth += 1
    assert masked == "[cut]"
    assert depth == 101
