"""A Word document of ours: its letters, headings, lists and tables, on A4 laid on its side."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from goldenthread.plans.writing.columns import CELL, is_tall, widths_of
from goldenthread.terms.office_file import write_dated

LETTERS = "Arial"
_BLUE, _INK, _QUIET = "12436D", "0B0C0C", "505A5F"
_FAINT = "626A6E"
_LINE = "B1B4B6"
_PAGE = (297, 210)
_MARGIN = 16
ROOM = _PAGE[0] - 2 * _MARGIN
"""Millimetres between the margins."""

_READ = 175  # millimetres: longer lines of words are hard to follow
_SIZES = {0: 24, 1: 18, 2: 14, 3: 12}
_BODY, _SMALL = 10.5, 9.0
_SMALLEST = 7.0
_FEW, _SHORT = 8, 120  # rows of a table that stays on one page, letters of each of its cells
_OF_THE_TEMPLATE = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml")
# A document's own date of creation would make two writings of one plan differ.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


class Pages:
    """Writes one block below the other."""

    def __init__(self, title: str) -> None:
        self._document = docx.Document()
        self._names: dict[str, str] = {}
        said = self._document.core_properties
        said.title, said.language, said.author, said.comments = title[:255], "en-GB", "", ""
        said.created = said.modified = _CREATED
        said.last_modified_by = ""
        self._leave_out_what_was_there()
        self._set_page()
        self._set_letters()
        self._set_footer()

    def heading(self, level: int, text: str, *, new_page: bool = False) -> None:
        """A heading; 0 is the title of the document."""
        paragraph = self._styled(text, _style_of(level))
        paragraph.paragraph_format.page_break_before = new_page or None

    def words(self, text: str, *, belongs_to_next: bool = False) -> None:
        paragraph = self._document.add_paragraph(text)
        paragraph.paragraph_format.right_indent = Mm(ROOM - _READ)
        paragraph.paragraph_format.keep_with_next = belongs_to_next or None

    def small(self, text: str) -> None:
        """A sentence about the document itself."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.right_indent = Mm(ROOM - _READ)
        run = paragraph.add_run(text)
        run.font.size, run.font.color.rgb = Pt(_SMALL), RGBColor.from_string(_QUIET)

    def list_of(self, items: Sequence[str]) -> None:
        """A list; its first items stay with the heading above, its last two together."""
        for n, item in enumerate(items):
            paragraph = self._styled(item, "List Bullet")
            paragraph.paragraph_format.right_indent = Mm(ROOM - _READ)
            paragraph.paragraph_format.keep_with_next = n == 0 < len(items) - 1 or n == len(items) - 2

    def table(
        self,
        caption: str,
        columns: Sequence[str],
        lines: Sequence[Sequence[str]],
        weights: Sequence[float],
        quiet: int | None = None,
    ) -> None:
        """A table as wide as the page, whose headings stand on every page that it runs over.

        quiet: the column of what a program needs and a reader does not. Rows of few words stay together, and a row
        stays whole unless it is tall.
        """
        widths = widths_of(columns, lines, weights, ROOM)
        table = self._document.add_table(rows=1, cols=len(columns))
        table.autofit = False
        _describe(table, caption)
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Mm(wide)
        _head(table.rows[0], columns, widths)
        is_short = len(lines) <= _FEW and all(len(text) <= _SHORT for line in lines for text in line)
        for at, line in enumerate(lines):
            row = table.add_row()
            if not (tall := is_tall(line, widths)):
                _mark(row, "w:cantSplit")
            stays = at < len(lines) - 1 and (is_short or at == 0) and not tall
            for n, (cell, text, wide) in enumerate(zip(row.cells, line, widths, strict=True)):
                cell.width = Mm(wide)
                _fill(cell, text, colour=_FAINT if n == quiet else _INK, stays=stays)
        # The paragraph after a table keeps the next heading off it, and needs no page of its own below a full one.
        after = self._document.add_paragraph().paragraph_format
        after.line_spacing, after.space_after = Pt(1), Pt(13)

    def _styled(self, text: str, style: str) -> Any:
        """A paragraph in a style. Which name the file has for it is sought once: the library would seek each time."""
        if style not in self._names:
            self._names[style] = self._document.styles[style].style_id
        paragraph = self._document.add_paragraph(text)
        paragraph._p.style = self._names[style]
        return paragraph

    def save(self, path: Path) -> None:
        write_dated(path, self._document.save)

    def _leave_out_what_was_there(self) -> None:
        """The empty document that this is begun from has a picture of itself, its maker and old styles."""
        document = self._document.part
        for part in (document.package, document):
            for key, relation in list(part.rels.items()):
                if relation.reltype.rsplit("/", 1)[1] in _OF_THE_TEMPLATE:
                    part.rels.pop(key)

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = map(Mm, _PAGE)
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin, section.bottom_margin = Mm(16), Mm(18)
        section.footer_distance = Mm(9)

    def _set_letters(self) -> None:
        styles = self._document.styles
        _letters(styles["Normal"], _BODY, _INK)
        styles["Normal"].paragraph_format.space_after = Pt(6)
        for level, size in _SIZES.items():
            style = styles[_style_of(level)]
            _letters(style, size, _BLUE, bold=True)
            style.paragraph_format.space_before = Pt(0 if level == 0 else 20 - 4 * level)
            style.paragraph_format.space_after = Pt(8 - level)
            style.paragraph_format.keep_with_next = True
            for border in style.element.findall(f".//{qn('w:pBdr')}"):
                border.getparent().remove(border)
        for style in styles.element.iter(qn("w:lang")):
            style.set(qn("w:val"), "en-GB")

    def _set_footer(self) -> None:
        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for text, code in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
            run = paragraph.add_run(text)
            run.font.size = Pt(_SMALL)
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), code)
            shown = paragraph.add_run("1")
            shown.font.size = Pt(_SMALL)
            field.append(shown._r)
            paragraph._p.append(field)


