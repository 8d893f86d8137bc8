""" "What is the data telling us?": the figures in plain sentences, area by area, and nothing that they don't carry.

A sentence is made of parts; each number and each word of change or comparison is a part that names the cells it
rests on. The text by itself passes the claim check, which knows nothing of the parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.indicators.figure import Figure
from goldenthread.judgement.gap import exactly
from goldenthread.judgement.in_line import Standing, standing
from goldenthread.judgement.movement import movement
from goldenthread.judgement.saying import listed
from goldenthread.narrative.cells import Cell, Whose, against_cell, cell_of, earlier_cell, today_cell
from goldenthread.narrative.names import name_of
from goldenthread.narrative.words import makes_claims
from goldenthread.scorecard.alike import Alike, alike
from goldenthread.scorecard.card import Against, Row, Scorecard
from goldenthread.scorecard.earlier import Earlier
from goldenthread.terms.judging import Movement, Rag, Variation
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread.terms.words import Basis, Theme, Unit

SHOWN_MONTHS = 3
_YEAR = 12
QUESTION = "What is the data telling us?"
_COMPARED = {Standing.HIGHER: "higher than", Standing.LOWER: "lower than", Standing.IN_LINE: "in line with"}
_CALLED = {
    Whose.ENGLAND: "England",
    Whose.NEIGHBOURS: "our statistical neighbours",
    Whose.TARGET: "the target",
}
_MOVED = {Movement.UP: "rose", Movement.DOWN: "fell", Movement.LEVEL: "stayed at"}
_SIGNALS = {
    Variation.COMMON: "no signal, only the usual ups and downs",
    Variation.IMPROVEMENT_HIGH: "a signal of improvement",
    Variation.IMPROVEMENT_LOW: "a signal of improvement",
    Variation.CONCERN_HIGH: "a signal of concern",
    Variation.CONCERN_LOW: "a signal of concern",
    Variation.NEITHER_HIGH: "a signal of unusually high figures",
    Variation.NEITHER_LOW: "a signal of unusually low figures",
}
_BUT_EARLIER = "no signal, but earlier months of the year do"
_TOO_FEW = "There are too few months to tell a signal from chance."


@dataclass(frozen=True)
class Part:
    """A piece of a sentence with the cells that it rests on; none for words that say nothing of figures."""

    text: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Statement:
    """One sentence. is_verdict: whether it says what to make of the figures (the signal, the target)."""

    parts: tuple[Part, ...]
    is_verdict: bool = False

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Paragraph:
    """What is said of one row. The first sentence names it; the others follow on."""

    code: str
    group: str
    statements: tuple[Statement, ...]

    @property
    def text(self) -> str:
        return " ".join(statement.text for statement in self.statements)


@dataclass(frozen=True)
class Area:
    """What is said of one area of the report."""

    theme: Theme
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Narrative:
    """The areas in the order of the report."""

    areas: tuple[Area, ...]

    @property
    def markdown(self) -> str:
        """The whole as simple Markdown: a heading for each area, a paragraph for each row."""
        return f"# {QUESTION}\n\n" + "".join(f"## {area.theme}\n\n{area.text}\n\n" for area in self.areas)


def tell(card: Scorecard, earlier: Earlier | None = None) -> Narrative:
    """The narrative of a scorecard's rows that the report's table has.

    `earlier`: what the last report printed, for what changed since.
    """
    told = [row for row in card.rows if row.indicator.in_report]
    areas = ((theme, [row for row in told if row.indicator.theme is theme]) for theme in Theme)
    return Narrative(
        tuple(Area(theme, tuple(tell_row(row, earlier) for row in rows)) for theme, rows in areas if rows)
    )


def tell_row(row: Row, earlier: Earlier | None = None) -> Paragraph:
    """The paragraph of one row: the year, since the last report, the months, the target, what is missing."""
    told = [Statement(tuple(parts)) for parts in (*_year(row), *_since(row, earlier), *_months(row))]
    verdicts = [Statement(tuple(parts), is_verdict=True) for parts in (*_signal(row), *_target(row))]
    missing = [Statement(tuple(parts)) for parts in _missing(row)]
    return Paragraph(row.indicator.code, row.group, (*told, *verdicts, *missing))


def _year(row: Row) -> Iterator[list[Part]]:
    """The year's figure, and against whom."""
    figure = row.judged or row.year
    if figure.value is None:
        gone = (
            f"the year's figure is {figure.reason}"
            if figure.kept_back
            else "there is no year's figure to compare"
        )
        per = " per 10,000 children" if row.indicator.unit is Unit.PER_10000 else ""
        yield [Part(f"{name_of(row.indicator).said}{_aged(row.group)}{per}: {gone}.")]
        return
    cell = cell_of(row, figure)
    told = [Part(_subject(row)), _figure(cell), Part(_over_the_year(row, figure))]
    if row.judged is None:
        yield [*told, Part(".")]
        final = row.year.may_be_judged  # its last months are missing: a final figure, too old to be compared
        yield [Part("That is not compared." if final else "That is not final yet, so it is not compared.")]
        return
    others = [(w, a) for w, a in ((Whose.ENGLAND, row.england), (Whose.NEIGHBOURS, row.neighbours)) if a]
    if not others:
        yield [*told, Part(".")]
        yield [Part("There is no figure for England or our statistical neighbours to compare with.")]
        return
    told[1] = _figure(cell, _ours(row, cell, [against_cell(row, *other) for other in others]))
    yield [*told, Part(": "), *_compared(row, cell, others), Part(".")]


