"""The database itself holds what people enter, show and end: whoever writes to it, and by whatever statement."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from goldenthread.plans.figures.asked import Given
from goldenthread.terms.months import Month
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Entered, FigureFile, ImprovementPlan, Measure, SeriesEnd
from goldenthread_web.improvement.operations import entered
from goldenthread_web.improvement.status import Checked
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import measure_named

GIVER, CHECKER = Role.ANALYST, Role.PLAN_LEAD


@pytest.fixture
def measure(plan_on_each: ImprovementPlan) -> Measure:
    return measure_named(plan_on_each, "Staff who finished")


def figure(measure: Measure, month: int, value: float, note: str = "") -> Entered:
    """One more figure of a month, as it is given on the page."""
    held = entered.newest(measure, f"2023-{month:02}")
    given = Given(Month(2023, month), value, "The register", note)
    return entered.enter(measure=measure, given=given, replaces=held.reference if held else "", by=by(GIVER))


def check(one: Entered, *, accepted: bool) -> None:
    entered.check(entered=one, accepted=accepted, reason="Count those who left too", by=by(CHECKER))
    one.refresh_from_db()


def refused(statement: str, words: str) -> None:
    with pytest.raises(IntegrityError, match=words), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_figure_that_was_checked_is_neither_altered_nor_deleted(measure: Measure) -> None:
    accepted, returned = figure(measure, 4, 80), figure(measure, 5, 81)
    check(accepted, accepted=True)
    check(returned, accepted=False)
    other = person_of(Role.DIRECTOR).pk
    for one in (accepted, returned):
        row = f"WHERE id = {one.pk}"
        for change in (
            "value = 99", "numerator = 1, denominator = 1", "month = '2023-09'", "source = 'Another'", "note = 'x'",
            f"by_id = {other}", "at = checked_on", "state = 'waiting', checked_by_id = NULL", "reason = 'Another'",
            f"checked_by_id = {other}", "checked_on = at", f"checked_by_id = {one.by_id}", '"row" = 7',
        ):  # fmt: skip
            refused(f"UPDATE improvement_entered SET {change} {row}", "stays as it was given|own_figure")
        refused(f"DELETE FROM improvement_entered {row}", "is kept")
        turned = Checked.RETURNED if one.state == Checked.ACCEPTED else Checked.ACCEPTED
        refused(f"UPDATE improvement_entered SET state = '{turned.value}' {row}", "checked once")
    refused("DELETE FROM improvement_entered", "is kept")
    accepted.refresh_from_db()
    assert (accepted.value, accepted.state) == (80.0, Checked.ACCEPTED.value)


def test_a_figure_that_waits_is_checked_by_another_and_never_written_over(measure: Measure) -> None:
    waits = figure(measure, 4, 80)
    row = f"WHERE id = {waits.pk}"
    refused(f"UPDATE improvement_entered SET value = 99 {row}", "stays as it was given")
    refused(f"UPDATE improvement_entered SET reason = 'x' {row}", "checked once")
    own = f"state = 'accepted', checked_by_id = {waits.by_id}, checked_on = at"
    refused(f"UPDATE improvement_entered SET {own} {row}", "nobody_checks_the_own_figure")
    refused(f"UPDATE improvement_entered SET state = 'accepted' {row}", "is_checked_by_somebody")
    with pytest.raises(IntegrityError, match="waits to be checked"), transaction.atomic():
        Entered.objects.create(
            measure=measure, month="2023-06", value=1, source="s", by=person_of(GIVER),
            state=Checked.ACCEPTED.value, checked_by=person_of(CHECKER),
        )  # fmt: skip
    check(waits, accepted=True)


def test_what_was_replaced_does_not_count_again(measure: Measure) -> None:
    first = figure(measure, 4, 80)
    check(first, accepted=True)
    second = figure(measure, 4, 82, "Two were missing")
    check(second, accepted=True)
    first.refresh_from_db()
    assert (first.holds, second.holds) == (False, True)
    refused(f"UPDATE improvement_entered SET replaced = {_no()} WHERE id = {first.pk}", "stays replaced")
    once, again = figure(measure, 5, 70), figure(measure, 5, 71)
    assert once.pk != again.pk
    refused(f"UPDATE improvement_entered SET replaced = {_no()} WHERE id = {once.pk}", "stays replaced")


def _no() -> str:
    return "0" if connection.vendor == "sqlite" else "false"


def test_a_correction_of_a_correction_counts_when_it_is_accepted(measure: Measure) -> None:
    for value, note in ((80, ""), (82, "Two were missing"), (84, "Two more were missing")):
        check(figure(measure, 4, value, note), accepted=True)
    assert [one.value for one in Entered.objects.filter(replaced=False)] == [84.0]
    assert Entered.objects.count() == 3


def test_a_file_of_figures_and_the_end_of_a_series_stay(measure: Measure) -> None:
    file = FigureFile.objects.create(file_name="june.xlsx", sha256="0" * 64, by=person_of(GIVER))
    refused(f"UPDATE improvement_figurefile SET sha256 = 'x' WHERE id = {file.pk}", "stays as it was")
    refused("DELETE FROM improvement_figurefile", "is kept")
    end = SeriesEnd.objects.create(
        measure=measure, month="2023-06", reason="Counted no more", by=person_of(CHECKER)
    )
    refused(f"UPDATE improvement_seriesend SET month = '2023-01' WHERE id = {end.pk}", "taken up again")
    refused("DELETE FROM improvement_seriesend", "is kept")
    with pytest.raises(IntegrityError, match="series that has ended"), transaction.atomic():
        Entered.objects.create(measure=measure, month="2023-06", value=1, source="s", by=person_of(GIVER))
    assert Entered.objects.create(measure=measure, month="2023-05", value=1, source="s", by=person_of(GIVER))
