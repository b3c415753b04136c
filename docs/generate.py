"""Writes the pages that the code knows best: rules, providers, explorers, the feature matrix, currencies.

Run by Sphinx before each build, or by hand: `python docs/generate.py`.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from pkgutil import iter_modules

from generate_explorers import explorer_index, explorer_pages
from generate_markdown import page, table, toctree

from paysupport import codes
from paysupport.adapters.registry import names, provider, reader
from paysupport.cli.tables import ABILITIES, Row, currency_rows, provider_rows, reason_rows
from paysupport.codes.names import SOURCES
from paysupport.codes.table import Entry, Table
from paysupport.diagnostics.catalogue import explain, rules
from paysupport.diagnostics.modules import known as known_modules
from paysupport.diagnostics.rule import Rule
from paysupport.model import Audience, Certainty, Reading, Reason, Via


def write(home: Path) -> None:
    """Write all pages below `home`, and remove those whose rule or provider has gone."""
    pages = dict(_pages())
    for path, text in pages.items():
        target = home / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_text("utf-8") != text:
            target.write_text(text, "utf-8")
    for found in home.rglob("*.md"):
        if found.relative_to(home).as_posix() not in pages:
            found.unlink()


def _pages() -> Iterator[tuple[str, str]]:
    yield "matrix.md", matrix()
    yield "reasons.md", reasons()
    yield "contested.md", contested()
    yield "currencies.md", currencies()
    yield "modules.md", modules()
    yield "rules/index.md", rule_index()
    yield from ((f"rules/{rule.code}.md", rule_page(rule)) for rule in rules())
    yield "providers/index.md", provider_index()
    yield from ((f"providers/{name}.md", provider_page(name)) for name in names())
    yield "explorers/index.md", explorer_index()
    yield from ((f"explorers/{name}.md", page(doc)) for name, doc in explorer_pages().items())


def rule_page(rule: Rule) -> str:
    """The rule's docstring, what it answers, and its texts."""
    title, _, body = explain(rule.code).partition("\n")
    retry = rule.retry
    answers = {
        "name": f"`{rule.name}`",
        "level": rule.level.value,
        "stage": rule.stage.value,
        "responsible": rule.responsible.value if rule.responsible else "depends on the evidence",
        "reasons": _codes(reason.value for reason in rule.reasons),
        "needs": _codes(rule.needs),
        "in status": _codes(status.value for status in rule.when),
        "of provider": _codes(sorted(rule.providers)),
        "where there are": _codes(sorted(rule.about)),
        "stands before": ", ".join(
            f"[{code}]({code}.md)" if len(code) == len(rule.code) else f"{code}xx" for code in sorted(rule.outranks)
        ),
        "try again now": retry.now.value,
        "try again later": retry.later.value,
        "another card or method": retry.other.value,
        "after action of": retry.after.value if retry.after else "",
    }
    said = [
        (audience.value, getattr(rule, audience.value).en, getattr(rule, audience.value).ru) for audience in Audience
    ]
    return page(
        f"# {rule.code}: {title.lstrip('# ')}",
        table(("", rule.code), ((name, value) for name, value in answers.items() if value)),
        body.strip(),
        "## Texts",
        table(
            ("", "English", "Russian"),
            [
                ("title", rule.title.en, rule.title.ru),
                *said,
                ("refuted by", rule.refuted_by.en, rule.refuted_by.ru),
            ],
        ),
    )


def rule_index() -> str:
    """All rules, with a link each."""
    rows = (
        (
            f"[{rule.code}]({rule.code}.md)",
            f"`{rule.name}`",
            rule.title.en,
            rule.responsible.value if rule.responsible else "depends",
        )
        for rule in rules()
    )
    return page(
        "# Rules",
        "PS1xx payer and issuer, PS2xx acquirer, limits and risk, PS3xx the merchant and the integration, PS4xx"
        " provider, network and operator, PS5xx payments on chains, PS6xx the movement of money, PS9xx settings. In a"
        " terminal: `paysupport explain PS101`.",
        table(("code", "name", "finds", "responsible"), rows),
        toctree(rule.code for rule in rules()),
    )


