"""A plan or a change of providers for people: as text for a terminal, or as Markdown."""

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import NamedTuple

from paysupport.connecting.plan import Plan, State, Step
from paysupport.connecting.switching import Change, Difference
from paysupport.connecting.words import ROWS, WORDS
from paysupport.diagnostics.texts import Text, visible
from paysupport.formats.labels import STATUSES, say
from paysupport.formats.markdown import code, plain
from paysupport.model import Audience

_WIDTH = 100
_SPACE = re.compile(r"\n{3,}")


_MARKS = {State.DONE: "[x]", State.WRONG: "[!]", State.MISSING: "[ ]", State.OPTIONAL: "[-]", State.BY_HAND: "[?]"}


class Block(NamedTuple):
    """A piece of a page.

    Attributes:
        kind: title, head, line, item or code.
        details: lines below an item.
        lead: what an item begins with, a dash or its number.
        box: how far it is.
    """

    kind: str
    text: str
    details: tuple[str, ...] = ()
    lead: str = "-"
    box: str = ""


def plan_page(plan: Plan, form: str, langs: Iterable[str]) -> str:
    """A plan as `text` or `markdown`, once in each language."""
    return _pages((_plan(plan, lang) for lang in langs), form)


def change_page(change: Change, form: str, langs: Iterable[str]) -> str:
    """A change of providers as `text` or `markdown`, once in each language."""
    return _pages((_change(change, lang) for lang in langs), form)


def _pages(pages: Iterable[Iterable[Block]], form: str) -> str:
    writer = _in_markdown if form == "markdown" else _in_text
    return "\n\n\n".join(_SPACE.sub("\n\n", "\n".join(writer(page)).strip("\n")) for page in pages)


def _plan(plan: Plan, lang: str) -> Iterator[Block]:
    yield Block("title", f"{plan.guide.title} · {_kind(plan, lang)}")
    if plan.other_version and plan.wiring:
        yield Block("line", f"{_word('version', lang)}: {plan.wiring.version}.")
    yield Block("head", _word("steps", lang))
    yield from (_step(step, lang) for step in plan.steps if step.state is not State.BY_HAND)
    if plan.notes or plan.faults:
        yield Block("head", _word("notes", lang))
    for note in plan.notes:
        yield Block("item", _marked(say(note.text, lang), lang, certain=note.certain))
    for fault in plan.faults:
        told = say(fault.fault, lang)
        versions = f"{fault.versions}: " if fault.versions else ""
        text = f"{versions}{told[:1].upper()}{told[1:]}. {_word('mend', lang)}: {say(fault.fix, lang)}."
        yield Block("item", _marked(text, lang, certain=not fault.memory))
    if plan.language:
        yield from _own_code(plan, lang)
    if plan.guide.tests:
        yield Block("head", _word("tests", lang))
    for each in plan.guide.tests:
        yield Block("item", _marked(f"{each.value}: {say(each.outcome, lang)}", lang, certain=each.certain))
    if not plan.wiring and not plan.language:
        yield Block("head", _word("modules", lang))
        yield Block("line", ", ".join(f"{each.title} ({each.name})" for each in plan.guide.wirings))
    yield from _verdict(plan, lang)
    yield Block("head", _word("sources", lang))
    for source in plan.sources.values():
        yield Block("item", f"{source.document}, {source.date.isoformat()}")


def _kind(plan: Plan, lang: str) -> str:
    if plan.wiring is not None:
        kind = _word("platform" if plan.wiring.platform else "module", lang)
        return " ".join(filter(None, (kind, plan.wiring.title, plan.version or plan.wiring.version)))
    return f"{_word('own_code', lang)}: {plan.language}" if plan.language else _word("any", lang)


def _step(step: Step, lang: str) -> Block:
    named = f"{say(step.title, lang)} ({step.field})" if step.field else say(step.title, lang)
    text = _marked(named, lang, certain=step.certain)
    return Block("item", text, _details(step, lang), f"{step.number}.", _MARKS[step.state])


def _details(step: Step, lang: str) -> tuple[str, ...]:
    if step.state in {State.DONE, State.BY_HAND}:
        return ()
    lines = [f"{step.key}: {_word(step.state.value, lang)}"]
    if not step.key.startswith("PS"):
        where = say(step.where, lang) if step.where else _word("nowhere", lang)
        lines.append(f"{_word('where', lang)}: {where}")
    lines += [f"{_word(name, lang)}: {value}" for name in ("looks", "value") if (value := getattr(step, name))]
    if step.unset:
        lines.append(f"{_word('unset', lang)}: {step.unset}")
    return (*lines, *(f"{each.code}: {each.text(Audience.MERCHANT, lang)}" for each in step.findings))


