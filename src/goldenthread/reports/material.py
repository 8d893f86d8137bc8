"""All that the pages of a report are made from: the scorecard, and what was worked out beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from goldenthread.charts.cells import Cell, Gap, Number
from goldenthread.charts.monthly import Stretch
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.ranking import Ranked
from goldenthread.reports.packs.commentary import Commentary
from goldenthread.reports.words import EARLIER_YEAR, STATUS_MARKS
from goldenthread.scorecard.card import Row, Scorecard
from goldenthread.scorecard.posts import Posts
from goldenthread.scorecard.published import Published
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_APPLICABLE, NOT_AVAILABLE, SUPPRESSED
from goldenthread.terms.words import Status, Theme

KEPT_BACK = SUPPRESSED
KeyOfRow = tuple[str, str]


class Audience(StrEnum):
    """Who a report is for. What is published is suppressed; the others are marked as not for publication."""

    SCRUTINY = "scrutiny"
    BOARD = "board"
    OPERATIONAL = "operational"


@dataclass(frozen=True)
class Lines:
    """What a control chart found: means and limits, and the months that it marks, each with the rule in words.

    notes: what to know before believing it. assurance: whether the target will be met, in words; "" without one.
    caveat: why a signal of it may be none, to be said wherever the signal is told; it is not among the notes.
    """

    stretches: tuple[Stretch, ...] = ()
    marked: Mapping[Month, tuple[Variation, str]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    assurance: str = ""
    caveat: str = ""


@dataclass(frozen=True)
class Neighbours:
    """The neighbours' own figures by name (None: none is published), and our place among them."""

    figures: Mapping[str, float | None]
    ranked: Ranked


@dataclass(frozen=True)
class Edition:
    """Which pack a report is. A draft has no name. after: the packs that it was held against.

    A correction is a new version, which names the pack that it takes the place of and why. benchmarks: the published
    files that it is compared with.
    """

    name: str = ""
    version: int = 0
    replaces: str = ""
    reason: str = ""
    after: tuple[str, ...] = ()
    benchmarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Material:
    """Everything, for one audience.

    headlines and narrative: sentences that have passed the claim check. posts: None where none were asked for.
    loads: what the records came in. settings: name -> (value, what it decides). published: what may be published and
    the proof of it, where the audience is the public; card and posts are then made of that alone. commentary: what
    people wrote. edition: which pack it is.
    """

    card: Scorecard
    audience: Audience = Audience.OPERATIONAL
    headlines: tuple[str, ...] = ()
    narrative: Mapping[Theme, tuple[str, ...]] = field(default_factory=dict)
    lines: Mapping[KeyOfRow, Lines] = field(default_factory=dict)
    neighbours: Mapping[KeyOfRow, Neighbours] = field(default_factory=dict)
    posts: Posts | None = None
    loads: tuple[str, ...] = ()
    settings: Mapping[str, tuple[object, str]] = field(default_factory=dict)
    published: Published | None = None
    commentary: Commentary = field(default_factory=Commentary)
    edition: Edition = field(default_factory=Edition)

    @property
    def themes(self) -> Iterator[tuple[Theme, list[Row]]]:
        """The areas of the report in their order, each with its rows."""
        order = list(Theme)
        rows = sorted(self.card.rows, key=lambda row: order.index(row.indicator.theme))
        return ((theme, list(found)) for theme, found in groupby(rows, key=lambda r: r.indicator.theme))

    def cell(self, indicator: Indicator, figure: Figure | None) -> Cell:
        """A figure as a cell: the number with its mark, or the mark that says why there is none."""
        if figure is None:
            return Gap(NOT_APPLICABLE)
        if figure.value is None:
            return Gap(self.gap(figure))
        is_earlier = figure.basis.is_of_year and figure.period_end < self.card.month.end
        marks = STATUS_MARKS.get(figure.status, "") + (EARLIER_YEAR if is_earlier else "")
        return Number(figure.value, indicator.unit, indicator.decimals, marks)

    def gap(self, figure: Figure) -> str:
        """Why a figure has no value, as its mark."""
        if figure.kept_back:
            return KEPT_BACK
        return NOT_AVAILABLE if figure.status is Status.NOT_AVAILABLE else NOT_APPLICABLE


def key_of(row: Row) -> KeyOfRow:
    return row.indicator.code, row.group


def theirs(row: Row, value: float | None, decimals: int | None = None) -> Cell:
    """A comparator's figure, with the decimals of ours or those that it was agreed with."""
    if value is None:
        return Gap(NOT_AVAILABLE)
    return Number(value, row.indicator.unit, row.indicator.decimals if decimals is None else decimals)


def label(row: Row) -> str:
    """The name of a row: the indicator's, with the age band where it is of one."""
    kind, _, band = row.group.partition("=")
    if not band:
        return row.indicator.label
    return f"{row.indicator.label}, " + (f"aged {band.replace('-', ' to ')}" if kind == "age" else band)
