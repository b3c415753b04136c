"""What the rules make of probes, beside the three bundles of each."""

from datetime import UTC, datetime
from typing import Any

import pytest

import paysupport as ps
from paysupport.intake import bundle
from paysupport.model import Certainty

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
URL = "https://shop.primer-magazin.by/pay/notify"


def probe(kind: str, status: int | None = None, excerpt: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "kind": kind, "at": "2026-11-20T11:50:00Z", "url": URL, "response_status": status, "excerpt": excerpt, **more
    }  # fmt: skip


def found(*probes: dict[str, Any], provider: str = "bepaid", **more: Any) -> dict[str, ps.Finding]:
    settings = {"provider": provider, "notification_url": URL, **more.pop("settings", {})}
    given = bundle({"settings": settings, "probes": list(probes), **more})
    return {each.code: each for each in ps.diagnose(given, now=NOW).findings}


def told(status: int, body: str) -> list[dict[str, Any]]:
    return [{"at": "2026-11-20T11:50:00Z", "url": URL, "response_status": status, "response_body": body}]


def test_a_good_integration_has_no_finding() -> None:
    good = (
        probe("resolve", addresses=["93.184.216.34"]),
        probe("handshake", expires_at="2027-01-20T00:00:00Z"),
        probe("get", 405, "POST only"),
        probe("unsigned", 400, "signature missing", seconds=0.2),
        probe("wrong", 400, "signature invalid", seconds=0.2),
        probe("right", 200, "OK", seconds=0.4, order_status="paid"),
        probe("duplicate", 200, "OK", order_status="paid"),
        probe("late", 200, "OK", order_status="paid"),
        probe("early", 404, "order not found"),
        probe("other_amount", 200, "OK", order_status="pending"),
        probe("other_currency", 200, "OK", order_status="pending"),
        probe("credentials", 404),
        probe("clock", skew=1.0),
        probe("registration", registered={"enabled": True, "mode": "test", "notification_url": URL}),
        {"kind": "source", "at": "2026-11-20T11:50:00Z", "unchecked": "not needed"},
    )
    assert found(*good, settings={"mode": "test"}) == {}


def test_a_case_without_probes_and_notifications_was_not_checked_for_them() -> None:
    diagnosis = ps.diagnose(bundle({"settings": {"provider": "bepaid", "notification_url": URL}}), now=NOW)
    assert not {"PS322", "PS344", "PS348"} & set(diagnosis.checked)
    both = ps.diagnose(bundle({"probes": [probe("right", 200)]}), now=NOW)
    assert {"PS322", "PS344", "PS348"} <= set(both.checked)


def test_a_redirect_of_a_probe() -> None:
    finding = found(probe("unsigned", 301, location="https://www.primer-magazin.by/pay/notify"))["PS322"]
    assert finding.text(ps.Audience.AGENT, "en").startswith(
        "A notification sent to try the address was answered with 301"
    )
    assert finding.text(ps.Audience.AGENT, "ru").startswith("На пробное уведомление адрес ответил 301")
    assert {each.path for each in finding.evidence} >= {"/probes/0/location"}
    assert "PS322" not in found(probe("get", 301, location="https://www.primer-magazin.by/"))


def test_a_name_that_leads_inside() -> None:
    assert "PS909" in found(probe("resolve", fault="forbidden", detail="10.0.0.5 is private"))
    assert "PS909" not in found(probe("resolve", fault="timeout"))


def test_a_webhook_that_is_off_by_the_registration() -> None:
    off = probe("registration", registered={"enabled": False, "notification_url": URL})
    assert found(off)["PS382"].evidence[0].path == "/probes/0/registered/enabled"
    assert "PS382" not in found(probe("registration", registered={"enabled": True}), settings={"enabled": False})
    assert "PS382" not in found(probe("registration", fault="timeout"))


@pytest.mark.parametrize(
    ("text", "fires"), [("IP 10.0.0.5 is not allowed", True), ("IP 185.71.76.4 not allowed", False)]
)
def test_a_proxy_seen_in_the_refusal(text: str, fires: bool) -> None:
    assert ("PS348" in found(probe("right", 403, text))) is fires
    assert ("PS348" in found(notifications=told(403, text))) is fires
    assert "PS348" not in found(probe("right", 200, text))


