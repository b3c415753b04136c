"""`paysupport explain` and `paysupport schema`."""

from argparse import Namespace
from collections.abc import Mapping

from pydantic import TypeAdapter
from pydantic_core import to_json

from paysupport.cli import OK
from paysupport.cli.terminal import show
from paysupport.diagnostics.catalogue import explain
from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.model import Evidence, Model, Payment, Settings

_GIVEN: Mapping[str, type[Model]] = {"payment": Payment, "evidence": Evidence, "settings": Settings}


def run(options: Namespace) -> int:
    """Print a page or a schema."""
    if options.command == "explain":
        show(explain(options.rule))
    else:
        print(to_json(schema(options.what), indent=2).decode())
    return OK


def schema(what: str) -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a diagnosis, a payment, an evidence bundle or settings."""
    if what != "diagnosis":
        return _GIVEN[what].model_json_schema(mode="validation")
    whole = TypeAdapter(Diagnosis).json_schema(mode="serialization")
    definitions = whole["$defs"]
    return {**definitions.pop(whole["$ref"].rpartition("/")[2]), "$defs": definitions}
