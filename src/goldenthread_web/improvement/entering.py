"""Who may enter figures for a measure of the plan."""

from __future__ import annotations

from goldenthread.plans.figures.asked import Asked
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.figures.series import better_of, counted_of, unit_of
from goldenthread_web.improvement.models import Measure
from goldenthread_web.improvement.permissions import check_may_see_part, check_not_ended, check_not_withdrawn
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
    check_not_ended(measure.part.plan)
    refused = why_none(measure)
    if refused:
        raise NotAllowed(refused)
    if not measure.by_itself:
        check_not_ended(measure.part.plan)
    if not may_enter(by, measure, leads=False) and not may_enter(by, measure, leads=_leads(by, measure)):
        raise NotAllowed("Whoever gives this figure enters it, or a plan lead does.")


def why_none(measure: Measure) -> str:
    """Why nobody enters figures for a measure; "" where somebody does."""
    if withdrawn := why_not(check_not_withdrawn, measure):
        return withdrawn
    if measure.kind not in TAKES_FIGURES:
        return "Nobody enters figures for this measure. A plan lead says what feeds it."
    if measure.series_id is not None:
        return "Another series feeds this measure. Its figures are entered there."
    return ""


def may_enter(by: SignedIn, measure: Measure, *, leads: bool) -> bool:
    """Whether somebody enters figures for a measure that takes them. leads: an action that is meant to move it."""
    return bool(by.roles & _ALWAYS) or gives(by, measure, leads=leads)


def gives(by: SignedIn, measure: Measure, *, leads: bool) -> bool:
    """Whether the figures of a measure are due from somebody."""
    if Role.PARTNER in by.roles and measure.part.for_partners:
        return True
    names = {by.account.name.casefold(), *(role.value for role in by.roles)}
    return bool(by.roles & ENTERERS) and (measure.fed_by.strip().casefold() in names or leads)


def asked_of(measure: Measure) -> Asked:
    """What is asked of whoever gives a figure of a measure."""
    return Asked(
        measure.reference, measure.name, unit_of(measure), counted_of(measure), measure.two_numbers,
        better_of(measure), measure.source,
    )  # fmt: skip


def _leads(by: SignedIn, measure: Measure) -> bool:
    found: bool = measure.actions.filter(leads__person=by.account).exists()
    return found
