import json
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from paysupport.adapters import registry
from paysupport.errors import NotAPayment
from paysupport.investigate import can
from paysupport.transport import run

from .providers import ALL, Published
from .server import Server, answers

pytestmark = pytest.mark.openapi

QUESTIONS = [pytest.param(each, name, id=f"{each.name}: {name}") for each in ALL for name in each.asks]
ABILITIES = ("authorize", "lookup", "search", "confirm", "deliveries", "registration")


@pytest.mark.parametrize("name", sorted({each.name for each in ALL}))
def test_every_question_is_held_against_a_document(name: str) -> None:
    mine = [each for each in ALL if each.name == name]
    asked = {question.split()[0] for each in mine for question in each.asks}
    silent = {ability for each in mine for ability in each.silent}
    assert asked | silent == {ability for ability in ABILITIES if can(registry.reader(name), ability)}


@pytest.mark.parametrize(("published", "question"), QUESTIONS)
def test_requests_are_as_documented(published: Published, question: str, documents: Path, tally: Counter[str]) -> None:
    server = Server(published, published.document(documents))
    try:
        run(published.asks[question](published.adapter), server.send, threads=1)
    except NotAPayment:
        assert any(path in server.requests[0].url for path in published.newer)
    assert not server.misfits
    tally["requests"] += len(server.requests)


@cache
def homes(published: Published, documents: Path) -> dict[str, str]:
    """Each path that is asked for, and the first question that asks for it."""
    found: dict[str, str] = {}
    for question, asks in published.asks.items():
        server = Server(published, published.document(documents))
        with suppress(NotAPayment):
            run(asks(published.adapter), server.send, threads=1)
        for path in server.asked:
            found.setdefault(path, question)
    return found


@pytest.mark.parametrize("published", ALL, ids=lambda each: f"{each.name}: {each.file}")
def test_every_documented_answer_is_taken(published: Published, documents: Path, tally: Counter[str]) -> None:
    document = published.document(documents)
    for path, question in homes(published, documents).items():
        for way in answers(published, document, path):
            server = Server(published, document, (path, way))
            try:
                run(published.asks[question](published.adapter), server.send, threads=1)
            except Exception as error:
                error.add_note(f"{question}, answered with {json.dumps(way)[:2000]}")
                raise
            tally["answers to questions"] += 1
