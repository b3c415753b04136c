"""Many diagnoses in one table: causes, parties, counts and the money per currency."""

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from paysupport.diagnostics.diagnosis import Diagnosis
from paysupport.diagnostics.texts import Text, visible
from paysupport.errors import PaysupportError
from paysupport.formats.html import table
from paysupport.formats.labels import party, say, word

if TYPE_CHECKING:
    from paysupport.diagnostics.rule import Rule

_UNEXPLAINED, _CANNOT_TELL, _NOTHING_WRONG, _UNREADABLE = "unexplained", "cannot_tell", "nothing_wrong", "unreadable"
_TITLES = {
    _UNEXPLAINED: Text(en="Failed for a reason that is not known here", ru="Отказ, причина которого неизвестна"),
    _CANNOT_TELL: Text(en="Cannot be told from what is known", ru="По имеющимся данным сказать нельзя"),
    _NOTHING_WRONG: Text(en="Nothing wrong was found", ru="Ошибок не найдено"),
    _UNREADABLE: Text(en="Could not be read or asked for", ru="Не удалось прочитать или запросить"),
}


class Summary:
    """Counts answers as they come; keeps no payment."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._money: defaultdict[str, defaultdict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        self._rules: dict[str, Rule] = {}

    def add(self, answer: Diagnosis | PaysupportError) -> None:
        """Count one answer."""
        cause = self._cause(answer)
        self._counts[cause] += 1
        payment = answer.payment if isinstance(answer, Diagnosis) else None
        if payment is not None and payment.amount is not None:
            self._money[cause][payment.amount.currency] += payment.amount.amount

    def rows(self, lang: str = "en") -> list[dict[str, Any]]:
        """The most frequent cause first."""
        return [self._row(cause, count, lang) for cause, count in self._counts.most_common()]

    def render(self, form: str, lang: str) -> str:
        """The rows as JSON, JSON Lines, a table in HTML or Markdown, or aligned text."""
        rows = self.rows(lang)
        if form == "json":
            return to_json(rows, indent=2).decode()
        if form == "jsonl":
            return "\n".join(to_json(row).decode() for row in rows)
        cells = [self._cells(row, lang) for row in rows]
        head = [word(column, lang) for column in ("count", "cause", "title", "responsible", "money")]
        if form == "html":
            return table([head, *cells], lang)
        if form == "markdown":
            rule = "| ---: | --- | --- | --- | --- |"
            first, *lines = (f"| {' | '.join(line)} |" for line in (head, *cells))
            return "\n".join([first, rule, *lines])
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        return "\n".join(
            "  ".join([line[0].rjust(widths[0]), *map(str.ljust, line[1:], widths[1:])]).rstrip() for line in cells
        )

    def _cause(self, answer: Diagnosis | PaysupportError) -> str:
        if isinstance(answer, PaysupportError):
            return _UNREADABLE
        if answer.verdict is None:
            return _UNEXPLAINED if answer.unknown else _CANNOT_TELL if answer.undecided else _NOTHING_WRONG
        self._rules[answer.verdict.code] = answer.verdict.rule
        return answer.verdict.code

    def _row(self, cause: str, count: int, lang: str) -> dict[str, Any]:
        rule = self._rules.get(cause)
        return {
            "cause": cause,
            "title": say(rule.title if rule else _TITLES[cause], lang),
            "responsible": rule.responsible if rule else None,
            "count": count,
            "money": {currency: f"{amount:f}" for currency, amount in sorted(self._money[cause].items())},
        }

    def _cells(self, row: dict[str, Any], lang: str) -> tuple[str, ...]:
        who = party(row["responsible"], lang) if row["cause"] in self._rules else ""
        money = ", ".join(f"{amount} {currency}" for currency, amount in row["money"].items())
        return tuple(visible(cell) for cell in (str(row["count"]), row["cause"], row["title"], who, money))
