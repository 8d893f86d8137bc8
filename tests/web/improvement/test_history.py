"""Every change to the improvement plan stands in the history, and none of its words do."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement import operations
from goldenthread_web.improvement.apps import ImprovementConfig
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.operations import (
    dismissing,
    drafts,
    evidence,
    leads,
    measures,
    placing,
    plain,
    tracking,
)
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.status import Brag, Progress
from tests.web.improvement.conftest import by
from tests.web.improvement.deeds import SAID, SECRET, drafted, of_everything
from tests.web.improvement.plans import action_numbered

AS_A_JOB = {"long.ask": "jobs.job.asked"}
"""What the history calls the asking for long work: as it does all such work."""


def decorated() -> dict[str, str]:
    """Every operation of the application, by its module and name, with what the history calls it."""
    found = {}
    here = Path(operations.__file__).parent.parent
    for path in sorted(here.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            for mark in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
                if isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "operation":
                    found[f"{_named(path)}.{node.name}"] = ast.literal_eval(mark.args[0])
    return found


def _named(path: Path) -> str:
    """What a module is called here; of the registers the one of operations by its package."""
    return path.parent.name if path.stem == "operations" else path.stem


@pytest.mark.acceptance("5.6")
def test_every_operation_writes_a_line_and_no_line_has_the_plan_s_words(plan: ImprovementPlan) -> None:
    """Every operation of the improvement plan stands in the history, without a word that people wrote."""
    names, tried = decorated(), set()
    for name, run in of_everything(plan):
        last = Line.objects.count()
        run()
        new = list(Line.objects.filter(number__gt=last))
        called = AS_A_JOB.get(name, names[name])
        assert called in {line.action for line in new}, f"{name} wrote nothing of itself"
        assert {line.outcome for line in new} == {"done"}, name
        tried.add(name)
    assert tried == set(names), (
        "each operation has a case among the deeds: what people write into it has the secret word"
    )
    for line in Line.objects.all():
        told = " ".join((line.action, line.object, line.reason, line.role))
        assert SECRET not in told, told
        assert "@" not in told, told
        assert not any(person in told for person in ("Action_Lead", "Plan_Lead", "Director")), told


def test_a_refusal_is_remembered_without_what_was_written(plan: ImprovementPlan) -> None:
    action, analyst = action_numbered(plan, "2.1"), by(Role.ANALYST)
    given = Given(Progress.UNDER_WAY, changed=SAID)
    refused = (
        lambda: tracking.update(action=action, given=given, seen=0, by=analyst),
        lambda: tracking.move(action=action, to=date(2031, 1, 1), reason=SAID, was=action.due, by=analyst),
        lambda: tracking.override(action=action, brag=Brag.RED, reason=SAID, seen=0, by=analyst),
        lambda: evidence.give(action=action, words=SAID, link="https://a.example/", by=analyst),
        lambda: leads.tie(lead=action.leads.get(), person=analyst.account, was="", by=analyst),
        lambda: dismissing.dismiss(plan=plan, rule="no-lead", where=SAID, reason=SAID, by=analyst),
        lambda: leads.tie(lead=action.leads.get(), person=analyst.account, was="", by=by(Role.PLAN_LEAD)),
    )
    for run in refused:
        with pytest.raises(NotAllowed):
            run()
    lines = list(Line.objects.filter(outcome="refused"))
    assert len(lines) == len(refused)
    assert all(line.object and line.reason and SECRET not in f"{line.object} {line.reason}" for line in lines)


def test_words_that_can_t_be_right_are_told_and_not_remembered(plan: ImprovementPlan) -> None:
    """What is said of them names priorities of the plan, or the words themselves."""
    lead = by(Role.PLAN_LEAD)
    draft = drafts.keep(name="plan.docx", sha256="", source={}, draft=drafted(), by=lead)
    last = Line.objects.count()
    with pytest.raises(ValueError, match="Write a day or a month"):
        drafts.correct_guess(draft=draft, guess=0, words=SAID, seen="", by=lead)
    with pytest.raises(plain.TooHard, match="caseload"):
        plain.in_plain_words(action=action_numbered(plan, "1.1"), text=f"{SECRET} caseload", was="", by=lead)
    given = {"unplaced": 0, "action": 9, "field": "text", "words": SAID, "version": 1, "by": lead}
    with pytest.raises(ValueError, match="Choose an action of this draft"):
        placing.place(draft=draft, **given)
    assert Line.objects.count() == last


def test_every_line_has_words_on_the_page_of_the_history() -> None:
    assert set(decorated().values()) <= set(ImprovementConfig.history_words)


def test_many_measures_tied_at_once_all_stand_in_the_history(plan: ImprovementPlan) -> None:
    action = action_numbered(plan, "1.1")
    part = action.part
    new = [part.measures.create(name=f"Measure {number}") for number in range(25)]
    measures.tie_measures(action=action, added=new, removed=[], by=by(Role.PLAN_LEAD))
    told = " ".join(Line.objects.filter(action="improvement.measure.tied").values_list("object", flat=True))
    assert all(f"+{one.reference}" in told for one in new)
