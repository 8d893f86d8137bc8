"""A draft that is approved while people have its pages open: they are led on to the plan that it has become."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan, Part, Priority
from goldenthread_web.improvement.operations import approving
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import make_plan
from tests.web.improvement.test_draft_beside import PAGES, draft, of
from tests.web.pages import filled, get, text_of

__all__ = ["draft"]
APPROVED = "The draft that you had open was approved."
WAITS = "it waits for version 2.0, which somebody else approves"


def _approve(draft: ImprovementPlan) -> None:
    draft.refresh_from_db()
    approving.approve(plan=draft, version=draft.version, by=by(Role.DIRECTOR))


def _approve_and_end(draft: ImprovementPlan) -> None:
    _approve(draft)
    _approve(make_plan(person_of(Role.PLAN_LEAD)))


@pytest.mark.parametrize("page", [*PAGES, "/plan/files/docx", "/plan/documents", "/plan/risks"])
def test_each_address_of_the_draft_leads_to_the_plan_that_it_has_become(
    site: Council, draft: ImprovementPlan, page: str
) -> None:
    _approve(draft)
    for role in (Role.PLAN_LEAD, Role.AUDITOR):
        answer = site[role].get(f"{page}{of(draft)}&more=1")
        assert (answer.status_code, answer["Location"]) == (302, f"{page}?more=1")
    assert APPROVED in text_of(get(site[Role.AUDITOR], "/plan"))
    assert APPROVED not in text_of(get(site[Role.AUDITOR], "/plan")), "once"


def test_once_it_has_ended_too_its_addresses_lead_to_the_plan_that_ended(
    site: Council, draft: ImprovementPlan
) -> None:
    _approve_and_end(draft)
    answer = site[Role.DIRECTOR].get(f"/plan/timeline{of(draft)}")
    assert answer["Location"] == f"/plan/timeline?ended={draft.reference}"
    said = text_of(get(site[Role.DIRECTOR], answer["Location"]))
    assert "has ended since: another plan took its place" in said


def test_who_sees_no_drafts_is_told_nothing_before_it_is_approved(
    site: Council, draft: ImprovementPlan
) -> None:
    assert site[Role.COUNCILLOR].get(f"/plan{of(draft)}").status_code == 404
    _approve(draft)
    assert site[Role.COUNCILLOR].get(f"/plan{of(draft)}").status_code == 302


@pytest.mark.parametrize(
    ("kind", "words", "made"),
    [
        ("action", {"text": "Write to each child"}, "text"),
        ("measure", {"name": "Letters"}, "name"),
        ("priority", {"name": "Every child is told"}, "name"),
        ("part", {"name": "Housing"}, "name"),
    ],
)
def test_a_new_line_that_was_being_written_comes_back_and_waits_for_the_next_version(
    site: Council, draft: ImprovementPlan, kind: str, words: dict[str, Any], made: str
) -> None:
    lead, page = site[Role.PLAN_LEAD], f"/plan/add/{kind}{of(draft)}"
    given = filled(get(lead, page)) | _placed(draft, kind) | words
    _approve(draft)
    again = sent(lead, page, status=409, **given)
    said = text_of(again)
    assert "This plan was approved while you had the page open. Nothing is kept yet." in said
    assert WAITS in said
    assert filled(again)[made] == words[made]
    assert not Change.objects.exists()
    assert not again.xpath("//a[contains(@href, 'draft=')]")
    sent(lead, page, **filled(again))
    change = Change.objects.get()
    assert (change.plan, change.holds_since, change.now[made]) == (draft, None, words[made])


def _placed(draft: ImprovementPlan, kind: str) -> dict[str, str]:
    part = Part.objects.filter(plan=draft)[0]
    if kind == "priority":
        return {"part": f"part-{part.pk}"}
    return {} if kind == "part" else {"place": f"priority-{Priority.objects.filter(part=part)[0].pk}"}


def test_a_new_part_is_not_added_to_another_plan_untold(
    site: Council, plan: ImprovementPlan, draft: ImprovementPlan
) -> None:
    """The page was opened for the plan that held then."""
    lead, page = site[Role.PLAN_LEAD], "/plan/add/part"
    given = filled(get(lead, page)) | {"name": "Housing"}
    _approve(draft)
    again = sent(lead, page, status=409, **given)
    assert "Another plan took the place of the one that you saw: “The next stones”." in text_of(again)
    assert not Change.objects.exists()
    sent(lead, page, **filled(again))
    assert Change.objects.get().plan == draft
    assert plan.changes.count() == 0


def test_a_place_of_the_plan_before_is_told_together_with_the_other_plan(
    site: Council, plan: ImprovementPlan, draft: ImprovementPlan
) -> None:
    """Whoever chooses another place and sends it again is not stopped a second time."""
    lead, page = site[Role.PLAN_LEAD], "/plan/add/action"
    given = filled(get(lead, page)) | {"text": "Build", "place": f"part-{plan.parts.all()[0].pk}"}
    _approve(draft)
    again = sent(lead, page, status=400, **given)
    assert "Another plan took the place" in text_of(again)
    assert "What you chose can't be chosen any more" in text_of(again)
    sent(lead, page, **filled(again) | {"place": f"part-{draft.parts.all()[0].pk}"})
    assert Change.objects.get().now["text"] == "Build"


def test_other_forms_of_the_draft_are_answered_in_words(site: Council, draft: ImprovementPlan) -> None:
    """Nobody who approves a second time, or says who watches a part, meets a page that is not there."""
    lead, part = site[Role.PLAN_LEAD], draft.parts.all()[0]
    watched = {"part": part.pk, "was": part.monitored_by, "body": "The scrutiny board"}
    version = draft.version
    _approve(draft)
    page = sent(site[Role.DIRECTOR], f"/plan{of(draft)}", status=403, version=version)
    assert "approved" in text_of(page)
    assert not page.xpath("//a[contains(@href, 'draft=')]")
    answer = sent(lead, f"/plan/parts{of(draft)}", **watched)
    assert answer["Location"] == "/plan/parts"
    part.refresh_from_db()
    assert part.monitored_by == "The scrutiny board"


def test_a_new_line_of_a_draft_that_was_approved_and_ended_is_refused_in_words(
    site: Council, draft: ImprovementPlan
) -> None:
    lead, page = site[Role.PLAN_LEAD], f"/plan/add/part{of(draft)}"
    given = filled(get(lead, page)) | {"name": "Housing"}
    _approve_and_end(draft)
    again = sent(lead, page, status=403, **given)
    assert "Housing" in str(filled(again).values())
    assert not Action.objects.filter(text="Housing").exists()


def test_who_watches_a_part_of_the_plan_before_is_told_and_given_back(
    site: Council, plan: ImprovementPlan, draft: ImprovementPlan
) -> None:
    part = plan.parts.all()[0]
    watched = {"part": str(part.pk), "was": part.monitored_by, "body": "The scrutiny board"}
    _approve(draft)
    page = sent(site[Role.PLAN_LEAD], "/plan/parts", status=409, **watched)
    assert "Another plan took the place of the one that you saw: “The next stones”." in text_of(page)
    assert "The scrutiny board" in [one.text_content() for one in page.xpath("//p[@class='said']")]
    page = sent(site[Role.PLAN_LEAD], "/plan/parts", status=409, part=str(part.pk), do="partners", shown="on")
    assert "Another plan took the place" in text_of(page)
    part.refresh_from_db()
    assert part.monitored_by == watched["was"]
