"""An improvement plan as a workbook: a sheet each for its frame, parts, priorities, actions and measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from goldenthread.charts.measuring import lines
from goldenthread.plans.layout import rows
from goldenthread.plans.layout import words as w
from goldenthread.plans.layout.cells import day_shown
from goldenthread.plans.plan import Plan
from goldenthread.plans.writing.clean import clean
from goldenthread.terms.workbook import Styles, new_book, printed

MOST_LETTERS = 32_767
"""What a cell of a workbook can hold; Excel calls a file with more of it damaged."""

_SIZE = 11.0
_DIGIT = 5.6  # points of a digit, in which widths of columns are counted
_PAD = 14.0  # of a cell, with its indent
_PIXEL = 0.75  # points
_LEADING, _ROOM = 14.2, 4.0
_HIGHEST = 405.0  # points; Excel makes no row higher than 409
_SPARE = 200  # rows below the last that are formatted for what people add
_HEAD = {"bold": True, "bg_color": "#12436D", "font_color": "#FFFFFF", "text_wrap": True, "indent": 1}
_BODY = {"text_wrap": True, "valign": "top", "align": "left", "indent": 1}
_RULED = {"bottom": 1, "bottom_color": "#B1B4B6"}
_EXPLAINED = "What goes into it"
_WIDTHS = {
    w.NUMBER: 11, w.ACTION: 44, w.LEADS: 26, w.BY_WHEN: 16, w.DUE: 15, w.GOES_ON: 10, w.OUTCOME: 33, w.MEASURE: 36,
    w.IMPACT: 35, w.STEPS: 42, w.HORIZON: 13, w.DEPENDS: 14, w.PRIORITY: 20, w.PART: 19, w.BASELINE: 16,
    w.BASELINE_DATE: 15, w.TARGET: 16, w.TARGET_DATE: 15, w.NOW: 16, w.SOURCE: 19, w.INDICATOR: 19, w.SHARED: 10,
    w.STATEMENT: 50, w.NEEDS: 50, w.OUTCOMES: 46, "Status": 16, "Serves": 70, w.WHAT: 18, w.WORDS: 100, _EXPLAINED: 100,
}  # fmt: skip
_NAMES = {w.ACTIONS: 2, w.MEASURES: 1}
"""The first columns that stay in sight, and stand on each page, where a sheet is wider than one."""

_PAGE = 770.0  # points between the margins of A4 on its side
_SMALLEST = 7.5  # points of a letter on paper
_FOOTER = 100  # letters; a foot of 255, each & counted twice, is the most that Excel takes
_DAY = "d mmm yyyy"
_DAYS = (w.DUE, w.BASELINE_DATE, w.TARGET_DATE)
_ASKED = {w.GOES_ON: [w.YES, w.NO], w.SHARED: [w.YES]}


def write(plan: Plan, path: Path, help_rows: Sequence[tuple[str, str, str]] = (), *, about: str = "") -> None:
    """Writes the improvement plan. help_rows: sheet, column and what goes into it, for a sheet of instructions.

    about: what this workbook is, such as its version; it stands with the note that is not read.
    """
    book = _Book(new_book(path, clean(plan.title) or w.FRONT), clean(plan.title) or w.FRONT)
    book.front(plan, w.note(about) + (w.SEE_HELP if help_rows else ""))
    book.sheet(w.PARTS, w.OF_A_PART, map(rows.part_row, plan.parts))
    book.sheet(w.PRIORITIES, w.OF_A_PRIORITY, map(rows.priority_row, plan.priorities))
    book.sheet(
        w.ACTIONS,
        w.OF_AN_ACTION,
        (rows.never_empty(rows.action_row(each, plan.starts), w.DUE) for each in plan.actions),
    )
    book.sheet(
        w.MEASURES,
        w.OF_A_MEASURE,
        (rows.never_empty(rows.measure_row(each), w.INDICATOR) for each in plan.measures),
    )
    if help_rows:
        columns = ("Sheet", "Column", _EXPLAINED)
        book.sheet(w.HELP, columns, (dict(zip(columns, each, strict=True)) for each in help_rows), spare=0)
    book.close()


@dataclass
class _Book:
    book: Any
    title: str

    def __post_init__(self) -> None:
        self._styles = Styles(self.book)

    def front(self, plan: Plan, note: str) -> None:
        """Title, period and key outcomes, a row each."""
        said: list[tuple[str, rows.Cell]] = [
            ("Title", plan.title),
            ("Starts", plan.starts),
            ("Ends", plan.ends),
            ("Approver", plan.approver),
        ]
        said += [("Key outcome", each) for each in plan.key_outcomes]
        said.append(("About this file", note))
        self.sheet(w.FRONT, w.OF_THE_FRONT, ({w.WHAT: what, w.WORDS: words} for what, words in said), spare=0)

    def sheet(
        self,
        name: str,
        columns: Sequence[str],
        lines_: Iterable[Mapping[str, rows.Cell]],
        spare: int = _SPARE,
    ) -> None:
        """A table under one frozen row of headings."""
        sheet = self.book.add_worksheet(name)
        found = list(lines_)
        for n, column in enumerate(columns):
            sheet.set_column_pixels(n, n, round(_points(column) / _PIXEL), self._body(column))
            sheet.write_string(0, n, column, self._styles(**_HEAD))
        sheet.set_row(0, 32)
        for at, line in enumerate(found, start=1):
            sheet.set_row(at, _height(columns, line))
            for n, column in enumerate(columns):
                self._cell(sheet, at, n, line.get(column), column)
        last = max(len(found) + spare, 1)
        names = _NAMES.get(name, 0)
        sheet.freeze_panes(1, names)
        sheet.autofilter(0, 0, max(len(found), 1), len(columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last + 1}"})
        for column, choices in _ASKED.items():
            if column in columns:
                n = columns.index(column)
                sheet.data_validation(1, n, last, n, {"validate": "list", "source": choices})
        sheet.print_across()  # the pages that lie beside each other come after each other
        printed(
            sheet, self.title[:_FOOTER], 0, names, list(_breaks(columns, names)), int(100 * _SMALLEST / _SIZE)
        )

    def close(self) -> None:
        self.book.close()

    def _body(self, column: str, **more: Any) -> Any:
        """The format of a column: days as days; all else as text, so that 1.10 and 27% stay as they are typed."""
        return self._styles(**_BODY, **more, num_format=_DAY if column in _DAYS else "@")

    def _cell(self, sheet: Any, at: int, n: int, value: rows.Cell, column: str) -> None:
        if isinstance(value, date):
            sheet.write_datetime(at, n, value, self._styles(**_BODY, **_RULED, num_format=_DAY))
            return
        text = clean(value or "")
        if len(text) > MOST_LETTERS:
            raise ValueError(
                f'A cell under "{column}" has {len(text):,} letters: a workbook holds {MOST_LETTERS:,}.'
            )
        if text:
            sheet.write_string(at, n, text, self._body(column, **_RULED))
        else:
            sheet.write_blank(at, n, None, self._body(column, **_RULED))


def _height(columns: Sequence[str], line: Mapping[str, rows.Cell]) -> float:
    """A row as high as the longest of its cells, as not every program works that out."""
    most = max(_lines(_shown(line.get(column)), _points(column)) for column in columns)
    return min(_HIGHEST, most * _LEADING + _ROOM)


def _points(column: str) -> float:
    return _WIDTHS.get(column, 24) * _DIGIT


def _breaks(columns: Sequence[str], names: int) -> Iterator[int]:
    """After which columns a page ends, so that no letter on paper is smaller than it may be."""
    room = _PAGE * _SIZE / _SMALLEST
    repeated = sum(map(_points, columns[:names]))
    used = repeated
    for n, column in enumerate(columns[names:], start=names):
        if used + _points(column) > room:
            yield n
            used = repeated
        used += _points(column)


def _lines(text: str, wide: float) -> int:
    return sum(lines(part, _SIZE, wide - _PAD) for part in text.split("\n"))


def _shown(value: rows.Cell) -> str:
    return day_shown(value) if isinstance(value, date) else clean(value or "")
