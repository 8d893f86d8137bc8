"""Rows of a table of measures that stand over others: "Visits on time", and below it "CIN" and "CP"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.measure_rows import MeasureRow
from goldenthread.plans.reading.struck import A_MEASURE, MEASURE_ROW
from goldenthread.plans.reading.values import NOTHING

_SHORT = 4  # words, of which the name of one kind has no more
_ITEM = re.compile(r"^[-–—•·▪●◦*]\s+")
_BEGINS_WHOLE = re.compile(
    r"%|(?:the )?(?:number|percentage|rate|proportion|share|average|total)\b", re.IGNORECASE
)
_NOTE = re.compile(r"(?:\*|sources?\b|notes?\b|n\.?b\b)", re.IGNORECASE)
_COLON = "It stands under a row that ends in a colon: taken as one of its kind."
_NO_VALUES = (
    "It stands under a row without values, as others of its name or with a dash do: taken as one of its kind."
)
MAY_BE_OVER = "It has no values: it may be a heading of the measures below it."
MAY_BE_NONE = "It has no values, as others of its table do: it may be no measure."
ACROSS = "It is merged over the whole table: it may be a heading of the measures below it."


class Groups:
    """Says of the measures of a table, row by row, of which kind they are. It may go on in the next table."""

    def __init__(self) -> None:
        self._kind = self._why = ""
        self._only_items = self._has_shares = False

    def measures(self, found: Sequence[MeasureRow]) -> Iterator[MeasureRow]:
        """The rows that are measures, those below a row that stands over them with its name before theirs."""
        over, perhaps = _over(found), _perhaps_over(found)
        for n, row in enumerate(found):
            if n in over and n < len(found) - 1 and n + 1 not in over:
                self._begin(row, found[n + 1].name)
                continue
            below = _names_below(found, n)[:1]
            if self._ends_above(row, below[0] if n in perhaps and below else row.name):
                self._kind, self._only_items = "", False
            row.name = _ITEM.sub("", row.name, count=1)
            if self._kind:
                row.name = f"{self._kind}: {row.name}"
                row.guesses.append(("name", row.name, self._why))
            elif n in over or n in perhaps or row.is_across:
                row.guesses.append((MEASURE_ROW, A_MEASURE, _why(row, below)))
            yield row

    def _ends_above(self, row: MeasureRow, first: str) -> bool:
        """Whether a row is not of the kind above it. first: its name, or the one below where it may be a heading."""
        is_other = first.startswith("%") and not self._has_shares
        return is_other or row.is_across or (self._only_items and not _is_item(row.name))

    def _begin(self, row: MeasureRow, first: str) -> None:
        """A row stands over those below it. first: the name right below, which says how the names of its kind begin."""
        has_colon = row.name.rstrip().endswith(":")
        self._kind, self._why = row.name.rstrip(": "), _COLON if has_colon else _NO_VALUES
        self._only_items, self._has_shares = _is_item(first), first.startswith("%")


def _why(row: MeasureRow, below: Sequence[str]) -> str:
    if row.is_across:
        return ACROSS
    return MAY_BE_OVER if below else MAY_BE_NONE


def _over(found: Sequence[MeasureRow]) -> set[int]:
    """The rows that stand over others: they end in a colon, or the names below them say so."""
    repeated = _repeated(found)
    return {
        n
        for n, row in enumerate(found)
        if not _says_more(row)
        and (
            row.name.rstrip().endswith(":") or n in repeated or any(map(_is_item, _names_below(found, n)[:1]))
        )
    }


def _perhaps_over(found: Sequence[MeasureRow]) -> set[int]:
    """The rows that may be headings, or measures that nobody has counted yet; and notes at the foot of a table.

    Such a row says a name alone, and none of what is counted; or short names, as those of one kind are, stand below it.
    """
    last = max((n for n, row in enumerate(found) if row.has_values), default=-1)
    bare = {n: row for n, row in enumerate(found) if not row.has_values}
    below = {n: _names_below(found, n) for n in bare}
    over_short = {n for n, names in below.items() if names and all(map(_is_short, names))}
    alone = {n for n, row in bare.items() if row.is_alone and not _BEGINS_WHOLE.match(row.name)}
    return over_short | {n for n in alone if n < last or _NOTE.match(found[n].name)}


def _says_more(row: MeasureRow) -> bool:
    """Whether a row says something of a measure, besides where that belongs."""
    said = (column for column, words in row.values.items() if words not in NOTHING)
    return any(column not in (Column.PART, Column.PRIORITY) for column in said)


def _names_below(found: Sequence[MeasureRow], n: int) -> list[str]:
    """The names of the measures with values that stand right below one, down to the next without any."""
    end = next((at for at in range(n + 1, len(found)) if not found[at].has_values), len(found))
    return [each.name for each in found[n + 1 : end]]


def _repeated(found: Sequence[MeasureRow]) -> set[int]:
    """The rows without values below which stand names that stand below another such row too."""
    names = {
        n: set(map(str.lower, _names_below(found, n))) for n, row in enumerate(found) if not row.has_values
    }
    return {n for n, those in names.items() if any(those & others for m, others in names.items() if m != n)}


def _is_item(name: str) -> bool:
    return bool(_ITEM.match(name))


def _is_short(name: str) -> bool:
    return len(name.split()) <= _SHORT and not _BEGINS_WHOLE.match(name)
