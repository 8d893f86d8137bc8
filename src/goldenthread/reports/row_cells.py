"""How a row of the scorecard stands in a table: one way for every block, so that no two of them can differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goldenthread.charts.cells import Cell, Gap, Rating, Signal
from goldenthread.charts.marks import RATINGS
from goldenthread.reports.material import KEPT_BACK, Lines, Material, key_of, label, theirs
from goldenthread.scorecard.alike import alike
from goldenthread.scorecard.card import Against, Row
from goldenthread.terms.judging import Variation
from goldenthread.terms.showing import NOT_APPLICABLE, NOT_AVAILABLE


def judged_cell(material: Material, row: Row) -> Cell:
    """Our figure that is compared, or why there is none: it is kept back, or nothing is final."""
    if row.judged is not None:
        return material.cell(row.indicator, row.judged)
    return Gap(nothing_judged(row))


def nothing_judged(row: Row) -> str:
    return KEPT_BACK if row.year.kept_back or row.is_kept_back else NOT_AVAILABLE


def is_judged_elsewhere(row: Row) -> bool:
    """Whether ours is kept back here: it may be rated where it is shown."""
    return row.judged is None and nothing_judged(row) == KEPT_BACK


def against_cells(row: Row, against: Against | None) -> tuple[Cell, Cell]:
    """A comparator's figure, and how ours is rated against it."""
    if against is None:
        return Gap(NOT_APPLICABLE), Gap(NOT_APPLICABLE)
    return theirs(row, against.value, against.decimals), rating_cell(row, against)


def rating_cell(row: Row, against: Against | None) -> Gap | Rating:
    """How our figure is rated; where it is kept back nothing is, and the mark says so."""
    if against is None:
        return Gap(NOT_APPLICABLE)
    if is_judged_elsewhere(row):
        return Gap(KEPT_BACK)
    return Rating(against.rag, against.rule)


def key_of_alike(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """For the key of a table with colours: why a figure that looks like what it is compared with is not green."""
    for row in rows:
        for against in row.against:
            if (apart := alike(row, against)) is not None:
                yield label(row), f"{apart.words}: {RATINGS[against.rag].word.lower()}"


def signal_cell(material: Material, row: Row) -> Gap | Signal:
    """What the control chart says of the last final month, or why nothing is told."""
    if row.signal is None:
        if row.is_kept_back or row.is_signal_kept_back:
            return Gap(KEPT_BACK)
        return Gap(NOT_AVAILABLE if row.signal_words else NOT_APPLICABLE)  # there are too few months yet
    return Signal(row.signal, is_doubtful(material, row))


def has_signal(row: Row) -> bool:
    return row.signal not in (None, Variation.COMMON)


def is_doubtful(material: Material, row: Row) -> bool:
    """Whether a signal may be none, because this kind of chart suits the figures poorly."""
    return has_signal(row) and bool(material.lines.get(key_of(row), Lines()).caveat)
