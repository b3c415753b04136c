"""What an error says."""

import copy

from paysupport.errors import ConfigurationError, InputError, NotAPayment, PaysupportError


def test_an_error_is_one_line_in_which_nothing_is_hidden() -> None:
    said = "a\x1b[31m\n b\u202e\x9b\u200bc"
    assert str(PaysupportError(said)) == "a[31m bc"
    assert str(InputError(said, path="/x\x1b/\u202ey")) == "/x/y: a[31m bc"
    assert str(NotAPayment("Отказ №1\xa0…", provider="acme")) == "Отказ №1 …"


def test_an_error_is_as_long_as_a_person_reads() -> None:
    assert len(str(ConfigurationError("x" * 10_000))) == 800


def test_an_error_can_be_copied() -> None:
    assert str(copy.copy(ConfigurationError("no"))) == "no"
