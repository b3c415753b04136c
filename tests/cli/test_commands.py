"""The other commands as people type them."""

import io
import json
import os
import runpy
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
import respx

from paysupport import __version__
from paysupport.adapters import registry
from paysupport.cli import main
from paysupport.cli.masking import blocks
from paysupport.diagnostics.catalogue import rules
from paysupport.errors import Unavailable, Unsupported
from paysupport.model import Evidence, Reason
from tests.acme import Acme
from tests.cli.conftest import Paysupport


def test_the_version_is_that_of_the_package(paysupport: Paysupport) -> None:
    for option in ("--version", "-V"):
        assert paysupport(option).out == f"paysupport {__version__}\n"


def test_help_names_every_command_and_the_exit_codes(paysupport: Paysupport) -> None:
    run = paysupport("--help")
    assert run.code == 0
    for word in ("diagnose", "decode", "explain", "rules", "redact", "schema", "doctor", "new", "exit codes"):
        assert word in run.out
    assert paysupport().code == 2
    assert paysupport("diagnoze").code == 2


def test_a_rule_is_explained_by_code_or_name(paysupport: Paysupport) -> None:
    by_code, by_name = paysupport("explain", "ps101"), paysupport("explain", "Insufficient-Funds")
    assert by_code.code == 0
    assert by_code.out == by_name.out
    assert by_code.out.startswith("# Insufficient funds\n")
    run = paysupport("explain", "insufficent-funds")
    assert run.code == 2
    assert "did you mean insufficient-funds" in run.err
    assert paysupport("explain", "zzz").err == "paysupport: no rule 'zzz'; `paysupport rules` shows all\n"
    assert "did you mean insufficient-funds?" in paysupport("explain", "PS1O1").err


@pytest.mark.parametrize("table", ["rules", "reasons", "providers", "currencies"])
def test_tables_are_lists_of_named_objects(paysupport: Paysupport, table: str) -> None:
    rows = json.loads(paysupport(table, "--format", "json").out)
    assert all(row["name"] for row in rows)
    text = paysupport(table).out.splitlines()
    assert len(text) == len(rows) + 1
    assert not [line for line in text if line != line.rstrip()]


def test_the_tables_hold_everything(paysupport: Paysupport) -> None:
    by_name = {row["name"]: row for row in json.loads(paysupport("currencies", "--format", "json").out)}
    assert by_name["BYR"]["successor"] == "BYN"
    assert by_name["BYR"]["ratio"] == "10000"
    assert by_name["BYR"]["until"] == "2016-07-01"
    assert len(json.loads(paysupport("rules", "--format", "json").out)) == len(rules())
    reasons = {row["name"]: row for row in json.loads(paysupport("reasons", "--format", "json").out)}
    assert set(reasons) == set(Reason)
    assert reasons["insufficient_funds"] == {
        "name": "insufficient_funds", "rules": ["PS101"], "stripe": "insufficient_funds", "adyen": "Not enough balance",
        "iso20022": "AM04",
    }  # fmt: skip
    assert reasons["unknown"] == {"name": "unknown", "rules": [], "stripe": None, "adyen": None, "iso20022": None}
    providers = {row["name"]: row for row in json.loads(paysupport("providers", "--format", "json").out)}
    assert providers["bepaid"]["search"] is True
    assert providers["bepaid"]["registration"] is False
    assert providers["stripe"]["registration"] is True


def test_a_code_is_decoded(paysupport: Paysupport) -> None:
    run = paysupport("decode", "--provider", "bepaid", "--code", " F.0123 ")
    assert run.code == 0
    assert run.out.startswith("PS2")
    assert "acquirer_limit, certain, via provider" in run.out
    assert "responsible: the acquiring bank" in run.out
    assert "try again: later; another card or method may work; first the acquiring bank has to act" in run.out
    decoded = json.loads(paysupport("decode", "--provider", "stripe", "--code", "lost_card", "--format", "json").out)
    assert decoded["reading"]["reason"] == "lost_card"
    assert decoded["retry"]["now"] == "no"
    ru = paysupport("decode", "--message", "Недостаточно средств на карте", "--lang", "ru")
    assert "insufficient_funds, likely, via message" in ru.out
    assert "на чьей стороне: плательщик" in ru.out


def test_a_contested_code_names_its_other_readings(paysupport: Paysupport) -> None:
    run = paysupport("decode", "--provider", "bepaid", "--code", "F.0116")
    assert "or else: lost_card, stolen_card" in run.out


def test_an_unknown_code_is_unknown(paysupport: Paysupport) -> None:
    run = paysupport("decode", "--provider", "bepaid", "--code", "F.7777")
    assert run.code == 1
    assert run.out.startswith("-  not known  (unknown, possible, via none)")
    assert paysupport("decode").code == 2
    assert "no provider 'x'" in paysupport("decode", "--provider", "x", "--code", "1").err


