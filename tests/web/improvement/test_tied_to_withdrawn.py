"""What belongs to an action that was withdrawn: the action stays as it was, and a line of a register with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from lxml.html import HtmlElement

from goldenthread.plans.figures.asked import Counted
from goldenthread.terms.words import Better
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import (
    Action,
    ImprovementPlan,
    Link,
    Measure,
    Register,
    Risk,
    SelfAssessment,
)
from goldenthread_web.improvement.operations import leads, measures, series
from goldenthread_web.improvement.operations.links import mark_of
from goldenthread_web.improvement.operations.series import Way
from goldenthread_web.improvement.status import Brag, Embedded, LinkKind, MeasureKind
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.improvement.test_not_lost import closed
from tests.web.pages import get, text_of

STAYS = "This action was withdrawn. It stays as it was."
LINE = {
    "kind": LinkKind.TEAM.value,
    "text": "Ring back within two days",
    "service": "Front door",
    "owner": "",
}


@pytest.fixture
def withdrawn(plan: ImprovementPlan) -> Action:
    found = action_numbered(plan, "2.1")
    Action.objects.filter(pk=found.pk).update(withdrawn_on=timezone.localdate())
    return found


def chosen(page: HtmlElement) -> tuple[str, str]:
    """The reference of the action that is chosen on a page, and the end of its words."""
    [option] = page.xpath("//select[@name='action']/option[@selected]")
    return option.get("value"), option.text_content()[-11:]


@pytest.mark.parametrize("role", [Role.PLAN_LEAD, Role.ACTION_LEAD])
def test_a_risk_stays_with_it(site: Council, plan: ImprovementPlan, withdrawn: Action, role: Role) -> None:
    risk = Risk.objects.create(plan=plan, action=withdrawn, text="It ends", likelihood=1, gravity=1)
    path = f"/plan/risks/{risk.reference}"
    page = get(site[role], path)
    assert chosen(page) == (withdrawn.reference, "(withdrawn)")
    kept = {"text": "It ends early", "likelihood": "2", "gravity": "1", "action": withdrawn.reference}
    sent(site[role], path, do="keep", version="1", **kept)
    risk.refresh_from_db()
    assert (risk.text, risk.action) == ("It ends early", withdrawn)
    assert withdrawn.reference not in get(site[role], "/plan/risks/new").xpath(
        "//select[@name='action']/option/@value"
    )


def test_a_document_stays_with_it(site: Council, plan: ImprovementPlan, withdrawn: Action) -> None:
    document = Register.objects.create(plan=plan, action=withdrawn, name="Supervision policy")
    path = f"/plan/documents/{document.reference}"
    assert chosen(get(site[Role.PLAN_LEAD], path)) == (withdrawn.reference, "(withdrawn)")
    given = {"name": "Policy of supervision", "version": "1", "action": withdrawn.reference}
    sent(site[Role.PLAN_LEAD], path, **given)
    document.refresh_from_db()
    assert (document.name, document.action) == ("Policy of supervision", withdrawn)


def test_a_finding_stays_with_it_and_is_not_answered(
    site: Council, plan: ImprovementPlan, withdrawn: Action
) -> None:
    them = SelfAssessment.objects.create(
        plan=plan,
        title="Peer review",
        kind="peer review",
        on=timezone.localdate(),
        by=person_of(Role.PLAN_LEAD),
    )
    finding = them.findings.create(order=1, text="Visits are late", action=withdrawn)
    path = f"/plan/assessments/{them.reference}/1"
    assert chosen(get(site[Role.PLAN_LEAD], path)) == (withdrawn.reference, "(withdrawn)")
    sent(site[Role.PLAN_LEAD], path, text="Visits come late", version="1", action=withdrawn.reference)
    finding.refresh_from_db()
    assert (finding.text, finding.action) == ("Visits come late", withdrawn)


@pytest.mark.parametrize("role", [Role.PLAN_LEAD, Role.ACTION_LEAD])
def test_nothing_is_put_under_it_and_the_words_are_not_lost(
    site: Council, withdrawn: Action, role: Role
) -> None:
    path = f"/plan/actions/{withdrawn.reference}/carried-on"
    page = sent(site[role], path, status=403, **LINE)
    for words in (STAYS, "Ring back within two days", "Front door", "It was not taken"):
        assert words in text_of(page)
    assert not Link.objects.exists()
    opened = get(site[role], path)
    assert STAYS in text_of(opened)
    assert not opened.xpath("//main//form")
    [back] = opened.xpath("//a[text()='Back']/@href")
    get(site[role], back)


def test_a_line_that_stands_under_it_stays_as_it_was(site: Council, withdrawn: Action) -> None:
    line = Link.objects.create(action=withdrawn, **LINE)
    path = f"/plan/carried-on/{line.reference}"
    assert "It is now: Ring back within two days" in text_of(get(site[Role.ACTION_LEAD], path))
    given = LINE | {"text": "Ring back within a day", "seen": mark_of(line)}
    page = text_of(sent(site[Role.ACTION_LEAD], path, status=403, **given))
    assert STAYS in page
    assert "Ring back within a day" in page
    line.refresh_from_db()
    assert line.text == "Ring back within two days"


def test_under_a_closed_action_a_line_is_finished_and_none_is_added(
    site: Council, plan: ImprovementPlan
) -> None:
    action = action_numbered(plan, "2.1")
    line = Link.objects.create(action=action, **LINE)
    closed(action)
    page = get(site[Role.ACTION_LEAD], f"/plan/thread?at={action.reference}")
    assert not page.xpath("//a[text()='Say what carries it on']")
    new = f"/plan/actions/{action.reference}/carried-on"
    assert "This action is closed" in text_of(sent(site[Role.ACTION_LEAD], new, status=403, **LINE))
    given = LINE | {"finished": "on", "seen": mark_of(line)}
    sent(site[Role.ACTION_LEAD], f"/plan/carried-on/{line.reference}", **given)
    line.refresh_from_db()
    assert line.done_on == timezone.localdate()


@pytest.mark.parametrize("role", [Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.PLAN_LEAD])
def test_nobody_rates_it_otherwise_or_opens_it_again(site: Council, withdrawn: Action, role: Role) -> None:
    path = f"/plan/actions/{withdrawn.reference}"
    page = get(site[role], path)
    assert "Rate it otherwise" not in text_of(page)
    given = {"do": "override", "brag": Brag.RED.value, "reason": "The money is over", "seen": "0"}
    page = text_of(sent(site[role], path, status=403, **given))
    assert STAYS in page
    assert "The money is over" in page
    assert not withdrawn.overrides.exists()
    given = {"do": "embed", "state": Embedded.PARTLY.value, "seen_by": "The team says so", "seen": "0"}
    sent(site[role], path, status=403, **given)
    assert not withdrawn.embeddings.exists()


def test_it_takes_no_lead_and_no_measure_any_more(site: Council, withdrawn: Action) -> None:
    lead, path = site[Role.PLAN_LEAD], f"/plan/actions/{withdrawn.reference}"
    tied = withdrawn.leads.all()[0]
    mine, other = person_of(Role.PLAN_LEAD), measure_named(withdrawn.part.plan, "Repeat referrals")
    page = sent(lead, f"{path}/leads", status=403, **{f"lead-{tied.pk}": mine.reference})
    assert STAYS in text_of(page)
    [typed] = page.xpath("//p[@class='said']")
    assert typed.text_content().startswith(mine.name)
    page = sent(lead, f"{path}/measures", status=403, tied=other.reference)
    assert STAYS in text_of(page)
    assert page.xpath("//title")[0].text.startswith("Error: Measures")
    ticked = [one.text_content() for one in page.xpath("//section[@aria-labelledby='not-kept']//p")][1:]
    assert ticked == ["Ticked", other.name]
    for opened in (f"{path}/leads", f"{path}/measures"):
        page = get(lead, opened)
        assert STAYS in text_of(page)
        assert not page.xpath("//main//form")
        assert not get(lead, path).xpath(f"//main//a[@href='{opened}']"), "nothing leads there"
    assert withdrawn.leads.get(pk=tied.pk).person == tied.person
    assert not withdrawn.measures.exists()


@pytest.mark.parametrize(
    ("page", "given", "typed"),
    [
        ("actions", {"tied": "ac-1"}, ""),
        ("enter", {"source": "The register", "value": "14"}, "The register"),
        ("feed", {"kind": "asked", "fed_by": "A team of theirs"}, "A team of theirs"),
        ("counted", {"within_days": "17"}, "17"),
        ("end", {"do": "end", "reason": "It is counted elsewhere"}, "It is counted elsewhere"),
    ],
)
def test_a_measure_that_was_withdrawn_takes_nothing_any_more(
    site: Council, plan: ImprovementPlan, page: str, given: dict[str, str], typed: str
) -> None:
    measure, lead = measure_named(plan, "Staff who finished"), site[Role.PLAN_LEAD]
    path = f"/plan/measures/{measure.reference}"
    get(lead, f"{path}/{page}")
    Measure.everything.filter(pk=measure.pk).update(withdrawn_on=timezone.localdate())
    stood = Measure.everything.filter(pk=measure.pk).values().get()
    for answer in (get(lead, f"{path}/{page}"), sent(lead, f"{path}/{page}", status=403, **given)):
        assert "This measure was withdrawn. It stays as it was." in text_of(answer)
        assert not answer.xpath("//main//form")
    assert typed in [*(one.text_content() for one in answer.xpath("//p[@class='said']")), ""]
    assert Measure.everything.filter(pk=measure.pk).values().get() == stood
    assert not get(lead, path).xpath(f"//main//a[@href='{path}/{page}']"), "nothing leads there"


def test_nothing_else_writes_it_either(plan: ImprovementPlan, withdrawn: Action) -> None:
    lead, measure = by(Role.PLAN_LEAD), measure_named(plan, "Staff who finished")
    Measure.everything.filter(pk=measure.pk).update(withdrawn_on=timezone.localdate())
    for one in (withdrawn, measure):
        one.refresh_from_db()
    way = Way(Counted.PERCENT, Better.HIGHER, two_numbers=False)
    seen: dict[str, Any] = {"measure": measure, "version": measure.version, "by": lead}
    refused: tuple[Callable[[], object], ...] = (
        lambda: measures.feed(kind=MeasureKind.ENTERED, **seen),
        lambda: series.count(way=way, **seen),
        lambda: series.feed_by_series(series=None, way=way, **seen),
        lambda: measures.tie_actions(measure=measure, added=[], removed=[], by=lead),
        lambda: measures.tie_measures(action=withdrawn, added=[], removed=[], by=lead),
        lambda: leads.tie(lead=withdrawn.leads.all()[0], person=None, was="", by=lead),
    )
    for run in refused:
        with pytest.raises(NotAllowed, match="was withdrawn"):
            run()
