"""The cover: what the report is, and what a reader in a hurry should take away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.charts.cells import Cell, Column, Number, Rating, Words
from goldenthread.charts.marks import RATINGS
from goldenthread.narrative.headlines import also_red
from goldenthread.reports.blocks import Block, Group, Heading, Listing, Note, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.material import KEPT_BACK, Audience, Material, label
from goldenthread.reports.pages.reading import key_of_ratings, marks
from goldenthread.reports.row_cells import rating_cell
from goldenthread.reports.standing import (
    change_sentences,
    change_words,
    green_in_short,
    not_final,
    red_in_short,
)
from goldenthread.reports.words import MADE_UP
from goldenthread.scorecard.card import Row, Scorecard
from goldenthread.terms.judging import Rag
from goldenthread.terms.showing import show_day, show_month
from goldenthread.terms.words import Unit

ORDER = 10
_KEPT_BACK = "Kept back"
STAND_OUT = "The measures that stand out, by what changed and what misses its target"


def pages(material: Material) -> Iterator[Page]:
    yield Page("headlines", "Headlines", tuple(_blocks(material)), shown=tuple(_shown(material)))


def _shown(material: Material) -> Iterator[Block]:
    """What a room should take away: how many are red and what changed, under a title that says the same."""
    rows = material.card.rows
    red = red_in_short(rows)
    words = red or change_words(material, rows)
    yield Heading(f"{words[:1].upper()}{words[1:]}")
    said = f"{red}."
    for block in _blocks(material):
        if isinstance(block, Listing) and said in block.items:
            block = replace(
                block, items=tuple(item for item in block.items if item != said)
            )  # the title says it
        yield block


def _blocks(material: Material) -> Iterator[Block]:
    card = material.card
    if card.made_up:
        yield Note("Made-up data", MADE_UP, is_detail=True)  # every slide is marked so at its foot
    known = f"Figures for {show_month(card.month)}, as known on {show_day(card.reference_date)}."
    yield Paragraph(known, is_lead=True, is_detail=True)
    if waits := not_final(card.rows, card.month):
        yield Paragraph(_judged_before(card, waits), is_lead=True)
    if card.rows:
        yield Listing(tuple(_in_short(material)))
    if material.headlines:
        yield Heading(STAND_OUT)
        yield Listing((*material.headlines, *_also_red(card)))
    yield from (Paragraph(said) for said in material.commentary.opening)
    if any(row.against for row in card.rows):
        yield Heading("How many measures are green, amber and red")
        yield _counts(material)


def _judged_before(card: Scorecard, waits: Sequence[Row]) -> str:
    """How much of the report's month is not final: what stands below is then of the months before."""
    waiting = f"{show_month(card.month)} is not final yet for"
    if len(waits) == 1:
        return f"{waiting} {label(waits[0])}; if that is judged, it is by an earlier month."
    return f"{waiting} {len(waits)} of {len(card.rows)} measures; where they are judged, it is by an earlier month."


def _also_red(card: Scorecard) -> Iterator[str]:
    for field, whom in (("england", "England"), ("target", "the target")):
        if rows := also_red(card, field):
            yield f"Also red against {whom}: {'; '.join(map(label, rows))}."


def _in_short(material: Material) -> Iterator[str]:
    rows = material.card.rows
    if red := red_in_short(rows):
        yield f"{red}."
    yield from change_sentences(material, rows)


def _counts(material: Material) -> Table:
    """How many rows have each rating, against each comparator. Counting rows is the one sum done here.

    What is kept back from the public has no rating, and is counted as that.
    """
    counted = (*Rag, None) if material.audience is Audience.SCRUTINY else (*Rag,)
    kinds = [("England", "england"), ("Statistical neighbours", "neighbours"), ("Target", "target")]
    rows: list[tuple[Cell, ...]] = []
    for name, field in kinds:
        cells = [rating_cell(row, a) for row in material.card.rows if (a := getattr(row, field)) is not None]
        found = [cell.rag if isinstance(cell, Rating) else None for cell in cells]
        if found:
            rows.append((Words(name), *(Number(found.count(kind), Unit.COUNT) for kind in counted)))
    columns = (
        Column("Compared with"),
        *(Column(RATINGS[kind].word if kind else _KEPT_BACK, is_number=True) for kind in counted),
    )
    words = green_in_short(material.card.rows) or "Measures by rating"
    return Table(
        "Ratings",
        "Measures by rating",
        columns,
        (Group("", tuple(rows)),),
        key=(
            *key_of_ratings(material),
            *(
                [(_KEPT_BACK, marks(material)[KEPT_BACK].removeprefix("kept back, "))]
                if None in counted
                else []
            ),
        ),
        message=words,
    )
