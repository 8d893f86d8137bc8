"""The improvement plan of a made-up council: read in, approved and tracked by its demonstration accounts.

Everything is done as people do it, by the same operations, so all of it stands in the history. Its days lie around
today, but for what was delivered while there are figures: of that the charts can say whether anything changed since.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from goldenthread.plans import plan as read
from goldenthread.plans.plan import Draft
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import SignedIn, signed_in
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement import demonstration_boards, demonstration_registers
from goldenthread_web.improvement.demonstration_figures import give_figures, word_figures
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure
from goldenthread_web.improvement.operations import (
    accepting,
    approving,
    drafts,
    evidence,
    leads,
    measures,
    parts,
    plain,
    tracking,
)
from goldenthread_web.improvement.status import Brag, Confidence, Embedded, Progress

_OWN, _CORPORATE, _PARTNERS = "Children's services", "Corporate support", "Partnership"
_DOOR, _PRACTICE, _CARE = "The front door", "Plans that change something", "Children in care"
_HEARD, _HOME, _ONCE = (
    "I am listened to, and I am told what happens next.",
    "I live somewhere I can call home.",
    "I tell my story once.",
)


@dataclass(frozen=True)
class _Row:
    """An action of the made-up plan. months: how far from today it is due; tied: the indicators it should move."""

    part: str
    priority: str
    number: str
    text: str
    lead: str
    months: int
    impact: str
    sign: str
    tied: tuple[str, ...] = ()
    horizon: str = "Short term"
    steps: tuple[str, ...] = ()


_ROWS = (
    _Row(
        _OWN, _DOOR, "1.1", "Put an experienced social worker on every call to the front door",
        "Head of the Front Door", -40, _ONCE, "Fewer referrals come back within a year", ("repeat_referrals",),
        steps=("Agree the rota with both teams", "Begin with the morning shift"),
    ),
    _Row(
        _OWN, _DOOR, "1.2", "Answer every contact on the day it comes", "Head of the Front Door", -1, _HEARD,
        "A weekly count of calls that nobody answered", ("contacts_not_referral",),
    ),
    _Row(
        _OWN, _DOOR, "1.3", "Review assessments in their fourth week with the team manager", "Service Manager",
        1, _HEARD, "Assessments completed in 45 working days", ("assess_45",),
    ),
    _Row(
        _OWN, _PRACTICE, "2.1", "Hold conferences within 15 working days, with the family there",
        "Head of Safeguarding", 2, _HEARD, "Conferences held in time", ("icpc_15",), "Medium term",
        ("Agree who books the room", "Ask families what would help them come"),
    ),
    _Row(
        _OWN, _PRACTICE, "2.2", "Publish the supervision standard and audit it each month", "Principal Social Worker",
        -3, "The people who work with me know me.", "It is published; an audit of 20 records a month",
        ("audits_good",),
    ),
    _Row(
        _OWN, _CARE, "3.1", "Find a permanence plan by the second review for every child in care",
        "Head of Children in Care", 4, _HOME, "Children in care with a permanence plan", ("cla_permanence",),
        "Medium term",
    ),
    _Row(
        _OWN, _CARE, "3.2", "Keep children with the carers whom they know", "Head of Children in Care", 5, _HOME,
        "Fewer children with three or more placements", ("cla_3placements",), "Medium term",
    ),
    _Row(
        _CORPORATE, "", "C1", "Turn agency posts into permanent ones, team by team", "Head of Human Resources", 3,
        "The people who work with me know me.", "Fewer agency social workers", ("agency_fte",),
        steps=("Offer every agency worker a permanent post", "Advertise what is left"),
    ),
    _Row(
        _CORPORATE, "", "C2", "Offer care leavers a discount on council tax", "Head of Finance", -2, _HOME,
        "Every district has agreed",
    ),
    _Row(
        _PARTNERS, "Health of children in care", "P1", "Offer each child in care a health assessment in 20 days",
        "Designated Nurse", 2, _HEARD, "Health assessments in time", ("cla_health",), "Medium term",
    ),
    _Row(
        _PARTNERS, "Health of children in care", "P2", "Share one picture of need before a child is born", "", 0,
        _ONCE, "The map is agreed by all partners",
    ),
)  # fmt: skip
_MEASURES = (
    (_OWN, _DOOR, "% of referrals which are repeat referrals", "27%", "20%", "repeat_referrals"),
    (_OWN, _DOOR, "% of contacts that do not become referrals", "70%", "60%", "contacts_not_referral"),
    (_OWN, _DOOR, "% of assessments completed in 45 working days", "71%", "85%", "assess_45"),
    (_OWN, _PRACTICE, "% of conferences held within 15 working days", "79%", "90%", "icpc_15"),
    (_OWN, _PRACTICE, "% of audits rated good or better", "TBD", "70%", "audits_good"),
    (_OWN, _CARE, "% of children in care with a permanence plan", "80%", "95%", "cla_permanence"),
    (_OWN, _CARE, "% of children in care with three or more placements", "12%", "10%", "cla_3placements"),
    (_CORPORATE, "", "% agency social workers", "24%", "15%", "agency_fte"),
    (_PARTNERS, "Health of children in care", "% of children in care with a health assessment in time", "85%", "95%",
     "cla_health"),
    (_PARTNERS, "Health of children in care", "Visits of the health visitor before birth", "60%", "80%", ""),
)  # fmt: skip

_WATCHED = {_OWN: "The Improvement Board", _CORPORATE: "The Corporate Leadership Team"}
_PLAIN = {
    "1.1": "When someone is worried about you, they talk to a worker who knows a lot.",
    "1.2": "When someone calls us about you, we answer on the same day.",
    "2.1": "When we all meet about you, you and your family are there.",
    "3.2": "You stay with people you know. You do not move again and again.",
    "P1": "A nurse or doctor sees you soon after you come to live with us.",
}


def make_plan(email_of: dict[Role, str]) -> ImprovementPlan | None:
    """The made-up plan, by the demonstration accounts; None where there is a plan already, or an account is missing."""
    people = {person.email: person for person in Person.objects.filter(is_active=True)}
    if ImprovementPlan.objects.exists() or not all(email_of[role] in people for role in _ROLES):
        return None
    by = {role: signed_in(people[email_of[role]]) for role in _ROLES}
    lead = by[Role.PLAN_LEAD]
    draft = drafts.keep(
        name="improvement-plan.docx", sha256="", source={}, draft=Draft(_plan(timezone.localdate())), by=lead
    )
    plan = accepting.accept(draft=draft, by=lead, partners=(_PARTNERS,))
    word_figures(plan, lead)
    plan.refresh_from_db()
    approving.approve(plan=plan, version=plan.version, by=by[Role.DIRECTOR])
    _tie(plan, lead)
    _tell(plan, lead)
    _track(plan, by)
    give_figures(plan, by)
    demonstration_registers.make(plan, by)
    demonstration_boards.make(plan, lead, timezone.localdate())
    return plan


_ROLES = (Role.PLAN_LEAD, Role.ACTION_LEAD, Role.DIRECTOR, Role.PARTNER)


def _plan(today: date) -> read.Plan:
    """The plan as a document would have it, with its days around today."""
    month = Month.of(today)
    first, last = date(2023, 1, 1), month.plus(8).end
    return read.Plan(
        title="Goldshire children's services improvement plan (made up)",
        starts=first,
        ends=last,
        key_outcomes=(_HEARD, _HOME, _ONCE, "My plan is mine: I helped to write it."),
        parts=(
            read.Part(_OWN, "", ("Every child safe and well", "A council that learns")),
            read.Part(_CORPORATE, "draft", ("A workforce that stays",)),
            read.Part(_PARTNERS, "draft"),
        ),
        priorities=(
            read.Priority(
                _OWN, "1", _DOOR, "Families get the right help as soon as they ask for it.",
                ("Too many referrals come back within a year.",), ("The first conversation is the one that decides.",),
            ),
            read.Priority(
                _OWN, "2", _PRACTICE, "Every plan says what will be different for the child, and by when.",
                ("Conferences are held late.",), ("Families and workers know what the plan is for.",),
            ),
            read.Priority(
                _OWN, "3", _CARE, "Children in care live close to home with people who know them.",
                ("Too many children move more than twice in a year.",), ("Children stay where they are happy.",),
            ),
            read.Priority(_PARTNERS, "", "Health of children in care", "Health help comes in time."),
        ),
        actions=tuple(_action(row, month) for row in _ROWS),
        measures=tuple(
            read.Measure(part, priority, name, baseline, first, target, last, indicator=code, shared=not code)
            for part, priority, name, baseline, target, code in _MEASURES
        ),
    )  # fmt: skip


def _action(row: _Row, month: Month) -> read.Action:
    due = month.plus(row.months)
    return read.Action(
        row.part, row.priority, row.number, row.text, row.horizon,
        leads=(row.lead,) if row.lead else (), by_when=show_month(due), due=due.end, measure=(row.sign,),
        impact=(row.impact,), steps=tuple(_steps(row, due)),
    )  # fmt: skip


def _steps(row: _Row, due: Month) -> Iterator[read.Step]:
    """The steps of an action: one a month, the last in the month before it is due."""
    for place, text in enumerate(row.steps):
        month = due.plus(place - len(row.steps))
        yield read.Step(text, show_month(month), month.end)


def _tie(plan: ImprovementPlan, lead: SignedIn) -> None:
    """Say which figures each action should move, and who leads the demonstration's own."""
    by_indicator = {
        each.indicator: each for each in Measure.objects.filter(part__plan=plan) if each.indicator
    }
    for row in _ROWS:
        action = _of(plan, row.number)
        if row.tied:
            measures.tie_measures(
                action=action, added=[by_indicator[code] for code in row.tied], removed=(), by=lead
            )


