"""Two parts that both begin with an action 1: what is found, dismissed or shown of one is not so of the other."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.plans.plan import Action, Draft, Part, Plan
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action as Kept
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.operations import accepting, approving, dismissing, drafts, evidence
from goldenthread_web.improvement.queries.findings import ShownFinding, findings
from tests.web.council import Council
from tests.web.improvement.conftest import by

RULE = "past-without-evidence"
CHILDREN, CORPORATE = "Children's services", "Corporate"
PLAN = Plan(
    "Two parts",
    parts=(Part(CHILDREN), Part(CORPORATE)),
    actions=(
        Action(CHILDREN, "", "1", "Visit in time", due=date(2020, 1, 31)),
        Action(CORPORATE, "", "1", "Recruit", due=date(2020, 1, 31)),
        Action(CORPORATE, "", "2", "Train", due=date(2020, 1, 31)),
    ),
)


@pytest.fixture
def plan(site: Council) -> ImprovementPlan:
    lead = by(Role.PLAN_LEAD)
    draft = drafts.keep(name="plan.docx", sha256="", source={}, draft=Draft(PLAN), by=lead)
    made = accepting.accept(draft=draft, by=lead)
    approving.approve(plan=made, version=made.version, by=by(Role.DIRECTOR))
    return made


def found(plan: ImprovementPlan) -> list[ShownFinding]:
    [rule] = [one for one in findings(plan, by(Role.PLAN_LEAD)) if one.name == RULE]
    return list(rule.open)


def test_each_is_named_and_leads_to_its_own(plan: ImprovementPlan) -> None:
    references = dict(Kept.objects.values_list("text", "reference"))
    assert [(one.where, one.words, one.reference) for one in found(plan)] == [
        (f"1 ({CHILDREN})", "Visit in time", references["Visit in time"]),
        (f"1 ({CORPORATE})", "Recruit", references["Recruit"]),
        ("2", "Train", references["Train"]),
    ]


def test_evidence_of_one_is_none_of_the_other(plan: ImprovementPlan) -> None:
    own = Kept.objects.get(text="Recruit")
    shown = evidence.give(action=own, words="Posts", link="https://a.example/", by=by(Role.PLAN_LEAD))
    evidence.check(evidence=shown, accepted=True, reason="", by=by(Role.DIRECTOR))
    assert [one.words for one in found(plan)] == ["Visit in time", "Train"]


def test_what_is_dismissed_of_one_stands_open_for_the_other(plan: ImprovementPlan) -> None:
    where = found(plan)[0].key
    dismissing.dismiss(plan=plan, rule=RULE, where=where, reason="It is known", by=by(Role.PLAN_LEAD))
    assert [one.words for one in found(plan)] == ["Recruit", "Train"]
