"""The contract of a rule: what each rule, built-in or third-party, is held to.

```python
import paysupport_acme.insufficient_coins as module
from paysupport.testing import RuleContract

class TestInsufficientCoins(RuleContract):
    module = module
    bundles = Path(__file__).parent / "PS190.json"
```
"""

import re
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar, cast

from paysupport.diagnostics.catalogue import rules
from paysupport.diagnostics.diagnosis import LANGUAGES, Diagnosis, Finding
from paysupport.diagnostics.engine import diagnose
from paysupport.diagnostics.rule import Rule
from paysupport.diagnostics.texts import Text, sentence
from paysupport.documents import parse
from paysupport.intake import bundle
from paysupport.model import Audience, Level

HEADINGS = ("What it finds", "Why", "What to do", "References")

_TEXTS = ("title", "payer", "merchant", "agent", "refuted_by")
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z]{2}"), re.compile(r"[А-Яа-яЁё]{2}")
_NOT_FOR_PAYERS = re.compile(
    r"fraud|мошен|\blost\b|stolen|утер[яи]|утрачен|украден|black ?list|ч[её]рн\w+ спис|санкц|sanction|PS\d",
    re.IGNORECASE,
)


class RuleContract:
    """All that a rule promises.

    Attributes:
        module: holds the page as its docstring, and `RULE`.
        bundles: a JSON file with three evidence bundles: `bad`, on which the rule fires; `good`, in which nothing is
            wrong; `near_miss`, which differs from `bad` in the one decisive fact and on which the rule is silent.
        now: when the bundles are looked at.
    """

    module: ModuleType
    bundles: ClassVar[Path]
    now: ClassVar[datetime] = datetime(2026, 11, 20, 12, tzinfo=UTC)

    def rule(self) -> Rule:
        """The rule that is tested."""
        return cast("Rule", self.module.RULE)

    def diagnosed(self, which: str) -> Diagnosis:
        """One of the bundles, diagnosed with this rule and all others that are installed."""
        document = cast("dict[str, Any]", parse(self.bundles.read_bytes()))
        others = (each for each in rules() if each.code != self.rule().code)
        return diagnose(bundle(document[which]), now=self.now, rules=(*others, self.rule()))

    def fired(self) -> Finding:
        """The finding in the bad bundle."""
        found = [each for each in self.diagnosed("bad").findings if each.code == self.rule().code]
        assert found, "does not fire on its own bad bundle"
        return found[0]

    def test_there_are_three_bundles(self) -> None:
        document = cast("dict[str, object]", parse(self.bundles.read_bytes()))
        assert set(document) == {"bad", "good", "near_miss"}
        assert document["bad"] != document["near_miss"]

    def test_fires_on_the_bad_bundle(self) -> None:
        assert self.fired().evidence, "a finding shows what was seen"

    def test_nothing_is_wrong_in_the_good_bundle(self) -> None:
        diagnosis = self.diagnosed("good")
        assert [each.code for each in diagnosis.findings if each.level is not Level.INFO] == []
        assert not diagnosis.unknown

    def test_is_silent_on_the_near_miss(self) -> None:
        assert self.rule().code not in {each.code for each in self.diagnosed("near_miss").findings}

    def test_page_has_the_headings_in_order_with_text_below_each(self) -> None:
        title, *sections = re.split(r"^##? +(.+)\n", self.module.__doc__ or "", flags=re.MULTILINE)[1:]
        assert title.lower().replace(" ", "-") == self.rule().name
        assert tuple(sections[1::2]) == HEADINGS
        assert all(body.strip() for body in sections[2::2])

    def test_code_and_name_are_well_formed_and_its_own(self) -> None:
        rule = self.rule()
        assert re.fullmatch(r"PS[1-9]\d\d", rule.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
        assert not [each.name for each in rules() if each.code == rule.code and each.name != rule.name]

    def test_nothing_is_left_to_be_written(self) -> None:
        said = [text for each in self._texts().values() for text in (each.en, each.ru)]
        assert not [text for text in (self.module.__doc__ or "", *said) if "TODO" in text]

    def test_texts_are_in_their_languages(self) -> None:
        for name, text in self._texts().items():
            assert _LATIN.search(text.en), name
            assert not _CYRILLIC.search(text.en), name
            assert _CYRILLIC.search(text.ru), name

    def test_texts_use_only_facts_that_the_check_gives(self) -> None:
        facts = self.fired().facts
        for name, text in self._texts().items():
            assert text.placeholders <= facts.keys(), name
            for lang in LANGUAGES:
                assert not re.search(r"[{}]", sentence(text, lang, facts)[0]), name

    def test_payer_reads_nothing_that_is_not_for_payers(self) -> None:
        for lang in LANGUAGES:
            assert not _NOT_FOR_PAYERS.search(self.fired().text(Audience.PAYER, lang))

    def _texts(self) -> dict[str, Text]:
        return {name: getattr(self.rule(), name) for name in _TEXTS}
