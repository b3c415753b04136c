"""Whether what holds adapters against a document sees what is wrong, on a document of our own."""

import json
from typing import Any

import pytest

from paysupport.flow import Request

from .document import Document
from .instances import Instances

PAYMENT = {
    "type": "object",
    "required": ["id", "status"],
    "properties": {
        "id": {"type": "string", "minLength": 6},
        "status": {"type": "string", "enum": ["paid", "failed"]},
        "card": {"nullable": True, "type": "object", "properties": {"last4": {"type": "string"}}},
        "parent": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/payment"}]},
        "tags": {"type": "object", "additionalProperties": {"type": "integer"}},
        "rows": {"type": "array", "items": {"type": "object", "properties": {"open": {"type": "boolean"}}}},
    },
}
REPORT = {
    "type": "object",
    "required": ["day"],
    "properties": {"day": {"type": "string", "format": "date"}, "size": {"type": "integer"}},
}
GET = {
    "parameters": [
        {"name": "limit", "in": "query", "required": True, "schema": {"type": "integer", "maximum": 100}},
        {
            "name": "created",
            "in": "query",
            "schema": {"anyOf": [{"type": "object", "properties": {"gt": {"type": "integer"}}}, {"type": "integer"}]},
        },
        {"name": "expand", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
        {"name": "all", "in": "query", "schema": {"type": "boolean"}},
    ],
    "responses": {
        "200": {
            "content": {
                "application/json": {
                    "schema": {"$ref": "#/components/schemas/payment"},
                    "examples": {"one": {"value": {"id": "pay_01", "status": "paid"}}},
                }
            }
        }
    },
}
POST = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": REPORT}}},
    "responses": {},
    "security": [{"key": []}],
}
CONTENT = {
    "servers": [{"url": "https://api.example.com/v1/"}],
    "security": [{"bearer": []}],
    "paths": {
        "/payments/{id}": {"get": GET},
        "/payments/last": {"get": {"responses": {}, "security": [{"oauth": []}]}},
        "/reports": {"post": POST},
    },
    "components": {
        "schemas": {"payment": PAYMENT},
        "securitySchemes": {
            "bearer": {"type": "http", "scheme": "bearer"},
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "oauth": {"type": "oauth2"},
        },
    },
}
OURS = Document(CONTENT, "https://api.example.com/v1")
SCHEMA = OURS.named("payment")


def asked(*params: tuple[str, str], path: str = "payments/1", **changed: Any) -> list[str]:
    told = {"method": "GET", "headers": {"Authorization": "Bearer made-up"}} | changed
    return OURS.misfits(Request(url=f"https://api.example.com/v1/{path}", params=params, **told))


class TestRequests:
    def test_one_as_documented(self) -> None:
        many = (("created[gt]", "5"), ("expand[]", "card"), ("all", "true"))
        assert asked(("limit", "100"), *many) == []
        assert asked(("limit", "100"), ("created", "5"), ("expand", "card"), ("expand", "parent")) == []

    @pytest.mark.parametrize(
        ("params", "fault"),
        [
            ((), "no limit"),
            ((("limit", "101"),), "parameter limit $: 101 is greater than the maximum of 100"),
            ((("limit", "ten"),), "parameter limit $: 'ten' is not of type 'integer'"),
            ((("limit", "1"), ("all", "yes")), "parameter all $: 'yes' is not of type 'boolean'"),
            ((("limit", "1"), ("created[gt]", "now")), "parameter created"),
            ((("limit", "1"), ("created[since]", "5")), "parameter created"),
            ((("limit", "1"), ("limit", "2")), "parameter limit $: ['1', '2'] is not of type 'integer'"),
            ((("limit", "1"), ("since", "5")), "unknown parameter since"),
        ],
    )
    def test_a_parameter_that_is_not(self, params: tuple[tuple[str, str], ...], fault: str) -> None:
        (found,) = asked(*params)
        assert found.startswith(fault)

    @pytest.mark.parametrize(
        ("method", "path"), [("POST", "payments/1"), ("GET", "payment/1"), ("GET", "payments/1/2"), ("GET", "payments")]
    )
    def test_an_address_that_does_not_exist(self, method: str, path: str) -> None:
        assert asked(("limit", "1"), method=method, path=path) == [
            f"there is no {method} https://api.example.com/v1/{path}"
        ]

    def test_another_host(self) -> None:
        request = Request(method="GET", url="https://api.example.org/v1/payments/1", params=(("limit", "1"),))
        assert OURS.misfits(request) == ["there is no GET https://api.example.org/v1/payments/1"]

    def test_the_path_without_parameters_is_meant(self) -> None:
        assert asked(path="payments/last") == []

    @pytest.mark.parametrize("headers", [{}, {"Authorization": "Basic bWFkZTp1cA=="}, {"X-Key": "made-up"}])
    def test_without_the_documented_key(self, headers: dict[str, str]) -> None:
        assert asked(("limit", "1"), headers=headers) == ["nobody is named who asks"]

    @pytest.mark.parametrize(
        ("body", "faults"),
        [
            ({"day": "2026-11-20", "size": 5}, []),
            ({"day": 20}, ["body $.day: 20 is not of type 'string'"]),
            ({"size": 5}, ["body $: 'day' is a required property"]),
            (None, ["no body"]),
        ],
    )
    def test_bodies(self, body: Any, faults: list[str]) -> None:
        sent = b"" if body is None else json.dumps(body).encode()
        assert asked(path="reports", method="POST", headers={"X-Key": "made-up"}, body=sent) == faults

    def test_a_body_that_nobody_expects(self) -> None:
        assert asked(("limit", "1"), body=b"{}") == ["a body that nobody expects"]


