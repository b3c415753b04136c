import pytest

from paysupport.redaction import redact, scan


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cvv: 123", "cvv: ***"),
        ("CVC2=123", "CVC2=***"),
        ("CVC 1234", "CVC ***"),
        ("cvn2 123", "cvn2 ***"),
        ("CV2 123", "CV2 ***"),
        ("CSC: 123", "CSC: ***"),
        ('"cvv":"123"', '"cvv":"***"'),
        ('"cvc": 123', '"cvc": "***"'),
        ("'cvv': 123}", "'cvv': '***'}"),
        ('{\\"cvv\\":123}', '{\\"cvv\\":\\"***\\"}'),
        ('"verification_value":"123"', '"verification_value":"***"'),
        ("cardVerificationCode=123", "cardVerificationCode=***"),
        ("security code: 123", "security code: ***"),
        ("Security Code is 1234", "Security Code is ***"),
        ("CVV code number 123", "CVV code number ***"),
        ("CVV/CVC 123", "CVV/CVC ***"),
        ("CVV2/CVC2: 123", "CVV2/CVC2: ***"),
        ("cvv123", "cvv***"),
        ("cvv - 123", "cvv - ***"),
        ("cvv 1 2 3", "cvv ***"),
        ("cvv 1-2-3-4", "cvv ***"),
        ("cvv\n123", "cvv\n***"),
        ("cvv%3D123&x", "cvv%3D***&x"),
        ("<CVC2>123</CVC2>", "<CVC2>***</CVC2>"),
        ("cvv ١٢٣", "cvv ***"),
        ("цвв 123", "цвв ***"),
        ("ЦВВ: 123", "ЦВВ: ***"),
        ("цвс 123", "цвс ***"),
        ("мой cvv 123.", "мой cvv ***."),
        ("код cvv 123, срок 12/27", "код cvv ***, срок 12/27"),
        ("код с обратной стороны 123", "код с обратной стороны ***"),
        ("Код с обратной стороны карты: 123", "Код с обратной стороны карты: ***"),
        ("код на обороте 123", "код на обороте ***"),
        ("код карты на обороте 123", "код карты на обороте ***"),
        ("код сзади 123", "код сзади ***"),
        ("три цифры на обороте 123", "три цифры на обороте ***"),
        ("код безопасности 123", "код безопасности ***"),
        ("cvd: 123", "cvd: ***"),
        ("cvNumber=123", "cvNumber=***"),
        ("cvv_code: 123", "cvv_code: ***"),
        ('"cardCode":"123"', '"cardCode":"***"'),
        ("card_code=123", "card_code=***"),
        ("CID: 1234", "CID: ***"),
        ("card[cvc]=123&x=1", "card[cvc]=***&x=1"),
        ("card%5Bcvc%5D=123", "card%5Bcvc%5D=***"),
        ("cvv(123)", "cvv(***)"),
        ("cvv|123", "cvv|***"),
        ("cvv,123", "cvv,***"),
        ("cvv -> 123", "cvv -> ***"),
        ("cvv “123”", "cvv “***”"),
        ("CVV (3 digits): 123", "CVV (3 digits): ***"),
        ('{"name":"cvc","value":"123"}', '{"name":"cvc","value":"***"}'),
        ('<cvc2 type="string">123</cvc2>', '<cvc2 type="string">***</cvc2>'),
        ("the three digits on the back are 123", "the three digits on the back are ***"),
        ("back code 123", "back code ***"),
        ("cvv должен быть 123", "cvv должен быть ***"),
        ("cvv у меня 123", "cvv у меня ***"),
        ("свв 123", "свв ***"),
        ("СВВ 123", "СВВ ***"),
        ("сvv 123", "сvv ***"),
        ("ЦВЦ: 123", "ЦВЦ: ***"),
        ("проверочный код 123", "проверочный код ***"),
        ("трёхзначный код на карте 123", "трёхзначный код на карте ***"),
        ("код проверки подлинности карты 123", "код проверки подлинности карты ***"),
        ("Prüfziffer 123", "Prüfziffer ***"),
        ("Kartenprüfnummer: 123", "Kartenprüfnummer: ***"),
        ("Sicherheitscode 123", "Sicherheitscode ***"),
        ("Nummer auf der Rückseite: 123", "Nummer auf der Rückseite: ***"),
    ],
)
def test_card_verification_values_go_wholly(text, expected):
    assert redact(text) == expected
    assert scan(text).counts == {"cvv": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ПИН 1234", "ПИН ***"),
        ("ПИН-код 4821", "ПИН-код ***"),
        ("pin-код: 1234", "pin-код: ***"),
        ("пинкод 123456", "пинкод ***"),
        ("пин от карты 1234", "пин от карты ***"),
        ("my PIN is 1234", "my PIN is ***"),
        ("PIN code 1234", "PIN code ***"),
        ("card_pin=1234", "card_pin=***"),
        ('"pin": 1234', '"pin": "***"'),
        ("pin_block=0123456789ABCDEF", "pin_block=***"),
        ("<PinData>0123456789ABCDEF</PinData>", "<PinData>***</PinData>"),
        ("пин код у меня 4821", "пин код у меня ***"),
        ("my PIN (4821)", "my PIN (***)"),
        ("PIN-код: «4821»", "PIN-код: «***»"),
        ("newPin=4821", "newPin=***"),
        ("Geheimzahl 4821", "Geheimzahl ***"),
        ("meine PIN ist 4821", "meine PIN ist ***"),
        ("OTP 482193", "OTP ***"),
        ('"otp":"482193"', '"otp":"***"'),
        ("one-time code: 482193", "one-time code: ***"),
        ("sms code is 482193", "sms code is ***"),
        ("verification code: 482193", "verification code: ***"),
        ("код из смс 482193", "код из смс ***"),
        ("смс-код 482193", "смс-код ***"),
        ("пароль из смс 482193", "пароль из смс ***"),
        ("одноразовый код 4821", "одноразовый код ***"),
        ("код подтверждения 482193", "код подтверждения ***"),
        ('"pin_block": "0412ACFFFFFFFFFF"', '"pin_block": "***"'),
    ],
)
def test_pins_go_wholly(text, expected):
    assert redact(text) == expected
    assert scan(text).counts == {"pin": 1}


