"""A plan of 500 actions asks no role more than 12 questions: its measures, what waits, as a draft and when it ended."""

from __future__ import annotations

from itertools import product

import pytest
from django.urls import get_resolver
from django.utils import timezone

from bench import big_plan
from goldenthread.terms.months import Month
from goldenthread_web.accounts.models import Appointment
from goldenthread_web.accounts.roles import READERS_OF_FIGURES, Role
from goldenthread_web.commentary import report_operations
from goldenthread_web.commentary.models import Report
from goldenthread_web.commentary.status import Status as Reported
from goldenthread_web.improvement.models import Action, Change, ImprovementPlan, Measure
from goldenthread_web.improvement.operations import approving, entered
from goldenthread_web.improvement.status import READERS, MeasureKind, PlanStatus
from goldenthread_web.site.access import TABLE
from tests.web.accounts.people import acting, somebody
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import make_plan
from tests.web.improvement.questions import too_many
from tests.web.improvement.waiting import wait
from tests.web.pages import get, text_of

OF_BOTH = ("/plan/versions", "/plan", "/plan/by/lead", "/plan/thread")
OUTSIDE = (Role.COUNCILLOR, Role.PARTNER)
"""They see no versions."""


def _with(measure: Measure, **fields: object) -> str:
    """The page of a measure that is made into another kind of one."""
    Measure.everything.filter(pk=measure.pk).update(**fields)
    return f"/plan/measures/{measure.reference}"


def measures_of_each_kind(plan: ImprovementPlan) -> dict[str, str]:
    """Pages of measures by what feeds them; two have accepted figures, and one is of the partners' part."""
    found = list(Measure.objects.filter(part__plan=plan)[:12])
    series = Measure.objects.create(
        part=found[0].part, name="A series by itself", kind=MeasureKind.ENTERED.value, by_itself=True
    )
    for fed in (found[1], series):
        given = entered.Given(Month.of(timezone.localdate()).plus(-2), 50.0, "It")
        held = entered.enter(measure=fed, given=given, replaces="", by=by(Role.PLAN_LEAD))
        entered.check(entered=held, accepted=True, reason="", by=by(Role.DIRECTOR))
    gone = found[10 + 1]
    Change.objects.create(
        plan=plan, kind="measure", subject=gone.reference, was={"withdrawn": ""}, now={"withdrawn": "No need"},
        by=person_of(Role.PLAN_LEAD), edition=1, holds_since=timezone.now(),
    )  # fmt: skip
    ours = Measure.objects.filter(part__plan=plan, part__for_partners=True, kind=MeasureKind.ENTERED.value)[0]
    return {
        "indicator": _with(found[0]),
        "entered": _with(found[1]),
        "fed by a series": _with(found[2], series=series),
        "series": _with(series),
        "document": _with(found[3], kind=MeasureKind.DOCUMENT.value),
        "asked": _with(found[4], kind=MeasureKind.ASKED.value),
        "survey": _with(found[6], kind=MeasureKind.SURVEY.value),
        "audit": _with(found[7], kind=MeasureKind.AUDIT.value),
        "withdrawn": _with(gone, withdrawn_on=timezone.localdate()),
        "of partners": _with(ours),
    }


