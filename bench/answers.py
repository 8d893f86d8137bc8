"""Are two tables of counts the same? Asked before anything is timed.

The baselines know the indicators that they were written for. One that is added to the catalogue later
is counted by the engine alone, and the results say how many were compared.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

KEY = ["indicator", "part", "authority", "area", "month_end"]
NEARLY = 1e-6  # full-time equivalents are added up in different orders


def assert_equal(ours: pa.Table, baseline: pa.Table) -> str:
    """Fail unless both have the same counts, those of nought aside; says how many there are."""
    known = pc.unique(baseline["indicator"])
    one, two = _counted(ours.filter(pc.is_in(ours["indicator"], known))), _counted(baseline)
    both = one.join(two, KEY, join_type="full outer", right_suffix="_other")
    apart = pc.abs(pc.subtract(_or_nought(both["value"]), _or_nought(both["value_other"])))
    wrong = both.filter(pc.greater(apart, NEARLY))
    if wrong.num_rows:
        first = wrong.sort_by([(name, "ascending") for name in KEY]).slice(0, 5).to_pylist()
        raise AssertionError(f"{wrong.num_rows} of {both.num_rows} counts differ, such as {first}")
    return f"{both.num_rows:,} equal counts of {len(known)} indicators"


def _counted(table: pa.Table) -> pa.Table:
    return table.filter(pc.greater(pc.abs(table["value"]), NEARLY)).select([*KEY, "value"])


def _or_nought(values: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(values, 0.0)
