import pytest

from paysupport.redaction import redact, scan

HEX = "9ad8ad735945919845b9a1996af72d886ab43d3375502256dbf8dd16bca59a4e"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("password=hunter2", "password=***"),
        ("password: hunter", "password: ***"),
        ("password => hunter", "password => ***"),
        ("PASSWORD='a b'", "PASSWORD='***'"),
        ('"password": "with space, comma and \'quote\'"', '"password": "***"'),
        ('"password": "a\\"b c"', '"password": "***"'),
        ("'passwd': 'abc', 'x': 1", "'passwd': '***', 'x': 1"),
        ("password: `abc def`", "password: `***`"),
        ('{\\"password\\":\\"abc\\"}', '{\\"password\\":\\"***\\"}'),
        ("b'X-Api-Key', b'abc'", "b'X-Api-Key', b'***'"),
        ("('X-Api-Key', 'abc')", "('X-Api-Key', '***')"),
        ("[password]=abc", "[password]=***"),
        ("<password>abc</password>", "<password>***</password>"),
        ("password%3Dabc&x=1", "password%3D***&x=1"),
        ("pass=abc", "pass=***"),
        ("pass: abc123", "pass: ***"),
        ('"pass1": "abc"', '"pass1": "***"'),
        ('{\\"pass2\\":\\"abc\\"}', '{\\"pass2\\":\\"***\\"}'),
        ("SMTP_PASS: abc123", "SMTP_PASS: ***"),
        ("<pass1>abc123</pass1>", "<pass1>***</pass1>"),
        ("Password_2=abc", "Password_2=***"),
        ("pw: abc", "pw: ***"),
        ("Passwort: abc", "Passwort: ***"),
        ("pass phrase: abc123", "pass phrase: ***"),
        ("pasword: abc", "pasword: ***"),
        ("passwrod=abc", "passwrod=***"),
        ("parol: abc", "parol: ***"),
        ("пороль: abc", "пороль: ***"),
        ("password -> abc123", "password -> ***"),
        ('["password"]=> string(6) "abcdef"', '["password"]=> string(6) "***"'),
        ('s:8:"password";s:3:"abc";', 's:8:"password";s:3:"***";'),
        ("password: !vault abc", "password: !vault ***"),
        ("password: >-\n  abc\n", "password: >-\n  ***\n"),
        ('{"name":"password","value":"abc"}', '{"name":"password","value":"***"}'),
        ('<add key="ApiSecret" value="abc"/>', '<add key="ApiSecret" value="***"/>'),
        ('name="password"\r\n\r\nabc\r\n--b', 'name="password"\r\n\r\n***\r\n--b'),
        ('<password type="text">abc</password>', '<password type="text">***</password>'),
        ('<param name="api_key">abc</param>', '<param name="api_key">***</param>'),
        ('"secrets": ["abcdefgh"]', '"secrets": ["***"]'),
        ('"api_keys":["abcdefgh"]', '"api_keys":["***"]'),
        ("secretWord=abc", "secretWord=***"),
        ("payment_key=abc", "payment_key=***"),
        ('"payoutKey":"abc"', '"payoutKey":"***"'),
        ("STRIPE_KEY=abcdefghijklmno1", "STRIPE_KEY=***"),
        ("PHPSESSID=abc", "PHPSESSID=***"),
        ("Kennwort: abc", "Kennwort: ***"),
        ("API-Schlüssel: abc123", "API-Schlüssel: ***"),
        ("апикей: abc", "апикей: ***"),
        ("MerchantPass1=abc", "MerchantPass1=***"),
        ("pwd: abc", "pwd: ***"),
        ("passphrase: abc", "passphrase: ***"),
        ("Client(password=abc, x=1)", "Client(password=***, x=1)"),
        ("password=abc.", "password=***."),
        ("password=a,b;c", "password=***"),
        ("password1=abc, password2=def", "password1=***, password2=***"),
        ("secret: mysecret", "secret: ***"),
        ("client_secret=EJxyz", "client_secret=***"),
        ("clientSecret: 'abc'", "clientSecret: '***'"),
        ("BEPAID_SECRET_KEY=abc", "BEPAID_SECRET_KEY=***"),
        ("secretKey=abc", "secretKey=***"),
        ("SECRET=abc", "SECRET=***"),
        ("api_key=abc", "api_key=***"),
        ("apiKey: abc", "apiKey: ***"),
        ("X-API-KEY: abc", "X-API-KEY: ***"),
        ("shop_key=abc", "shop_key=***"),
        ("signing-key: abc", "signing-key: ***"),
        ('"api_secret": "abc"', '"api_secret": "***"'),
        ("https://x.by/?token=abc&x=1", "https://x.by/?token=***&x=1"),
        ("https://x.by/?access_token=abc#top", "https://x.by/?access_token=***"),
        ("https://x.by/?key=abc&x=1", "https://x.by/?key=***&x=1"),
        ("https://x.by/?a=1&key=abc", "https://x.by/?a=1&key=***"),
        ('"token":"abc"', '"token":"***"'),
        ("token: abc123", "token: ***"),
        ("token: abcdefghijklmnop", "token: ***"),
        ('"Password":"usaf8","TerminalKey":"1234567890DEMO"', '"Password":"***","TerminalKey":"1234567890DEMO"'),
        ("Пароль: qwerty", "Пароль: ***"),
        ("Пароль #1: qwe", "Пароль #1: ***"),
        ("пароль №2 = qwe", "пароль №2 = ***"),
        ("секретный ключ: abcdef1", "секретный ключ: ***"),
        ("API-ключ: abcdef1", "API-ключ: ***"),
        ("ключ API: abcdef1", "ключ API: ***"),
        ("токен: abcdef1", "токен: ***"),
        ("секрет=abc", "секрет=***"),
    ],
)
def test_assigned_secrets_go_and_their_names_stay(text, expected):
    assert redact(text) == expected
    assert set(scan(text).counts) == {"secret"}


