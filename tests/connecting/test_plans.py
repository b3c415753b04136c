"""What is ticked, what is not, and what a merchant is told to enter."""

from datetime import UTC, datetime
from typing import Any

import pytest

from paysupport.connecting import Plan, State, Step, connect
from paysupport.connecting.wire import plan_json
from paysupport.connecting.writing import plan_page
from paysupport.errors import ConfigurationError
from paysupport.model import Module, Settings

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PUBLIC_KEY = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA"
FILLED: dict[str, Any] = {
    "provider": "bepaid",
    "shop_id": "4711",
    "secret_key": "synthetic",
    "public_key": PUBLIC_KEY,
    "gateway_host": "gateway.bepaid.by",
    "checkout_host": "checkout.bepaid.by",
    "currency": "BYN",
    "notification_url": "https://shop.primer-magazin.by/?wc-api=wc_gateway_begateway",
    "mode": "live",
}
STRIPE: dict[str, Any] = {
    "provider": "stripe",
    "secret_key": "rk_live_synthetic",
    "webhook_secret": "whsec_synthetic",
    "currency": "EUR",
    "notification_url": "https://shop.primer-magazin.by/pay/notify",
    "mode": "live",
}


def woo(**changes: Any) -> Plan:
    """The Woo module with these settings."""
    return connect("bepaid", module="woocommerce", settings=Settings.model_validate(FILLED | changes), now=NOW)


def step(plan: Plan, key: str) -> Step:
    """The step of that name."""
    (found,) = (each for each in plan.steps if each.key == key)
    return found


def test_a_shop_with_everything_entered_can_go_live() -> None:
    plan = woo()
    assert plan.ready
    assert {each.state for each in plan.steps} == {State.DONE, State.BY_HAND}
    assert [each.number for each in plan.steps] == list(range(1, len(plan.steps) + 1))
    assert "Ready to go live, as far as the settings show." in plan_page(plan, "text", ["en"])
    assert "По настройкам можно запускать." in plan_page(plan, "text", ["ru"])


def test_the_demo_shop_is_not_ticked_and_says_what_to_enter() -> None:
    plan = woo(shop_id="361")
    shop = step(plan, "shop_id")
    assert (shop.state, shop.field) == (State.WRONG, "shop-id")
    assert plan.missing == (shop,)
    page = plan_page(plan, "text", ["en"])
    assert "1. [!] Shop id (shop-id)" in page
    assert "PS901: Shop id 361 is the provider's demo shop" in page
    assert "the back office, settings of the shop" in page
    assert "Not ready to go live. What is missing:\n  1. Shop id: wrong" in page


@pytest.mark.parametrize(
    ("changes", "key", "code"),
    [
        ({"gateway_host": "demo-gateway.begateway.com"}, "gateway_host", "PS902"),
        ({"checkout_host": "checkout.domain.com"}, "checkout_host", "PS903"),
        ({"public_key": "synthetic"}, "public_key", "PS906"),
        ({"notification_url": "http://localhost/pay"}, "notification_url", "PS909"),
        ({"currency": "BYR"}, "currency", "PS913"),
        ({"shop_id": "primer-magazin"}, "shop_id", "PS950"),
    ],
)
def test_a_rule_of_check_leaves_its_step_open(changes: dict[str, str], key: str, code: str) -> None:
    plan = woo(**changes)
    found = step(plan, key)
    assert found.state is State.WRONG
    assert code in {each.code for each in found.findings}
    assert plan.missing == (found,)


def test_keys_of_two_modes_leave_both_keys_open() -> None:
    mixed = Settings.model_validate(STRIPE | {"publishable_key": "pk_test_synthetic"})
    plan = connect("stripe", language="php", settings=mixed, now=NOW)
    assert [each.key for each in plan.missing] == ["secret_key", "publishable_key"]


def test_what_is_not_entered_is_missing_and_its_rule_is_not_told_twice() -> None:
    plan = woo(notification_url=None)
    url = step(plan, "notification_url")
    assert (url.state, url.findings) == (State.MISSING, ())
    assert url.looks == "https://SHOP/?wc-api=wc_gateway_begateway"
    assert plan.missing == (url,)


def test_test_mode_has_to_be_switched_off() -> None:
    mode = step(woo(mode="test"), "mode")
    assert (mode.state, mode.value) == (State.WRONG, "live")


def test_what_a_setting_that_is_not_asked_for_spoils_is_a_step_of_its_own() -> None:
    plan = connect(
        "bepaid", module="opencart", settings=Settings.model_validate(FILLED | {"public_key": "synthetic"}), now=NOW
    )
    assert "public_key" not in {each.key for each in plan.steps}
    assert [each.key for each in plan.missing] == ["PS906"]
    assert "Секретный ключ" in plan_page(plan, "text", ["ru"])


