"""The notebook runs as it stands, and shows what its text says."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


def shown() -> Iterator[Any]:
    """What each cell that ends with an expression shows."""
    names: dict[str, Any] = {}
    for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            *lines, last = ast.parse("".join(cell["source"])).body
            exec(compile(ast.Module(lines, []), "cell", "exec"), names)  # noqa: S102 - the project's own notebook
            if isinstance(last, ast.Expr):
                yield eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 - as above
            else:
                exec(compile(ast.Module([last], []), "cell", "exec"), names)  # noqa: S102 - as above


def test_the_notebook_runs_and_shows_what_its_text_says() -> None:
    listed, counted, drawn, asked, dossier = shown()
    assert [title is None for _, _, title in listed] == [False, False, False, False, True, True]
    assert counted[0] == ("acquirer", 2, "2190.00 BYN")
    assert "1,200.00" in drawn._repr_html_()
    assert "Z.9999" in asked
    assert "Payment id: 1-05" in dossier


def test_the_notebook_is_stored_without_output() -> None:
    stored = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    assert [cell for cell in stored if cell.get("outputs")] == []
