# ruff: noqa: S608 - the names in the SQL come from our own declarations
"""Merging a dated table: which rows serve, as SQL over `rows_of_<table>`, `loads` and `windows`.

Each step is a view or table that the next one reads:

1. `once`: one row a key in each load.
2. `known`: of each record, the rows of the newest load that knows it.
3. `facing`: each record known only from an older load, against each newer load that would have listed it
   as a spell, with the later spell that a list of one row a child has in its place.
4. `ended`: the end of an open spell that has to be worked out.
5. what is left once denied records are taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

from goldenthread.records.merging.plan import (
    LISTED_BY,
    ONE_ROW_A_CHILD,
    Part,
    first_order,
    match_key,
    needed,
    own_id,
    states_a_day,
)
from goldenthread.records.table import Table

_NEVER = "DATE '9999-12-31'"


def merge_part(con: duckdb.DuckDBPyConnection, table: Table, part: Part) -> dict[str, int]:
    """Make the table `kept`: the rows (rid) that serve and the end worked out for each, if any.

    Returns how many rows were dropped as duplicates, dropped because newer loads say otherwise, and
    given an end.
    """
    con.execute(_once(table, part))
    con.execute(_known(table, part))
    con.execute(_facing(table, part))
    con.execute(_ENDED)
    con.execute(_kept(table, part))
    return _counts(con, table, part)


def _where(table: Table, part: Part) -> str:
    conditions = [f'"{name}" IS NOT NULL' for name in needed(table)]
    if part.flag:
        conditions.append(f'"{part.flag}"')
    return " AND ".join(conditions) or "true"


def _names(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _once(table: Table, part: Part) -> str:
    key = [*match_key(table), *filter(None, [own_id(table)])]
    return f"""
    CREATE OR REPLACE TEMP TABLE once AS
    SELECT * FROM rows_of_{table.name} WHERE {_where(table, part)}
    QUALIFY row_number() OVER (PARTITION BY ord, {_names(key)} ORDER BY {first_order(table)}) = 1
    """


def _known(table: Table, part: Part) -> str:
    until = f'"{part.ends_by}"' if part.ends_by else "NULL::DATE"
    holder = '"person_id"' if "person_id" in table.key else "NULL::VARCHAR"
    listed_by = [column for (_, name), column in LISTED_BY.items() if name == table.name]
    return f"""
    CREATE OR REPLACE TEMP TABLE known AS
    SELECT o.rid, o.ord, {holder} AS holder, "{table.dated_by}" AS starts, {until} AS until,
           "{(listed_by or [table.dated_by])[0]}" AS listed, coalesce(spoken.last, l.reference_date) AS known_until
    FROM once o
    JOIN loads l USING (ord)
    LEFT JOIN (
        SELECT ord, max(last) AS last FROM windows
        WHERE covers = 'spells' AND aspect IN ({_words(part.aspects)}) GROUP BY ord
    ) spoken USING (ord)
    QUALIFY o.ord = max(o.ord) OVER (PARTITION BY {_names(match_key(table))})
    """


def _facing(table: Table, part: Part) -> str:
    one_row = _words(source.value for source, name in ONE_ROW_A_CHILD if name == table.name)
    same_child = "o.person_id = k.holder" if "person_id" in table.key else "false"
    return f"""
    CREATE OR REPLACE TEMP TABLE facing AS
    SELECT k.rid, w.first, w.covers = 'spells' AS denies, any_value(k.until) AS until,
           any_value(k.known_until) AS known_until, min(o."{table.dated_by}") AS later
    FROM known k
    JOIN windows w ON w.ord > k.ord AND w.aspect IN ({_words(part.aspects)})
                  AND (w.covers = 'spells' OR (w.covers = 'as_at' AND w.source IN ({one_row})))
                  AND k.starts <= w.last AND coalesce(k.until, {_NEVER}) >= w.first
    LEFT JOIN once o ON o.ord = w.ord AND {same_child} AND o."{table.dated_by}" > k.starts
                    AND w.source IN ({one_row})
    GROUP BY k.rid, w.ord, w.first, w.last, w.covers
    """


# An open spell ended when the child's next one began, as soon as a newer load lists that one in its place;
# or before the window of a newer load that no longer lists it, where nobody looked in between.
_ENDED = """
CREATE OR REPLACE TEMP TABLE ended AS
SELECT rid, min(coalesce(later, CASE WHEN denies AND known_until < first THEN first END)) AS ends
FROM facing WHERE until IS NULL GROUP BY rid
HAVING ends IS NOT NULL
"""


def _kept(table: Table, part: Part) -> str:
    listed_apart = _words(source.value for source, name in LISTED_BY if name == table.name)
    same_day = (
        "OR (w.covers = 'as_at' AND w.source = l.source AND k.starts = w.last)" if states_a_day(table) else ""
    )
    return f"""
    CREATE OR REPLACE TEMP TABLE kept AS
    WITH denied AS (
        SELECT f.rid FROM facing f LEFT JOIN ended e USING (rid)
        WHERE f.denies AND f.later IS NULL AND coalesce(f.until, e.ends, {_NEVER}) >= f.first
          AND NOT (f.until IS NULL AND f.known_until < f.first)
        UNION
        SELECT k.rid FROM known k
        JOIN loads l USING (ord)
        JOIN windows w ON w.ord > k.ord AND w.aspect IN ({_words(part.aspects)})
         AND ((w.covers = 'events' AND k.starts BETWEEN w.first AND w.last
               AND (w.source NOT IN ({listed_apart}) OR k.listed BETWEEN w.first AND w.last)) {same_day})
    )
    SELECT k.rid, e.ends FROM known k LEFT JOIN ended e USING (rid)
    WHERE k.rid NOT IN (SELECT rid FROM denied)
    """


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words)) or "''"


def _counts(con: duckdb.DuckDBPyConnection, table: Table, part: Part) -> dict[str, int]:
    counted = con.execute(f"""
        SELECT (SELECT count(*) FROM rows_of_{table.name} WHERE {_where(table, part)})
                   - (SELECT count(*) FROM once),
               (SELECT count(*) FROM known) - (SELECT count(*) FROM kept),
               (SELECT count(*) FROM kept WHERE ends IS NOT NULL)
        """).fetchall()[0]
    return dict(zip(("duplicates", "denied", "ends_worked_out"), counted, strict=True))
