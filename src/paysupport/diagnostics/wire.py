"""The JSON of a diagnosis: the keys that stay (schema 1)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from typing_extensions import TypedDict

from paysupport.diagnostics.evidence import Item
from paysupport.diagnostics.texts import sentence
from paysupport.model import Audience, Certainty, Evidence, Level, Merchant, Party, Reason, Retry, Status, Step, Via
from paysupport.redaction import redact

if TYPE_CHECKING:
    from paysupport.diagnostics.diagnosis import Diagnosis, Finding

SCHEMA = 1


class AlternativeJSON(TypedDict):
    """Another reading of the same evidence."""

    code: str
    reason: Reason | None
    certainty: Certainty
    decided_by: str


class FindingJSON(TypedDict):
    """A known cause in this case."""

    code: str
    name: str
    reason: Reason | None
    level: Level
    title: str
    responsible: Party | None
    certainty: Certainty
    via: Via | None
    steps: list[Step]
    retry: Retry
    facts: dict[str, Any]
    evidence: list[Item]
    alternatives: list[AlternativeJSON]
    because: str | None
    texts: dict[str, dict[str, str]]
    fingerprint: str
    docs: str


class SubjectJSON(TypedDict):
    """What was diagnosed."""

    provider: str | None
    account: str | None
    id: str | None
    order: str | None
    merchant: dict[str, str | None]
    status: Status
    amount: str | None
    currency: str | None
    test: bool | None
    request_id: str | None


class UncheckedJSON(TypedDict):
    """A rule that could not be asked."""

    rule: str
    missing: str
    ask: Party


class RawJSON(TypedDict):
    """What the provider said, where no rule explains it."""

    provider: str | None
    code: str | None
    message: str | None
    network_code: str | None
    advice: str | None


class DiagnosisJSON(TypedDict):
    """The whole answer."""

    schema: int
    source: str | None
    subject: SubjectJSON
    verdict: str | None
    findings: list[FindingJSON]
    unchecked: list[UncheckedJSON]
    checked: list[str]
    unknown: bool
    raw: RawJSON
    replies: dict[str, dict[str, str]]


def diagnosis_json(diagnosis: "Diagnosis", languages: tuple[str, ...]) -> DiagnosisJSON:
    """The JSON of a diagnosis, redacted."""
    verdict = diagnosis.verdict
    return {
        "schema": SCHEMA,
        "source": _clean(diagnosis.source),
        "subject": subject_json(diagnosis.bundle),
        "verdict": verdict.code if verdict else None,
        "findings": [finding_json(finding, languages) for finding in diagnosis.findings],
        "unchecked": [{"rule": each.rule, "missing": each.missing, "ask": each.ask} for each in diagnosis.unchecked],
        "checked": list(diagnosis.checked),
        "unknown": diagnosis.unknown,
        "raw": _raw(diagnosis),
        "replies": _by_audience(diagnosis.spoken, languages),
    }


def finding_json(finding: "Finding", languages: tuple[str, ...]) -> FindingJSON:
    """The JSON of a finding, redacted."""
    return {
        "code": finding.code,
        "name": finding.name,
        "reason": finding.reason,
        "level": finding.level,
        "title": finding.title(languages[0]),
        "responsible": finding.responsible,
        "certainty": finding.certainty,
        "via": finding.via,
        "steps": list(finding.steps),
        "retry": finding.retry,
        "facts": {name: redact(fact) if isinstance(fact, str) else fact for name, fact in finding.facts.items()},
        "evidence": list(finding.evidence),
        "alternatives": [
            {
                "code": each.rule,
                "reason": each.reason,
                "certainty": each.certainty,
                "decided_by": sentence(each.decided_by, languages[0], {})[0],
            }
            for each in finding.alternatives
        ],
        "because": finding.because,
        "texts": _by_audience(finding.spoken, languages),
        "fingerprint": finding.fingerprint,
        "docs": finding.docs,
    }


def subject_json(bundle: Evidence) -> SubjectJSON:
    """What a diagnosis is about: the payment, or what is known of it from the shop's side."""
    payment, order, settings = bundle.payment, bundle.order, bundle.settings
    merchant = payment.merchant if payment else Merchant()
    if settings and settings.shop_id and merchant.id is None:
        merchant = merchant.model_copy(update={"id": settings.shop_id})
    amount = payment.amount if payment else None
    return {
        "provider": payment.provider if payment else settings.provider if settings else None,
        "account": _clean(payment.account if payment else settings.account if settings else None),
        "id": _clean(payment.id) if payment else None,
        "order": _clean(payment.order if payment else order.id if order else None),
        "merchant": {name: _clean(value) for name, value in merchant},
        "status": payment.status if payment else Status.UNKNOWN,
        "amount": amount.text if amount else None,
        "currency": payment.currency if payment else order.currency if order else None,
        "test": payment.test if payment else None,
        "request_id": _clean(payment.origin.request_id) if payment else None,
    }


def _raw(diagnosis: "Diagnosis") -> RawJSON:
    payment = diagnosis.payment if diagnosis.unknown else None
    decline = payment.decline if payment else None
    return {
        "provider": payment.provider if payment else None,
        "code": _clean(decline.code) if decline else None,
        "message": _clean(decline.message) if decline else None,
        "network_code": _clean(decline.network_code) if decline else None,
        "advice": _clean(decline.advice) if decline else None,
    }


def _by_audience(
    spoken: Callable[[Audience, str], tuple[str, str]], languages: tuple[str, ...]
) -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = {}
    for audience in Audience:
        said = (spoken(audience, lang) for lang in languages)
        texts[audience.value] = {used: text for text, used in said}
    return texts


def _clean(value: str | None) -> str | None:
    return None if value is None else redact(value)
