"""The report as slides: one message, one chart or one table on each, read from the back of a room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from goldenthread.charts.cells import Cell, Rating
from goldenthread.charts.chart import Chart
from goldenthread.charts.marks import RATINGS
from goldenthread.reports import blocks
from goldenthread.reports.blocks import Shows
from goldenthread.reports.document import Document
from goldenthread.reports.formats.pack.measuring import width
from goldenthread.reports.formats.pack.slides import (
    BODY,
    GAP,
    QUIET,
    ROOM,
    TEXT,
    Deck,
    Line,
    Said,
    row_height,
    tall,
)

_NAMES_AT_LEAST, _NAMES_AT_MOST = 250.0, 400.0
_CELL = 16.0  # beside a text in a cell, and a little to spare


@dataclass
class Talk:
    """Where the report has come to: the heading in force, and the words that wait for a slide."""

    deck: Deck
    title: str = ""
    words: list[Said] = field(default_factory=list)

    def turn(self, title: str) -> None:
        """What follows is under another heading."""
        self.flush()
        self.title = title

    def flush(self) -> None:
        """The words that wait, on as many slides as they need."""
        self.words = [piece for said in self.words for piece in _pieces(said)]
        while self.words:
            fits = _as_many_as_fit([tall(said) for said in self.words], BODY + GAP)
            self.deck.texts(self.deck.add(self.title), self.words[:fits])
            self.words = self.words[fits:]


shows: Shows[None] = Shows("reports/formats/pack/pptx.py")


def write(document: Document, path: Path) -> None:
    """A first slide with the report's name, then page after page."""
    shows.check()
    deck = Deck(document)
    first = deck.add(document.title)
    lines = [document.council, document.source, document.marking]
    deck.texts(first, [Said(line, bold=at == 0) for at, line in enumerate(lines) if line])
    for page in document.pages:
        talk = Talk(deck, page.title)
        for block in page.blocks:
            shows(block, talk)
        talk.flush()
    deck.save(path)


@shows.of(blocks.Heading)
def _heading(block: blocks.Heading, talk: Talk) -> None:
    talk.turn(block.text)


@shows.of(blocks.Paragraph)
def _paragraph(block: blocks.Paragraph, talk: Talk) -> None:
    talk.words.append(Said(block.text, bold=block.is_lead))


@shows.of(blocks.Listing)
def _listing(block: blocks.Listing, talk: Talk) -> None:
    talk.words += [Said(f"• {item}") for item in block.items]


@shows.of(blocks.Note)
def _note(block: blocks.Note, talk: Talk) -> None:
    talk.words.append(Said(f"{block.title}. {block.text}", colour=QUIET))


@shows.of(blocks.Terms)
def _terms(block: blocks.Terms, talk: Talk) -> None:
    talk.turn(block.title)
    talk.words += [Said(f"{name}: {meaning}") for name, meaning in block.pairs]


@shows.of(blocks.PageBreak)
def _page_break(_block: blocks.PageBreak, talk: Talk) -> None:
    talk.flush()


@shows.of(blocks.Charts)
def _charts(block: blocks.Charts, talk: Talk) -> None:
    """A slide for each chart that is news. The words above it, its notes and its table are for the speaker."""
    words, talk.words = [said.text for said in talk.words], []
    for chart in block.charts:
        if not chart.is_news:
            continue
        notes = [*words, f"{chart.title}. {chart.finding}", *chart.notes, *_as_lines(chart)]
        slide = talk.deck.add(chart.message, notes)
        wide, high = _shape(chart)
        below = Said(chart.finding)
        edge = talk.deck.picture(slide, chart.png, chart.alternative, wide / high, BODY)
        if edge + tall(below) < BODY + 100:
            talk.deck.texts(slide, [below], edge + 2 * GAP)


@shows.of(blocks.Table)
def _table(block: blocks.Table, talk: Talk) -> None:
    """A table is cut into as many slides as it needs: by rows, and by columns that stand beside their row's name."""
    if block.is_detail:
        return
    talk.flush()
    names, *columns = _columns(block)
    name_width = min(max(names.width, _NAMES_AT_LEAST), _NAMES_AT_MOST)
    for chosen in _side_by_side(columns, ROOM - name_width):
        rest = ROOM - sum(column.width for column in chosen)
        side = [names, *chosen]
        sizes = [min(rest, names.width), *(column.width for column in chosen)]
        head = Line(tuple(Said(column.heading, bold=True, right=column.is_number) for column in side))
        for part in _pages(block, side, sizes, head):
            talk.deck.table(talk.deck.add(_title(block, part)), block.caption, sizes, [head, *part])


