"""`paysupport new`: the first files of a provider or a rule, in a checkout or as a package of its own."""

import re
import sys
from argparse import Namespace
from collections.abc import Mapping
from keyword import iskeyword
from pathlib import Path
from string import Template

from paysupport.adapters.registry import names
from paysupport.cli import OK
from paysupport.diagnostics.catalogue import rules
from paysupport.errors import ConfigurationError

Files = Mapping[str, str]
"""Path below the root to the template that is written there."""

FOLDERS = {
    "1": ("payer", "AUTHORISATION", "Party.PAYER"),
    "2": ("acquirer", "AUTHORISATION", "Party.ACQUIRER"),
    "3": ("merchant", "REQUEST", "Party.MERCHANT"),
    "4": ("provider", "REQUEST", "Party.PROVIDER"),
    "6": ("money", "SETTLEMENT", "Party.PROVIDER"),
    "9": ("settings", "CONFIGURATION", "Party.MERCHANT"),
}
"""First digit of a rule's code to its folder, the usual stage and the usual party."""

_TEMPLATES = Path(__file__).with_name("templates")


def run(options: Namespace) -> int:
    """Write the files and print their paths."""
    root = Path(options.into)
    inside = (root / "src" / "paysupport").is_dir()
    files, facts = (_provider if options.kind == "provider" else _rule)(options.name, options.code, inside=inside)
    if not inside:
        root /= facts["distribution"]
    for path in _write(root, files, facts):
        print(path, flush=True)
    if not inside:
        print(f"next: pip install -e '{root}[test]', then run pytest in {root}", file=sys.stderr)
    return OK


def _provider(name: str, code: str | None, *, inside: bool) -> tuple[Files, Mapping[str, str]]:
    if code is not None:
        raise ConfigurationError("--code is for rules")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or iskeyword(name):
        raise ConfigurationError(f"{name!r} is no name for a provider: use small letters, digits and _, such as acme")
    if name in names():
        raise ConfigurationError(f"there is a provider {name!r} already")
    class_name = "".join(part.capitalize() for part in name.split("_"))
    module = f"paysupport.adapters.providers.{name}" if inside else f"paysupport_{name}"
    line = f"from {module} import {class_name}\n"
    facts = {
        "name": name,
        "Name": class_name,
        "title": name.replace("_", " ").title(),
        "first": line if inside else "",
        "last": "" if inside else line,
        "module": module,
        **_packaging(name, "providers", f'{name} = "{module}:{class_name}"', f"{class_name} for paysupport"),
    }
    tests = "tests/adapters" if inside else "tests"
    return {
        _source(module, inside=inside): "provider.py",
        f"{tests}/test_{name}.py": "test_provider.py",
        f"{tests}/payloads/{name}/declined.json": "declined.json",
        **_project(inside=inside),
    }, facts


def _rule(name: str, code: str | None, *, inside: bool) -> tuple[Files, Mapping[str, str]]:
    stem = name.replace("-", "_")
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) or iskeyword(stem):
        raise ConfigurationError(f"{name!r} is no name for a rule: say the fault, such as insufficient-coins")
    if code is None or not re.fullmatch(r"PS[0-9]{3}", code) or code[2] not in FOLDERS:
        kinds = ", ".join(f"PS{digit}xx {folder}" for digit, (folder, *_) in FOLDERS.items())
        raise ConfigurationError(f"a rule needs --code with PS and three digits: {kinds}")
    for rule in rules():
        if code == rule.code or name == rule.name:
            raise ConfigurationError(f"there is a rule {rule.code} {rule.name} already")
    folder, stage, responsible = FOLDERS[code[2]]
    module = f"paysupport.diagnostics.rules.{folder}.{stem}" if inside else f"paysupport_{stem}"
    facts = {
        "rule": name,
        "Name": "".join(part.capitalize() for part in name.split("-")),
        "title": name.replace("-", " ").capitalize(),
        "module": module,
        "code": code,
        "stage": stage,
        "responsible": responsible,
        **_packaging(stem, "rules", f'{name} = "{module}"', f"{code} {name} for paysupport"),
    }
    return {
        _source(module, inside=inside): "rule.py",
        f"tests/rules/{code}.json": "bundles.json",
        **({} if inside else {f"tests/test_{stem}.py": "test_rule.py"}),
        **_project(inside=inside),
    }, facts


def _packaging(name: str, kind: str, entry: str, description: str) -> Mapping[str, str]:
    return {
        "distribution": f"paysupport-{name.replace('_', '-')}",
        "group": f"paysupport.{kind}",
        "entry": entry,
        "description": description,
    }


def _source(module: str, *, inside: bool) -> str:
    return f"src/{module.replace('.', '/')}.py" if inside else f"src/{module}/__init__.py"


def _project(*, inside: bool) -> Files:
    return {} if inside else {"pyproject.toml": "pyproject.toml"}


def _write(root: Path, files: Files, facts: Mapping[str, str]) -> list[Path]:
    """Write all files; none where one of them exists already."""
    made = {
        root / path: Template(_TEMPLATES.joinpath(f"{name}.txt").read_text("utf-8")) for path, name in files.items()
    }
    if there := [str(path) for path in made if path.exists()]:
        raise ConfigurationError(f"nothing is overwritten, and these exist already: {', '.join(there)}")
    for path, template in made.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(template.substitute(facts))
        except OSError as error:
            raise ConfigurationError(f"{path}: cannot be written: {error.strerror}") from None
    return list(made)
