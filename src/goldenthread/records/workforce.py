"""Who works with the children: allocations, the monthly staff extract and the establishment."""

from goldenthread.records.table import Table, day, number, text, whole, yes_no

INVOLVEMENTS = Table(
    "involvements",
    "A worker allocated to a child over time.",
    key=("person_id", "worker_id", "involvement_start_date", "role"),
    dated_by="involvement_start_date",
    ends_by="involvement_end_date",
    columns=(
        text("person_id", "The child."),
        text("worker_id", "The worker (SSD: professional_id)."),
        text("role", "SSD: professional_role_id, as in the source. CW = allocated case worker."),
        text("team", "Team (SSD: professional_team)."),
        day("involvement_start_date", "From."),
        day("involvement_end_date", "To; missing = current."),
    ),
)

ALLOCATIONS = Table(
    "allocations",
    "Ours: the worker allocated to a child on the date of a list of open children (Annex A lists 4 to 9).",
    key=("person_id", "as_at", "worker_id"),
    dated_by="as_at",
    columns=(
        text("person_id", "The child."),
        day("as_at", "The date that the row speaks of."),
        text("worker_id", "The worker as the list names them."),
        text("team", "Team."),
    ),
)

WORKERS = Table(
    "workers",
    "Ours: one member of staff at one month end (the monthly HR extract).",
    key=("month_end", "worker_id"),
    dated_by="month_end",
    columns=(
        day("month_end", "The month end that the row speaks of."),
        text("worker_id", "Staff number."),
        text("role", "Role as HR names it. Which roles are social work is a setting."),
        yes_no("agency", "Agency worker."),
        number("fte", "Full-time equivalent, 0 to 1."),
        text("team", "Team."),
        whole("cases", "Children held, where HR knows; missing = not known."),
    ),
)

ESTABLISHMENT = Table(
    "establishment",
    "Ours: budgeted posts by month and scope.",
    key=("month_end", "scope"),
    dated_by="month_end",
    columns=(
        day("month_end", "The month end."),
        text("scope", "Which posts, in words (social workers; all posts)."),
        number("fte", "Budgeted full-time equivalents."),
    ),
)