def _compared(row: Row, ours: Cell, others: Sequence[tuple[Whose, Against]]) -> Iterator[Part]:
    """ "Lower than England (538), in line with our statistical neighbours (465)"; one word where one fits both."""
    last: Standing | str | None = None
    for whose, against in others:
        other = against_cell(row, whose, against)
        if (apart := alike(row, against)) is not None:
            yield Part(", " if last is not None else "")
            yield from _just_apart(apart, ours, other)
            last = apart.side
            continue
        found = standing(ours.value or 0.0, other.value or 0.0, ours.unit, row.near)
        if found is last:
            yield Part(" and ")
        else:
            if last is not None:
                yield Part(", ")
            yield from (Part(_COMPARED[found], (ours, other)), Part(" "))
        yield from (Part(f"{_CALLED[other.whose]} ("), Part(_theirs(row, ours, other), (other,)), Part(")"))
        last = found


def _ours(row: Row, ours: Cell, others: Sequence[Cell]) -> str:
    """Our figure with the decimals that show how it stands to each of the others."""
    found = (exact[0] for other in others if (exact := _exactly(row, ours, other)) is not None)
    return max(found, key=len, default=ours.shown)


def _theirs(row: Row, ours: Cell, other: Cell) -> str:
    exact = _exactly(row, ours, other)
    return other.shown if exact is None else exact[1]


def _exactly(row: Row, ours: Cell, other: Cell) -> tuple[str, str] | None:
    """Ours and theirs with more decimals, where they don't stand so to the table's: 94% is 2 points above 92%, and as
    near as that is in line; 94.4% is not."""
    mine, its = ours.value or 0.0, other.value or 0.0
    found = standing(mine, its, ours.unit, row.near)

    def shows(one: float, another: float) -> bool:
        return standing(one, another, ours.unit, row.near) is found

    if shows(float(ours.shown_number), float(other.shown_number)):
        return None
    return exactly(mine, its, ours.unit, row.indicator.decimals, shows)


def _just_apart(apart: Alike, ours: Cell, other: Cell) -> Iterator[Part]:
    """ "Just below England (85%) at 84.8%": to the table's decimals they are the same, and rated as they are not."""
    yield from (Part("just "), Part(apart.side, (ours, other)), Part(f" {_CALLED[other.whose]} ("))
    yield from (Part(apart.theirs, (other,)), Part(") at "), Part(apart.ours, (ours,)))