def test_each_secret_is_counted():
    assert scan("password: abc, token: def12345").counts == {"secret": 2}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("password hunter2", "password ***"),
        ("my password is Hunter2!", "my password is ***"),
        ("the password was hunter2.", "the password was ***."),
        ("пароль qwerty123", "пароль ***"),
        ("пароль от личного кабинета qwerty123", "пароль от личного кабинета ***"),
        ("Passwort ist qwerty123", "Passwort ist ***"),
        ("secret seed qwerty123", "secret seed ***"),
        ("мой пароль это qwerty123", "мой пароль это ***"),
        ("пароль - qwerty123", "пароль - ***"),
        ("пароль 12345678", "пароль ***"),
        ("one-time password 482193", "one-time password ***"),
        ("одноразовый пароль 482193", "одноразовый пароль ***"),
        ("Пароль№2 abc123def", "Пароль№2 ***"),
        ("API key sk1234abcd", "API key ***"),
        ("token abc123def", "token ***"),
        ("token password hunter2", "token password ***"),
        ("secret key for shop 361: abcd1234", "secret key for shop 361: ***"),
        ("пароль от кабинета: qwerty12", "пароль от кабинета: ***"),
    ],
)
def test_spoken_secrets_go(text, expected):
    assert redact(text) == expected
    assert scan(text).counts == {"secret": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("private key: abcdef", "private key: ***"),
        ("private_key=abcdef", "private_key=***"),
        ("приватный ключ: abcdef12", "приватный ключ: ***"),
        ("закрытый ключ: abcdef12", "закрытый ключ: ***"),
        (f"private key {HEX}", "private key ***"),
    ],
)
def test_private_keys_are_counted_apart(text, expected):
    assert redact(text) == expected
    assert scan(text).counts == {"private_key": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Authorization: Basic MzYxOnNlY3JldA==", "Authorization: Basic ***"),
        ("Authorization: Bearer abc", "Authorization: Bearer ***"),
        ("authorization: token 1234abcd", "authorization: token ***"),
        ("Proxy-Authorization: Basic YTpi", "Proxy-Authorization: Basic ***"),
        ("Authorization: abcdefghijklmnopqrst", "Authorization: ***"),
        ("Authorization=Bearer abc, x", "Authorization=Bearer ***, x"),
        ("{'Authorization': 'Bearer abc'}", "{'Authorization': 'Bearer ***'}"),
        ('{"authorization":"Basic YTpi"}', '{"authorization":"Basic ***"}'),
        ("(b'authorization', b'Bearer abc')", "(b'authorization', b'Bearer ***')"),
        ("sent Bearer abc.def-1", "sent Bearer ***"),
        ("sent bearer abcdefghijklmnopq", "sent bearer ***"),
        ("sent Basic MzYxOnNlY3JldA==", "sent Basic ***"),
        ("sent Basic%20MzYxOnNlY3JldA", "sent Basic%20***"),
        ("Cookie: session=abc; x=y", "Cookie: ***"),
        ("Set-Cookie: sid=38afes7a8; HttpOnly\nDate: x", "Set-Cookie: ***\nDate: x"),
        ("('set-cookie', 'sid=1; Path=/')", "('set-cookie', '***')"),
        ("curl -u 361:abc https://x.by", "curl -u *** https://x.by"),
        ("curl --user 361:abc https://x.by", "curl --user *** https://x.by"),
        ("curl -u '361:abc'", "curl -u '***'"),
    ],
)
def test_authorising_headers_go(text, expected):
    assert redact(text) == expected
    assert scan(text).counts == {"authorization": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://user:pass@host.by/path", "https://***@host.by/path"),
        ("https://key@host.by", "https://***@host.by"),
        ("https://user:p@ss@host.by/", "https://***@host.by/"),
        ("postgres://bob:p%40ss@db/pay", "postgres://***@db/pay"),
        ("GET https://361:abc@x.by/ and https://b:c@y.by/", "GET https://***@x.by/ and https://***@y.by/"),
    ],
)
def test_users_in_urls_go(text, expected):
    assert redact(text) == expected
    assert set(scan(text).counts) == {"userinfo"}


