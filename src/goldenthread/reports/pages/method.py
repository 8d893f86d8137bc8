"""Method and data quality: what the figures rest on, how they are judged, what could not be worked out and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goldenthread.benchmarks.printed import HOW_TO_LOAD
from goldenthread.charts.cells import Cell, Column, Number, Words
from goldenthread.judgement import trajectory
from goldenthread.judgement.legend import legend
from goldenthread.judgement.ranking import rule_words
from goldenthread.judgement.spc import shown
from goldenthread.reports.blocks import Block, Group, Heading, Listing, Paragraph, Table, Terms
from goldenthread.reports.document import Page
from goldenthread.reports.material import Audience, Material, label
from goldenthread.reports.pages.benchmarks import model_words
from goldenthread.reports.words import CAVEAT_WORDS, causes, sentence, setting_words
from goldenthread.scorecard.card import Row
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_day, show_month
from goldenthread.terms.words import Better, Status, Unit

ORDER = 60
RESTS_ON = "What the figures rest on"
_MONTHS = 3
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
    yield Terms(RESTS_ON, tuple(_rests_on(material)))
    yield Terms("How figures are judged", tuple(_rules(material)), is_detail=True)
    told = _caveats(material)
    if any(told.values()):
        yield Heading("What to know before you use these figures")
    for status, reasons in told.items():
        if reasons:
            yield Paragraph(f"{CAVEAT_WORDS[status]}.", is_lead=True, is_detail=True)
            items = (f"{sentence(why)[:-1]}: {'; '.join(rows)}." for why, rows in reasons.items())
            yield Listing(tuple(items), is_detail=True)
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
        inside = material.audience is Audience.OPERATIONAL
        yield finding if inside else finding.removesuffix(HOW_TO_LOAD).rstrip()


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
    yield "Records", f"{count} load{'' if count == 1 else 's'}, in the snapshot {card.snapshot}"
    populations = {f.population for row in card.rows for f in (*row.months, row.year) if f.population}
    for population in sorted(populations):
        yield "Population", f"{population}, aged 0 to 17"
    for name in dict.fromkeys(row.published.release for row in card.rows if row.published):
        measures = sum(row.published is not None and row.published.release == name for row in card.rows)
        yield "Published by DfE", f"release {name}, for {measures} measures; each with its own year beside it"
    if card.neighbour_model:
        names = dict.fromkeys(name for place in material.neighbours.values() for name in place.figures)
        yield (
            "Neighbours",
            f"model of {model_words(material)}: {', '.join(names) or 'only their mean is known here'}",
        )
    if waits := _not_final(card.rows, card.month):
        yield (
            "Not final yet",
            f"{show_month(card.month)} of {waits} of {len(card.rows)} measures: shown, not judged. What rests on a "
            "dated list alone is final with the list, because nothing is added to it later",
        )


def _not_final(rows: tuple[Row, ...], month: Month) -> int:
    last = [figure for row in rows for figure in row.months if figure.period_end == month.end]
    return sum(figure.status is Status.PROVISIONAL for figure in last)


def _rules(material: Material) -> Iterator[tuple[str, str]]:
    """The rules of judgement as they were in force, in words."""
    yield from legend(material.card.judgement)
    yield "Limits shown", shown.RULE
    yield "Pace", trajectory.RULE
    for better, where in _RANKED.items():
        if any(row.neighbours and row.indicator.better is better for row in material.card.rows):
            yield f"Rank, where {where}", rule_words(better)
    for start in material.card.new_starts:
        rows = [row for row in material.card.rows if start.concerns(row.indicator.code, row.group)]
        for name in dict.fromkeys(label(row) for row in rows):
            yield "New start", f"{name}, from {show_month(start.month)}: {start.reason}"


def _caveats(material: Material) -> dict[Status, dict[str, dict[str, None]]]:
    """Each reason once, under the standing of the figures that have it, with the measures that it holds for."""
    found: dict[Status, dict[str, dict[str, None]]] = {status: {} for status in CAVEAT_WORDS}
    for row in material.card.rows:
        for figure in (*row.months[-_MONTHS:], row.shown_year):
            if figure.kept_back:
                continue
            for cause in causes(figure):
                found[figure.status].setdefault(cause, {})[label(row)] = None
    for reason in material.posts.reasons if material.posts else ():
        found[Status.NOT_AVAILABLE].setdefault(reason, {})["the posts table"] = None
    return found


def _settings(material: Material) -> Table:
    judged = material.card.judgement.told()
    groups = [("What figures are made by", material.settings), ("What they are judged by", judged)]
    if material.published is not None:
        groups.append(("What is kept back", material.published.protected.rules.told()))
    columns = (Column("What it decides"), Column("Value"), Column("Setting"))
    caption = "The council's choices where a definition leaves one"
    made = tuple(
        Group(name, tuple(_setting(each, *told) for each, told in settings.items()))
        for name, settings in groups
    )
    return Table("Settings", caption, columns, made, "Kind", is_detail=True)


def _loads(material: Material) -> Table:
    """What was loaded, the newest first: a load's name begins with the day that it speaks to and its kind."""
    columns = (Column("As known on"), Column("Kind"), Column("Load"))
    rows = []
    for load in reversed(material.loads):
        day, kind = date.fromisoformat(load[:10]), load[11:].rpartition("-")[0]
        rows.append((Words(show_day(day)), Words(kind), Words(load)))
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
