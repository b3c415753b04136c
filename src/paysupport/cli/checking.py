"""`paysupport check`."""

import os
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from pydantic_core import from_json

from paysupport.checks.config import Checked, read
from paysupport.checks.running import Report, check
from paysupport.cli import OK, UNKNOWN, WRONG, complain
from paysupport.cli.files import text_of
from paysupport.errors import ConfigurationError
from paysupport.formats.json import dumps
from paysupport.formats.reports import render
from paysupport.model import Level, Order, Probe, Status


def run(options: Namespace) -> int:
    """Check one integration and print the report; where nothing at all could be tried without `--offline`: 3."""
    if options.make_key:
        return _make_key(Path(options.make_key))
    if options.config is None:
        raise ConfigurationError("nothing to check: give the file of the settings, CONFIG.toml")
    path = Path(options.config)
    checked = read(text_of(path), os.environ, options.config)
    now = options.now or datetime.now(UTC)
    tried = None if options.offline else _tried(checked, now)
    report = check(checked.settings, now=now, probes=tried, fail_on=map(Level, options.fail_on))
    report = report.of_file(options.config, checked.lines, checked.unset)
    if options.write_baseline:
        Path(options.write_baseline).write_text(_baseline(report), "utf-8")
        return OK
    if baseline := options.baseline or _beside(path, checked):
        report = report.without(_known(Path(baseline)))
    print(render(report, options.format, options.lang[0]))
    if options.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        from paysupport.formats import github

        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(github.summary(report, options.lang[0]))
    if report.failed:
        return WRONG
    if tried is None or any(each.unchecked is None for each in tried):
        return OK
    complain(f"nothing could be tried: {tried[0].unchecked}; --offline checks the settings alone")
    return UNKNOWN


def _tried(checked: Checked, now: datetime) -> tuple[Probe, ...]:
    from paysupport.checks.probing import Shop, probes
    from paysupport.transport.guard import GuardedTransport

    trial = checked.order
    order = None
    if trial.id is not None:
        known = {"id": trial.id, "amount": trial.amount, "currency": trial.currency or checked.settings.currency}
        order = Order.model_validate({**known, "status": Status.PENDING})
    shop = Shop(order=order, order_url=trial.url)
    flow = probes(checked.settings, checked.provider(), now, live=checked.live, shop=shop)
    return GuardedTransport(checked.allow).call(flow)


def _make_key(path: Path) -> int:
    """A key pair to imitate a provider whose notifications only it can sign: the private part goes into the file."""
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
    except ImportError:
        raise ConfigurationError("for this the extra is needed: pip install 'paysupport[webhooks]'") from None
    key = generate_private_key(public_exponent=65537, key_size=2048)
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    try:
        with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be written: {error.strerror}") from None
    complain(f"the private part is in {path}: name it by signing_key_env; give the staging shop this public part")
    print(key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo).decode(), end="")
    return OK


def _beside(path: Path, checked: Checked) -> str | None:
    """The baseline that the file names, from where the file is."""
    return str(path.parent / checked.baseline) if checked.baseline else None


def _baseline(report: Report) -> str:
    known = [
        {"fingerprint": each.fingerprint, "code": each.code, "title": each.title("en")} for each in report.findings
    ]
    return dumps({"schema": 1, "findings": known}, indent=2) + "\n"


def _known(path: Path) -> list[str]:
    try:
        document: Any = from_json(text_of(path))
        return [str(cast("dict[str, Any]", each)["fingerprint"]) for each in document["findings"]]
    except (ValueError, TypeError, KeyError):
        raise ConfigurationError(f"{path}: no baseline; write one with --write-baseline {path}") from None
