"""What report of the improvement plan somebody asked for, in words that a job keeps: none of the plan, and no name."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from datetime import date

from goldenthread.reports.improvement.told import Reader
from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import ImprovementPlan, Meeting
from goldenthread_web.improvement.permissions import is_partner_only
from goldenthread_web.improvement.queries.boards import Since, boards_for
from goldenthread_web.improvement.queries.plans import parts_seen, present_plan
from goldenthread_web.improvement.reporting.gathering import readers
from goldenthread_web.improvement.reporting.making import FORMATS

_NO_BOARD = "-"
_WORDS = {Reader.BOARD: "for the board", Reader.PUBLISHED: "for publication"}


@dataclass(frozen=True)
class Order:
    """A report that was asked for. person, plan and board: by their opaque names.

    rights: what this person may see of the plan, as a sum. One of other rights than those of now is not handed out.
    """

    person: str
    plan: str
    rights: str
    reader: str
    form: str
    since: str
    board: str

    @property
    def about(self) -> str:
        """What a job of it is about: the same for the same report of the same person."""
        return " ".join(astuple(self))

    @property
    def words(self) -> str:
        """As the person knows it."""
        form = next(words for name, words, _ in FORMATS if name == self.form)
        return (
            f"{form} {_WORDS[Reader(self.reader)]}, changes since {show_day(date.fromisoformat(self.since))}"
        )

    def told_since(self, plan: ImprovementPlan, by: SignedIn, today: date) -> tuple[Since, Meeting | None]:
        """Since when changes are told, and the board that it is for, where that still stands."""
        boards, day = boards_for(by, plan, today), date.fromisoformat(self.since)
        found = (one for one in (*boards.planned, *boards.held) if one.reference == self.board)
        return Since(day, boards.on(day)), next(found, None)


def order(
    by: SignedIn, plan: ImprovementPlan, form: str, reader: Reader, since: date, board: Meeting | None
) -> Order:
    named = board.reference if board is not None else _NO_BOARD
    return Order(
        by.reference, plan.reference, rights_of(by, plan), reader.value, form, since.isoformat(), named
    )


def read(about: str) -> Order:
    """The order of a job."""
    return Order(*about.split(" "))


def plan_of(them: Order, by: SignedIn) -> ImprovementPlan | None:
    """The plan of an order, for whoever gave it and may still have such a report: the same plan, the same rights."""
    plan = present_plan(by)
    if plan is None or (plan.reference, by.reference) != (them.plan, them.person):
        return None
    same = rights_of(by, plan) == them.rights and Reader(them.reader) in readers(by, plan)
    return plan if same else None


def rights_of(by: SignedIn, plan: ImprovementPlan) -> str:
    """The roles of somebody, where each is held, and the parts of the plan that a partner sees, as a short sum."""
    held = sorted((role.value, sorted(areas)) for role, areas in by.areas.items())
    parts = [part.pk for part in parts_seen(by, plan)] if is_partner_only(by) else []
    return hashlib.sha256(repr((held, parts)).encode()).hexdigest()[:12]