def reasons() -> str:
    """All reasons with the rules that explain them, and what others call them."""
    rows = (
        (
            f"`{row['name']}`",
            ", ".join(f"[{code}](rules/{code}.md)" for code in _listed(row["rules"])) or "-",
            *(str(row[name] or "-") for name in SOURCES),
        )
        for row in reason_rows()
    )
    return page(
        "# Reasons",
        "The closed list on which all codes and messages of providers land. `unknown` is one of them: the raw"
        " values are kept, and no rule speaks.",
        table(("reason", "rules", *SOURCES), rows),
        "What others call a reason, where they have a name that fits:",
        "\n".join(f"- {name}: {source}" for name, source in SOURCES.items()),
    )


def contested() -> str:
    """Codes that are read differently, or that no document of their owner settles."""
    sections = []
    for owner, known in _tables():
        rows = [
            (code, _readings(entry), reading.certainty.value, _in_force(entry), reading.source)
            for code, entry, reading in _entries(known)
            if entry.others or (reading.certainty is not Certainty.CERTAIN and entry.reason is not Reason.UNKNOWN)
        ]
        if rows:
            sections += [f"## {owner}", table(("code", "reason, or else", "certainty", "in force", "source"), rows)]
    return page(
        "# Contested codes",
        "Codes to which documents or experts give more than one meaning, and codes that no document of the network or"
        " provider itself settles. The first reading is the answer; the others go with it. All other codes stand on"
        " the pages of the [providers](providers/index.md). If you have a better document: `CONTRIBUTING.md` has the"
        ' recipe "correct a code", which begins with a failing row.',
        *sections,
    )


def provider_page(name: str) -> str:
    """The adapter's docstring, what it can do, its statuses and codes with their sources."""
    module = import_module(provider(name).__module__)
    parts = [cleandoc(module.__doc__ or f"# {name}"), "## Abilities", _abilities([_row(name)])]
    places = (module, *(getattr(module, part, module) for part in ("codes", "reading")))
    statuses: Mapping[str, object] = next((vars(each)["STATUSES"] for each in places if "STATUSES" in vars(each)), {})
    if statuses:
        rows = ((f"`{raw}`", f"`{status}`") for raw, status in statuses.items())
        parts += ["## Statuses", table((name, "status"), rows)]
    known = reader(name).reasons
    if known is not None:
        parts += ["## Codes", f"Source, where a row names no other: {known.source}.", _code_table(known)]
    return page(*parts)


def provider_index() -> str:
    """All providers, with a link each."""
    rows = ((f"[`{name}`]({name}.md)", str(_row(name)["title"]), str(_row(name)["codes"])) for name in names())
    return page("# Providers", table(("name", "", "codes"), rows), toctree(names()))


def matrix() -> str:
    """Abilities by provider."""
    return page(
        "# Feature matrix",
        "Generated from the adapters: an ability is there when the adapter overrides it. What is missing raises"
        " `Unsupported`.",
        _abilities(provider_rows()),
        "`read`: saved payloads, without keys · `lookup`: by payment id, order id or token · `search`: by time, amount"
        " or card · `verify`: webhooks · `confirm`: asks the provider where a signature covers too little ·"
        " `deliveries`: webhook deliveries as the provider recorded them · `registration`: the integration as the"
        " provider holds it · `sign`: makes a webhook, for tests.",
    )


