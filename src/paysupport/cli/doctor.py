"""`paysupport doctor`: what is installed, configured and reachable."""

import os
import platform
from argparse import Namespace
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from paysupport import __version__
from paysupport.adapters import registry
from paysupport.adapters.contracts import Provider
from paysupport.adapters.registry import names
from paysupport.cli import OK, UNKNOWN, USAGE
from paysupport.cli.configuration import from_environment, from_file
from paysupport.diagnostics import catalogue
from paysupport.diagnostics.catalogue import rules
from paysupport.errors import ConfigurationError, NotKnown, Unavailable, Unsupported
from paysupport.money import currencies
from paysupport.redaction import redact

if TYPE_CHECKING:
    from paysupport.client import Client

_LIBRARIES = ("babel", "httpx", "jiter", "pydantic", "structlog", "tenacity")
_EXTRAS = {"cryptography": "webhooks", "rich": "terminal", "httpx-aiohttp": "fast"}
_NOBODY = "paysupport-doctor"


def run(options: Namespace) -> int:
    """Print one line for each thing that was looked at."""
    print(f"paysupport {__version__}, Python {platform.python_version()}")
    for name in _LIBRARIES:
        print(f"  {name} {version(name)}")
    for name, extra in _EXTRAS.items():
        print(f"  {name} {_version(name) or f'is not installed: pip install paysupport[{extra}]'}")
    print(f"{len(rules())} rules, {len(currencies())} currencies, providers: {', '.join(names())}")
    for fault in (*registry.broken(), *catalogue.broken()):
        print(f"  {fault}")
    configured = from_file(Path(options.config)) if options.config else from_environment(os.environ)
    if not configured:
        print("no provider is configured: set PAYSUPPORT_<PROVIDER>_<KEY>, or give --config FILE.toml")
        return OK
    codes = [_report(each, line) for each, line in _reached(configured, offline=options.offline)]
    return max(codes, key=(OK, UNKNOWN, USAGE).index)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _report(provider: Provider, outcome: tuple[int, str]) -> int:
    code, said = outcome
    print(redact(f"{provider.name}{f' ({provider.account})' if provider.account else ''}: {said}"))
    return code


def _reached(configured: tuple[Provider, ...], *, offline: bool) -> Iterator[tuple[Provider, tuple[int, str]]]:
    if offline:
        yield from ((provider, (OK, "configured")) for provider in configured)
        return
    from paysupport.client import Client

    for provider in configured:
        with Client([provider], deadline=10) as client:
            yield provider, _outcome(client, provider)


def _outcome(client: "Client", provider: Provider) -> tuple[int, str]:
    try:
        client.gather(_NOBODY, provider=provider.name)
    except NotKnown:
        return OK, "reachable, the keys are accepted"
    except Unsupported:
        return OK, "configured; has no look-up to try the keys with"
    except Unavailable as error:
        return UNKNOWN, f"could not look: {error}"
    except ConfigurationError as error:
        return USAGE, str(error)
    return OK, "reachable, the keys are accepted"
