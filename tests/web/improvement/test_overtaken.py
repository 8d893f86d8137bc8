"""Whoever is overtaken undoes nothing that the first person changed: the form comes back filled in field by field."""

from __future__ import annotations

from datetime import date

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.forms.opened import changed_meanwhile, opened_with, put_together
from goldenthread_web.improvement.models import Change, ImprovementPlan, Step
from goldenthread_web.improvement.status import MeasureKind
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import person_of
from tests.web.improvement.plans import action_numbered, make_plan, measure_named
from tests.web.pages import filled, get, text_of

VERSIONS = "/plan/versions"


def test_fields_are_put_together_by_what_the_form_was_opened_with() -> None:
    was, now = {"a": "1", "b": "1", "c": ["x"], "d": "1"}, {"a": "2", "b": "2", "c": ["x", "y"], "d": "1"}
    opened = opened_with(was)
    given = {"a": "1 ", "b": "3", "c": ["x"], "d": "4"}
    assert put_together(given, opened, now) == {"a": "2", "b": "3", "c": ["x", "y"], "d": "4"}
    assert changed_meanwhile(opened, now) == {"a", "b", "c"}
    for unknown in ("", "no json", "[]"):
        assert put_together(given, unknown, now) == given
        assert not changed_meanwhile(unknown, now)


def test_the_lead_of_an_action_undoes_nothing_of_the_plan_lead(site: Council, plan: ImprovementPlan) -> None:
    action = action_numbered(plan, "2.1")
    path, lead, plan_lead = (
        f"/plan/edit/action/{action.reference}",
        site[Role.ACTION_LEAD],
        site[Role.PLAN_LEAD],
    )
    opened, first = filled(get(lead, path)), filled(get(plan_lead, path))
    theirs = {
        "success": "Each plan is theirs",
        "impact": "I know what is next\nI was asked",
        "horizon": "Long term",
    }
    sent(plan_lead, path, **first | theirs)
    page = sent(lead, path, status=409, **opened | {"text": "Write it together", "horizon": "Short term"})
    keys = page.xpath("//dt[span]/text()")
    assert [key.strip() for key in keys] == ["What success is", "Horizon", "What it changes for children"]
    again = filled(page)
    mine = {"text": "Write it together", "success": theirs["success"], "horizon": "Short term"}
    assert {name: again[name] for name in mine} == mine
    assert again["impact"].split("\n") == ["I know what is next", "I was asked"]
    sent(lead, path, **again)
    assert Change.objects.latest("pk").now == {"text": "Write it together", "horizon": "Short term"}
    [seen] = get(site[Role.DIRECTOR], VERSIONS).xpath("//input[@name='seen']/@value")
    sent(site[Role.DIRECTOR], VERSIONS, do="approve", seen=seen)
    action.refresh_from_db()
    assert (action.text, action.success, action.horizon) == tuple(mine.values())


def test_who_is_overtaken_twice_undoes_nothing_either(site: Council) -> None:
    draft = make_plan(person_of(Role.PLAN_LEAD))
    measure, lead = measure_named(draft, "Repeat referrals"), site[Role.PLAN_LEAD]
    path = f"/plan/edit/measure/{measure.reference}"
    day = {"target_date_day": "31", "target_date_month": "3", "target_date_year": "2025"}
    mine = filled(get(lead, path)) | {"target": "15%"}
    for theirs in ({"baseline": "30%"}, day):
        sent(lead, path, **filled(get(lead, path)) | theirs)
        mine = filled(sent(lead, path, status=409, **mine))
    sent(lead, path, **mine)
    measure.refresh_from_db()
    assert (measure.baseline, measure.target, str(measure.target_date)) == ("30%", "15%", "2025-03-31")


def test_what_feeds_a_measure_is_put_together_too(site: Council, plan: ImprovementPlan) -> None:
    measure, lead = measure_named(plan, "Staff who finished"), site[Role.PLAN_LEAD]
    path = f"/plan/measures/{measure.reference}/feed"
    mine, theirs = filled(get(lead, path)) | {"fed_by": "The academy"}, filled(get(lead, path))
    sent(lead, path, **theirs | {"kind": MeasureKind.AUDIT.value})
    page = sent(lead, path, status=409, **mine)
    assert "It is now: an audit result" in text_of(page)
    sent(lead, path, **filled(page))
    measure.refresh_from_db()
    assert (measure.kind, measure.fed_by) == (MeasureKind.AUDIT.value, "The academy")


def test_steps_are_put_together_and_none_is_taken_out_unseen(site: Council, plan: ImprovementPlan) -> None:
    action = action_numbered(plan, "2.1")
    path, lead, plan_lead = (
        f"/plan/actions/{action.reference}/steps",
        site[Role.ACTION_LEAD],
        site[Role.PLAN_LEAD],
    )
    for order, text in enumerate(("Ask", "Write", "Tell")):
        Step.objects.create(action=action, order=order, text=text, by_when="May 2024", due=date(2024, 5, 31))
    ask, write, tell = (str(one.pk) for one in action.steps.all())
    mine, theirs = filled(get(lead, path)), filled(get(plan_lead, path))
    theirs |= {f"text-{ask}": "Ask each child", f"text-{tell}": "", "text-new-1": "Look again", "on": []}
    sent(plan_lead, path, **theirs)
    mine |= {f"text-{write}": "Write it with them", f"text-{tell}": "Tell them why"}
    mine |= {f"text-new-{n}": f"New {n}" for n in (1, 2, 3)}
    page = sent(lead, path, status=409, **mine)
    texts = page.xpath("//textarea[starts-with(@name, 'text-')]")
    assert [one.text_content().strip() for one in texts] == [
        "Ask each child", "Write it with them", "Look again", "New 1", "New 2", "New 3", "Tell them why",
    ]  # fmt: skip
    sent(lead, path, **filled(page))
    assert [one.text for one in action.steps.all()] == [one.text_content().strip() for one in texts]
    assert {
        one.by_when for one in action.steps.exclude(text__startswith="New").exclude(text="Look again")
    } == {"May 2024"}
    assert not action.rests_on.exists(), "what the first person took out stays out"
