"""The registers as pages show them: with what is overdue, and what nothing answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from django.db.models import Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import (
    Action,
    ImprovementPlan,
    Measure,
    Register,
    Risk,
    SelfAssessment,
    SelfFinding,
)
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.plans import actions_for, plans_for
from goldenthread_web.improvement.registers.permissions import READERS_OF_ASSESSMENTS, seen_by
from goldenthread_web.improvement.status import EDITORS, MeasureKind
from goldenthread_web.performance.permissions import OutOfReach

HIGH, MEDIUM = 15, 8
"""From which score (likelihood times gravity, 1 to 25) a risk is called high, and medium."""

RISK, DOCUMENT, FINDING = "risk", "document", "finding"

T = TypeVar("T", Risk, Register)
_ALONG: Mapping[type[Any], tuple[str, ...]] = {Risk: ("priority",), Register: ("measure__part",)}
"""What the page of one line tells beside it, read in the same question."""


def level_of(score: int) -> str:
    return "High" if score >= HIGH else "Medium" if score >= MEDIUM else "Low"


@dataclass(frozen=True)
class ShownRisk:
    """A risk, how high it is, and whether it should have been looked at again."""

    risk: Risk
    level: str
    is_overdue: bool


@dataclass(frozen=True)
class ShownDocument:
    """A strategy or policy and how it stands, in words; overdue: late to be published or to be looked at again."""

    document: Register
    standing: str
    is_overdue: bool


def risks_for(by: SignedIn, plan: ImprovementPlan, today: date) -> list[ShownRisk]:
    """The risks that somebody sees: open ones first, the highest first."""
    found = Risk.objects.filter(seen_by(by), plan=plan).select_related("action", "priority")
    rows = sorted(found, key=lambda one: (one.closed_on is not None, -one.score, one.pk))
    return [shown_risk(one, today) for one in rows]


def shown_risk(risk: Risk, today: date) -> ShownRisk:
    late = risk.closed_on is None and risk.review_on is not None and risk.review_on < today
    return ShownRisk(risk, level_of(risk.score), late)


def documents_for(by: SignedIn, plan: ImprovementPlan, today: date) -> list[ShownDocument]:
    """The strategies and policies that somebody sees: what is overdue first, then by name."""
    found = Register.objects.filter(seen_by(by), plan=plan).select_related("action", "measure")
    rows = [shown_document(one, today) for one in found]
    return sorted(rows, key=lambda one: (not one.is_overdue, one.document.name.casefold()))


def shown_document(document: Register, today: date) -> ShownDocument:
    if document.published_on is None:
        late = document.due is not None and document.due < today
        return ShownDocument(
            document, "Not published, and past its day" if late else "Not published yet", late
        )
    late = document.review_on is not None and document.review_on < today
    return ShownDocument(document, "Published, and due to be looked at again" if late else "Published", late)


def unwritten(plan: ImprovementPlan) -> QuerySet[Measure]:
    """The measures that are a document to be published and stand with none in the register."""
    found: QuerySet[Measure] = Measure.objects.filter(
        part__plan=plan, kind=MeasureKind.DOCUMENT.value, register=None
    )
    return found.order_by("order", "pk")


def assessments_for(plan: ImprovementPlan) -> list[SelfAssessment]:
    """The self-assessments, the newest first, each with how many findings it has and how many nothing answers."""
    nothing = Q(findings__action=None, findings__none_because="") | Q(
        findings__action__withdrawn_on__isnull=False, findings__none_because=""
    )
    found = plan.assessments.annotate(found=Count("findings"), open=Count("findings", filter=nothing))
    return list(found.order_by("-on", "-pk"))


def findings_of(assessment: SelfAssessment) -> list[SelfFinding]:
    return list(assessment.findings.select_related("action").order_by("order", "pk"))


def is_answered(finding: SelfFinding) -> bool:
    """Whether an action that still stands answers a finding, or somebody said why none is needed."""
    return bool(finding.none_because) or (finding.action is not None and finding.action.withdrawn_on is None)


def unanswered(plan: ImprovementPlan) -> list[SelfFinding]:
    """The findings of all self-assessments that nothing answers, those of the newest one first."""
    found = SelfFinding.objects.filter(assessment__plan=plan).select_related("assessment", "action")
    rows = found.order_by("-assessment__on", "-assessment__pk", "order", "pk")
    return [one for one in rows if not is_answered(one)]


class Beside(NamedTuple):
    """A line of a register that belongs to an action. kind: risk, document or finding. at: where it leads."""

    kind: str
    words: str
    at: str


def rows_beside(by: SignedIn, action: Action) -> list[Any]:
    """What the registers have of an action, to be asked for with its other lines: open risks, documents, findings."""
    rows = [
        _beside(Risk.objects.filter(action=action, closed_on=None), RISK, "text", "reference"),
        _beside(Register.objects.filter(action=action), DOCUMENT, "name", "reference"),
    ]
    if by.roles & READERS_OF_ASSESSMENTS:
        found = SelfFinding.objects.filter(action=action)
        rows.append(_beside(found, FINDING, "text", "assessment__reference"))
    return rows


def beside(lines: Iterable[tuple[str, int, str, str, str]]) -> list[Beside]:
    """Those of an action's lines that registers have."""
    own = (Beside(kind, words, at) for kind, _, words, _, at in lines if kind in (RISK, DOCUMENT, FINDING))
    return sorted(own, key=lambda one: (one.kind, one.words))


def _beside(found: QuerySet[Any], kind: str, words: str, at: str) -> Any:
    """In the columns of the lines of an action."""
    text = TextField()
    return (
        found.order_by()
        .annotate(
            kind_of_line=Value(kind, output_field=text),
            place=F("pk"),
            words=Cast(words, text),
            more=Cast(Value(""), text),
            link_to=Cast(at, text),
        )
        .values_list("kind_of_line", "place", "words", "more", "link_to")
    )


def line_of(model: type[T], by: SignedIn, reference: str) -> T:
    """One line of a register that somebody sees; another is as one that does not exist."""
    found = (
        model._default_manager.filter(seen_by(by), reference=reference)
        .select_related("plan", "action__part", *_ALONG[model])
        .first()
    )
    if found is None or not sees_work(by) or not plans_for(by).filter(pk=found.plan_id).exists():
        raise OutOfReach(reference)
    return found


def assessment_of(by: SignedIn, reference: str) -> SelfAssessment:
    found = SelfAssessment.objects.filter(reference=reference).select_related("plan", "by").first()
    if found is None or not by.roles & READERS_OF_ASSESSMENTS:
        raise OutOfReach(reference)
    return found


def actions_to_choose(by: SignedIn, plan: ImprovementPlan) -> list[Action]:
    """The actions that somebody may tie a line of a register to: a plan lead any, others those that they lead."""
    found = actions_for(by, plan).prefetch_related(None)
    return list(found if by.roles & EDITORS else found.filter(leads__person=by.account).distinct())
