"""Every status and code that a provider documents, put into one of our payloads; and every one that our tables have.

`documented.json` is written from the providers' documents, and not from our tables: which payload, which field, the
words and their source, and those `open` to which the document gives no meaning for a payment.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from paysupport.adapters import registry
from paysupport.codes import Said, read
from paysupport.documents import resolve
from paysupport.model import Payment, Reason, Status, Via
from paysupport.testing import ProviderContract

SHEETS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "documented.json").read_text())


def built_in() -> list[str]:
    """The gateways; crypto processors decline nothing, and their own tests go over all statuses."""
    ours = [name for name in registry.names() if registry.provider(name).__module__.startswith("paysupport.")]
    return [name for name in ours if registry.reader(name).reasons is not None]


def contract(name: str) -> ProviderContract:
    """The contract test of an adapter, which has its payloads."""
    own = vars(import_module(f"tests.adapters.test_{name}_contract")).values()
    kinds = (each for each in own if isinstance(each, type) and issubclass(each, ProviderContract))
    return next(each for each in kinds if each is not ProviderContract)()


def place(payment: Payment, field: str) -> str | None:
    """The JSON pointer from which the raw status or code was read."""
    raw = payment.raw_status if field == "status" else payment.decline and payment.decline.code
    for end in payment.origin.pointers.get(field, ()):
        at = payment.origin.base + end
        with suppress(LookupError):
            if str(resolve(payment.origin.document, at)) == raw:
                return at
    return None


def changed(document: object, at: str, word: str) -> object:
    """A document with another word at a place: a number stays a number."""
    copy: Any = deepcopy(document)
    parent, _, key = at.rpartition("/")
    node: Any = resolve(copy, parent)
    own = int(key) if isinstance(node, list) else key
    node[own] = int(word) if isinstance(node[own], int) else word
    return copy


def words(kind: str) -> list[Any]:
    """One case for each word of the documents."""
    return [
        pytest.param(sheet, word, id=f"{sheet['provider']} {sheet['payload']}: {word}")
        for sheet in SHEETS
        for word in sheet["words"]
        if sheet["field"] == kind and sheet["provider"] in registry.names()
    ]


def told(sheet: dict[str, Any], word: str) -> Payment:
    """The payment of a payload with that word in it."""
    test = contract(sheet["provider"])
    adapter = test.adapter()
    document = adapter.parse(test.payloads[sheet["payload"]])
    at = place(adapter.payments(document)[0], sheet["field"])
    assert at is not None, "nothing stands there"
    return adapter.payments(changed(document, at, word))[0]


@pytest.mark.parametrize("name", built_in())
def test_the_statuses_of_each_provider_are_written_down(name: str) -> None:
    assert [each for each in SHEETS if each["provider"] == name and each["field"] == "status"]


@pytest.mark.parametrize(("sheet", "word"), words("status"))
def test_a_documented_status_is_known_and_kept(sheet: dict[str, Any], word: str) -> None:
    payment = told(sheet, word)
    assert payment.raw_status == word
    assert (payment.status is Status.UNKNOWN) is (word in sheet.get("open", ()))


@pytest.mark.parametrize(("sheet", "word"), words("code"))
def test_a_documented_code_has_a_reason_and_is_kept(sheet: dict[str, Any], word: str) -> None:
    payment = told(sheet, word)
    assert payment.decline is not None
    table = registry.reader(sheet["provider"]).reasons
    by_code = payment.decline.reading.via is not Via.MESSAGE or (table is not None and word in table.codes)
    read_ = payment.decline.code == word and payment.reason is not Reason.UNKNOWN and by_code
    assert read_ is (word not in sheet.get("open", ()))


def coded() -> Iterator[Any]:
    """For each adapter the first payload with a code that its table knows."""
    for name in built_in():
        test = contract(name)
        adapter = test.adapter()
        for payload in test.payloads.values():
            document = adapter.parse(payload)
            (payment, *_) = adapter.payments(document)
            table, decline = adapter.reasons, payment.decline
            at = place(payment, "code")
            if table and decline and decline.code in table.codes and at is not None:
                yield pytest.param(adapter, document, at, id=name)
                break


@pytest.mark.parametrize(("adapter", "document", "at"), list(coded()))
def test_every_code_of_the_table_is_read_from_a_payment(adapter: Any, document: object, at: str) -> None:
    """A reason that the table gives may be made clearer by what else the payload says, and is never lost."""
    for code in adapter.reasons.codes:
        (payment, *_) = adapter.payments(changed(document, at, code))
        assert payment.decline is not None
        assert payment.decline.code == code
        if read(Said(code=code), adapter.reasons, date.max).reason is not Reason.UNKNOWN:
            assert payment.reason is not Reason.UNKNOWN, code
