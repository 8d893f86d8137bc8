"""A second document becomes the next version of the plan that is there, and no line of either is lost."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from goldenthread.plans.layout.words import MARK
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.editing.words import waiting
from goldenthread_web.improvement.models import (
    Action,
    Change,
    ImprovementPlan,
    Measure,
    Priority,
)
from goldenthread_web.improvement.operations import tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.queries.whole import whole
from goldenthread_web.improvement.status import Progress
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.next_version import (
    address,
    become,
    compared,
    demo_plan,
    differences,
    exported,
    handed,
    put,
    row_of,
)
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.improvement.test_editing import asking_little
from tests.web.pages import get, text_of

VERSIONS = "/plan/versions"


def move(row: Any, beside: Any) -> None:
    """Put a row into another table: each cell under the heading that it had."""
    said = {head.text: cell.text for head, cell in zip(row.table.rows[0].cells, row.cells, strict=True)}
    beside._tr.addnext(deepcopy(beside._tr))
    new = next(one for one in beside.table.rows if one._tr is beside._tr.getnext())
    for head, cell in zip(beside.table.rows[0].cells, new.cells, strict=True):
        cell.text = said.get(head.text, "")
    row._tr.getparent().remove(row._tr)


def edited(document: Any) -> None:
    """What a council does in half a year: other words, a number, a new action, one dropped, one moved, a target."""
    put(row_of(document, "Answer every contact"), "on the day it comes", "within the hour")
    third = row_of(document, "Review assessments")
    put(third, "1.3", "1.4")
    new = deepcopy(third._tr)
    third._tr.addnext(new)
    new = next(row for table in document.tables for row in table.rows if row._tr is new)
    put(new, "1.4", "1.5")
    put(
        new,
        "Review assessments in their fourth week with the team manager",
        "Ring every family back on Fridays",
    )
    dropped = row_of(document, "discount on council tax")
    dropped._tr.getparent().remove(dropped._tr)
    move(
        row_of(document, "Publish the supervision standard"),
        row_of(document, "Keep children with the carers"),
    )
    put(row_of(document, "which are repeat referrals"), "20%", "18%")


def test_the_export_as_it_is_differs_in_nothing(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    moved = action_numbered(plan, "2.1")
    later = date(moved.due.year + 1, 2, 27) if moved.due else None
    assert later
    tracking.move(action=moved, to=later, reason="The hall is let", was=moved.due, by=by(Role.PLAN_LEAD))
    ImprovementPlan.objects.filter(pk=plan.pk).update(approver="The Cabinet")
    Measure.objects.filter(name__contains="repeat referrals").update(source="The records")
    for form in ("docx", "xlsx"):
        content = lead.get(f"/plan/files/{form}").content
        draft = handed(lead, content, plan, f"plan.{form}")
        assert differences(draft) == set()
        assert compared(draft).nothing_differs
        page = get(lead, address(draft))
        assert "Nothing differs" in text_of(page)
        assert not page.xpath("//button[@value='become']")


def test_where_a_figure_comes_from_and_who_approves_the_plan_are_read_in(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    ImprovementPlan.objects.filter(pk=plan.pk).update(approver="The Cabinet")
    Measure.objects.filter(name__contains="repeat referrals").update(source="The records")
    content = lead.get("/plan/files/docx").content
    ImprovementPlan.objects.filter(pk=plan.pk).update(approver="")
    Measure.objects.update(source="")
    draft = handed(lead, content, plan)
    assert differences(draft) == {
        ("The plan as a whole", "approver"),
        ("% of referrals which are repeat referrals", "source"),
    }
    become(lead, draft)
    assert {change.now.get("approver", "") for change in plan.changes.all()} == {"", "The Cabinet"}


def test_an_edited_export_differs_in_exactly_what_was_edited(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    draft = handed(lead, exported(lead, edited), plan)
    assert differences(draft) == {
        ("1.2 Answer every contact on the day it comes", "text"),
        ("1.3 Review assessments in their fourth week with the team manager", "number"),
        ("2.2 Publish the supervision standard and audit it each month", "horizon", "place"),
        ("% of referrals which are repeat referrals", "target"),
        ("new", "action", "1.5 Ring every family back on Fridays"),
        ("gone", "action", "C2 Offer care leavers a discount on council tax"),
    }
    found = compared(draft)
    lines = {pair.key for pair in found.pairs if pair.kind != "plan"}
    theirs = found.sides.theirs
    many = sum(map(len, (found.sides.their_parts, theirs.priorities, theirs.actions, theirs.measures)))
    assert len(lines) == many, "every line of the document is accounted for, once"
    held = [pair.subject for pair in found.pairs if pair.subject] + [one.subject for one in found.gone]
    assert sorted(held) == sorted(
        [plan.reference, *(subject for level in found.levels for subject in level.subjects)]
    ), "and so is every line of the plan"


def test_from_the_second_document_to_the_next_version(site: Council) -> None:
    plan, lead, director = demo_plan(), site[Role.PLAN_LEAD], site[Role.DIRECTOR]
    second = action_numbered(plan, "1.2")
    tracking.update(action=second, given=Given(Progress.UNDER_WAY), seen=0, by=by(Role.PLAN_LEAD))
    assert f"The next version of {plan.title}" in text_of(get(lead, "/plan/read"))
    draft = handed(lead, exported(lead, edited), plan)
    page = get(lead, f"/plan/drafts/{draft.reference}")
    assert "Compare it with the plan" in text_of(page)
    refused = lead.post(f"/plan/drafts/{draft.reference}", {"do": "accept"})
    assert "next version of a plan" in refused.content.decode()
    get(lead, "/help")
    with asking_little():
        page = get(lead, address(draft))
    words = text_of(page)
    assert "Answer every contact on the day it comes" in words
    assert "Answer every contact within the hour" in words
    assert not page.xpath("//button[@value='become']")
    sent(lead, address(draft), status=403, do="become", seen="")
    for answers in page.xpath("//article[@class='guess']//input[@name='answers']/@value"):
        sent(lead, address(draft), do="right", answers=answers)
    page = get(lead, address(draft))
    [keys] = page.xpath("//section[@aria-labelledby='gone']//input[@name='answers']/@value")
    sent(lead, address(draft), status=400, do="withdraw", answers=keys, reason=" ")
    sent(lead, address(draft), do="withdraw", answers=keys, reason="Every district has done it")
    before = whole(plan)
    become(lead, draft)
    plan.refresh_from_db()
    draft.refresh_from_db()
    assert (draft.plan, plan.edition, whole(plan)) == (plan, 1, before), (
        "until it is approved the plan is as it was"
    )
    assert waiting(plan).count() == 6
    sent(lead, address(draft), status=403, do="become", seen="x")
    page = get(director, VERSIONS)
    assert "Every district has done it" in text_of(page)
    [seen] = page.xpath("//input[@name='seen']/@value")
    sent(lead, VERSIONS, status=403, do="approve", seen=seen)
    sent(director, VERSIONS, do="approve", seen=seen)
    second.refresh_from_db()
    assert second.text == "Answer every contact within the hour"
    assert second.updates.count() == 1, "what was said of it stays with it"
    assert action_numbered(plan, "2.2").priority == Priority.objects.get(number="3", part__plan=plan)
    new = action_numbered(plan, "1.5")
    assert [lead.words for lead in new.leads.all()] == ["Service Manager"]
    assert (new.due, new.original_due) == (action_numbered(plan, "1.4").due, new.due)
    assert Action.objects.get(number="C2").withdrawn_on
    assert measure_named(plan, "% of referrals").target == "18%"
    again = handed(lead, exported(lead), plan)
    assert differences(again) == set()
    said = [" ".join(line) for line in Line.objects.values_list("action", "object", "reason")]
    assert any("improvement.draft.became" in one for one in said)
    assert not any("contact" in one or "district" in one for one in said)


def renumbered(document: Any) -> None:
    """A new first action: all others get the next number."""
    for words, was, now in (
        ("Review ass", "1.3", "1.4"),
        ("Answer every", "1.2", "1.3"),
        ("Put an exp", "1.1", "1.2"),
    ):
        put(row_of(document, words), was, now)
    first = row_of(document, "Put an exp")
    new = deepcopy(first._tr)
    first._tr.addprevious(new)
    new = next(row for table in document.tables for row in table.rows if row._tr is new)
    put(new, "1.2", "1.1")
    put(
        new,
        "Put an experienced social worker on every call to the front door",
        "Open the front door on Saturdays",
    )


def test_all_numbers_change_at_once(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    first = action_numbered(plan, "1.1")
    draft = handed(lead, exported(lead, renumbered), plan)
    assert compared(draft).left == 0, "no line of the plan is left that the new one could be"
    become(lead, draft)
    [seen] = get(site[Role.DIRECTOR], VERSIONS).xpath("//input[@name='seen']/@value")
    sent(site[Role.DIRECTOR], VERSIONS, do="approve", seen=seen)
    first.refresh_from_db()
    assert first.number == "1.2"
    made = action_numbered(plan, "1.1")
    assert [step.text for step in made.steps.all()] == [step.text for step in first.steps.all()]
    assert differences(handed(lead, exported(lead), plan)) == set()


def test_in_a_draft_the_document_holds_at_once(site: Council) -> None:
    plan, lead = demo_plan(approved=False), site[Role.PLAN_LEAD]
    held = action_numbered(plan, "3.1")
    assert held.due
    later = Month.of(held.due).plus(2)

    def both(document: Any) -> None:
        edited(document)
        put(row_of(document, "Find a permanence plan"), held.by_when, show_month(later))

    draft = handed(lead, exported(lead, both), plan)
    for question in compared(draft).questions:
        sent(lead, address(draft), do="right", answers=f"{question.key}={question.subject or 'new'}")
    for one in compared(draft).gone:
        sent(lead, address(draft), do="stays", answers=one.key)
    become(lead, draft)
    held.refresh_from_db()
    assert (held.due, held.original_due, held.by_when) == (later.end, later.end, show_month(later))
    assert action_numbered(plan, "1.5").text == "Ring every family back on Fridays"
    assert action_numbered(plan, "C2").withdrawn_on is None, "what stays, stays"
    assert {change.holds_since is not None for change in Change.objects.all()} == {True}


def test_parts_and_priorities_of_the_document_are_new_or_known(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]

    def renamed(document: Any) -> None:
        for paragraph in document.paragraphs:
            if paragraph.text == "Part: Partnership":
                paragraph.text = "Part: Partners and health"
            if paragraph.text == "Priority 2: Plans that change something":
                paragraph.text = "Priority 2: Plans that change something for a child"

    draft = handed(lead, exported(lead, renamed), plan)
    found = compared(draft)
    assert [(one.kind, one.called) for one in found.questions] == [("part", "Partners and health")]
    assert found.left >= 1
    part = plan.parts.get(name="Partnership")
    path = f"{address(draft)}/part/2"
    get(lead, "/help")
    with asking_little():
        get(lead, path)
    sent(lead, path, status=400, said="part-999999")
    sent(lead, path, said=f"part-{part.pk}")
    [question] = compared(draft).questions
    assert question.called == "2 Plans that change something for a child"
    sent(lead, address(draft), do="right", answers=f"{question.key}={question.subject}")
    assert differences(draft) == {("Partnership", "name"), ("2 Plans that change something", "name")}
    become(lead, draft)
    [seen] = get(site[Role.DIRECTOR], VERSIONS).xpath("//input[@name='seen']/@value")
    sent(site[Role.DIRECTOR], VERSIONS, do="approve", seen=seen)
    part.refresh_from_db()
    assert (part.name, part.actions.count()) == ("Partners and health", 2)
    assert differences(handed(lead, exported(lead), plan)) == set()


def test_a_new_part_with_a_priority_an_action_and_a_measure(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]

    def more(document: Any) -> None:
        """The section of the partners stands there once more, as another part."""
        body = document.element.body
        begins = next(p._p for p in document.paragraphs if p.text == "Part: Partnership")
        section = [begins, *begins.itersiblings()]
        section = [element for element in section if element.tag.rpartition("}")[2] in ("p", "tbl")]
        last = section[-1]
        for element in reversed([deepcopy(each) for each in section]):
            last.addnext(element)
        assert body is not None
        again = [p for p in document.paragraphs if p.text == "Part: Partnership"][1]
        again.text = "Part: Voluntary groups"

    draft = handed(lead, exported(lead, more), plan)
    found = compared(draft)
    new = {(pair.kind, pair.called) for pair in found.new}
    assert ("part", "Voluntary groups") in new
    for question in found.questions:
        sent(lead, address(draft), do="right", answers=f"{question.key}=new")
    assert compared(draft).left == 0
    become(lead, draft)
    page = get(site[Role.DIRECTOR], VERSIONS)
    [seen] = page.xpath("//input[@name='seen']/@value")
    sent(site[Role.DIRECTOR], VERSIONS, do="approve", seen=seen)
    part = plan.parts.get(name="Voluntary groups")
    assert [one.number for one in part.actions.all()] == ["P1", "P2"]
    assert part.measures.get(indicator="cla_health").priority == part.priorities.get()
    assert differences(handed(lead, exported(lead), plan)) == set()


def test_a_measure_and_a_priority_that_are_gone(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]

    def without(document: Any) -> None:
        """All of the priority of the partners goes: heading, statement, actions, measures."""
        begins = next(p._p for p in document.paragraphs if p.text.endswith("Health of children in care"))
        for element in [begins, *begins.itersiblings()]:
            if element.tag.rpartition("}")[2] in ("p", "tbl"):
                if MARK in "".join(element.itertext()):
                    break
                element.getparent().remove(element)

    draft = handed(lead, exported(lead, without), plan)
    gone = {(one.kind, one.called) for one in compared(draft).gone}
    assert ("priority", "Health of children in care") in gone
    assert len(gone) == 5
    keys = "\n".join(one.key for one in compared(draft).gone)
    sent(lead, address(draft), do="withdraw", answers=keys, reason="The health board does it")
    become(lead, draft)
    [seen] = get(site[Role.DIRECTOR], VERSIONS).xpath("//input[@name='seen']/@value")
    sent(site[Role.DIRECTOR], VERSIONS, do="approve", seen=seen)
    assert not plan.parts.get(name="Partnership").priorities.exists()
    measure = Measure.everything.get(name__startswith="Visits of the health")
    assert "The health board does it" in text_of(get(lead, f"/plan/measures/{measure.reference}"))
    assert "Visits of the health" not in text_of(get(lead, "/plan/parts"))
    assert differences(handed(lead, exported(lead), plan)) == set()


def test_what_waits_comes_first_and_who_is_overtaken_is_told(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    draft = handed(lead, exported(lead, renumbered), plan)
    [seen] = get(lead, address(draft)).xpath("//input[@name='seen']/@value")
    tracking.move(
        action=action_numbered(plan, "3.1"),
        to=date(2030, 1, 31),
        reason="Later",
        was=action_numbered(plan, "3.1").due,
        by=by(Role.PLAN_LEAD),
    )
    Action.objects.filter(number="1.2").update(horizon="At once")
    sent(lead, address(draft), status=409, do="become", seen=seen)
    sent(lead, "/plan/add/priority", part=f"part-{plan.parts.first().pk}", name="Another")
    for page in (address(draft), f"/plan/drafts/{draft.reference}"):
        assert "approve them or take them back" in text_of(get(lead, page))
    sent(lead, address(draft), status=403, do="become", seen=seen)


def test_a_line_is_left_out_and_no_line_is_two(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    draft = handed(lead, exported(lead, edited), plan)
    question = next(one for one in compared(draft).questions if one.called.startswith("1.5"))
    sent(lead, f"{address(draft)}/action/{question.n}", said="out")
    assert "Left out of the plan: 1.5" in text_of(get(lead, address(draft)))
    taken = action_numbered(plan, "1.1").reference
    sent(lead, address(draft), status=403, do="right", answers=f"{question.key}={taken}")
    sent(lead, address(draft), status=403, do="right", answers="action 999=new")
    assert lead.get(f"{address(draft)}/action/999").status_code == 404


@pytest.mark.parametrize("role", [Role.ACTION_LEAD, Role.DIRECTOR, Role.PARTNER, Role.COUNCILLOR])
def test_others_compare_nothing(site: Council, role: Role) -> None:
    plan = demo_plan()
    draft = handed(site[Role.PLAN_LEAD], exported(site[Role.PLAN_LEAD]), plan)
    assert site[role].get(address(draft)).status_code == 404
    assert site[role].post(address(draft), {"do": "become"}).status_code == 404
    assert site[role].get(f"{address(draft)}/action/0").status_code == 404


def test_what_the_document_is_can_be_said_later(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    draft = handed(lead, exported(lead), None)
    assert lead.get(address(draft)).status_code == 404
    sent(lead, f"/plan/drafts/{draft.reference}", do="choose", into=plan.reference)
    assert "Nothing differs" in text_of(get(lead, address(draft)))
    sent(lead, f"/plan/drafts/{draft.reference}", do="choose", into="")
    sent(lead, f"/plan/drafts/{draft.reference}", do="accept")
    assert ImprovementPlan.objects.count() == 2
