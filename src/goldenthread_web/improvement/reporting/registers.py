"""The registers as the report to the board tells them: what is open, due or unanswered, of what a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Count

from goldenthread.reports.improvement.registers import Document, Registers, Review, Risk
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.registers.permissions import READERS_OF_ASSESSMENTS
from goldenthread_web.improvement.registers.queries import (
    HIGH,
    MEDIUM,
    ShownDocument,
    ShownRisk,
    documents_for,
    risks_for,
    unanswered,
)

SOON = 90
"""Within how many days a strategy or policy is told as due: boards plan a quarter ahead."""


def told_registers(plan: ImprovementPlan, by: SignedIn, today: date) -> Registers:
    """A partner is told the risks and documents of actions that partners work on, and no self-assessment."""
    documents = documents_for(by, plan, today)
    reads_assessments = bool(by.roles & READERS_OF_ASSESSMENTS)
    return Registers(
        risks=tuple(_risk(one) for one in risks_for(by, plan, today) if one.risk.closed_on is None),
        high=HIGH,
        medium=MEDIUM,
        documents=tuple(_due(documents, today + timedelta(days=SOON))),
        all_documents=len(documents),
        within=SOON,
        undated=sum(one.document.published_on is None and one.document.due is None for one in documents),
        reviews=tuple(_reviews(plan)) if reads_assessments else None,
        **(_counted(plan) if reads_assessments else {}),
    )


def _counted(plan: ImprovementPlan) -> dict[str, int]:
    """How many self-assessments there are, and how many findings: answered or not."""
    return plan.assessments.aggregate(all_reviews=Count("pk", distinct=True), all_findings=Count("findings"))


def _risk(one: ShownRisk) -> Risk:
    risk = one.risk
    belongs = f"Action {risk.action.called}" if risk.action else risk.priority.name if risk.priority else ""
    return Risk(
        text=risk.text, level=one.level, likelihood=risk.likelihood, gravity=risk.gravity,
        mitigation=risk.mitigation, owner=risk.owner, belongs_to=belongs, review=risk.review_on,
        is_overdue=one.is_overdue,
    )  # fmt: skip


def _due(documents: Iterable[ShownDocument], until: date) -> Iterator[Document]:
    """What is overdue or due until a day: overdue first, each by its day."""
    found = []
    for one in documents:
        document = one.document
        day = document.due if document.published_on is None else document.review_on
        if day is not None and day <= until:
            action = document.action.called if document.action else ""
            found.append(Document(document.name, _standing(one), day, one.is_overdue, document.owner, action))
    yield from sorted(found, key=lambda one: (not one.is_overdue, one.day, one.name.casefold()))


def _standing(one: ShownDocument) -> str:
    is_published = one.document.published_on is not None
    if is_published:
        return "Overdue to be looked at again" if one.is_overdue else "Due to be looked at again"
    return "Overdue: not published" if one.is_overdue else "Due to be published"


def _reviews(plan: ImprovementPlan) -> Iterator[Review]:
    for review, findings in groupby(unanswered(plan), key=lambda one: one.assessment):
        said = ((one.text, "Its action was withdrawn" if one.action_id else "No action") for one in findings)
        yield Review(review.title, review.on, tuple(said))
