"""The meetings of the boards of a made-up council: held, planned, one that was put off."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import ImprovementPlan, Meeting
from goldenthread_web.improvement.queries.boards import bodies_of
from goldenthread_web.improvement.registers import boards
from goldenthread_web.improvement.registers.boards import GivenMeeting


def make(plan: ImprovementPlan, by: SignedIn, today: date) -> None:
    """A board of the whole plan each month, and one extraordinary meeting of whoever watches its second part."""

    def put_down(days: int, body: str = "", words: str = "") -> Meeting:
        return boards.put_down(
            plan=plan, given=GivenMeeting(today + timedelta(days=days), body, words), by=by
        )

    for days in (-91, -63, 14, 42):
        put_down(days)
    late = put_down(-35)
    later = GivenMeeting(today - timedelta(days=28))
    boards.correct(meeting=late, plan=plan, given=later, reason="It was put off by a week: no quorum.", by=by)
    put_down(-10, bodies_of(plan)[-1], "extraordinary")
    boards.take_back(meeting=put_down(21), reason="The two boards of the month meet as one.", by=by)
