"""An improvement plan as a workbook: a sheet each for its frame, parts, priorities, actions and measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from textwrap import shorten
from typing import Any

from goldenthread.plans.layout import rows
from goldenthread.plans.layout import words as w
from goldenthread.plans.layout.cells import day_shown
from goldenthread.plans.plan import Plan
from goldenthread.plans.writing.clean import clean
from goldenthread.plans.writing.sheets import DIGIT, SIZE, SMALLEST, Laid, laid_out
from goldenthread.terms.workbook import Styles, new_book, printed

MOST_LETTERS = 32_767
"""What a cell of a workbook can hold; Excel calls a file with more of it damaged."""

_PIXEL = 0.75  # points
_SPARE = 200
_HEAD = {"bold": True, "bg_color": "#12436D", "font_color": "#FFFFFF", "text_wrap": True, "indent": 1}
_BODY = {"text_wrap": True, "valign": "top", "align": "left", "indent": 1}
_RULED = {"bottom": 1, "bottom_color": "#B1B4B6"}
_EXPLAINED = "What goes into it"
_WIDTHS = {
    w.NUMBER: 11, w.ACTION: 44, w.LEADS: 26, w.BY_WHEN: 16, w.DUE: 15, w.GOES_ON: 10, w.OUTCOME: 33, w.MEASURE: 34,
    w.IMPACT: 35, w.STEPS: 42, w.HORIZON: 13, w.DEPENDS: 14, w.PRIORITY: 20, w.PART: 19, w.BASELINE: 13,
    w.BASELINE_DATE: 14, w.TARGET: 13, w.TARGET_DATE: 14, w.NOW: 13, w.UNIT: 9, w.SOURCE: 18, w.INDICATOR: 17,
    w.SHARED: 17,
    w.STATEMENT: 50, w.NEEDS: 50, w.OUTCOMES: 46, "Status": 16, "Serves": 70, w.WHAT: 18, w.WORDS: 100, _EXPLAINED: 100,
}  # fmt: skip
_NAMES = {w.PARTS: 1, w.PRIORITIES: 3, w.ACTIONS: 2, w.MEASURES: 1}
"""The first columns that stay in sight, and stand on each page, where a sheet is wider than one."""

_CUT = (
    " Some cells hold more than a row of a workbook can show, and their ends are missing on paper: the plan as a Word "
    "document prints them whole."
)
_FOOTER = 100  # letters; a foot of 255, each & counted twice, is the most that Excel takes
_DAY = "d mmm yyyy"
_DAYS = (w.DUE, w.BASELINE_DATE, w.TARGET_DATE)
_ASKED = {w.GOES_ON: [w.YES, w.NO]}


def write(plan: Plan, path: Path, help_rows: Sequence[tuple[str, str, str]] = (), *, about: str = "") -> None:
    """Writes the improvement plan. help_rows: sheet, column and what goes into it, for a sheet of instructions.

    about: what this workbook is, such as its version; it stands with the note that is not read.
    """
    title = clean(plan.title) or w.FRONT
    sheets = list(_sheets(plan))
    if help_rows:
        columns = ("Sheet", "Column", _EXPLAINED)
        explained = [dict(zip(columns, each, strict=True)) for each in help_rows]
        sheets.append(_Sheet(w.HELP, columns, explained, spare=0))
    note = w.note(about) + (w.SEE_HELP if help_rows else "")
    if any(sheet.laid.cut for sheet in sheets):
        note += _CUT
    # What is written over is not to have the name of the example at the foot of its pages.
    book = _Book(new_book(path, title), w.FRONT if help_rows else title)
    for sheet in (_front(plan, note), *sheets):
        book.write(sheet)
    book.close()


@dataclass(frozen=True)
class _Sheet:
    """spare: the rows below the last that are formatted for what people add."""

    name: str
    columns: Sequence[str]
    lines: Sequence[Mapping[str, rows.Cell]]
    spare: int = _SPARE

    @cached_property
    def laid(self) -> Laid:
        """Its columns, as wide as its texts need them."""
        texts = [[_shown(line.get(column)) for column in self.columns] for line in self.lines]
        widths = [_WIDTHS.get(column, 24) * DIGIT for column in self.columns]
        return laid_out(widths, texts, _NAMES.get(self.name, 0))


def _front(plan: Plan, note: str) -> _Sheet:
    """Title, period and key outcomes, a row each."""
    said: list[tuple[str, rows.Cell]] = [
        ("Title", plan.title),
        ("Starts", plan.starts),
        ("Ends", plan.ends),
        ("Approver", plan.approver),
    ]
    said += [("Key outcome", each) for each in plan.key_outcomes]
    said.append(("About this file", note))
    return _Sheet(w.FRONT, w.OF_THE_FRONT, [{w.WHAT: what, w.WORDS: words} for what, words in said], spare=0)


def _sheets(plan: Plan) -> Iterator[_Sheet]:
    actions = [rows.never_empty(rows.action_row(each, plan.starts), w.DUE) for each in plan.actions]
    measures = [rows.never_empty(rows.measure_row(each), w.INDICATOR) for each in plan.measures]
    yield _Sheet(w.PARTS, w.OF_A_PART, [rows.part_row(each) for each in plan.parts])
    yield _Sheet(w.PRIORITIES, w.OF_A_PRIORITY, [rows.priority_row(each) for each in plan.priorities])
    yield _Sheet(w.ACTIONS, w.OF_AN_ACTION, actions)
    yield _Sheet(w.MEASURES, w.OF_A_MEASURE, measures)


@dataclass
class _Book:
    book: Any
    foot: str

    def __post_init__(self) -> None:
        self._styles = Styles(self.book)

    def write(self, made: _Sheet) -> None:
        """A table under one frozen row of headings."""
        sheet = self.book.add_worksheet(made.name)
        columns, laid = made.columns, made.laid
        for n, column in enumerate(columns):
            sheet.set_column_pixels(n, n, round(laid.widths[n] / _PIXEL), self._body(column))
            sheet.write_string(0, n, column, self._styles(**_HEAD))
        sheet.set_row(0, 32)
        for at, line in enumerate(made.lines, start=1):
            sheet.set_row(at, laid.heights[at - 1])
            for n, column in enumerate(columns):
                self._cell(sheet, at, n, line.get(column), column)
        last = max(len(made.lines) + made.spare, 1)
        sheet.freeze_panes(1, laid.names)
        sheet.autofilter(0, 0, max(len(made.lines), 1), len(columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last + 1}"})
        for column, choices in _ASKED.items():
            if column in columns:
                n = columns.index(column)
                sheet.data_validation(1, n, last, n, {"validate": "list", "source": choices})
        sheet.print_across()  # the pages that lie beside each other come after each other
        foot = shorten(self.foot, _FOOTER, placeholder=" …")
        printed(sheet, foot, 0, laid.names, laid.breaks, int(100 * SMALLEST / SIZE))

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


def _shown(value: rows.Cell) -> str:
    return day_shown(value) if isinstance(value, date) else clean(value or "")
