"""The scorecard: each figure beside its comparators and its target, with what is judged of it. It is data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.benchmarks.comparison import Comparison
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.gap import Allowance
from goldenthread.judgement.in_line import NEAR
from goldenthread.judgement.new_start import NewStart
from goldenthread.judgement.settings import DEFAULT, Judgement
from goldenthread.judgement.spc.chart import Chart
from goldenthread.judgement.trajectory import Trajectory
from goldenthread.terms.judging import Assurance, Direction, Movement, Rag, Variation
from goldenthread.terms.months import Month


@dataclass(frozen=True)
class Against:
    """One comparator of one row: England, the statistical neighbours or the target.

    `year` says in words what the comparator's figure is of ("year to 31 March 2022"); every comparator has
    its own. `n` and `missing`: of neighbours, how many their figure rests on, and who is left out and why;
    `put_together`: as what, their mean or their median. `decimals`: of a target, as it was agreed; None as ours.
    `rag` is not_rated where nothing may be judged, and `rule` then says why; else it says how it was judged.
    """

    name: str
    value: float
    year: str
    source: str
    rag: Rag
    rule: str
    n: int | None = None
    missing: tuple[str, ...] = ()
    put_together: str = ""
    decimals: int | None = None


@dataclass(frozen=True)
class Row:
    """One indicator, or one of its age bands ("age=17-18").

    months: the single months, the oldest first, as many as the signal looks at; the last is the report's
    month. year: the year's figure (rolling 12 months, or the 12-month average) to the report's month.
    judged: the figure that is compared and rated: the year's, to the last month that is final; None where no
    month is, and `unjudged` says why. movement and direction: of the last final month against the one before.
    signal: what the control chart says of the last final month; None where there are too few.
    chart: the control chart of the final months. published: what England and each neighbour published.
    pace: when the target is reached at the pace of the last months, or why that can't be told; None without one.
    near: how far figures may be apart and still be in line, for whoever tells of the row. is_too_old: the last
    final month lies so far back that nothing is said of it: no movement, no signal, no pace. telling: the decimals
    that tell a month from its limits, for the chart and what is said of signal and limits; None as usual.
    """

    indicator: Indicator
    group: str
    months: tuple[Figure, ...]
    year: Figure
    judged: Figure | None
    unjudged: str = ""
    england: Against | None = None
    neighbours: Against | None = None
    target: Against | None = None
    movement: Movement | None = None
    direction: Direction = Direction.NOT_RATED
    signal: Variation | None = None
    signal_words: str = ""
    assurance: Assurance = Assurance.NONE
    chart: Chart | None = None
    published: Comparison | None = None
    pace: Trajectory | None = None
    near: Allowance = NEAR
    is_too_old: bool = False
    telling: int | None = None

    @property
    def decimals_in_chart(self) -> int | None:
        """The decimals of the chart, its months and its words; everywhere else they are the indicator's."""
        return self.indicator.decimals if self.telling is None else self.telling

    @property
    def target_decimals(self) -> int | None:
        """The decimals of the target: as it was agreed."""
        return self.indicator.decimals if self.target is None else self.target.decimals

    @property
    def against(self) -> tuple[Against, ...]:
        """The comparators that there are."""
        return tuple(a for a in (self.england, self.neighbours, self.target) if a is not None)

    @property
    def shown_year(self) -> Figure:
        """The year's figure that is shown: to the last final month, so that no month that will move is in it.

        Where none is judged it is the year to the report's month, with its standing.
        """
        return self.judged or self.year

    @property
    def last_final(self) -> Figure | None:
        """The newest single month that may be judged."""
        return next((f for f in reversed(self.months) if f.may_be_judged), None)

    @property
    def is_kept_back(self) -> bool:
        """Whether the last final month is kept back, so that nothing is said of it: no movement and no signal."""
        return next((f.kept_back for f in reversed(self.months) if f.is_final), False)

    @property
    def is_signal_kept_back(self) -> bool:
        """Whether no signal is told because months that it would rest on are kept back."""
        return self.signal is None and any(figure.kept_back for figure in self.months)


@dataclass(frozen=True)
class Scorecard:
    """All rows of one authority (or one of its areas) for one month, and what they rest on.

    settings: those of the figures. judgement: the council's choices by which the rows are judged, and new_starts
    those from which control charts begin anew.
    """

    authority: str
    authority_name: str
    area: str
    month: Month
    rows: tuple[Row, ...]
    reference_date: date
    snapshot: str
    made_up: bool
    releases: Mapping[str, str] = field(default_factory=dict)
    neighbour_model: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    judgement: Judgement = DEFAULT
    new_starts: tuple[NewStart, ...] = ()

    def row(self, code: str, group: str = "") -> Row | None:
        """The row of an indicator, or of one of its groups."""
        return next((r for r in self.rows if r.indicator.code == code and r.group == group), None)
