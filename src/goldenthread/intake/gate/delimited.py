"""Reading CSV: all text, true line numbers, and a name for everything that is not as it should be."""

from __future__ import annotations

import csv
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa

from goldenthread.intake.gate.arrival import arriving, checked_size
from goldenthread.intake.gate.cells import BATCH_ROWS, text_column
from goldenthread.intake.gate.dialect import Dialect, dialect_of
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.places import letters
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sheet import CELL, Problem, Sheet, column_names
from goldenthread.intake.gate.sniff import Kind, kind_of


def read_csv(path: Path | str, limits: Limits | None = None) -> Sheet:
    """A CSV file as a sheet of text cells; `row_number` gives the line on which a row starts."""
    path, limits = Path(path), limits or Limits()
    with arriving(path):
        checked_size(path, limits.text_bytes)
        if (kind := kind_of(path)) is not Kind.CSV:
            rule = "empty-file" if kind is Kind.EMPTY else "not-csv"
            raise Refused(rule, f"It is {kind.value}, not CSV. Export it again as CSV.")
        return _Reading(path, limits, dialect_of(path)).sheet()


class _Reading:
    """One pass over the file."""

    def __init__(self, path: Path, limits: Limits, dialect: Dialect) -> None:
        self._path = path
        self._limits = limits
        self._dialect = dialect
        self._lines = array("i")
        self._batches: list[list[pa.StructArray]] = []
        self._expected = 0
        self._counts: Counter[str] = Counter()
        self._problems: list[Problem] = []
        if dialect.fallback_line:
            self._report(dialect.fallback_line, "", "not-utf8")

    def sheet(self) -> Sheet:
        """Read to the end."""
        rows = self._rows()
        while chunk := list(islice(rows, BATCH_ROWS)):
            self._keep(chunk)
        lines = pa.array(self._lines, pa.int32())
        return Sheet(
            name=self._path.stem,
            table=self._table(),
            first_row=self._lines[0] if self._lines else 1,
            problems=tuple(self._problems),
            counts=dict(self._counts),
            lines=lines,
        )

    def _rows(self) -> Iterator[list[str]]:
        with self._path.open(encoding=self._dialect.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self._dialect.delimiter, strict=True)
            line = 1
            try:
                for row in reader:
                    if row:
                        self._lines.append(line)
                        yield row
                    line = reader.line_num + 1
            except csv.Error as error:
                raise _bad_row(error, line) from error
            except UnicodeDecodeError as error:
                raise Refused(
                    "unknown-encoding", "It is not UTF-8. Save it as CSV UTF-8.", row=line
                ) from error

    def _keep(self, chunk: list[list[str]]) -> None:
        if len(self._lines) > self._limits.text_rows:
            raise Refused("too-many-rows", f"It has more than {self._limits.text_rows:,} rows. Split it.")
        sizes = list(map(len, chunk))
        self._expected = self._expected or Counter(sizes).most_common(1)[0][0]
        width = max(sizes)
        if width > self._limits.columns:
            row = self._lines[len(self._lines) - len(chunk) + sizes.index(width)]
            raise Refused("too-many-columns", f"It has more than {self._limits.columns:,} columns.", row=row)
        if min(sizes) != self._expected or width != self._expected:
            width = self._even_out(chunk, sizes)
        self._batches.append([text_column(values) for values in zip(*chunk, strict=True)])

    def _even_out(self, chunk: list[list[str]], sizes: list[int]) -> int:
        """Report rows that are short or long, and fill them up with blanks."""
        first = len(self._lines) - len(chunk)
        used = {at: _used(chunk[at]) for at, size in enumerate(sizes) if size > self._expected}
        width = max(self._expected, *used.values(), 0) if used else self._expected
        for at, row in enumerate(chunk):
            if sizes[at] < self._expected:
                self._report(self._lines[first + at], letters(sizes[at] + 1), "short-row")
            elif used.get(at, 0) > self._expected:
                self._report(self._lines[first + at], letters(self._expected + 1), "long-row")
            row[width:] = []
            row.extend([""] * (width - len(row)))
        return width

    def _report(self, line: int, letter: str, rule: str) -> None:
        self._counts[rule] += 1
        if self._counts[rule] <= self._limits.problems_listed:
            self._problems.append(Problem(line, letter, rule))

    def _table(self) -> pa.Table:
        width = max((len(columns) for columns in self._batches), default=0)
        names = column_names(1, width)
        for columns in self._batches:
            while len(columns) < width:
                columns.append(text_column(("",) * len(columns[0])))
        schema = pa.schema([(name, CELL) for name in names])
        batches = [pa.RecordBatch.from_arrays(columns, schema=schema) for columns in self._batches]
        return pa.Table.from_batches(batches, schema=schema)


def _used(row: list[str]) -> int:
    """How many fields there are up to the last that is not empty."""
    used = len(row)
    while used and not row[used - 1]:
        used -= 1
    return used


def _bad_row(error: csv.Error, line: int) -> Refused:
    if "field larger" in str(error) or "unexpected end" in str(error):
        message = "A quotation mark on this line is never closed. Correct it or export the file again."
        return Refused("unclosed-quote", message, row=line)
    return Refused(
        "stray-quote", "A quotation mark stands where none may be. Export the file again.", row=line
    )
