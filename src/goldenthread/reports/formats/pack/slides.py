"""Slides with a title, a body and a foot, read in that order: text, one picture or one table, each where it fits."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from goldenthread.charts.measuring import height, lines
from goldenthread.reports.document import Document
from goldenthread.reports.shortening import first_words, joined
from goldenthread.terms.office_file import write_dated

FONT = "Arial"
INK, QUIET, BLUE, WHITE = "0B0C0C", "484949", "12436D", "FFFFFF"
WIDE, TALL = 960.0, 540.0  # points: 16 to 9
SIDE, TOP, FOOT = 44.0, 95.0, 510.0
ROOM = WIDE - 2 * SIDE
BODY = FOOT - 8 - TOP
TITLE, SMALL = 28, 14
COVER, BAND = 44, 330.0  # the letters of the report's name, and how far down its band goes
INDENT = 20.0  # of a statement, beside its bullet
TEXT = 24  # letters of words: read from the back of a room
TABLE = (28, 24, 22, 20, 18)  # letters of tables: the largest of those with which they need the fewest slides
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # a table with no lines and no colours of its own


@dataclass(frozen=True)
class Said:
    """A text with its look. Breaks within it mean nothing on a slide: its lines are joined, so that what is measured is
    what is written.
    """

    text: str
    bold: bool = False
    colour: str = INK
    fill: str = ""
    right: bool = False
    is_item: bool = False  # one of some statements, behind a bullet
    goes_on: bool = False  # it began on the slide before

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", joined(self.text))


@dataclass(frozen=True)
class Line:
    """A row of a table; a heading runs over all of its columns."""

    cells: tuple[Said, ...]
    is_heading: bool = False


class Deck:
    """The slides of one report, in the order in which they are added."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._deck = Presentation()
        self._deck.slide_width, self._deck.slide_height = Pt(WIDE), Pt(TALL)
        self._layout = self._only_layout()
        self._titles: dict[str, int] = {}
        properties = self._deck.core_properties
        properties.title, properties.author = (
            first_words(said, _PROPERTY) for said in (document.title, document.council)
        )
        properties.language = "en-GB"
        made = datetime.combine(document.known_on, datetime.min.time())
        properties.created = properties.modified = properties.last_printed = made
        properties.last_modified_by, properties.revision, properties.keywords = "", 1, ""
        properties.comments = ""
        self._leave_out_what_was_there()

    def _leave_out_what_was_there(self) -> None:
        """The empty presentation that slides are begun from has a picture of itself, its printer and its maker."""
        presentation = self._deck.part
        for part in (presentation.package, presentation):
            for key, relation in list(part._rels.items()):
                if relation.reltype.rsplit("/", 1)[1] in _OF_THE_TEMPLATE:
                    part._rels.pop(key)

    def _only_layout(self) -> Any:
        layout: Any = self._deck.slide_layouts.get_by_name("Title Only")
        for other in list(self._deck.slide_layouts):
            if other is not layout and other.name != layout.name:
                self._deck.slide_layouts.remove(other)
        for place in (*layout.placeholders, *self._deck.slide_master.placeholders):
            if place.placeholder_format.type == 1:
                place.left, place.top, place.width, place.height = (Pt(n) for n in (SIDE, 18, ROOM, TOP - 26))
            else:
                place._element.getparent().remove(place._element)
        return layout

    def add(self, title: str, notes: Sequence[str] = ()) -> Any:
        """A new slide. Titles tell slides apart, so one that comes again is numbered; one that finds no room is cut,
        and whole for the speaker.
        """
        title, notes = _that_fits(joined(title), notes)
        slide = self._deck.slides.add_slide(self._layout)
        self._titles[title] = self._titles.get(title, 0) + 1
        number = self._titles[title]
        shown = title if number == 1 else f"{title} ({number})"
        frame = slide.shapes.title.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
        frame.vertical_anchor = MSO_ANCHOR.TOP  # titles of one line and of two begin at the same place
        size = next(s for s in (TITLE, 26, *TABLE[1:]) if lines(shown, s, ROOM, True) <= 2 or s == 18)
        _write(frame.paragraphs[0], Said(shown, bold=True, colour=BLUE), size)
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        if notes:
            slide.notes_slide.notes_text_frame.text = "\n".join(notes)
        return slide

    def cover(self, title: str, said: Sequence[Said]) -> None:
        """The first slide: the report's name on a band of colour, and under it whose it is and what it rests on."""
        slide = self.add("\N{NO-BREAK SPACE}".join(title.rsplit(" ", 1)))  # month and year on one line
        name = slide.shapes.title
        name.left, name.top, name.width, name.height = Emu(0), Emu(0), Pt(WIDE), Pt(BAND)
        name.fill.solid()
        name.fill.fore_color.rgb = _colour(BLUE)
        frame = name.text_frame
        frame.margin_left = frame.margin_right = Pt(SIDE)
        frame.margin_bottom = Pt(SIDE / 2)
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        run = frame.paragraphs[0].runs[0]
        run.font.size = Pt(
            next(s for s in (COVER, 36, TITLE) if lines(title, s, ROOM, True) <= 3 or s == TITLE)
        )
        run.font.color.rgb = _colour(WHITE)
        self.texts(slide, said, TEXT, BAND + SIDE / 2)

    def _feet(self) -> None:
        """What stands at the foot of each slide is added last, so that it is read last. The first slide says it all."""
        foot = f"{self._document.source}. {self._document.marking}".strip()
        for at, slide in enumerate(self._deck.slides, start=1):
            if at > 1:
                self._box(slide, Said(foot, colour=QUIET), SIDE, FOOT, ROOM - 60, SMALL)
            number = Said(str(at), colour=QUIET, right=True)
            box = self._box(slide, number, WIDE - SIDE - 50, FOOT, 50, SMALL)
            box.name = "Slide number"
            _as_field(box.text_frame.paragraphs[0]._p)

    def _box(
        self, slide: Any, said: Said, left: float, top: float, room: float, size: float, high: float = 0
    ) -> Any:
        box = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(room), Pt(high or size * 1.4))
        frame = box.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
        frame.word_wrap = True
        _write(frame.paragraphs[0], said, size)
        return box

    def texts(self, slide: Any, said: Sequence[Said], size: float, top: float = TOP) -> None:
        """Paragraphs under each other, from the top."""
        high = sum(tall(one, size) for one in said)
        box = slide.shapes.add_textbox(Pt(SIDE), Pt(top), Pt(ROOM), Pt(high))
        frame = box.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
        frame.word_wrap = True
        for at, one in enumerate(said):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(GAP)
            _write(paragraph, one, size)

    def picture(
        self, slide: Any, png: bytes, alternative: str, shape: float, top: float, high: float
    ) -> None:
        """A picture as large as fits under `top`; `shape` is its width over its height."""
        wide = min(ROOM, high * shape)
        picture = slide.shapes.add_picture(io.BytesIO(png), Pt(SIDE), Pt(top), Pt(wide), Pt(wide / shape))
        picture._element.nvPicPr.cNvPr.set("descr", alternative)
        picture.name = "Chart"

    def table(
        self, slide: Any, caption: str, widths: Sequence[float], table: Sequence[Line], size: float, foot: str
    ) -> None:
        """A table of the program's own; its first line is the head. Few rows stand further apart than many."""
        heights = [row_height(line, widths, size) for line in table]
        room = BODY - foot_height(foot) - GAP - sum(heights)
        heights = [high + max(0.0, min(room / len(table), size * _APART)) for high in heights]
        frame = slide.shapes.add_table(
            len(table), len(widths), Pt(SIDE), Pt(TOP), Pt(sum(widths)), Pt(sum(heights))
        )
        frame._element.nvGraphicFramePr.cNvPr.set("descr", caption)
        frame.name = "Table"
        made = frame.table
        made.first_row, made.first_col, made.horz_banding = True, True, False
        made._tbl.tblPr.find(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
        ).text = _PLAIN
        for column, wide in zip(made.columns, widths, strict=True):
            column.width = Pt(wide)
        for at, (row, line, tall_) in enumerate(zip(made.rows, table, heights, strict=True)):
            row.height = Pt(tall_)
            if line.is_heading:
                row.cells[0].merge(row.cells[len(widths) - 1])
            for cell, said in zip(row.cells, line.cells, strict=False):
                _fill(cell, said, size)
            if at == 0 or line.is_heading:
                for cell in row.cells:
                    _underline(cell, 1.5 if at == 0 else 0.75)

    def foot(self, slide: Any, text: str) -> None:
        """What the marks of a slide mean, small, above its foot."""
        high = foot_height(text)
        self._box(slide, Said(text, colour=QUIET), SIDE, TOP + BODY - high, ROOM, SMALL, high)

    def remember(self, notes: Sequence[str]) -> None:
        """More words for the speaker, in the notes of the last slide."""
        frame = self._deck.slides[len(self._deck.slides) - 1].notes_slide.notes_text_frame
        frame.text = "\n".join(filter(None, [frame.text, *notes]))

    def save(self, path: Path) -> None:
        """The same slides always give the same bytes."""
        self._feet()
        write_dated(path, self._deck.save)


