"""Values as a schema describes them: one with everything in it, and every other that differs in one choice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .document import Document, Json

_FORMATS: Mapping[str, Any] = {
    "date": "2026-11-20",
    "date-time": "2026-11-20T10:00:00Z",
    "decimal": "1.5",
    "unix-time": 1_795_168_800,
    "uri": "https://shop.example/",
}
_DEEPEST = 7


@dataclass(frozen=True)
class Instances:
    """Values for the schemas of one document.

    Attributes:
        said: what a field may hold that its schema leaves open: by its name, or by the names of schema and field.
        expanded: fields that hold an object where they may hold its id alone.
        always: fields by the name of their schema that are always there, though it does not say so.
    """

    document: Document
    said: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    expanded: frozenset[str] = frozenset()
    always: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, schema: Json) -> list[Any]:
        """The fullest value first, then each that differs from it in one place, then the shortest."""
        return self._ways(schema, "", ())

    def _ways(self, schema: Json, name: str, above: tuple[str, ...]) -> list[Any]:
        if "$ref" in schema:
            home = schema["$ref"].rpartition("/")[2]
            if home in above or len(above) > _DEEPEST:
                return [self._shortest(schema, name, above)]
            return self._ways(self.document.at(schema), name, (*above, home))
        found = self._described(schema, name, above)
        return [*found, None] if schema.get("nullable") else found

    def _described(self, schema: Json, name: str, above: tuple[str, ...]) -> list[Any]:
        match schema:
            case {"anyOf": ways} | {"oneOf": ways}:
                return self._one_of(ways, name, above)
            case {"enum": values}:
                return [each for each in values if each != ""]
            case {"type": "object"}:
                return list(self._objects(schema, above))
            case {"type": "array", "items": rows}:
                return [*([each] for each in self._ways(rows, name, above)), []]
            case _:
                return _simple(schema)

    def _one_of(self, ways: list[Json], name: str, above: tuple[str, ...]) -> list[Any]:
        """Of an id or the object only the one that is asked for; of several objects all."""
        ids = [each for each in ways if self.document.at(each).get("type") == "string"]
        wanted = [each for each in ways if each not in ids] if name in self.expanded else ids or ways
        return [value for each in wanted for value in self._ways(each, name, above)]

    def _objects(self, schema: Json, above: tuple[str, ...]) -> Iterator[Json]:
        home = above[-1] if above else ""
        ways = {
            name: [*(self.said.get(f"{home}.{name}") or self.said.get(name) or self._ways(each, name, above))]
            for name, each in schema.get("properties", {}).items()
        }
        more = schema.get("additionalProperties")
        if isinstance(more, dict):
            ways["key"] = self._ways(more, "key", above)
        full = {name: each[0] for name, each in ways.items()}
        yield full
        for name, others in ways.items():
            for other in others[1:]:
                yield {**full, name: other}
        needed = {*schema.get("required", ()), *self.always.get(home, ())}
        yield {name: value for name, value in full.items() if name in needed}

    def _shortest(self, schema: Json, name: str, above: tuple[str, ...]) -> Any:
        told = self.document.at(schema)
        if told.get("type") != "object":
            return [] if told.get("type") == "array" else self._ways(told, name, above)[0]
        inner = told.get("properties", {})
        return {each: self._shortest(inner[each], each, above) for each in told.get("required", ())}


def _simple(schema: Json) -> list[Any]:
    usual = _FORMATS.get(schema.get("format", ""))
    match schema.get("type"):
        case "boolean":
            return [True, False]
        case "integer" | "number":
            return [usual or max(2550, schema.get("minimum", 0))]
        case _:
            return [(usual or "text").ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength", 99)]]