@dataclass(frozen=True)
class _Column:
    """A column as a slide shows it: of one column of the table, or of two with one name, a figure and its rating."""

    places: tuple[int, ...]
    heading: str
    is_number: bool
    width: float


def _columns(block: blocks.Table) -> Iterator[_Column]:
    shown = [(at, column) for at, column in enumerate(block.columns) if column.on_slides]
    for name, same in groupby(shown, key=lambda pair: pair[1].name):
        found = list(same)
        places = tuple(at for at, _ in found)
        heading = name if len(found) > 1 else found[0][1].heading
        words = max(width(word, TEXT, bold=True) for word in heading.split())
        cells = [width(_said(row, places).text, TEXT) for _, row in block.rows]
        yield _Column(
            places, heading, len(found) == 1 and found[0][1].is_number, _CELL + max([words, *cells])
        )


def _side_by_side(columns: Sequence[_Column], room: float) -> Iterator[list[_Column]]:
    """The columns in parts that fit."""
    part: list[_Column] = []
    for column in columns:
        if part and sum(other.width for other in part) + column.width > room:
            yield part
            part = []
        part.append(column)
    if part:
        yield part


def _pages(
    block: blocks.Table, columns: Sequence[_Column], sizes: Sequence[float], head: Line
) -> Iterator[list[Line]]:
    """The rows in parts that fit under the head; a part begins with the heading that its rows stand under."""
    room = BODY - row_height(head, sizes)
    part: list[Line] = []
    used, under = 0.0, ""
    for heading, row in block.rows:
        line = Line(tuple(_said(row, column.places, column.is_number) for column in columns))
        above = Line((Said(heading, bold=True),), is_heading=True)
        needs = row_height(line, sizes)
        if part and used + needs + (row_height(above, sizes) if heading != under else 0) > room:
            yield part
            part, used, under = [], 0.0, ""
        if heading and heading != under:
            part.append(above)
            used, under = used + row_height(above, sizes), heading
        part.append(line)
        used += needs
    if part:
        yield part


def _title(block: blocks.Table, part: Sequence[Line]) -> str:
    """What the rows of a slide are about: the headings that they stand under."""
    headings = [line.cells[0].text for line in part if line.is_heading]
    return f"{block.name}: {', '.join(headings)}" if headings else block.caption


def _said(row: Sequence[Cell], places: Sequence[int], right: bool = False) -> Said:
    """A cell, or a figure and its rating in one."""
    said = Said("", right=right)
    for cell in dict.fromkeys(row[at] for at in places):
        text = cell.signed if isinstance(cell, Rating) else f"{cell.text} {getattr(cell, 'mark', '')}".strip()
        said = replace(said, text=f"{said.text} {text}".strip())
        if isinstance(cell, Rating):
            mark = RATINGS[cell.rag]
            said = replace(said, colour=mark.ink[1:], fill=mark.tint[1:])
    return said


def _as_lines(chart: Chart) -> Iterator[str]:
    """The chart's table in words, for those who read the slides and can't see the picture."""
    yield "; ".join(column.heading for column in chart.columns)
    for row in chart.rows:
        yield "; ".join(cell.text for cell in row)


def _shape(chart: Chart) -> tuple[float, float]:
    """The width and height of a chart's picture."""
    box = chart.specification["padding"]
    wide = chart.specification["width"] + box["left"] + box["right"]
    return wide, chart.specification["height"] + box["top"] + box["bottom"]


def _pieces(said: Said) -> Iterator[Said]:
    """A text that is longer than a slide in parts that are not, cut between words."""
    part = ""
    for word in said.text.split():
        longer = f"{part} {word}".strip()
        if part and tall(replace(said, text=longer)) > BODY:
            yield replace(said, text=part)
            part = word
        else:
            part = longer
    yield replace(said, text=part)


def _as_many_as_fit(heights: Sequence[float], room: float) -> int:
    """How many of some heights fit; one at least, so that there is an end."""
    used = 0.0
    for at, high in enumerate(heights):
        used += high
        if used > room:
            return max(at, 1)
    return len(heights)
