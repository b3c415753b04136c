"""A request as a line of the shell, or as a few lines of a programming language; keys come from the environment."""

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import unquote_plus

from paysupport.connecting.guide import Call, Credentials


def snippet(language: str, call: Call, url: str, credentials: Credentials) -> str:
    """The request in one of `LANGUAGES`; where the payer's browser has to send it, a form in HTML."""
    return _form(call, url) if call.name == "redirect" else _WRITERS[language](call, url, credentials)


class _Header(NamedTuple):
    """A header: a text, and after it the value of a variable of the environment."""

    name: str
    text: str
    variable: str = ""

    def written(self, variable: str, plus: str = " + ") -> str:
        """The value as an expression, with `variable` for how the language reads one."""
        parts = (json.dumps(self.text) if self.text else "", variable.format(self.variable) if self.variable else "")
        return plus.join(filter(None, parts))


def _headers(call: Call, by: Credentials) -> list[_Header]:
    found = [_Header(name, text) for name, text in call.headers.items()]
    if call.body is not None:
        found.insert(0, _Header("Content-Type", _FORM if call.form else "application/json"))
    if by.kind == "bearer":
        found.append(_Header("Authorization", "Bearer ", by.key))
    elif by.kind == "header":
        found.append(_Header(by.header, "", by.key))
    return found


def _curl(call: Call, url: str, by: Credentials) -> str:
    parts = [f"curl -X {call.method} '{url}'"]
    if by.kind == "basic":
        parts.append(f'-u "${by.user}:${by.key}"')
    for name, text, variable in _headers(call, by):
        parts.append(f'-H "{name}: {text}{f"${variable}" if variable else ""}"')
    if call.body is not None:
        parts.append(f"-d '{_one_line(call)}'")
    return " \\\n  ".join(parts)


def _python(call: Call, url: str, by: Credentials) -> str:
    lines = ["import os", "", "import httpx", "", "answer = httpx.request(", f'    "{call.method}",', f'    "{url}",']
    if by.kind == "basic":
        lines.append(f'    auth=(os.environ["{by.user}"], os.environ["{by.key}"]),')
    if headers := [f'"{each.name}": {each.written(_IN_PYTHON)}' for each in _headers(call, by)]:
        lines.append(f"    headers={{{', '.join(headers)}}},")
    if call.body is not None:
        lines.append(f"    content='''{_one_line(call)}''',")
    return "\n".join([*lines, "    timeout=30,", ")", "answer.raise_for_status()"])


def _php(call: Call, url: str, by: Credentials) -> str:
    lines = [
        f"$request = curl_init('{url}');",
        "curl_setopt_array($request, [",
        "    CURLOPT_RETURNTRANSFER => true,",
        f"    CURLOPT_CUSTOMREQUEST => '{call.method}',",
    ]
    if by.kind == "basic":
        lines.append(f"    CURLOPT_USERPWD => getenv('{by.user}') . ':' . getenv('{by.key}'),")
    if headers := [f"'{each.name}: ' . {each.written(_IN_PHP, ' . ')}" for each in _headers(call, by)]:
        lines.append(f"    CURLOPT_HTTPHEADER => [{', '.join(headers)}],")
    if call.body is not None:
        lines.append(f"    CURLOPT_POSTFIELDS => '{_one_line(call)}',")
    return "\n".join([*lines, "]);", "$answer = curl_exec($request);"])


def _javascript(call: Call, url: str, by: Credentials) -> str:
    headers = [f'"{each.name}": {each.written(_IN_JAVASCRIPT)}' for each in _headers(call, by)]
    if by.kind == "basic":
        both = f'process.env.{by.user} + ":" + process.env.{by.key}'
        headers.append(f'"Authorization": "Basic " + Buffer.from({both}).toString("base64")')
    lines = [f'const answer = await fetch("{url}", {{', f'  method: "{call.method}",']
    if headers:
        lines.append(f"  headers: {{{', '.join(headers)}}},")
    if call.body is not None:
        lines.append(f"  body: `{_one_line(call)}`,")
    return "\n".join([*lines, "});"])


def _form(call: Call, url: str) -> str:
    fields = (line.partition("=") for line in (call.body or "").split())
    inputs = [f'  <input type="hidden" name="{name}" value="{unquote_plus(value)}">' for name, _, value in fields]
    return "\n".join([f'<form method="{call.method}" action="{url}">', *inputs, "  <button>Pay</button>", "</form>"])


def _one_line(call: Call) -> str:
    """The example body: a form as it is sent, JSON without its line breaks."""
    body = (call.body or "").strip()
    return "&".join(body.split()) if call.form else " ".join(line.strip() for line in body.splitlines())


_FORM = "application/x-www-form-urlencoded"
_IN_PYTHON, _IN_PHP, _IN_JAVASCRIPT = 'os.environ["{}"]', "getenv('{}')", "process.env.{}"
_WRITERS: Mapping[str, Callable[[Call, str, Credentials], str]] = {
    "curl": _curl,
    "python": _python,
    "php": _php,
    "javascript": _javascript,
}
LANGUAGES = tuple(_WRITERS)
"""The languages in which requests are shown."""
