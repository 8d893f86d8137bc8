"""A plan of 500 actions: its measures, whatever feeds them, ask no role more than 12 questions."""

from __future__ import annotations

import pytest
from django.utils import timezone

from goldenthread.terms.months import Month
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Change, ImprovementPlan, Measure
from goldenthread_web.improvement.operations import entered
from goldenthread_web.improvement.status import READERS, MeasureKind
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.questions import too_many
from tests.web.pages import get, text_of


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
    assert not found, "\n".join(found)
    lead = person_of(Role.PLAN_LEAD).name
    for role in (Role.ANALYST, Role.COUNCILLOR):
        said = text_of(get(site[role], pages["withdrawn"]))
        assert said.count("No need") == 1
        assert (lead in said) is (role is Role.ANALYST), "who is told no names is told none here"
