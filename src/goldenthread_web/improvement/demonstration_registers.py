"""What stands beside the improvement plan of a made-up council: registers, and what waits for its next version.

Made by the same operations by which people do it, so all of it stands in the history.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.kinds import KINDS, line_for
from goldenthread_web.improvement.editing.words import mark_of
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.operations import adding, editing
from goldenthread_web.improvement.registers import assessing, operations
from goldenthread_web.improvement.registers.operations import GivenDocument, GivenRisk


def make(plan: ImprovementPlan, by: dict[Role, SignedIn]) -> None:
    """The registers, filled, and three changes that wait for somebody else to approve them."""
    lead, today = by[Role.PLAN_LEAD], timezone.localdate()
    actions = {one.number: one for one in Action.objects.filter(part__plan=plan).select_related("part__plan")}
    _risks(plan, actions, lead, today)
    _documents(plan, actions, lead, today)
    _assessments(plan, actions, lead, today)
    _next_version(plan, actions, by)


def _risks(plan: ImprovementPlan, actions: dict[str, Action], lead: SignedIn, today: date) -> None:
    given = (
        GivenRisk("Experienced workers leave the front door before the rota holds", 4, 4,
                  "Two posts above the rota until March; exit talks within a week", "Head of the Front Door",
                  today - timedelta(days=6), actions["1.1"]),
        GivenRisk("No home close by for brothers and sisters together", 3, 5,
                  "Carers who take three children are sought first", "Head of Children in Care",
                  today + timedelta(days=40), None, actions["3.1"].priority),
        GivenRisk("Two records systems show two dates for one visit", 2, 3, "", "Head of Data",
                  today + timedelta(days=90)),
        GivenRisk("The new form is not printed in time", 2, 2, "Print it in house", "Business Support"),
    )  # fmt: skip
    made = [operations.add_risk(plan=plan, given=one, by=lead) for one in given]
    operations.close_risk(risk=made[-1], reason="It lies in every team room now.", version=1, by=lead)


def _documents(plan: ImprovementPlan, actions: dict[str, Action], lead: SignedIn, today: date) -> None:
    for one in (
        GivenDocument("Supervision policy", "Principal Social Worker", today - timedelta(days=20),
                      action=actions["2.2"]),
        GivenDocument("Sufficiency strategy", "Head of Commissioning", today - timedelta(days=400),
                      today - timedelta(days=380), today - timedelta(days=15),
                      "https://goldshire.example/sufficiency", actions["3.2"]),
        GivenDocument("Threshold document", "Head of the Front Door", today - timedelta(days=90),
                      today - timedelta(days=95), today + timedelta(days=270),
                      "https://goldshire.example/thresholds", actions["1.2"]),
        GivenDocument("Corporate parenting strategy", "Director", today + timedelta(days=60)),
    ):  # fmt: skip
        operations.add_document(plan=plan, given=one, by=lead)


def _assessments(plan: ImprovementPlan, actions: dict[str, Action], lead: SignedIn, today: date) -> None:
    made = assessing.add(
        plan=plan, title="Self-assessment of the autumn (made up)", kind="self-assessment",
        on=today - timedelta(days=45),
        findings=(
            "Families tell their story to three people before anybody acts",
            "Plans say what workers will do, and seldom what will be different for the child",
            "Nobody asks children who left care what helped them",
            "The website still names the old telephone number",
        ),
        link="https://goldshire.example/self-assessment", by=lead,
    )  # fmt: skip
    answers = {
        1: (actions["1.1"], ""),
        2: (actions["2.1"], ""),
        4: (None, "It was put right in the same week."),
    }
    for one in made.findings.select_related("assessment__plan"):
        if one.order in answers:
            action, reason = answers[one.order]
            assessing.answer(
                finding=one, text=one.text, action=action, none_because=reason, version=1, by=lead
            )


def _next_version(plan: ImprovementPlan, actions: dict[str, Action], by: dict[Role, SignedIn]) -> None:
    """What somebody changed since the plan was approved: nothing of it holds before another approves it."""
    lead = by[Role.PLAN_LEAD]
    line = line_for(lead, "action", actions["1.3"].reference)
    editing.change(
        line=line,
        given={
            "text": "Review every assessment in its third and sixth week with the team manager",
            "success": "No assessment reaches its 40th day without somebody having looked at it",
        },
        seen=mark_of(line.words),
        by=lead,
    )
    priority = actions["3.1"].priority
    adding.add(
        kind=KINDS["action"],
        plan=plan,
        given={
            "number": "3.3", "place": f"priority-{priority.pk}" if priority else "", "horizon": "Medium term",
            "text": "Ask every young person who leaves care what helped, three months later", "success": "",
            "by_when": f"{timezone.localdate() + timedelta(days=200):%B %Y}", "leads": ["Head of Children in Care"],
            "signs": ["A report to the corporate parenting board twice a year"],
            "impact": ["What I say changes something for those who come after me."], "sayings": [],
        },
        by=lead,
    )  # fmt: skip
    line = line_for(lead, "action", actions["C2"].reference)
    editing.withdraw(
        line=line, reason="The districts decide on it together next year.", seen=mark_of(line.words), by=lead
    )
