"""`paysupport rules`, `reasons`, `providers`, `explorers`, `currencies`."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any, cast

from pydantic_core import to_json

from paysupport.adapters import registry
from paysupport.adapters.contracts import Explorer
from paysupport.adapters.registry import explorers, names, provider, reader
from paysupport.cli import OK, complain
from paysupport.codes.names import common_names
from paysupport.diagnostics import catalogue
from paysupport.diagnostics.catalogue import rules
from paysupport.diagnostics.texts import visible
from paysupport.investigate import can
from paysupport.model import Reason
from paysupport.money import currencies

Row = Mapping[str, object]

ABILITIES = ("lookup", "search", "verify", "confirm", "deliveries", "registration", "sign")
"""What a provider may be able to do, besides reading."""


def run(options: Namespace) -> int:
    """Print one table."""
    rows = _TABLES[options.command]()
    for fault in _broken(options.command):
        complain(fault)
    if options.format == "json":
        print(to_json(rows, indent=2).decode())
    else:
        print("\n".join(_aligned(rows)))
    return OK


def _broken(table: str) -> tuple[str, ...]:
    return registry.broken() if table == "providers" else catalogue.broken() if table == "rules" else ()


def rule_rows() -> list[Row]:
    """All rules."""
    return [
        {
            "name": rule.name,
            "code": rule.code,
            "level": rule.level.value,
            "stage": rule.stage.value,
            "responsible": rule.responsible.value if rule.responsible else None,
            "title": rule.title.en,
            "title_ru": rule.title.ru,
            "reasons": sorted(reason.value for reason in rule.reasons),
            "needs": list(rule.needs),
        }
        for rule in rules()
    ]


def reason_rows() -> list[Row]:
    """All reasons with the rules that explain them, and what others call them."""
    return [
        {
            "name": reason.value,
            "rules": [rule.code for rule in rules() if reason in rule.reasons],
            **common_names(reason)._asdict(),
        }
        for reason in Reason
    ]


def provider_rows() -> list[Row]:
    """All providers with their abilities."""
    return [
        {
            "name": name,
            "title": (provider(name).__doc__ or "").strip().splitlines()[0],
            "codes": len(table.codes) if (table := reader(name).reasons) else 0,
            "read": True,
            **{ability: can(reader(name), ability) for ability in ABILITIES},
        }
        for name in names()
    ]


def explorer_rows() -> list[Row]:
    """All explorers with the networks that they speak of."""
    return [
        {
            "name": name,
            "title": (kind.__doc__ or "").strip().splitlines()[0],
            "networks": sorted(kind.networks),
            "public": sorted(kind.public),
            "received": kind.received is not Explorer.received,
            "checked_against": kind.peer or None,
        }
        for name, kind in explorers().items()
    ]


def currency_rows() -> list[Row]:
    """All currencies, current and withdrawn."""
    return [
        {
            "name": each.code,
            "numeric": each.numeric,
            "exponent": each.exponent,
            "title": each.name,
            "until": each.until,
            "successor": each.successor,
            "ratio": f"{each.ratio:f}" if each.ratio is not None else None,
            "certain": each.primary,
            "source": each.source,
        }
        for each in currencies().values()
    ]


_TABLES: Mapping[str, Callable[[], list[Row]]] = {
    "rules": rule_rows,
    "reasons": reason_rows,
    "providers": provider_rows,
    "explorers": explorer_rows,
    "currencies": currency_rows,
}
_SHOWN = {
    "rules": ("code", "name", "level", "responsible", "title"),
    "explorers": ("name", "received", "public", "title"),
    "currencies": ("name", "numeric", "exponent", "until", "successor", "ratio", "title"),
}


def _aligned(rows: list[Row]) -> list[str]:
    columns = next((shown for shown in _SHOWN.values() if rows and set(shown) <= rows[0].keys()), None)
    names_ = columns or tuple(rows[0])
    cells = [names_, *(tuple(_cell(row[name]) for name in names_) for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(names_))]
    return [visible("  ".join(map(str.ljust, line, widths)).rstrip()) for line in cells]


def _cell(value: Any) -> str:
    match value:
        case None:
            return "-"
        case bool():
            return "yes" if value else "-"
        case list():
            return " ".join(map(str, cast("list[object]", value))) or "-"
        case _:
            return str(value)