_NUMBER = (
    "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # of the field: any will do, and the same gives the same bytes
)
_OF_THE_TEMPLATE = ("thumbnail", "extended-properties", "printerSettings")
_PROPERTY = 255  # letters: more of them no Office file may say of itself
GAP = 8.0
_PAD = 5.0
_APART = 0.75  # of a letter: how much further apart rows stand at most, where there is room


def _that_fits(title: str, notes: Sequence[str]) -> tuple[str, Sequence[str]]:
    """A title that takes no more lines than stand above a slide's body, in the smallest letters if need be."""
    tried = (first_words(title, most) for most in (len(title), *range(240, 0, -20)))
    fits = next(one for one in tried if height(f"{one} (99)", TABLE[-1], ROOM, True) <= TOP - 26)
    return fits, notes if fits == title else [title, *notes]


def tall(said: Said, size: float) -> float:
    """The height of a paragraph on a slide, with the gap after it."""
    return height(said.text, size, ROOM - (INDENT if said.is_item else 0.0), said.bold) + GAP


def foot_height(text: str) -> float:
    """The height of the words about the marks of a slide; 0 where there are none."""
    return height(text, SMALL, ROOM) if text else 0.0


def row_height(line: Line, widths: Sequence[float], size: float) -> float:
    """The height of a row: that of its longest cell."""
    if line.is_heading:
        return height(line.cells[0].text, size, sum(widths) - 2 * _PAD, True) + _PAD
    return _PAD + max(
        height(said.text, size, wide - 2 * _PAD, said.bold)
        for said, wide in zip(line.cells, widths, strict=True)
    )


