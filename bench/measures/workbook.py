"""Reading a workbook behind the gate (scan, child process, typed cells), against a bare read of the same file."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from bench import outcome
from bench.outcome import Outcome
from bench.timing import in_turns
from goldenthread.intake.gate.sheet import Sheet
from goldenthread.intake.gate.workbook import read_workbook
from goldenthread.standards.annex_a import LISTS

LIMIT = 4.0
LEFT = (
    "A file is looked through before it is opened, read in a child process with limits to its time and memory, and "
    "its cells come back as typed columns. All three are for safety, and the bare read has none of them."
)
LIST = LISTS[4]  # assessments: identifiers, codes, dates, whole numbers and free text
START = dt.date(2015, 1, 1)
CHOICES: dict[str, list[str | None]] = {
    "code": ["a) Male", "b) Female", "a) WBRI", "f) MWBC", "q) BAFR"],
    "yes_no": ["a) Yes", "b) No", None],
    "text": ["North Wold Assessment 1", "East Vale Assessment 2", "Worker 10020", "Worker 10451"],
}


def measure(folder: Path, rows: int, turns: int) -> Outcome:
    path = write(folder / "assessments.xlsx", rows)
    cells = assert_equal(read_workbook(path).sheets[0], bare(path))
    pair = in_turns(lambda: read_workbook(path), lambda: bare(path), turns)
    return Outcome(
        line="a",
        what="Reading a workbook, before rules, against a bare calamine read",
        size=f"{outcome.rows(rows)}, {cells:,} cells, {path.stat().st_size / 1e6:.0f} MB",
        seconds=outcome.seconds(*pair.medians),
        value=f"{pair.ratio:.2f} times",
        target=f"at most {LIMIT:g}",
        met=pair.ratio <= LIMIT,
        left=LEFT,
    )


def bare(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def assert_equal(sheet: Sheet, values: list[list[Any]]) -> int:
    """Every cell says the same; returns how many there are."""
    columns = list(zip(*values, strict=True))
    assert sheet.table.num_rows == len(values), "the rows differ"
    assert len(sheet.columns) == len(columns), "the columns differ"
    for letter, column in zip(sheet.columns, columns, strict=True):
        assert sheet.text(letter).to_pylist() == [_text(value) for value in column], (
            f"column {letter} differs"
        )
    return len(values) * len(columns)


def _text(value: Any) -> str | None:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if value != "" else None


def write(path: Path, rows: int) -> Path:
    """One list with the columns of Annex A, every value made up."""
    draw = random.Random(1)
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet(f"List_{LIST.number}")
        sheet.write_row(0, 0, [field.name for field in LIST.layout.fields])
        for number in range(1, rows + 1):
            sheet.write_row(number, 0, list(_row(draw, number)))
    return path


def _row(draw: random.Random, number: int) -> Iterator[Any]:
    for field in LIST.layout.fields:
        match field.kind:
            case "id":
                yield f"C{number % 60_000:07d}"
            case "date" | "birth":
                yield START + dt.timedelta(days=draw.randrange(3_000)) if draw.random() < 0.9 else None
            case "whole":
                yield draw.randrange(18)
            case kind:
                yield draw.choice(CHOICES[kind])
