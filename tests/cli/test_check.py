"""`paysupport check`."""

import json
import sys
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.cli.conftest import Paysupport

GOOD = b'provider = "stripe"\nmode = "live"\nnotification_url = "https://shop.primer-magazin.eu/notify"\n'
BAD = GOOD.replace(b"https", b"http")


def test_good_settings_end_with_0(paysupport: Paysupport) -> None:
    run = paysupport("check", "shop.toml", "--offline", shop__toml=GOOD)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Nothing wrong was found.")


def test_where_nothing_could_be_tried_it_ends_with_3(paysupport: Paysupport) -> None:
    run = paysupport("check", "shop.toml", shop__toml=b'provider = "stripe"\nmode = "test"\n')
    assert run.code == 3
    assert "Not looked at: credentials, registration: to ask Stripe" in run.out
    assert "--offline" in run.err


def test_the_shop_is_probed_where_it_may_be(paysupport: Paysupport, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/notify").respond_with_data("no", status=400)
    host = f"localhost:{httpserver.port}"
    settings = f'mode = "test"\nallow = ["localhost"]\nnotification_url = "http://{host}/notify"\n'.encode()
    run = paysupport("check", "shop.toml", "--format", "json", "--fail-on", "error", shop__toml=settings)
    document = json.loads(run.out)
    assert run.code == 0
    assert {each["line"] for each in document["findings"]} == {3}
    assert "get" not in {each["what"] for each in document["unchecked"]}
    assert httpserver.log


def test_a_host_that_is_not_public_is_not_probed(paysupport: Paysupport, httpserver: HTTPServer) -> None:
    settings = f'mode = "test"\nnotification_url = "http://localhost:{httpserver.port}/notify"\n'.encode()
    paysupport("check", "shop.toml", shop__toml=settings)
    assert not httpserver.log


def test_a_finding_ends_with_1_and_levels_can_be_chosen(paysupport: Paysupport) -> None:
    run = paysupport("check", "shop.toml", "--offline", "--lang", "ru", shop__toml=BAD)
    assert run.code == 1
    assert run.out.startswith("shop.toml:3: PS910  Адрес уведомлений без https  (предупреждение)")
    assert paysupport("check", "shop.toml", "--offline", "--fail-on", "error").code == 0
    assert paysupport("check", "shop.toml", "--offline", "--fail-on", "none").code == 0
    assert paysupport("check", "shop.toml", "--offline", "--fail-on", "info,warning").code == 1


@pytest.mark.parametrize("levels", ["", "fatal", "none,error"])
def test_levels_that_do_not_exist_are_refused(paysupport: Paysupport, levels: str) -> None:
    run = paysupport("check", "shop.toml", "--fail-on", levels, shop__toml=GOOD)
    assert run.code == 2
    assert "is no list of error, warning, info, or none" in run.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'provider = "', "shop.toml: "),
        (b"\xff", "shop.toml: not UTF-8 text"),
        (b'modus = "live"', "shop.toml: line 1: unknown key 'modus'"),
    ],
)
def test_a_file_that_cannot_be_used_ends_with_2(paysupport: Paysupport, content: bytes, said: str) -> None:
    run = paysupport("check", "shop.toml", "--offline", shop__toml=content)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_a_file_that_is_not_there_ends_with_2(paysupport: Paysupport) -> None:
    run = paysupport("check", "shop.toml", "--offline")
    assert run.code == 2
    assert "shop.toml: cannot be read: No such file or directory" in run.err


def test_a_file_of_notepad_is_read(paysupport: Paysupport) -> None:
    assert paysupport("check", "shop.toml", "--offline", shop__toml=b"\xef\xbb\xbf" + GOOD).code == 0