@pytest.mark.acceptance("5.7")
def test_measures_of_each_kind_ask_no_role_too_much(site: Council, big: ImprovementPlan) -> None:
    pages = measures_of_each_kind(big)
    found = [one for role in READERS - {Role.PARTNER} for one in too_many(site[role], [pages["entered"]])]
    for role in (Role.PLAN_LEAD, Role.DIRECTOR, Role.ACTION_LEAD, Role.ANALYST):
        found += too_many(site[role], pages.values())
    for_all = [address for kind, address in pages.items() if kind != "series"]
    found += too_many(site[Role.COUNCILLOR], for_all)
    found += too_many(site[Role.PARTNER], [pages["of partners"]])
    found += too_many(site[Role.PARTNER], [pages["entered"]], status=404)
    found += too_many(site[Role.COUNCILLOR], [pages["series"]], status=404)
    lead = person_of(Role.PLAN_LEAD).name
    for role in (Role.ANALYST, Role.COUNCILLOR):
        said = text_of(get(site[role], pages["withdrawn"]))
        assert said.count("No need") == 1
        assert (lead in said) is (role is Role.ANALYST), "who is told no names is told none here"
    approving.approve(plan=make_plan(person_of(Role.PLAN_LEAD)), version=1, by=by(Role.DIRECTOR))
    found += too_many(site[Role.PLAN_LEAD], pages.values())
    assert not found, "\n".join(found)


@pytest.mark.acceptance("5.7")
def test_pages_of_what_waits_ask_no_role_too_much(site: Council, big: ImprovementPlan) -> None:
    """40 changes wait: the lines that they are of, the forms that change these again, and the page of versions."""
    waits = wait(big, 20, 8, 5)
    assert big.changes.filter(holds_since=None).count() == 39
    own = waits.actions[1]
    own.leads.update(person=person_of(Role.ACTION_LEAD))
    added = [(one.kind, one.subject) for one in big.changes.filter(was={})[:3]]
    lines = [
        ("action", own.reference), ("action", waits.gone.reference), ("measure", waits.measures[0].reference),
        ("priority", f"priority-{waits.priority.pk}"), ("part", f"part-{waits.priority.part_id}"),
        ("plan", big.reference), *added,
    ]  # fmt: skip
    forms = [f"/plan/edit/{kind}/{subject}" for kind, subject in lines]
    going = forms.pop(1)
    pages = [f"/plan/actions/{own.reference}", f"/plan/actions/{waits.gone.reference}"]
    pages += [f"/plan/measures/{waits.measures[0].reference}", "/plan", "/plan/check"]
    tied = [f"{pages[0]}/{name}" for name in ("update", "steps", "measures", "leads", "withdraw")]
    at = [f"/plan/edit/{kind}/{subject}/withdraw" for kind, subject in (lines[2], lines[3])]
    found = too_many(site[Role.PLAN_LEAD], [*pages, *forms, *tied, "/plan/versions", "/plan/add/action"])
    found += too_many(site[Role.PLAN_LEAD], at)
    found += too_many(site[Role.ACTION_LEAD], [*pages, forms[0], *tied[:2], "/plan/versions"])
    found += too_many(site[Role.ACTION_LEAD], forms[1:], status=403)
    found += too_many(site[Role.PLAN_LEAD], [going], status=403)
    for role in (Role.DIRECTOR, Role.COMMISSIONER, Role.AUDITOR):
        found += too_many(site[role], [*pages, "/plan/versions"])
    found += too_many(site[Role.COUNCILLOR], pages[:-1])
    Action.objects.filter(pk=own.pk).update(withdrawn_on=timezone.localdate())
    found += [one for role in (Role.PLAN_LEAD, Role.DIRECTOR) for one in too_many(site[role], pages[:1])]
    assert not found, "\n".join(found)


@pytest.mark.acceptance("5.7")
@pytest.mark.xdist_group("demo")
def test_the_first_page_asks_no_role_too_much_where_figures_are_loaded(council: Council) -> None:
    """ "This month" has figures, their comments, reports and deliveries on it, and all that waits of the large plan."""
    big_plan.make(person_of(Role.PLAN_LEAD), person_of(Role.DIRECTOR), ours=person_of(Role.ACTION_LEAD))
    found = [
        one for role in sorted(READERS_OF_FIGURES) for one in too_many(council[role], ["/", "/dashboard"])
    ]
    _reports_wait()
    found += _of_several_roles(council)
    assert not found, "\n".join(found)
    assert "No action" in text_of(get(council[Role.DIRECTOR], "/")), (
        "red figures and what moves them stand there"
    )


