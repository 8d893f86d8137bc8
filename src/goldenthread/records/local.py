"""Small tables that a council keeps beside its records: teams, population, restricted records, targets, series."""

from goldenthread.records.table import Table, day, number, text, whole

TEAMS = Table(
    "teams",
    "Which service and locality a team belongs to, and from when until when.",
    key=("team", "from_date"),
    dated_by="",
    columns=(
        text("team", "The team as the records name it."),
        text("service", "The service it is part of."),
        text("locality", "The district or locality it works in."),
        day("from_date", "From; missing = always."),
        day("to_date", "The last day; missing = still."),
    ),
)

POPULATION = Table(
    "population",
    "How many children live in an area.",
    key=("year", "release", "area", "age_band", "sex", "ethnicity"),
    dated_by="",
    columns=(
        whole("year", "Mid-year that the estimate speaks of."),
        text("release", "Which release of the estimate."),
        text("area", "The authority's code, or a locality as in the table of teams."),
        text("age_band", "0-17, or one of the bands of the age breakdown."),
        text("sex", "M, F, or blank for all."),
        text("ethnicity", "Ethnic group, or blank for all."),
        whole("count", "Children."),
    ),
)

RESTRICTED = Table(
    "restricted",
    "Records that only named roles may open.",
    key=("person_id",),
    dated_by="",
    columns=(
        text("person_id", "The child."),
        text("roles", "Roles that may open the record, separated by ;"),
    ),
)

TARGETS = Table(
    "targets",
    "What an indicator should be by a date, from where, and who says so: the one list of targets.",
    key=("indicator", "breakdown", "target_date"),
    dated_by="",
    columns=(
        text("indicator", "The indicator's code."),
        text("breakdown", "One of its groups, such as age=17-18; missing = all."),
        number("baseline", "Its value at the start; missing = not known yet."),
        day("baseline_date", "The day, or the last day of the period, that the baseline is of."),
        number("target", "The value wanted; missing = to be set."),
        day("target_date", "By when; missing = from now on."),
        text("aim", "REACH, REDUCE, KEEP or SET (to be set)."),
        text("stated_in", "The plan or paper that the target stands in."),
    ),
)

SERIES = Table(
    "series",
    "Figures that come from no record, given month by month: results of audits, feedback, surveys.",
    key=("indicator", "month_end", "team"),
    dated_by="month_end",
    columns=(
        text("indicator", "The indicator's code."),
        day("month_end", "The last day of the month."),
        text("team", "The team, where the figures are given by team."),
        number("numerator", "What was counted."),
        number("denominator", "What it was counted over."),
        text("stated_in", "Where the figures come from."),
    ),
)