def test_the_meaning_is_that_of_the_day(paysupport: Paysupport) -> None:
    run = paysupport("decode", "--provider", "bepaid", "--code", "F.0114", "--at", "2026-01-01T00:00:00Z")
    assert "insufficient_funds" in run.out


TABLE = 'provider,network,code,message,advice,at,note\r\nbepaid,,F.0114,,,2026-11-20,"a,b"\r\n,,,Do not honor,,,\r\nnope,,x,,,,\r\n'
DECODED = """provider,network,code,message,advice,at,note,reason,responsible,certainty,retry_now,retry_later,retry_other,retry_after,rule,via
bepaid,,F.0114,,,2026-11-20,"a,b",insufficient_funds,payer,certain,no,yes,yes,payer,PS101,provider
,,,Do not honor,,,,do_not_honor,issuer,likely,{now},{later},{other},{after},PS107,message
nope,,x,,,,,unknown,,possible,unknown,unknown,unknown,,,none
"""


def test_a_table_is_decoded_row_by_row(paysupport: Paysupport) -> None:
    retry = next(rule for rule in rules() if rule.code == "PS107").retry
    answers: dict[str, Any] = retry.model_dump(mode="json")
    answers["after"] = answers["after"] or ""
    expected = DECODED.format(**answers)
    assert paysupport("decode", "--input", "t.csv", t__csv=TABLE.encode("utf-8-sig")).out == expected
    assert paysupport("decode", "--input", "-", stdin=TABLE.encode()).out == expected


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"provider,code\n", "the table has no column network, message; found: provider, code"),
        (b"", "the table has no column provider, network, code, message; found: none"),
        (b"provider,network,code,message\nbepaid,,F.0114,x,y\n", "t.csv: row 2: 5 cells, and there are 4 columns"),
        (b"provider,network,code,message,at\nbepaid,,F.0114,,soon\n", "t.csv: row 2: 'soon' is no date in ISO 8601"),
    ],
)
def test_a_wrong_table_is_told_by_row(paysupport: Paysupport, table: bytes, said: str) -> None:
    run = paysupport("decode", "--input", "t.csv", t__csv=table)
    assert run.code == 2
    assert said in run.err
    assert "cannot be read" in paysupport("decode", "--input", "none.csv").err


def test_a_wrong_row_does_not_stop_the_others(paysupport: Paysupport) -> None:
    table = b"provider,network,code,message,at\nbepaid,,F.0114,,soon\nbepaid,,F.0114,," + b"\n"
    run = paysupport("decode", "--input", "-", stdin=table)
    assert run.out.splitlines()[1:] == [
        "bepaid,,F.0114,,soon,unknown,,possible,unknown,unknown,unknown,,,none",
        "bepaid,,F.0114,,,insufficient_funds,payer,certain,no,yes,yes,payer,PS101,provider",
    ]


def test_a_message_of_ten_megabytes_is_read(paysupport: Paysupport) -> None:
    table = b"provider,network,code,message\nbepaid,,F.0114," + b"x" * 10_000_000 + b"\nbepaid,,F.0111,\n"
    run = paysupport("decode", "--input", "-", stdin=table)
    assert (run.code, run.err) == (0, "")
    assert [line.rsplit(",", 9)[1] for line in run.out.splitlines()[1:]] == ["insufficient_funds", "expired_card"]


def test_what_a_table_holds_by_mistake_does_not_leave(paysupport: Paysupport) -> None:
    table = b"provider,network,code,message\nBEPAID,,F.0114,card 4200000000000000\n"
    assert "420000******0000,insufficient_funds" in paysupport("decode", "--input", "-", stdin=table).out


def test_a_short_row_has_empty_cells(paysupport: Paysupport) -> None:
    run = paysupport("decode", "--input", "-", stdin=b"provider,network,code,message\nbepaid,,F.0114\n")
    assert run.out.splitlines()[1].startswith("bepaid,,F.0114,,insufficient_funds")


@pytest.mark.parametrize("personal", [False, True])
def test_redact_is_a_filter(monkeypatch: pytest.MonkeyPatch, personal: bool) -> None:
    out, err, code = _redact(
        monkeypatch, b"card 4200 0000 0000 0000, ivan@example.com \xff", *["--personal"][:personal]
    )
    assert code == 0
    assert b"420000******0000" in out
    assert out.endswith(b"\xff")
    assert (b"ivan@example.com" in out) is not personal
    assert err.startswith("paysupport: masked 1 card")


