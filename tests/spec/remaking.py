"""Works the facts of a batch out anew after a change to their SQL or to a setting, and counts what differs.

Only the steps that the change touches are made again, in a transaction that is rolled back. What comes out
otherwise than before is kept under an authority of its own, so that one pass counts all changes at once.
"""

from __future__ import annotations

import pyarrow as pa

from goldenthread.engine.axes import Area, Column
from goldenthread.engine.cube import Cube
from goldenthread.indicators.counting import parts_of
from goldenthread.records import derived
from goldenthread.records.steps import touched_by
from tests.spec.batch import Batch
from tests.spec.engines import Asked, Counts, built, duckdb_over, first_and_last, indicators_of
from tests.spec.sql_mutants import SqlMutant

Kept = tuple[int, str, str]


class Remaking:
    """The facts of a batch, as they are and as changes make them."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.con = built(batch)
        self.facts = derived.all_facts()
        for name in self.facts:
            self.con.execute(f"CREATE TABLE before_{name} AS FROM fact_{name}")
        self.parts: dict[str, list[pa.Table]] = {name: [self._as_it_is(name)] for name in self.facts}
        self.otherwise: set[Kept] = set()

    def _as_it_is(self, fact: str) -> pa.Table:
        return self.con.sql(f"FROM fact_{fact}").to_arrow_table()

    def make(self, number: int, mutant: SqlMutant) -> None:
        """Make what the change touches, and keep the facts of the authorities for which they differ."""
        changed = {step.makes: step for step in mutant.steps}
        self.con.execute("BEGIN")
        try:
            if mutant.settings is not None:
                derived.set_variables(self.con, mutant.settings)
            for step in touched_by(changed):
                for statement in changed.get(step.makes, step).statements:
                    self.con.execute(statement)
                if step.makes in self.facts:
                    self._keep(number, step.makes)
        finally:
            self.con.execute("ROLLBACK")
            derived.set_variables(self.con, self.batch.settings)

    def _keep(self, number: int, fact: str) -> None:
        differing = self.con.execute(
            f"SELECT DISTINCT authority FROM ((FROM fact_{fact} EXCEPT ALL FROM before_{fact}) "
            f"UNION ALL (FROM before_{fact} EXCEPT ALL FROM fact_{fact}))"
        ).fetchall()
        if not differing:
            return
        authorities = [row[0] for row in differing]
        self.otherwise |= {(number, fact, authority) for authority in authorities}
        self.parts[fact].append(
            self.con.sql(
                f"SELECT * REPLACE (concat(?, ' ', authority) AS authority) FROM fact_{fact} "
                "WHERE authority IN (SELECT unnest(?))",
                params=[str(number), authorities],
            ).to_arrow_table()
        )

    def counts(self) -> dict[int, Counts]:
        """How each change that made a difference counts; the others count as before."""
        facts = {name: pa.concat_tables(tables) for name, tables in self.parts.items()}
        cube = duckdb_over(facts).cube(indicators_of([self.batch]), *first_and_last([self.batch]))
        return {number: self._counts(cube, number) for number in {number for number, *_ in self.otherwise}}

    def _counts(self, cube: Cube, number: int) -> Counts:
        facts = {
            (indicator.code, side): part.counted.fact.name
            for indicator in indicators_of([self.batch])
            for side, part in zip(("numerator", "denominator"), parts_of(indicator.measure), strict=True)
            if part is not None
        }

        def count(asked: Asked) -> float:
            differs = (number, facts[asked.indicator, asked.side], asked.authority) in self.otherwise
            authority = f"{number} {asked.authority}" if differs else asked.authority
            return cube.count(
                Area(authority, ""), asked.month, Column(asked.indicator, asked.side, asked.band)
            )

        return count