def test_a_variable_without_a_value_is_named() -> None:
    plan = connect(
        "bepaid",
        module="woo",
        settings=Settings.model_validate(FILLED | {"secret_key": None}),
        unset={"secret_key": "SHOP_SECRET"},
        now=NOW,
    )
    assert step(plan, "secret_key").unset == "SHOP_SECRET"
    assert "this variable of the environment is empty: SHOP_SECRET" in plan_page(plan, "text", ["en"])


def test_a_key_in_the_place_of_a_variable_is_not_repeated() -> None:
    settings = Settings.model_validate(STRIPE | {"secret_key": None})
    plan = connect("stripe", language="curl", settings=settings, unset={"secret_key": "sk_live_synthetic"}, now=NOW)
    assert step(plan, "secret_key").unset == "secret_key_env"


def test_keys_that_only_the_adapter_knows_are_ticked_too() -> None:
    settings = Settings(
        provider="robokassa", shop_id="primer", currency="RUB", notification_url="https://primer-magazin.ru/r", mode="live"
    )  # fmt: skip
    some = connect("robokassa", language="php", settings=settings, keys={"password2": "synthetic"}, now=NOW)
    assert [each.key for each in some.missing] == ["password1"]
    assert step(some, "test_password2").state is State.OPTIONAL
    both = {"password1": "synthetic", "password2": "another"}
    assert connect("robokassa", language="php", settings=settings, keys=both, now=NOW).ready


def test_subscriptions_are_ticked_where_the_settings_tell_them() -> None:
    def events(*names: str) -> Step:
        settings = Settings.model_validate(STRIPE | ({"events": names} if names else {}))
        return step(connect("stripe", language="python", settings=settings, now=NOW), "events")

    assert events().state is State.BY_HAND
    assert events("*").state is State.DONE
    some = events("payment_intent.succeeded", "payment_intent.payment_failed", "charge.refunded")
    assert some.state is State.WRONG
    assert some.title.en == "Notifications to subscribe to: charge.dispute.created"
    assert not some.certain
    assert "events" not in {each.key for each in connect("stripe", module="woocommerce").steps}


def test_nothing_is_ticked_without_settings() -> None:
    plan = connect("stripe")
    assert {each.state for each in plan.steps} == {State.MISSING, State.OPTIONAL, State.BY_HAND}
    page = plan_page(plan, "text", ["en"])
    assert "looks like: sk_live_..." in page
    assert "WooCommerce (woocommerce), Tilda (tilda)" in page


def test_the_version_in_use_is_compared_with_the_one_that_is_known() -> None:
    known = plan_page(connect("bepaid", module="woocommerce", version="3.1.2"), "text", ["en"])
    assert "another version" not in known
    older = connect("bepaid", module="woocommerce", version="2.0.9")
    assert older.other_version
    assert "Known: 3.1.2." in " ".join(plan_page(older, "text", ["en"]).split())
    told = Settings.model_validate(FILLED | {"module": Module(cms="woocommerce", version="2.0.9", cms_version="9.9")})
    assert connect("bepaid", module="woocommerce", settings=told, now=NOW).version == "2.0.9"
    assert connect("bepaid", language="curl", settings=told, now=NOW).version == "2.0.9"


def test_a_hosted_platform_is_shown_with_what_is_not_known() -> None:
    page = plan_page(connect("yookassa", module="ecwid"), "text", ["en"])
    assert "hosted platform Ecwid" in page
    assert "(not confirmed by a document)" in page
    tilda = connect("stripe", module="tilda")
    assert step(tilda, "notification_url").looks == "https://forms.tildacdn.com/payment/stripe/webhook/"
    assert "help.tilda.cc" in plan_page(tilda, "text", ["en"])
    assert step(connect("mixplat", module="getcourse"), "shop_id").field is None


def test_a_place_that_no_document_names_is_said_to_be_unknown() -> None:
    plan = connect("stripe")
    bare = plan.model_copy(update={"steps": (plan.steps[0].model_copy(update={"where": None, "certain": False}),)})
    page = plan_page(bare, "text", ["en"])
    assert "Secret or restricted key (not confirmed by a document)" in page
    assert "where: no document that we know says where; ask the provider" in page


def test_own_code_gets_the_scheme_the_requests_and_the_answer_to_a_notification() -> None:
    page = plan_page(connect("bepaid", language="python"), "markdown", ["en"])
    assert "1. shop → bePaid: Create a payment token" in page
    assert "2. payer → bePaid: pays on the provider's page" in page
    assert '"https://checkout.bepaid.by/ctp/api/checkouts"' in page
    assert "- answer with: HTTP 200, and only when the order is changed." in page
    assert "\n\n\n" not in page
    assert "- subscribe to: payment.succeeded" in plan_page(connect("yookassa", language="php"), "text", ["en"])


