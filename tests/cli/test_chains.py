"""`paysupport diagnose` of a hash, a link, an address or an invoice; `paysupport explorers`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import respx
from httpx import Response

from tests.cli.conftest import Paysupport

ID = "a1" * 32
ADDRESS = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
PHRASE = "abandon " * 11 + "about"
TX = {
    "txid": ID,
    "version": 2,
    "locktime": 0,
    "size": 200,
    "weight": 800,
    "fee": 500,
    "vin": [{"txid": "b2" * 32, "vout": 0, "sequence": 4294967293, "is_coinbase": False}],
    "vout": [{"scriptpubkey_address": ADDRESS, "value": 500000}],
    "status": {"confirmed": True, "block_height": 925000, "block_hash": "00" * 32, "block_time": 1763632800},
}


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., str]:
    def write(name: str, text: str) -> str:
        (tmp_path / name).write_text(text)
        return str(tmp_path / name)

    return write


@pytest.fixture
def invoice(files: Callable[..., str]) -> str:
    asked = {"network": "bitcoin", "asset": "BTC", "address": ADDRESS, "amount": "0.005", "confirmations_required": 2}
    return files("invoice.json", json.dumps({"id": "7", **asked}))


@pytest.fixture
def config(files: Callable[..., str]) -> str:
    return files(
        "config.toml", '[[explorer]]\nname = "esplora"\nnetwork = "bitcoin"\nbase = "https://own.example/api"\n'
    )


def esplora(router: respx.Router) -> None:
    router.get(f"https://own.example/api/tx/{ID}").mock(Response(200, json=TX))
    router.get("https://own.example/api/blocks/tip/height").mock(Response(200, text="925003"))
    router.get(url__startswith="https://own.example/api/fee").mock(Response(200, json={"6": 2.0, "144": 1.0}))
    status = {"in_best_chain": True, "height": 925000, "next_best": None}
    router.get(url__startswith="https://own.example/api/block/").mock(Response(200, json=status))


@respx.mock
def test_a_hash_beside_an_invoice(paysupport: Paysupport, invoice: str, config: str) -> None:
    esplora(respx.mock)
    run = paysupport("diagnose", ID, "--invoice", invoice, "--config", config, "--format", "json")
    answer = json.loads(run.out)
    assert run.code == 0
    assert [each["code"] for each in answer["findings"]] == ["PS558"]
    assert answer["subject"]["status"] == "paid"
    assert (answer["subject"]["amount"], answer["subject"]["currency"]) == ("0.005", "BTC")
    assert answer["findings"][0]["facts"]["sources"]["en"] == "single source (1 of 1)"


@respx.mock
def test_a_link_alone_tells_what_became_of_the_transaction(paysupport: Paysupport, config: str) -> None:
    esplora(respx.mock)
    run = paysupport("diagnose", f"https://mempool.space/tx/{ID}", "--config", config, "--lang", "en")
    assert run.code == 0
    assert "Carried out" in run.out


@respx.mock
def test_an_invoice_alone_is_looked_for_at_its_address(paysupport: Paysupport, invoice: str, config: str) -> None:
    base = "https://own.example/api"
    respx.get(f"{base}/address/{ADDRESS}/txs/chain").mock(Response(200, json=[]))
    respx.get(f"{base}/address/{ADDRESS}/txs/mempool").mock(Response(200, json=[]))
    respx.get(f"{base}/blocks/tip/height").mock(Response(200, text="925003"))
    run = paysupport("diagnose", "--invoice", invoice, "--config", config, "--format", "json")
    assert run.code == 1
    assert json.loads(run.out)["verdict"] == "PS520"


@respx.mock
def test_a_source_that_is_down_reads_as_could_not_look(paysupport: Paysupport, config: str) -> None:
    respx.route().mock(Response(503, text="<html>"))
    run = paysupport("diagnose", ID, "--config", config, "--format", "json")
    assert run.code == 3
    assert json.loads(run.out)["verdict"] is None


@pytest.mark.parametrize("arguments", [(), ("--format", "json"), ("--audience", "payer", "--lang", "ru")])
def test_a_phrase_is_refused_warned_of_and_never_shown(paysupport: Paysupport, arguments: tuple[str, ...]) -> None:
    run = paysupport("diagnose", PHRASE, *arguments)
    assert run.code == 1
    assert "abandon" not in run.out + run.err


@pytest.mark.parametrize(
    ("name", "said"), [("none.json", "cannot be read"), ("bad.json", "not JSON"), ("half.json", "field required")]
)
def test_an_invoice_that_cannot_be_read(
    paysupport: Paysupport, files: Callable[..., str], tmp_path: Path, name: str, said: str
) -> None:
    files("bad.json", "{")
    files("half.json", json.dumps({"invoice": {"network": "bitcoin"}}))
    run = paysupport("diagnose", ID, "--invoice", str(tmp_path / name))
    assert run.code == 2
    assert said in run.err.lower() or said in run.err


def test_a_hash_that_nobody_here_can_look_up(paysupport: Paysupport, files: Callable[..., str]) -> None:
    config = files("other.toml", '[[explorer]]\nname = "solana"\n')
    run = paysupport("diagnose", ID, "--config", config)
    assert run.code == 2
    assert "no explorer here speaks of" in run.err


def test_a_key_in_the_environment_is_taken(paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYSUPPORT_ETHERSCAN_KEY", "NOTAREALKEY")
    with respx.mock(assert_all_called=False) as router:
        asked = router.route(host="api.etherscan.io").mock(
            Response(200, json={"jsonrpc": "2.0", "id": 1, "result": None})
        )
        router.route().mock(Response(503))
        run = paysupport("diagnose", "0x" + ID, "--format", "json")
    assert asked.called
    assert "NOTAREALKEY" not in run.out + run.err


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("0x" + ID, {"ethereum-rpc.publicnode.com", "eth.blockscout.com"}),
        (
            ID,
            {"blockstream.info", "mempool.space", "litecoinspace.org", "api.trongrid.io", "toncenter.com", "tonapi.io"},
        ),
    ],
)
def test_without_configuration_those_are_asked_who_answer_anybody(
    paysupport: Paysupport, text: str, asked: set[str]
) -> None:
    with respx.mock(assert_all_called=False) as router:
        router.route().mock(Response(404, json={"message": "Not found"}))
        run = paysupport("diagnose", text, "--format", "json")
        hosts = [each.request.url.host for each in router.calls]
    assert set(hosts) >= asked
    assert not any(host.startswith("127.") or "etherscan" in host for host in hosts)
    assert run.code in {1, 3}


def test_a_key_asks_only_where_the_explorer_has_a_host(paysupport: Paysupport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYSUPPORT_BLOCKSCOUT_KEY", "NOTAREALKEY")
    with respx.mock(assert_all_called=False) as router:
        asked = router.route(host="base.blockscout.com").mock(Response(404, json={"message": "Not found"}))
        router.route().mock(Response(503))
        run = paysupport("diagnose", "0x" + ID, "--format", "json")
    assert asked.called
    assert run.code != 2


def test_a_configuration_of_explorers_alone_asks_no_provider(paysupport: Paysupport, config: str) -> None:
    run = paysupport("diagnose", "--provider", "bepaid", "1-a", "--config", config)
    assert run.code == 2
    assert "expected at least one [[provider]]" in run.err


def test_explorers_are_listed_with_their_networks(paysupport: Paysupport) -> None:
    rows = {row["name"]: row for row in json.loads(paysupport("explorers", "--format", "json").out)}
    assert "bitcoin" in rows["esplora"]["networks"]
    assert rows["esplora"]["received"]
    assert paysupport("explorers").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[explorer]]\nname = "esplore"\n', "no explorer 'esplore'"),
        ('[[explorer]]\nname = "esplora"\nnetwrk = "bitcoin"\n', "did you mean network"),
        ("explorer = 1\n", "expected at least one [[explorer]]"),
        ("[[explorers]]\n", "unknown key 'explorers'"),
        ('[[explorer]]\nnetwork = "bitcoin"\n', "has no name"),
    ],
)
def test_a_configuration_with_a_mistake(
    paysupport: Paysupport, files: Callable[..., str], text: str, said: str
) -> None:
    run = paysupport("diagnose", ID, "--config", files("config.toml", text))
    assert run.code == 2
    assert said in run.err
