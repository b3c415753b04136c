"""`paysupport diagnose` as people type it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import respx

import paysupport as ps
from paysupport.cli import main
from tests.cli.conftest import Paysupport

FAILED = {
    "transaction": {
        "uid": "1-a", "status": "failed", "code": "F.0114", "amount": 2550, "currency": "BYN", "type": "payment",
        "tracking_id": "1234", "test": False, "created_at": "2026-11-20T10:00:00Z",
    }
}  # fmt: skip
PAID = {"transaction": FAILED["transaction"] | {"uid": "1-b", "status": "successful", "code": "S.0000"}}
ODD = {"transaction": FAILED["transaction"] | {"uid": "1-c", "code": "F.7777"}}


def test_a_declined_payment_gives_its_cause_and_exit_code_1(paysupport: Paysupport) -> None:
    run = paysupport("diagnose", "a.json", a__json=FAILED)
    assert run.code == 1
    assert "PS101  Not enough money on the card" in run.out
    assert run.err == ""


@pytest.mark.parametrize(("payload", "code"), [(FAILED, 1), (ODD, 1), (PAID, 0), ({"transaction": FAILED["transaction"] | {"status": "weird"}}, 3)])  # fmt: skip
def test_the_exit_code_tells_the_outcome(paysupport: Paysupport, payload: dict[str, Any], code: int) -> None:
    assert paysupport("diagnose", "a.json", a__json=payload).code == code


def test_json_is_one_object_and_nothing_else(paysupport: Paysupport) -> None:
    run = paysupport("diagnose", "a.json", "--format", "json", a__json=FAILED)
    assert json.loads(run.out)["verdict"] == "PS101"
    assert json.loads(run.out)["source"] == "a.json"


def test_several_sources_give_an_array_in_order(paysupport: Paysupport) -> None:
    run = paysupport("diagnose", "b.json", "a.json", "none.json", "--format", "json", a__json=FAILED, b__json=PAID)
    assert [each.get("verdict", "-") for each in json.loads(run.out)] == [None, "PS101", "-"]
    assert json.loads(run.out)[2]["error"]["message"] == "no such file; for a reference add --provider NAME"
    assert run.code == 2
    assert run.err == "paysupport: none.json: no such file; for a reference add --provider NAME\n"


def test_one_bad_file_does_not_stop_the_others(paysupport: Paysupport) -> None:
    run = paysupport("diagnose", "bad.json", "a.json", bad__json=b'{"a": ', a__json=FAILED)
    assert run.code == 2
    assert "PS101" in run.out
    assert run.err == "paysupport: bad.json: not JSON: EOF while parsing a value at line 1 column 6\n"


BAD = [
    (b"", "empty; expected a JSON document"),
    (b"<html><body>502 Bad Gateway", "HTML or XML; expected JSON"),
    (b'{"transaction": {"uid"', "not JSON: EOF while parsing an object at line 1 column 22"),
    (b'{"a": 1, "a": 2}', "the same key stands twice in one object at line 1 column 14"),
    (b'{"amount": NaN}', "not JSON: expected value at line 1 column 12"),
    (b"[" * 200 + b"]" * 200, "nested more than 64 levels deep"),
    (json.dumps(FAILED).encode("utf-16"), "UTF-16 or UTF-32 text; expected JSON in UTF-8"),
    (b"[]", "an empty list"),
    (b"{}", "an empty object"),
    (b"7", "nothing but a number"),
    (b'{"transaction": {"uid": "1", "status": "failed", "amount": "25,50"}}', "/transaction/amount: "),
    (b'{"transaction": {"uid": "1", "status": "failed", "amount": 1e1000000}}', "/transaction/amount: "),
    (b'{"transaction": {"uid": "1", "status": ["failed"]}}', "/transaction/status: "),
    (b'{"transaction": {"uid": "1", "amount": 5}}', "/transaction/status: field required"),
    (b'{"order": {"id": "1", "status": "pending", "amount": "1e1000000"}}', "/order/amount: "),
    (b'{"order": {"id": "1", "status": "lost"}}', "/order/status: "),
    (b'{"notifications": {"at": 1}}', "/notifications: expected a list"),
    (b'{"ordr": {}, "settings": {}}', "/ordr: unknown part; did you mean 'order'?"),
    (b'{"payment": {"transaction": {"uid": "1"}}}', "/payment/transaction/status: field required"),
    (
        b'{"id": "1da5c87d-0000", "status": "succeeded", "paid": true, "recipient": {}}',
        "an object with the keys id, status",
    ),  # fmt: skip
]


@pytest.mark.parametrize(("body", "said"), BAD)
@pytest.mark.parametrize("form", ["text", "json"])
def test_bad_input_is_told_in_one_line(paysupport: Paysupport, body: bytes, said: str, form: str) -> None:
    run = paysupport("diagnose", "bad.json", "--format", form, bad__json=body)
    assert run.code == 2
    assert run.err.startswith(f"paysupport: bad.json: {said}")
    assert run.err.count("\n") == 1
    assert "Traceback" not in run.err
    if form == "json":
        assert said.rpartition(": ")[2] in json.loads(run.out)["error"]["message"]


def test_an_error_holds_nothing_that_must_be_redacted(paysupport: Paysupport) -> None:
    body = b'{"4200000000000000": {"cvv": "123"}, "x": 1}'
    run = paysupport("diagnose", "bad.json", bad__json=body)
    assert run.code == 2
    assert "4200000000000000" not in run.err


def test_a_directory_is_no_file(paysupport: Paysupport) -> None:
    assert paysupport("diagnose", ".").err == "paysupport: .: cannot be read: Is a directory\n"


def test_a_file_that_cannot_be_opened_is_told(paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    run = paysupport("diagnose", __file__)
    assert run.code == 2
    assert run.err.endswith("cannot be read: Permission denied\n")


def test_lines_are_diagnosed_one_by_one(paysupport: Paysupport) -> None:
    lines = b"\n".join([json.dumps(FAILED).encode(), b"", b"{broken", json.dumps(PAID).encode()])
    run = paysupport("diagnose", "day.jsonl", "--format", "jsonl", day__jsonl=lines)
    assert run.code == 2
    told = [json.loads(line) for line in run.out.splitlines()]
    assert [each["source"] for each in told] == ["day.jsonl:1", "day.jsonl:3", "day.jsonl:4"]
    assert [each.get("verdict") for each in told] == ["PS101", None, None]


def test_stdin_may_hold_one_document_or_lines(paysupport: Paysupport) -> None:
    one = json.dumps(FAILED, indent=1).encode()
    assert "PS101" in paysupport("diagnose", "-", stdin=one).out
    two = json.dumps(FAILED).encode() + b"\n\n" + json.dumps(PAID).encode()
    run = paysupport("diagnose", "-", "--format", "json", stdin=two)
    assert [each["source"] for each in json.loads(run.out)] == ["-:1", "-:3"]
    for body in (b'{\n"transaction": 1}\n{"x": 1}', b'{"x": 1} }\n{"x": 1}'):
        assert "trailing characters" in paysupport("diagnose", "-", stdin=body).err


def test_a_list_in_one_file_gives_a_pointer_to_each(paysupport: Paysupport) -> None:
    other = FAILED["transaction"] | {"uid": "1-d", "tracking_id": "99"}
    payload = {"transactions": [FAILED["transaction"], other]}
    run = paysupport("diagnose", "list.json", "--format", "json", list__json=payload)
    assert [each["source"] for each in json.loads(run.out)] == [
        "list.json#/transactions/0",
        "list.json#/transactions/1",
    ]


def test_a_bundle_is_compared_with_the_order(paysupport: Paysupport) -> None:
    bundle = {"payment": PAID, "order": {"id": "1234", "status": "pending", "amount": "25.50", "currency": "BYN"}}
    run = paysupport("diagnose", "case.json", "--now", "2026-11-20T12:00:00Z", "--format", "json", case__json=bundle)
    assert run.code == 1
    assert json.loads(run.out)["verdict"] == "PS301"
    text = {"payment": json.dumps(PAID), "comment": "typed by hand"}
    assert paysupport("diagnose", "case.json", case__json=text).code == 0


def test_the_summary_counts_the_causes(paysupport: Paysupport) -> None:
    lines = b"\n".join(json.dumps(each).encode() for each in (FAILED, FAILED, PAID))
    run = paysupport("diagnose", "day.jsonl", "--summary", "--lang", "ru", day__jsonl=lines)
    assert run.code == 1
    assert run.out.splitlines()[0] == "2  PS101          На карте недостаточно денег  плательщик  51.00 BYN"


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_markdown_and_html_hold_all_cases(paysupport: Paysupport, form: str) -> None:
    run = paysupport("diagnose", "a.json", "b.json", "--format", form, a__json=FAILED, b__json=PAID)
    assert "Not enough money on the card" in run.out
    assert "Nothing wrong was found." in run.out
    assert paysupport("diagnose", "none.json", "--format", form).out == ""


def test_the_payers_view_shows_text_only(paysupport: Paysupport) -> None:
    run = paysupport("diagnose", "a.json", "--audience", "payer", "--lang", "ru", a__json=FAILED)
    assert run.out.startswith("На карте или счёте не хватило денег")
    assert "PS101" not in run.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing to diagnose"),
        (["x", "--provider", "bepid"], "no provider 'bepid'; did you mean 'bepaid'? There are: "),
        (["--since", "2026-11-20T00:00:00Z"], "a search needs --provider NAME and --since TIME"),
        (["--status", "failed", "--provider", "bepaid"], "a search needs --provider NAME and --since TIME"),
        (["a.json", "--now", "yesterday"], "'yesterday' is no time in ISO 8601"),
        (["a.json", "--now", "2026-11-20T10:00:00"], "has no time zone"),
        (["a.json", "--lang", "e,"], "is no list of languages"),
        (["a.json", "--audience", "boss"], "is no list of payer, merchant, agent"),
        (["a.json", "--format", "pdf"], "invalid choice"),
        (["ref", "--provider", "bepaid"], "no keys for bepaid: set PAYSUPPORT_BEPAID_"),
    ],
)
def test_a_wrong_call_is_told(paysupport: Paysupport, arguments: list[str], said: str) -> None:
    run = paysupport("diagnose", *arguments)
    assert run.code == 2
    assert said in run.err
    assert run.out == ""


@pytest.fixture
def bepaid(monkeypatch: pytest.MonkeyPatch) -> Iterator[respx.MockRouter]:
    monkeypatch.setenv("PAYSUPPORT_BEPAID_SHOP_ID", "17")
    monkeypatch.setenv("PAYSUPPORT_BEPAID_SECRET_KEY", "k" * 32)
    with respx.mock(assert_all_called=False) as router:
        yield router


def test_a_reference_is_asked_for(paysupport: Paysupport, bepaid: respx.MockRouter) -> None:
    bepaid.get("https://gateway.bepaid.by/transactions/1-a").respond(json=FAILED)
    bepaid.route().respond(404, json={"message": "Record not found"})
    run = paysupport("diagnose", "--provider", "bepaid", "1-a", "--format", "json")
    assert json.loads(run.out)["verdict"] == "PS101"
    assert run.code == 1


def test_what_nobody_knows_or_cannot_be_asked_gives_exit_code_3(
    paysupport: Paysupport, bepaid: respx.MockRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    route = bepaid.route().respond(404, json={"response": {"message": "Record not found"}})
    run = paysupport("diagnose", "--provider", "bepaid", "1-a")
    assert run.code == 3
    assert "no payment known by '1-a'" in run.err
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    route.respond(500, html="<h1>down</h1>")
    run = paysupport("diagnose", "--provider", "bepaid", "1-a", "--format", "json")
    assert run.code == 3
    assert json.loads(run.out)["error"]["kind"] == "BadAnswer"
    assert "kkkk" not in run.err + run.out


def test_all_failed_payments_of_a_day_are_asked_for(paysupport: Paysupport, bepaid: respx.MockRouter) -> None:
    rows = {"transactions": [FAILED["transaction"]], "count": 1, "has_more": False}
    bepaid.post("https://merchant.bepaid.by/api/reports").respond(json=rows)
    run = paysupport(
        "diagnose", "--provider", "bepaid", "--since", "2026-11-20T00:00:00Z", "--status", "failed", "--format", "jsonl"
    )
    assert run.code == 1
    assert {json.loads(line)["source"] for line in run.out.splitlines()} == {"bepaid:1-a"}
    every = paysupport("diagnose", "--provider", "bepaid", "--since", "2026-11-20T00:00:00Z", "--format", "jsonl")
    assert {json.loads(line)["source"] for line in every.out.splitlines()} == {"bepaid:1-a"}


def test_a_search_that_cannot_be_made_gives_exit_code_3(
    paysupport: Paysupport, bepaid: respx.MockRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    bepaid.route().respond(503)
    run = paysupport("diagnose", "--provider", "bepaid", "--since", "2026-11-20T00:00:00Z")
    assert run.code == 3
    assert (
        run.err
        == "paysupport: bepaid: merchant.bepaid.by answered with HTTP status 503; this says nothing about the payment\n"
    )


def test_accounts_come_from_a_file(paysupport: Paysupport, bepaid: respx.MockRouter, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setenv("SECOND_KEY", "s" * 32)
    config = b"""[[provider]]