@pytest.mark.parametrize(
    ("code", "status", "text"),
    [
        ("PS343", 401, "401 Authorization Required"),
        ("PS344", 503, "Just a moment... Enable JavaScript and cookies to continue"),
        ("PS345", 503, "Briefly unavailable for scheduled maintenance."),
        ("PS352", 404, "404 Not Found"),
        ("PS353", 500, "SQLSTATE[HY000] [2002] Connection refused"),
        ("PS354", 200, "Parse error: syntax error in /var/www/pay.php"),
    ],
)
def test_pages_explain_a_ticket_as_well(code: str, status: int, text: str) -> None:
    assert code in found(notifications=told(status, text))
    assert code in found(probe("unsigned", status, text))
    assert code not in found(notifications=told(status, ""))


def test_a_shop_may_ask_for_repetition() -> None:
    assert "PS354" not in found(probe("right", 503, "order not found"))
    assert "PS354" not in found(probe("wrong", 500, "signature invalid"))
    assert "PS354" not in found(probe("early", 503, "later"))


def test_a_page_that_is_not_found_may_speak_of_captchas() -> None:
    assert "PS344" not in found(probe("right", 404, "Not found. This site is protected by reCAPTCHA"))


def test_an_error_without_a_page_is_seen_by_probes_only() -> None:
    assert "PS354" in found(probe("right", 502, "Bad Gateway"))
    assert set(found(notifications=told(502, "Bad Gateway"))) == {"PS323"}


def test_the_challenge_stands_in_a_header() -> None:
    assert "PS344" in found(probe("right", 403, "", detail="cf-mitigated: challenge"))


def test_a_page_before_everybody_is_seen_by_a_browser_too() -> None:
    assert "PS345" in found(probe("get", 200, "Сайт временно закрыт"))
    assert "PS353" in found(probe("get", 500, "Error establishing a database connection"))
    assert "PS344" not in found(probe("get", 403, "Attention Required! | Cloudflare"))


@pytest.mark.parametrize(
    ("kind", "detail", "text", "fires"),
    [
        ("right", "www-authenticate: Basic", "", True),
        ("unsigned", "www-authenticate: Basic", "", False),
        ("unsigned", "", "Войдите на сайт", True),
        ("right", "www-authenticate: Basic", "signature missing", False),
    ],
)
def test_a_login_and_the_handlers_own_401(kind: str, detail: str, text: str, fires: bool) -> None:
    assert ("PS343" in found(probe(kind, 401, text, detail=detail))) is fires


def test_certificates() -> None:
    expired = found(probe("handshake", fault="tls", detail="certificate has expired"))
    assert set(expired) == {"PS338"}
    assert "(—)" in expired["PS338"].text(ps.Audience.MERCHANT, "en")
    other = probe("handshake", fault="tls", detail="IP address mismatch, certificate is not valid for '93.184.216.34'")
    assert set(found(other)) == {"PS339"}
    assert set(found(probe("handshake", fault="tls", detail="self-signed certificate in certificate chain"))) == {
        "PS340"
    }
    assert found(probe("handshake", fault="tls", detail="unsupported protocol")) == {}
    assert found(probe("get", fault="tls", detail="certificate has expired")) == {}


def test_a_broken_connection() -> None:
    assert set(found(probe("handshake", fault="reset"), probe("get", fault="reset"))) == {"PS341"}
    assert found(probe("get", 502, fault="reset")) == {}, "an answer came"


def test_slowness() -> None:
    assert set(found(probe("right", 200, "OK", seconds=6.5))) == {"PS342"}
    assert found(probe("get", 200, "", seconds=6.5)) == {}, "a page may be slow"


def test_forged_notifications() -> None:
    likely = found(probe("unsigned", 204))["PS355"]
    assert likely.certainty is Certainty.LIKELY
    certain = found(probe("unsigned", 200, order_status="paid"), provider="yookassa")["PS355"]
    assert certain.certainty is Certainty.CERTAIN
    assert "PS355" not in found(probe("unsigned", 200), provider="yookassa")
    assert "PS355" not in found(probe("wrong", 200, '{"code":13}'), provider="cloudpayments")
    assert "PS355" in found(probe("wrong", 200, '{"code":0}'), provider="cloudpayments")
    assert "PS355" in {each.code for each in ps.diagnose(bundle({"probes": [probe("wrong", 200)]}), now=NOW).findings}


