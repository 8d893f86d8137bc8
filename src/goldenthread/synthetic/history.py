"""A history: the whole truth of a made-up authority, as records, and when each row was written down.

`as_known_at` says what its case system knew on a day. Nothing else may be shown to a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.table import SOURCE
from goldenthread.records.tables import TABLES
from goldenthread.synthetic.clock import Span
from goldenthread.synthetic.council import Council

RECORDED, END_RECORDED = "recorded_on", "end_recorded_on"

# What a row says only once its end is recorded. Before that these columns are empty.
SAID_AT_THE_END = {
    "person": ("dob", "upn"),
    "cin_episodes": ("close_date", "close_reason"),
    "cin_assessments": (
        "assessment_auth_date",
        "assessment_outcome_nfa",
        "assessment_child_seen",
        "team",
        "worker_id",
    ),
    "cin_plans": ("cin_plan_end_date",),
    "s47_enquiry": ("s47_end_date", "icpc_not_required", "team", "worker_id"),
    "cp_plans": ("cp_plan_end_date",),
    "cla_episodes": ("cla_episode_ceased_date", "cla_episode_ceased_reason"),
    "legal_status": ("legal_status_end_date",),
    "cla_placement": ("cla_placement_end_date", "why_moved"),
    "cla_care_plan": ("cla_care_plan_end_date",),
    "involvements": ("involvement_end_date",),
    "unregistered": ("end_date",),
    "permanence": ("adoption_order_date",),
}
# Tables whose rows each say how things stood from a day on: only the latest one known is shown.
STATES = {"care_leavers": "as_at"}


@dataclass(frozen=True)
class History:
    """Tables of records, true to the last day of the span, with the columns recorded_on and
    end_recorded_on. Some carry keys beside the columns of records (the plan of a visit, say): what a
    case system knows and a format may show. `permanence` (adoption) is a table of its own.
    """

    council: Council
    span: Span
    tables: dict[str, pa.Table]

    @property
    def authority(self) -> str:
        return self.council.authority


def as_known_at(history: History, day: date) -> dict[str, pa.Table]:
    """What the case system knew on a day: rows recorded by then, ends where they were recorded by then."""
    return {name: _known(name, table, pa.scalar(day, pa.date32())) for name, table in history.tables.items()}


def _known(name: str, table: pa.Table, day: pa.Scalar) -> pa.Table:
    if RECORDED not in table.column_names:
        return table
    table = table.filter(pc.less_equal(table[RECORDED], day))
    if name in STATES:
        return _latest_state(table, STATES[name], day)
    if END_RECORDED not in table.column_names:
        return table.drop_columns([RECORDED])
    open_still = pc.fill_null(pc.greater(table[END_RECORDED], day), True)
    if name == "person":
        table = _put(table, "sex", pc.if_else(open_still, "U", table["sex"]))
        table = _put(table, "death_date", _only_past(table["death_date"], day))
    for column in SAID_AT_THE_END.get(name, ()):
        told = table[column]
        table = _put(table, column, pc.if_else(open_still, pa.scalar(None, told.type), told))
    return table.drop_columns([RECORDED, END_RECORDED])


def up_to(known: dict[str, pa.Table], day: date) -> dict[str, pa.Table]:
    """What a yearly return says: nothing that came after its last day, and what ended after it as open."""
    return {name: _up_to(name, table, pa.scalar(day, pa.date32())) for name, table in known.items()}


def _up_to(name: str, table: pa.Table, day: pa.Scalar) -> pa.Table:
    declared = TABLES.get(name)
    if name == "person":
        return _put(table, "dob", _only_past(table["dob"], day))
    if declared is None or not declared.dated_by or name in STATES:
        return table
    table = table.filter(pc.less_equal(table[declared.dated_by], day))
    if declared.ends_by is None:
        return table
    over = pc.fill_null(pc.greater(table[declared.ends_by], day), False)
    for column in SAID_AT_THE_END[name]:
        told = table[column]
        table = _put(table, column, pc.if_else(over, pa.scalar(None, told.type), told))
    return table


def _only_past(days: pa.ChunkedArray, day: pa.Scalar) -> pa.ChunkedArray:
    return pc.if_else(pc.less_equal(days, day), days, pa.scalar(None, pa.date32()))


def _put(table: pa.Table, name: str, values: pa.ChunkedArray) -> pa.Table:
    return table.set_column(table.column_names.index(name), name, values)


def _latest_state(table: pa.Table, dated_by: str, day: pa.Scalar) -> pa.Table:
    """One row a person, of those still entitled, dated with the day that is asked for."""
    table = table.filter(pc.less_equal(table[dated_by], day))
    order = pc.sort_indices(table, sort_keys=[("person_id", "ascending"), (dated_by, "descending")])
    table = table.take(order)
    person = table["person_id"].combine_chunks()
    if len(table):
        first = pc.not_equal(person[1:], person[:-1])
        table = table.filter(pa.concat_arrays([pa.array([True]), first]))
    table = table.filter(pc.greater(table["entitled_until"], day))
    table = _put(table, dated_by, pa.repeat(day, len(table)))
    return table.drop_columns([RECORDED, "entitled_until"])


def records(tables: dict[str, pa.Table], file: str = "synthetic") -> dict[str, pa.Table]:
    """Only the columns of records, with a source row for each: as a load would hold them."""
    return {
        name: _with_source(table.select([c.name for c in TABLES[name].columns]), name, file)
        for name, table in tables.items()
        if name in TABLES
    }


def _with_source(table: pa.Table, name: str, file: str) -> pa.Table:
    rows = len(table)
    columns = (
        pa.repeat(pa.scalar(file), rows),
        pa.repeat(pa.scalar(name), rows),
        pa.array(range(1, rows + 1)),
    )
    for column, values in zip(SOURCE, columns, strict=True):
        table = table.append_column(column.name, values)
    return table.cast(TABLES[name].schema)
