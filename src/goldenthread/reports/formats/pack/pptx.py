"""The report as slides: one message, one chart or one table on each, read from the back of a room.

Words and tables are of 18 points or more. Tables with many columns (the dashboard, the benchmarks) are smaller, 12 to
16 points: they are for looking up. What is to be read and not shown goes to the speaker's notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from goldenthread.charts.chart import Chart
from goldenthread.reports import blocks
from goldenthread.reports.blocks import Shows
from goldenthread.reports.document import Document
from goldenthread.reports.formats.pack.slide_tables import SlideTable, laid_out
from goldenthread.reports.formats.pack.slides import BODY, GAP, QUIET, TEXT, TOP, Deck, Said, tall

_PICTURE_AT_LEAST = 280.0  # high enough for letters of 17 points in it


@dataclass
class Talk:
    """Where the report has come to: the heading in force, the words that wait for a slide, and those for its notes."""

    deck: Deck
    title: str = ""
    words: list[Said] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)

    def turn(self, title: str) -> None:
        """What follows is under another heading."""
        self.flush()
        self.title = title

    def say(self, is_detail: bool, *said: Said) -> None:
        """Words to show, or to be spoken."""
        if is_detail:
            self.aside += [one.text for one in said]
        else:
            self.words += said

    def add(self, title: str, notes: Sequence[str] = ()) -> Any:
        """A slide, with what waits for the speaker in its notes."""
        told, self.aside = [*self.aside, *notes], []
        return self.deck.add(title, told)

    def flush(self) -> None:
        """The words that wait, in the largest letters in which one slide holds them; else on as many as they need."""
        size = next((s for s in TEXT if _fit(self.words, s)), TEXT[-1])
        self.words = [piece for said in self.words for piece in _pieces(said, size)]
        while self.words:
            fits = _as_many_as_fit([tall(said, size) for said in self.words], BODY + GAP)
            if 1 < fits < len(self.words) and self.words[fits - 1].bold:
                fits -= 1  # a heading goes with what it is the heading of
            self.deck.texts(self.add(self.title), self.words[:fits], size)
            self.words = self.words[fits:]


shows: Shows[None] = Shows("reports/formats/pack/pptx.py")


def write(document: Document, path: Path) -> None:
    """A first slide with the report's name, then page after page."""
    shows.check()
    deck = Deck(document)
    first = deck.add(document.title)
    lines = [document.council, document.source, document.marking]
    deck.texts(first, [Said(line, bold=at == 0) for at, line in enumerate(lines) if line], TEXT[0])
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
    talk.say(block.is_detail, Said(block.text, bold=block.is_lead))


@shows.of(blocks.Listing)
def _listing(block: blocks.Listing, talk: Talk) -> None:
    talk.say(block.is_detail, *(Said(f"• {item}") for item in block.items))


@shows.of(blocks.Note)
def _note(block: blocks.Note, talk: Talk) -> None:
    talk.say(block.is_detail, Said(f"{block.title}. {block.text}", colour=QUIET))


@shows.of(blocks.Terms)
def _terms(block: blocks.Terms, talk: Talk) -> None:
    talk.say(
        block.is_detail,
        Said(block.title, bold=True),
        *(Said(f"{name}: {means}") for name, means in block.pairs),
    )


@shows.of(blocks.Charts)
def _charts(block: blocks.Charts, talk: Talk) -> None:
    """A slide for each chart that is news. The words above it, its notes and its table are for the speaker."""
    news = [chart for chart in block.charts if chart.is_news]
    if news:
        talk.aside += [said.text for said in talk.words]
        talk.words = []
    for chart in news:
        slide = talk.add(
            chart.message, [f"{chart.heading}. {chart.finding}", *chart.notes, *_as_lines(chart)]
        )
        wide, high = _shape(chart)
        top = TOP
        finding = Said(chart.finding)
        size = next((s for s in TEXT if tall(finding, s) + _PICTURE_AT_LEAST <= BODY), None)
        if size is not None:
            talk.deck.texts(slide, [finding], size)
            top += tall(finding, size)
        talk.deck.picture(slide, chart.png, chart.alternative, wide / high, top)


@shows.of(blocks.Table)
def _table(block: blocks.Table, talk: Talk) -> None:
    """A table on as many slides as it needs: groups stay whole where they can."""
    if block.is_detail:
        return
    talk.flush()
    key = [f"{mark}: {meaning}" for mark, meaning in block.key]
    for part in laid_out(block):
        talk.deck.table(talk.add(_title(block, part), key), block.caption, part.widths, part.lines, part.size)


def _title(block: blocks.Table, part: SlideTable) -> str:
    """What the rows of a slide are about: the headings that they stand under."""
    headings = [line.cells[0].text for line in part.lines if line.is_heading]
    return f"{block.name}: {', '.join(headings)}" if headings else block.caption


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


def _fit(words: Sequence[Said], size: float) -> bool:
    return sum(tall(said, size) for said in words) <= BODY + GAP


def _pieces(said: Said, size: float) -> Iterator[Said]:
    """A text that is longer than a slide in parts that are not, cut between words."""
    part = ""
    for word in said.text.split():
        longer = f"{part} {word}".strip()
        if part and tall(replace(said, text=longer), size) > BODY:
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
