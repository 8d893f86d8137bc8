"""The children's social work workforce census: staff at one 30 September, with agency, FTE and cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import records, rename
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.xml import read_events
from goldenthread.intake.report import Report
from goldenthread.intake.sources.hr_months import within_bounds
from goldenthread.intake.xml_rows import Rows, local, values
from goldenthread.records.tables import TABLES
from goldenthread.standards.hr import CENSUS_WORKER, ORG_ROLES

NOTES = (
    "The workforce census speaks for one 30 September a year. For monthly figures hand over a monthly staff file.",
    "Workers whose role had ended by then are left out. A worker without an organisational role, a case holder and "
    "one qualified without cases are read as social workers.",
)


def read_census(path: Path, report: Report) -> pa.Table:
    """The workers in post on the census date."""
    rows = Rows(CENSUS_WORKER)
    header: dict[str, str] = {}
    for event in read_events(path, records=("CSWWWorker",)):
        if event.event != "end":
            continue
        if local(event.element) == "CSWWWorker":
            rows.add(values(event.element), event.line)
        elif local(event.element) in ("Year", "ReferenceDate"):
            header[local(event.element)] = (event.element.text or "").strip()
    day = _census_date(header, path.name)
    block = rows.block(path.name)
    columns = within_bounds(block, block.columns(report), "workers", report)
    said = {
        **rename(block, columns),
        "month_end": pa.repeat(day, len(block.rows)),
        "role": pa.array(
            [ORG_ROLES.get(role, ORG_ROLES[None]) for role in columns["OrgRole"].to_pylist()], pa.string()
        ),
    }
    left = pc.fill_null(pc.less_equal(columns["RoleEndDate"], pa.scalar(day)), False)
    return records(TABLES["workers"], said, block, pc.invert(left))


def _census_date(header: dict[str, str], file: str) -> date:
    try:
        if header.get("ReferenceDate"):
            return date.fromisoformat(header["ReferenceDate"])
        return date(int(header["Year"]), 9, 30)
    except (KeyError, ValueError):
        message = "Its header does not say which 30 September it speaks of. Correct ReferenceDate or Year."
        raise Refused("no-dates", message, file=file) from None