def _own_code(plan: Plan, lang: str) -> Iterator[Block]:
    shop, payer, provider = _word("shop", lang), _word("payer", lang), plan.guide.title
    yield Block("head", _word("scheme", lang))
    begun = [each for each in plan.calls if each.name in {"token", "create", "redirect"}]
    later = [each for each in plan.calls if each not in begun]
    lines = [f"{shop} → {provider}: {say(each.title, lang)}" for each in begun]
    lines += [
        f"{payer} → {provider}: {_word('pays', lang)}",
        f"{provider} → {shop}: {_word('sends', lang)}",
        f"{shop}: {_word('checks', lang)}",
    ]
    lines += [f"{shop} → {provider}: {say(each.title, lang)}" for each in later]
    for number, line in enumerate(lines, 1):
        yield Block("item", line, lead=f"{number}.")
    yield Block("head", _word("calls", lang))
    for call in plan.calls:
        yield Block("item", _marked(say(call.title, lang), lang, certain=call.certain))
        yield Block("code", plan.example(call))
        if call.answer:
            yield Block("line", f"{_word('answer', lang)}:")
            yield Block("code", call.answer.strip())
        if call.then:
            yield Block("line", say(call.then, lang))
    webhook = plan.guide.webhook
    yield Block("head", _marked(_word("webhook", lang), lang, certain=webhook.certain))
    for name, text in (("proof", webhook.proof), ("reply", webhook.answer), ("repeats", webhook.repeats)):
        yield Block("item", f"{_word(name, lang)}: {say(text, lang)}")
    if webhook.events:
        told = f"{_word('events', lang)}: {', '.join(webhook.events)}"
        yield Block("item", _marked(told, lang, certain=webhook.events_certain))


def _verdict(plan: Plan, lang: str) -> Iterator[Block]:
    yield Block("head", _word("by_hand", lang))
    for step in plan.steps:
        if step.state is State.BY_HAND:
            yield _step(step, lang)
    yield Block("head", _word("ready_but" if plan.ready else "not_ready", lang))
    if plan.ready:
        numbers = [str(step.number) for step in plan.steps if step.state is State.BY_HAND]
        yield Block("line", ", ".join(numbers))
    for step in plan.missing:
        yield Block("item", f"{say(step.title, lang)}: {_word(step.state.value, lang)}", lead=f"{step.number}.")


def _change(change: Change, lang: str) -> Iterator[Block]:
    yield Block("title", f"{change.old.title} → {change.new.title}")
    for each in change.differences:
        yield Block("head", _marked(say(each.title, lang), lang, certain=each.certain))
        if each.old and each.new:
            yield Block("item", f"{change.old.title}: {say(each.old, lang)}")
            yield Block("item", f"{change.new.title}: {say(each.new, lang)}")
        for name, old, new in each.rows:
            yield Block("item", f"{_row(each, name, lang)}: {old} → {new}")
        yield Block("line", f"{_word('do', lang)}: {say(each.do, lang)}")


def _row(difference: Difference, name: str, lang: str) -> str:
    text: Text | None = STATUSES.get(name) if difference.name == "statuses" else ROWS.get(name)
    return say(text, lang) if text else name


def _in_text(blocks: Iterable[Block]) -> Iterator[str]:
    for kind, text, details, lead, box in blocks:
        match kind:
            case "title":
                yield visible(text)
            case "head":
                yield from ("", visible(text))
            case "code":
                yield from (f"      {visible(line)}" for line in text.splitlines())
            case "item":
                whole = " ".join(filter(None, (lead, box, visible(text))))
                yield from wrap(whole, _WIDTH, initial_indent="  ", subsequent_indent="     ")
            case _:
                yield from wrap(visible(text), _WIDTH, initial_indent="  ", subsequent_indent="  ")
        for line in details:
            yield from wrap(visible(line), _WIDTH, initial_indent="         ", subsequent_indent="           ")


def _in_markdown(blocks: Iterable[Block]) -> Iterator[str]:
    for kind, text, details, lead, box in blocks:
        match kind:
            case "title":
                yield f"# {plain(text)}"
            case "head":
                yield from ("", f"## {plain(text)}", "")
            case "code":
                yield from ("", "```", text, "```", "")
            case "item":
                yield " ".join(filter(None, (lead, code(box) if box else "", plain(text))))
            case _:
                yield from ("", plain(text), "")
        for line in details:
            yield f"   - {plain(line)}"


def _marked(text: str, lang: str, *, certain: bool) -> str:
    return text if certain else f"{text} ({_word('unconfirmed', lang)})"


def _word(name: str, lang: str) -> str:
    return say(WORDS[name], lang)
