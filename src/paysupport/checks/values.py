"""What is wrong with single values of a settings file."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from urllib.parse import urlsplit

from paysupport.diagnostics.hosts import host

_MODES = {"production": "live", "prod": "live", "sandbox": "test", "staging": "test", "demo": "test"}
_COUNTRY = 2


def wrong(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The key and the fault of each value that cannot be meant; empty ones are for the rules."""
    for key in ("notification_url", "return_url"):
        if isinstance(value := values.get(key), str) and value and (fault := _no_url(value.strip())):
            yield key, f"{key} is no URL: {fault}"
    for key in ("gateway_host", "checkout_host"):
        if isinstance(value := values.get(key), str) and value and (" " in value or host(value) is None):
            yield key, f"{key} is no host; write it as gateway.provider.example"
    mode = values.get("mode")
    if mode is not None and mode not in ("live", "test"):
        near = [_MODES.get(str(mode).lower(), ""), *get_close_matches(str(mode).lower(), ("live", "test"), 1)]
        meant = next(filter(None, near), None)
        yield "mode", f"mode is live or test{f'; did you mean {meant}?' if meant else ''}"
    country = values.get("country")
    if isinstance(country, str) and not (len(country) == _COUNTRY and country.isascii() and country.isalpha()):
        yield "country", "country is two letters, such as BY"


def _no_url(value: str) -> str | None:
    """Why a value is no URL; of the value no more than host and path is shown."""
    try:
        parts = urlsplit(value)
        name, _ = parts.hostname, parts.port
    except ValueError:
        return "it cannot be taken apart"
    if " " in value:
        return "there is a space in it"
    if parts.scheme not in {"http", "https"}:
        plain = not parts.scheme and "." in parts.path.split("/")[0]
        return f"write https://{parts.path}" if plain else "it begins with https://"
    return None if name else "it names no host"
