"""Six small tables that a council keeps beside its records. The columns are ours."""

from __future__ import annotations

from goldenthread.standards.layout import Field, Layout, by_name

_CHILD = Field(
    "child", "id", record="person_id", also=("child id", "person_id", "child unique id"), needed=True
)
_FROM = Field("from", "date", also=("from_date", "start", "start date", "start_date"), needed=True)
_TO = Field("to", "date", also=("to_date", "end", "end date", "end_date", "until"), needed=True)

TEAMS = Layout(
    "teams",
    (
        Field("team", "text", record="team", also=("team name",), needed=True),
        Field("service", "text", record="service", needed=True),
        Field("locality", "text", record="locality", also=("district", "area"), needed=True),
        Field("from", "date", record="from_date", also=_FROM.also, needed=True),
        Field("to", "date", record="to_date", also=_TO.also, needed=True),
    ),
)
POPULATION = Layout(
    "population",
    (
        Field("year", "whole", record="year", also=("mid-year", "mid year"), needed=True),
        Field("release", "text", record="release", needed=True),
        Field("area", "text", record="area", also=("locality",), needed=True),
        Field("age band", "text", record="age_band", also=("age_band", "age"), needed=True),
        Field("sex", "code", "sex", record="sex", needed=True),
        Field("ethnicity", "text", record="ethnicity", needed=True),
        Field("count", "whole", record="count", also=("children", "population"), needed=True),
    ),
)
RESTRICTED = Layout(
    "restricted", (_CHILD, Field("roles", "text", record="roles", also=("role",), needed=True))
)
UNREGISTERED = Layout(
    "unregistered",
    (
        _CHILD,
        Field("from", "date", record="start_date", also=_FROM.also, needed=True),
        Field("until", "date", record="end_date", also=(*_TO.also, "to"), needed=True),
    ),
)
TARGETS = Layout(
    "targets",
    (
        Field("indicator", "text", record="indicator", also=("measure", "code"), needed=True),
        Field("group", "text", record="breakdown", also=("breakdown",)),
        Field("baseline", "number", record="baseline", needed=True),
        Field("baseline date", "date", record="baseline_date", also=("baseline_date",), needed=True),
        Field("target", "number", record="target", needed=True),
        Field("target date", "date", record="target_date", also=("target_date", "by when"), needed=True),
        Field("direction", "code", "target_aim", record="aim", also=("aim",), needed=True),
        Field("source", "text", record="stated_in", needed=True),
    ),
)
SERIES = Layout(
    "series",
    (
        Field("indicator", "text", record="indicator", also=("measure", "code"), needed=True),
        Field("month", "month", record="month_end", also=("month_end", "month end"), needed=True),
        Field("team", "text", record="team", also=("team name",)),
        Field("numerator", "number", record="numerator", needed=True),
        Field("denominator", "number", record="denominator", needed=True),
        Field("source", "text", record="stated_in", needed=True),
    ),
)

LAYOUTS = by_name((TEAMS, POPULATION, RESTRICTED, UNREGISTERED, TARGETS, SERIES))
