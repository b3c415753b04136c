"""The word files are well formed, agree with each other, and are read only when a message is."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from paysupport.codes import text
from paysupport.codes.text.vocabulary import AROUND, items
from paysupport.codes.text.wordings import wordings
from paysupport.model import Reason

FILES = Path(text.__file__).parent
WORDS = {file.stem: file.read_text("utf-8") for file in sorted((FILES / "words").iterdir())}
IDEAS = [line.split(":")[0] for line in (FILES / "ideas.txt").read_text("utf-8").splitlines() if re.match(r"\w", line)]
WORDINGS = {wording for each in wordings().values() for wording in each}

WORD = r"(?:\*?[^\W_]+|[^\W_]+[*.])"
FORM = re.compile(rf"{WORD}(?:\|{WORD})*(?:[ '\-]{WORD}(?:\|{WORD})*)*")


def test_items_have_the_name_of_their_list() -> None:
    lists = "# lists\n\nlost: lost, gone,\n    away\n\nstolen: stolen\nlost_card = no card: gone"
    assert list(items(lists)) == [
        ("lost", "lost"), ("lost", "gone"), ("lost", "away"), ("stolen", "stolen"), ("=lost_card", "no card: gone"),
    ]  # fmt: skip


@pytest.mark.parametrize("language", WORDS)
def test_forms_are_words_with_few_signs(language: str) -> None:
    assert not [(idea, form) for idea, form in items(WORDS[language]) if not FORM.fullmatch(form)]


@pytest.mark.parametrize("language", WORDS)
def test_every_language_has_words_for_every_idea_in_the_same_order(language: str) -> None:
    names = list(dict.fromkeys(idea for idea, _ in items(WORDS[language])))
    assert [name for name in names if name[0] != "="] == [idea for idea in IDEAS if idea in names]
    assert set(IDEAS) - set(names) <= {"operation"}, "only some languages have such a word"


@pytest.mark.parametrize("language", WORDS)
def test_idioms_name_a_reason_that_uses_them(language: str) -> None:
    idioms = [name for name, _ in items(WORDS[language]) if name[0] == "="]
    reasons = [Reason(name[1:]) for name in dict.fromkeys(idioms)]
    assert reasons == sorted(reasons, key=list(Reason).index)
    assert set(idioms) <= {idea for wording in WORDINGS for idea in wording.ideas}


@pytest.mark.parametrize("language", WORDS)
def test_no_form_stands_twice(language: str) -> None:
    assert not [entry for entry, often in Counter(items(WORDS[language])).items() if often > 1]


def test_wordings_use_known_ideas() -> None:
    used = {idea for wording in WORDINGS for idea in (*wording.ideas, *wording.absent) if idea[0] != "="}
    assert used | AROUND == set(IDEAS)
    assert not {idea for wording in WORDINGS for idea in wording.ideas} & AROUND


def test_no_wording_stands_twice() -> None:
    assert len(WORDINGS) == len({(frozenset(each.ideas), each.absent, each.alone, each.clear) for each in WORDINGS})


BEFORE_A_MESSAGE = """
import sys
opened = []
sys.addaudithook(lambda event, about: opened.append(str(about[0])) if event == "open" else None)
from paysupport.codes.text import classify, normalise
words = lambda: [file for file in opened if file.endswith("clear.txt")]
assert not words()
assert classify(normalise("expired card")) == ("expired_card",)
assert words()
"""


def test_nothing_is_read_before_a_message_is() -> None:
    subprocess.run([sys.executable, "-c", BEFORE_A_MESSAGE], check=True)
