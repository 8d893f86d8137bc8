"""Every operation of the improvement plan asks whether the plan has ended: one that forgets it is found here."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.operations import approving, measures
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.deeds import Case, of_everything
from tests.web.improvement.plans import action_numbered, make_plan, measure_named
from tests.web.improvement.test_history import decorated
from tests.web.pages import get

_A_DOCUMENT = "a document that was read is no plan yet"
_BY_ITSELF = "a series that stands by itself goes on when a plan ends"
_A_DAY = "the days of boards are the council's, whichever plan holds"
ASKS_NOT = {
    "drafts.keep": _A_DOCUMENT,
    "drafts.set_aside": _A_DOCUMENT,
    "drafts.accept_guesses": _A_DOCUMENT,
    "drafts.correct_guess": _A_DOCUMENT,
    "placing.place": _A_DOCUMENT,
    "placing.set_aside": _A_DOCUMENT,
    "accepting.accept": _A_DOCUMENT,
    "approving.approve": "a draft is approved, and nothing else",
    "versions.approve_next": "a version is of an approved plan, and of no other",
    "ending.end": _BY_ITSELF,
    "ending.take_up": _BY_ITSELF,
    "boards.put_down": _A_DAY,
    "boards.correct": _A_DAY,
    "boards.take_back": _A_DAY,
    "long.ask": "a report is read, and changes nothing",
}
"""The operations that need not ask, each with the reason."""


@dataclass(frozen=True)
class Tried:
    """What became of an operation while every plan was said to have ended. remembered: what the history calls it."""

    name: str
    refused: bool
    remembered: tuple[str, ...] = ()


def _always(plan: ImprovementPlan) -> None:
    raise NotAllowed("This improvement plan has ended. It stays as it was.")


def test_each_operation_asks_or_says_why_it_need_not(
    plan: ImprovementPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = decorated()
    assert set(names) >= set(ASKS_NOT)
    for case in of_everything(plan):
        found = _tried(case, monkeypatch)
        if found.name in ASKS_NOT:
            assert not found.refused, f"{found.name} asks now: take it off the list"
            continue
        assert found.refused, f"{found.name} changes a plan that has ended"
        assert set(found.remembered) <= {names[found.name]}, f"{found.name}: another one was refused"
        case[1]()


def _tried(case: Case, monkeypatch: pytest.MonkeyPatch) -> Tried:
    name, run = case
    last = Line.objects.count()
    with monkeypatch.context() as patched:
        patched.setattr(permissions.check_not_ended, "__code__", _always.__code__)
        try:
            run()
        except NotAllowed:
            new = Line.objects.filter(number__gt=last).values_list("action", flat=True)
            return Tried(name, True, tuple(new))
    return Tried(name, False)


def _end(plan: ImprovementPlan) -> None:
    other = make_plan(person_of(Role.PLAN_LEAD))
    approving.approve(plan=other, version=other.version, by=by(Role.DIRECTOR))
    plan.refresh_from_db()


def test_the_marks_on_the_charts_of_a_plan_that_ended_stay(site: Council, plan: ImprovementPlan) -> None:
    measure, action = measure_named(plan, "Repeat referrals"), action_numbered(plan, "1.1")
    lead, pages = (
        site[Role.PLAN_LEAD],
        (f"/plan/measures/{measure.reference}", f"/plan/actions/{action.reference}"),
    )
    below = f"{pages[0]}/actions", f"{pages[1]}/measures"
    for page, address in zip(pages, below, strict=True):
        assert address in get(lead, page).xpath("//main//a/@href")
    _end(plan)
    for page, address in zip(pages, below, strict=True):
        assert address not in get(lead, page).xpath("//main//a/@href")
        assert not get(lead, address).xpath("//main//form[@method='post']")
        assert "has ended" in sent(lead, address, status=403).text_content()
    for run in (
        lambda: measures.tie_actions(measure=measure, added=[], removed=[action], by=by(Role.PLAN_LEAD)),
        lambda: measures.tie_measures(action=action, added=[], removed=[measure], by=by(Role.PLAN_LEAD)),
    ):
        with pytest.raises(NotAllowed, match="has ended"):
            run()
    assert list(measure.actions.all()) == [action]


def test_a_form_of_a_plan_that_ended_does_not_call_it_a_draft(site: Council, plan: ImprovementPlan) -> None:
    measure = measure_named(plan, "Repeat referrals")
    _end(plan)
    refused = get(site[Role.PLAN_LEAD], f"/plan/edit/measure/{measure.reference}", status=403).text_content()
    assert "has ended" in refused
    assert "is a draft" not in refused
