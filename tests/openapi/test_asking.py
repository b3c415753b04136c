import json
from collections import Counter
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


@pytest.mark.parametrize(("published", "question"), QUESTIONS)
def test_every_documented_answer_is_taken(
    published: Published, question: str, documents: Path, tally: Counter[str]
) -> None:
    document = published.document(documents)
    first = Server(published, document)
    try:
        run(published.asks[question](published.adapter), first.send, threads=1)
    except NotAPayment:
        return
    for path in first.asked:
        for way in answers(published, document, path):
            server = Server(published, document, (path, way))
            try:
                run(published.asks[question](published.adapter), server.send, threads=1)
            except Exception as error:
                error.add_note(f"answered with {json.dumps(way)[:2000]}")
                raise
            tally["answers to questions"] += 1
