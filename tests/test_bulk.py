"""Tables of codes as spreadsheets save them."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paysupport import bulk
from paysupport.bulk import INPUT, OUTPUT, Fault, decode_rows, text_of
from paysupport.errors import InputError

HEAD = "provider,network,code,message"


def decoded(lines: Iterable[str], **options: Any) -> list[dict[str, str]]:
    out = StringIO()
    decode_rows(lines, out, **options)
    return list(csv.DictReader(StringIO(out.getvalue())))


def reasons(*rows: str, head: str = HEAD) -> list[str]:
    return [row["reason"] for row in decoded([f"{head}\n", *(f"{row}\n" for row in rows)])]


@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_the_head_tells_what_separates_the_cells(delimiter: str) -> None:
    lines = [text.replace(",", delimiter) for text in (f"{HEAD}\n", "bepaid,,F.0114,\n")]
    (row,) = decoded(lines)
    assert (row["code"], row["reason"]) == ("F.0114", "insufficient_funds")


def test_a_spreadsheet_may_name_its_separator() -> None:
    (row,) = decoded(
        ["sep=;\r\n", "provider;network;code;message, as sent\r\n".replace(", as sent", ""), "bepaid;;F.0114;a,b\r\n"]
    )
    assert (row["message"], row["reason"]) == ("a,b", "insufficient_funds")


SAVED = f"{HEAD}\r\nbepaid,,,Недостаточно средств на карте\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_table_may_be_saved_in_any_usual_encoding(encoding: str) -> None:
    (row,) = decoded(text_of(BytesIO(SAVED.encode(encoding))))
    assert (row["message"], row["reason"]) == ("Недостаточно средств на карте", "insufficient_funds")


def test_an_empty_table_has_no_columns() -> None:
    with pytest.raises(InputError, match="no column provider, network, code, message; found: none"):
        decoded(text_of(BytesIO(b"")))


def test_columns_stand_in_any_order_and_case_and_keep_their_names() -> None:
    (row,) = decoded([" Message ,ORDER,Code,network,provider\n", ",A-1,F.0114,,bePaid\n"])
    assert list(row) == ["Message", "ORDER", "Code", "network", "provider", *OUTPUT]
    assert (row["ORDER"], row["reason"]) == ("A-1", "insufficient_funds")


def test_a_column_that_stands_there_twice_is_refused() -> None:
    with pytest.raises(InputError, match="the column code more than once"):
        decoded([f"{HEAD},Code\n"])


def test_spaces_and_points_of_a_spreadsheet_are_not_part_of_a_code() -> None:
    assert reasons(" bePaid ,, F.0114 ,") == ["insufficient_funds"]


@pytest.mark.parametrize("code", ["500", "500.0"])
def test_zeros_in_front_that_a_spreadsheet_left_out_are_put_back_where_one_code_fits(code: str) -> None:
    as_written, as_saved = decoded([f"{HEAD}\n", "paypal,,0500,\n", f"paypal,,{code},\n"])
    assert as_saved["reason"] == as_written["reason"] == "do_not_honor"
    assert (as_written["certainty"], as_saved["certainty"]) == ("certain", "likely")


def test_zeros_are_not_added_to_what_is_a_code_or_fits_none() -> None:
    assert reasons("paypal,,5,", "paypal,,00500,", "paypal,,0,") == ["unknown"] * 3


def test_what_is_no_surer_with_all_its_zeros_stays_as_sure() -> None:
    as_written, as_saved = decoded([f"{HEAD}\n", "paypal,,0580,\n", "paypal,,580,\n"])
    assert as_written["certainty"] == as_saved["certainty"] == "likely"


def test_blank_lines_are_no_rows() -> None:
    assert reasons("", "bepaid,,F.0114,", "") == ["insufficient_funds"]


def test_a_row_that_is_met_again_gives_the_same_line() -> None:
    first, other, again = decoded([f"{HEAD}\n", "bepaid,,F.0114,\n", "bepaid,,F.0111,\n", "bepaid,,F.0114,\n"])
    assert first == again != other


def test_rows_beyond_what_is_remembered_are_decoded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_KEPT", 2)
    rows = [f"bepaid,,F.01{number},text {number}" for number in (11, 12, 13, 14, 11)]
    assert reasons(*rows) == [
        "expired_card",
        "incorrect_cvc",
        "currency_not_enabled",
        "insufficient_funds",
        "expired_card",
    ]


def test_without_anybody_to_be_told_a_wrong_row_ends_the_table() -> None:
    with pytest.raises(InputError, match=r"^row 3: 5 cells, and there are 4 columns$"):
        decoded([f"{HEAD}\n", "bepaid,,F.0114,\n", "bepaid,,F.0114,x,y\n"])


def test_of_a_row_with_too_many_cells_nothing_is_lost() -> None:
    told: list[Fault] = []
    out = StringIO()
    decode_rows([f"{HEAD}\n", "bepaid,,F.0114,x,card 4200000000000000\n", "bepaid,,F.0111,\n"], out, fault=told.append)
    _, wrong, right = csv.reader(StringIO(out.getvalue()))
    assert (wrong[4], wrong[-1]) == ("unknown", "card 420000******0000")
    assert right[4] == "expired_card"
    assert told == [Fault(2, "5 cells, and there are 4 columns")]


def test_a_cell_that_is_too_long_for_csv_is_told_by_row() -> None:
    told: list[Fault] = []
    limit = csv.field_size_limit(1000)
    try:
        rows = decoded([f"{HEAD}\n", f"bepaid,,F.0114,{'x' * 2000}\n", "bepaid,,F.0111,\n"], fault=told.append)
    finally:
        csv.field_size_limit(limit)
    assert [row["reason"] for row in rows] == ["unknown", "expired_card"]
    assert told == [Fault(2, "no CSV (field larger than field limit (1000))")]


def test_what_a_column_names_as_secret_does_not_leave() -> None:
    (row,) = decoded([f"{HEAD},cvv,card\n", "bepaid,,F.0114,,123,4200 0000 0000 0000\n"])
    assert (row["cvv"], row["card"]) == ("***", "420000******0000")


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=6), max_size=6))
def test_every_row_is_written_whatever_it_holds(rows: list[list[str]]) -> None:
    table = StringIO()
    csv.writer(table).writerows([INPUT, *rows])
    out = StringIO()
    decode_rows(StringIO(table.getvalue(), newline=""), out, fault=lambda _: None)
    assert len(list(csv.reader(StringIO(out.getvalue(), newline="")))) == 1 + len(rows)
