"""A made-up improvement plan of 500 actions and 3,000 updates, with all that belongs to them in proportion.

Written straight into the tables, in their order: what the database itself asks of them it asks here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from goldenthread_web.accounts.models import Person
from goldenthread_web.improvement.models import (
    Action,
    ActionLead,
    Closing,
    DateMove,
    Dependency,
    Embedding,
    Evidence,
    Impact,
    ImprovementPlan,
    KeyOutcome,
    Link,
    Measure,
    Need,
    Outcome,
    Override,
    Part,
    Priority,
    Register,
    Risk,
    SelfAssessment,
    SelfFinding,
    Serves,
    Sign,
    Step,
    Update,
)
from goldenthread_web.improvement.status import (
    Brag,
    Checked,
    Confidence,
    Embedded,
    LinkKind,
    MeasureKind,
    PlanStatus,
    Progress,
)

ACTIONS, UPDATES = 500, 3_000
PARTS = ("Children's services", "Corporate support", "Partnership")
LEADS = tuple(f"Service Manager {name}" for name in "ABCDEFGHIJKLMNOPQRST")
HORIZONS = ("0-6 months", "7-12 months", "13-24 months")
TIED = ("repeat_referrals", "assess_45", "icpc_15", "cla_3placements", "cla_visits", "cpp_2yrs")
"""Indicators of the catalogue that measures of the plan are, each of several parts."""

_WORDS = (
    ("Agree", "Publish", "Train", "Review", "Test", "Open", "Share", "Begin", "Measure", "Simplify", "Staff"),
    ("rota", "standard", "pathway", "panel", "helpline", "form", "clinic", "course", "letter", "register",
     "handover", "visit", "referral", "meeting", "panel of carers", "budget", "contract"),
    ("weekly", "bilingual", "joint", "weekend", "written", "shared", "early", "local", "digital", "quarterly",
     "outreach", "evening", "school", "kinship", "regional", "trial", "parent-led", "inspected", "mobile"),
    ("Southmere", "Northgate", "Kettlebury", "Ashford Row", "Millbank", "Harrow Lane", "Priory", "Eastwick",
     "Longmoor", "Saltfield", "Brackley Cross", "Fenwick", "Redhill"),
    ("carers", "toddlers", "teenagers", "siblings", "newborns", "care leavers", "pupils", "foster homes",
     "grandparents", "apprentices", "young parents", "refugees", "neighbours", "twins", "swimmers", "volunteers",
     "midwives", "nurses", "teachers", "drivers", "coaches", "tutors", "librarians"),
)  # fmt: skip
_SENTENCE = "Families in each locality speak with one worker from the first call, and hear what happens next"


def make(lead: Person, approver: Person, *, ours: Person | None = None) -> ImprovementPlan:
    """The plan, begun by a plan lead, approved by somebody else; one action in 20 names `ours` as its lead."""
    today = timezone.localdate()
    plan: ImprovementPlan = ImprovementPlan.objects.create(
        title="A large improvement plan (made up)",
        starts=today - timedelta(days=400),
        ends=today + timedelta(days=500),
        begun_by=lead,
        status=PlanStatus.APPROVED.value,
        approved_by=approver,
        approved_on=timezone.now(),
    )
    outcomes = KeyOutcome.objects.bulk_create(
        KeyOutcome(plan=plan, order=n, text=f"I can say this of my life: {n}") for n in range(12)
    )
    priorities = _priorities(plan)
    measures = _measures(priorities)
    actions = _actions(priorities, today)
    _around(actions, outcomes, today, ours)
    _tied(actions, measures)
    _tracked(actions, lead, approver)
    _registers(plan, actions, lead)
    return plan


def _text(n: int) -> str:
    """What an action does, in words of its own."""
    verb, thing, kind, place, whom = (words[n % len(words)] for words in _WORDS)
    return f"{verb} the {kind} {thing} in {place} with {whom}, number {n}"


def _priorities(plan: ImprovementPlan) -> list[Priority]:
    """Eight in each part, with what they are for."""
    parts = Part.objects.bulk_create(
        Part(plan=plan, order=n, name=name, monitored_by="The board", for_partners=name == PARTS[-1])
        for n, name in enumerate(PARTS)
    )
    Serves.objects.bulk_create(
        Serves(part=part, order=n, text=f"{_SENTENCE}.") for part in parts for n in range(3)
    )
    made = Priority.objects.bulk_create(
        Priority(
            part=part,
            order=n,
            number=str(n + 1),
            name=f"Priority {n + 1}: help that comes in time",
            statement=_SENTENCE,
        )
        for part in parts
        for n in range(8)
    )
    Need.objects.bulk_create(Need(priority=one, order=n, text=_SENTENCE) for one in made for n in range(4))
    Outcome.objects.bulk_create(
        Outcome(priority=one, order=n, text=_SENTENCE) for one in made for n in range(4)
    )
    return made


def _measures(priorities: Sequence[Priority]) -> list[Measure]:
    """Five of each priority: one is an indicator, the others wait for figures that somebody enters."""
    return Measure.objects.bulk_create(
        Measure(
            part=one.part,
            priority=one,
            order=5 * at + n,
            name=f"Share that is in time, {at}.{n}",
            kind=(MeasureKind.ENTERED if n else MeasureKind.INDICATOR).value,
            indicator="" if n else TIED[at % len(TIED)],
            baseline="60%",
            target="90%",
            fed_by="The register",
        )
        for at, one in enumerate(priorities)
        for n in range(5)
    )


def _actions(priorities: Sequence[Priority], today: date) -> list[Action]:
    """In the order of their priorities; due from a year ago to a year ahead."""
    made = []
    for n in range(ACTIONS):
        one = priorities[n * len(priorities) // ACTIONS]
        due = today + timedelta(days=(n * 37) % 730 - 365)
        made.append(
            Action(
                part=one.part,
                priority=one,
                order=n,
                number=f"{one.number}.{n}",
                text=_text(n),
                horizon=HORIZONS[n % 3],
                success=_SENTENCE,
                by_when=f"{due:%B %Y}",
                due=due,
                original_due=due - timedelta(days=0 if n % 3 else 60),
            )
        )
    return Action.objects.bulk_create(made)


def _around(
    actions: Sequence[Action], outcomes: Sequence[KeyOutcome], today: date, ours: Person | None
) -> None:
    ActionLead.objects.bulk_create(
        ActionLead(
            action=one, order=k, words=LEADS[(n + 7 * k) % len(LEADS)], person=None if (n + k) % 20 else ours
        )
        for n, one in enumerate(actions)
        for k in range(1 + n % 2)
    )
    Step.objects.bulk_create(
        Step(
            action=one,
            order=k,
            text=f"{_SENTENCE}, {k}",
            due=(one.due or today) - timedelta(days=30 * (3 - k)),
            done_on=today if (n + k) % 3 == 0 else None,
        )
        for n, one in enumerate(actions)
        for k in range(3)
    )
    Sign.objects.bulk_create(Sign(action=one, order=k, text=_SENTENCE) for one in actions for k in range(2))
    Impact.objects.bulk_create(
        Impact(action=one, order=k, text=_SENTENCE, key_outcome=None if k else outcomes[n % len(outcomes)])
        for n, one in enumerate(actions)
        for k in range(2)
    )
    Dependency.objects.bulk_create(
        Dependency(action=actions[n], on=actions[n - 4]) for n in range(5, len(actions), 5)
    )
    Link.objects.bulk_create(
        Link(action=one, kind=kind.value, text=_SENTENCE, service="A service", owner="A team")
        for one in actions[::2]
        for kind in LinkKind
    )


def _tied(actions: Sequence[Action], measures: Sequence[Measure]) -> None:
    """Each action is meant to move two measures of its priority."""
    through = Action.measures.through
    own: dict[Any, list[Measure]] = {}
    for measure in measures:
        own.setdefault(measure.priority_id, []).append(measure)
    through.objects.bulk_create(
        through(action_id=one.pk, measure_id=own[one.priority_id][(n + k) % 5].pk)
        for n, one in enumerate(actions)
        for k in range(2)
    )


def _tracked(actions: Sequence[Action], lead: Person, other: Person) -> None:
    """Six updates an action; dates moved, rated by a person, shown, checked; one in five closed."""
    now = timezone.now()
    each = UPDATES // ACTIONS
    Update.objects.bulk_create(
        Update(
            action=one,
            number=k + 1,
            progress=_progress(n, k, each).value,
            confidence=list(Confidence)[(n + k) % 3].value,
            changed=f"{_SENTENCE}. " * (k % 3),
            next_step=_SENTENCE,
            by=lead,
            role="plan lead",
            at=now - timedelta(days=30 * (each - k), minutes=n),
        )
        for n, one in enumerate(actions)
        for k in range(each)
    )
    DateMove.objects.bulk_create(
        DateMove(action=one, was=one.due - timedelta(days=60), to=one.due, reason=_SENTENCE, by=lead, at=now)
        for one in actions[::3]
        if one.due
    )
    Override.objects.bulk_create(
        Override(action=one, brag=Brag.AMBER.value, reason=_SENTENCE, by=lead) for one in actions[::15]
    )
    _shown(actions, lead, other, now)
    _closed([one for n, one in enumerate(actions) if _is_delivered(n)], other, now)


def _progress(n: int, k: int, each: int) -> Progress:
    last = k == each - 1
    return (
        Progress.DELIVERED if last and _is_delivered(n) else Progress.UNDER_WAY if k else Progress.NOT_STARTED
    )


def _is_delivered(n: int) -> bool:
    return n % 5 == 0


def _shown(actions: Sequence[Action], lead: Person, other: Person, now: datetime) -> None:
    """Two pieces of evidence an action, of which somebody else has accepted the first of each five."""
    Evidence.objects.bulk_create(
        Evidence(
            action=one, words=f"{_SENTENCE}, {k}", link="https://council.example/standard", by=lead, at=now
        )
        for one in actions
        for k in range(2)
    )
    delivered = [one.pk for n, one in enumerate(actions) if _is_delivered(n)]
    Evidence.objects.filter(action__in=delivered).update(
        state=Checked.ACCEPTED.value, checked_by=other, checked_on=now
    )


def _closed(delivered: Sequence[Action], by: Person, now: datetime) -> None:
    keys = [one.pk for one in delivered]
    today = timezone.localdate()
    Action.objects.filter(pk__in=keys).update(
        delivered_on=today - timedelta(days=40), version=F("version") + 1
    )
    half = delivered[::2]
    Closing.objects.bulk_create(Closing(action=one, by=by, at=now) for one in half)
    Action.objects.filter(pk__in=[one.pk for one in half]).update(closed_on=today)
    Embedding.objects.bulk_create(
        Embedding(action=one, state=Embedded.PARTLY.value, seen_by=_SENTENCE, by=by) for one in delivered
    )


def _registers(plan: ImprovementPlan, actions: Sequence[Action], lead: Person) -> None:
    """A risk for one action in five, a document for one in ten, ten self-assessments of thirty findings each."""
    today = timezone.localdate()
    Risk.objects.bulk_create(
        Risk(
            plan=plan,
            action=one,
            text=f"{_SENTENCE}: not so",
            likelihood=1 + n % 5,
            gravity=1 + n % 4,
            mitigation=_SENTENCE,
            owner="The board",
            review_on=today + timedelta(days=n - 50),
        )
        for n, one in enumerate(actions[::5])
    )
    Register.objects.bulk_create(
        Register(
            plan=plan, action=one, name=f"Strategy {n}", owner="A service", due=today + timedelta(days=9 * n)
        )
        for n, one in enumerate(actions[::10])
    )
    assessments = SelfAssessment.objects.bulk_create(
        SelfAssessment(
            plan=plan, title=f"Review {n}", kind="review", on=today - timedelta(days=30 * n), by=lead
        )
        for n in range(10)
    )
    SelfFinding.objects.bulk_create(
        SelfFinding(assessment=one, order=k, text=_SENTENCE, action=actions[(31 * n + k) % len(actions)])
        for n, one in enumerate(assessments)
        for k in range(30)
    )
