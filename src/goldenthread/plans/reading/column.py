"""The kinds of columns that the tables of a plan have."""

from __future__ import annotations

from enum import StrEnum


class Column(StrEnum):
    """What a column of a plan's table holds."""

    PART = "part"
    PRIORITY = "priority"
    NUMBER = "number"
    OUTCOME = "outcome"
    ACTION = "action"
    STEPS = "steps"
    HORIZON = "horizon"
    BY_WHEN = "by when"
    DUE = "due"
    REVISED = "revised date"
    EARLIER = "earlier date"
    LEADS = "leads"
    MEASURE = "measure"
    IMPACT = "impact"
    DEPENDS = "depends on"
    NAME = "name"
    BASELINE = "baseline"
    BASELINE_DATE = "baseline date"
    NOW = "now"
    TARGET = "target"
    TARGET_DATE = "target date"
    INDICATOR = "indicator"
    SHARED = "shared"
    GROUP = "group"
    OTHER = "other"
