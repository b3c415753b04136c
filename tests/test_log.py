import json
import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest
import structlog

from paysupport import log


@pytest.fixture
def heard() -> Iterator[list[str]]:
    messages: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    ear = Ear()
    log.LOGGER.addHandler(ear)
    log.LOGGER.setLevel(logging.DEBUG)
    yield messages
    log.LOGGER.removeHandler(ear)
    log.LOGGER.setLevel(logging.NOTSET)


def test_an_event_is_one_line_of_json_without_control_characters(heard: list[str]) -> None:
    log.debug("request", host="evil\x1b[31m\n\u202e.example", status=200)
    (line,) = heard
    assert json.loads(line) == {"event": "request", "host": "evil\x1b[31m\n\u202e.example", "status": 200}
    assert line.isascii()
    assert line.isprintable()


def test_the_hosts_structlog_configuration_has_no_say(heard: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[object] = []

    def spy(_: object, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
        seen.append(event)
        return event

    structlog.configure(processors=[spy, structlog.processors.KeyValueRenderer()])
    try:
        log.debug("request", status=503)
    finally:
        structlog.reset_defaults()
    assert heard == ['{"status": 503, "event": "request"}']
    assert not seen
    assert not any(capsys.readouterr())


def test_silent_and_unloaded_while_nobody_listens() -> None:
    script = (
        "import sys, logging; from paysupport import log; log.debug('request', status=1); "
        "log.LOGGER.error('never shown'); assert 'structlog' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"", b"")
