"""Goldshire's localities, teams and population, as the small tables that a council keeps."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from goldenthread.records.tables import TABLES
from goldenthread.synthetic.clock import Span
from goldenthread.synthetic.council import ASSESSMENT, ETHNICITIES, FAMILIES, LOCALITIES, Council

RELEASE = "made up"
_GROWTH = 0.004  # a year
_AGE_BANDS = {"under 1": 0.047, "1-4": 0.201, "5-9": 0.277, "10-15": 0.358, "16-17": 0.117}
_SEXES = {"M": 0.513, "F": 0.487}
_REORGANISED = date(2022, 4, 1)


def team_periods(council: Council, span: Span) -> pa.Table:
    """Each team's service and locality. One team changed service when it was reorganised."""
    rows: list[dict[str, object]] = []
    moves = [team for team, service, _ in council.teams if service == ASSESSMENT][-1:]
    for team, service, locality in council.teams:
        row: dict[str, object] = {
            "team": team,
            "service": service,
            "locality": locality,
            "from_date": None,
            "to_date": None,
        }
        if team in moves and span.start < _REORGANISED < span.end:
            rows.append(row | {"to_date": date(2022, 3, 31)})
            row |= {"service": FAMILIES, "from_date": _REORGANISED}
        rows.append(row)
    return table("teams", rows)


def population(council: Council, span: Span) -> pa.Table:
    """Children aged 0 to 17 at each mid-year: the authority and its localities, in all and by age band, sex
    and ethnic group. Every split of an area adds up to its total."""
    rows: list[dict[str, object]] = []
    for year in range(span.start.year - 2, span.end.year + 1):
        total = round(council.children * (1 + _GROWTH) ** (year - span.end.year + 1))
        areas = dict(zip(LOCALITIES, split(total, list(LOCALITIES.values())), strict=True))
        for area, children in ({council.authority: total} | areas).items():
            rows += _area(year, area, children)
    return table("population", rows)


def _area(year: int, area: str, children: int) -> list[dict[str, object]]:
    same: dict[str, object] = {"year": year, "release": RELEASE, "area": area}
    rows = [same | {"age_band": "0-17", "count": children}]
    groups = {code: share for code, share in ETHNICITIES.items() if code not in ("REFU", "NOBT")}
    for column, shares in (("age_band", _AGE_BANDS), ("sex", _SEXES), ("ethnicity", groups)):
        counts = split(children, list(shares.values()))
        for value, count in zip(shares, counts, strict=True):
            rows.append(same | {"age_band": "0-17", "count": count} | {column: value})
    return rows


def split(total: int, shares: list[float]) -> list[int]:
    """Whole numbers that add up to the total, as near to the shares as can be."""
    exact = [total * share / sum(shares) for share in shares]
    counts = [int(part) for part in exact]
    by_rest = sorted(range(len(shares)), key=lambda i: counts[i] - exact[i])
    for i in by_rest[: total - sum(counts)]:
        counts[i] += 1
    return counts


def table(name: str, rows: list[dict[str, object]]) -> pa.Table:
    fields = [pa.field(f.name, f.type) for f in TABLES[name].schema if f.name not in ("file", "sheet", "row")]
    return pa.Table.from_pylist(rows, pa.schema(fields))
