"""Method and data quality: what the figures rest on, how they are judged, what could not be worked out and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.benchmarks.printed import HOW_TO_LOAD
from goldenthread.charts.cells import Cell, Column, Day, Number, Words
from goldenthread.indicators.figure import Figure
from goldenthread.judgement import trajectory
from goldenthread.judgement.legend import legend
from goldenthread.judgement.ranking import rule_words
from goldenthread.judgement.saying import listed
from goldenthread.judgement.spc import shown
from goldenthread.records.load import AS_KNOWN, NOT_FINAL, Source
from goldenthread.reports.blocks import Block, Group, Heading, Listing, Paragraph, Table, Terms
from goldenthread.reports.document import Page
from goldenthread.reports.material import Audience, Material, key_of, label
from goldenthread.reports.pages.benchmarks import model_words
from goldenthread.reports.pages.posts import reasons_of
from goldenthread.reports.standing import not_final
from goldenthread.reports.words import (
    CAVEAT_WORDS,
    STATUS_MEANINGS,
    causes,
    sentence,
    setting_words,
    source_words,
)
from goldenthread.scorecard.card import Row
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_day, show_month
from goldenthread.terms.words import Better, Status, Unit

ORDER = 60
RESTS_ON = "What the figures rest on"
_MONTHS = 3
_FEW = 5  # measures that a reason is told of in one line
_KINDS = {
    Source.ANNEX_A: "Annex A",
    Source.SSDA903: "Return of children in care",
    Source.CIN_CENSUS: "Children in need census",
    Source.SSD: "Standard safeguarding dataset",
    Source.HR: "Workforce",
    Source.LOCAL: "The council's own lists",
}
_A_YEAR = 1000
_RANKED = {
    Better.HIGHER: "higher is better",
    Better.LOWER: "lower is better",
    Better.NEITHER: "neither is better",
}


def pages(material: Material) -> Iterator[Page]:
    blocks = tuple(_blocks(material))
    shown = tuple(_shown(material, blocks))
    yield Page("method", "Method and data quality", blocks, shown=shown)


def _shown(material: Material, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """What the figures rest on; all else is for the speaker."""
    yield from (block for block in blocks if getattr(block, "is_detail", False))
    yield Heading(RESTS_ON)
    yield Listing(tuple(f"{name}: {said}" for name, said in _rests_on(material)))


def _blocks(material: Material) -> Iterator[Block]:
    identification = ("Identification", f"snapshot {material.card.snapshot}")
    yield Terms(RESTS_ON, (*_rests_on(material), identification))
    yield Terms("How figures are judged", tuple(_rules(material)), is_detail=True)
    told = _caveats(material)
    if any(told.values()):
        yield Heading("What to know before you use these figures")
    for status, reasons in told.items():
        if reasons:
            yield Heading(CAVEAT_WORDS[status], level=3)
            yield from _reasons(reasons)
    if material.card.findings:
        yield Heading("What the checks found")
        yield Listing(tuple(_found(material)), is_detail=True)
    if material.settings:
        yield Heading("Settings in force")
        yield _settings(material)
    if material.loads:
        yield Heading("Loads")
        yield _loads(material)


def _found(material: Material) -> Iterator[str]:
    """What the checks found. Which command to type is for those who run the service, and not for its readers."""
    for finding in material.card.findings:
        yield finding if _is_inside(material) else finding.removesuffix(HOW_TO_LOAD).rstrip()


def _is_inside(material: Material) -> bool:
    """Whether the report is for those who run the service, who type codes and names."""
    return material.audience is Audience.OPERATIONAL


def _rests_on(material: Material) -> Iterator[tuple[str, str]]:
    card = material.card
    yield "Council", f"{card.authority_name} ({card.authority})"
    yield "As known on", f"{show_day(card.reference_date)}: nothing recorded later is in these figures"
    edition = material.edition
    if edition.name:
        yield "Pack", edition.name
    if edition.replaces:
        yield "Correction", f"takes the place of {edition.replaces}: {edition.reason}"
    count = len(material.loads)
    yield "Records", f"{count} load{'' if count == 1 else 's'}"
    populations = {f.population for row in card.rows for f in (*row.months, row.year) if f.population}
    for population in sorted(populations):
        yield "Population", f"{population}, aged 0 to 17"
    for name in dict.fromkeys(row.published.release for row in card.rows if row.published):
        rows = [row for row in card.rows if row.published and row.published.release == name]
        years = dict.fromkeys(a.year for row in rows for a in (row.england, row.neighbours) if a)
        of = f", each of its own time: {'; '.join(sorted(years, key=_last_word))}" if years else ""
        yield "England and neighbours", f"{source_words(f'release {name}')}, for {len(rows)} measures{of}"
    if card.neighbour_model:
        names = dict.fromkeys(name for place in material.neighbours.values() for name in place.figures)
        yield (
            "Neighbours",
            f"model of {model_words(material)}: {', '.join(names) or 'only their mean is known here'}",
        )
    if waits := not_final(card.rows, card.month):
        yield (
            "Not final yet",
            f"{_waiting(material, waits)}. What rests on a dated list alone is final with the list, because nothing is "
            "added to it later",
        )


def _waiting(material: Material, waits: Sequence[Row]) -> str:
    """Of how many measures the month is not final, and of how many of these it is not shown either."""
    card = material.card
    of = f"{show_month(card.month)} of {len(waits)} of {len(card.rows)} measures"
    hidden = sum(any(f.period_end == card.month.end and f.kept_back for f in row.months) for row in waits)
    if not hidden:
        return f"{of}: shown, not judged"
    shown = len(waits) - hidden
    return (
        f"{of}: {shown or 'none'} {'is' if shown <= 1 else 'are'} shown, not judged; "
        f"{hidden} {'is' if hidden == 1 else 'are'} kept back"
    )


def _last_word(year: str) -> str:
    """The year's number, which ends it: "year to 31 March 2022"."""
    return year.rpartition(" ")[2]


