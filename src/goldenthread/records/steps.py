"""What is made of the records, step by step: shared tables and rules, then the facts, each with its SQL.

Which step reads which, and which settings it looks at, is read off the SQL itself: so a page can say
which settings stand behind a figure, and a test what a change touches.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from goldenthread.records import facts
from goldenthread.records.fact import Fact
from goldenthread.records.table import SQL_TYPES

# Facts that other facts are worked out from, in the order they need.
_FIRST = ("protection_plan", "care", "need_episode")


@cache
def all_facts() -> dict[str, Fact]:
    """Every fact by name, found by being a module of `records.facts`."""
    found = {}
    for module in pkgutil.iter_modules(facts.__path__):
        fact = getattr(importlib.import_module(f"{facts.__name__}.{module.name}"), module.name)
        found[fact.name] = fact
    return found


@dataclass(frozen=True)
class Step:
    """One table, macro or fact that is made, by name, with the statements that make it."""

    makes: str
    statements: tuple[str, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """Everything that it reads from or calls, and more names that cannot be told from these."""
        found = re.findall(r"(?:FROM|JOIN)\s+(\w+)|(\w+)\(", " ".join(self.statements))
        return frozenset(name for pair in found for name in pair if name)

    @cached_property
    def settings(self) -> frozenset[str]:
        """The settings that it looks at."""
        return frozenset(re.findall(r"getvariable\('(\w+)'\)", " ".join(self.statements)))


@cache
def steps() -> tuple[Step, ...]:
    """Every step, in order."""
    made = [*_statements("derived.sql")]
    for name in (*_FIRST, *(name for name in all_facts() if name not in _FIRST)):
        made.append(Step(name, tuple(_making(all_facts()[name]))))
        if name == "care":
            made += _statements("derived_care.sql")
    return tuple(made)


def touched_by(changed: Iterable[str]) -> list[Step]:
    """The steps named, and all that are made from what these make, in order."""
    names = set(changed)
    touched = []
    for step in steps():
        if step.makes in names or step.names & names:
            names.add(step.makes)
            touched.append(step)
    return touched


def settings_behind(facts: Iterable[Fact]) -> list[str]:
    """The settings that decide what these facts hold, by name."""
    names = {fact.name for fact in facts}
    found: set[str] = set()
    for step in reversed(steps()):
        if step.makes in names:
            names |= step.names
            found |= step.settings
    return sorted(found)


def _sql(name: str) -> str:
    return resources.files("goldenthread.records").joinpath(name).read_text("utf-8")


def _statements(name: str) -> Iterator[Step]:
    """The tables and macros of a file of SQL."""
    for statement in re.split(r"^(?=CREATE OR REPLACE )", _sql(name), flags=re.MULTILINE)[1:]:
        yield Step(re.findall(r"CREATE OR REPLACE (?:TABLE|MACRO) (\w+)", statement)[0], (statement,))


def _making(fact: Fact) -> Iterator[str]:
    """The fact by its SQL, then with the keys of its person and team, columns in their declared order."""
    yield f"CREATE OR REPLACE TEMP TABLE spells AS {fact.sql}"
    if fact.within_care:
        yield f"CREATE OR REPLACE TEMP TABLE joined AS {_sql('within_care.sql')}"
    yield f"CREATE OR REPLACE TEMP TABLE {fact.name} AS FROM {'joined' if fact.within_care else 'spells'}"
    columns = ", ".join(
        f"f.{column.name}::{SQL_TYPES[column.type]} AS {column.name}" for column in fact.columns
    )
    yield f"""
        CREATE OR REPLACE TABLE fact_{fact.name} AS
        SELECT f.authority, f.person_id, f.team, t.service, t.locality,
               p.birth_date, p.sex, p.ethnicity, p.disabled, {columns}, f.load, f.file, f.sheet, f.row
        FROM {fact.name} f
        LEFT JOIN person_keys p USING (authority, person_id)
        LEFT JOIN team_period t
          ON t.authority = f.authority AND t.team = f.team
         AND f.{fact.dated_by} BETWEEN t.from_date AND t.to_date
        ORDER BY f.authority, f.{fact.dated_by}, f.person_id, f.load, f.file, f.sheet, f.row
        """  # noqa: S608 - names from our own declarations
