"""Reads a filled-in sheet of figures: every row that gives one, and every fault by file, sheet, row and column."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread.intake.block import Block, block_of_sheet
from goldenthread.intake.finding import Finding, Severity
from goldenthread.intake.gate.delimited import read_csv
from goldenthread.intake.gate.limits import MEGABYTE, Limits
from goldenthread.intake.gate.percentages import percentages
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sheet import Sheet
from goldenthread.intake.gate.shown import Place as PlaceOfPercentage
from goldenthread.intake.gate.sniff import Kind, kind_of
from goldenthread.intake.gate.workbook import read_workbook
from goldenthread.intake.headers import columns_of, layout_of
from goldenthread.intake.problems import report_problems
from goldenthread.intake.report import Report
from goldenthread.plans.figures.asked import Given
from goldenthread.plans.figures.layout import COLUMN_OF, EXAMPLE, FIGURE, FIGURES, LAYOUT, MONTH
from goldenthread.terms.months import Month

LIMITS = Limits(
    file_bytes=5 * MEGABYTE,
    text_bytes=5 * MEGABYTE,
    unpacked_bytes=60 * MEGABYTE,
    part_bytes=30 * MEGABYTE,
    rows=20_000,
    columns=100,
    cells=200_000,
    sheets=40,
    cpu_seconds=20,
    wall_seconds=40,
    output_bytes=60 * MEGABYTE,
)
"""The figures of five years of forty measures are a workbook of 200 kB."""

MOST = 1_000
"""Rows with a figure that one file may give."""

_HEAD = 20  # rows in which the headings are looked for
_NUMBERS = ("numerator", "denominator", "value")
_WRITE_IT = "Write the month that the figure is of, such as June 2023 or 2023-06."
_OF_A_MONTH = {
    "placeholder-date": f"The month lies before 1990, or is a year or a number alone. {_WRITE_IT}",
    "far-future-date": f"The month lies far in the future. Look at its year. {_WRITE_IT}",
    "impossible-date": f"There is no such month or day. {_WRITE_IT}",
    "unreadable-date": f"This is no month that can be read without guessing. {_WRITE_IT}",
}
"""The rules of dates as they are told of a month: a figure has one, and is never without."""


@dataclass(frozen=True)
class Row:
    """A figure as a row gives it. code: of the measure, as it is written. number: of the row, as people count."""

    number: int
    code: str
    given: Given
    is_shown_as_percentage: bool = False


@dataclass(frozen=True)
class Figures:
    """What a file gives. faults: why it can't be taken as it is."""

    file: str
    sheet: str
    sha256: str
    rows: tuple[Row, ...]
    faults: tuple[Finding, ...]

    def fault(self, row: int | None, part: str, rule: str, words: str) -> Finding:
        """A fault of a row; part: of a figure, or the measure."""
        return Finding(self.file, self.sheet, row, COLUMN_OF[part], rule, words, Severity.REFUSE)


def read(path: Path) -> Figures:
    """The figures of a workbook or of a CSV file with the same columns. Refused where it can't be read at all."""
    shown: frozenset[PlaceOfPercentage] = frozenset()
    date_system = None
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if kind_of(path) is Kind.CSV:
        sheet = read_csv(path, LIMITS)
    else:
        book = read_workbook(path, LIMITS)
        sheet = _sheet(book.sheets, path.name)
        shown = percentages(path, LIMITS).get(sheet.name, frozenset())
        date_system = 1904 if book.date1904 else 1900
    return _read(sheet, path.name, sha256, shown, date_system)


def _sheet(sheets: Sequence[Sheet], file: str) -> Sheet:
    """The sheet with the columns of figures: by its name, else the only one that has them."""
    found = [each for each in sheets if each.name != EXAMPLE and _header(each) is not None]
    named = [each for each in sheets if each.name == FIGURES]
    if len(found) > 1 and not named:
        raise Refused(
            "two-sheets", "More than one sheet has the columns of figures. Keep one of them.", file=file
        )
    if not (named or found):
        raise Refused(
            "no-figures", f"No sheet has the columns {_COLUMNS}. Begin with the template.", file=file
        )
    return (named or found)[0]


