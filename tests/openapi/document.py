"""An OpenAPI document: what may be asked, and what is answered."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, Self, cast
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from paysupport.documents import resolve
from paysupport.flow import Request

Json = dict[str, Any]

_WHOLE = "urn:document"


@dataclass(frozen=True)
class Operation:
    """One method at one path."""

    method: str
    path: str
    told: Json

    @property
    def fixed(self) -> int:
        """How many parts of the path are no parameters: of two that fit, the one with more is meant."""
        return sum(not part.startswith("{") for part in self.path.split("/"))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What a path of this operation looks like."""
        return re.compile(re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(self.path)))

    def fits(self, method: str, path: str) -> bool:
        """Whether a request goes here."""
        return method == self.method and bool(self.pattern.fullmatch(path))


@dataclass(frozen=True, eq=False)
class Document:
    """A document as its provider publishes it.

    Attributes:
        content: of OpenAPI 3.0 or 3.1.
        server: the address before the paths.
    """

    content: Json
    server: str

    @classmethod
    def load(cls, path: Path, server: str | None = None) -> Self:
        """Read a file; `server` where requests go to another address than the document names."""
        content = json.loads(path.read_bytes())
        return cls(content, (server or content["servers"][0]["url"]).rstrip("/"))

    def at(self, schema: Json) -> Json:
        """The schema itself where one only points to it."""
        while "$ref" in schema:
            schema = cast("Json", resolve(self.content, schema["$ref"].removeprefix("#")))
        return schema

    def named(self, name: str) -> Json:
        """A reference to a schema by its name."""
        return {"$ref": f"#/components/schemas/{name}"}

    def operation(self, request: Request) -> Operation | None:
        """Where a request goes."""
        if not request.url.startswith(self.server + "/"):
            return None
        path = urlsplit(request.url).path.removeprefix(urlsplit(self.server).path)
        fitting = [each for each in self._operations if each.fits(request.method, path)]
        return max(fitting, key=lambda each: each.fixed, default=None)

    def get(self, path: str) -> Operation:
        """The operation that reads what stands at a path of the document."""
        return next(each for each in self._operations if (each.method, each.path) == ("GET", path))

    @cached_property
    def _operations(self) -> tuple[Operation, ...]:
        return tuple(
            Operation(method.upper(), path, told)
            for path, methods in self.content["paths"].items()
            for method, told in methods.items()
            if isinstance(told, dict)
        )

    def answer(self, operation: Operation, status: str = "200") -> Json:
        """The schema of an answer."""
        told: Json = self.at(operation.told["responses"][status])["content"]["application/json"]["schema"]
        return told

    def examples(self) -> Iterator[tuple[str, str, Any]]:
        """The examples of answers that the document gives: where they stand, of which schema they are."""
        for each in self._operations:
            for status, told in each.told["responses"].items():
                for content in self.at(told).get("content", {}).values():
                    schema = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
                    for name, example in content.get("examples", {}).items():
                        yield f"{each.method} {each.path} {status} {name}", schema, self.at(example)["value"]

    def faults(self, value: Any, schema: Json, *, abbreviated: bool = False) -> list[str]:
        """What in a value is not as the schema says; an abbreviated one may lack anything, and has nothing unknown."""
        whole = self._abbreviated if abbreviated else self._whole
        validator = Draft202012Validator(_absolute(whole.translated(schema)), registry=whole.registry)
        deepest = (best_match([each]) or each for each in validator.iter_errors(value))
        return [f"{each.json_path}: {each.message[:200]}" for each in deepest]

    def tells(self, schema: Json, *place: str) -> bool:
        """Whether something may stand at a place, given as a JSON pointer's parts; rows of a list need no number."""
        schema = self.at(schema)
        ways = [way for word in ("anyOf", "oneOf", "allOf") for way in schema.get(word, ())]
        if not place or any(self.tells(way, *place) for way in ways):
            return True
        if "items" in schema:
            return self.tells(schema["items"], *(place[1:] if place[0].isdigit() else place))
        inner = schema.get("properties", {}).get(place[0], schema.get("additionalProperties"))
        return isinstance(inner, dict) and self.tells(inner, *place[1:])

    @cached_property
    def _whole(self) -> "_Translation":
        return _Translation(self.content, abbreviated=False)

    @cached_property
    def _abbreviated(self) -> "_Translation":
        return _Translation(self.content, abbreviated=True)

    def misfits(self, request: Request) -> list[str]:
        """What in a request is not as the document says."""
        operation = self.operation(request)
        if operation is None:
            return [f"there is no {request.method} {request.url}"]
        given = dict(_parameters(request.params))
        known = {
            each["name"]: each for each in map(self.at, operation.told.get("parameters", ())) if each["in"] == "query"
        }
        found = [f"unknown parameter {name}" for name in given if name not in known]
        found += [f"no {name}" for name, each in known.items() if each.get("required") and name not in given]
        for name, each in known.items():
            if name in given:
                schema = each["schema"]
                typed = self._typed(given[name], schema)
                faults = self.faults(typed, schema) or self.faults(typed, schema, abbreviated=True)
                found += (f"parameter {name} {fault}" for fault in faults)
        if not self._allowed(request, operation):
            found.append("nobody is named who asks")
        return [*found, *self._body(request, operation)]

    def _body(self, request: Request, operation: Operation) -> list[str]:
        told = self.at(operation.told.get("requestBody", {}))
        if not request.body:
            return ["no body"] if told.get("required") else []
        content = told.get("content", {}).get("application/json")
        if content is None:
            return ["a body that nobody expects"]
        return [f"body {fault}" for fault in self.faults(json.loads(request.body), content["schema"])]

    def _typed(self, value: Any, schema: Json) -> Any:
        """A parameter as the value that its text stands for, where it stands for one."""
        schema = self.at(schema)
        if "anyOf" in schema:
            ways = [self._typed(value, each) for each in schema["anyOf"]]
            return next((each for each in ways if not self.faults(each, schema)), ways[0])
        match schema.get("type"), value:
            case "object", dict():
                return {
                    name: self._typed(each, schema.get("properties", {}).get(name, {})) for name, each in value.items()
                }
            case "array", list():
                return [self._typed(each, schema["items"]) for each in value]
            case "integer", str() if re.fullmatch("-?[0-9]+", value):
                return int(value)
            case "boolean", "true" | "false":
                return value == "true"
            case _:
                return value

    def _allowed(self, request: Request, operation: Operation) -> bool:
        """Whether the keys stand where one of the documented ways wants them."""
        schemes = self.content["components"].get("securitySchemes", {})
        ways: list[Json] = operation.told.get("security") or self.content.get("security") or [{}]
        return any(all(_carries(request, schemes[name]) for name in way) for way in ways)