class TestAnswers:
    def test_the_fullest_first_and_each_choice_once(self) -> None:
        fullest, *others = Instances(OURS).of(SCHEMA)
        assert fullest == {
            "id": "textxx",
            "status": "paid",
            "card": {"last4": "text"},
            "parent": "text",
            "tags": {"key": 2550},
            "rows": [{"open": True}],
        }
        changed = [each for each in others if each.keys() == fullest.keys()]
        assert [{key: each[key] for key in each if each[key] != fullest[key]} for each in changed] == [
            {"status": "failed"},
            {"card": {}},
            {"card": None},
            {"tags": {}},
            {"rows": [{"open": False}]},
            {"rows": [{}]},
            {"rows": []},
        ]
        assert others[-1] == {"id": "textxx", "status": "paid"}

    def test_what_the_document_leaves_open_is_said(self) -> None:
        said = {"payment.id": ("pay_01", "pay_02"), "last4": ("4242",)}
        ways = Instances(OURS, said, frozenset({"parent"}), {"payment": ("card",)}).of(SCHEMA)
        assert [each["id"] for each in ways[:2]] == ["pay_01", "pay_02"]
        assert ways[-1] == {"id": "pay_01", "status": "paid", "card": {"last4": "4242"}}
        assert ways[0]["parent"] == {"id": "textxx", "status": "paid"}

    def test_all_of_them_are_as_documented(self) -> None:
        for each in Instances(OURS, expanded=frozenset({"parent"})).of(SCHEMA):
            assert OURS.faults(each, SCHEMA) == []

    @pytest.mark.parametrize(
        ("told", "fault"),
        [
            ({"id": "pay_01"}, "$: 'status' is a required property"),
            ({"id": "pay_01", "status": "lost"}, "$.status: 'lost' is not one of ['paid', 'failed']"),
            ({"id": None, "status": "paid"}, "$.id: None is not of type 'string'"),
            ({"id": "pay_01", "status": "paid", "card": {"last4": 42}}, "$.card.last4: 42 is not of type 'string'"),
        ],
    )
    def test_one_that_is_not(self, told: Any, fault: str) -> None:
        assert OURS.faults(told, SCHEMA) == [fault]

    def test_an_abbreviated_one_may_lack_anything_and_has_nothing_unknown(self) -> None:
        assert OURS.faults({"card": None}, SCHEMA, abbreviated=True) == []
        (fault,) = OURS.faults({"card": {"bin": "411111"}}, SCHEMA, abbreviated=True)
        assert "'bin' was unexpected" in fault

    @pytest.mark.parametrize(
        ("place", "told"),
        [
            ("card/last4", True),
            ("card/bin", False),
            ("parent/card/last4", True),
            ("rows/0/open", True),
            ("rows/open", True),
        ],
    )
    def test_places(self, place: str, told: bool) -> None:
        assert OURS.tells(SCHEMA, *place.split("/")) is told

    def test_examples(self) -> None:
        assert list(OURS.examples()) == [("GET /payments/{id} 200 one", "payment", {"id": "pay_01", "status": "paid"})]
