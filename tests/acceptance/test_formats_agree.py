"""The same lives in every format give the same figures, as far as the format allows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.records.load import AS_KNOWN, TOO_LOW
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Status
from tests.acceptance.rendered import ARCHIVE, SSD, WORKBOOKS, Key, Rendered, render
from tests.acceptance.section_9 import LATE, TABLE, Says, Sign, When
from tests.house.verification import Measured

MONTHS = 12
YEAR = (Basis.ROLLING_12, Basis.AVERAGE_12)
SCALES = [0.02, pytest.param(0.3, marks=pytest.mark.whole)]
Figures = dict[str, dict[Key, Figure]]

pytestmark = [pytest.mark.acceptance("2.3"), pytest.mark.xdist_group("formats")]


@pytest.fixture(scope="module", params=SCALES)
def prompt(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """Everything written down on the day it happens; all formats as known at the end of a return's year."""
    return render(tmp_path_factory.mktemp("prompt"), Month(2023, 3), request.param, late=False)


@pytest.fixture(scope="module", params=SCALES)
def late(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """Some of it is written down late."""
    return render(
        tmp_path_factory.mktemp("late"),
        Month(2023, 6),
        request.param,
        late=True,
        formats=(ARCHIVE, SSD),
        workbooks=13,
    )


@pytest.fixture(scope="module")
def figures(prompt: Rendered) -> Figures:
    return prompt.figures(MONTHS)


def test_the_table_speaks_of_every_indicator() -> None:
    assert TABLE.keys() == catalogue.load().keys()


def test_figures_are_equal_wherever_both_formats_say_yes(
    figures: Figures, prompt: Rendered, measured: Measured
) -> None:
    """One history rendered as Annex A, SSD, SSDA903 and CIN census: figures are equal wherever both formats can
    give them; where one gives part, it has the sign stated; it says so unless a note of the indicator does."""
    faults, equal = [], 0
    for code, format_, key, figure, base in _pairs(figures):
        says = TABLE[code][format_]
        if says.sign is Sign.EQUAL and not _is_reserved(figure):
            equal += 1
        if fault := _fault(figure, base, says):
            faults.append(f"{format_}: {' '.join(map(str, key))}: {fault}")
    assert not faults, "\n".join(faults[:40])
    assert equal > 1000
    measured("pairs of figures that are equal", equal)


def test_each_format_answers_for_the_months_that_it_can(figures: Figures, prompt: Rendered) -> None:
    """Where a format says yes for a month, the figure is there and without reservation; where it says no, the
    figure is absent with its reason, never zero."""
    faults = []
    for format_, found in figures.items():
        for key, figure in found.items():
            given, free = _expected(TABLE[figure.indicator][format_], key, prompt.last)
            there = figure.status is not Status.NOT_AVAILABLE
            if given is not None and there is not given:
                faults.append(f"{format_}: {' '.join(map(str, key))}: {figure.status} {figure.reason}")
            if free and _is_reserved(figure):
                faults.append(f"{format_}: {' '.join(map(str, key))}: {figure.reason}")
            if not there:
                assert figure.reason
                assert (figure.numerator, figure.denominator, figure.value) == (None, None, None)
    assert not faults, "\n".join(faults[:40])


def test_only_transfers_in_are_missing_from_annex_a(prompt: Rendered) -> None:
    """The conferences that an archive of Annex A lacks are those without an enquiry, and no others."""
    held = {name: _conferences(prompt, name) for name in (ARCHIVE, SSD)}
    missing = held[SSD].keys() - held[ARCHIVE].keys()
    assert missing
    assert held[ARCHIVE].keys() <= held[SSD].keys()
    assert all(held[SSD][one] for one in missing)


@pytest.mark.whole
def test_late_recording_leaves_dated_records_equal(late: Rendered) -> None:
    """Written down late: what is counted by its date is the same from an archive of lists and from an extract;
    what a list states as at its date is as it was first known."""
    found = late.figures(MONTHS)
    faults = []
    for code, format_, key, figure, base in _pairs(found):
        says = LATE.get(code, TABLE[code][format_]) if format_ == ARCHIVE else TABLE[code][format_]
        if fault := _fault(figure, base, says):
            faults.append(f"{format_}: {' '.join(map(str, key))}: {fault}")
        first_known = code in LATE and LATE[code].sign is Sign.AT_MOST
        if first_known and _counts(figure) != _counts(base) and AS_KNOWN not in figure.reason:
            faults.append(f"{format_}: {' '.join(map(str, key))}: nothing says that it is as first known")
    assert not faults, "\n".join(faults[:40])


@pytest.mark.whole
def test_no_figure_says_a_thing_twice(late: Rendered) -> None:
    """The reasons of a year's months are told once each."""
    told = [figure.reason.split("; ") for found in late.figures(MONTHS).values() for figure in found.values()]
    assert any(len(reasons) > 1 for reasons in told)
    assert all(len(reasons) == len(set(reasons)) for reasons in told)


def _pairs(figures: Figures) -> Iterator[tuple[str, str, Key, Figure, Figure]]:
    """Each figure of each format beside that of the first format that says yes, where both have one."""
    for code, row in TABLE.items():
        wholly = [
            name for name in (SSD, ARCHIVE) if (row[name].when, row[name].sign) == (When.ALWAYS, Sign.EQUAL)
        ]
        for format_, found in figures.items():
            if format_ == wholly[0]:
                continue
            for key, figure in found.items():
                base = figures[wholly[0]][key]
                if key[0] == code and Status.NOT_AVAILABLE not in (figure.status, base.status):
                    yield code, format_, key, figure, base


def _fault(figure: Figure, base: Figure, says: Says) -> str:
    """What is wrong with a figure beside the base's; nothing where it stands to it as the format says."""
    ours, theirs = _counts(figure), _counts(base)
    if says.sign is Sign.OFF or ours == theirs:
        return ""
    reserved = _is_reserved(figure) or _is_reserved(base)
    if says.sign is Sign.EQUAL and not reserved:
        return f"{ours}, and {theirs} elsewhere"
    most, least = (theirs, ours) if _is_reserved(figure) or says.sign is Sign.AT_MOST else (ours, theirs)
    return "" if all(a <= b for a, b in zip(least, most, strict=True)) else f"{ours} is no part of {theirs}"


def _is_reserved(figure: Figure) -> bool:
    """It says of itself that it is off."""
    return TOO_LOW in figure.reason


def _counts(figure: Figure) -> tuple[float, float]:
    assert figure.numerator is not None
    assert figure.denominator is not None
    return figure.numerator, figure.denominator


def _expected(says: Says, key: Key, last: Month) -> tuple[bool | None, bool]:
    """Whether a format must have (or must not have) a figure, and whether it must be without reservation."""
    _, _, month, basis = key
    back, year = last.number - month.number, basis in YEAR
    wholly = says.sign is Sign.EQUAL
    if says.when is When.ALWAYS:
        return (True if back == 0 or not year else None), wholly and back == 0
    if says.when is When.SIX_MONTHS:
        return (not year and back < 6), wholly
    if says.when is When.ON_THE_DAY:
        return (not year and back == 0), wholly
    return False, False


def _conferences(rendered: Rendered, name: str) -> dict[tuple[str, object], bool]:
    """By child and day, whether it is a transfer in; those of the months that the workbooks speak of."""
    path: Path = rendered.workspaces[name].snapshot().records("initial_cp_conference")
    first = rendered.last.plus(-WORKBOOKS).start
    return {
        (row["person_id"], row["icpc_date"]): bool(row["icpc_transfer_in"])
        for row in pq.read_table(path).to_pylist()
        if row["icpc_date"] is not None and row["icpc_date"] >= first
    }
