"""The monthly staff file and the establishment, as a council's HR keeps them; the workforce census.

There is no published standard for the monthly files: the columns are ours, the other headers are
what HR systems call them. The workforce census (Department for Education, XML, 30 September) is
the only statutory return that holds agency staff and caseloads.
"""

from __future__ import annotations

from goldenthread.standards.layout import Field, Layout, by_name

_MONTH_END = Field(
    "month_end",
    "date",
    record="month_end",
    also=("month", "month ending", "snapshot date", "as at", "as at date", "date", "period end"),
    needed=True,
)

STAFF = Layout(
    "staff",
    (
        _MONTH_END,
        Field(
            "worker_id",
            "id",
            record="worker_id",
            also=("worker", "employee id", "employee number", "staff id", "staff number", "staff no"),
            needed=True,
        ),
        Field(
            "role",
            "text",
            record="role",
            also=("job title", "post title", "job role", "position"),
            needed=True,
        ),
        Field(
            "agency",
            "yes_no",
            record="agency",
            also=("agency worker", "agency flag", "agency y/n", "is agency", "agency (y/n)"),
            needed=True,
        ),
        Field(
            "fte",
            "number",
            record="fte",
            also=("full time equivalent", "full-time equivalent", "wte", "contracted fte"),
            needed=True,
        ),
        Field("team", "text", record="team", also=("team name",)),
        Field(
            "cases", "whole", record="cases", also=("cases held", "caseload", "children held", "case count")
        ),
    ),
    also=("workers", "workforce", "hr"),
)
ESTABLISHMENT = Layout(
    "establishment",
    (
        _MONTH_END,
        Field("scope", "text", record="scope", also=("posts", "post group", "staff group"), needed=True),
        Field(
            "fte",
            "number",
            record="fte",
            also=("establishment fte", "budgeted fte", "establishment", "funded fte", "budgeted posts"),
            needed=True,
        ),
    ),
)

LAYOUTS = by_name((STAFF, ESTABLISHMENT))

CENSUS_WORKER = Layout(
    "CSWWWorker",
    (
        Field("AgencyWorker", "yes_no", record="agency"),
        Field("SWENo", "id", record="worker_id"),
        Field("OrgRole", "text"),
        Field("RoleEndDate", "date"),
        Field("FTE30", "number", record="fte"),
        Field("Cases30", "whole", record="cases"),
    ),
)
ORG_ROLES = {  # the workforce census counts social workers only; None: no role is given
    "1": "Senior manager",
    "2": "Middle manager",
    "3": "First line manager",
    "4": "Senior practitioner",
    "5": "Social worker",
    "6": "Social worker",
    None: "Social worker",
}
