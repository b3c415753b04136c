"""A settings file: what is read, and how each mistake in it is told."""

import json
from datetime import date

import pytest

from paysupport.adapters.providers.bepaid import BePaid
from paysupport.adapters.providers.stripe import Stripe
from paysupport.checks.config import read
from paysupport.checks.places import places
from paysupport.errors import ConfigurationError
from paysupport.model import Module, Receipt, Suppression

WHOLE = """\
provider = "bepaid"
account = "shop-by"
country = "by"
shop_id = 4711
mode = "live"
currency = "BYN"
currencies = ["BYN", "RUB"]
minor_units = 2
gateway_host = "gateway.bepaid.by"
checkout_host = "https://checkout.bepaid.by"
notification_url = "https://shop.primer-magazin.by/notify?k=1"
return_url = ""
secret_key_env = "SHOP_SECRET"
time_zone = "Europe/Minsk"
live = true
allow = ["shop.staging"]
baseline = "known.json"

[module]
name = "begateway-woocommerce"
version = "3.1.2"

[receipt]
by = "provider"

[[suppress]]
code = "notification-url-http"
reason = "the new server comes in March"
until = 2027-03-31
"""


def fault(text: str, **environment: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        read(text, environment, "shop.toml")
    return str(caught.value)


def test_a_whole_file_is_read() -> None:
    checked = read(WHOLE, {"SHOP_SECRET": "0123456789abcdef"})
    settings = checked.settings
    assert settings.shop_id == "4711"
    assert settings.country == "BY"
    assert settings.minor_units == 2
    assert settings.return_url == ""
    assert settings.module == Module(name="begateway-woocommerce", version="3.1.2")
    assert settings.receipt == Receipt(by="provider")
    assert settings.secret_key is not None
    assert settings.secret_key.get_secret_value() == "0123456789abcdef"
    assert settings.secrets_in_file == ()
    assert settings.suppressed == (
        Suppression(code="PS910", reason="the new server comes in March", until=date(2027, 3, 31)),
    )
    assert (checked.live, checked.allow, checked.baseline) == (True, frozenset({"shop.staging"}), "known.json")
    assert checked.lines["notification_url"] == 11
    assert checked.lines["module.version"] == 21
    assert checked.lines["suppress.0.until"] == 29


def test_an_order_to_try_with() -> None:
    order = read('[order]\nid = 1000\namount = "25.00"\nurl = "https://shop.staging/{order}"', {}).order
    assert (order.id, order.amount, order.currency, order.url) == (
        "1000",
        "25.00",
        None,
        "https://shop.staging/{order}",
    )
    assert read("", {}).order.id is None


def test_the_same_below_settings() -> None:
    below = read('[settings]\nprovider = "bepaid"\nlive = true\n[[settings.suppress]]\ncode = "PS901"\n'
                 'reason = "demo"\nuntil = "2027-01-01"\n', {})  # fmt: skip
    assert below.settings.provider == "bepaid"
    assert below.live
    assert below.settings.suppressed[0].code == "PS901"
    assert below.lines["provider"] == 2


def test_a_file_may_say_little() -> None:
    checked = read('notification_url = "https://shop.primer-magazin.by/notify"', {})
    assert checked.provider() is None
    assert "return_url" not in checked.settings.model_fields_set


def test_the_adapter_gets_its_keys() -> None:
    bepaid = read(WHOLE, {"SHOP_SECRET": "0123456789abcdef"}).provider()
    assert isinstance(bepaid, BePaid)
    assert bepaid.account == "shop-by"
    stripe = read('webhook_secrets = ["whsec_0123456789"]\nprovider = "stripe"\nsecret_key_env = "KEY"\n'
                  'gateway_host = "https://api.stripe.com"', {"KEY": "sk_test_0123456789"})  # fmt: skip
    assert isinstance(stripe.provider(), Stripe)
    assert stripe.keys["api_key"] == "sk_test_0123456789"
    assert stripe.keys["host"] == "https://api.stripe.com"
    assert stripe.settings.webhook_secret is not None
    assert stripe.settings.webhook_secret.get_secret_value() == "whsec_0123456789"
    assert stripe.settings.secrets_in_file == ("webhook_secrets",)


def test_a_plug_in_is_a_provider() -> None:
    assert read('provider = "begateway"\nshop_id = "361"', {}).provider() is None
    assert read('provider = "no provider at all"', {}).provider() is None


@pytest.mark.parametrize(
    ("provider", "line", "name"),
    [
        ("bepaid", 'secret_key = "0123456789abcdef"', "secret_key"),
        ("bepaid", 'signing_key = "0123456789abcdef"', "signing_key"),
        ("stripe", 'api_key = "sk_live_0123456789"', "api_key"),
        ("stripe", 'webhook_secret = "whsec_0123456789"', "webhook_secret"),
    ],
)
def test_a_secret_in_the_file_is_seen_and_never_shown(provider: str, line: str, name: str) -> None:
    checked = read(f'provider = "{provider}"\n{line}', {})
    value = line.split('"')[1]
    assert checked.settings.secrets_in_file == (name,)
    assert value not in repr(checked)
    assert value not in json.dumps(checked.model_dump(mode="json"))


@pytest.mark.parametrize("line", ['secret_key = ""', 'public_key = "MFw="', 'publishable_key = "pk_live_0123456789"'])
def test_what_is_no_secret_may_stand_in_the_file(line: str) -> None:
    assert read(f'provider = "bepaid"\n{line}', {}).settings.secrets_in_file == ()


def test_a_variable_that_is_not_set_leaves_its_key_unknown() -> None:
    checked = read('provider = "stripe"\napi_key_env = "KEY"', {"KEY": ""})
    assert checked.unset == {"api_key": "KEY"}
    assert checked.settings.secret_key is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('provider = "bepaid"\nmode = live\n', "shop.toml: line 2, column 8: invalid value"),
        ("provider =", "shop.toml: end of document: invalid value"),
        ('providr = "bepaid"', "line 1: unknown key 'providr'; did you mean provider?"),
        ('provider = "bepaid"\nsecret_keys = "x"', "line 2: unknown key 'secret_keys'; did you mean secret_key?"),
        ('secret_key_evn = "X"', "unknown key 'secret_key_evn'; did you mean secret_key_env?"),
        ("qqq = 1", "unknown key 'qqq'; there are: provider, account"),
        ('provider = "bepiad"', "line 1: no provider 'bepiad'; did you mean bepaid?"),
        ("provider = 1\napi_keys = 1", "line 2: unknown key 'api_keys'; did you mean api_key_env?"),
        ('[module]\nversoin = "1"', "line 2: unknown key 'module.versoin'; did you mean version?"),
        ("[order]\nprice = 1", "line 2: unknown key 'order.price'; there are: id, amount, currency, url"),
        ("[order]\nid = true", "line 2: order.id: input should be a valid string"),
        ("module = 1", "line 1: module is a table: [module]"),
        ("settings = 1", "line 1: unknown key 'settings'"),
        ("[module]\nname = true", "line 2: module.name: input should be a valid string"),
        ('minor_units = "two"', "line 1: minor_units: input should be a valid integer"),
        ('[receipt]\nby = "nobody"', "line 2: receipt.by: input should be 'provider', 'shop' or 'none'"),
        ('live = "yes"', "line 1: live is true or false"),
        ('allow = "shop.staging"', "line 1: allow is a list of hosts"),
        ("allow = [1]", "line 1: allow is a list of hosts"),
        ("baseline = 1", "line 1: baseline is the name of a file"),
        ("secret_key_env = 1", "line 1: secret_key_env names a variable of the environment, as text"),
        ('secret_key = "x"\nsecret_key_env = "KEY"', "line 2: secret_key is given twice"),
        ('mode = "prod"', "line 1: mode is live or test; did you mean live?"),
        ('mode = "Test"', "line 1: mode is live or test; did you mean test?"),
        ('mode = ["live"]', "line 1: mode is live or test"),
        ("[[provider]]\nname = 1", "provider: input should be a valid string"),
        ('mode = "7"', "line 1: mode is live or test"),
        ('country = "BLR"', "line 1: country is two letters, such as BY"),
        ('notification_url = "shop.by/n?k=1"', "line 1: notification_url is no URL: write https://shop.by/n"),
        ('return_url = "ftp://shop.by/n"', "line 1: return_url is no URL: it begins with https://"),
        ('return_url = "order"', "line 1: return_url is no URL: it begins with https://"),
        ('return_url = "https:///order"', "line 1: return_url is no URL: it names no host"),
        ('return_url = "https://shop.by/my order"', "line 1: return_url is no URL: there is a space in it"),
        ('return_url = "https://[shop"', "line 1: return_url is no URL: it cannot be taken apart"),
        ('gateway_host = "my host"', "line 1: gateway_host is no host; write it as gateway.provider.example"),
        ('checkout_host = "https://["', "line 1: checkout_host is no host"),
        ("suppress = 1", "line 1: suppress is a list of tables: [[suppress]]"),
        ("suppress = [1]", "line 1: suppress is a list of tables: [[suppress]]"),
        ('[[suppress]]\ncode = "PS9l0"\nreason = "x"\nuntil = 2027-01-01', "line 2: no rule 'PS9l0'"),
        ('[[suppress]]\ncode = "PS901"\nreason = " "\nuntil = 2027-01-01', "line 3: suppress.0.reason: string should"),
        ('[[suppress]]\ncode = 1\nreason = "x"\nuntil = "soon"', "line 4: suppress.0.until: input should be a valid date"),
        ("[[suppress]]\nuntill = 2027-01-01", "line 2: unknown key 'untill' of suppress; did you mean until?"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(text: str, said: str) -> None:
    assert said in fault(text)


def test_all_mistakes_are_told_at_once_and_no_value_of_a_key_is_shown() -> None:
    said = fault('mode = "prod"\nsecret_key = ["sk_live_0123456789abcdef"]\nnotification_url = "shop?token=hunter2"')
    assert said.count("line ") == 3
    assert "0123456789" not in said
    assert "hunter2" not in said


def test_dotted_keys_and_several_tables_have_their_lines() -> None:
    found = places('module.name = "x"\n[[suppress]] # one\ncode = 1\n[[suppress]]\ncode = 2\n"odd key" = 1\n')
    assert found == {"module": 1, "module.name": 1, "suppress.0": 2, "suppress.0.code": 3, "suppress.1": 4,
                     "suppress.1.code": 5}  # fmt: skip
