"""The line on stderr while one waits."""

import io
import sys
from collections.abc import Iterator

import pytest

from paysupport.cli import complain
from paysupport.cli.progress import watched


class Terminal(io.StringIO):
    """What a terminal was sent."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("paysupport.cli.progress.monotonic", lambda: now[0])
    return now


def taken(clock: list[float], count: int, pause: float) -> list[int]:
    def slow() -> Iterator[int]:
        for number in range(count):
            clock[0] += pause
            yield number

    return list(watched(slow(), "asking acme"))


def test_while_one_waits_the_number_so_far_is_shown_and_wiped_in_the_end(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert taken(clock, 2, 1.0) == [0, 1]
    shown = terminal.getvalue().split("\r")
    assert shown[1:4] == [f"paysupport: asking acme ({count}) ..." for count in range(3)]
    assert shown[-2].strip() == ""
    assert len(shown[-2]) >= len(shown[3])
    assert shown[-1] == ""


def test_many_in_a_short_time_are_not_shown_one_by_one(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert len(taken(clock, 1000, 0.001)) == 1000
    assert 5 < terminal.getvalue().count("asking") < 15


def test_the_line_makes_way_for_what_is_printed(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(sys, "stdout", terminal)
    for number in watched(iter([1, 2, 3]), "reading"):
        clock[0] += number == 1
        sys.stdout.write(f"{number}\n")
    lines = ["".join(line.split("\r")[-1:]) for line in terminal.getvalue().split("\n")]
    assert lines[:3] == ["1", "2", "3"]


def test_a_complaint_is_written_over_it(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    for _ in watched(iter([1]), "reading"):
        complain("odd")
    lines = terminal.getvalue().split("\n")
    assert lines[0].split("\r")[-1].rstrip() == "paysupport: odd"
    assert len(lines[0].split("\r")[-1]) > len("paysupport: reading (0) ...")


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(watched([1, 2], "reading")) == [1, 2]
    assert stream.getvalue() == ""


def test_whoever_stops_early_leaves_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    some = iter(watched([1, 2, 3], "reading"))
    assert next(some) == 1
    del some
    assert terminal.getvalue().endswith(" \r")