def _tell(plan: ImprovementPlan, lead: SignedIn) -> None:
    """Who watches two of the parts, and some actions in words for children."""
    for part in plan.parts.filter(name__in=_WATCHED):
        parts.watched(part=part, body=_WATCHED[part.name], was=part.monitored_by, by=lead)
    for number, words in _PLAIN.items():
        plain.in_plain_words(action=_of(plan, number), text=words, was="", by=lead)


def _track(plan: ImprovementPlan, by: dict[Role, SignedIn]) -> None:
    """A few weeks of an improvement plan: one action delivered and closed, others under way, late, in doubt."""
    lead, own, director, partner = (
        by[role] for role in (Role.PLAN_LEAD, Role.ACTION_LEAD, Role.DIRECTOR, Role.PARTNER)
    )
    for number in ("1.1", "1.2", "1.3", "2.1", "2.2", "3.1"):
        leads.tie(lead=_of(plan, number).leads.get(), person=own.account, was="", by=lead)
    leads.tie(lead=_of(plan, "P1").leads.get(), person=partner.account, was="", by=lead)
    first = _of(plan, "1.1")
    for step in first.steps.all():
        tracking.tick(step=step, done=True, by=own)
    _say(
        first, own, Progress.DELIVERED, "Families speak with one worker from the first call.", on=_delivered()
    )
    shown = evidence.give(
        action=first, words="The rota of both teams", link="https://goldshire.example/rota", by=own
    )
    evidence.check(evidence=shown, accepted=True, reason="", by=director)
    tracking.close(action=_of(plan, "1.1"), by=lead)
    tracking.embed(
        action=first, state=Embedded.PARTLY, seen_by="Two practice weeks: most calls, not all.", seen=0, by=own
    )  # fmt: skip
    _say(
        _of(plan, "1.2"),
        own,
        Progress.UNDER_WAY,
        "",
        Confidence.LATE,
        help_needed="A second line on Mondays.",
    )
    _say(
        _of(plan, "1.3"),
        own,
        Progress.UNDER_WAY,
        "Children hear sooner what happens next.",
        Confidence.ON_TRACK,
    )
    _say(_of(plan, "2.1"), own, Progress.UNDER_WAY, "", Confidence.SOME_DOUBT)
    moved = _of(plan, "2.2")
    later = timezone.localdate() + timedelta(days=60)
    tracking.move(
        action=moved, to=later, reason="The union asked for six weeks to comment.", was=moved.due, by=own
    )
    tracking.override(
        action=_of(plan, "3.1"),
        brag=Brag.AMBER,
        reason="Two of five workers have left since May.",
        seen=0,
        by=lead,
    )
    _say(
        _of(plan, "P1"),
        partner,
        Progress.UNDER_WAY,
        "The clinic opens on Saturdays now.",
        Confidence.ON_TRACK,
    )


def _delivered() -> date:
    """A day while there are figures, with months enough before and after it for a chart to say something."""
    return date(2023, 2, 10)


def _of(plan: ImprovementPlan, number: str) -> Action:
    found: Action = Action.objects.select_related("part__plan").get(part__plan=plan, number=number)
    return found


def _say(
    action: Action,
    by: SignedIn,
    progress: Progress,
    changed: str,
    confidence: Confidence | None = None,
    help_needed: str = "",
    on: date | None = None,
) -> None:
    given = tracking.Given(progress, confidence, changed, "", help_needed, on)
    tracking.update(action=action, given=given, seen=0, by=by)
