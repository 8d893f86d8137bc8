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
class Box:
    """A rectangle of cells; 0 everywhere while it is empty."""

    top: int = 0
    left: int = 0
    bottom: int = 0
    right: int = 0

    def hold(self, row: int, first: int, last: int) -> None:
        """Stretch the rectangle over the values of a row."""
        self.top = min(self.top or row, row)
        self.bottom = max(self.bottom, row)
        self.left = min(self.left or first, first)
        self.right = max(self.right, last)

    @property
    def width(self) -> int:
        """Columns from the first to the last that holds a value."""
        return self.right - self.left + 1 if self.right else 0

    @property
    def height(self) -> int:
        """Rows from the first to the last that holds a value."""
        return self.bottom - self.top + 1 if self.bottom else 0

    def within(self, other: Box) -> bool:
        """Whether the other rectangle covers this one."""
        if not self.bottom:
            return True
        rows = other.top <= self.top and self.bottom <= other.bottom
        return rows and other.left <= self.left and self.right <= other.right


@dataclass
class Extent(Box):
    """The rectangle in which cells hold anything, and the cells that have no value to give."""

    sure: Box = field(default_factory=Box)
    """The rectangle of the cells whose value any reader must find."""
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

    strays: array[int] = field(default_factory=lambda: array("I"))
    """Cells so far from the rest that they were left out, likewise."""

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
