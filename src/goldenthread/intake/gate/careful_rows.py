"""The careful way over a worksheet: every element is looked at, however it is written."""

from __future__ import annotations

from goldenthread.intake.gate import places
from goldenthread.intake.gate.extent import Extent
from goldenthread.intake.gate.plain_rows import ERRORS, no_such_place, out_of_order
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.strict_xml import StrictParser, local_name

TRUE = ("1", "true", "on")
SAVE_AGAIN = "Open it in Excel and save it again as .xlsx."


class CarefulRows:
    """Reads what the fast way left, and knows errors, formulas without values and hidden rows."""

    def __init__(self, extent: Extent, recalculate: bool) -> None:
        self.extent = extent
        self._recalculate = recalculate
        self.parser = StrictParser()
        parser = self.parser.expat
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = self._unusual
        parser.CommentHandler = self._unusual_inside
        parser.ProcessingInstructionHandler = self._unusual_inside
        self._in_data = self._in_cell = False
        self._row = self._column = 0
        self._begin_cell("", False)

    def feed(self, data: bytes) -> None:
        """Look at the next bytes."""
        if data:
            self.parser.feed(data)

    def _begin_cell(self, kind: str, inside: bool) -> None:
        self._in_cell = inside
        self._kind = kind
        self._formula = self._stored = self._in_value = False
        self._value = ""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif self._in_cell:
            self._formula = self._formula or name == "f"
            self._in_value = name in ("v", "t")
            self._stored = self._stored or self._in_value
        elif name == "sheetData":
            self._in_data = True
        elif name == "col" and attributes.get("hidden", "0").lower() in TRUE:
            self.extent.hidden_columns += _span(attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        extent = self.extent
        number = attributes.get("r", str(extent.last_row + 1))
        if not number.isascii() or not number.isdigit() or not 1 <= int(number[:9]) <= places.LAST_ROW:
            raise no_such_place()
        self._row = int(number)
        self._column = 0
        if self._row <= extent.last_row:
            raise out_of_order(self._row)
        extent.last_row = self._row
        extent.hidden_rows += attributes.get("hidden", "0").lower() in TRUE

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        place = places.split(reference) if reference is not None else (self._row, self._column + 1)
        if place is None or not self._row or place[1] > places.LAST_COLUMN:
            raise no_such_place()
        row, column = place
        if row != self._row or column <= self._column:
            raise out_of_order(row)
        self._column = column
        self._begin_cell(attributes.get("t", "n"), True)

    def _end(self, tag: str) -> None:
        name = local_name(tag)
        if name == "c":
            if self._in_cell:
                self._end_cell()
            self._begin_cell("", False)
        elif name == "sheetData":
            self._in_data = False
        else:
            self._in_value = False

    def _end_cell(self) -> None:
        extent, row, column = self.extent, self._row, self._column
        if not (self._stored or self._formula or self._kind == "e") or not self._wanted(row, column):
            return
        extent.hold(row, column, column)
        extent.values += 1
        if self._kind == "e":
            self._check_error()
            extent.errors.extend((row, column))
        elif self._formula and self._lacks_value():
            extent.uncached.extend((row, column))
            return
        if self._value:
            extent.sure.hold(row, column, column)

    def _check_error(self) -> None:
        """Some programs write error values of their own, on which the parser gives up without saying where."""
        if self._value not in ("", *ERRORS):
            message = (
                "An error value in this cell is none that Excel writes. Clear or correct it and save again."
            )
            raise Refused("unknown-error-value", message, row=self._row, column=places.letters(self._column))

    def _wanted(self, row: int, column: int) -> bool:  # noqa: ARG002 - the survey of stray cells uses them
        """Whether the cell counts; here every cell does."""
        return True

    def _lacks_value(self) -> bool:
        """Whether a formula was never calculated; an empty text is a result, no text is none.

        Programs that cannot calculate store 0 and ask Excel to calculate on opening.
        """
        if not self._value:
            return self._kind != "str" or not self._stored
        return self._recalculate and self._value == "0"

    def _text(self, text: str) -> None:
        if self._in_value:
            self._value += text

    def _unusual(self, *_: object) -> None:
        raise Refused("unusual-xml", f"The sheet is written in a way Excel does not use. {SAVE_AGAIN}")

    def _unusual_inside(self, *_: object) -> None:
        if self._in_data:
            self._unusual()


def _span(attributes: dict[str, str]) -> int:
    first, last = attributes.get("min", ""), attributes.get("max", "")
    if first.isdigit() and last.isdigit() and len(first + last) < 12:
        return max(0, int(last) - int(first) + 1)
    return 0