def _carries(request: Request, scheme: Json) -> bool:
    match scheme:
        case {"type": "apiKey", "in": "header", "name": name}:
            return bool(request.headers.get(name))
        case {"type": "http", "scheme": kind}:
            return request.headers.get("Authorization", "").lower().startswith(f"{kind} ")
        case _:
            return request.headers.get("Authorization", "").startswith("Bearer ")


def _parameters(params: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    """Each parameter by the name under which it is documented: `a=1`, `a[]=1`, `a[b]=1`."""
    parts = sorted((name.partition("["), value) for name, value in params)
    for name, group in groupby(parts, key=lambda each: each[0][0]):
        rows = [(part[2].removesuffix("]"), value) for part, value in group]
        if any(key for key, _ in rows):
            yield name, dict(rows)
        else:
            values = [value for _, value in rows]
            yield name, values if f"{name}[]" in dict(params) or len(values) > 1 else values[0]


@dataclass(frozen=True)
class _Translation:
    """The schemas of a document in the words of JSON Schema."""

    content: Json
    abbreviated: bool

    @cached_property
    def registry(self) -> Registry[Any]:
        schemas = {name: self.translated(each) for name, each in self.content["components"]["schemas"].items()}
        whole = {"components": {"schemas": schemas}}
        found: Registry[Any] = Registry().with_resource(_WHOLE, DRAFT202012.create_resource(whole))
        return found

    def translated(self, schema: Any) -> Any:
        """`nullable` is a type more; an abbreviated schema wants nothing, and lets nothing unknown pass."""
        if isinstance(schema, list):
            return [self.translated(each) for each in schema]
        if not isinstance(schema, dict):
            return schema
        told = {
            word: {name: self.translated(each) for name, each in value.items()}
            if word == "properties"
            else self.translated(value)
            for word, value in schema.items()
            if not word.startswith("x-")
            and word not in {"nullable", "description", "example", "examples", "discriminator"}
        }
        if self.abbreviated:
            told.pop("required", None)
            if told.get("properties"):
                told.setdefault("additionalProperties", False)
        return {"anyOf": [told, {"type": "null"}]} if schema.get("nullable") is True else told


def _absolute(schema: Any) -> Any:
    match schema:
        case {"$ref": str(place)}:
            return {"$ref": _WHOLE + place}
        case dict():
            return {word: _absolute(each) for word, each in schema.items()}
        case list():
            return [_absolute(each) for each in schema]
        case _:
            return schema
