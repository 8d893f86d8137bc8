"""The one way in which the gate says no."""

from __future__ import annotations

from typing import Any


class Refused(Exception):  # noqa: N818 - a refusal is an answer to the user, not an error of ours
    """A file, or a place in it, that is not read: where it is, which rule, and what to do about it.

    Holds the file's name (never its folder) and never the value of a cell.
    """

    def __init__(
        self,
        rule: str,
        message: str,
        *,
        file: str = "",
        sheet: str | None = None,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        super().__init__(rule, message)
        self.rule = rule
        self.message = message
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column

    def __str__(self) -> str:
        places = [
            self.file,
            f"sheet {self.sheet}" if self.sheet else "",
            f"row {self.row}" if self.row else "",
            f"column {self.column}" if self.column else "",
        ]
        where = ", ".join(place for place in places if place)
        return f"{where}: {self.message}" if where else self.message

    def named(self, file: str, sheet: str | None = None) -> Refused:
        """Fill in the file and the sheet where the step that refused did not know them."""
        self.file = self.file or file
        self.sheet = self.sheet or sheet
        return self

    def to_dict(self) -> dict[str, Any]:
        """The refusal as plain values, to cross from the child process."""
        return {
            "rule": self.rule,
            "message": self.message,
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Refused:
        """The refusal that a child process sent."""
        return cls(**values)


def too_much_memory() -> Refused:
    """The file needs more memory than any real return."""
    return Refused(
        "too-much-memory", "It needs more memory than a return should. Split it or delete unused cells."
    )


def too_slow() -> Refused:
    """The file keeps the parser busy for longer than any real return."""
    return Refused(
        "too-slow", "It takes longer to read than a return should. Split it or delete unused cells."
    )
