"""What changed more than chance would explain, for the worse and for the better, and which signals are doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.charts.chart import Chart
from goldenthread.reports.blocks import Block, Charts, Listing, Paragraph
from goldenthread.reports.document import Page
from goldenthread.reports.material import Lines, Material, key_of, label
from goldenthread.reports.pages.areas import chart_of
from goldenthread.reports.short_table import Part, short_table
from goldenthread.reports.standing import Changed, change_sentences, changed, many
from goldenthread.reports.words import low
from goldenthread.scorecard.card import Row

ORDER = 15
NAME, CAPTION = "Signals", "Measures whose last final month is more than chance explains"
MOST_SLIDES = 6  # of one kind that have a slide each; of more, a table is shown
WORSE, BETTER = "Changed for the worse", "Changed for the better"
UNUSUAL, DOUBTFUL = "Unusual, and neither way is better", "Doubtful: may be no change at all"
_SAID = {
    WORSE: "{} changed for the worse, more than chance explains",
    BETTER: "{} changed for the better, more than chance explains",
    UNUSUAL: "{} unusually high or low, and neither way is better",
    DOUBTFUL: "{} a doubtful signal",
}
_VERBS = {UNUSUAL: ("is", "are"), DOUBTFUL: ("has", "have")}


def pages(material: Material) -> Iterator[Page]:
    if material.card.rows:
        found = changed(material, [row for _, rows in material.themes for row in rows])
        title = "What changed more than chance would explain"
        yield Page("signals", title, tuple(_blocks(material, found)), shown=tuple(_shown(material, found)))


def _parts(found: Changed) -> Iterator[Part]:
    kinds = (
        (WORSE, found.worse),
        (BETTER, found.better),
        (UNUSUAL, found.unusual),
        (DOUBTFUL, found.doubtful),
    )
    for heading, rows in kinds:
        if rows:
            yield heading, _message(heading, rows, found.shown), rows


def _message(heading: str, rows: Sequence[Row], shown: bool) -> str:
    verb = _VERBS.get(heading, ("", ""))[len(rows) > 1]
    return _SAID[heading].format(f"{many(len(rows), shown)} {verb}".strip())


def _blocks(material: Material, found: Changed) -> Iterator[Block]:
    rows = material.card.rows
    yield Paragraph(
        f"Of {len(rows)} measures: {low(' '.join(change_sentences(material, rows)))}", is_lead=True
    )
    if parts := list(_parts(found)):
        yield short_table(material, NAME, CAPTION, parts, "What the signal says")
    if told := (*_again(found), *_doubts(material, found.doubtful)):
        yield Listing(told)


def _again(found: Changed) -> Iterator[str]:
    """A measure on another basis has the signal of the first, and is told once."""
    for row, first in found.again:
        yield f"{label(row)}: the same on another basis as {label(first)}, so it is counted once."


def _doubts(material: Material, rows: Sequence[Row]) -> Iterator[str]:
    """Why some of these signals may be none: said where they are told."""
    for row in rows:
        yield f"{label(row)}: {low(material.lines.get(key_of(row), Lines()).caveat)}"


def _shown(material: Material, found: Changed) -> Iterator[Block]:
    """A slide for each measure that changed, or a table where they are many. What is doubtful is for the speaker."""
    if told := (*_again(found), *_doubts(material, found.doubtful)):
        yield Listing(told, is_detail=True)
    for heading, message, rows in _parts(found):
        if heading == DOUBTFUL:
            continue
        charts = _charts(material, rows) if heading != UNUSUAL and len(rows) <= MOST_SLIDES else ()
        if charts and len(charts) == len(rows):
            yield Charts(charts)
        else:
            yield short_table(material, NAME, CAPTION, [("", message, rows)], about=heading)


def _charts(material: Material, rows: Sequence[Row]) -> tuple[Chart, ...]:
    return tuple(replace(chart, is_news=True) for row in rows if (chart := chart_of(material, row)))
