"""What stands in the guides: complete, with sources, and of one mind with the adapters."""

import inspect
import json
from decimal import Decimal
from urllib.parse import urlsplit

import pytest

from paysupport.adapters.registry import names as adapters
from paysupport.adapters.registry import provider, reader
from paysupport.connecting import connect, guide, names
from paysupport.connecting.guide import MEMORY, Guide
from paysupport.connecting.hosts import hosts
from paysupport.connecting.snippets import LANGUAGES
from paysupport.connecting.switching import switch
from paysupport.errors import ConfigurationError
from paysupport.model import Settings, Status


def test_guides_are_about_providers_that_can_be_read() -> None:
    assert {"bepaid", "stripe", "yookassa", "cloudpayments"} < set(names()) <= set(adapters())


@pytest.mark.parametrize("name", names())
def test_a_guide_says_everything_in_both_languages_and_names_its_sources(name: str) -> None:
    found = guide(name)
    assert {"create", "redirect"} & {call.name for call in found.calls}
    assert {each.key for each in found.settings} >= {"currency", "notification_url", "mode"}
    assert {each.source for each in found.facts()} - {MEMORY} <= found.sources.keys()
    for texts in _texts(found.model_dump_json()):
        assert texts["en"].isascii()
        assert texts["ru"].strip()


def _texts(document: str) -> list[dict[str, str]]:
    objects: list[dict[str, str]] = []
    json.loads(document, object_pairs_hook=lambda pairs: objects.append(dict(pairs)))
    return [each for each in objects if each.keys() == {"en", "ru"}]


@pytest.mark.parametrize("name", names())
def test_settings_can_be_told_in_the_file_that_check_reads(name: str) -> None:
    takes = inspect.signature(provider(name)).parameters
    for setting in guide(name).settings:
        assert setting.key in Settings.model_fields or setting.key in takes, setting.key


@pytest.mark.parametrize("name", names())
def test_amounts_are_written_as_the_adapter_reads_them(name: str) -> None:
    found = guide(name)
    bodies = " ".join(call.body or "" for call in found.calls)
    shown = {"minor": "2550", "major": "25.50"}
    assert shown[found.amounts] in bodies
    assert shown["major" if found.amounts == "minor" else "minor"] not in bodies


@pytest.mark.parametrize("name", names())
def test_requests_go_somewhere_and_their_answers_are_understood(name: str) -> None:
    for call in guide(name).calls:
        url = urlsplit(call.url.format_map(hosts(name)))
        assert (url.scheme, bool(url.hostname)) == ("https", True), call.url
        if call.body and not call.form:
            assert isinstance(json.loads(call.body), dict)
        if call.name == "status" and call.answer and call.answer.startswith("{"):
            (payment,) = reader(name).read(call.answer.encode())
            assert (payment.status, payment.order) == (Status.PAID, "1234")
            assert payment.amount is not None
            assert payment.amount.amount == Decimal("25.50")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", names())
def test_every_example_is_shown_in_every_language_without_a_key(name: str, language: str) -> None:
    plan = connect(name, language=language)
    for call in plan.calls:
        example = plan.example(call)
        assert plan.url(call) in example
        assert "{host}" not in example
        if language == "python" and call.name != "redirect":
            compile(example, "example", "exec")
    assert plan.language == language


def test_examples_prove_who_asks_in_the_way_of_the_provider() -> None:
    def first(name: str, language: str) -> str:
        plan = connect(name, language=language)
        return plan.example(plan.calls[0])

    assert '-u "$SHOP_ID:$SECRET_KEY"' in first("bepaid", "curl")
    assert 'auth=(os.environ["SHOP_ID"], os.environ["SECRET_KEY"])' in first("bepaid", "python")
    assert "getenv('SHOP_ID') . ':' . getenv('SECRET_KEY')" in first("bepaid", "php")
    assert "Buffer.from(process.env.SHOP_ID" in first("bepaid", "javascript")
    assert '-H "Authorization: Bearer $STRIPE_SECRET_KEY"' in first("stripe", "curl")
    assert '"Authorization": "Bearer " + os.environ["STRIPE_SECRET_KEY"]' in first("stripe", "python")
    assert "'Authorization: ' . \"Bearer \" . getenv('STRIPE_SECRET_KEY')" in first("stripe", "php")
    assert '"X-API-Key": process.env.ADYEN_API_KEY' in first("adyen", "javascript")
    assert '<input type="hidden" name="OutSum" value="25.50">' in first("robokassa", "php")
    assert '<form method="POST" action="https://auth.robokassa.ru/Merchant/Index.aspx">' in first("robokassa", "php")
    assert "mode=payment&success_url=https://SHOP/pay/return" in first("stripe", "curl")


def test_wrong_names_say_which_is_meant() -> None:
    for wrong, meant in (("bepiad", "bepaid"), ("strip", "stripe"), ("you-kassa", "yookassa"), ("Тинькоф", "тинькофф")):
        with pytest.raises(ConfigurationError, match=f"did you mean {meant}"):
            guide(wrong)
    with pytest.raises(ConfigurationError, match="there are: adyen, bepaid"):
        guide("zzz")
    assert guide("BePaid").name == guide("be-paid").name == "bepaid"
    assert guide("Тинькофф").name == "tbank"


def test_a_source_that_nobody_named_is_refused() -> None:
    document = guide("mollie").model_dump()
    document["ids"]["source"] = "hearsay"
    with pytest.raises(ValueError, match="no source is called 'hearsay'"):
        Guide.model_validate(document)


@pytest.mark.parametrize("name", names())
def test_any_two_providers_can_be_compared(name: str) -> None:
    for other in names():
        if other != name:
            found = {each.name for each in switch(name, other).differences}
            assert found >= {"minor_units", "statuses", "signature", "ids", "refunds", "keys", "test_mode", "cards"}
