"""`paysupport connect`: the steps to a working integration, or what changes with the provider."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from paysupport.checks.config import Checked, read
from paysupport.cli import OK, WRONG
from paysupport.cli.files import text_of
from paysupport.connecting.guide import guide, names
from paysupport.connecting.plan import connect
from paysupport.connecting.snippets import LANGUAGES
from paysupport.connecting.switching import switch
from paysupport.connecting.wire import change_json, plan_json
from paysupport.connecting.writing import change_page, plan_page
from paysupport.errors import ConfigurationError
from paysupport.formats.json import dumps
from paysupport.model import Settings

_USAGE = (
    "choose a provider: --provider NAME with --module NAME or --own-code LANGUAGE, --config CONFIG.toml, or"
    " --from OLD --to NEW"
)
_OWN_CODE = "own code"


def run(options: Namespace) -> int:
    """Print the guide; 1 while something in it is missing."""
    if options.old or options.new:
        return _change(options)
    checked = _configured(options)
    if not (options.provider or checked.settings.provider):
        _choose(options)
    module = options.wiring or (None if options.own_code else _module_in(checked.settings))
    plan = connect(
        options.provider or str(checked.settings.provider),
        module=module,
        version=options.version,
        cms_version=options.cms_version,
        language=options.own_code,
        settings=checked.settings if options.config else None,
        keys=checked.keys,
        unset=checked.unset,
        now=options.now,
    )
    if options.format == "json":
        print(dumps(plan_json(plan, options.lang or ("en", "ru")), indent=2))
    else:
        print(plan_page(plan, options.format, options.lang or ("en",)))
    return OK if plan.ready else WRONG


def _change(options: Namespace) -> int:
    if not (options.old and options.new):
        raise ConfigurationError("--from OLD and --to NEW belong together")
    change = switch(options.old, options.new)
    if options.format == "json":
        print(dumps(change_json(change, options.lang or ("en", "ru")), indent=2))
    else:
        print(change_page(change, options.format, options.lang or ("en",)))
    return OK


def _configured(options: Namespace) -> Checked:
    if not options.config:
        return Checked(settings=Settings())
    return read(text_of(Path(options.config)), os.environ, options.config)


def _module_in(settings: Settings) -> str | None:
    """The shop system that the settings name, else their module."""
    return (settings.module.cms or settings.module.name) if settings.module else None


def _choose(options: Namespace) -> None:
    """Ask for what was not given, if somebody is there to answer."""
    if not sys.stdin.isatty():
        raise ConfigurationError(_USAGE)
    options.provider = _asked("provider", names())
    if not (options.wiring or options.own_code):
        modules = [each.name for each in guide(options.provider).wirings]
        chosen = _asked("integration", [*modules, _OWN_CODE])
        options.wiring = None if chosen == _OWN_CODE else chosen
        options.own_code = _asked("language", LANGUAGES) if chosen == _OWN_CODE else None


def _asked(what: str, choices: Sequence[str]) -> str:
    """One of the choices, by its number or name; the question goes to stderr, so that stdout is the guide alone.

    Raises:
        ConfigurationError: nothing was answered, or nothing that was offered.
    """
    for number, choice in enumerate(choices, 1):
        print(f"{number:3}. {choice}", file=sys.stderr)
    print(f"{what}: ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline().strip()
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(choices):
        return choices[int(answer) - 1]
    if answer in choices:
        return answer
    raise ConfigurationError(f"no {what} {answer!r} was offered")