def _write(paragraph: Any, said: Said, size: float) -> None:
    run = paragraph.add_run()
    run.text = said.text
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), said.bold
    run.font.color.rgb = _colour(said.colour)
    run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
    paragraph.line_spacing = 1.0
    if said.right:
        paragraph.alignment = PP_ALIGN.RIGHT
    if said.is_item:
        _as_item(paragraph._p.get_or_add_pPr(), said.goes_on)


def _as_item(properties: Any, goes_on: bool) -> None:
    """A paragraph of a list: its bullet is drawn by the program, and told by a screen reader."""
    indent = str(Pt(INDENT))
    properties.set("marL", indent)
    if goes_on:
        return
    properties.set("indent", f"-{indent}")
    for part in (f'<a:buFont {nsdecls("a")} typeface="{FONT}"/>', f'<a:buChar {nsdecls("a")} char="•"/>'):
        properties.append(parse_xml(part))


def _as_field(paragraph: Any) -> None:
    """The number of a slide as a field, so that it stays right when slides are moved or taken out."""
    run = paragraph.r_lst[0]
    field = parse_xml(f'<a:fld {nsdecls("a")} id="{_NUMBER}" type="slidenum"/>')
    for part in list(run):
        field.append(part)
    run.getparent().replace(run, field)


def _colour(code: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(code))  # type: ignore[no-untyped-call]


def _fill(cell: Any, said: Said, size: float) -> None:
    cell.margin_left, cell.margin_right = Pt(_PAD), Pt(2 * _PAD if said.right else _PAD)
    cell.margin_top = cell.margin_bottom = Pt(_PAD / 2)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    _write(cell.text_frame.paragraphs[0], said, size)
    if said.fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = _colour(said.fill)


def _underline(cell: Any, points: float) -> None:
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="{int(points * 12_700)}"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().insert(0, line)
