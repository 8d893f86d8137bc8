"""Signing off: who may, in which order, and what takes it back; held by the operations and by the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.utils import timezone

from goldenthread.reports.packs.resting import KINDS
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commentary import publishing, report_operations
from goldenthread_web.commentary.checking import Checked, Problem
from goldenthread_web.commentary.models import Approval, Passage, Remark, Report, Step
from goldenthread_web.commentary.report_operations import Overtaken, WrittenOver
from goldenthread_web.commentary.status import MOVES, TO_BE_SIGNED, Status
from goldenthread_web.history.models import Line
from tests.web.accounts.people import acting, somebody
from tests.web.commentary.conftest import (
    TEXT,
    Team,
    approve,
    approved,
    begun,
    holds,
    submitted,
    written,
)


def test_from_a_draft_to_an_approved_report(people: Team) -> None:
    report = submitted(people)
    assert report.status == Status.SUBMITTED
    approve(report, people.head)
    assert report.status == Status.APPROVED_ONCE
    approve(report, people.director)
    assert report.status == Status.APPROVED
    steps = [(step.was, step.now, step.by.name, step.role) for step in Step.objects.filter(report=report)]
    assert steps == [
        ("draft", "submitted", "Ana", "performance analyst"),
        ("submitted", "approved by one", "Hal", "head of service"),
        ("approved by one", "approved", "Dee", "director"),
    ]
    actions = list(Line.objects.order_by("number").values_list("action", flat=True))
    assert actions == [
        "commentary.report.begun",
        "commentary.passage.written",
        "commentary.report.submitted",
        "commentary.report.approved",
        "commentary.report.approved",
    ]


def test_nobody_approves_what_they_wrote_or_twice_or_without_the_role(people: Team) -> None:
    report = submitted(people)

    def refusal(by: SignedIn) -> str:
        with pytest.raises(NotAllowed) as refused:
            approve(report, by)
        return str(refused.value)

    assert refusal(people.analyst).startswith("A report for our own use is approved by a head of service")
    assert refusal(people.chair).startswith("A report for our own use is approved")
    approve(report, people.head)
    assert refusal(people.head) == "You have approved this already. Somebody else must approve it too."
    assert Approval.objects.count() == 1
    assert Line.objects.filter(outcome="refused").count() == 3


def test_an_author_with_another_role_may_not_approve(people: Team) -> None:
    both = acting(somebody("Bo", Role.ANALYST, Role.DIRECTOR))
    report = begun(people)
    report_operations.write(report=report, area="", text=TEXT, number=0, by=both)
    report_operations.write(report=report, area="", text="Something else.", number=1, by=people.analyst)
    report_operations.submit(report=report, version=report.version, checked=holds(report), by=people.analyst)
    with pytest.raises(NotAllowed, match="You wrote some of this"):
        approve(report, both)


def test_a_board_chair_signs_for_the_board(people: Team) -> None:
    report = submitted(people, "board")
    approve(report, people.chair)
    approve(report, people.head)
    assert report.status == Status.APPROVED


def test_a_wrong_claim_stops_submitting_and_approving(people: Team) -> None:
    report = written(people)
    wrong = {"Activity": (Problem(1, "464", "it is another", "465"),)}
    with pytest.raises(NotAllowed, match="does not hold, in: Activity"):
        report_operations.submit(
            report=report,
            version=report.version,
            checked=Checked(report.version, "s-1", 1, wrong),
            by=people.analyst,
        )
    report_operations.submit(report=report, version=report.version, checked=holds(report), by=people.analyst)
    with pytest.raises(NotAllowed, match="does not hold"):
        report_operations.approve(
            report=report,
            version=report.version,
            checked=Checked(report.version, "s-1", 1, wrong),
            by=people.head,
        )


def test_what_was_checked_must_be_what_stands_there(people: Team) -> None:
    report = written(people)
    old = holds(report)
    report_operations.write(report=report, area="", text="Other words.", number=1, by=people.analyst)
    with pytest.raises(Overtaken):
        report_operations.submit(report=report, version=report.version, checked=old, by=people.analyst)


def test_whatever_figures_rest_on_asks_for_another_look_when_it_changes(people: Team) -> None:
    """Neither an approval nor publishing holds beside other figures, or figures that are judged otherwise."""
    report = submitted(people)

    def refusal(of: Callable[..., object], kind: str, by: SignedIn) -> str:
        other: Any = {kind: "other"}
        with pytest.raises(NotAllowed) as refused:
            of(report=report, version=report.version, checked=holds(report, **other), by=by)
        return str(refused.value)

    for kind, words in KINDS.items():
        said = f"other things hold: {words}. Take it back to draft"
        assert said in refusal(report_operations.approve, kind, people.head)
    approve(report, people.head)
    approve(report, people.director)
    for kind, words in KINDS.items():
        assert words in refusal(publishing.ask, kind, people.publisher)
    report.refresh_from_db()
    assert report.status == Status.APPROVED


def test_what_was_submitted_before_this_was_kept_is_looked_at_again(people: Team) -> None:
    report = written(people)
    Report.objects.filter(pk=report.pk).update(status=Status.SUBMITTED.value)
    report.refresh_from_db()
    with pytest.raises(NotAllowed, match="an earlier version of goldenthread"):
        approve(report, people.head)
    report_operations.send_back(
        report=report, version=report.version, reason="Another look", by=people.analyst
    )
    report_operations.submit(report=report, version=report.version, checked=holds(report), by=people.analyst)
    approve(report, people.head)
    assert report.status == Status.APPROVED_ONCE


def corrected(people: Team, first: SignedIn) -> Report:
    """A correction of a published report, in which somebody's text stands with the analyst's last touch."""
    report = begun(people)
    report_operations.write(report=report, area="", text=TEXT, number=0, by=first)
    report_operations.write(report=report, area="", text=f"{TEXT}.", number=1, by=people.analyst)
    report_operations.submit(report=report, version=report.version, checked=holds(report), by=people.analyst)
    approve(report, people.head)
    approve(report, people.director)
    for status in (Status.PUBLISHING, Status.PUBLISHED):
        _force(people, report, status)
    return report_operations.begin(
        month=report.month,
        audience=report.audience,
        replaces="p",
        reason="It was April",
        by=people.other_analyst,
    )


def test_nobody_approves_what_they_wrote_in_an_earlier_version(people: Team) -> None:
    """Neither by the site nor in the database, though nothing in the correction itself has their name."""
    both = acting(somebody("Bo", Role.ANALYST, Role.DIRECTOR))
    report = corrected(people, both)
    assert not report.passages.filter(by=both.account).exists()
    report_operations.write(report=report, area="", text="April.", number=1, by=people.other_analyst)
    report_operations.submit(
        report=report, version=report.version, checked=holds(report), by=people.other_analyst
    )
    with pytest.raises(NotAllowed, match="You wrote some of this or of another version"):
        approve(report, both)
    for by in (both, people.analyst, people.other_analyst):
        with pytest.raises(DatabaseError), transaction.atomic():
            Approval.objects.create(report=report, person=by.account, role="director")
    approve(report, people.head)
    assert report.status == Status.APPROVED_ONCE


def test_a_correction_that_changes_nothing_is_not_submitted(people: Team) -> None:
    report = corrected(people, people.analyst)

    def submit(**other: str) -> None:
        checked = holds(report, **other)
        report_operations.submit(
            report=report, version=report.version, checked=checked, by=people.other_analyst
        )

    for same in ({}, {"benchmarks": "other"}, {"reports": "other"}):
        with pytest.raises(NotAllowed, match="This correction changes nothing"):
            submit(**same)
    submit(judgement="other")
    assert report.status == Status.SUBMITTED


@pytest.mark.parametrize("approvals", [0, 1, 2])
def test_any_change_takes_the_approvals_back(people: Team, approvals: int) -> None:
    report = submitted(people)
    for by in (people.head, people.director)[:approvals]:
        approve(report, by)
    report_operations.write(report=report, area="", text="One more word.", number=1, by=people.other_analyst)
    assert report.status == Status.DRAFT
    assert not report.approvals.filter(taken_back_on=None).exists()
    assert report.approvals.filter(taken_back_because="The text was changed.").count() == approvals


def test_a_text_that_is_the_same_changes_nothing(people: Team) -> None:
    report = approved(people)
    report_operations.write(report=report, area="", text=f"{TEXT}\r\n ", number=1, by=people.analyst)
    assert report.status == Status.APPROVED
    assert Passage.objects.count() == 1


def test_a_remark_leaves_the_approvals(people: Team) -> None:
    report = submitted(people)
    approve(report, people.head)
    report_operations.remark(report=report, area="", text="Say why.", by=people.director)
    assert report.status == Status.APPROVED_ONCE
    with pytest.raises(NotAllowed, match="makes none"):
        report_operations.remark(report=report, area="", text="Say why.", by=people.publisher)


def test_sent_back_with_a_reason(people: Team) -> None:
    report = submitted(people)
    approve(report, people.head)
    with pytest.raises(NotAllowed, match="Say why"):
        report_operations.send_back(report=report, version=report.version, reason=" ", by=people.director)
    report_operations.send_back(report=report, version=report.version, reason="Too long", by=people.director)
    assert report.status == Status.DRAFT
    [taken] = report.approvals.all()
    assert taken.taken_back_because == "Too long"
    report_operations.submit(report=report, version=report.version, checked=holds(report), by=people.analyst)
    approve(report, people.head)
    assert report.approvals.count() == 2


def test_whoever_writes_second_gets_both(people: Team) -> None:
    report = written(people)
    report_operations.write(report=report, area="", text="Mine.", number=1, by=people.analyst)
    with pytest.raises(WrittenOver) as overtaken:
        report_operations.write(report=report, area="", text="Hers.", number=1, by=people.other_analyst)
    assert overtaken.value.passage.text == "Mine."
    assert overtaken.value.passage.number == 2


def test_one_report_of_a_month_is_worked_on_at_a_time(people: Team) -> None:
    report = begun(people)
    with pytest.raises(NotAllowed, match="works on this report already"):
        begun(people)
    begun(people, "board")
    report_operations.set_aside(report=report, version=0, reason="Begun by mistake", by=people.analyst)
    assert begun(people).edition == 2


def test_who_works_on_reports_sees_them_and_a_chair_the_boards(people: Team) -> None:
    begun(people)
    board = begun(people, "board")
    assert Report.objects.visible_to(people.publisher).count() == 2
    assert list(Report.objects.visible_to(people.chair)) == [board]


# --- the database by itself ---


def test_the_database_goes_the_ways_of_the_table_and_no_other(people: Team) -> None:
    """Every pair of statuses, written past all operations: the database lets through what the table has."""
    for was in Status:
        for now in Status:
            if was is now:
                continue
            try:
                with transaction.atomic():
                    report = _forced(people, was)
                    _force(people, report, now)
                    transaction.set_rollback(True)
            except DatabaseError:
                assert now not in MOVES[was], f"{was} to {now} is refused"
            else:
                assert now in MOVES[was], f"{was} to {now} is let through"


_TO: dict[Status, list[Status]] = {
    Status.DRAFT: [],
    Status.SET_ASIDE: [Status.SET_ASIDE],
    Status.SUBMITTED: [Status.SUBMITTED],
    Status.APPROVED_ONCE: [Status.SUBMITTED, Status.APPROVED_ONCE],
    Status.APPROVED: [Status.SUBMITTED, Status.APPROVED_ONCE, Status.APPROVED],
}
_TO[Status.PUBLISHING] = [*_TO[Status.APPROVED], Status.PUBLISHING]
_TO[Status.PUBLISHED] = [*_TO[Status.PUBLISHING], Status.PUBLISHED]


def _forced(people: Team, status: Status) -> Report:
    """A report in some status, made by writing rows alone."""
    report = Report.objects.create(
        month="2023-06", audience="board", edition=1, begun_by=people.analyst.account
    )
    for step in _TO[status]:
        _force(people, report, step)
    return report


def _force(people: Team, report: Report, status: Status) -> None:
    """The rows as a status needs them: the approvals that are missing, or none, and the report's own."""
    signs = {Status.APPROVED_ONCE: [people.head], Status.APPROVED: [people.head, people.chair]}
    standing = report.approvals.filter(taken_back_on=None)
    if status is Status.DRAFT:
        standing.update(taken_back_on=timezone.now(), taken_back_because="x")
    if report.status in TO_BE_SIGNED:
        for by in signs.get(status, ())[standing.count() :]:
            Approval.objects.create(report=report, person=by.account, role="any")
    published: dict[str, object] = {}
    if status is Status.PUBLISHED:
        published = {"pack": "p", "published_on": timezone.now(), "published_by": people.publisher.account}
    Report.objects.filter(pk=report.pk).update(status=status.value, **published)
    report.refresh_from_db()


