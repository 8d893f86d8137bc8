"""What two people change at once in lists, ticks and leads: of both something stands, and nothing is half written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.plans.figures.asked import Counted
from goldenthread.terms.words import Better
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.forms.merging import merged
from goldenthread_web.improvement.forms.ticks import TicksField
from goldenthread_web.improvement.models import (
    Action,
    ActionLead,
    ImprovementPlan,
    KeyOutcome,
    Measure,
    Part,
    PlainWords,
)
from goldenthread_web.improvement.operations.series import Way, feed_by_series
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.pages import filled, get, text_of


@pytest.mark.parametrize(
    ("was", "mine", "now", "expected"),
    [
        ("a b", "a b x", "a b y", "a b x y"),
        ("a b", "a", "a b y", "a y"),
        ("a b c", "a b", "b c", "b"),
        ("a b", "x b", "a b y", "x b y"),
        ("a b", "a x", "a y", "a x y"),
        ("a b c", "c b a", "a b c y", "c y b a"),
        ("a b", "a b x", "b a", "b x a"),
        ("a b", "a b x", "", "x"),
        ("", "x", "y", "x y"),
        ("a", "a x", "a x", "a x"),
    ],
)
def test_lists_are_put_together_line_by_line(was: str, mine: str, now: str, expected: str) -> None:
    assert merged(mine.split(), was.split(), now.split()) == expected.split()


def test_spaces_make_no_other_line() -> None:
    assert merged(["a b", "x"], ["a  b"], ["a  b", "y"]) == ["a  b", "x", "y"]


def test_a_tick_that_nobody_set_here_is_left_out_where_its_box_is_gone() -> None:
    field = TicksField(choices=[("a", "A")])
    field.stood = ["a", "b"]
    assert field.clean(["a", "b"]) == ["a"]
    with pytest.raises(Exception, match="not there any more"):
        field.clean(["a", "c"])


def test_what_an_action_rests_on_keeps_the_ticks_of_both(site: Council, plan: ImprovementPlan) -> None:
    action, mine, theirs = (action_numbered(plan, number) for number in ("2.1", "1.2", "C1"))
    path, lead, plan_lead = (
        f"/plan/actions/{action.reference}/steps",
        site[Role.ACTION_LEAD],
        site[Role.PLAN_LEAD],
    )
    opened, first = filled(get(lead, path)), filled(get(plan_lead, path))
    sent(plan_lead, path, **first | {"on": [*first["on"], theirs.reference]})
    page = sent(lead, path, status=409, **opened | {"on": [*opened["on"], mine.reference]})
    now = page.xpath("//h2[text()='What it rests on now']/following-sibling::ul[1]/li/text()")
    assert now == [action_numbered(plan, "1.1").called, theirs.called]
    sent(lead, path, **filled(page))
    assert set(action.rests_on.values_list("on__number", flat=True)) == {"1.1", "1.2", "C1"}


def _leads(action: Action) -> list[ActionLead]:
    return list(action.leads.select_related("person"))


def test_a_lead_whose_box_was_left_alone_keeps_the_account_that_others_gave(
    site: Council, plan: ImprovementPlan
) -> None:
    action, lead = action_numbered(plan, "1.2"), site[Role.PLAN_LEAD]
    path, (one, other) = f"/plan/actions/{action.reference}/leads", _leads(action)
    director, own = person_of(Role.DIRECTOR), person_of(Role.ACTION_LEAD)
    opened = filled(get(lead, path))
    sent(lead, path, **opened | {f"lead-{one.pk}": own.reference, f"lead-{other.pk}": own.reference})
    page = sent(lead, path, status=409, **opened | {f"lead-{other.pk}": director.reference})
    assert filled(page)[f"lead-{one.pk}"] == own.reference
    sent(lead, path, **filled(page))
    assert [held.person for held in _leads(action)] == [own, director]


def test_of_two_leads_none_is_written_where_one_collides(site: Council, plan: ImprovementPlan) -> None:
    action, lead = action_numbered(plan, "1.2"), site[Role.PLAN_LEAD]
    path, (one, other) = f"/plan/actions/{action.reference}/leads", _leads(action)
    director, own = person_of(Role.DIRECTOR).reference, person_of(Role.ACTION_LEAD).reference
    opened = filled(get(lead, path))
    sent(lead, path, **opened | {f"lead-{other.pk}": own})
    sent(lead, path, status=409, **opened | {f"lead-{one.pk}": director, f"lead-{other.pk}": director})
    assert [held.person and held.person.reference for held in _leads(action)] == [None, own]


def test_a_saying_that_went_while_the_page_was_open_is_no_fault_of_its_sender(
    site: Council, plan: ImprovementPlan
) -> None:
    action, lead = action_numbered(plan, "2.1"), site[Role.PLAN_LEAD]
    path = f"/plan/edit/action/{action.reference}"
    opened = filled(get(lead, path))
    safe, heard = (KeyOutcome.objects.get(text__startswith=words) for words in ("I am safe", "I am listened"))
    action.impacts.update(key_outcome=None)
    safe.delete()
    given = {"sayings": [*opened["sayings"], f"outcome-{heard.pk}"], "success": "Each plan is theirs"}
    page = sent(lead, path, status=409, **opened | given)
    again = filled(page)
    assert (again["sayings"], again["success"]) == ([f"outcome-{heard.pk}"], "Each plan is theirs")
    gone = sent(lead, path, status=400, **again | {"sayings": ["outcome-0"]})
    assert "One of those that you ticked is not there any more" in text_of(gone)


def test_how_an_action_stands_is_as_was_said_meanwhile_where_nothing_else_was_chosen(
    site: Council, plan: ImprovementPlan
) -> None:
    action, lead, plan_lead = action_numbered(plan, "2.1"), site[Role.ACTION_LEAD], site[Role.PLAN_LEAD]
    path = f"/plan/actions/{action.reference}/update"
    sent(lead, path, **filled(get(lead, path)) | {"progress": "under way", "confidence": "on track"})
    opened, theirs = filled(get(lead, path)), filled(get(plan_lead, path))
    sent(plan_lead, path, **theirs | {"confidence": "will be late"})
    page = sent(lead, path, status=409, **opened | {"changed": "Children are asked"})
    assert (filled(page)["confidence"], filled(page)["changed"]) == (["will be late"], "Children are asked")


def test_a_single_box_that_was_left_alone_has_what_stands_now(site: Council, plan: ImprovementPlan) -> None:
    lead, action = site[Role.PLAN_LEAD], action_numbered(plan, "1.1")
    part = Part.objects.filter(plan=plan).earliest("order")
    old = {"part": str(part.pk), "was": "Another board"}
    page = sent(lead, "/plan/parts", status=409, **old | {"body": "Another board"})
    assert part.monitored_by in page.xpath("//input[@name='body']/@value")
    page = sent(lead, "/plan/parts", status=409, **old | {"body": "A third board"})
    assert "A third board" in page.xpath("//input[@name='body']/@value")
    PlainWords.objects.create(action=action, text="We ring you back.", by=person_of(Role.PLAN_LEAD))
    path = f"/plan/actions/{action.reference}/for-children"
    page = sent(lead, path, status=409, was="", text="")
    assert page.xpath("string(//textarea[@name='text'])").strip() == "We ring you back."


def test_ticks_of_ties_that_were_not_taken_stand_on_the_page(site: Council, plan: ImprovementPlan) -> None:
    action, lead = action_numbered(plan, "2.1"), site[Role.PLAN_LEAD]
    one, other = (measure_named(plan, words) for words in ("Staff who", "Agency social"))
    path = f"/plan/actions/{action.reference}/measures"
    action.measures.add(other)
    page = sent(lead, path, status=400, tied=["gone", one.reference], seen="")
    assert "One of those that you ticked is not there any more" in text_of(page)
    assert set(page.xpath("//input[@checked]/@value")) == {one.reference, other.reference}
    assert list(action.measures.all()) == [other]


def test_what_feeds_a_measure_and_how_it_is_counted_are_kept_together_or_not_at_all(
    plan: ImprovementPlan,
) -> None:
    measure = measure_named(plan, "Staff who")
    told = {"measure": measure, "version": measure.version, "by": by(Role.PLAN_LEAD)}
    way = Way(Counted.COUNT, Better.HIGHER, two_numbers=True)
    with pytest.raises(NotAllowed, match="A count is one figure"):
        feed_by_series(series=None, way=way, **told)
    assert not Measure.objects.filter(pk=measure.pk, version__gt=measure.version).exists()
    feed_by_series(series=None, way=replace(way, two_numbers=False), **told)
    measure.refresh_from_db()
    assert (measure.counted, measure.version) == (Counted.COUNT.value, told["version"] + 1)