name = "bepaid"
account = "first"
shop_id = "1"
secret_key = "x"
[[provider]]
name = "bepaid"
account = "second"
shop_id = "2"
secret_key_env = "SECOND_KEY"
gateway = "https://gateway.white.example"
"""
    bepaid.get("https://gateway.white.example/transactions/1-a").respond(json=FAILED)
    bepaid.route().respond(404, json={"message": "Record not found"})
    call = ("diagnose", "1-a", "--provider", "bepaid", "--config", "c.toml", "--account", "second", "--format", "json")
    run = paysupport(*call, c__toml=config)
    assert json.loads(run.out)["subject"]["account"] == "second"
    assert paysupport(*call[:-3], "third", c__toml=config).err.startswith(
        "paysupport: 1-a: no keys for account 'third'"
    )


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (b"provider = [1]", 'c.toml: provider is no text; write it as name = "..."'),
        (
            b"[[provider]]\nname = 'bepaid'\nsecret_key = 5",
            'c.toml: secret_key is no text; write it as secret_key = "..."',
        ),
        (
            b"[[provider]]\nname = 'bepaid'\nshop = '1'",
            "c.toml: bepaid has no key 'shop'; did you mean shop_id? There are: ",
        ),
        (b"[[provider]]\nshop_id = '1'", "c.toml: a [[provider]] has no name"),
        (b"[[provider]]\nname = 'bepaid'\nsecret_key_env = 'NOT_SET'", "the environment variable NOT_SET is not set"),
        (b"[[provider]]\nname = 'acmepay'", "no provider 'acmepay'"),
        (b"[[providers]]\nname = 'bepaid'", "c.toml: unknown key 'providers'; expected [[provider]]"),
        (b"[[provider]]\nname = 'bepaid'\nqqq = '1'", "c.toml: bepaid has no key 'qqq'; there are: "),
        (b"[[provider]]\nname = 'bepaid'\nshop_id = '1'\nshop_id_env = 'HOME'", "c.toml: shop_id is given twice"),
        (b"[[provider]]\nname = 'bepaid", "c.toml: not TOML at end of document"),
        (b"provider = 3", "c.toml: expected at least one [[provider]]"),
        (b"\xff", "c.toml: not UTF-8 text"),
        (None, "c.toml: cannot be read: No such file or directory"),
    ],
)
def test_a_wrong_configuration_is_told(paysupport: Paysupport, config: bytes | None, said: str) -> None:
    files = {"c__toml": config} if config is not None else {}
    run = paysupport("diagnose", "1-a", "--provider", "bepaid", "--config", "c.toml", **files)
    assert run.code == 2
    assert said in run.err


def test_names_of_any_length_and_bytes_are_told(paysupport: Paysupport) -> None:
    assert "no such file" in paysupport("diagnose", "a" * 5000).err
    odd = "\udcff.json"
    run = paysupport("diagnose", odd, "--format", "json")
    assert json.loads(run.out)["source"] == "\ufffd.json"


def test_a_pipe_is_a_file_too(paysupport: Paysupport, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(json.dumps(FAILED).encode()), daemon=True)
    writer.start()
    assert "PS101" in paysupport("diagnose", "pipe").out
    writer.join()


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["diagnose -", "redact", "explain PS101", "--version"])
def test_closed_streams_are_no_fault(command: str, closed: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m paysupport {command} {closed}"],
        input=b"{}",
        capture_output=True,
        check=False,
    )
    assert done.returncode == (2 if "diagnose" in command else 0)
    assert b"Traceback" not in done.stderr


def test_a_closed_stream_reads_as_an_empty_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["diagnose", "-"]) == 2
    sys.stdin.close()
    assert capsys.readouterr().err == "paysupport: -: empty; expected a JSON document\n"


def test_lines_are_read_as_they_come_and_kept_apart(paysupport: Paysupport) -> None:
    head = b"\n  \n" + json.dumps(FAILED).encode() + b"\n"
    run = paysupport("diagnose", "-", "--format", "json", stdin=head + b"\n{}\n" + json.dumps(PAID).encode())
    assert [each["source"] for each in json.loads(run.out)] == ["-:3", "-:5", "-:6"]
    assert json.loads(paysupport("diagnose", "-", "--format", "json", stdin=head).out)["source"] == "-"
    for first in (b"[1]\n", b'{"a": {}\n'):
        assert "line 2 column" in paysupport("diagnose", "-", stdin=first + b"{}").err
    assert paysupport("diagnose", "-", stdin=b'\n\n{"a": 1,\n"b": }').err.endswith("line 4 column 6\n")


def test_a_document_without_end_is_refused_and_so_is_a_line(
    paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paysupport.cli.sources.LARGEST", 1000)
    told = "larger than 0 MiB; expected JSON Lines, a payment each\n"
    assert paysupport("diagnose", "-", stdin=b"x" * 5000).err == f"paysupport: -: {told}"
    assert paysupport("diagnose", "-", stdin=b"[\n" + b" \n" * 2000).err == f"paysupport: -: {told}"
    lines = json.dumps(FAILED).encode() + b"\n" + b"{" * 5000 + b"\n"
    run = paysupport("diagnose", "a.jsonl", "--summary", a__jsonl=lines)
    assert run.err == f"paysupport: a.jsonl:2: {told}"
    assert "PS101" in run.out


def test_a_page_of_many_has_one_begin_and_one_end(paysupport: Paysupport) -> None:
    lines = b"\n".join([json.dumps(FAILED).encode()] * 3)
    page = paysupport("diagnose", "day.jsonl", "--format", "html", day__jsonl=lines).out
    assert [page.count(tag) for tag in ("<!doctype", "<article>", "</article>", "</html>")] == [1, 3, 3, 1]
    assert page.rstrip().endswith("</html>")


def test_a_provider_without_keys_cannot_be_asked(paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paysupport.cli.configuration._keys", lambda name: ())
    run = paysupport("diagnose", "1-a", "--provider", "bepaid")
    assert run.err == "paysupport: 1-a: bepaid is only read from saved payloads; it takes no keys and cannot be asked\n"


def test_many_documents_are_an_array_and_none_an_empty_one(paysupport: Paysupport) -> None:
    lines = b"\n".join([json.dumps(FAILED).encode()] * 3)
    assert len(json.loads(paysupport("diagnose", "day.jsonl", "--format", "json", day__jsonl=lines).out)) == 3
    assert json.loads(paysupport("diagnose", "day.jsonl", "--format", "json", day__jsonl=b"\n").out) == []


def test_a_summary_is_not_for_the_payer(paysupport: Paysupport) -> None:
    run = paysupport("diagnose", "a.json", "--summary", "--audience", "payer,payer", a__json=FAILED)
    assert run.code == 2
    assert run.err == "paysupport: a summary names causes, which a payer is not shown\n"
    alone = paysupport("diagnose", "a.json", "--audience", "payer,payer", "--lang", "ru-BY", a__json=FAILED)
    assert alone.out.startswith("На карте")


def test_a_year_that_utc_has_not_is_shown_as_given(paysupport: Paysupport) -> None:
    far = {"transaction": FAILED["transaction"] | {"created_at": "9999-12-31T23:59:59-14:00"}}
    assert "31 December 9999, 23:59:59 UTC-14:00" in paysupport("diagnose", "a.json", a__json=far).out


def test_our_own_payment_is_a_file_too(paysupport: Paysupport) -> None:
    own = ps.read(json.dumps(FAILED).encode()).model_dump_json().encode()
    assert "PS101" in paysupport("diagnose", "own.json", own__json=own).out


def test_no_name_or_number_shows_a_card(paysupport: Paysupport) -> None:
    pan = "4200000000000000"
    told = FAILED["transaction"] | {"uid": f"1 {pan}", "tracking_id": pan}
    bundle = {
        "payment": {"transaction": told},
        "settings": {"shop_id": pan, "notification_url": f"http://localhost/x?k={pan}"},
    }
    for form in ("text", "json", "markdown", "html"):
        run = paysupport("diagnose", "a.json", f"{pan}.json", "--format", form, a__json=bundle)
        assert pan not in run.out + run.err
        assert "?k=" not in run.out


OWN = b"provider,network,code,message,reason\nbepaid,,F.0114,,issuer_limit\n"


def test_the_hosts_own_codes_and_sentences_are_taken(paysupport: Paysupport) -> None:
    texts = '[ru]\nPS120.payer = "Поднимите лимит."\n"PS120.merchant" = "Лимит карты."\n'.encode()
    asked = ("diagnose", "a.json", "--codes", "own.csv", "--texts", "own.toml", "--format", "json", "--lang", "ru")
    run = paysupport(*asked, a__json=FAILED, own__csv=OWN, own__toml=texts)
    (finding,) = json.loads(run.out)["findings"]
    assert finding["code"] == "PS120"
    assert finding["texts"]["payer"] == {"ru": "Поднимите лимит."}
    assert finding["texts"]["merchant"] == {"ru": "Лимит карты."}


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("own.csv", b"provider,code\n", "own.csv: the table of codes has no column network, message, reason"),
        ("own.csv", b"\xff", "own.csv: not UTF-8 text"),
        ("own.csv", None, "own.csv: cannot be read: No such file or directory"),
        ("own.toml", b"[ru", "own.toml: not TOML: "),
        ("own.toml", b"ru = 1\n", "own.toml: expected sentences below [ru]"),
        ("own.toml", b"[ru.PS120]\npayer = 1\n", "own.toml: expected sentences below [ru.PS120.payer]"),
    ],
)
def test_own_files_that_cannot_be_read_are_told(
    paysupport: Paysupport, file: str, content: bytes | None, said: str
) -> None:
    files = {} if content is None else {file.replace(".", "__"): content}
    run = paysupport(
        "diagnose", "a.json", f"--{'codes' if file.endswith('csv') else 'texts'}", file, a__json=FAILED, **files
    )
    assert run.code == 2
    assert said in run.err