@pytest.mark.parametrize(
    "text",
    [
        "password=SecretStr('**********')",
        "SecretStr('**********')",
        "token=SecretBytes(b'**********')",
        "password: ***",
        "password: ••••1234",
        "password=xxxx",
        'password="********"',
        "password=${PASSWORD}",
        "api_key={api_key}",
        "api_key=None",
        '"api_key": null',
        '"token": {"id": 1}',
        '"token": ["does not exist"]',
        "password is required",
        "Password: invalid",
        "Пароль неверный",
        "пароль: не подходит",
        "Token is expired.",
        "token: expired",
        "Token does not exist.",
        "secret key of the shop",
        "забыл пароль от кабинета, заказ 445566",
        "pass: 12",
        "Schlüssel: Haustür",
        "<user>@<pass>:<host>",
        '"secrets", rule=self',
        "access_key -> AWS_ACCESS_KEY_ID",
        "**kw: Any",
        "Carol: abc123",
        "IDEMPOTENCY_KEY=abcdefghijklmno1",
        "PUBLIC_KEY=abcdefghijklmno1",
        "PRIMARY_KEY=order_id",
        "token 2026-05-12",
        "token 123456",
        "api key 12345",
        "token abc1",
        "пароль 3D-Secure не пришёл",
        "token https://x1.by/",
        "key: value1",
        "monkey=1",
        "включ: abc1",
        "bypass=1",
        "token_provider: begateway",
        'secret_key_env = "BEPAID_KEY"',
        "tokens: 5",
        "Idempotency-Key: 550e8400-e29b-41d4-a716-446655440000",
        "public_key=abc",
        '"authorization": {"auth_code": "654321"}',
        "authorization code 654321",
        "authorization: declined",
        "Authorization: Basic ***",
        "Bearer of bad news",
        "bearer instruments",
        "Basic information about it",
        "basic functionality",
        "Basic YWJjZGVm",
        "Cookie: please enable cookies",
        "-u nobody",
        "https://host.by/path",
        "https://host.by/@name",
        "https://host.by/?a=b@c",
        "mailto:info@host.by",
        "https://***@host.by/",
        "git@github.com:a/b",
    ],
)
def test_prose_and_what_is_masked_already_stay(text):
    assert redact(text) == text
    assert not scan(text).counts


def test_a_rejected_announcement_does_not_hide_the_next():
    assert redact("token: token: password: abc") == "token: token: password: ***"


def test_a_long_quoted_secret_goes_to_its_end():
    assert redact(f'"password": "{"a b" * 5000}", "x": 1') == '"password": "***", "x": 1'