def _since(row: Row, earlier: Earlier | None) -> Iterator[list[Part]]:
    """What the year's figure did since the last report; where there is none, since an earlier month.

    Where later records make that report's year another figure, that one is told too.
    """
    before = earlier_cell(row, earlier) if earlier is not None else None
    if earlier is None or before is None or row.judged is None or row.judged.value is None:
        return
    now, today = cell_of(row, row.judged), today_cell(row, earlier)
    is_same_year = before.month == now.month
    if earlier.report is None:
        if not is_same_year:
            yield [
                Part("The year's figure "),
                *_went(row, before, now, f"the year to {_month(before)}"),
                Part("."),
            ]
        return
    if is_same_year and before.shown == now.shown:
        return  # it is the figure of the last report: nothing was added to it since
    told = [*_went(row, before, now, f"the report of {show_month(earlier.report)}")]
    if is_same_year:
        told.append(Part(", which was of the same year"))
    elif today is not None and today.shown != before.shown:
        both = {_way(row, cell, now) for cell in (before, today)}
        told += [Part(", and " if len(both) == 1 else ", but "), *_went(row, today, now)]
        told.append(Part(" by today's records of that year"))
    yield [Part("The year's figure "), *told, Part(".")]


def _way(row: Row, before: Cell, now: Cell) -> Movement:
    indicator = row.indicator
    figures = before.value or 0.0, now.value or 0.0
    return movement(*figures, indicator.unit, indicator.better, indicator.decimals)[0]


def _went(row: Row, before: Cell, now: Cell, where: str = "") -> Iterator[Part]:
    """ "Rose from 480 in the report of May 2023"; "is unchanged since the report of May 2023"."""
    way = _way(row, before, now)
    if way is Movement.LEVEL and where:
        yield from (Part("is "), Part("unchanged", (before, now)), Part(f" since {where}"))
        return
    said = "is unchanged" if way is Movement.LEVEL else _MOVED[way]
    yield from (Part(said, (before, now)), Part(" from "), Part(before.shown, (before,)))
    yield Part(f" in {where}" if where else "")


def _months(row: Row) -> Iterator[list[Part]]:
    """The last final month against the one before it."""
    last = row.last_final
    if last is None:
        return
    lead = "Counted up to a year, the month's figure " if _is_annualised(last) else "The monthly figure "
    now = cell_of(row, last)
    month = Month.of(last.period_end)
    before = next(
        (f for f in row.months if f.may_be_judged and Month.of(f.period_end) == month.plus(-1)), None
    )
    if before is None or row.movement is None:
        yield [Part(f"{lead}was "), Part(now.shown, (now,)), Part(f" in {show_month(month)}.")]
    else:
        yield [Part(lead), *_moved(row.movement, cell_of(row, before), now)]


def _signal(row: Row) -> Iterator[list[Part]]:
    """Whether the last final month shows a signal, or noise, or noise after months that were more."""
    if row.last_final is None or row.is_kept_back or row.is_signal_kept_back or row.is_too_old:
        return
    if row.signal is None:
        yield [Part(_TOO_FEW)]
        return
    now = cell_of(row, row.last_final)
    shows = _BUT_EARLIER if row.signal is Variation.COMMON and _had_signals(row) else _SIGNALS[row.signal]
    yield [Part("The last final month shows "), Part(shows, (now,)), Part(".")]


def _had_signals(row: Row) -> bool:
    """Whether earlier months of the last twelve differ by more than chance."""
    points = row.chart.points[-_YEAR:] if row.chart is not None else ()
    return any(point.type is not Variation.COMMON for point in points)


def _moved(way: Movement, before: Cell, now: Cell) -> Iterator[Part]:
    yield Part(_MOVED[way], (before, now))
    if way is Movement.LEVEL:
        yield from (Part(" "), Part(now.shown, (now,)), Part(f" in {_month(before)} and {_month(now)}."))
        return
    yield from (Part(" from "), Part(before.shown, (before,)), Part(f" in {_month(before)} to "))
    yield from (Part(now.shown, (now,)), Part(f" in {_month(now)}."))


