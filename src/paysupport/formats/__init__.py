"""A diagnosis as text, JSON, Markdown or HTML. Pure: a string comes back, nothing is printed."""

from collections.abc import Sequence
from importlib import import_module

from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.errors import ConfigurationError
from paysupport.model import Audience

FORMATS = ("text", "json", "jsonl", "markdown", "html")
LANGUAGES = ("en", "ru")
AUDIENCES = tuple(Audience)


def render(
    diagnosis: Diagnosis,
    form: str = "text",
    *,
    langs: Sequence[str] = LANGUAGES,
    audiences: Sequence[Audience] = AUDIENCES,
) -> str:
    """Write a diagnosis for people or programs.

    Args:
        diagnosis: what to write.
        form: text, json, jsonl, markdown or html.
        langs: languages of the texts; labels are in the first.
        audiences: whose texts to show; for the payer alone nothing else than status, amount and text is shown.

    Raises:
        ConfigurationError: no such format.
    """
    if form not in FORMATS:
        raise ConfigurationError(f"no format {form!r}; there are: {', '.join(FORMATS)}")
    module = import_module(f"{__name__}.{form.removesuffix('l') if form == 'jsonl' else form}")
    written: str = module.write(
        diagnosis, tuple(langs), tuple(audiences), **({"lines": True} if form == "jsonl" else {})
    )
    return written
