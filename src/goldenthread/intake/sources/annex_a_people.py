"""The children of all lists together: one row each, the first that is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, Columns
from goldenthread.intake.report import Report
from goldenthread.records.people import DISABILITY, IMMIGRATION_STATUS, PERSON

Indices = npt.NDArray[np.int64]
UNKNOWN_SEX = pa.array(["U"])
UNKNOWN_ETHNICITY = pa.array(["NOBT", "REFU"])
_FACTS = {
    "sex": pa.string(),
    "ethnicity": pa.string(),
    "dob": pa.date32(),
    "disabled": pa.bool_(),
    "uasc": pa.bool_(),
}


class People:
    """Every row of every list that names a child, in the order of the lists."""

    def __init__(self, lists: Mapping[int, tuple[Block, Columns]], reference_date: date) -> None:
        self._lists = [lists[number] for number in sorted(lists)]
        self._reference_date = pa.scalar(reference_date)
        rows = pa.concat_tables([_facts(block, columns) for block, columns in self._lists])
        self._named = pc.is_valid(rows["person_id"]).combine_chunks()
        self._rows = rows.filter(self._named).combine_chunks()
        encoded = _column(self._rows, "person_id").dictionary_encode()
        self._ids = encoded.dictionary
        self._child: Indices = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)

    def tables(self, report: Report) -> dict[str, pa.Table]:
        """Persons, their disability, their asylum status; lists that disagree are reported."""
        sex, ethnicity = self._column("sex"), self._column("ethnicity")
        born, expected = self._births()
        known_sex = _without(sex, UNKNOWN_SEX)
        facts = {
            "person_id": self._ids,
            "sex": pc.coalesce(self._first(known_sex), self._first(sex)),
            "ethnicity": pc.coalesce(
                self._first(_without(ethnicity, UNKNOWN_ETHNICITY)), self._first(ethnicity)
            ),
            "dob": self._first(born),
            "expected_dob": pc.if_else(pc.is_null(self._first(born)), self._first(expected), _NO_DATE),
        }
        self._report_conflicts("dob", "Date of Birth", born, report)
        self._report_conflicts("sex", "Gender", known_sex, report)
        return {
            "person": self._table(PERSON.schema, facts, np.arange(len(self._ids))),
            "disability": self._disability(),
            "immigration_status": self._immigration_status(),
        }

    def _births(self) -> tuple[pa.Array, pa.Array]:
        """Dates of birth, and expected ones: the list writes both in one column."""
        dates = self._column("dob")
        to_come = pc.fill_null(pc.greater(dates, self._reference_date), False)
        return pc.if_else(to_come, _NO_DATE, dates), pc.if_else(to_come, dates, _NO_DATE)

    def _disability(self) -> pa.Table:
        disabled = self._column("disabled")
        yes = self._first(pc.if_else(disabled, True, pa.scalar(None, pa.bool_())))
        said = pc.coalesce(yes, self._first(disabled))
        codes = pc.if_else(said, "YES", "NONE")
        return self._table(
            DISABILITY.schema, {"person_id": self._ids, "disability_code": codes}, _true(pc.is_valid(said))
        )

    def _immigration_status(self) -> pa.Table:
        uasc = self._column("uasc")
        seeking = self._first(pc.if_else(uasc, True, pa.scalar(None, pa.bool_())))
        status = pa.repeat("UASC", len(self._ids))
        facts = {"person_id": self._ids, "immigration_status": status}
        return self._table(IMMIGRATION_STATUS.schema, facts, _true(pc.is_valid(seeking)))

    def _table(self, schema: pa.Schema, facts: Mapping[str, pa.Array], children: Indices) -> pa.Table:
        """Rows for some children; where each came from is the first row that names the child."""
        source = self._rows.select(["file", "sheet", "row"]).take(pa.array(self._first_rows(None)[children]))
        arrays = []
        for column in schema:
            if column.name in source.column_names:
                arrays.append(source[column.name].cast(column.type))
            elif column.name in facts:
                arrays.append(facts[column.name].take(pa.array(children)).cast(column.type))
            else:
                arrays.append(pa.nulls(len(children), column.type))
        return pa.table(arrays, schema=schema)

    def _first(self, values: pa.Array) -> pa.Array:
        """For each child the first value that is there."""
        firsts = self._first_rows(values)
        return values.take(pa.array(firsts, mask=firsts < 0))

    def _first_rows(self, values: pa.Array | None) -> Indices:
        """For each child the first row, of those with a value; -1 where there is none."""
        rows = np.arange(len(self._child)) if values is None else _true(pc.is_valid(values))
        firsts = np.full(len(self._ids), -1, dtype=np.int64)
        firsts[self._child[rows][::-1]] = rows[::-1]
        return firsts

    def _report_conflicts(self, record: str, header: str, values: pa.Array, report: Report) -> None:
        chosen = self._first(values).take(pa.array(self._child))
        differs = np.zeros(len(self._named), dtype=bool)
        differs[_true(self._named)] = pc.fill_null(pc.not_equal(values, chosen), False).to_numpy(
            zero_copy_only=False
        )
        start = 0
        for block, columns in self._lists:
            size = len(block.rows)
            if record in columns:
                report.add_where(
                    block.place(header), pa.array(differs[start : start + size]), "conflicting-person"
                )
            start += size

    def _column(self, name: str) -> pa.Array:
        return _column(self._rows, name)


_NO_DATE = pa.scalar(None, pa.date32())


def _facts(block: Block, columns: Columns) -> pa.Table:
    size = len(block.rows)
    facts = {name: columns.get(name, pa.nulls(size, kind)) for name, kind in _FACTS.items()}
    source = {
        "file": pa.repeat(block.file, size),
        "sheet": pa.repeat(block.sheet, size),
        "row": block.rows.cast(pa.int64()),
    }
    return pa.table({"person_id": columns["person_id"], **facts, **source})


def _column(table: pa.Table, name: str) -> pa.Array:
    return table[name].combine_chunks()


def _without(values: pa.Array, unknown: pa.Array) -> pa.Array:
    return pc.if_else(pc.is_in(values, unknown), pa.scalar(None, values.type), values)


def _true(mask: pa.Array) -> Indices:
    found: Indices = np.flatnonzero(mask.to_numpy(zero_copy_only=False))
    return found