def test_a_refused_right_signature() -> None:
    assert found(probe("right", 400, "подпись неверна"))["PS385"].certainty is Certainty.CERTAIN
    assert found(probe("right", 403, "forbidden"))["PS385"].certainty is Certainty.LIKELY
    assert "PS385" in found(probe("right", 422, "cannot process", order_status="pending"))
    assert "PS385" not in found(probe("right", 422, "cannot process"))
    assert "PS385" not in found(probe("right", 503, "signature service down"))


def test_duplicates() -> None:
    assert "PS386" in found(probe("right", 200, order_status="paid"), probe("duplicate", 200, order_status="pending"))
    assert "PS386" not in found(probe("right", 200))
    assert "PS386" not in found(probe("duplicate", 409))
    answers = (probe("right", 200, "OK"), probe("duplicate", 200, "NO"))
    assert "PS386" in found(*answers, provider="tbank")
    unknown = ps.diagnose(bundle({"probes": [probe("right", 200), probe("duplicate", 500)]}), now=NOW)
    assert "PS386" in {each.code for each in unknown.findings}


def test_late_events() -> None:
    right = probe("right", 200, order_status="paid")
    assert "PS387" in found(right, probe("late", 200, order_status="pending"))
    assert "PS387" not in found(right, probe("late", 200))
    assert "PS387" not in found(right)


def test_early_events() -> None:
    assert found(probe("early", 200), probe("unsigned", 400, "signature"))["PS388"].certainty is Certainty.LIKELY
    assert "PS388" not in found(probe("unsigned", 400, "signature"))
    alone = ps.diagnose(bundle({"probes": [probe("early", 200)]}), now=NOW)
    assert "PS388" in {each.code for each in alone.findings}


def test_another_currency() -> None:
    assert "PS389" in found(probe("other_amount", 400), probe("other_currency", 200, order_status="paid"))


def test_a_forged_address() -> None:
    assert "PS397" not in found(probe("source", 200), provider="yookassa")


def test_a_clock_behind() -> None:
    finding = found(probe("clock", skew=-361.0))["PS391"]
    assert "slow by 6 minutes" in finding.text(ps.Audience.MERCHANT, "en")
    assert "отстают на 6 минут." in finding.text(ps.Audience.MERCHANT, "ru")
    assert found({"kind": "clock", "at": "2026-11-20T11:50:00Z", "unchecked": "no time"}) == {}


REGISTRATIONS: list[tuple[dict[str, Any], dict[str, Any], set[str]]] = [
    ({"mode": "live"}, {"mode": "sandbox"}, {"PS393"}),
    ({"mode": "live"}, {}, set()),
    ({"notification_url": "https://old.by/pay"}, {"notification_url": None}, set()),
    ({"events": []}, {}, {"PS395"}),
    ({"events": None}, {}, set()),
    ({"endpoints": [URL, URL]}, {}, {"PS396"}),
    ({"endpoints": None}, {}, set()),
]


@pytest.mark.parametrize(("registered", "settings", "codes"), REGISTRATIONS)
def test_the_registration(registered: dict[str, Any], settings: dict[str, Any], codes: set[str]) -> None:
    given = found(probe("registration", registered=registered), provider="stripe", settings=settings)
    assert set(given) - {"PS908"} == codes
    assert not set(found(probe("registration", fault="reset"), provider="stripe", settings={"mode": "test"})) - {
        "PS908"
    }


def test_other_sites_are_named() -> None:
    other = "https://copy.primer-magazin.by/pay/notify?key=hidden"
    finding = found(probe("registration", registered={"endpoints": [URL, other]}), provider="stripe")["PS396"]
    text = finding.text(ps.Audience.MERCHANT, "ru")
    assert "на 2 адреса, кроме вашего: copy.primer-magazin.by/pay/notify." in text
    assert "hidden" not in finding.model_dump_json()