def refused_by_the_database(rows: type[Model], **change: object) -> None:
    """Nothing of a table can be changed so, nor taken away."""
    with pytest.raises(DatabaseError), transaction.atomic():
        rows._default_manager.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {rows._meta.db_table}")


@pytest.mark.acceptance("4.5")
def test_the_database_lets_nobody_approve_what_they_wrote_or_twice(people: Team) -> None:
    """Neither who began it, nor who wrote a text that another one took the place of, nor who signed already."""
    report, third = begun(people), acting(somebody("Zed", Role.ANALYST))
    report_operations.write(report=report, area="", text=TEXT, number=0, by=people.other_analyst)
    report_operations.write(report=report, area="", text="Anew.", number=1, by=third)
    report_operations.submit(report=report, version=report.version, checked=holds(report), by=people.analyst)
    Approval.objects.create(report=report, person=people.head.account, role="head of service")
    for by in (people.analyst, people.other_analyst, third, people.head):
        with pytest.raises(DatabaseError), transaction.atomic():
            Approval.objects.create(report=report, person=by.account, role="director")
    assert Approval.objects.count() == 1


def test_the_database_keeps_what_a_report_was_submitted_with(people: Team) -> None:
    report = submitted(people)
    for change in ({"snapshot": "s-2"}, {"rests": {"loads": "other"}}, {"rests": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**change)
    approve(report, people.head)
    report_operations.send_back(report=report, version=report.version, reason="Anew", by=people.head)
    Report.objects.filter(pk=report.pk).update(snapshot="s-2", rests={"loads": "other"})


def test_the_database_publishes_nothing_without_two_approvals(people: Team) -> None:
    report = submitted(people)
    approve(report, people.head)
    for status in (Status.APPROVED, Status.PUBLISHING, Status.PUBLISHED):
        with pytest.raises(DatabaseError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(status=status.value)


@pytest.mark.acceptance("4.5")
def test_what_is_published_never_changes(people: Team) -> None:
    """What is published changes neither by the site nor in the database."""
    report = _forced(people, Status.PUBLISHED)
    for change in ({"month": "2023-05"}, {"status": "draft"}, {"pack": "other"}, {"version": 9}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Passage.objects.create(report=report, area="", number=1, text="x", by=people.analyst.account)
    with pytest.raises(DatabaseError), transaction.atomic():
        Remark.objects.create(report=report, area="", text="x", by=people.analyst.account)
    with pytest.raises(DatabaseError), transaction.atomic():
        report.approvals.update(taken_back_on=None)
    for operation in (report_operations.write, report_operations.remark):
        more = {"number": 0} if operation is report_operations.write else {}
        with pytest.raises(NotAllowed, match="does not change"):
            operation(report=report, area="", text="x", by=people.analyst, **more)


def test_what_was_said_is_not_written_over(people: Team) -> None:
    report = submitted(people)
    approve(report, people.head)
    report_operations.remark(report=report, area="", text="Say why.", by=people.director)
    refused_by_the_database(Passage, text="x")
    refused_by_the_database(Approval, person=people.director.account)
    refused_by_the_database(Step, reason="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Remark.objects.update(text="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Passage.objects.create(report=report, area="", number=2, text="x", by=people.analyst.account)
