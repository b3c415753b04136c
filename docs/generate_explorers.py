"""The pages of explorers: one table of them all, and a page for each module."""

from collections.abc import Mapping
from importlib import import_module
from inspect import cleandoc

from generate_markdown import page, table, toctree

from paysupport.adapters.contracts import Explorer
from paysupport.adapters.registry import explorers
from paysupport.chain.networks import NETWORKS
from paysupport.cli.tables import explorer_rows

_HOME = "paysupport.adapters.explorers"


def explorer_index() -> str:
    """All explorers: what they can do, and of which networks they speak."""
    kinds = explorers()
    abilities = (
        (
            f"[`{row['name']}`]({_page_of(kinds[str(row['name'])])}.md)",
            str(row["title"]),
            "yes" if row["received"] else "-",
            str(row["checked_against"] or "the documents only"),
        )
        for row in explorer_rows()
    )
    speaks = (
        (f"`{network}`", *(_speaks(kind, network) for kind in kinds.values()))
        for network in NETWORKS
        if any(network in kind.networks for kind in kinds.values())
    )
    return page(
        "# Explorers and nodes",
        "All of them read saved answers without a key, and look a transaction up. `received`: they also tell what an"
        " address received. Which real software the tests hold them against stands in the last column; the others are"
        " held to the shapes of their documents.",
        table(("explorer", "", "received", "checked against"), abilities),
        "## Networks",
        "`open`: the usual host answers anybody, and is asked where nothing is configured · `host`: there is a usual"
        " host, which wants a key or is your own machine · `base`: only with an address that you give.",
        table(("network", *(f"`{name}`" for name in kinds)), speaks),
        toctree(explorer_pages()),
    )


def _speaks(kind: type[Explorer], network: str) -> str:
    if network not in kind.networks:
        return ""
    return "open" if network in kind.public else "host" if kind.hosts.get(network) else "base"


def _page_of(kind: type[Explorer]) -> str:
    return kind.__module__.removeprefix(f"{_HOME}.").partition(".")[0]


def explorer_pages() -> Mapping[str, str]:
    """The docstring of each module, by the module's name."""
    pages = {_page_of(kind) for kind in explorers().values()}
    return {each: cleandoc(import_module(f"{_HOME}.{each}").__doc__ or "") for each in sorted(pages)}
