"""Risks, documents and findings in the report of the improvement plan: what each reader is told of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan, Register, Risk, SelfAssessment, SelfFinding
from goldenthread_web.improvement.reporting.registers import SOON, told_registers
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered

OF_THEIRS = ("Their nurse leaves", "Their policy")
OF_OTHERS = (
    "The provider closes",
    "The money ends",
    "Our policy",
    "Nobody asks care leavers",
    "Plans are old",
)
LEFT_OUT = ("It is over", "A policy of next year", "Visits are late", "It was mended")


@pytest.fixture
def kept(plan: ImprovementPlan) -> ImprovementPlan:
    """Lines of every kind: of a partners' action, of others, of none; and some that are no matter for a board."""
    today = timezone.localdate()
    ours, theirs, gone = (action_numbered(plan, number) for number in ("2.1", "P1", "C1"))
    for text, action, high in (
        (OF_THEIRS[0], theirs, 1), (OF_OTHERS[0], ours, 5), (OF_OTHERS[1], None, 3), (LEFT_OUT[0], None, 5),
    ):  # fmt: skip
        closed = today - timedelta(days=60) if text in LEFT_OUT else None
        review = today - timedelta(days=3) if action == ours else None
        Risk.objects.create(
            plan=plan,
            text=text,
            action=action,
            likelihood=high,
            gravity=high,
            review_on=review,
            closed_on=closed,
        )
    for name, action, days in (
        (OF_THEIRS[1], theirs, SOON), (OF_OTHERS[2], ours, -2), (LEFT_OUT[1], ours, SOON + 1),
    ):  # fmt: skip
        Register.objects.create(plan=plan, name=name, action=action, due=today + timedelta(days=days))
    Register.objects.create(plan=plan, name="A policy without a day")
    review = SelfAssessment.objects.create(plan=plan, title="Review", on=today, by=person_of(Role.PLAN_LEAD))
    type(gone).objects.filter(pk=gone.pk).update(withdrawn_on=today)
    for order, (text, action, because) in enumerate(
        (
            (LEFT_OUT[2], ours, ""), (OF_OTHERS[3], None, ""), (OF_OTHERS[4], gone, ""),
            (LEFT_OUT[3], None, "It is so"),
        )
    ):  # fmt: skip
        SelfFinding.objects.create(
            assessment=review, order=order, text=text, action=action, none_because=because
        )
    return plan


def report(site: Council, role: Role, reader: str = "board") -> str:
    answer = site[role].get("/plan/report/html", {"reader": reader})
    assert answer.status_code == 200
    return " ".join(html.document_fromstring(answer.content.decode()).text_content().split())


def test_the_board_reads_what_is_open_due_and_unanswered(site: Council, kept: ImprovementPlan) -> None:
    said = report(site, Role.BOARD_MEMBER)
    assert "3 open risks: 1 high, 1 medium and 1 low; 1 should have been looked at again by now" in said
    assert "Of 4 strategies and policies, 1 is overdue, 1 is due within 90 days" in said
    assert "1 not published yet has no date" in said
    assert "2 findings of self-assessments and reviews are not answered by any action" in said
    assert [one for one in (*OF_THEIRS, *OF_OTHERS) if one not in said] == []
    assert [one for one in LEFT_OUT if one in said] == []
    assert "Its action was withdrawn" in said


def test_findings_are_called_answered_only_where_a_review_has_some(
    site: Council, plan: ImprovementPlan
) -> None:
    assert "No self-assessment or review stands in the register." in report(site, Role.BOARD_MEMBER)
    review = SelfAssessment.objects.create(
        plan=plan, title="Review", on=timezone.localdate(), by=person_of(Role.PLAN_LEAD)
    )
    assert "No self-assessment or review in the register has a finding." in report(site, Role.BOARD_MEMBER)
    SelfFinding.objects.create(
        assessment=review, order=0, text="Visits are late", none_because="It was mended"
    )
    said = report(site, Role.BOARD_MEMBER)
    assert (
        "Every finding of a self-assessment or review has an action, or a reason why it needs none." in said
    )
    assert "no self-assessment" not in report(site, Role.PARTNER).casefold()


def test_a_partner_reads_of_the_own_actions_alone_and_of_no_self_assessment(
    site: Council, kept: ImprovementPlan
) -> None:
    said = report(site, Role.PARTNER)
    assert [one for one in OF_THEIRS if one not in said] == []
    assert [one for one in (*OF_OTHERS, *LEFT_OUT, "self-assessment", "Review") if one in said] == []


def test_what_is_published_holds_nothing_of_the_registers(site: Council, kept: ImprovementPlan) -> None:
    for role in (Role.COUNCILLOR, Role.DIRECTOR, Role.PARTNER):
        said = report(site, role, "published")
        assert [one for one in (*OF_THEIRS, *OF_OTHERS, *LEFT_OUT, "open risk") if one in said] == []


def test_what_is_overdue_and_high_stands_first(kept: ImprovementPlan) -> None:
    told = told_registers(kept, by(Role.DIRECTOR), timezone.localdate())
    assert [(one.text, one.level, one.is_overdue) for one in told.risks] == [
        ("The provider closes", "High", True),
        ("The money ends", "Medium", False),
        ("Their nurse leaves", "Low", False),
    ]
    assert [one.belongs_to for one in told.risks] == [
        "Action 2.1 Write each plan with the child",
        "",
        "Action P1 Offer each child a health assessment in 20 days",
    ]
    assert [(one.name, one.standing, one.is_overdue) for one in told.documents] == [
        ("Our policy", "Overdue: not published", True), ("Their policy", "Due to be published", False),
    ]  # fmt: skip
    published = timezone.localdate() - timedelta(days=400)
    Register.objects.update(published_on=published, review_on=timezone.localdate() - timedelta(days=1))
    told = told_registers(kept, by(Role.DIRECTOR), timezone.localdate())
    assert {one.standing for one in told.documents} == {"Overdue to be looked at again"}
    assert (len(told.documents), told.undated) == (4, 0)
