"""What a host knows better: its own codes and its own wording, from files."""

import tomllib
from argparse import Namespace
from pathlib import Path
from typing import cast

from paysupport.codes.own import OwnCodes
from paysupport.diagnostics.texts import Overrides
from paysupport.errors import ConfigurationError, InputError


def codes(options: Namespace) -> OwnCodes | None:
    """The table of `--codes`.

    Raises:
        ConfigurationError: it cannot be read; names the row.
    """
    if not options.codes:
        return None
    try:
        return OwnCodes.of_csv(_text(options.codes).splitlines(keepends=True))
    except InputError as error:
        raise ConfigurationError(f"{options.codes}: {error}") from None


def texts(options: Namespace) -> Overrides | None:
    """The sentences of `--texts`, by language and key.

    Raises:
        ConfigurationError: it is no TOML, or holds something else than sentences below languages.
    """
    if not options.texts:
        return None
    try:
        document = tomllib.loads(_text(options.texts))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{options.texts}: not TOML: {error}") from None
    return {lang: dict(_sentences(found, lang, options.texts)) for lang, found in document.items()}


def _sentences(found: object, place: str, name: str) -> list[tuple[str, str]]:
    """`PS101.payer = "..."` is a table below a table in TOML; with quotes around the key it is not. Both are meant."""
    if not isinstance(found, dict):
        raise ConfigurationError(f'{name}: expected sentences below [{place}], such as PS101.payer = "..."')
    sentences: list[tuple[str, str]] = []
    for key, value in cast("dict[str, object]", found).items():
        if isinstance(value, str):
            sentences.append((key, value))
        else:
            sentences += [(f"{key}.{inner}", said) for inner, said in _sentences(value, f"{place}.{key}", name)]
    return sentences


def _text(name: str) -> str:
    try:
        return Path(name).read_text("utf-8-sig")
    except OSError as error:
        raise ConfigurationError(f"{name}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{name}: not UTF-8 text") from None
