"""Who may enter figures for a measure of the plan."""

from __future__ import annotations

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Measure
from goldenthread_web.improvement.permissions import check_may_see_part, is_lead
from goldenthread_web.improvement.status import EDITORS, UPDATERS, MeasureKind

TAKES_FIGURES = frozenset({MeasureKind.ENTERED, MeasureKind.SURVEY, MeasureKind.AUDIT})
"""Measures whose figures somebody enters, month by month."""

ENTERERS = UPDATERS | {Role.ANALYST}
"""Those who can be the ones to enter a figure."""

_ALWAYS = EDITORS | {Role.ANALYST}


def check_may_enter(by: SignedIn, measure: Measure) -> None:
    """Partners for the parts that they work on; for the others whoever gives the figure, and those who keep them all.

    Whoever gives it is named with the measure, or leads an action that is meant to move it.
    """
    check_may_see_part(by, measure.part)
    if measure.kind not in TAKES_FIGURES:
        raise NotAllowed("Nobody enters figures for this measure. A plan lead says what feeds it.")
    if by.roles & _ALWAYS or (Role.PARTNER in by.roles and measure.part.for_partners):
        return
    names = {by.account.name.casefold(), *(role.value for role in by.roles)}
    if by.roles & ENTERERS and (measure.fed_by.strip().casefold() in names or _leads(by, measure)):
        return
    raise NotAllowed("Whoever gives this figure enters it, or a plan lead does.")


def _leads(by: SignedIn, measure: Measure) -> bool:
    return any(is_lead(by, action) for action in measure.actions.prefetch_related("leads"))
