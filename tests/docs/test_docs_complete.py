"""What exists in the code is named in the documentation, and what the documentation points to exists."""

import re
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import paysupport
from paysupport import errors
from paysupport.adapters.registry import names, reader
from paysupport.cli.arguments import parser
from paysupport.cli.tables import ABILITIES
from paysupport.codes.table import Entry
from paysupport.diagnostics.catalogue import rules
from paysupport.diagnostics.rule import Rule
from paysupport.model import Reason
from paysupport.money import currencies
from paysupport.redaction import scan

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted({*ROOT.glob("*.md"), *DOCS.glob("*.md"), *DOCS.glob("decisions/*.md"), DOCS / "notebook.ipynb"})
READMES = [ROOT / "README.md", ROOT / "README.ru.md"]
UNFINISHED = re.compile(r"\b(TODO|TBD|FIXME|XXX|WIP|lorem ipsum|coming soon|to be written)\b", re.IGNORECASE)


def generator() -> ModuleType:
    spec = spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("generated")
    generator().write(home)
    return home


def commands() -> dict[str, ArgumentParser]:
    found = next(each for each in parser()._actions if isinstance(each, _SubParsersAction))
    return dict(found.choices)


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def codes_of_tables(page: Path) -> list[str]:
    """The code in the first cell of each row, which is the same in every language."""
    return re.findall(r"^\| (`[^|]*|\d) \|", page.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_has_a_page_with_what_it_tells_everybody(rule: Rule, generated: Path) -> None:
    page = (generated / "rules" / f"{rule.code}.md").read_text("utf-8")
    assert page.startswith(f"# {rule.code}: ")
    for text in (rule.title, rule.payer, rule.merchant, rule.agent, rule.refuted_by):
        assert text.en.replace("|", "\\|") in page
        assert text.ru.replace("|", "\\|") in page
    assert f"[{rule.code}]({rule.code}.md)" in (generated / "rules" / "index.md").read_text("utf-8")


@pytest.mark.parametrize("name", names())
def test_a_provider_has_a_page_with_its_abilities_and_sources(name: str, generated: Path) -> None:
    page = (generated / "providers" / f"{name}.md").read_text("utf-8")
    for part in ("## Abilities", "## Statuses"):
        assert part in page
    for part in ("## Codes", "Source, where a row names no other: "):
        assert (part in page) is (reader(name).reasons is not None), "crypto processors refuse nothing"
    assert not re.search(r"\| certain \|.*\| memory \|", page)
    assert f"| `{name}` |" in (generated / "matrix.md").read_text("utf-8")


def test_the_matrix_explains_each_ability(generated: Path) -> None:
    matrix = (generated / "matrix.md").read_text("utf-8")
    assert [ability for ability in ABILITIES if f"`{ability}`:" not in matrix] == []


def test_the_generated_tables_hold_all_reasons_and_all_withdrawn_currencies(generated: Path) -> None:
    reasons, withdrawn = ((generated / name).read_text("utf-8") for name in ("reasons.md", "currencies.md"))
    assert [reason for reason in Reason if f"| `{reason}` |" not in reasons] == []
    listed = {each.code for each in currencies().values() if f"\n| `{each.code}` |" in withdrawn}
    assert listed == {each.code for each in currencies().values() if each.until}


def test_contested_codes_are_listed_by_name_with_all_their_readings(generated: Path) -> None:
    page = (generated / "contested.md").read_text("utf-8")
    unsettled = [line for line in page.splitlines() if line.startswith(("| `", "| “", "| advice"))]
    assert [line for line in unsettled if "| certain |" in line and "`, `" not in line] == []
    for name in names():
        table = reader(name).reasons
        entries = table.codes.items() if table is not None else ()
        assert [
            code for code, each in entries if isinstance(each, Entry) and each.others and f"`{code}`" not in page
        ] == []
    assert "`F.0114`" not in page


def test_a_page_goes_when_its_rule_has_gone(tmp_path: Path) -> None:
    stale = tmp_path / "rules" / "PS000.md"
    stale.parent.mkdir()
    stale.write_text("# PS000")
    generator().write(tmp_path)
    assert not stale.exists()


def test_public_names_are_in_the_api_page() -> None:
    api = (DOCS / "api.md").read_text("utf-8")
    described = set(re.findall(r"auto(?:class|function):: (\w+)", api))
    assert set(paysupport.__all__) - described == set()


def test_errors_are_in_the_page_of_errors() -> None:
    described = set(re.findall(r"autoexception:: (\w+)", (DOCS / "errors.md").read_text("utf-8")))
    raised = {name for name, found in vars(errors).items() if isinstance(found, type)}
    assert described == raised


def test_commands_and_their_options_are_in_the_page_of_commands() -> None:
    page = (DOCS / "commands.md").read_text("utf-8")
    headings = {name for line in re.findall(r"^## (.*)$", page, re.MULTILINE) for name in line.split(", ")}
    assert set(commands()) - headings == set()
    options = {
        option
        for command in commands().values()
        for action in command._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }
    assert sorted(option for option in options if option not in page) == []


@pytest.mark.parametrize("readme", READMES, ids=lambda page: page.name)
def test_extras_and_commands_are_in_the_readme(readme: Path) -> None:
    text = readme.read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert [extra for extra in project["optional-dependencies"] if f"[{extra}]`" not in text] == []
    assert [name for name in commands() if not re.search(rf"`(paysupport )?{name}\b", text)] == []


def test_both_readmes_have_the_same_commands() -> None:
    english, russian = READMES
    assert len(blocks(english, "sh")) == 2
    assert blocks(english, "sh") == blocks(russian, "sh")
    assert codes_of_tables(english) == codes_of_tables(russian)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_finished_and_holds_no_card(page: Path) -> None:
    text = page.read_text("utf-8")
    assert UNFINISHED.findall(text) == []
    assert "card" not in scan(text).counts


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda page: page.name)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted(DOCS.glob("decisions/0*.md")), ids=lambda page: page.name)
def test_a_decision_is_one_page_with_context_and_consequences(page: Path) -> None:
    text = page.read_text("utf-8")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert text.startswith(f"# {page.name[:4]}: ")
    assert len(text.splitlines()) <= 25


def test_the_examples_of_the_documentation_are_among_the_tests() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert {"docs", "README.md", "README.ru.md"} <= set(project["tool"]["pytest"]["ini_options"]["testpaths"])
