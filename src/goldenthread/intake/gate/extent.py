"""What a scan learns about a worksheet before any library reads it."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from goldenthread.intake.gate import places
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused

SPARSE_CELLS = 1_000_000
SPARSE_COLUMNS = 500
SPARSE_TIMES = 20


@dataclass
class Extent:
    """The rectangle that truly holds values, and the cells that have none to give."""

    top: int = 0
    left: int = 0
    bottom: int = 0
    right: int = 0
    values: int = 0
    """Cells with a value, at most: plain rows count from their first value to their last."""
    last_row: int = 0
    """The row that the scan reached: rows must follow in order."""
    hidden_rows: int = 0
    hidden_columns: int = 0
    errors: array[int] = field(default_factory=lambda: array("I"))
    """Cells with an error value: row, column, row, column, ..."""
    uncached: array[int] = field(default_factory=lambda: array("I"))
    """Formulas without a stored value, likewise."""

    def hold(self, row: int, first: int, last: int) -> None:
        """Stretch the rectangle over the values of a row."""
        self.top = min(self.top or row, row)
        self.bottom = max(self.bottom, row)
        self.left = min(self.left or first, first)
        self.right = max(self.right, last)

    strays: array[int] = field(default_factory=lambda: array("I"))
    """Cells so far from the rest that they were left out, likewise."""

    @property
    def width(self) -> int:
        """Columns from the first to the last that holds a value."""
        return self.right - self.left + 1 if self.right else 0

    @property
    def height(self) -> int:
        """Rows from the first to the last that holds a value."""
        return self.bottom - self.top + 1 if self.bottom else 0

    @property
    def sparse(self) -> bool:
        """Whether the rectangle is large and nearly empty, as when one stray cell lies far away."""
        cells = self.width * self.height
        large = cells > SPARSE_CELLS or self.width > SPARSE_COLUMNS
        return large and cells > SPARSE_TIMES * self.values

    def check(self, limits: Limits) -> None:
        """Refuse a rectangle that no return has and that a reader would take all memory for."""
        if self.width > limits.columns:
            raise Refused(
                "too-many-columns",
                f"The sheet is wider than {limits.columns:,} columns. "
                "Delete the columns that are not part of the data and save it again.",
                row=self.top,
                column=places.letters(self.right),
            )
        if self.height > limits.rows or self.width * self.height > limits.cells:
            raise Refused(
                "too-many-rows",
                f"The sheet is larger than {limits.rows:,} rows or {limits.cells:,} cells. "
                "Delete what is not part of the data, or split it.",
                row=self.bottom,
            )