_COLUMNS = ", ".join(field.name for field in LAYOUT.fields if field.needed)


def _header(sheet: Sheet) -> int | None:
    """Which row of a sheet has the headings."""
    for index in range(min(sheet.table.num_rows, _HEAD)):
        if layout_of(sheet.texts(index).values(), (LAYOUT,)):
            return index
    return None


def _read(
    sheet: Sheet, file: str, sha256: str, shown: frozenset[PlaceOfPercentage], date_system: int | None
) -> Figures:
    report, header = Report(), _header(sheet) or 0
    report_problems(sheet, file, report)
    block = block_of_sheet(sheet, LAYOUT, file, date_system, header)
    letter = columns_of(sheet.texts(header), LAYOUT, file, sheet.name).get(FIGURE, "")
    columns = {name: column.to_pylist() for name, column in block.columns(report).items()}
    found = Figures(file, sheet.name, sha256, (), tuple(map(_of_figures, report.findings)))
    rows = tuple(_rows(block, columns, {row for row, column in shown if column == letter}))
    faults = [*found.faults, *_missing(found, block, columns, {fault.row for fault in found.faults})]
    if len(rows) > MOST:
        faults.append(
            found.fault(
                None,
                "measure",
                "too-many",
                f"It gives more than {MOST:,} figures. Split it into several files.",
            )
        )
    return Figures(
        file, sheet.name, sha256, rows, tuple(sorted(faults, key=lambda one: (one.row or 0, one.column)))
    )


def _of_figures(fault: Finding) -> Finding:
    """A fault in the words of a sheet of figures, where those of records would lead astray."""
    if fault.column != MONTH or fault.rule not in _OF_A_MONTH:
        return fault
    return replace(fault, message=_OF_A_MONTH[fault.rule])


def _gives(columns: dict[str, list[object]], at: int) -> bool:
    """Whether a row gives a figure: rows of the template that nobody filled in give none."""
    return any(columns[COLUMN_OF[part]][at] is not None for part in _NUMBERS)


def _rows(block: Block, columns: dict[str, list[object]], shown: set[int]) -> Iterator[Row]:
    for at, number in enumerate(block.rows.to_pylist()):
        parts = {part: columns[name][at] for part, name in COLUMN_OF.items()}
        if not _gives(columns, at) or not parts["measure"] or parts["month"] is None:
            continue
        value, is_shown = parts["value"], number in shown
        given = Given(
            Month.of(parts["month"]),  # type: ignore[arg-type]
            value * 100 if is_shown and value is not None else value,  # type: ignore[operator, arg-type]
            str(parts["source"] or ""),
            str(parts["note"] or ""),
            parts["numerator"],  # type: ignore[arg-type]
            parts["denominator"],  # type: ignore[arg-type]
        )
        yield Row(number, str(parts["measure"]), given, is_shown)


def _missing(
    found: Figures, block: Block, columns: dict[str, list[object]], known: set[int | None]
) -> Iterator[Finding]:
    """Rows that give a figure and do not say of what; and rows with words to know and no figure."""
    for at, number in enumerate(block.rows.to_pylist()):
        if number in known:
            continue
        if not _gives(columns, at):
            if columns[COLUMN_OF["note"]][at]:
                yield found.fault(
                    number,
                    "note",
                    "no-figure",
                    "The row has words and no figure. Enter the figure, or clear the row.",
                )
            continue
        if not columns[COLUMN_OF["measure"]][at]:
            yield found.fault(
                number,
                "measure",
                "no-measure",
                "Enter the code of the measure. The sheet Measures lists them.",
            )
        if columns[COLUMN_OF["month"]][at] is None:
            yield found.fault(number, "month", "no-month", "Enter the month, such as June 2023.")
