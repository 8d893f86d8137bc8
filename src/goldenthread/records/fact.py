"""What a fact is: an event that happened on a date, or a spell that was true from a date until a date.

Indicators count facts and nothing else. A fact is worked out from the records once per snapshot, by
the DuckDB SQL that stands beside its columns.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.records.table import SOURCE, day, text, yes_no
from goldenthread.terms.condition import Column

KEYS = (
    text("authority", "The authority whose records these are."),
    text("person_id", "The child or young person (or the worker, for workforce facts)."),
    text("team", "The team, as the record names it."),
    text("service", "The team's service at the time, by the table of teams."),
    text("locality", "The team's locality at the time, by the table of teams."),
    day("birth_date", "Date of birth; missing for unborn children."),
    text("sex", "M, F or U."),
    text("ethnicity", "DfE's four-letter code."),
    yes_no("disabled", "Recorded as disabled; missing = not recorded either way."),
    text("load", "The load that the row came from."),
    *SOURCE,
)


@dataclass(frozen=True, eq=False)
class Fact:
    """A kind of event or spell.

    Columns are reached as attributes (`conference.working_days`). Spells have `start_date` and
    `end_date`: a spell is open on day E when start_date <= E and (end_date is missing or end_date > E).
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    needs: tuple[str, ...]  # aspects of the records it cannot do without: see records.load.Window
    sql: str

    def __getattr__(self, name: str) -> Column:
        for column in (*self.columns, *KEYS):
            if column.name == name:
                return column
        names = ", ".join(column.name for column in self.columns)
        raise AttributeError(f"The fact {self.name!r} has no column {name!r}. It has: {names}.")

    @property
    def is_spell(self) -> bool:
        return any(column.name == "start_date" for column in self.columns)
