"""How each table is merged, read off its declaration.

Most tables are dated: the newest load that knows a record serves it, and a record that only older
loads know is dropped where a newer load's window would have held it. Tables without a date are merged
whole, by child, or value by value.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.records.load import Source
from goldenthread.records.table import Table


class How(StrEnum):
    """The ways in which a table is merged.

    dated: by the windows of the loads. by_value: the newest value that is not missing, column by
    column. by_child: all rows of a child from the newest load that has any. whole: all rows of the
    newest load that has the table.
    """

    DATED = "dated"
    BY_VALUE = "by_value"
    BY_CHILD = "by_child"
    WHOLE = "whole"


_UNDATED = {
    "person": How.BY_VALUE,
    "disability": How.BY_CHILD,
    "immigration_status": How.BY_CHILD,
    "teams": How.WHOLE,
    "population": How.WHOLE,
    "restricted": How.WHOLE,
    "targets": How.WHOLE,
}


@dataclass(frozen=True)
class Part:
    """Rows of a table that windows speak of together: all of them, or those with a flag set."""

    aspects: tuple[str, ...]
    flag: str | None = None
    ends_by: str | None = None


# Annex A lists a child's latest episode of need, plan, period of care and placement, and no earlier one.
ONE_ROW_A_CHILD = {
    (Source.ANNEX_A, table) for table in ("cin_episodes", "cp_plans", "cla_episodes", "cla_placement")
}

# Annex A shows a conference on the row of the enquiry that led to it: it is on the list when that is.
LISTED_BY = {(Source.ANNEX_A, "initial_cp_conference"): "linked_s47_start_date"}

# Columns that keep the value of the newest load that states it: a newer one may say nothing of it.
KEPT_VALUES = {"cin_episodes": ("referrals_12m",), "cp_plans": ("previous_plans",)}

# Columns that name a row's one true holder: without all of them nobody can say whose record it is.
_HOLDERS = ("month_end", "worker_id", "scope", "team", "year", "area", "indicator")


def how(table: Table) -> How:
    return How.DATED if table.dated_by else _UNDATED[table.name]


def parts_of(table: Table) -> tuple[Part, ...]:
    """The parts of a dated table. A referral and the episode of need it opens share a row, not a window."""
    if table.name == "cin_episodes":
        return (
            Part(("cin_episodes", "cin_episodes.referrals"), flag="is_referral"),
            Part(("cin_episodes", "cin_episodes.episodes"), flag="is_episode", ends_by=table.ends_by),
        )
    return (Part((table.name,), ends_by=table.ends_by),)


def own_id(table: Table) -> str | None:
    """The source's own key of the record, such as a plan's number: not the same in every source."""
    first = table.columns[0].name
    return first if first in table.key and first.endswith("_id") and first != "person_id" else None


def match_key(table: Table) -> tuple[str, ...]:
    """The columns by which a record is known again in another load: the child and the date, mostly."""
    flags = {part.flag for part in parts_of(table)} if table.dated_by else set()
    return tuple(name for name in table.key if name != own_id(table) and name not in flags)


def needed(table: Table) -> tuple[str, ...]:
    """The columns without which a row cannot be used at all."""
    if "person_id" in table.key:
        return ("person_id",)
    return tuple(name for name in table.key if name in _HOLDERS)


def states_a_day(table: Table) -> bool:
    """Whether each row says how things stood on one day, and nothing of any other."""
    return table.dated_by in ("as_at", "month_end")


def first_order(table: Table) -> str:
    """The order in which the first of several rows with one key is taken: as SQL.

    By content before place, so that the order of the rows in a file never decides a figure.
    """
    content = [column.name for column in table.columns if column.name not in table.key]
    return ", ".join(f'"{name}" NULLS LAST' for name in (*content, "file", "sheet", "row"))
