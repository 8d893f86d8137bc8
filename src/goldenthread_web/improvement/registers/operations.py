"""Risks, strategies and policies put down and kept. A line that was changed meanwhile is never written over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import F
from django.utils import timezone

from goldenthread_web.accounts.operations import operation
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.components.texts import one_line, tidy
from goldenthread_web.history.operations import record
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure, Priority, Register, Risk
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations import before
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.reach import check_days
from goldenthread_web.improvement.reasons import check_reason
from goldenthread_web.improvement.registers.permissions import check_may_keep, check_of_plan

T = TypeVar("T", Risk, Register)
IS_CLOSED = "This risk is closed. Open it again first."


@dataclass(frozen=True)
class GivenRisk:
    """What somebody says of a risk. likelihood and gravity: 1 to 5."""

    text: str
    likelihood: int
    gravity: int
    mitigation: str = ""
    owner: str = ""
    review_on: date | None = None
    action: Action | None = None
    priority: Priority | None = None


@dataclass(frozen=True)
class GivenDocument:
    """What somebody says of a strategy or policy. measure: the one of the plan that waits for its publication."""

    name: str
    owner: str = ""
    due: date | None = None
    published_on: date | None = None
    review_on: date | None = None
    link: str = ""
    action: Action | None = None
    measure: Measure | None = None


@operation("improvement.risk.kept")
def add_risk(*, plan: ImprovementPlan, given: GivenRisk, by: SignedIn) -> Risk:
    """Put a risk to the plan down."""
    check_may_keep(by, plan, given.action)
    made: Risk = Risk.objects.create(plan=plan, put_down_on=timezone.now(), **_risk(plan, given))
    record("improvement.risk.kept", by=by.as_by, subject=made.reference, reason="added")
    return made


@operation("improvement.risk.kept")
def change_risk(*, risk: Risk, given: GivenRisk, version: int, by: SignedIn) -> None:
    """Rate or say it otherwise. version: of the risk as it was seen. A closed one is opened again first."""
    check_may_keep(by, risk.plan, risk.action, given.action)
    if risk.closed_on is not None:
        raise NotAllowed(IS_CLOSED)
    _write(Risk, risk, version, by, **_risk(risk.plan, given))
    record("improvement.risk.kept", by=by.as_by, subject=risk.reference, reason="changed")


@operation("improvement.risk.closed")
def close_risk(*, risk: Risk, reason: str, version: int, by: SignedIn) -> None:
    """Close a risk, with the reason. It stays to be seen."""
    check_may_keep(by, risk.plan, risk.action)
    because = _short(reason, "Say why the risk is closed")
    check_reason(because)
    if risk.closed_on is not None:
        raise NotAllowed("This risk is closed already.")
    _write(Risk, risk, version, by, closed_on=timezone.localdate(), closed_because=because)
    record("improvement.risk.closed", by=by.as_by, subject=risk.reference)


@operation("improvement.risk.reopened")
def reopen_risk(*, risk: Risk, version: int, by: SignedIn) -> None:
    """A closed risk is there again."""
    check_may_keep(by, risk.plan, risk.action)
    if risk.closed_on is None:
        raise NotAllowed("This risk is open.")
    _write(Risk, risk, version, by, closed_on=None, closed_because="")
    record("improvement.risk.reopened", by=by.as_by, subject=risk.reference)


@operation("improvement.document.kept")
def add_document(*, plan: ImprovementPlan, given: GivenDocument, by: SignedIn) -> Register:
    """Put a strategy or policy into the register."""
    check_may_keep(by, plan, given.action)
    _check_document(plan, given, 0)
    made: Register = Register.objects.create(plan=plan, **_document(given))
    record("improvement.document.kept", by=by.as_by, subject=made.reference, reason="added")
    return made


@operation("improvement.document.kept")
def change_document(*, document: Register, given: GivenDocument, version: int, by: SignedIn) -> None:
    """Say that it is published, when it is looked at again, or anything else of it."""
    check_may_keep(by, document.plan, document.action, given.action)
    _check_document(document.plan, given, document.pk)
    _write(Register, document, version, by, **_document(given))
    record("improvement.document.kept", by=by.as_by, subject=document.reference, reason="changed")


def _risk(plan: ImprovementPlan, given: GivenRisk) -> dict[str, Any]:
    check_of_plan(plan, given.action)
    if given.priority is not None and given.priority.part.plan_id != plan.pk:
        raise NotAllowed("Choose a priority of this improvement plan.")
    if (
        given.priority is not None
        and given.action is not None
        and given.action.priority_id != given.priority.pk
    ):
        raise NotAllowed("This action stands under another priority. Choose its own, or no single priority.")
    if not (1 <= given.likelihood <= 5 and 1 <= given.gravity <= 5):
        raise NotAllowed("Rate how likely and how grave it is from 1 to 5.")
    check_days(given.review_on)
    text = one_line(given.text)
    if not text or len(text) > 2 * SHORT:
        raise NotAllowed(f"Say what could happen, in {2 * SHORT} letters or fewer.")
    return {
        "text": text, "likelihood": given.likelihood, "gravity": given.gravity,
        "mitigation": tidy(given.mitigation), "owner": one_line(given.owner), "review_on": given.review_on,
        "action": given.action, "priority": given.priority,
    }  # fmt: skip


def _document(given: GivenDocument) -> dict[str, Any]:
    return {
        "name": one_line(given.name), "owner": one_line(given.owner), "due": given.due,
        "published_on": given.published_on, "review_on": given.review_on, "link": given.link,
        "action": given.action, "measure": given.measure,
    }  # fmt: skip


def _check_document(plan: ImprovementPlan, given: GivenDocument, own: int) -> None:
    check_of_plan(plan, given.action)
    name = _short(given.name, "Give the document a name")
    if plan.register.filter(name=name).exclude(pk=own).exists():
        raise NotAllowed("A document of this name stands in the register already.")
    if given.measure is not None and given.measure.part.plan_id != plan.pk:
        raise NotAllowed("Choose a measure of this improvement plan.")
    check_days(given.due, given.published_on, given.review_on)
    if given.published_on and given.published_on > timezone.localdate():
        raise NotAllowed("The day of publication can't lie ahead. Give the day by which it is due.")
    if given.published_on and given.review_on and given.review_on < given.published_on:
        raise NotAllowed("It can't be looked at again before it was published.")


def _short(words: str, missing: str) -> str:
    found = one_line(words)
    if not found or len(found) > SHORT:
        raise NotAllowed(f"{missing}, in {SHORT} letters or fewer.")
    return found


def _write(model: type[T], thing: T, seen: int, by: SignedIn, **given: object) -> None:
    """Write, if the line is still as whoever decided this had seen it; what it said before is kept."""
    thing.refresh_from_db()
    was = before.said_of(thing)
    done = model._default_manager.filter(pk=thing.pk, version=seen).update(version=F("version") + 1, **given)
    thing.refresh_from_db()
    if not done:
        raise Overtaken
    before.keep(thing, was, by)
