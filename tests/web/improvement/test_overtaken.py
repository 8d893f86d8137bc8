"""Whoever is overtaken undoes nothing that the first person changed: the form comes back filled in field by field."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldenthread.plans.figures.asked import Counted
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.forms.opened import changed_meanwhile, opened_with, put_together
from goldenthread_web.improvement.models import Change, ImprovementPlan, SelfFinding, Step
from goldenthread_web.improvement.operations import links
from goldenthread_web.improvement.registers import assessing, operations
from goldenthread_web.improvement.registers.operations import GivenDocument, GivenRisk
from goldenthread_web.improvement.status import LinkKind, MeasureKind
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
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
        page = sent(lead, path, status=409, **mine)
        mine = filled(page)
    assert "31 March 2025" in page.xpath("//dd/p/text()")
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


def test_a_risk_a_document_and_a_finding_are_put_together(site: Council, plan: ImprovementPlan) -> None:
    who, today = by(Role.PLAN_LEAD), timezone.localdate()
    risk = operations.add_risk(plan=plan, given=GivenRisk("Posts stay empty", 4, 4), by=who)
    document = operations.add_document(plan=plan, given=GivenDocument("The housing strategy"), by=who)
    assessing.add(plan=plan, title="Ours", kind="review", on=today, findings=["Plans are late"], by=who)
    finding = SelfFinding.objects.get()
    cases: tuple[tuple[str, dict[str, str], dict[str, str]], ...] = (
        (
            f"/plan/risks/{risk.reference}",
            {"mitigation": "Ask each agency", "owner": "Head of service", "do": "keep"},
            {"likelihood": "2", "do": "keep"},
        ),
        (
            f"/plan/documents/{document.reference}",
            {"owner": "Head of housing"},
            {"name": "The strategy for homes"},
        ),
        (
            f"/plan/assessments/{finding.assessment.reference}/{finding.order}",
            {"none_because": "It was a slip"},
            {"text": "Some plans are late"},
        ),
    )
    lead = site[Role.PLAN_LEAD]
    for path, theirs, mine in cases:
        begin = filled(get(lead, path))
        sent(lead, path, **begin | theirs)
        page = sent(lead, path, status=409, **begin | mine)
        sent(lead, path, **filled(page) | {name: given for name, given in mine.items() if name == "do"})
        held = filled(get(lead, path))
        said = {name: given for name, given in (theirs | mine).items() if name != "do"}
        assert {name: "".join(held[name]) for name in said} == said, path


def test_how_a_measure_is_counted_is_put_together(site: Council, plan: ImprovementPlan) -> None:
    measure, lead = measure_named(plan, "Staff who finished"), site[Role.PLAN_LEAD]
    path = f"/plan/measures/{measure.reference}/counted"
    begin = filled(get(lead, path)) | {
        "counted": Counted.PERCENT.value,
        "better": "higher",
        "given_as": "one",
    }
    sent(lead, path, **begin | {"within_days": "5"})
    page = sent(lead, path, status=409, **begin | {"every": "3"})
    sent(lead, path, **filled(page))
    measure.refresh_from_db()
    assert (measure.within_days, measure.every) == (5, 3)


def test_what_carries_an_action_on_is_put_together(site: Council, plan: ImprovementPlan) -> None:
    lead = site[Role.PLAN_LEAD]
    made = links.make(
        action=action_numbered(plan, "2.1"), kind=LinkKind.TEAM, text="Ask each family", service="", owner="",
        due=None, by=by(Role.PLAN_LEAD),
    )  # fmt: skip
    path = f"/plan/carried-on/{made.reference}"
    begin = filled(get(lead, path))
    sent(lead, path, **begin | {"owner": "Team manager"})
    page = sent(lead, path, status=409, **begin | {"text": "Ask each child"})
    sent(lead, path, **filled(page))
    made.refresh_from_db()
    assert (made.owner, made.text) == ("Team manager", "Ask each child")