def test_redact_leaves_the_rest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Заказ 1234, RRN 632500123456\r\n".encode()
    assert _redact(monkeypatch, text) == (text, "paysupport: masked nothing", 0)


def test_redact_cuts_nothing_off_and_masks_what_stands_on_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    halves = "paid with 4200 0000\n0000 0000 today\n"
    plain = "order 1234, nothing to see\n"
    armour = "-----BEGIN PRIVATE KEY-----\n" + "QUJD\n" * 60 + "-----END PRIVATE KEY-----\n"
    text = (plain * 200 + halves + plain * 300 + armour) * 200
    out, err, code = _redact(monkeypatch, text.encode())
    assert code == 0
    assert err == "paysupport: masked 200 card, 200 private_key"
    assert out.count(b"order 1234, nothing to see\n") == 200 * 500
    assert b"QUJD" not in out
    assert b"0000 0000" not in out


def test_redact_marks_where_a_line_is_too_long_to_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    out, _, code = _redact(monkeypatch, b"x" * 2_000_000 + b"\norder 1234\n")
    assert code == 0
    assert out.endswith(b"xx[cut]\norder 1234\n")


def test_redact_finds_no_cut_in_a_key_and_takes_it_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    armour = "-----BEGIN PRIVATE KEY-----\n" + ("Q" * 76 + "\n") * 3000 + "-----END PRIVATE KEY-----\n"
    out, err, _ = _redact(monkeypatch, ("plain\n" * 9000 + armour + "plain\n" * 9000).encode())
    assert b"QQ" not in out
    assert out.count(b"plain\n") == 18_000
    assert err == "paysupport: masked 1 private_key"


def test_redact_cuts_where_no_secret_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paysupport.cli.masking._BLOCK", 60)
    lines = ["order 1\n", "paid 4200 0000\n", "0000 0000 today\n", "a longer line about orders 2, 3, 4 and 5\n"] * 3
    found = list(blocks(lines))
    assert "".join(found) == "".join(lines)
    assert len(found) > 3
    assert not [block for block in found if block.endswith("0000\n")]


def test_redact_cuts_between_lines_of_escapes_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    escaped, card = "\\u0434\\u0430\n", "\\u0034200 0000 0000 0000\n"
    lines = [*[escaped] * 20, card, *[escaped] * 20, "\\u0434 4200 0000\n", "0000 0000 today\n", *[escaped] * 20]
    monkeypatch.setattr("paysupport.cli.masking._BLOCK", len("".join(lines[:42])))
    first, second = blocks(lines)
    assert first + second == "".join(lines)
    assert not first.endswith("0000\n")


def test_redact_goes_on_where_no_cut_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "-----BEGIN PRIVATE KEY-----\n" + ("Q" * 76 + "\n") * 4000
    _, err, code = _redact(monkeypatch, endless.encode())
    assert code == 0
    assert err.startswith("paysupport: masked")
    assert _redact(monkeypatch, b"") == (b"", "paysupport: masked nothing", 0)


def _redact(monkeypatch: pytest.MonkeyPatch, text: bytes, *options: str) -> tuple[bytes, str, int]:
    out, err = io.TextIOWrapper(io.BytesIO()), io.StringIO()
    for name, stream in (("stdin", io.TextIOWrapper(io.BytesIO(text))), ("stdout", out), ("stderr", err)):
        monkeypatch.setattr(sys, name, stream)
    code = main(["redact", *options])
    return out.buffer.getvalue(), err.getvalue().strip(), code


def test_schemas_are_printed(paysupport: Paysupport) -> None:
    assert set(json.loads(paysupport("schema").out)["required"]) >= {"schema", "verdict", "findings", "unchecked"}
    assert "attempts" in json.loads(paysupport("schema", "payment").out)["properties"]
    assert "notifications" in json.loads(paysupport("schema", "evidence").out)["properties"]


