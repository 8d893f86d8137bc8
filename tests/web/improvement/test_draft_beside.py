"""A draft beside the plan that holds: every page that is reached from it is of the draft, and says so."""

from __future__ import annotations

import io

import pytest
from docx import Document
from lxml import html

from goldenthread.plans.plan import Action as ReadAction
from goldenthread.plans.plan import Draft, Plan
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, Dismissal, ImprovementPlan
from goldenthread_web.improvement.operations import drafts
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, make_plan, measure_named
from tests.web.improvement.waiting import withdraw
from tests.web.pages import filled, get, text_of

WORDS = "Ask every child who may come along"
PAGES = (
    "/plan", "/plan/by/priority", "/plan/by/month", "/plan/timeline", "/plan/next", "/plan/thread", "/plan/parts",
    "/plan/check",
)  # fmt: skip


@pytest.fixture
def draft(plan: ImprovementPlan) -> ImprovementPlan:
    """A second plan that waits beside the approved one; its 1.1 says something else."""
    made = make_plan(person_of(Role.PLAN_LEAD))
    ImprovementPlan.objects.filter(pk=made.pk).update(title="The next stones")
    Action.objects.filter(part__plan=made, number="1.1").update(text=WORDS)
    made.refresh_from_db()
    return made


def of(draft: ImprovementPlan) -> str:
    return f"?draft={draft.reference}"


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_of_the_draft_and_leads_to_the_draft(
    site: Council, draft: ImprovementPlan, page: str
) -> None:
    shown = get(site[Role.DIRECTOR], page + of(draft))
    said = " ".join(shown.text_content().split())
    assert "draft" in said
    assert "The next stones" in said
    names = {word for plan in PAGES for word in (plan, f"{plan}/")}
    for link in shown.xpath("//main//a/@href"):
        address, _, query = str(link).partition("?")
        if address.split("#")[0] in names - {"/plan"}:
            assert f"draft={draft.reference}" in query, link
    for gone in ("/plan/report", "/plan/late", "/plan/versions", "/plan/changes", "/plan/mine"):
        assert not shown.xpath(f"//main//a[starts-with(@href, '{gone}')]"), gone


def test_the_check_of_the_draft_can_be_seen_and_answered(site: Council, draft: ImprovementPlan) -> None:
    at = f"/plan/check{of(draft)}"
    page = get(site[Role.PLAN_LEAD], at)
    form = page.xpath("//form[.//button[@value='dismiss']]")[0]
    given = dict(form.fields) | {"do": "dismiss", "reason": "The board knows of it and decides in May"}
    response = sent(site[Role.PLAN_LEAD], at, **given)
    assert response["Location"] == at
    assert Dismissal.objects.get().plan == draft


def test_what_is_added_from_the_draft_stands_in_it(site: Council, draft: ImprovementPlan) -> None:
    lead = site[Role.PLAN_LEAD]
    [link] = get(lead, f"/plan{of(draft)}").xpath("//a[text()='add an action']/@href")
    form = html.document_fromstring(lead.get(link).content.decode()).xpath("//form[@class='words']")[0]
    given = {name: value for name, value in form.fields.items() if isinstance(value, str)}
    place = form.xpath(".//select[@name='place']/option/@value | .//input[@name='place']/@value")
    sent(lead, link, **given | {"text": "Write to each child", "place": next(filter(None, place))})
    assert Action.objects.get(text="Write to each child").part.plan == draft


def test_the_files_of_the_draft_are_of_the_draft(site: Council, draft: ImprovementPlan) -> None:
    for query, is_draft in ((of(draft), True), ("", False)):
        document = Document(io.BytesIO(site[Role.DIRECTOR].get(f"/plan/files/docx{query}").content))
        words = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
        assert (WORDS in words) is is_draft


def test_its_lines_say_that_they_are_of_the_draft_and_lead_back(
    site: Council, draft: ImprovementPlan
) -> None:
    action, measure = action_numbered(draft, "1.1"), measure_named(draft, "Repeat referrals")
    for at in (f"/plan/actions/{action.reference}", f"/plan/measures/{measure.reference}"):
        page = get(site[Role.DIRECTOR], at)
        assert "This belongs to the draft" in page.text_content()
        assert f"/plan{of(draft)}" in page.xpath("//a/@href")
        [thread] = page.xpath("//a[contains(@href, '/plan/thread')]/@href")
        assert WORDS in get(site[Role.DIRECTOR], thread).text_content()


def test_nobody_else_sees_it_and_a_draft_alone_is_the_plan(site: Council, draft: ImprovementPlan) -> None:
    for page in PAGES[1:-1]:
        assert site[Role.COUNCILLOR].get(page + of(draft)).status_code == 404
    action = action_numbered(draft, "1.1")
    draft.__class__.objects.exclude(pk=draft.pk).update(status="ended")
    page = get(site[Role.DIRECTOR], f"/plan/actions/{action.reference}")
    assert not page.xpath("//a[contains(@href, 'draft=')]")