def test_both_languages_may_be_asked_for() -> None:
    page = plan_page(woo(), "text", ["ru", "en"])
    assert page.index("Шаги") < page.index("Steps")


@pytest.mark.parametrize(
    ("provider", "called", "name"),
    [
        ("bepaid", "begateway-opencart-3", "opencart"),
        ("bepaid", "Woo", "woocommerce"),
        ("bepaid", "begateway-woocommerce-erip", "woocommerce-erip"),
        ("bepaid", "Битрикс", "bitrix"),
        ("stripe", "woocommerce-gateway-stripe", "woocommerce"),
    ],
)
def test_a_module_is_known_by_the_names_that_people_use(provider: str, called: str, name: str) -> None:
    assert connect(provider, module=called).model_dump()["module"] == name


def test_wrong_choices_say_what_is_meant() -> None:
    with pytest.raises(ConfigurationError, match="did you mean woocommerce"):
        connect("bepaid", module="woocomerce")
    with pytest.raises(ConfigurationError, match=r"there are: woocommerce, .*--own-code curl"):
        connect("bepaid", module="zzz")
    with pytest.raises(ConfigurationError, match="did you mean python"):
        connect("bepaid", language="pyton")
    with pytest.raises(ConfigurationError, match="there are: curl, python, php, javascript"):
        connect("bepaid", language="cobol")
    with pytest.raises(ConfigurationError, match="not both"):
        connect("bepaid", module="woocommerce", language="php")
    with pytest.raises(ConfigurationError, match="those of stripe, not of bepaid"):
        connect("bepaid", settings=Settings.model_validate(STRIPE))


def test_no_secret_is_in_any_output() -> None:
    plan = woo(shop_id="361", public_key="synthetic-secret-value", secret_key="synthetic-secret-value")
    for told in (plan_page(plan, "text", ["en", "ru"]), plan_page(plan, "markdown", ["en"]), plan.model_dump_json()):
        assert "synthetic-secret-value" not in told
    assert "synthetic-secret-value" not in repr(plan)


def test_the_json_holds_steps_requests_and_sources() -> None:
    document = plan_json(connect("bepaid", language="curl"), ("ru",))
    assert document["ready"] is False
    assert document["missing"] == [each["number"] for each in document["steps"] if each["state"] == "missing"]
    assert document["steps"][0]["title"] == {"ru": "Номер магазина (Shop ID)"}
    assert document["calls"][0]["example"].startswith("curl -X POST 'https://checkout.bepaid.by/")
    assert document["sources"]["token"]["date"] == "2026-11-25"
    assert document["module"] is None
    whole = woo().model_dump()
    assert (whole["module"], whole["known_version"], whole["ready"]) == ("woocommerce", "3.1.2", True)
    wrong = woo(shop_id="361").model_dump()["steps"][0]
    assert wrong["findings"][0]["code"] == "PS901"
    assert wrong["findings"][0]["text"].keys() == {"en", "ru"}


def test_faults_of_the_module_are_told_for_the_version_in_use() -> None:
    def told(version: str | None = None) -> str:
        plan = connect("bepaid", module="woocommerce", version=version)
        return " ".join(plan_page(plan, "text", ["en"]).split())

    late = "A late notification of a failed attempt turns a paid order into a failed one. What to do: update the module"
    assert late not in told("3.1.2")
    assert f"<2.0.11: {late}" in told("2.0.9")
    assert f"<2.0.11: {late}" in told()
    assert "HTTP 500" in told("3.1.2")
    faults = connect("bepaid", module="bitrix").model_dump()["faults"]
    assert "HTTP 200" in faults[0]["fault"]["en"]
    assert connect("bepaid", module="tilda").faults == ()


def test_a_fault_that_no_setting_mends_does_not_keep_a_shop_from_going_live() -> None:
    bitrix = Settings.model_validate(FILLED | {"notification_url": "https://shop.primer-magazin.by/bepaid"})
    assert connect("bepaid", module="bitrix", settings=bitrix, now=NOW).ready


def test_a_module_for_another_version_of_the_shop_system_does() -> None:
    old = connect("bepaid", module="opencart", cms_version="2.3", settings=Settings.model_validate(FILLED), now=NOW)
    assert [each.key for each in old.missing] == ["PS931"]
    assert connect(
        "bepaid", module="opencart", cms_version="3.0", settings=Settings.model_validate(FILLED), now=NOW
    ).ready
