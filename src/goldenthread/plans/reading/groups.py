"""Rows of a table of measures that stand over others: "Visits on time", and below it "CIN" and "CP"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.measure_rows import MeasureRow
from goldenthread.plans.reading.struck import A_MEASURE, MEASURE_ROW
from goldenthread.plans.reading.values import NOTHING

_SHORT = 4  # words, of which the name of one kind has no more
_ITEM = re.compile(r"[-–—•·▪●◦*]\s+")
_BEGINS_WHOLE = re.compile(
    r"%|(?:the )?(?:number|percentage|rate|proportion|share|average|total)\b", re.IGNORECASE
)
_COLON = "It stands under a row that ends in a colon: taken as one of its kind."
_NO_VALUES = (
    "It stands under a row without values, as others of its name or with a dash do: taken as one of its kind."
)
MAY_BE_OVER = "It has no values, and short names with values stand below it: it may be a heading of these."


class Groups:
    """Says of the measures of a table, row by row, of which kind they are. It may go on in the next table."""

    def __init__(self) -> None:
        self._kind = self._why = ""
        self._only_items = False

    def measures(self, found: Sequence[MeasureRow]) -> Iterator[MeasureRow]:
        """The rows that are measures, those below a row that stands over them with its name before theirs."""
        over = _repeated(found)
        for n, row in enumerate(found):
            below = _below(found, n)
            has_colon = row.name.rstrip().endswith(":")
            is_itemised = bool(below) and _is_item(below[0].name)
            is_over = has_colon or n in over or is_itemised
            if is_over and n < len(found) - 1 and not _says_more(row):
                self._kind, self._why = row.name.rstrip(": "), _COLON if has_colon else _NO_VALUES
                self._only_items = is_itemised
                continue
            if row.name.startswith("%") or (self._only_items and not _is_item(row.name)):
                self._kind, self._only_items = "", False
            if self._kind:
                own = _ITEM.sub("", row.name, count=1) if _is_item(row.name) else row.name
                row.name = f"{self._kind}: {own}"
                row.guesses.append(("name", row.name, self._why))
            elif below and not row.has_values and all(map(_is_short, (each.name for each in below))):
                row.guesses.append((MEASURE_ROW, A_MEASURE, MAY_BE_OVER))
            yield row


def _says_more(row: MeasureRow) -> bool:
    """Whether a row says something of a measure, besides where that belongs."""
    said = (column for column, words in row.values.items() if words not in NOTHING)
    return any(column not in (Column.PART, Column.PRIORITY) for column in said)


def _below(found: Sequence[MeasureRow], n: int) -> list[MeasureRow]:
    """The measures with values that stand right below one, down to the next without any."""
    end = next((at for at in range(n + 1, len(found)) if not found[at].has_values), len(found))
    return list(found[n + 1 : end])


def _repeated(found: Sequence[MeasureRow]) -> set[int]:
    """The rows without values below which stand names that stand below another such row too."""
    names = {
        n: {each.name.lower() for each in _below(found, n)}
        for n, row in enumerate(found)
        if not row.has_values
    }
    return {n for n, those in names.items() if any(those & others for m, others in names.items() if m != n)}


def _is_item(name: str) -> bool:
    return bool(_ITEM.match(name))


def _is_short(name: str) -> bool:
    return len(name.split()) <= _SHORT and not _BEGINS_WHOLE.match(name)
