"""What the API answers with. Each class is an object of JSON; its words are those of the API's description."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from goldenthread.terms.judging import Assurance, Direction, Movement, Rag, Variation
from goldenthread.terms.words import Basis, Better, Status, Theme, Unit


@dataclass(frozen=True)
class Figure:
    """One number of one measure, unrounded, with the counts behind it."""

    indicator: Annotated[str, "The measure, by its code."]
    group: Annotated[
        str, 'Of whom: "" is everybody, else kind=name, such as "service=Assessment" or "age=5-9".'
    ]
    group_words: Annotated[str, "The group as people say it."]
    month: Annotated[str, "The month that the period ends with."]
    period_end: Annotated[date, "The last day of the period."]
    basis: Annotated[Basis, "The stretch of time that it speaks of."]
    numerator: Annotated[float | None, "What was counted above the line."]
    denominator: Annotated[float | None, "What it was counted over, below the line."]
    value: Annotated[float | None, "The figure, unrounded. Null where there is none: see status and reason."]
    unit: Annotated[Unit, "What the figure is counted in."]
    status: Annotated[Status, "How final it is. A provisional figure will move and is never judged."]
    kept_back: Annotated[
        bool, "Whether disclosure control took the numbers away, because somebody could be known."
    ]
    reason: Annotated[str, "Why there is no figure, or what is known to be off with it."]


@dataclass(frozen=True)
class Figures:
    """Some figures, a page at a time, by measure, group, time and basis."""

    marking: Annotated[str, 'What may be done with them: "" is published.']
    snapshot: Annotated[
        str, 'The state of the records that they were worked out from, or "" for a published report.'
    ]
    figures: Annotated[tuple[Figure, ...], "This page's figures."]
    total: Annotated[int, "How many there are on all pages."]
    page: Annotated[int, "This page, from 1."]
    pages: Annotated[int, "How many pages there are."]
    next: Annotated[str | None, "The address of the next page; null on the last."]


@dataclass(frozen=True)
class Comparator:
    """England, the statistical neighbours or the target, and how the year's figure stands to it."""

    name: Annotated[str, "Who or what it is."]
    value: Annotated[float, "Its figure."]
    year: Annotated[str, "What its figure is of, in words."]
    source: Annotated[str, "Where it was published, or who set it."]
    rag: Annotated[Rag, "Red, amber or green against this one."]
    rule: Annotated[str, "How that was judged, or why it was not."]
    counted: Annotated[int | None, "Of neighbours: how many have a figure."]
    missing: Annotated[tuple[str, ...], "Of neighbours: who has none, and why."]


@dataclass(frozen=True)
class Row:
    """One measure, or one of its age bands, as it was judged."""

    indicator: Annotated[str, "The measure, by its code."]
    label: Annotated[str, "Its name on the dashboard."]
    theme: Annotated[Theme, "The area of the report that it stands in."]
    group: Annotated[str, '"" for all, or the part of the council, or the age band.']
    better: Annotated[Better, "Which way is good."]
    decimals: Annotated[int | None, "With how many decimals pages show it; null: as is usual for its unit."]
    year: Annotated[Figure, "The year's figure that is shown and judged."]
    months: Annotated[tuple[Figure, ...], "Up to 24 single months, the oldest first."]
    is_judged: Annotated[bool, "Whether the year's figure may be judged."]
    unjudged: Annotated[str, "Why it may not."]
    england: Annotated[Comparator | None, "England."]
    neighbours: Annotated[Comparator | None, "The statistical neighbours."]
    target: Annotated[Comparator | None, "The council's target."]
    movement: Annotated[Movement | None, "Where the last final month went from the one before."]
    direction: Annotated[Direction, "Whether that is better or worse."]
    signal: Annotated[
        Variation | None, "What the control chart says of the last final month; null: too few months."
    ]
    signal_words: Annotated[str, "The same in words."]
    assurance: Annotated[Assurance, "Whether the target will be met if nothing changes."]


@dataclass(frozen=True)
class Scorecard:
    """All measures of a month, for the council or a part of it, each judged as the dashboard judges it."""

    marking: Annotated[str, "What may be done with it."]
    authority: Annotated[str, "The council's code."]
    authority_name: Annotated[str, "The council's name."]
    made_up: Annotated[bool, "Whether the council and its records are invented."]
    month: Annotated[str, "The month."]
    area: Annotated[str, 'The part of the council; "" is all of it.']
    known_on: Annotated[date, "The day up to which the records know what happened."]
    snapshot: Annotated[str, "The state of the records."]
    neighbour_model: Annotated[str, "The model by which the neighbours were chosen."]
    rows: Annotated[tuple[Row, ...], "The measures, in the order of the report."]


