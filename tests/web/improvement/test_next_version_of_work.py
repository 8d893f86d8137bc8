"""A second document beside what is worked on: dates, steps, and actions that are closed."""

from __future__ import annotations

from typing import Any

from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.words import waiting
from goldenthread_web.improvement.operations import evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
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
from tests.web.improvement.plans import action_numbered
from tests.web.pages import get, text_of


def test_a_closed_action_stays_and_keeps_its_number(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    closed = action_numbered(plan, "1.1")
    rated, head = by(Role.PLAN_LEAD), by(Role.HEAD_OF_SERVICE)
    tracking.update(action=closed, given=Given(Progress.DELIVERED), seen=0, by=rated)
    shown = evidence.give(action=closed, words="It", link="https://a.example/", by=rated)
    evidence.check(evidence=shown, accepted=True, reason="", by=head)
    tracking.close(action=closed, by=rated)

    def without(document: Any) -> None:
        row = row_of(document, "Put an experienced")
        row._tr.getparent().remove(row._tr)
        put(row_of(document, "Answer every"), "1.2", "1.1")

    draft = handed(lead, exported(lead, without), plan)
    found = compared(draft)
    assert found.left == 0
    assert [one.why for one in found.gone] == ["It is closed, and stays as it was."]
    assert found.nothing_differs
    words = text_of(get(lead, address(draft)))
    assert "Another action holds the number that the document gives it, 1.1. It is 1.2." in words


def test_dates_are_moved_by_a_decision_with_the_document_as_its_reason(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    held = action_numbered(plan, "3.1")
    assert held.due
    later = Month.of(held.due).plus(2)

    def moved(document: Any) -> None:
        put(row_of(document, "Find a permanence plan"), held.by_when, show_month(later))

    draft = handed(lead, exported(lead, moved), plan)
    assert differences(draft) == {("date", "3.1", str(later.end))}
    page = get(lead, address(draft))
    [key] = set(page.xpath("//section[@aria-labelledby='dates']//input[@name='answers']/@value"))
    sent(lead, address(draft), do="stays", answers=key)
    page = get(lead, address(draft))
    assert "Its date stays" in text_of(page)
    seen = page.xpath("//form[input[@name='answers']]/input[@name='seen']/@value")
    sent(lead, address(draft), do="move", answers=key, seen=seen[0])
    become(lead, draft)
    held.refresh_from_db()
    move = held.moves.get()
    assert (held.due, move.was, held.original_due) == (later.end, move.was, move.was)
    assert "second.docx" in move.reason
    assert not waiting(plan).exists(), "a date waits for nobody"
    old = handed(lead, exported(lead, lambda document: put(row_of(document, "Find a perm"), "", "")), plan)
    assert differences(old) == set()


def test_a_document_of_before_a_date_was_moved_says_nothing_new_by_it(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    content = exported(lead)
    held = action_numbered(plan, "3.1")
    assert held.due
    later = Month.of(held.due).plus(3).end
    tracking.move(action=held, to=later, reason="The carers asked", was=held.due, by=by(Role.PLAN_LEAD))
    draft = handed(lead, content, plan)
    assert differences(draft) == set()
    assert "The day stays as it was moved" in text_of(get(lead, address(draft)))


def test_steps_change_at_once_and_keep_their_ticks(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    action = action_numbered(plan, "2.1")
    first = action.steps.first()
    assert first
    tracking.tick(step=first, done=True, by=by(Role.PLAN_LEAD))

    def stepped(document: Any) -> None:
        cell = next(one for one in row_of(document, "Hold conferences").cells if "books the room" in one.text)
        cell.text = "Ask a young person to chair"

    draft = handed(lead, exported(lead, stepped), plan)
    assert differences(draft) == {(action.called, "steps")}
    become(lead, draft)
    steps = [(one.text, bool(one.done_on)) for one in action.steps.all()]
    assert steps == [("Ask a young person to chair", False), (first.text, True)], "what is done stays"
    assert not waiting(plan).exists()
