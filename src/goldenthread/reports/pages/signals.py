"""What is of concern and what is improving: the measures whose last final month is more than chance explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.charts.chart import Chart
from goldenthread.reports.blocks import Block, Charts, Heading, Listing, Paragraph
from goldenthread.reports.document import Page
from goldenthread.reports.material import Lines, Material, key_of, label
from goldenthread.reports.pages.areas import chart_of
from goldenthread.reports.short_table import CONCERN, IMPROVEMENT, NEITHER, Part, short_table, signal_words
from goldenthread.reports.words import low, sentence
from goldenthread.scorecard.card import Row

ORDER = 15
NAME, CAPTION = "Signals", "Measures whose last final month is more than chance explains"
MOST_SLIDES = 6  # of one kind that have a slide each; of more, a table is shown
OF_CONCERN, IMPROVING, UNUSUAL = "Of concern", "Improving", "Unusual, and neither good nor bad"
_SAID = {
    OF_CONCERN: ("1 measure is of concern", "{} measures are of concern"),
    IMPROVING: ("1 measure is improving", "{} measures are improving"),
    UNUSUAL: ("1 measure is unusually high or low", "{} measures are unusually high or low"),
}


def pages(material: Material) -> Iterator[Page]:
    if material.card.rows:
        parts = list(_parts(material))
        title = "What is of concern, and what is improving"
        yield Page("signals", title, tuple(_blocks(material, parts)), shown=tuple(_shown(material, parts)))


def _parts(material: Material) -> Iterator[Part]:
    rows = [row for _, rows in material.themes for row in rows]
    for heading, kinds in ((OF_CONCERN, CONCERN), (IMPROVING, IMPROVEMENT), (UNUSUAL, NEITHER)):
        if found := [row for row in rows if row.signal in kinds]:
            one, more = _SAID[heading]
            yield heading, one if len(found) == 1 else more.format(len(found)), found


def _blocks(material: Material, parts: Sequence[Part]) -> Iterator[Block]:
    rows = material.card.rows
    told = sentence(f"Of {len(rows)} measures, {signal_words(rows)}")
    if kept_back := sum(row.is_kept_back or row.is_signal_kept_back for row in rows):
        told += f" No signal is told of {kept_back}, since months that it would rest on are kept back."
    yield Paragraph(told, is_lead=True)
    if parts:
        yield short_table(material, NAME, CAPTION, parts, "What the signal says")
        if doubts := tuple(_doubts(material, parts)):
            yield Listing(doubts)


def _doubts(material: Material, parts: Sequence[Part]) -> Iterator[str]:
    """Why some of these signals may be none: said where they are told."""
    for _, _, rows in parts:
        for row in rows:
            if doubt := material.lines.get(key_of(row), Lines()).caveat:
                yield f"{label(row)}: {low(doubt)}"


def _shown(material: Material, parts: Sequence[Part]) -> Iterator[Block]:
    """A slide for each measure of concern and each that improves, or a table where they are many."""
    for heading, message, rows in parts:
        charts = _charts(material, rows) if heading != UNUSUAL and len(rows) <= MOST_SLIDES else ()
        if charts and len(charts) == len(rows):
            yield Charts(charts)
        else:
            yield short_table(material, NAME, CAPTION, [("", message, rows)])
            if doubts := tuple(_doubts(material, [(heading, message, rows)])):
                yield Heading(f"{heading}: what may be no signal")
                yield Listing(doubts)


def _charts(material: Material, rows: Sequence[Row]) -> tuple[Chart, ...]:
    return tuple(replace(chart, is_news=True) for row in rows if (chart := chart_of(material, row)))
