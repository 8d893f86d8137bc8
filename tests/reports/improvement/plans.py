"""What is told of made-up improvement plans: a usual one, an empty one, a large one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from goldenthread.charts.cells import Number
from goldenthread.reports.improvement.registers import Document, Registers, Review, Risk
from goldenthread.reports.improvement.told import (
    Action,
    ByDate,
    Changed,
    Changes,
    Fault,
    Late,
    Measure,
    Move,
    Part,
    Reader,
    Standing,
    Told,
    Worked,
)
from goldenthread.terms.judging import Brag, Rag
from goldenthread.terms.words import Unit

TODAY = date(2030, 6, 30)
DOOR, STAFF = Part("Children's services", "The improvement board"), Part("Corporate support")
LONG = " ".join(["Ring back whoever asked for help, on the day"] * 90)
"""More than a page of a table."""


def usual(actions: int = 0) -> Told:
    """A plan with an action of each rating; and so many more."""
    late = Action(
        "1.1", "Answer every contact", DOOR.name, "1. The front door", ("Head of the Front Door",),
        due=TODAY - timedelta(days=12), first_due=TODAY - timedelta(days=42), by_date=ByDate.PAST,
        standing=Standing(Brag.RED, "Past its date.", done="Not yet", embedded="Not said", impact="Not known"),
        late=Late(
            12, TODAY - timedelta(days=3), "Under way; will be late", "A second line on Mondays",
            (Move(TODAY - timedelta(days=42), TODAY - timedelta(days=12), "The supplier is late"),),
        ),
    )  # fmt: skip
    rated = replace(
        late, number="1.2", text="Write each plan with the child", due=TODAY + timedelta(days=90), first_due=None,
        by_date=ByDate.AHEAD,
        standing=replace(late.standing, brag=Brag.AMBER, reason="Two of five have left", by_person=True,
                         rules="By the rules it is on track."),
        late=None,
    )  # fmt: skip
    done = replace(
        rated, number="C1", text="Fill the empty posts", part=STAFF.name, priority="", leads=(), by_date=ByDate.CLOSED,
        standing=Standing(Brag.BLUE, "Delivered.", done="Delivered, evidence checked", embedded="In part"),
    )  # fmt: skip
    more = (replace(rated, number=f"2.{at}", text=f"One more thing {at}") for at in range(actions))
    return Told(
        council="Goldshire", title="Stepping stones", today=TODAY, reader=Reader.BOARD,
        facts=(("Period", "January 2029 to December 2030"), ("Version", "2"), ("Approver", "The commissioner")),
        parts=(DOOR, STAFF), actions=(late, rated, done, *more),
        measures=(
            Measure("Repeat referrals", DOOR.name, "27%", "20%", Number(29.0, Unit.PERCENT, 0, "r"), "Year to May 2030",
                    rag=Rag.RED, pace="It can't be told when."),
            Measure("Agency social workers", STAFF.name, "24%", "10%", missing="No figure of it yet"),
        ),
        changes=Changes(date(2030, 5, 30), ("Since 30 May 2030, of the actions: 1 delivered.",),
                        (Changed("Delivered", ("C1 Fill the empty posts. On 3 June 2030.",)),)),
        worked=(Worked("Repeat referrals", "1.1 Answer", TODAY, "Too early to tell", "Two months only."),),
        registers=registers(),
        faults=(Fault("No lead", (("C1", "Nobody is named as its lead."),)),),
        rules=(("How far an action is (BRAG)", (("Red: off track or late", "Past its date and not delivered."),)),),
        colours=(("● Green", "as good or better."),),
    )  # fmt: skip


def registers() -> Registers:
    """A high risk that nobody looked at again and a low one; two documents; a review with two findings left open."""
    high = Risk(
        "Workers leave before the rota holds", "High", 4, 5, "Two posts above the rota", "Head of the Front Door",
        "Action 1.1 Answer every contact", TODAY - timedelta(days=5), is_overdue=True,
    )  # fmt: skip
    return Registers(
        risks=(high, Risk("The form is late", "Low", 1, 2)), high=15, medium=8,
        documents=(
            Document("Supervision policy", "Overdue: not published", TODAY - timedelta(days=9), is_overdue=True,
                     owner="Principal Social Worker", action="1.2 Write each plan with the child"),
            Document("Sufficiency strategy", "Due to be looked at again", TODAY + timedelta(days=9)),
        ),
        all_documents=5, within=90, undated=1,
        reviews=(
            Review("Review of the spring", TODAY - timedelta(days=40),
                   (("Nobody asks care leavers", "No action"), ("Plans are old", "Its action was withdrawn"))),
        ),
        all_reviews=1, all_findings=3,
    )  # fmt: skip


def published() -> Told:
    """The same plan as it is published."""
    told = usual()
    actions = tuple(
        replace(one, standing=None, late=Late(one.late.days) if one.late else None) for one in told.actions
    )
    return replace(
        told, reader=Reader.PUBLISHED, actions=actions, sees_figures=False, worked=(), faults=(), rules=(),
        registers=None,
    )  # fmt: skip


def empty() -> Told:
    nothing = replace(usual(), parts=(), actions=(), measures=(), worked=(), faults=())
    none = Registers((), 15, 8, (), 0, 90, reviews=())
    return replace(nothing, changes=Changes(TODAY), registers=none)
