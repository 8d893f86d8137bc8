"""A plan of 500 actions and 3,000 updates: no page of it asks the database more than 12 questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from bench import big_plan
from goldenthread.plans.plan import Action as ReadAction
from goldenthread.plans.plan import Draft, Guess, Plan, Unplaced
from goldenthread.terms.months import Month, add_months
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, Entered, ImprovementPlan, Measure, Update
from goldenthread_web.improvement.operations import drafts, entered
from goldenthread_web.improvement.queries.whole import whole
from goldenthread_web.improvement.registers import boards
from goldenthread_web.site.access import TABLE
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.questions import too_many
from tests.web.pages import get, text_of

MADE_ELSEWHERE = frozenset(
    {"plan_evidence", "plan_assessment_file", "plan_report_file", "plan_report_made", "plan_report_made_file"}
)
"""Files that are handed out as they were given, and the report, a file of many pages: they have tests of their own."""


def drafted() -> Draft:
    lines = tuple(ReadAction("Own", "", str(n), f"Line {n}") for n in range(500))
    guesses = tuple(Guess(n, str(n), "due", "", "There is no date.") for n in range(500))
    left = tuple(Unplaced(n, f"Words {n}", "Prose") for n in range(100))
    return Draft(Plan("Read again", actions=lines), guesses, left)


def edited(plan: ImprovementPlan) -> Draft:
    """The plan as a document that says a little of every second line otherwise."""
    read = whole(plan)
    lines = [replace(one, text=f"{one.text}, again") if n % 2 else one for n, one in enumerate(read.actions)]
    return Draft(replace(read, actions=tuple(lines[5:])))


def gaps(plan: ImprovementPlan) -> dict[str, list[list[object]]]:
    """What stands in the gaps of the addresses, by the names of the pages."""
    lead = by(Role.PLAN_LEAD)
    actions = Action.objects.filter(part__plan=plan)
    some = [[actions[n].reference] for n in (20, 10, 1)]
    shut = [[actions.filter(closed_on=None)[3].reference]]
    measures = [[Measure.objects.filter(part__plan=plan)[n].reference] for n in (0, 1)]
    given = entered.Given(Month.of(plan.begun_on.date() - timedelta(days=70)), 50.0, "It")
    held: Entered = entered.enter(
        measure=Measure.objects.get(reference=measures[1][0]), given=given, replaces="", by=lead
    )
    month = Month.of(plan.begun_on.date()).plus(-3)
    row = entered.Handed(
        Measure.objects.get(reference=measures[1][0]), replace(given, month=month, note="Anew"), "", 2
    )
    file = entered.hand_over(rows=[row], name="figures.xlsx", sha256="", by=lead)
    assessment = plan.assessments.first().reference
    draft = drafts.keep(name="plan.docx", sha256="", source={}, draft=drafted(), by=lead, next_of=plan)
    second = drafts.keep(name="next.docx", sha256="", source={}, draft=edited(plan), by=lead, next_of=plan)
    return {
        "plan_by": [["priority"], ["horizon"], ["lead"], ["month"]],
        "plan_file": [["xlsx"]],
        "plan_template": [["xlsx"]],
        "plan_draft": [[draft.reference]],
        "plan_unplaced": [[draft.reference, 0]],
        "plan_compared": [[draft.reference], [second.reference]],
        "plan_match": [[second.reference, "action", 3]],
        "plan_line_withdraw": [["measure", *measures[1]]],
        "plan_action": some,
        "plan_link_new": shut,
        "plan_action_update": shut,
        "plan_action_leads": shut,
        "plan_action_measures": shut,
        "plan_action_withdraw": shut,
        "plan_action_steps": shut,
        "plan_link": [[actions[20].links.first().reference]],
        "plan_figure": [[held.reference]],
        "plan_measure": measures,
        "plan_measure_feed": measures,
        "plan_measure_actions": measures,
        "plan_measure_enter": measures[1:],
        "plan_measure_counted": measures[1:],
        "plan_measure_end": measures[1:],
        "plan_edit": [["action", *shut[0]], ["measure", *measures[1]], ["plan", plan.reference]],
        "plan_add": [["action"], ["measure"], ["priority"], ["part"]],
        "plan_figure_file": [[file.reference]],
        "plan_board": [[_meetings(plan, lead)]],
        "plan_risk": [[plan.risks.first().reference]],
        "plan_document": [[plan.register.first().reference]],
        "plan_assessment": [[assessment]],
        "plan_finding": [[assessment, 1]],
        "plan_action_for_children": shut,
    }


def _meetings(plan: ImprovementPlan, lead: SignedIn) -> str:
    """Two years of boards; the name of the last."""
    for month in range(-20, 4):
        given = boards.GivenMeeting(add_months(timezone.localdate(), month))
        made = boards.put_down(plan=plan, given=given, by=lead)
    return made.reference


def _threads(plan: ImprovementPlan) -> list[str]:
    """The golden thread with each kind of line of the partners' part in the middle."""
    action = Action.objects.filter(part__plan=plan, part__for_partners=True, links__isnull=False)[0]
    lines = [action.reference, action.links.first().reference, action.measures.first().reference]
    lines += [f"priority-{action.priority_id}", f"outcome-{plan.key_outcomes.first().pk}"]
    return [f"/plan/thread?at={name}" for name in lines]


def pages(plan: ImprovementPlan) -> list[str]:
    """Every page of the improvement plan that is read: one of whose gaps nobody tells is asked for here."""
    known, found = gaps(plan), []
    for entry in get_resolver().url_patterns:
        for one in getattr(entry, "url_patterns", [entry]):
            name = str(one.name)
            if not str(one.pattern).startswith("plan") or "GET" not in TABLE[name] or name in MADE_ELSEWHERE:
                continue
            assert "<" not in str(one.pattern) or name in known, f"say in `gaps` what stands in {one.pattern}"
            found += [reverse(name, args=given) for given in known.get(name, [[]])]
    at = [action.reference for action in Action.objects.filter(part__plan=plan)[20:21]]
    at += [measure.reference for measure in Measure.objects.filter(part__plan=plan)[:1]]
    at += [f"outcome-{plan.key_outcomes.first().pk}", f"priority-{plan.parts.first().priorities.first().pk}"]
    return [*found, *(f"/plan/thread?at={name}" for name in at), "/"]


@pytest.mark.acceptance("5.7")
def test_no_page_of_a_large_plan_asks_more_than_twelve_questions(site: Council, big: ImprovementPlan) -> None:
    """No page asks the database more than 12 questions, with 500 actions and 3,000 updates."""
    assert Action.objects.filter(part__plan=big).count() == big_plan.ACTIONS
    assert Update.objects.count() == big_plan.UPDATES
    found = too_many(site[Role.PLAN_LEAD], pages(big))
    own = ["/plan/mine", "/plan/digest", "/plan", "/plan/by/lead", "/"]
    found += too_many(site[Role.ACTION_LEAD], own)
    found += too_many(site[Role.PARTNER], [*own[:-1], "/plan/check", "/plan/thread", "/plan/files/xlsx"])
    said = text_of(get(site[Role.PLAN_LEAD], "/plan/check"))
    assert "The first 40 of" in said, "a page with a hundred lines of one kind shows the first of them"
    found += too_many(site[Role.COUNCILLOR], ["/plan", "/plan/by/month", "/plan/thread"])
    found += [one for role in (Role.PARTNER, Role.DIRECTOR) for one in too_many(site[role], _threads(big))]
    assert not found, "\n".join(found)