def _reports_wait() -> None:
    """Drafts and submitted commentary of somebody else: each says what it waits for from whoever looks."""
    writer = acting(somebody("Writer", Role.ANALYST))
    for month, audience in product(("2023-05", "2023-06"), ("operational", "board")):
        begun = report_operations.begin(month=month, audience=audience, replaces="", reason="", by=writer)
        if audience == "board":
            Report.objects.filter(pk=begun.pk).update(status=Reported.SUBMITTED.value)


def _of_several_roles(council: Council) -> list[str]:
    """What "/" asks too much of an analyst who has another role as well, of each pair, and of all roles at once."""
    found, analyst = [], person_of(Role.ANALYST)
    browser, others = council[Role.ANALYST], [role for role in Role if role is not Role.ANALYST]
    for role in others:
        given = Appointment.objects.create(person=analyst, role=role.value)
        found += [f"with {role}: {one}" for one in too_many(browser, ["/"])]
        given.delete()
    Appointment.objects.bulk_create(Appointment(person=analyst, role=role.value) for role in others)
    found += [f"with all roles: {one}" for one in too_many(browser, ["/", "/dashboard"])]
    assert "waits for your comment or approval" in text_of(get(browser, "/")), "what waits stands there"
    return found


def _named(plan: ImprovementPlan, how: str) -> list[str]:
    """The pages of a plan whose address names it, as a draft's or as one's that ended: those with no other gap."""
    found = ["plan/by/lead", "plan/by/month", "plan/files/xlsx", "plan/add/measure"]
    for entry in get_resolver().url_patterns:
        for one in getattr(entry, "url_patterns", [entry]):
            route = str(one.pattern)
            if route.startswith("plan") and "<" not in route and "GET" in TABLE[str(one.name)]:
                found.append(route)
    return [f"/{route}?{how}={plan.reference}" for route in found]


@pytest.mark.acceptance("5.7")
def test_a_draft_beside_the_plan_and_one_that_ended_ask_no_role_too_much(
    site: Council, big: ImprovementPlan
) -> None:
    """The large plan is the draft beside a small one that holds, and then the one that ended."""
    ImprovementPlan.objects.filter(pk=big.pk).update(
        status=PlanStatus.DRAFT.value, approved_by=None, approved_on=None
    )
    make_plan(person_of(Role.PLAN_LEAD), person_of(Role.COMMISSIONER))
    open_ones = Action.objects.filter(part__plan=big, closed_on=None)
    lines = [f"/plan/actions/{open_ones[0].reference}", f"/plan/edit/action/{open_ones[0].reference}"]
    found = too_many(site[Role.PLAN_LEAD], [*_named(big, "draft"), *lines])
    found += too_many(site[Role.DIRECTOR], [*(f"{at}?draft={big.reference}" for at in OF_BOTH), *lines[:1]])
    approving.approve(plan=big, version=big.version, by=by(Role.DIRECTOR))
    waits, other = wait(big, 20, 8, 5), make_plan(person_of(Role.PLAN_LEAD))
    found += too_many(site[Role.DIRECTOR], [f"/plan?draft={other.reference}"])
    assert approving.approve(plan=other, version=1, by=by(Role.DIRECTOR)) == 39
    lines = [lines[0], *(f"/plan/actions/{one.reference}" for one in (waits.gone, waits.actions[0]))]
    lines += [f"/plan/measures/{waits.measures[0].reference}", f"/plan/edit/plan/{big.reference}"]
    found += too_many(site[Role.PLAN_LEAD], [*_named(big, "ended"), *lines])
    found += too_many(site[Role.DIRECTOR], lines[:-1])
    for role in (Role.DIRECTOR, Role.COUNCILLOR, Role.PARTNER):
        found += too_many(site[role], [f"{at}?ended={big.reference}" for at in OF_BOTH[role in OUTSIDE :]])
    assert not found, "\n".join(found)
