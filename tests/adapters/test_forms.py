"""Bodies that are forms."""

import pytest

from paysupport.adapters.forms import form
from paysupport.errors import InputError


def test_names_and_texts_are_decoded_and_empty_texts_kept() -> None:
    assert form(b"a=1+2&b=%D1%80%26&c=") == {"a": "1 2", "b": "р&", "c": ""}


@pytest.mark.parametrize("body", [b"", b"  ", b"a", b"a=1&&b=2", b"\xff=1", b"a=%FF", b"<html>"])
def test_what_is_no_form_is_refused(body: bytes) -> None:
    with pytest.raises(InputError, match="neither JSON nor a form"):
        form(body)


def test_a_name_that_stands_twice_is_refused() -> None:
    with pytest.raises(InputError, match="twice"):
        form(b"Amount=1&Amount=2")


def test_the_encodings_are_tried_in_order() -> None:
    cyrillic = "Имя=Заказ".encode("windows-1251")
    assert form(cyrillic, "utf-8", "windows-1251") == {"Имя": "Заказ"}
    assert form("Имя=Заказ".encode(), "utf-8", "windows-1251") == {"Имя": "Заказ"}
    with pytest.raises(InputError):
        form(cyrillic)


def test_a_flood_of_fields_is_refused() -> None:
    with pytest.raises(InputError):
        form(b"&".join(b"a%d=1" % number for number in range(500)))