def currencies() -> str:
    """Withdrawn currencies."""
    rows = (
        (
            f"`{row['name']}`",
            str(row["title"]),
            str(row["until"]),
            f"`{row['successor']}`" if row["successor"] else "-",
            str(row["ratio"] or "-"),
            "certain" if row["certain"] else "likely",
            str(row["source"]),
        )
        for row in currency_rows()
        if row["until"]
    )
    return page(
        "# Withdrawn currencies",
        "Dates and ratios by which an amount in old money is recognised. `until` is the first day on which payments"
        " without cash are no longer made in it; the ratio is old units for one new unit. All currencies, the"
        " current ones too: `paysupport currencies`.",
        table(("code", "name", "until", "successor", "ratio", "certainty", "source"), rows),
    )


def modules() -> str:
    """Payment modules of shop systems, with their known faults."""
    sections: list[str] = []
    for each in known_modules():
        rows = (
            (
                fault.versions or "all seen",
                fault.fault.en,
                fault.sign.en,
                fault.fix.en,
                "likely" if fault.memory else "certain",
                fault.source,
            )
            for fault in each.faults
        )
        fits = f" Made for versions {each.fits} of the system." if each.fits else ""
        sections += [
            f"## {each.name}",
            f"{each.source}.{fits}",
            table(("versions", "fault", "sign", "what to do", "certainty", "source"), rows),
        ]
    return page(
        "# Modules",
        "Payment modules of shop systems in which faults are known. [PS932](rules/PS932.md) finds those that their user"
        " has to do something about, [PS931](rules/PS931.md) a module for another version of the system. If a fault was"
        " mended, or you know another: the table is `src/paysupport/diagnostics/modules.toml`, and each row names its"
        " source.",
        *sections,
    )


def _row(name: str) -> Row:
    return next(row for row in provider_rows() if row["name"] == name)


def _abilities(rows: Iterable[Row]) -> str:
    shown = ("read", *ABILITIES)
    return table(
        ("provider", *shown),
        ((f"`{row['name']}`", *("yes" if row[ability] else "-" for ability in shown)) for row in rows),
    )


def _tables() -> Iterator[tuple[str, Table]]:
    """All tables with the network or provider that they belong to."""
    for module in iter_modules(codes.__path__):
        table = getattr(import_module(f"{codes.__name__}.{module.name}"), "TABLE", None)
        if isinstance(table, Table):
            yield module.name, table
    for name in names():
        if (table := reader(name).reasons) is not None:
            yield name, table


def _entries(table: Table) -> Iterator[tuple[str, Entry, Reading]]:
    """Each code, exact message and advice code of a table, with its entry and the reading that it gives."""
    for code, found in table.codes.items():
        yield from ((f"`{code}`", entry, table.reading(entry, table.via)) for entry in _each(found))
    for message, entry in table.messages.items():
        yield f"“{message}”", entry, table.reading(entry, Via.MESSAGE)
    for code, entry in table.advice.items():
        yield f"advice `{code}`", entry, table.reading(entry, Via.ADVICE)


def _code_table(known: Table) -> str:
    rows = (
        (
            code,
            _readings(entry),
            _rule(entry.reason),
            "never again" if entry.final else "",
            reading.certainty.value,
            _in_force(entry),
            entry.source,
        )
        for code, entry, reading in _entries(known)
    )
    return table(("code", "reason, or else", "rule", "retry", "certainty", "in force", "source"), rows)


def _readings(entry: Entry) -> str:
    return ", ".join(f"`{reason}`" for reason in (entry.reason, *entry.others))


def _in_force(entry: Entry) -> str:
    return " to ".join(str(day) for day in (entry.since, entry.until) if day not in {date.min, date.max})


def _each(found: Entry | tuple[Entry, ...]) -> tuple[Entry, ...]:
    return found if isinstance(found, tuple) else (found,)


def _rule(reason: Reason) -> str:
    return next((f"[{rule.code}](../rules/{rule.code}.md)" for rule in rules() if reason in rule.reasons), "")


def _codes(values: Iterable[str]) -> str:
    return ", ".join(f"`{value}`" for value in sorted(values))


def _listed(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "generated")
