"""A form that was opened while it asked for more than it does by the time that it is sent: nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.forms import CharField
from django.http import QueryDict

from goldenthread.reports.improvement.told import Reader
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.words import waiting
from goldenthread_web.improvement.forms.gone import IS_GONE
from goldenthread_web.improvement.forms.opened import EMPTIED, KnowsOpened, opened_with
from goldenthread_web.improvement.forms.reading import ReadForm
from goldenthread_web.improvement.forms.report import ReportForm
from goldenthread_web.improvement.forms.series import CountedForm
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan
from goldenthread_web.improvement.operations import approving, versions
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, make_plan
from tests.web.improvement.waiting import added, put
from tests.web.pages import Page, filled, get, text_of

TYPED = "September 2029"
WORDS = {"text": "Build", "success": "", "horizon": "", "by_when": ""}
LISTS: dict[str, list[str]] = {"leads": [], "signs": [], "impact": [], "sayings": []}
DATES = "The date of an approved action is moved on its own page"


def _new(plan: ImprovementPlan) -> str:
    """An action without a date that waits for the next version; its name."""
    return added(plan, "action", number="9.9", place=f"part-{plan.parts.all()[0].pk}", **WORDS | LISTS)


def _approve(plan: ImprovementPlan) -> None:
    versions.approve_next(plan=plan, seen=versions.mark_of_waiting(list(waiting(plan))), by=by(Role.DIRECTOR))


def _not_kept(page: Page) -> list[str]:
    return [one.text_content() for one in page.xpath("//section[@aria-labelledby='not-kept']//p")][1:]


def _told(page: Page, subject: str) -> None:
    assert _not_kept(page) == ["By when", TYPED]
    said = text_of(page)
    assert "“By when” can't be changed on this page any more: somebody approved or changed the plan" in said
    assert DATES in said
    assert page.xpath(f"//main//a[@href='/plan/actions/{subject}#dates']")
    assert "by_when" not in filled(page)


@pytest.mark.parametrize("more", [{}, {"success": "A key in each hand", "horizon": "0-3 months"}])
def test_a_date_typed_for_a_new_action_that_was_approved_meanwhile_is_told(
    site: Council, plan: ImprovementPlan, more: dict[str, str]
) -> None:
    lead, subject = site[Role.PLAN_LEAD], _new(plan)
    path = f"/plan/edit/action/{subject}"
    given = filled(get(lead, path)) | more | {"by_when": TYPED}
    _approve(plan)
    page = sent(lead, path, status=409, **given)
    _told(page, subject)
    assert not waiting(plan).exists(), "nothing is kept of it in silence"
    sent(lead, path, **filled(page))
    assert [one.now for one in waiting(plan)] == ([more] if more else [])


@pytest.mark.parametrize("more", [{}, {"success": "Each plan is theirs"}])
def test_a_date_typed_in_a_draft_that_was_approved_meanwhile_is_told(
    site: Council, more: dict[str, str]
) -> None:
    draft = make_plan(person_of(Role.PLAN_LEAD))
    action, lead = action_numbered(draft, "2.1"), site[Role.PLAN_LEAD]
    path = f"/plan/edit/action/{action.reference}"
    given = filled(get(lead, path)) | more | {"by_when": TYPED}
    approving.approve(plan=draft, version=draft.version, by=by(Role.DIRECTOR))
    page = sent(lead, path, status=409, **given)
    _told(page, action.reference)
    assert not waiting(draft).exists()
    sent(lead, path, **filled(page))
    assert [one.now for one in waiting(draft)] == ([more] if more else [])


@pytest.mark.parametrize("says_more", [True, False])
def test_it_is_told_also_where_other_words_changed_or_are_wrong(
    site: Council, plan: ImprovementPlan, says_more: bool
) -> None:
    plan.key_outcomes.all().delete()
    lead, subject = site[Role.PLAN_LEAD], _new(plan)
    path = f"/plan/edit/action/{subject}"
    given = filled(get(lead, path)) | {"by_when": TYPED, "horizon": "0-3 months"}
    if says_more:
        put("action", subject, text="Build a home")
    _approve(plan)
    page = sent(lead, path, status=400, **given | {"text": ""})
    _told(page, subject)
    page = sent(lead, path, status=409, **given)
    _told(page, subject)
    again = filled(page)
    assert (again["text"], again["horizon"]) == ("Build a home" if says_more else "Build", "0-3 months")
    sent(lead, path, **again)
    assert waiting(plan).get().now == {"horizon": "0-3 months"}


def test_a_saying_that_was_ticked_where_the_plan_has_none_any_more_is_told(
    site: Council, plan: ImprovementPlan
) -> None:
    action, lead = action_numbered(plan, "1.2"), site[Role.PLAN_LEAD]
    path, saying = f"/plan/edit/action/{action.reference}", plan.key_outcomes.all()[0]
    key = f"outcome-{saying.pk}"
    given = filled(get(lead, path)) | {"success": "Nobody rings twice"}
    new = filled(get(lead, "/plan/add/action")) | {"text": "Build", "by_when": "ongoing"}
    put("plan", plan.reference, key_outcomes=[])
    _approve(plan)
    told = ["What children should be able to say by it", "A saying that was taken out"]
    page = sent(lead, path, status=409, **given | {"sayings": [key]})
    assert _not_kept(page) == told
    assert DATES not in " ".join(_not_kept(page))
    assert filled(page)["success"] == "Nobody rings twice"
    assert not waiting(plan).exists()
    page = sent(lead, "/plan/add/action", status=409, **new | {"sayings": [key]})
    assert _not_kept(page) == told
    sent(lead, "/plan/add/action", **filled(page))
    assert waiting(plan).get().now["text"] == "Build"


def test_a_field_that_nobody_changed_is_taken_as_it_is_now(site: Council) -> None:
    draft = make_plan(person_of(Role.PLAN_LEAD))
    action, lead = action_numbered(draft, "1.1"), site[Role.PLAN_LEAD]
    Action.objects.filter(pk=action.pk).update(by_when="31 March 2023")
    path = f"/plan/edit/action/{action.reference}"
    given = filled(get(lead, path))
    assert given["sayings"], "one is ticked"
    approving.approve(plan=draft, version=draft.version, by=by(Role.DIRECTOR))
    sent(lead, path, **given | {"success": "Each plan is theirs"})
    assert waiting(draft).get().now == {"success": "Each plan is theirs"}


def test_who_changes_numbers_no_more_reads_which_one_was_typed(site: Council, plan: ImprovementPlan) -> None:
    action, lead = action_numbered(plan, "2.1"), site[Role.ACTION_LEAD]
    path = f"/plan/edit/action/{action.reference}"
    place = f"priority-{action.priority_id}"
    given = filled(get(lead, path))
    assert not {"number", "place"} & given.keys()
    sent(lead, path, **given | {"number": "2.1", "place": place})
    page = sent(lead, path, status=409, **given | {"number": "7.7", "place": f"part-{action.part_id}"})
    assert _not_kept(page) == ["Number", "7.7", "Priority", f"{action.part.name}: under no priority"]
    assert not Change.objects.exists()


class _AsksLess(KnowsOpened):
    """A form that had two fields more when its page was made."""

    by_when = CharField(label="By when")
    place = CharField(label="Priority")

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        del self.fields["by_when"], self.fields["place"]


@pytest.mark.parametrize(
    ("was", "given", "lost"),
    [
        ({"by_when": "May 2024"}, "by_when=May++2024", {}),
        ({"by_when": "May 2024"}, "by_when=", {"By when": [EMPTIED]}),
        ({"by_when": ""}, "by_when=June 2024", {"By when": ["June 2024"]}),
        ({}, "by_when=June 2024", {"By when": ["June 2024"]}),
        ({"by_when": 5, "place": []}, "by_when=6&place=", {"By when": ["6"]}),
        ({"place": "part-1"}, "place=part-2", {"Priority": ["part-2"]}),
    ],
)
def test_what_is_lost_is_what_differs_from_what_the_form_was_opened_with(
    was: dict[str, Any], given: str, lost: dict[str, list[str]]
) -> None:
    data = QueryDict(given, mutable=True)
    data["opened"] = opened_with(was)
    form = _AsksLess(data)
    assert form.lost() == lost
    assert _AsksLess().lost() == {}


def test_a_choice_of_which_nothing_is_left_is_told_and_nothing_is_chosen_in_its_place() -> None:
    given = CountedForm({"series": "ms-1", "version": "1"}, series=[])
    assert list(given.errors) == ["series"]
    assert list(ReadForm({"into": "ip-1"}, plans=[]).errors["into"]) == [IS_GONE["invalid_choice"]]
    assert "board" in ReportForm({"board": "mt-1"}, readers=[Reader.BOARD]).errors
    for form in (CountedForm(series=[]), ReadForm(plans=[]), ReportForm(readers=[Reader.BOARD])):
        assert not {"series", "into", "board"} & form.fields.keys(), "nothing is asked where nothing is there"
