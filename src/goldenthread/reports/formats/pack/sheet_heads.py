"""What stands above the table of a sheet: the title, where it comes from and its marking, whole on every page."""

from __future__ import annotations

from typing import Any

from goldenthread.charts.measuring import lines, width
from goldenthread.reports.document import Document
from goldenthread.reports.formats.pack.sheet_layout import PAD, SIZE, Layout
from goldenthread.terms.workbook import LINE, Styles

_TITLE = 16  # points


def write_above(
    sheet: Any, styles: Styles, document: Document, name: str, layout: Layout, names: int
) -> list[float]:
    """Writes three lines, and tells how high each is. names: the columns that are printed again on each page."""
    said = (
        (f"{name}: {document.title}", _TITLE, True),
        (document.source, SIZE, False),
        (document.marking, SIZE, True),
    )
    return [_write_line(sheet, styles, row, line, layout, names) for row, line in enumerate(said)]


def _write_line(
    sheet: Any, styles: Styles, row: int, line: tuple[str, float, bool], layout: Layout, names: int
) -> float:
    """One line over all columns; where a page ends before it does, on several lines over the names alone."""
    text, size, bold = line
    high = LINE * 1.5 if size > SIZE else LINE
    look: dict[str, Any] = {"bold": True} if bold else {}
    if size > SIZE:
        look["font_size"] = size
    if layout.pages and width(text, size, bold) > layout.narrowest(names):
        look["text_wrap"] = True
        high *= lines(text, size, sum(layout.widths[:names]) - PAD, bold)
        if names > 1:
            sheet.merge_range(row, 0, row, names - 1, "", styles(**look))
    sheet.write_string(row, 0, text, styles(**look))
    if high > LINE:
        sheet.set_row(row, high)
    return high