def _style_of(level: int) -> str:
    return "Title" if level == 0 else f"Heading {level}"


def _letters(style: Any, size: float, colour: str, *, bold: bool = False) -> None:
    """The letters of a style, also where the program's own theme would have others."""
    style.font.name, style.font.size, style.font.bold = LETTERS, Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), LETTERS)


def _head(row: Any, columns: Sequence[str], widths: Sequence[float]) -> None:
    _mark(row, "w:cantSplit")
    _mark(row, "w:tblHeader")
    for cell, text, wide in zip(row.cells, columns, widths, strict=True):
        cell.width = Mm(wide)
        _fill(cell, text, bold=True, colour="FFFFFF")
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
        shade = _element("w:shd", val="clear", color="auto", fill=_BLUE)
        cell._tc.get_or_add_tcPr().append(shade)


def _fill(cell: Any, text: str, *, bold: bool = False, colour: str = _INK, stays: bool = False) -> None:
    """The lines of a text as the paragraphs of a cell. stays: on the page of the row below."""
    first = cell._tc.p_lst[0]
    for line in _paragraphs(text):
        paragraph = deepcopy(_empty_line(bold, colour, stays))
        paragraph.r_lst[0].text = line
        first.addprevious(paragraph)
    first.getparent().remove(first)


def _paragraphs(text: str) -> list[str]:
    """The lines of a text, each for a paragraph. Where one is set in, all stay in one, whose inner blanks are read."""
    lines = text.split("\n")
    return lines if all(line == line.strip() for line in lines) else [text]


@cache
def _empty_line(bold: bool, colour: str, stays: bool) -> Any:
    """A paragraph of a cell with no words yet. A plan has thousands: to put each together anew takes seconds."""
    paragraph = docx.Document().add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.keep_with_next = stays or None
    run = paragraph.add_run("")
    run.font.size, run.font.bold = Pt(_SMALLEST if colour == _FAINT else CELL), bold
    run.font.color.rgb = RGBColor.from_string(colour)
    return paragraph._p


def _describe(table: Any, caption: str) -> None:
    """What the table is for those who hear it, a line under each row, and room around the words."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=_LINE))
    room = OxmlElement("w:tblCellMar")
    for side, twips in (("top", "40"), ("left", "80"), ("bottom", "40"), ("right", "80")):
        room.append(_element(f"w:{side}", w=twips, type="dxa"))
    # The order is that of the schema; some programs take no other.
    look = properties.find(qn("w:tblLook"))
    for element in (borders, room):
        look.addprevious(element)
    layout = properties.find(qn("w:tblLayout"))
    if layout is not None:
        room.addprevious(layout)
    properties.append(_element("w:tblCaption", val=caption))


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _element(name: str, **values: str) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element
