"""The rows of tables of measures, put together: name, baseline, target; names and values over several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from goldenthread.plans.dates import by_when, end_of_year, is_only_a_day
from goldenthread.plans.layout.cells import shared_of
from goldenthread.plans.plan import Guess, Measure, Unplaced
from goldenthread.plans.reading import several
from goldenthread.plans.reading import text as t
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.groups import Groups
from goldenthread.plans.reading.measure_rows import (
    OF_A_MEASURE,
    VALUES,
    MeasureRow,
    Names,
    cells_of,
    clash,
    goes_on,
    is_named_above,
    merged_values,
    named,
    names_in,
    values_of,
)
from goldenthread.plans.reading.slipped import by_their_order
from goldenthread.plans.reading.struck import ask_of_measures
from goldenthread.plans.reading.trackers import beyond
from goldenthread.plans.reading.values import NOTHING, is_another, overlap, put

_AT_THE_END = re.compile(r"^(?P<words>.*\D)\s(?P<value>\d[\d,]*(?:\.\d+)?\s*%)$")
_WHOLE_NAME = 5  # words in the unnamed first column, from which they are taken for a name


class Measures:
    """Puts the measures of one part together, table after table."""

    def __init__(self) -> None:
        self.measures: list[Measure] = []
        self.guesses: list[Guess] = []
        self.unplaced: list[Unplaced] = []
        self._dates: dict[Column, date | None] = {}
        self._columns: tuple[Column, ...] = ()
        self._headings: tuple[str, ...] = ()
        self._told: set[int] = set()  # the lines of rows whose label is told beside what they have lost
        self._groups = Groups()
        self._begin_small = False  # as all names of this table

    def begin(self, columns: Sequence[Column], heading: Row) -> None:
        """A table with a heading: what its columns hold, and the dates of baseline and target."""
        self._columns, self._headings, self._groups = tuple(columns), heading.cells, Groups()
        words = dict(zip(columns, heading.cells, strict=False))
        self._dates = {
            column: by_when(words.get(column, "")).due or end_of_year(words.get(column, ""))
            for column in (Column.BASELINE, Column.TARGET)
        }

    def add(
        self, rows: Sequence[Row], part: str, priority: str, under: str, *, continued: bool = False
    ) -> None:
        """The measures of a table. continued: it has no heading of its own and goes on from the one above."""
        columns, shifted = (
            (by_their_order(rows, self._columns), True) if continued else (self._columns, False)
        )
        shifted = shifted and columns != self._columns
        found: list[MeasureRow] = []
        unparted, rows = rows, list(several.parted(rows, columns))
        given = [(row, cells_of(row, columns)) for row in rows]
        if not continued:
            first = next((cells[Column.NAME] for _, cells in given if cells.get(Column.NAME)), "")
            self._begin_small = t.goes_on(first)
        names = names_in(given, begin_small=self._begin_small)
        for row, cells in given:
            self._row(row, cells, columns, found, names, under)
        ask_of_measures(rows, columns, found)
        several.ask(rows, unparted, columns, found)
        self._list_labels(rows, columns, found, under)
        for row, cells in given:
            self._list_others(row, cells, columns, under)
        for each in self._groups.measures(found):
            self._keep(each, part, priority, shifted=shifted, under=under)

    def _list_others(self, row: Row, cells: dict[Column, str], columns: Sequence[Column], under: str) -> None:
        """What stands in columns that a measure has no place for. Labels of groups are listed together."""
        headings = self._headings if tuple(columns) == self._columns else ()
        kept = [Column.NOW if each is Column.GROUP else each for each in columns]
        for each in beyond(row, kept, headings, beside=cells.get(Column.NAME, "")):
            self.unplaced.append(Unplaced(*each, under))

    def _list_labels(
        self, rows: Sequence[Row], columns: Sequence[Column], found: Sequence[MeasureRow], under: str
    ) -> None:
        """The labels of a first column without a heading, which a page has cut over rows: told as one."""
        if Column.GROUP not in columns:
            return
        told = {each.line for each in found if each.is_label} | self._told
        cells = [(row.line, cells_of(row, columns).get(Column.GROUP, "")) for row in rows]
        labels = [(line, " ".join(filter(_has_letters, label.split()))) for line, label in cells]
        labels = [(line, label) for line, label in labels if label and line not in told]
        if labels:
            why = "Labels beside the measures of this table, in a column without a heading."
            self.unplaced.append(Unplaced(labels[0][0], " ".join(label for _, label in labels), why, under))

    def _row(
        self,
        row: Row,
        cells: dict[Column, str],
        columns: Sequence[Column],
        found: list[MeasureRow],
        names: Names,
        under: str,
    ) -> None:
        name, label = cells.get(Column.NAME, ""), cells.get(Column.GROUP, "")
        values = {c: cells[c] for c in OF_A_MEASURE if cells.get(c)}
        real = values_of(cells)
        above = found[-1] if found else None
        if not name and real and label and (above is None or label[0].isupper() or not label[0].isalpha()):
            self._labelled(row, label, values, found, under)
        elif above is not None and not name and is_named_above(row, columns) and clash(above, real):
            why = "The cell of its name is merged over several rows with values: taken for a measure of that name each."
            name = above.name
            found.append(
                MeasureRow(
                    row.line, name, values | merged_values(row, columns, above), [("name", name, why)], name
                )
            )
        elif above is not None and goes_on(above, name, real, names):
            self._go_on(row, above, name, label, real, under)
        elif name and any(map(str.isalpha, name)):
            found.append(named(row, columns, name, values | merged_values(row, columns, above)))
        elif real:
            self._lost(row, real, name, label, under)
        elif name:
            self.unplaced.append(Unplaced(row.line, name, "It is no name of a measure.", under))

    def _go_on(
        self, row: Row, above: MeasureRow, name: str, label: str, real: dict[Column, str], under: str
    ) -> None:
        """The row goes on from the measure above it: never with a second value beside a first one."""
        above.go_on(name)
        if column := clash(above, real):
            self._lost(row, real, "", label, under)
            said = "; ".join(f'{each} "{value}"' for each, value in real.items())
            why = f"Below it stands a row without a name of its own, with {said}: not taken, and listed."
            above.guesses.append((str(column).replace(" ", "_"), "", why))
            return
        for column, value in real.items():
            why = (
                "The words of two rows stand together here: they may be two values."
                if is_another(above.values.get(column, ""), value)
                else f'"{value}" stands in the row below, which has no name of its own: put together.'
            )
            above.guesses.append((str(column).replace(" ", "_"), "", why))
            above.values[column] = put(above.values.get(column, ""), value)

    def _labelled(
        self, row: Row, label: str, values: dict[Column, str], found: list[MeasureRow], under: str
    ) -> None:
        """Values beside which only the first column has words: a name that slipped there, or what is left of one."""
        if len(label.split()) < _WHOLE_NAME:
            self._lost(row, values, "", label, under)
            return
        why = "Its words stand in the first column, where no names of measures are: taken for the name."
        found.append(MeasureRow(row.line, label, values, [("name", label, why)], label, is_label=True))

    def _lost(self, row: Row, real: dict[Column, str], name: str, label: str, under: str) -> None:
        self._told.add(row.line)
        label = " ".join(filter(None, (label, name)))
        for column, value in real.items():
            words = f"{column}: {value}" + (f' (beside "{label}")' if label else "")
            why = "It stands in a row whose name is lost."
            self.unplaced.append(Unplaced(row.line, words, why, under))

    def _keep(self, row: MeasureRow, part: str, priority: str, *, shifted: bool, under: str) -> None:
        values = {column: row.values.get(column, "") for column in OF_A_MEASURE}
        name, baseline = row.name, values[Column.BASELINE]
        if (cut := _AT_THE_END.match(name)) and baseline in NOTHING:
            name, baseline = cut["words"].strip(), cut["value"]
            row.guesses.append(
                ("baseline", baseline, "It stands at the end of the name: taken for the baseline.")
            )
        elif baseline and (over := overlap(name, baseline)):
            why = f'Its cell says "{baseline}", with words of the name: the number is taken.'
            row.guesses.append(("baseline", over, why))
            baseline = over
        shared = name.endswith("*")
        name = name.rstrip("* ")
        told, shared_with = shared_of(values[Column.SHARED].strip())
        values[Column.BASELINE] = baseline
        if shifted:
            why = "This table has no heading, and its numbers stand one column from those above: read by their order."
            row.guesses.append(("target", values[Column.TARGET], why))
            if not values[Column.TARGET]:
                row.guesses.pop()
                self.unplaced.append(
                    Unplaced(row.line, f"target of: {name}", "No target can be read in its row.", under)
                )
            if not values[Column.BASELINE]:
                self.unplaced.append(
                    Unplaced(row.line, f"baseline of: {name}", "No baseline can be read in its row.", under)
                )
        own = {c: self._day_of(row, v, c, values) for v, c in _DAYS.items()}
        self.measures.append(
            Measure(
                values[Column.PART] or part, values[Column.PRIORITY] or priority, name,
                _flat(values[Column.BASELINE]), own[Column.BASELINE_DATE] or self._dates.get(Column.BASELINE),
                _flat(values[Column.TARGET]), own[Column.TARGET_DATE] or self._dates.get(Column.TARGET),
                _flat(values[Column.NOW]), values[Column.INDICATOR], shared or told,
                row.line, shared_with=_flat(shared_with),
            )
        )  # fmt: skip
        now = {str(column): _flat(values[column]) for column in VALUES} | {"name": name}
        self.guesses += [
            Guess(row.line, name, field, taken or now.get(field, ""), why)
            for field, taken, why in row.guesses
        ]

    def _day_of(
        self, row: MeasureRow, value: Column, column: Column, values: dict[Column, str]
    ) -> date | None:
        """The day of a baseline or target: of its own column, else one that stands beside the value itself."""
        if said := values[column]:
            day = by_when(said).due
            if not is_only_a_day(said):
                why = "Its column of days says this, which is more than a day, or none."
                row.guesses.append((str(column).replace(" ", "_"), said, why))
            return day
        beside = by_when(values[value])
        if len(beside.days) != 1 or beside.days[0] == self._dates.get(value):
            return None
        why = f"Its cell names a day of its own: taken for the date of its {value}."
        row.guesses.append((str(value), _flat(values[value]), why))
        return beside.days[0]


_DAYS = {Column.BASELINE: Column.BASELINE_DATE, Column.TARGET: Column.TARGET_DATE}


def _has_letters(word: str) -> bool:
    return any(map(str.isalnum, word))


def _flat(words: str) -> str:
    return " ".join(words.split())