@pytest.mark.parametrize("page", ["/plan/report", "/plan/late", "/plan/changes"])
def test_a_page_of_the_present_plan_alone_never_calls_it_a_draft(
    site: Council, plan: ImprovementPlan, draft: ImprovementPlan, page: str
) -> None:
    """No page links there: somebody types the name of a draft, or of the plan itself, behind the address."""
    told = f"for the present improvement plan alone, and tells of “{plan.title}”"
    for address, is_told in (
        (of(draft), True),
        (of(plan), True),
        (f"?ended={plan.reference}", True),
        ("", False),
    ):
        shown = get(site[Role.PLAN_LEAD], page + address)
        said = " ".join(shown.xpath("//main")[0].text_content().split())
        assert "nobody has approved yet" not in said
        assert (told in said) is is_told
        assert not shown.xpath("//main//a[contains(@href, 'draft=') or contains(@href, 'ended=')]")


def test_a_plan_that_is_accepted_beside_another_is_what_is_shown_then(
    site: Council, plan: ImprovementPlan
) -> None:
    """The words "The improvement plan is accepted" never stand on top of the plan that holds."""
    actions = (ReadAction(part="Schools", priority="", text=WORDS, number="1"),)
    read = Draft(Plan("The next stones", actions=actions))
    kept = drafts.keep(name="plan.md", sha256="", source={}, draft=read, by=by(Role.PLAN_LEAD))
    answer = sent(site[Role.PLAN_LEAD], f"/plan/drafts/{kept.reference}", do="accept")
    made = ImprovementPlan.objects.get(title="The next stones")
    assert answer["Location"] == f"/plan{of(made)}"
    said = text_of(get(site[Role.PLAN_LEAD], answer["Location"]))
    assert "The improvement plan is accepted" in said
    assert said.index("The next stones") < said.index("This is a draft")


def test_while_no_plan_is_approved_every_draft_can_be_reached_and_approved(site: Council) -> None:
    first, second = (make_plan(person_of(Role.PLAN_LEAD)) for _ in range(2))
    ImprovementPlan.objects.filter(pk=first.pk).update(title="The first stones")
    director = site[Role.DIRECTOR]
    shown = get(director, "/plan")
    assert "Another draft waits to be approved: The first stones" in text_of(shown)
    assert "Another improvement plan holds" not in text_of(shown)
    assert f"/plan{of(first)}" in shown.xpath("//main//a/@href")
    shown = get(director, f"/plan{of(first)}")
    assert "Another improvement plan holds" not in text_of(shown)
    assert f"/plan{of(second)}" in shown.xpath("//main//a/@href")
    line = get(director, f"/plan/actions/{action_numbered(first, '1.1').reference}")
    assert f"/plan{of(first)}" in line.xpath("//a/@href")
    line = get(director, f"/plan/actions/{action_numbered(second, '1.1').reference}")
    assert not line.xpath("//a[contains(@href, 'draft=')]")
    sent(director, f"/plan{of(first)}", version=str(first.version))
    first.refresh_from_db()
    assert first.status == "approved"


def test_what_is_added_to_the_draft_leads_back_to_the_draft(site: Council, draft: ImprovementPlan) -> None:
    lead, action = site[Role.PLAN_LEAD], action_numbered(draft, "1.1")
    page = f"/plan/add/part{of(draft)}"
    assert (
        sent(lead, page, **filled(get(lead, page)) | {"name": "Housing"})["Location"] == f"/plan{of(draft)}"
    )
    page = f"/plan/actions/{action.reference}/carried-on"
    given = filled(get(lead, page)) | {"kind": "team plan", "text": "Ring back", "service": "Front door"}
    answer = sent(lead, page, **given)
    assert answer["Location"] == f"/plan/thread{of(draft)}&at={action.reference}"
    assert "Ring back" in text_of(get(lead, answer["Location"]))
    back = get(lead, f"/plan/carried-on/{action.links.get().reference}").xpath(
        "//nav[@aria-label='Back']//@href"
    )
    assert back == [answer["Location"]]


def test_a_line_of_the_draft_that_was_withdrawn_leads_to_another_of_the_draft(
    site: Council, draft: ImprovementPlan
) -> None:
    measure = measure_named(draft, "Repeat referrals")
    withdraw("measure", measure.reference)
    page = get(site[Role.PLAN_LEAD], f"/plan/edit/measure/{measure.reference}", status=410)
    assert f"/plan/add/measure{of(draft)}" in page.xpath("//main//a/@href")


@pytest.mark.parametrize("page", ["feed", "actions"])
def test_the_way_back_from_a_measure_of_the_draft_leads_to_the_draft(
    site: Council, draft: ImprovementPlan, page: str
) -> None:
    measure = measure_named(draft, "Repeat referrals")
    shown = get(site[Role.PLAN_LEAD], f"/plan/measures/{measure.reference}/{page}")
    assert f"/plan{of(draft)}" in shown.xpath("//nav//a/@href")
    assert "/plan" not in shown.xpath("//nav[contains(@aria-label, 'readcrumb')]//a/@href")
