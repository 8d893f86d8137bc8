"""What a census cannot know on its last day: it says so, and the next year's census mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.intake.sources.cin_census_records import HELD_LATER
from goldenthread.records.load import Source
from goldenthread.terms.months import Month
from goldenthread.terms.words import Status
from tests.acceptance.rendered import CIN, SSD, Rendered, render
from tests.acceptance.test_formats_agree import Figures

MARCH = Month(2023, 3)
MONTHS = 15  # from January 2023 on

pytestmark = [pytest.mark.acceptance("2.3"), pytest.mark.xdist_group("formats"), pytest.mark.whole]


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The censuses until a year after that of March 2023, and an extract of the day of the last."""
    folder: Path = tmp_path_factory.mktemp("later")
    return render(folder, MARCH.plus(12), 0.05, late=False, formats=(SSD, CIN))


@pytest.fixture(scope="module")
def both(later: Rendered) -> Figures:
    return later.figures(MONTHS)


@pytest.fixture(scope="module")
def alone(later: Rendered, both: Figures) -> Figures:
    """The figures without the census of the year after."""
    space = later.workspaces[CIN]
    [newest] = [
        load.id
        for load, _ in space.archive()
        if load.source is Source.CIN_CENSUS and load.reference_date == later.last.end
    ]
    space.withdraw(newest)
    return later.figures(MONTHS)


@pytest.mark.parametrize(("code", "basis"), [("s47_to_icpc_cohort", "month"), ("cpp_end", "point")])
def test_the_next_census_completes_the_march_before(
    both: Figures, alone: Figures, code: str, basis: str
) -> None:
    key = (code, "", MARCH, basis)
    whole, joined, first = both[SSD][key], both[CIN][key], alone[CIN][key]
    assert (joined.numerator, joined.denominator) == (whole.numerator, whole.denominator)
    assert HELD_LATER not in joined.reason
    assert first.numerator is not None
    assert whole.numerator is not None
    assert first.numerator < whole.numerator
    assert first.denominator == whole.denominator
    assert first.status is Status.PROVISIONAL


def test_a_census_alone_says_that_later_conferences_are_not_in_it(alone: Figures) -> None:
    for back, told in ((0, True), (1, True), (2, False)):
        figure = alone[CIN]["s47_to_icpc_cohort", "", MARCH.plus(-back), "month"]
        assert (HELD_LATER in figure.reason) is told