def _rules(material: Material) -> Iterator[tuple[str, str]]:
    """The rules of judgement as they were in force, in words."""
    yield from legend(material.card.judgement)
    yield "Limits shown", shown.RULE
    yield "Pace", trajectory.RULE
    for better, where in _RANKED.items():
        if any(
            key_of(row) in material.neighbours and row.indicator.better is better
            for row in material.card.rows
        ):
            yield f"Rank, where {where}", rule_words(better)
    for start in material.card.new_starts:
        rows = [row for row in material.card.rows if start.concerns(row.indicator.code, row.group)]
        for name in dict.fromkeys(label(row) for row in rows):
            yield "New start", f"{name}, from {show_month(start.month)}: {start.reason}"


def _reasons(reasons: dict[str, dict[str, None]]) -> Iterator[Block]:
    """Each reason with its measures: few stand in its line, many in a list of their own."""
    few = {why: rows for why, rows in reasons.items() if len(rows) <= _FEW}
    if few:
        items = (f"{sentence(why)[:-1]}: {'; '.join(rows)}." for why, rows in few.items())
        yield Listing(tuple(items), is_detail=True)
    for why, rows in reasons.items():
        if why not in few:
            yield Paragraph(f"{sentence(why)[:-1]}: {len(rows)} measures.", is_detail=True)
            yield Listing(tuple(rows), is_detail=True)


def _caveats(material: Material) -> dict[Status, dict[str, dict[str, None]]]:
    """Each reason with the measures that it holds for, under its standing.

    A measure of which a month is not final may have a reservation besides, and an earlier month that is not there.
    """
    found: dict[Status, dict[str, dict[str, None]]] = {status: {} for status in CAVEAT_WORDS}
    for row in material.card.rows:
        for cause, status in _told(row).items():
            found[status].setdefault(cause, {})[label(row)] = None
    for reason in reasons_of(material, material.posts) if material.posts else ():
        found[Status.NOT_AVAILABLE].setdefault(reason, {})["the posts table"] = None
    return found


def _told(row: Row) -> dict[str, Status]:
    """The reasons of a measure's last months and its year, each with the standing that it is told under.

    What is not final yet names its months, since each has a day of its own; and it isn't said of it that nothing is
    added to it.
    """
    figures = (*row.months[-_MONTHS:], row.shown_year)
    waits = any(figure.status is Status.PROVISIONAL for figure in figures)
    told: dict[str, Status] = {}
    late: dict[str, list[str]] = {}
    for figure in figures:
        for cause in () if figure.kept_back else causes(figure):
            if _is_late(figure, cause):
                late.setdefault(cause.removeprefix(NOT_FINAL), []).append(_of(figure))
            elif not cause.startswith(NOT_FINAL) and not (waits and cause.startswith(AS_KNOWN)):
                status = Status.FINAL if figure.status is Status.PROVISIONAL else figure.status
                told[cause] = min(status, told.get(cause, status), key=list(CAVEAT_WORDS).index)
    for cause, of in late.items():
        periods = listed(list(dict.fromkeys(of)))
        told[f"{periods} {'is' if len(set(of)) == 1 else 'are'} not final: {cause}"] = Status.PROVISIONAL
    return told


def _is_late(figure: Figure, cause: str) -> bool:
    """Whether a reason says that the figure may still change, and not that it is off besides."""
    is_why = cause.startswith(NOT_FINAL) or cause == STATUS_MEANINGS[Status.PROVISIONAL]
    return figure.status is Status.PROVISIONAL and is_why


def _of(figure: Figure) -> str:
    month = show_month(Month.of(figure.period_end))
    return f"the year to {month}" if figure.basis.is_of_year else month


def _settings(material: Material) -> Table:
    judged = material.card.judgement.told()
    groups = [("What figures are made by", material.settings), ("What they are judged by", judged)]
    if material.published is not None:
        groups.append(("What is kept back", material.published.protected.rules.told()))
    columns = (
        Column("What it decides"),
        Column("Value"),
        *([Column("Setting")] if _is_inside(material) else []),
    )
    caption = "The council's choices where a definition leaves one"
    made = tuple(
        Group(name, tuple(_setting(each, *told)[: len(columns)] for each, told in settings.items()))
        for name, settings in groups
    )
    return Table("Settings", caption, columns, made, "Kind", is_detail=True)


def _loads(material: Material) -> Table:
    """What was loaded, the newest first: a load's name begins with the day that it speaks to and its kind."""
    columns = (Column("As known on"), Column("Kind"), *([Column("Load")] if _is_inside(material) else []))
    rows = []
    for load in reversed(material.loads):
        day, kind = date.fromisoformat(load[:10]), load[11:].rpartition("-")[0]
        cells = (Day(day), Words(_KINDS[Source(kind)]), Words(load))
        rows.append(cells[: len(columns)])
    return Table(
        "Loads", "The files that the figures come from", columns, (Group("", tuple(rows)),), is_detail=True
    )


def _setting(name: str, value: object, meaning: str) -> tuple[Cell, ...]:
    return Words(meaning), _value(value), Words(name)


def _value(value: object) -> Cell:
    """A number as a number, so that a workbook has it as one; a year has no comma, so it stays a word."""
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) >= _A_YEAR:
        return Words(setting_words(value))
    return Number(value, Unit.COUNT, len(setting_words(value).partition(".")[2]))
