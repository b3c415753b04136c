"""What can be typed; nothing is imported but argparse."""

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable
from datetime import datetime

from paysupport import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_FORMATS = ("text", "json", "jsonl", "markdown", "html")
_AUDIENCES = ("payer", "merchant", "agent")
_REPORTS = ("text", "json", "junit", "sarif", "github", "markdown")
_LEVELS = ("error", "warning", "info")

Add = Callable[..., ArgumentParser]


class _Parser(ArgumentParser):
    """Usage errors quote what was typed, so they are redacted."""

    def error(self, message: str) -> "NoReturn":
        from paysupport.redaction import redact

        super().error(redact(message))


_EPILOG = """\
examples:
  paysupport diagnose payment.json                     a saved answer of a provider, or an evidence bundle
  paysupport diagnose - < failed.jsonl --summary       many, counted by cause
  paysupport diagnose --provider bepaid 1-310b0da80b   asks the provider; keys from PAYSUPPORT_BEPAID_...
  paysupport explain PS101                             what a finding means

exit codes: 0 nothing wrong, 1 something is, 2 usage or unreadable input, 3 could not look or cannot be told
"""


def parser() -> ArgumentParser:
    """The parser of all commands; the chosen one leaves the name of its module in `module`."""
    whole = _Parser(
        prog="paysupport",
        description="Why did this payment fail, where is the money, who has to do what, and what do we tell them?",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    whole.add_argument("-V", "--version", action="version", version=f"paysupport {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True).add_parser
    _diagnose(commands)
    _decode(commands)
    one = _add(commands, "explain", "the page of a rule, by code or name", "pages")
    one.add_argument("rule", metavar="CODE or NAME")
    for table in ("rules", "reasons", "providers", "explorers", "currencies"):
        _add(commands, table, f"all {table}", "tables").add_argument(
            "--format", choices=("text", "json"), default="text"
        )
    _check(commands)
    _connect(commands)
    masked = _add(commands, "redact", "stdin to stdout, with what must not leave masked", "masking")
    masked.add_argument("--personal", action="store_true", help="also e-mail, phone, names, addresses")
    shape = _add(
        commands,
        "schema",
        "JSON Schema of a diagnosis, a payment, an evidence bundle, or settings",
        "pages",
    )
    shape.add_argument("what", nargs="?", choices=("diagnosis", "payment", "evidence", "settings"), default="diagnosis")
    health = _add(commands, "doctor", "what is installed, configured, reachable", "doctor")
    _config(health)
    health.add_argument("--offline", action="store_true", help="ask no provider")
    fresh = _add(commands, "new", "a skeleton of a provider or a rule, with its tests", "skeletons")
    fresh.add_argument("kind", choices=("provider", "rule"))
    fresh.add_argument("name", help="acme, or insufficient-funds")
    fresh.add_argument("--code", help="code of a new rule, such as PS190")
    fresh.add_argument("--into", default=".", metavar="DIR", help="root of the source tree (default: here)")
    return whole


def _diagnose(commands: Add) -> None:
    one = _add(commands, "diagnose", "why a payment failed, and what to tell whom", "diagnosing")
    one.add_argument("source", nargs="*", metavar="SOURCE", help="file, - for stdin, or a reference with --provider")
    one.add_argument("--provider", metavar="NAME", help="whom to ask for references, or who sent the payload")
    one.add_argument("--invoice", metavar="FILE", help="what a crypto payment should be; SOURCE is its hash or link")
    one.add_argument("--account", metavar="NAME", help="which account of the configuration file")
    one.add_argument("--since", type=_time, metavar="TIME", help="all payments from this time on")
    one.add_argument("--until", type=_time, metavar="TIME", help="... and before this time")
    one.add_argument("--status", metavar="STATUS", help="only payments in this status, such as failed")
    one.add_argument("--format", choices=_FORMATS, default="text")
    one.add_argument("--summary", action="store_true", help="causes, parties, counts and money instead of each case")
    one.add_argument("--lang", type=_languages, default=("en", "ru"), metavar="en,ru", help="labels are in the first")
    one.add_argument("--audience", type=_audiences, default=_AUDIENCES, metavar="agent,merchant,payer")
    one.add_argument("--now", type=_time, metavar="TIME", help="ISO 8601 with zone, so that answers can be repeated")
    _config(one)
    _own(one)


def _decode(commands: Add) -> None:
    one = _add(commands, "decode", "what a code or message means, without a payment", "decoding")
    one.add_argument("--provider", metavar="NAME")
    one.add_argument("--code", help="the provider's code; without --provider the network's")
    one.add_argument("--network", metavar="NAME", help="visa, mastercard ...")
    one.add_argument("--network-code", metavar="CODE")
    one.add_argument("--advice", metavar="CODE", help="the network's advice code")
    one.add_argument("--region", metavar="NAME", help="of the merchant's acquirer: europe, cemea, us ... or a country")
    one.add_argument("--message", help="the wording")
    one.add_argument("--at", type=_time, metavar="TIME", help="the time of the attempt")
    one.add_argument("--input", metavar="FILE.csv", help="many: CSV to CSV; - for stdin")
    one.add_argument("--format", choices=("text", "json"), default="text")
    one.add_argument("--lang", type=_languages, default=("en",), metavar="en,ru")
    one.add_argument("--codes", metavar="FILE.csv", help="your own table of codes, laid over ours")


def _check(commands: Add) -> None:
    one = _add(commands, "check", "a merchant's integration, for CI: settings first, then probes", "checking")
    one.add_argument("config", nargs="?", metavar="CONFIG.toml", help="the settings of the integration")
    one.add_argument("--offline", action="store_true", help="the settings alone; nobody is asked")
    one.add_argument("--make-key", metavar="FILE.pem", help="a key pair to sign test notifications with, and end")
    one.add_argument("--format", choices=_REPORTS, default="text")
    one.add_argument("--fail-on", type=_levels, default=_LEVELS[:2], metavar="error,warning", help="or info, or none")
    one.add_argument("--baseline", metavar="FILE", help="findings that are known already")
    one.add_argument("--write-baseline", metavar="FILE", help="write the findings of today there, and end with 0")
    one.add_argument("--lang", type=_languages, default=("en",), metavar="en", help="of the texts: en or ru")
    one.add_argument("--now", type=_time, metavar="TIME", help="ISO 8601 with zone, so that answers can be repeated")


def _connect(commands: Add) -> None:
    one = _add(commands, "connect", "how to connect a shop to a provider, or to change providers", "connecting")
    one.add_argument("--provider", metavar="NAME", help="bepaid, stripe ...")
    one.add_argument("--module", dest="wiring", metavar="NAME", help="ready module or platform: woocommerce, tilda ...")
    one.add_argument("--version", metavar="VERSION", help="of the module, such as 3.1.2")
    one.add_argument("--cms-version", metavar="VERSION", help="of the shop system")
    one.add_argument("--own-code", metavar="LANGUAGE", help="requests with examples: curl, python, php, javascript")
    one.add_argument("--config", metavar="CONFIG.toml", help="the settings so far; what is right in them is ticked")
    one.add_argument("--from", dest="old", metavar="OLD", help="with --to: what differs between two providers")
    one.add_argument("--to", dest="new", metavar="NEW")
    one.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    one.add_argument("--lang", type=_languages, metavar="en,ru", help="of the texts (default: en; both in JSON)")
    one.add_argument("--now", type=_time, metavar="TIME", help="ISO 8601 with zone, so that answers can be repeated")


def _add(commands: Add, name: str, text: str, module: str) -> ArgumentParser:
    one = commands(name, help=text, description=text[0].upper() + text[1:] + ".")
    one.set_defaults(command=name, module=module)
    return one


def _config(one: ArgumentParser) -> None:
    one.add_argument("--config", metavar="FILE.toml", help="providers and accounts; else PAYSUPPORT_<PROVIDER>_<KEY>")


def _own(one: ArgumentParser) -> None:
    one.add_argument("--codes", metavar="FILE.csv", help="your own table of codes, laid over ours")
    one.add_argument("--texts", metavar="FILE.toml", help="your own sentences: [ru] and below it PS101.payer = ...")


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no time in ISO 8601, such as 2026-11-20T18:30:00+03:00") from None
    if time.tzinfo is None:
        raise ArgumentTypeError(f"{text!r} has no time zone; add Z or +03:00")
    return time


def _languages(text: str) -> tuple[str, ...]:
    languages = tuple(dict.fromkeys(part.strip().lower().split("-")[0] for part in text.split(",") if part.strip()))
    if not languages or not all(part.isalpha() and len(part) in {2, 3} for part in languages):
        raise ArgumentTypeError(f"{text!r} is no list of languages, such as en,ru")
    return languages


def _audiences(text: str) -> tuple[str, ...]:
    audiences = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if not audiences or not set(audiences) <= set(_AUDIENCES):
        raise ArgumentTypeError(f"{text!r} is no list of {', '.join(_AUDIENCES)}")
    return audiences


def _levels(text: str) -> tuple[str, ...]:
    levels = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if levels == ("none",):
        return ()
    if not levels or not set(levels) <= set(_LEVELS):
        raise ArgumentTypeError(f"{text!r} is no list of {', '.join(_LEVELS)}, or none")
    return levels
