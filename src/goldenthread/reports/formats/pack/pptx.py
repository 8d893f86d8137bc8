"""The report as slides: one message, one chart or one table on each, read from the back of a room.

Words are of 24 points. Tables are of that too where they fit, as those of an improvement plan always do, and of 18 or
more in any case. What is to be read and not shown goes to the speaker's notes, and so does what finds no room: nothing
is lost.
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
from goldenthread.reports.formats.pack.slide_notes import for_speaker
from goldenthread.reports.formats.pack.slide_tables import laid_out
from goldenthread.reports.formats.pack.slides import (
    BODY,
    GAP,
    QUIET,
    ROOM,
    TEXT,
    TOP,
    Deck,
    Said,
    foot_height,
    tall,
)
from goldenthread.terms.showing import show_day

_ENDS = (". ", "; ", "? ", "! ")
_PICTURE_AT_LEAST = 295.0  # high enough for letters of 18 points in it


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
            self.aside += [f"• {one.text}" if one.is_item else one.text for one in said]
        else:
            self.words += said

    def add(self, title: str, notes: Sequence[str] = ()) -> Any:
        """A slide, with what waits for the speaker in its notes."""
        told, self.aside = [*self.aside, *notes], []
        return self.deck.add(title, told)

    def flush(self) -> None:
        """The words that wait, on as many slides as they need."""
        self.words = [piece for said in self.words for piece in _pieces(said, TEXT)]
        title = self.title
        while self.words:
            fits = _as_many_as_fit([tall(said, TEXT) for said in self.words], BODY + GAP)
            if 1 < fits < len(self.words) and self.words[fits - 1].bold:
                fits -= 1  # a heading goes with what it is the heading of
            elif len(self.words) - fits == 1 and fits > 1:
                fits -= 1  # no slide has a single line alone
            self.deck.texts(self.add(title), self.words[:fits], TEXT)
            self.words = self.words[fits:]


shows: Shows[None] = Shows("reports/formats/pack/pptx.py")


def write(document: Document, path: Path) -> None:
    """A first slide with the report's name, then page after page."""
    shows.check()
    deck = Deck(document)
    known = f"{document.known_words} {show_day(document.known_on)}"
    lines = [line for line in (document.council, known, document.marking) if line]
    deck.cover(document.title, [Said(line, bold=at == 0) for at, line in enumerate(lines)])
    talk = Talk(deck)
    for page in document.pages:
        talk.turn(page.title)
        for block in page.on_slides:
            shows(block, talk)
        talk.flush()
    deck.remember(talk.aside)
    deck.save(path)


@shows.of(blocks.Heading)
def _heading(block: blocks.Heading, talk: Talk) -> None:
    talk.turn(block.text)


@shows.of(blocks.Paragraph)
def _paragraph(block: blocks.Paragraph, talk: Talk) -> None:
    talk.say(block.is_detail, Said(block.text, bold=block.is_lead))


@shows.of(blocks.Listing)
def _listing(block: blocks.Listing, talk: Talk) -> None:
    talk.say(block.is_detail, *(Said(item, is_item=True) for item in block.items))


@shows.of(blocks.Note)
def _note(block: blocks.Note, talk: Talk) -> None:
    talk.say(block.is_detail, Said(f"{block.title}. {block.text}", colour=QUIET))


@shows.of(blocks.Terms)
def _terms(block: blocks.Terms, talk: Talk) -> None:
    talk.say(
        block.is_detail,
        Said(block.title, bold=True),
        *(Said(f"{name}: {means}", is_item=True) for name, means in block.pairs),
    )


@shows.of(blocks.Charts)
def _charts(block: blocks.Charts, talk: Talk) -> None:
    """A slide for each chart that is news. The words above it, its notes and its table are for the speaker."""
    if any(chart.is_news for chart in block.charts):
        talk.aside += [said.text for said in talk.words]
        talk.words = []
    for chart in block.charts:
        whole = f"{chart.heading}. {chart.finding}"
        if not chart.is_news:
            talk.aside.append(whole)
            continue
        slide = talk.add(chart.message, [whole, *chart.notes, *_as_lines(chart)])
        top = TOP
        if finding := _finding(chart):
            talk.deck.texts(slide, [finding], TEXT)
            top += tall(finding, TEXT)
        high = TOP + BODY - top - foot_height(chart.foot)
        shape = ROOM / high
        talk.deck.picture(slide, chart.png_of(shape), chart.alternative, chart.shape_of(shape), top, high)
        if chart.foot:
            talk.deck.foot(slide, chart.foot)


def _finding(chart: Chart) -> Said | None:
    """The finding, or as much of it as leaves room for the picture: what matters most first, in whole sentences."""
    if _leaves_room(chart, chart.finding):
        return Said(chart.finding)
    said = ""
    for part in chart.main or (chart.finding,):
        longer = f"{said} {part}".strip()
        if _leaves_room(chart, longer):
            said = longer
    return Said(said) if said else None


def _leaves_room(chart: Chart, text: str) -> bool:
    return tall(Said(text), TEXT) + _PICTURE_AT_LEAST + foot_height(chart.foot) <= BODY


@shows.of(blocks.Table)
def _table(block: blocks.Table, talk: Talk) -> None:
    """A table on as many slides as it needs: groups stay whole where they can."""
    if block.is_detail:
        return
    talk.flush()
    parts = laid_out(block)
    for part, spoken in zip(parts, for_speaker(block, parts), strict=True):
        slide = talk.add(part.title, spoken)
        talk.deck.table(slide, block.caption, part.widths, part.lines, part.size, part.foot)
        if part.foot:
            talk.deck.foot(slide, part.foot)


def _as_lines(chart: Chart) -> Iterator[str]:
    """The chart's table in words, for those who read the slides and can't see the picture."""
    yield "; ".join(column.heading for column in chart.columns)
    for row in chart.rows:
        yield "; ".join(cell.text for cell in row)


def _pieces(said: Said, size: float) -> Iterator[Said]:
    """A text that is longer than a slide in parts that are not: cut behind a sentence where one ends far enough down,
    or between words. What goes on is no statement of its own, and has no bullet.
    """
    part = ""
    for word in said.text.split():
        longer = f"{part} {word}".strip()
        if part and tall(replace(said, text=longer), size) > BODY:
            at = max(part.rfind(end) for end in _ENDS) + 1
            at = at if at > len(part) / 2 else len(part)
            yield replace(said, text=part[:at])
            said = replace(said, goes_on=True)
            part = f"{part[at:]} {word}".strip()
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
