"""What explorers share: places, answers, lists and values."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import SecretStr

from paysupport.adapters.contracts import Saved, Window
from paysupport.adapters.sources.answers import about, brief, came, saved, told, unreachable, unusable
from paysupport.adapters.sources.lists import MOST_PAGES, pages, within
from paysupport.adapters.sources.places import place, secret
from paysupport.adapters.sources.values import believable, moment, rate, standing
from paysupport.errors import BadAnswer, ConfigurationError, InputError, Unavailable
from paysupport.flow import Flow, Response
from paysupport.transport import run

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOSTS = {"bitcoin": "https://explorer.example/api/", "litecoin": None}


def answer(body: object, status: int | None = 200) -> Saved:
    return Saved(network="bitcoin", answer=body, reference="a1", http_status=status, fetched_at=NOW, host="explorer")


@pytest.mark.parametrize("base", [None, " https://explorer.example/api ", SecretStr("https://explorer.example/api/")])
def test_a_place_is_a_base_and_a_host(base: SecretStr | str | None) -> None:
    found = place("kind", HOSTS, "bitcoin", base)
    assert (found.base, found.host, found.params) == ("https://explorer.example/api", "explorer.example", ())


def test_what_stands_in_path_and_query_of_a_place_is_not_shown() -> None:
    found = place("kind", HOSTS, "bitcoin", "https://rpc.example:8443/v3/SECRET/?api-key=OTHER")
    assert (found.base, found.params) == ("https://rpc.example:8443/v3/SECRET", (("api-key", "OTHER"),))
    assert repr(found) == "Place(host='rpc.example')"


@pytest.mark.parametrize(
    ("network", "base", "said"),
    [
        ("tron", None, "does not speak of 'tron'; it knows bitcoin, litecoin"),
        ("litecoin", None, "no public host for litecoin"),
        ("bitcoin", "explorer.example", "absolute"),
        ("bitcoin", "https://user:PASSWORD@explorer.example", "absolute"),
        ("bitcoin", "https://[", "absolute"),
    ],
)
def test_what_is_no_place(network: str, base: str | None, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said) as failed:
        place("kind", HOSTS, network, base)
    assert "PASSWORD" not in str(failed.value)


@pytest.mark.parametrize("empty", [None, "", "  ", SecretStr(" ")])
def test_an_empty_key_is_none(empty: SecretStr | str | None) -> None:
    assert secret(empty) is None


@pytest.mark.parametrize(
    ("body", "document"),
    [(b'{"fee": 0.10}', {"fee": Decimal("0.10")}), (b"925000\n", 925000), (b"not found", "not found"), (b" \n", None)],
)
def test_an_answer_is_kept_as_it_came(body: bytes, document: object) -> None:
    response = Response(status=200, url="https://explorer.example:8443/tx", at=NOW, body=body)
    found = saved(response, "bitcoin", "a1", "tx")
    assert (found.answer, found.host, found.fetched_at, found.endpoint) == (document, "explorer.example", NOW, "tx")


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        ("<html>", 200, "HTTP status 200: <html>"),
        ("busy", None, "busy"),
        (None, 204, "HTTP status 204: an empty answer"),
        ({"detail": "limit"}, 429, "HTTP status 429: a refusal"),
        ({"detail": "x"}, 500, "HTTP status 500: an unknown shape"),
    ],
)
def test_what_is_no_answer_says_why(body: object, status: int | None, why: str) -> None:
    assert (unusable(answer(body, status)) or "").startswith(why)
    gone = unreachable("kind", answer(body, status))
    assert (gone.detail or "").startswith(why)
    assert not gone.complete
    with pytest.raises(BadAnswer, match="explorer gave no answer"):
        told(gone)


@pytest.mark.parametrize("status", [200, 404, None])
def test_a_document_may_be_an_answer(status: int | None) -> None:
    assert unusable(answer({}, status)) is None


def test_what_is_quoted_is_short_and_without_secrets() -> None:
    assert brief("a\n b" + "c" * 1000).startswith("a bccc")
    assert len(brief("c" * 1000)) == 300
    assert "4111111111111111" not in brief("card 4111111111111111 refused")


def test_the_last_time_of_asking_counts_and_may_be_unknown() -> None:
    later = Saved(network="bitcoin", answer={}, fetched_at=NOW + timedelta(seconds=5))
    assert about("kind", [answer({}), later])["fetched_at"] == later.fetched_at
    assert about("kind", [Saved(network="bitcoin", answer={})])["fetched_at"] is None


def test_answers_that_are_needed_and_those_that_are_not() -> None:
    gone = Unavailable("no answer in time", source="explorer")
    assert came(["one", gone, "two"], 1) == ("one", "two")
    for needed in (None, 2):
        with pytest.raises(Unavailable):
            came(["one", gone], needed)


def asked(cursor: int | None) -> Flow[Saved]:
    return answer(cursor or 0)
    yield


@pytest.mark.parametrize(("last", "found", "whole"), [(0, 1, True), (3, 4, True), (MOST_PAGES, MOST_PAGES, False)])
def test_pages_to_the_last_and_not_without_end(last: int, found: int, whole: bool) -> None:
    def following(page: Saved) -> int | None:
        number = int(str(page.answer))
        return number + 1 if number < last else None

    listed, complete = run(pages(asked, following), lambda _: pytest.fail("nothing is sent"))
    assert (len(listed), complete) == (found, whole)


def test_a_list_that_begins_again_is_not_whole() -> None:
    listed, complete = run(pages(asked, lambda _: 1), lambda _: pytest.fail("nothing is sent"))
    assert (len(listed), complete) == (2, False)


def test_a_window_holds_its_beginning_and_not_its_end() -> None:
    window = Window(since=NOW, until=NOW + timedelta(hours=1))
    assert [within(NOW + timedelta(minutes=each), window) for each in (-1, 0, 59, 60)] == [False, True, True, False]
    assert within(None, window)
    assert within(NOW, Window())
    with pytest.raises(InputError, match="zone"):
        Window(until=datetime(2026, 11, 25))  # noqa: DTZ001 - that is what is wrong with it


@pytest.mark.parametrize(
    ("height", "tip", "more", "confirmations", "lagging"),
    [
        (100, 100, {}, 1, False),
        (100, 102, {}, 3, False),
        (None, 102, {}, None, False),
        (100, None, {}, None, False),
        (103, 102, {}, None, True),
        (100, 102, {"lost": True}, None, False),
        (100, 102, {"behind": True}, 3, True),
        (100, 102, {"at": NOW + timedelta(hours=2), "asked_at": NOW}, None, True),
        (100, 102, {"at": NOW + timedelta(minutes=5), "asked_at": NOW}, 3, False),
    ],
)
def test_where_a_block_stands(
    height: int | None, tip: int | None, more: dict[str, Any], confirmations: int | None, lagging: bool
) -> None:
    found = standing(height, tip, **more)
    assert (found["block_height"], found["tip"]) == (height, tip)
    assert (found["confirmations"], found["lagging"]) == (confirmations, lagging)


def test_values() -> None:
    assert (believable(255), believable(256), believable(None)) == (255, None, None)
    assert moment(1_500, 1_000) == datetime(1970, 1, 1, 0, 0, 1, 500_000, tzinfo=UTC)
    assert (moment(0), moment(None), moment(10**20)) == (None, None, None)
    assert (rate(1000, 141), rate(None, 1), rate(1, 0), rate(10**24, 1)) == (Decimal("7.092"), None, None, None)
