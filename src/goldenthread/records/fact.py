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
    text("person_id", "The child or young person (the worker or the post, for workforce facts)."),
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


@dataclass(frozen=True)
class Need:
    """What must be loaded: any one of some aspects of the records, each for so many months before too.

    See `records.load.Window` for aspects. `Need.of("cla_placement", months_before=12)` asks for the
    placements of the period and of the 12 months before it.
    """

    any_of: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, aspect: str, months_before: int = 0) -> Need:
        return cls(((aspect, months_before),))

    def __or__(self, other: Need) -> Need:
        return Need(self.any_of + other.any_of)


@dataclass(frozen=True, eq=False)
class Fact:
    """A kind of event or spell, with the SQL that works it out.

    Columns are reached as attributes (`conference.working_days`). Spells have `start_date` and
    `end_date`: a spell is open on day E when start_date <= E and (end_date is missing or end_date > E).
    `dated_by` is the date on which an event's team is looked up for its service and locality (a spell's
    team is looked up on the day of the count: see `facts.team_area`). `needs` says
    what must be loaded for the fact to be known. The SQL gives
    authority, person_id, team, the columns, and the source columns; the keys of the person and of the
    team are joined to every fact alike. `within_care`: the SQL gives spells that count only inside a period of care.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    dated_by: str
    needs: tuple[Need, ...]
    sql: str
    within_care: bool = False

    def __getattr__(self, name: str) -> Column:
        for column in (*self.columns, *KEYS):
            if column.name == name:
                return column
        names = ", ".join(column.name for column in self.columns)
        raise AttributeError(f"The fact {self.name!r} has no column {name!r}. It has: {names}.")

    @property
    def is_spell(self) -> bool:
        return any(column.name == "start_date" for column in self.columns)


START = day("start_date", "The first day of the spell.")
END = day("end_date", "The first day on which it is over; missing = still so.")
CARE_START = day("care_start_date", "When the period of care began.")
PLAN_START = day("plan_start_date", "When the child protection plan began.")