def test_keys_come_from_the_environment(paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_KEY", "sk_test_0123456789abcdef")
    run = paysupport("check", "shop.toml", "--offline", shop__toml=GOOD + b'secret_key_env = "SHOP_KEY"\n')
    assert run.code == 1
    assert "PS907" in run.out
    assert "0123456789" not in run.out


def test_a_baseline_is_written_and_then_known(paysupport: Paysupport) -> None:
    run = paysupport("check", "shop.toml", "--offline", "--write-baseline", "known.json", shop__toml=BAD)
    assert (run.code, run.out) == (0, "")
    assert [each["code"] for each in json.loads(Path("known.json").read_text("utf-8"))["findings"]] == ["PS910"]
    run = paysupport("check", "shop.toml", "--offline", "--baseline", "known.json")
    assert run.code == 0
    assert "in the baseline" in run.out


def test_the_baseline_of_the_file_lies_beside_it(paysupport: Paysupport) -> None:
    Path("shops").mkdir()
    settings = BAD + b'baseline = "known.json"\n'
    paysupport("check", "shop.toml", "--offline", "--write-baseline", "shops/known.json", shop__toml=settings)
    Path("shops/shop.toml").write_bytes(settings)
    assert paysupport("check", "shops/shop.toml", "--offline").code == 0
    assert paysupport("check", "shop.toml", "--offline").code == 2


@pytest.mark.parametrize("content", [b"{", b"[]", b"{}", b'{"findings": [{}]}', b'{"findings": 1}'])
def test_a_broken_baseline_ends_with_2(paysupport: Paysupport, content: bytes) -> None:
    run = paysupport("check", "shop.toml", "--offline", "--baseline", "known.json", shop__toml=BAD, known__json=content)
    assert run.code == 2
    assert "known.json: no baseline; write one with --write-baseline known.json" in run.err


def test_annotations_bring_a_step_summary(paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch) -> None:
    run = paysupport("check", "shop.toml", "--offline", "--format", "github", shop__toml=BAD)
    assert run.out.startswith("::warning file=shop.toml,line=3,title=PS910")
    Path("summary.md").write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    paysupport("check", "shop.toml", "--offline", "--format", "github")
    assert Path("summary.md").read_text("utf-8").startswith("before\n## paysupport check: `shop.toml`")


def test_the_time_can_be_given(paysupport: Paysupport) -> None:
    entry = b'[[suppress]]\ncode = "PS910"\nreason = "soon"\nuntil = 2026-11-20\n'
    run = paysupport("check", "shop.toml", "--offline", "--now", "2026-11-20T12:00:00Z", shop__toml=BAD + entry)
    assert run.code == 0
    assert paysupport("check", "shop.toml", "--offline", "--now", "2026-11-21T12:00:00Z").code == 1


def test_the_schema_of_the_settings(paysupport: Paysupport) -> None:
    assert "minor_units" in json.loads(paysupport("schema", "settings").out)["properties"]


def test_a_key_to_sign_with_is_made_once_and_its_private_part_not_shown(paysupport: Paysupport, tmp_path: Path) -> None:
    run = paysupport("check", "--make-key", "key.pem")
    assert run.code == 0
    assert run.out.startswith("-----BEGIN PUBLIC KEY-----")
    written = Path("key.pem")
    assert "PRIVATE KEY" in written.read_text("ascii")
    assert written.stat().st_mode & 0o077 == 0
    again = paysupport("check", "--make-key", "key.pem")
    assert (again.code, again.out) == (2, "")
    assert "key.pem: cannot be written: File exists" in again.err


def test_a_key_needs_the_extra(paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives", None)
    run = paysupport("check", "--make-key", "key.pem")
    assert run.code == 2
    assert "paysupport[webhooks]" in run.err


def test_without_a_file_there_is_nothing_to_check(paysupport: Paysupport) -> None:
    run = paysupport("check")
    assert run.code == 2
    assert "give the file of the settings" in run.err


def test_an_order_to_try_with_is_taken_from_the_file(paysupport: Paysupport, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/notify").respond_with_data("no", status=400)
    url = f"http://localhost:{httpserver.port}"
    settings = (
        f'provider = "stripe"\nmode = "test"\nallow = ["localhost"]\nnotification_url = "{url}/notify"\n'
        f'currency = "EUR"\nwebhook_secret_env = "WHS"\n[order]\nid = "1000"\namount = "25.00"\nurl = "{url}/{{order}}"\n'
    )
    paysupport("check", "shop.toml", shop__toml=settings.encode())
    assert any(b"1000" in request.data for request, _ in httpserver.log)