def _target(row: Row) -> Iterator[list[Part]]:
    if row.target is None:
        return
    cell = against_cell(row, Whose.TARGET, row.target)
    shown = Part(cell.shown, (cell,))
    if row.judged is None or row.judged.value is None:
        yield [Part("The target is "), shown, Part(".")]
    elif row.target.rag is Rag.NOT_RATED:
        compared = _compared(row, cell_of(row, row.judged), [(Whose.TARGET, row.target)])
        yield [Part("The year's figure is "), *compared, Part(".")]
    else:
        reached = "is reached" if row.target.rag is Rag.GREEN else "is not reached"
        yield [
            Part("The target ("),
            shown,
            Part(") "),
            Part(reached, (cell_of(row, row.judged), cell)),
            *_why_not(row, row.judged, row.target),
            Part("."),
        ]


def _why_not(row: Row, judged: Figure, target: Against) -> Iterator[Part]:
    """ ": the year's figure is 84.8%", where it looks like the target."""
    if (apart := alike(row, target)) is not None:
        yield from (Part(": the year's figure is "), Part(apart.ours, (cell_of(row, judged),)))


def _missing(row: Row) -> Iterator[list[Part]]:
    """The months after the last final one: shown and not judged, or not there."""
    last = row.last_final
    later = [f for f in row.months[-SHOWN_MONTHS:] if last is None or f.period_end > last.period_end]
    for figure in later:
        if figure.value is not None:
            cell = cell_of(row, figure)
            month, shown = show_month(Month.of(figure.period_end)), Part(cell.shown, (cell,))
            yield [Part(f"The figure for {month} ("), shown, Part(") is not final yet, so it is not judged.")]
    gone = [figure for figure in later if figure.value is None]
    if gone:
        months = [show_month(Month.of(figure.period_end)) for figure in gone]
        if all(figure.kept_back for figure in gone):  # there is one, only not here
            one = len(gone) == 1
            which = f"The figure{'' if one else 's'} for {listed(months)} {'is' if one else 'are'}"
            yield [Part(f"{which} {gone[0].reason}.")]
        else:
            yield [Part(f"There is no figure for {_either(months)}{_reason(gone)}.")]


def _subject(row: Row) -> str:
    """ "Children in need were ", "The average caseload was ", "The share of referrals that are repeats was "."""
    name = name_of(row.indicator)
    if row.indicator.unit is Unit.PERCENT and not name.one:
        return f"The share of {name.said[0].lower()}{name.said[1:]}{_aged(row.group)} was "
    return f"{name.said}{_aged(row.group)} {'was' if name.one else 'were'} "


def _figure(cell: Cell, shown: str = "") -> Part:
    per = " per 10,000" if cell.unit is Unit.PER_10000 else ""
    return Part(f"{shown or cell.shown}{per}", (cell,))


def _over_the_year(row: Row, figure: Figure) -> str:
    average = figure.basis is Basis.AVERAGE_12 and row.indicator.unit is not Unit.MEAN
    return f"{' on average' if average else ''} in the year to {show_month(Month.of(figure.period_end))}"


def _aged(group: str) -> str:
    """ " aged 17-18"; for any other group " in North"."""
    kind, _, which = group.partition("=")
    return f" {'aged' if kind == 'age' else 'in'} {which}" if which else ""


def _either(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _reason(figures: Sequence[Figure]) -> str:
    """Why there is none, where one reason holds for all and says nothing that would itself have to be checked."""
    reasons = {figure.reason for figure in figures}
    reason = reasons.pop() if len(reasons) == 1 else ""
    return f": {reason}" if reason and not makes_claims(reason) else ""


def _is_annualised(figure: Figure) -> bool:
    return figure.basis is Basis.MONTH_ANNUALISED


def _month(cell: Cell) -> str:
    return show_month(cell.month) if cell.month else ""