TRACK_1 = "%B4111111111111111^IVANOV/IVAN^2512101000000000000?"
TRACK_2 = ";4111111111111111=25121010000012300000?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TRACK_1, "***"),
        (TRACK_1.strip("%?"), "***"),
        (f"read {TRACK_1}{TRACK_2} ok", "read ****** ok"),
        (TRACK_2, "***"),
        (TRACK_2.strip(";?"), "***"),
        ("4111111111111111D25121010000012300000F", "***"),
        ("676770000000=2512101", "***"),
        ("4111111111111111=4912101", "***"),
        (f'"track2": "{TRACK_2}", "x": 1', '"track2": "***", "x": 1'),
        ("track_2_data=4111111111111111;rest", "track_2_data=***"),
        ("Track1: %B4111111111111111^A", "Track1: ***"),
        ('"trackData":"4111111111111111;rest"', '"trackData":"***"'),
        ('{"t":"4111111111111111\\u003d25121010000012300000"}', '{"t":"***"}'),
        ("t=4111111111111111%3D25121010000012300000&x", "t=***&x"),
    ],
)
def test_track_data_go_wholly(text, expected):
    assert redact(text) == expected


def test_tracks_are_counted_and_leave_no_card():
    assert scan(f"{TRACK_1} {TRACK_2}").counts == {"track": 2}


def test_each_value_and_pin_is_counted():
    assert scan("cvv 123, cvc 456, pin 4821, pin 1234").counts == {"cvv": 2, "pin": 2}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4111 1111 1111 1111 12/25 123", "411111******1111 12/25 ***"),
        ("4111111111111111|12|25|123", "411111******1111|12|25|***"),
        ("4111-1111-1111-1111, 01.2027, 123", "411111******1111, 01.2027, ***"),
        ("4111111111111111 exp 12/25 123", "411111******1111 exp 12/25 ***"),
        ("4111111111111111 срок действия 12/25 123", "411111******1111 срок действия 12/25 ***"),
        ("378282246310005 12/25 1234", "378282*****0005 12/25 ***"),
        ("411111******1111 12/25 123", "411111******1111 12/25 ***"),
        ("4111111111111111 срок 12/27 код 123", "411111******1111 срок 12/27 код ***"),
    ],
)
def test_the_value_written_after_a_card_and_its_expiry_goes(text, expected):
    assert redact(text) == expected
    assert scan(text).counts["cvv"] == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4111111111111111 13/25 123", "411111******1111 13/25 123"),
        ("4111111111111111 12/25 12345", "411111******1111 12/25 12345"),
        ("4111111111111111 12/25 123.50", "411111******1111 12/25 123.50"),
        ("4111111111111111 12/25 123 BYN", "411111******1111 12/25 123 BYN"),
        ("4111111111111111 12/25 4500 руб", "411111******1111 12/25 4500 руб"),
        ("4111111111111111 12/25", "411111******1111 12/25"),
    ],
)
def test_expiry_and_amounts_after_a_card_stay(text, expected):
    assert redact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "cvv result M",
        "cvv, 123 BYN",
        '{"cvv":"","code":"123"}',
        '["cvv"], "code": 123',
        "CVV (code 123)",
        "acid 1234",
        "PID 1234",
        "PVC 123",
        "ksc 5601",
        "on the back 12",
        "transaction code 1234",
        "authorization code 123456",
        "торговый код 1234",
        "точный адрес 123",
        "laptop 482193",
        "one-time fee 4821",
        "sms 482193 sent",
        "код из каталога 482193",
        "OTP timeout 300.5",
        "F0152=0412AC89ABCDEF67",
        "CVC check: pass",
        "cvv_result_code: 4000",
        "3-DS code 4000",
        "код ошибки 123",
        "код 05",
        "Код отказа: 1051",
        "пришёл код 1234",
        "cvv declined, order 4521",
        "cvv 12",
        "cvv 12345",
        "cvv 123.50",
        "cvv 1234 5678 9012",
        "security deposit 123",
        "pin tries exceeded",
        "PIN tries exceeded (75)",
        "Invalid PIN (code 1055)",
        "pin 123",
        "pin 1234567",
        "pin 2026-05-12",
        "pin 1234.50",
        "пинг 1234",
        "shipping 1234",
        "опин 1234",
        "цифры 123",
        "цифры кода 123",
        "track_id=12345678901234",
        "track 2: https://x.by/",
        "4111=2512101",
        "12345678901=2512101",
        "4111111111111112=2513101 done"[8:],
    ],
)
def test_what_only_sounds_like_it_stays_readable(text):
    assert redact(text) == text
