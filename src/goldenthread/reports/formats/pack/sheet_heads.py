"""What stands above the table of a sheet: the title, where it comes from and its marking, whole on every page."""

from __future__ import annotations

from typing import Any

from goldenthread.charts.measuring import lines, width
from goldenthread.reports.document import Document
from goldenthread.reports.formats.pack.sheet_layout import PAD, PAGE, SIZE, Layout
from goldenthread.terms.workbook import FREE, LINE, Styles

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
    """One line over all columns; on several lines where a page ends before it does.

    On one page it would else decide how small everything is printed: programs fit what runs over the table too.
    """
    text, size, bold = line
    high = LINE * 1.5 if size > SIZE else LINE
    look: dict[str, Any] = {"bold": True} if bold else {}
    if size > SIZE:
        look["font_size"] = size
    room, columns, wide = _room(layout, names)
    if width(text, size, bold) > room:
        look["text_wrap"] = True
        high *= lines(text, size, wide - PAD, bold)
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, "", styles(**look))
    sheet.write_string(row, 0, text, styles(**look))
    if high > LINE:
        sheet.set_row(row, high)
    return high


def _room(layout: Layout, names: int) -> tuple[float, int, float]:
    """How wide a line may be before it goes on on another; then over how many columns it stands, and their width.

    Over the names alone where there are pages beside each other; else over the table, and beside it where the page
    is wider than the table.
    """
    if layout.pages:
        return layout.narrowest(names), names, sum(layout.widths[:names])
    wide = sum(layout.widths)
    beside = int(max(PAGE - wide, 0.0) // FREE)
    return max(wide, PAGE), len(layout.widths) + beside, wide + beside * FREE
