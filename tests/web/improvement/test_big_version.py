"""A new version of a plan of 500 actions: its approval asks the database little for each change of it."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan, Part
from goldenthread_web.improvement.operations import versions
from goldenthread_web.improvement.operations.versions import mark_of_waiting
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.questions import questions
from tests.web.improvement.waiting import put, wait

OF_ALL, OF_A_CHANGE = 30, 3
"""What is asked of all changes together, and for each of them."""


def approved(plan: ImprovementPlan) -> int:
    """Approve what waits; how often the database was asked for it."""
    waits = list(plan.changes.filter(holds_since=None).order_by("pk"))
    with CaptureQueriesContext(connection) as asked:
        versions.approve_next(plan=plan, seen=mark_of_waiting(waits), by=by(Role.DIRECTOR))
    return len(questions(asked))


def test_the_approval_of_many_changes_asks_little_for_each(site: Council, big: ImprovementPlan) -> None:
    told = Line.objects.filter(action="improvement.version.approved").count()
    waits = wait(big, 20, 8, 5)
    many = big.changes.count()
    asked = approved(big)
    assert asked <= OF_ALL + OF_A_CHANGE * many, f"{asked} questions for {many} changes"
    assert Line.objects.filter(action="improvement.version.approved").count() == told + 1
    numbered, put_anew = (Action.objects.get(pk=one.pk) for one in waits.actions[:2])
    assert (numbered.number, numbered.version) == (
        f"{waits.actions[0].number}b",
        waits.actions[0].version + 1,
    )
    assert numbered.text.endswith(", again")
    assert [one.text for one in put_anew.signs.all()] == ["A survey", "A letter"]
    assert put_anew.impacts.all()[0].text == "Nobody waits"
    assert [one.words for one in put_anew.leads.all()] == ["A role", "Another"]
    housing = Part.objects.get(name="Housing")
    built = Action.objects.filter(part=housing)
    assert sorted(one.number for one in built) == [f"N{n}" for n in range(5)]
    assert {one.priority.name for one in built if one.priority} == {"Homes"}
    assert Action.objects.get(pk=waits.gone.pk).withdrawn_on
    assert not Change.objects.filter(holds_since=None).exists()


def test_one_line_that_is_changed_often_ends_as_it_was_put_last(site: Council, big: ImprovementPlan) -> None:
    """What a change before wrote is what the next one of the same line is held against."""
    action = Action.objects.filter(part__plan=big, closed_on=None)[0]
    for n in range(4):
        put(
            "action",
            action.reference,
            text=f"Said {n}",
            signs=[f"Sign {k}" for k in range(n)],
            leads=[f"Lead {n}"],
        )
    approved(big)
    again = Action.objects.get(pk=action.pk)
    assert (again.text, again.version) == ("Said 3", action.version + 4)
    assert [one.text for one in again.signs.all()] == ["Sign 0", "Sign 1", "Sign 2"]
    assert [one.words for one in again.leads.all()] == ["Lead 3"]
