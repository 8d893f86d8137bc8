"""What a change of words keeps and unties, written into the history together with that change."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.history.operations import record
from goldenthread_web.improvement.editing.told import Tie
from goldenthread_web.improvement.models import ImprovementPlan

_IN_A_LINE = 8
"""So many references have room in a line of the history."""
_CALLED = {
    ("leads", True): "improvement.lead.carried",
    ("leads", False): "improvement.lead.untied",
    ("key_outcomes", True): "improvement.saying.carried",
    ("key_outcomes", False): "improvement.saying.untied",
}


def remember_ties(plan: ImprovementPlan, ties: Iterable[Tie], by: SignedIn) -> None:
    """By references: which lead was whose account, which actions served a saying. Never by their words.

    What is taken out and put back in one go is as it was: nothing is told of it.
    """
    for tie in (one for one in ties if not one.is_back):
        about = () if tie.of == "leads" else (plan.reference,)
        for first in range(0, len(tie.references), _IN_A_LINE):
            subject = " ".join([*about, *tie.references[first : first + _IN_A_LINE]])
            record(_CALLED[tie.of, bool(tie.now)], by=by.as_by, subject=subject)
