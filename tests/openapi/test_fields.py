from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .fixtures import FIXTURES
from .providers import ALL, Published

if TYPE_CHECKING:
    from paysupport.adapters.schema import Schema

pytestmark = pytest.mark.openapi

of_each = pytest.mark.parametrize("published", ALL, ids=lambda each: f"{each.name}: {each.file}")


def missing(published: Published, documents: Path, tally: Counter[str]) -> dict[str, set[str]]:
    """The fields that are read and are not in the document, each with the words of the place where it is expected."""
    document = published.document(documents)
    own = import_module(f"paysupport.adapters.providers.{published.name}.schemas")
    found: dict[str, set[str]] = {}
    for name, mine in published.schemas.items():
        schema: type[Schema] = getattr(own, mine)
        for field, places in schema.pointers().items():
            parts = [place.split("/")[1:] for place in places]
            tally["fields"] += 1
            if not any(document.tells(document.named(name), *each) for each in parts):
                found[f"{mine}.{field}"] = {part for each in parts for part in each}
    return found


@of_each
def test_every_field_that_is_read_is_documented(published: Published, documents: Path, tally: Counter[str]) -> None:
    found = missing(published, documents, tally)
    assert not {field: words for field, words in found.items() if not words & published.later.keys()}


@of_each
def test_our_fixtures_are_as_documented(published: Published, documents: Path, tally: Counter[str]) -> None:
    document = published.document(documents)
    for schema, told in FIXTURES.get(published.file, lambda: ())():
        rest = without(told, set(published.later))
        assert not document.faults(rest, document.named(schema), abbreviated=True), rest
        tally["fixtures"] += 1


@of_each
def test_every_exception_is_still_one(published: Published, documents: Path) -> None:
    document = published.document(documents)
    words = set().union(*missing(published, documents, Counter()).values())
    for word in published.later.keys() - words:
        others = published.later.keys() - {word}
        assert any(
            document.faults(without(told, others), document.named(schema), abbreviated=True)
            for schema, told in FIXTURES[published.file]()
        ), f"{word} is documented"


def without(told: Any, words: Any) -> Any:
    """A fixture without some of its fields."""
    match told:
        case dict():
            return {key: without(value, words) for key, value in told.items() if key not in words}
        case list():
            return [without(each, words) for each in told]
        case _:
            return told
