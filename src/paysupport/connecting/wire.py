"""Plans and changes as JSON."""

from collections.abc import Iterable
from typing import Any

from paysupport.connecting.guide import Call, Note
from paysupport.connecting.plan import Plan, Step
from paysupport.connecting.switching import Change, Difference
from paysupport.diagnostics.texts import Text, told
from paysupport.model import Audience

LANGUAGES = ("en", "ru")


def plan_json(plan: Plan, languages: Iterable[str] = LANGUAGES) -> dict[str, Any]:
    """The JSON of a plan; texts in these languages."""
    langs = tuple(languages)
    wiring, webhook = plan.wiring, plan.guide.webhook
    return {
        "schema": 1,
        "provider": plan.guide.name,
        "module": wiring and wiring.name,
        "version": plan.version,
        "known_version": wiring and wiring.version,
        "language": plan.language,
        "ready": plan.ready,
        "missing": [step.number for step in plan.missing],
        "steps": [_step(step, langs) for step in plan.steps],
        "notes": [_note(note, langs) for note in plan.notes],
        "faults": [
            {
                "versions": each.versions or None,
                "fault": said(each.fault, langs),
                "sign": said(each.sign, langs),
                "fix": said(each.fix, langs),
                "source": each.source,
                "certain": not each.memory,
            }
            for each in plan.faults
        ],
        "calls": [_call(plan, call, langs) for call in plan.calls],
        "webhook": {
            "events": webhook.events,
            "proof": said(webhook.proof, langs),
            "answer": said(webhook.answer, langs),
            "repeats": said(webhook.repeats, langs),
            "source": webhook.source,
            "certain": webhook.certain,
        },
        "tests": [
            {"value": each.value, "outcome": said(each.outcome, langs), "source": each.source, "certain": each.certain}
            for each in plan.guide.tests
        ],
        "sources": {name: each.model_dump(mode="json") for name, each in plan.sources.items()},
    }


def change_json(change: Change, languages: Iterable[str] = LANGUAGES) -> dict[str, Any]:
    """The JSON of a change of providers; texts in these languages."""
    langs = tuple(languages)
    return {
        "schema": 1,
        "from": change.old.name,
        "to": change.new.name,
        "differences": [_difference(each, langs) for each in change.differences],
    }


def said(text: Text | None, languages: Iterable[str]) -> dict[str, str] | None:
    """A text by language."""
    return None if text is None else {lang: told(text, lang) for lang in languages}


def _step(step: Step, langs: tuple[str, ...]) -> dict[str, Any]:
    return {
        "number": step.number,
        "key": step.key,
        "field": step.field,
        "title": said(step.title, langs),
        "state": step.state,
        "where": said(step.where, langs),
        "looks": step.looks,
        "value": step.value,
        "unset": step.unset,
        "findings": [
            {"code": each.code, "text": {lang: each.text(Audience.MERCHANT, lang) for lang in langs}}
            for each in step.findings
        ],
        "source": step.source,
        "certain": step.certain,
    }


def _note(note: Note, langs: tuple[str, ...]) -> dict[str, Any]:
    return {"text": said(note.text, langs), "source": note.source, "certain": note.certain}


def _call(plan: Plan, call: Call, langs: tuple[str, ...]) -> dict[str, Any]:
    return {
        "name": call.name,
        "title": said(call.title, langs),
        "method": call.method,
        "url": plan.url(call),
        "headers": dict(call.headers),
        "body": call.body,
        "answer": call.answer,
        "then": said(call.then, langs),
        "example": plan.example(call),
        "source": call.source,
        "certain": call.certain,
    }


def _difference(each: Difference, langs: tuple[str, ...]) -> dict[str, Any]:
    return {
        "name": each.name,
        "title": said(each.title, langs),
        "from": said(each.old, langs),
        "to": said(each.new, langs),
        "do": said(each.do, langs),
        "rows": [list(row) for row in each.rows],
        "certain": each.certain,
    }