def test_the_doctor_says_what_is_installed(paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PAYSUPPORT_")]:
        monkeypatch.delenv(name)
    run = paysupport("doctor")
    assert run.code == 0
    assert "pydantic 2." in run.out
    assert f"providers: {', '.join(registry.names())}" in run.out
    assert "no provider is configured" in run.out


KEYS = b"""[[provider]]
name = "bepaid"
account = "shop"
shop_id = "1"
secret_key = "kkkkkkkkkkkkkkkk"
"""


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (404, 0, "bepaid (shop): reachable, the keys are accepted"),
        (401, 2, "bepaid (shop): "),
        (500, 3, "bepaid (shop): could not look: "),
    ],
)
def test_the_doctor_tries_the_keys(
    paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch, status: int, code: int, said: str
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    with respx.mock:
        respx.route().respond(status, json={"response": {"message": "Record not found"}})
        run = paysupport("doctor", "--config", "c.toml", c__toml=KEYS)
    assert run.code == code
    assert said in run.out
    assert "kkkk" not in run.out


def test_the_doctor_names_plug_ins_and_libraries_that_do_not_work(
    paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        if name in {"rich", "cryptography"}:
            raise PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr("paysupport.cli.doctor.version", missing)
    monkeypatch.setattr("paysupport.cli.doctor.registry.broken", lambda: ("acme = acme:Acme cannot be loaded",))
    monkeypatch.setattr("paysupport.cli.tables.catalogue.broken", lambda: ("odd rule",))
    run = paysupport("doctor", "--config", "c.toml", "--offline", c__toml=KEYS)
    assert "cryptography is not installed: pip install paysupport[webhooks]" in run.out
    assert "  acme = acme:Acme cannot be loaded" in run.out
    assert "  odd rule" in run.out
    assert paysupport("rules").err == "paysupport: odd rule\n"
    assert paysupport("currencies").err == ""
    assert paysupport("providers").err == "paysupport: acme = acme:Acme cannot be loaded\n"


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Unsupported("no look-up"), "configured; has no look-up to try the keys with"),
        (Evidence(), "reachable, the keys are accepted"),
    ],
)
def test_the_doctor_says_what_the_keys_could_be_tried_with(
    paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch, outcome: Any, said: str
) -> None:
    def gather(client: Any, reference: str, provider: str) -> Any:
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr("paysupport.client.Client.gather", gather)
    assert f"bepaid (shop): {said}" in paysupport("doctor", "--config", "c.toml", c__toml=KEYS).out


def test_the_doctor_asks_nobody_when_told_so(paysupport: Paysupport) -> None:
    with respx.mock:
        run = paysupport("doctor", "--config", "c.toml", "--offline", c__toml=KEYS)
    assert run.code == 0
    assert "bepaid (shop): configured" in run.out


def test_a_pipe_that_is_closed_is_no_fault() -> None:
    command = f"{sys.executable} -m paysupport currencies --format json | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)
    assert done.stderr == b""


def test_a_disk_that_is_full_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(options: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("paysupport.cli.tables.run", full)
    assert main(["rules"]) == 2
    assert capsys.readouterr().err == "paysupport: cannot read or write: No space left on device\n"


def test_a_provider_that_is_down_gives_exit_code_3(monkeypatch: pytest.MonkeyPatch) -> None:
    def down(options: Any) -> int:
        raise Unavailable("acme did not answer")

    monkeypatch.setattr("paysupport.cli.tables.run", down)
    assert main(["rules"]) == 3


def test_a_reader_that_has_gone_ends_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(options: Any) -> int:
        raise BrokenPipeError

    monkeypatch.setattr("paysupport.cli.tables.run", gone)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["rules"]) == 0
    sys.stdout.close()


def test_the_module_is_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["paysupport", "--version"])
    plain = [
        finder for finder in sys.meta_path if not hasattr(finder, "_rewritten_names")
    ]  # pytest's own gives no code
    monkeypatch.setattr(sys, "meta_path", plain)
    with pytest.raises(SystemExit) as end:
        runpy.run_module("paysupport", run_name="__main__")
    assert end.value.code == 0
    assert capsys.readouterr().out == f"paysupport {__version__}\n"
    runpy.run_module("paysupport.__main__", run_name="imported")


def test_a_provider_without_a_table_of_codes_is_told(paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paysupport.decoding.reader", lambda name: Acme())
    run = paysupport("decode", "--provider", "tableless", "--code", "1")
    assert run.err == "paysupport: tableless has no table of codes\n"


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(options: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("paysupport.cli.tables.run", interrupted)
    assert main(["rules"]) == 130


def test_a_terminal_without_unicode_is_served() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "paysupport", "explain", "PS101"],
        env=os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == b""


def test_a_page_is_formatted_where_rich_is_installed(paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("paysupport.cli.terminal.sys.stdout.isatty", lambda: True)
    assert "# Insufficient funds" not in paysupport("explain", "PS101").out
    monkeypatch.setitem(sys.modules, "rich.console", None)
    assert paysupport("explain", "PS101").out.startswith("# Insufficient funds")


def test_examples_give_what_the_readme_promises() -> None:
    home = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "paysupport", "diagnose", "examples/payments/declined.json"],
        cwd=home, capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert "PS101" in done.stdout
    script = subprocess.run(
        [sys.executable, "examples/diagnose_failed.py", "examples/payments/day.jsonl"],
        cwd=home, capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert script.returncode == 0
    assert "    2 PS201" in script.stdout or "    2 PS208" in script.stdout
