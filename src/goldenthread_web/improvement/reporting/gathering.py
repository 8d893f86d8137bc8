"""All that the report of a plan tells, for the board or for publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils import timezone

from goldenthread.charts.cells import Rating
from goldenthread.judgement.improvement_legend import actions_legend, since_legend
from goldenthread.judgement.rag import meaning
from goldenthread.reports.improvement.told import Changes, Fault, Part, Reader, Told
from goldenthread.terms.judging import Rag
from goldenthread.terms.showing import show_day, show_month_of
from goldenthread.workspace import Workspace
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.figures.of_action import figures_of_each
from goldenthread_web.improvement.models import ImprovementPlan, Meeting
from goldenthread_web.improvement.permissions import sees_work
from goldenthread_web.improvement.queries.boards import Since
from goldenthread_web.improvement.queries.findings import findings
from goldenthread_web.improvement.queries.measures import measures_for
from goldenthread_web.improvement.queries.plans import (
    actions_for,
    first_approved,
    only_parts,
    parts_seen,
    withdrawn_for,
)
from goldenthread_web.improvement.queries.rating import ratings
from goldenthread_web.improvement.reporting.actions import published, worked_on
from goldenthread_web.improvement.reporting.changes import board_changes, published_changes
from goldenthread_web.improvement.reporting.measures import as_written, told_measures, worked
from goldenthread_web.improvement.reporting.registers import told_registers
from goldenthread_web.improvement.status import PlanStatus
from goldenthread_web.performance.permissions import OutOfReach

_STATUS = {
    PlanStatus.DRAFT.value: "Draft",
    PlanStatus.APPROVED.value: "Approved",
    PlanStatus.ENDED.value: "Ended",
}


def readers(by: SignedIn, plan: ImprovementPlan) -> tuple[Reader, ...]:
    """For whom somebody may make a report: a draft is not published, and councillors see what is published."""
    found = (Reader.BOARD,) if sees_work(by) else ()
    return (*found, Reader.PUBLISHED) if plan.status != PlanStatus.DRAFT else found


def tell(
    plan: ImprovementPlan, by: SignedIn, reader: Reader, since: Since, board: Meeting | None = None
) -> Told:
    """What the report of a plan tells: a report that somebody may not make is as one that does not exist.

    board: the one that it is made for, where it is one; what is published names none.
    """
    if reader not in readers(by, plan):
        raise OutOfReach(plan.reference)
    today = timezone.localdate()
    if reader is Reader.BOARD:
        return _for_board(plan, by, since, board, today)
    return _for_publication(plan, by, since.day, today)


def _for_board(plan: ImprovementPlan, by: SignedIn, since: Since, board: Meeting | None, today: date) -> Told:
    actions = list(actions_for(by, plan))
    rated = ratings(actions, today)
    figures = figures_of_each(actions, by)
    workspace = _workspace()
    measures = list(measures_for(by, plan))
    told, no_figures = told_measures(measures, by)
    return Told(
        council=workspace.name,
        title=plan.title,
        today=today,
        reader=Reader.BOARD,
        facts=(*_of_board(board), *_facts(plan, today, by_name=True), _of_changes(since, today)),
        parts=_parts(plan, by),
        actions=tuple(worked_on(actions, rated, figures, today)),
        measures=told,
        changes=board_changes(plan, measures, by, since.day),
        worked=tuple(worked(actions, figures)),
        registers=told_registers(plan, by, today),
        faults=tuple(_faults(plan, by)),
        rules=(
            ("How far an action is (BRAG)", actions_legend(workspace.tracking)),
            ("Whether it worked", since_legend(workspace.judgement.method)),
        ),
        colours=tuple(
            (Rating(rag).signed, f"{meaning(rag, workspace.judgement.amber)}.")
            for rag in (Rag.GREEN, Rag.AMBER, Rag.RED)
        ),
        is_draft=plan.status == PlanStatus.DRAFT,
        made_up=workspace.made_up,
        only_parts=only_parts(by, plan),
        no_figures=no_figures,
    )


def _for_publication(plan: ImprovementPlan, by: SignedIn, since: date, today: date) -> Told:
    """The plan as it was approved, and how far it is by its dates: no word of updates and no evidence."""
    actions = list(actions_for(by, plan))
    workspace = _workspace()
    changes: Changes = published_changes(actions, withdrawn_for(by, plan), since, today)
    return Told(
        council=workspace.name,
        title=plan.title,
        today=today,
        reader=Reader.PUBLISHED,
        facts=(*_facts(plan, today, by_name=False), _of_changes(Since(since), today)),
        parts=_parts(plan, by),
        actions=tuple(published(action, today) for action in actions),
        measures=as_written(measures_for(by, plan)),
        changes=changes,
        sees_figures=False,
        made_up=workspace.made_up,
        only_parts=only_parts(by, plan),
    )


def _workspace() -> Workspace:
    return Workspace.open(settings.ENVIRONMENT.workspace)


def _of_board(board: Meeting | None) -> Iterator[tuple[str, str]]:
    if board is not None:
        yield "Made for", f"The board of {board.called}"


def _of_changes(since: Since, today: date) -> tuple[str, str]:
    """The time of which changes are told; and that it begins at a board, where it does."""
    if since.meeting is None:
        return "Changes", f"From {show_day(since.day)} to {show_day(today)}"
    return "Changes", f"From the board of {since.meeting.called}, to {show_day(today)}"


def _facts(plan: ImprovementPlan, today: date, *, by_name: bool) -> Iterator[tuple[str, str]]:
    if plan.starts and plan.ends:
        yield "Period", f"{show_month_of(plan.starts)} to {show_month_of(plan.ends)}"
    else:
        yield "Period", "The plan does not say"
    yield "Version", f"{plan.edition}.0"
    yield "Status", _STATUS[plan.status]
    if plan.approver:
        yield "Approver", plan.approver
    if plan.approved_on is not None:
        who = f" by {plan.approved_by.name}" if by_name and plan.approved_by else ""
        yield "Approved", f"Version {plan.edition}.0 on {show_day(timezone.localdate(plan.approved_on))}{who}"
    if first := first_approved(plan):
        yield "First approved", f"On {show_day(timezone.localdate(first))}"
    yield "As it stood on", show_day(today)


def _parts(plan: ImprovementPlan, by: SignedIn) -> tuple[Part, ...]:
    return tuple(Part(part.name, part.monitored_by) for part in parts_seen(by, plan))


def _faults(plan: ImprovementPlan, by: SignedIn) -> Iterator[Fault]:
    for rule in findings(plan, by):
        if rule.open:
            found = tuple((one.where, one.message) for one in rule.open)
            yield Fault(rule.title, found)