@dataclass(frozen=True)
class Published:
    """A figure of one place, as it was published."""

    place: Annotated[str, "The place, by the code that DfE uses."]
    name: Annotated[str, "Its name."]
    value: Annotated[float | None, "Its figure; null where none was published."]
    why_missing: Annotated[str, "Why there is none."]


@dataclass(frozen=True)
class Benchmark:
    """What others published of one measure."""

    indicator: Annotated[str, "The measure, by its code."]
    group: Annotated[str, '"" for all, or the age band.']
    release: Annotated[str, "The release that the figures are from."]
    period: Annotated[str, "The year that they are of, in words."]
    unit: Annotated[Unit, "What they are counted in."]
    model: Annotated[str, "The model by which the neighbours were chosen."]
    england: Annotated[Published | None, "England."]
    region: Annotated[Published | None, "The council's region."]
    own: Annotated[Published | None, "What was published of the council itself."]
    neighbours: Annotated[tuple[Published, ...], "The statistical neighbours, the closest first."]
    mean: Annotated[float | None, "The plain mean of those with a figure."]
    median: Annotated[float | None, "Their median."]
    counted: Annotated[int, "How many have a figure."]


@dataclass(frozen=True)
class Benchmarks:
    """The published figures that a month's figures are held against: those that were out in the month."""

    month: Annotated[str, "The month."]
    benchmarks: Annotated[tuple[Benchmark, ...], "In the order of the report."]


@dataclass(frozen=True)
class Indicator:
    """A measure as it is defined."""

    code: Annotated[str, "Its code: the key used everywhere."]
    title: Annotated[str, "Its full name."]
    label: Annotated[str, "Its name on the dashboard."]
    theme: Annotated[Theme, "The area of the report that it stands in."]
    why: Annotated[str, "What it tells about children."]
    counted: Annotated[str, "What is counted."]
    over: Annotated[str, "What it is counted over."]
    unit: Annotated[Unit, "What its figures are counted in."]
    better: Annotated[Better, "Which way is good."]
    month_basis: Annotated[Basis, "The basis of a month's figure."]
    year_basis: Annotated[Basis, "The basis of the year's figure."]
    age_bands: Annotated[tuple[str, ...], "The age bands that have a row of their own."]
    source: Annotated[str, "Where the definition comes from."]
    notes: Annotated[tuple[str, ...], "What to know before defending the figure."]


@dataclass(frozen=True)
class Indicators:
    """All measures, in the order of the report."""

    indicators: Annotated[tuple[Indicator, ...], "The measures."]


@dataclass(frozen=True)
class Months:
    """The months that can be asked for."""

    months: Annotated[tuple[str, ...], "Months with a scorecard, the oldest first."]
    shown_first: Annotated[str, "The month that pages begin with: the last of which most figures are final."]
    first_figure: Annotated[str, "The first month of which there are figures."]
    known_on: Annotated[date, "The day up to which the records know what happened."]
    snapshot: Annotated[str, "The state of the records."]


@dataclass(frozen=True)
class Area:
    """A part of the council."""

    area: Annotated[str, 'As it is asked for: "" is all of the council, else kind=name.']
    words: Annotated[str, "As people say it."]
    service: Annotated[str, "Of a team: the service that it is in."]


@dataclass(frozen=True)
class Areas:
    """The parts of the council whose figures this person sees."""

    areas: Annotated[tuple[Area, ...], "The whole council first."]


@dataclass(frozen=True)
class Pack:
    """A report as it was published."""

    name: Annotated[str, "Its name."]
    month: Annotated[str, "Its month."]
    audience: Annotated[str, "Who it was made for. For scrutiny small numbers are kept back."]
    version: Annotated[int, "A correction is a new version."]
    published_on: Annotated[date, "The day on which it was published."]
    replaces: Annotated[str, "The report that it took the place of."]
    replaced_by: Annotated[str, "The correction that took its place."]
    reason: Annotated[str, "Why it was corrected."]
    sha256: Annotated[str, "What stands for all its files."]


@dataclass(frozen=True)
class Packs:
    """The published reports that this person may read, the newest first."""

    packs: Annotated[tuple[Pack, ...], "The reports."]


@dataclass(frozen=True)
class WrongParameter:
    """A parameter that could not be understood."""

    name: Annotated[str, "The parameter."]
    reason: Annotated[str, "What is wrong with it, and what would be right."]


@dataclass(frozen=True)
class Problem:
    """What went wrong, as RFC 9457 has it."""

    type: Annotated[str, "Always about:blank: the status says what kind it is."]
    title: Annotated[str, "The status in words."]
    status: Annotated[int, "The status."]
    detail: Annotated[str, "What to do."]
    reference: Annotated[str, "The request, as logs and history name it."]
    parameters: Annotated[tuple[WrongParameter, ...], "The parameters that are wrong."]
