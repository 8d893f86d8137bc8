"""A small made-up improvement plan with three parts: children's services, corporate, partnership."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldenthread_web.accounts.models import Person
from goldenthread_web.improvement.models import (
    Action,
    ActionLead,
    Dependency,
    Entered,
    Impact,
    ImprovementPlan,
    KeyOutcome,
    Measure,
    Need,
    Outcome,
    Part,
    Priority,
    Serves,
    Sign,
    Step,
)
from goldenthread_web.improvement.status import Checked, MeasureKind, PlanStatus

OWN, CORPORATE, PARTNERSHIP = "Children's services", "Corporate support", "Partnership"


def make_plan(by: Person, approved_by: Person | None = None) -> ImprovementPlan:
    """The plan, begun by somebody: a draft, or approved where it is said by whom."""
    plan: ImprovementPlan = ImprovementPlan.objects.create(
        title="Stepping stones", starts=date(2023, 1, 1), ends=date(2024, 12, 31), begun_by=by,
        approver="The commissioner", **_approved(approved_by),
    )  # fmt: skip
    heard, safe = (
        KeyOutcome.objects.create(plan=plan, order=order, text=text)
        for order, text in enumerate(("I am listened to", "I am safe where I live"))
    )
    _own(plan, heard, safe)
    _corporate(plan)
    _partnership(plan, heard)
    return plan


def _approved(by: Person | None) -> dict[str, object]:
    if by is None:
        return {}
    return {"status": PlanStatus.APPROVED.value, "approved_by": by, "approved_on": timezone.now()}


def _own(plan: ImprovementPlan, heard: KeyOutcome, safe: KeyOutcome) -> None:
    part = _part(plan, 0, OWN, "The improvement board")
    Serves.objects.create(part=part, text="A good place to grow up")
    door = _priority(part, "1", "The front door", "Families get the right help at once.")
    plans = _priority(part, "2", "Plans that work", "Plans change something for the child.")
    again = _measure(
        part, door, "Repeat referrals within 12 months", "27%", "20%", indicator="repeat_referrals"
    )
    _measure(part, door, "Social work assessments in 45 days", "71%", "90%")
    _measure(
        part, plans, "Staff who finished the course", "40%", "95%",
        kind=MeasureKind.ENTERED, unit="%", source="The register of courses", fed_by="Learning and development",
    )  # fmt: skip
    first = _action(part, door, "1.1", "Answer every contact on the day it comes", due=date(2023, 3, 31))
    first.measures.add(again)
    _leads(first, "Service Manager Front Door")
    Impact.objects.create(action=first, text="Nobody waits to be heard", key_outcome=heard)
    Sign.objects.create(action=first, text="Repeat referrals fall")
    Step.objects.create(action=first, order=0, text="Write the standard", due=date(2023, 2, 28))
    Step.objects.create(action=first, order=1, text="Look at fifty contacts", due=date(2023, 3, 15))
    second = _action(part, door, "1.2", "Ring back whoever referred a child", due=date(2023, 9, 30))
    _leads(second, "Service Manager Front Door", "Head of Assessment")
    third = _action(part, plans, "2.1", "Write each plan with the child", due=date(2024, 3, 31))
    _leads(third, "Head of Safeguarding")
    Impact.objects.create(action=third, text="My plan says what I want", key_outcome=safe)
    Dependency.objects.create(action=third, on=first)


def _corporate(plan: ImprovementPlan) -> None:
    part = _part(plan, 1, CORPORATE, "The corporate board")
    staff = _priority(part, "", "Enough social workers", "Every child has a worker who stays.")
    _measure(part, staff, "Agency social workers", "24%", "10%", indicator="agency_fte_establishment")
    hire = _action(part, staff, "C1", "Fill the posts that are empty", due=date(2023, 12, 31))
    _leads(hire, "Head of Human Resources")


def _partnership(plan: ImprovementPlan, heard: KeyOutcome) -> None:
    part = _part(plan, 2, PARTNERSHIP, "The partnership board", for_partners=True)
    health = _priority(part, "", "Health of children in care", "Health assessments are in time.")
    shared = _measure(
        part,
        health,
        "Health assessments offered within 20 days",
        "60%",
        "90%",
        kind=MeasureKind.ENTERED,
        unit="%",
    )
    shared.shared, shared.shared_with, shared.fed_by = True, "The health plan", "Community health"
    shared.save()
    offer = _action(
        part, health, "P1", "Offer each child a health assessment in 20 days", due=date(2023, 10, 31)
    )
    offer.measures.add(shared)
    _leads(offer, "Designated Nurse")
    Impact.objects.create(action=offer, text="My health is looked after", key_outcome=heard)


def _part(plan: ImprovementPlan, order: int, name: str, watched: str, *, for_partners: bool = False) -> Part:
    part: Part = Part.objects.create(
        plan=plan, order=order, name=name, monitored_by=watched, for_partners=for_partners
    )
    return part


def _priority(part: Part, number: str, name: str, statement: str) -> Priority:
    found: Priority = Priority.objects.create(
        part=part, order=part.priorities.count(), number=number, name=name, statement=statement
    )
    Need.objects.create(priority=found, text=f"{name}: too much depends on who is on duty")
    Outcome.objects.create(priority=found, text=f"{name}: children notice the difference")
    return found


def _measure(
    part: Part,
    priority: Priority,
    name: str,
    baseline: str,
    target: str,
    *,
    indicator: str = "",
    kind: MeasureKind | None = None,
    **given: str,
) -> Measure:
    fed = kind or (MeasureKind.INDICATOR if indicator else MeasureKind.ASKED)
    found: Measure = Measure.objects.create(
        part=part, priority=priority, order=part.measures.count(), name=name, indicator=indicator, kind=fed.value,
        baseline=baseline, baseline_date=date(2022, 12, 31), target=target, target_date=date(2024, 3, 31), **given,
    )  # fmt: skip
    return found


def _action(part: Part, priority: Priority, number: str, text: str, *, due: date) -> Action:
    found: Action = Action.objects.create(
        part=part, priority=priority, order=part.actions.count(), number=number, text=text,
        horizon="0-6 months" if due < date(2023, 7, 1) else "7-18 months", success="It is done every time",
        by_when=f"{due:%B %Y}", due=due, original_due=due,
    )  # fmt: skip
    return found


def _leads(action: Action, *words: str) -> None:
    ActionLead.objects.bulk_create(
        [ActionLead(action=action, order=order, words=one) for order, one in enumerate(words)]
    )


def measure_named(plan: ImprovementPlan, start: str) -> Measure:
    """The measure of the plan whose name begins so."""
    found: Measure = Measure.objects.get(part__plan=plan, name__startswith=start)
    return found


def action_numbered(plan: ImprovementPlan, number: str) -> Action:
    found: Action = Action.objects.get(part__plan=plan, number=number)
    return found


def accepted_figure(measure: Measure, month: str, value: float, by: Person, checked_by: Person) -> Entered:
    """A figure that somebody gave and another accepted."""
    made: Entered = Entered.objects.create(
        measure=measure, month=month, value=value, source="The register", by=by
    )
    Entered.objects.filter(pk=made.pk).update(
        state=Checked.ACCEPTED.value, checked_by=checked_by, checked_on=timezone.now()
    )
    made.refresh_from_db()
    return made
