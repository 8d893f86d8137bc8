"""Small closed lists of words: unit, direction that is good, time basis, status of a figure."""

from __future__ import annotations

from enum import StrEnum


class Unit(StrEnum):
    """What a figure is counted in."""

    PER_10000 = "per 10,000"
    PERCENT = "%"
    COUNT = "count"
    MEAN = "mean"


class Better(StrEnum):
    """Which way is good. NEITHER: activity that is neither good nor bad by itself."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Basis(StrEnum):
    """The stretch of time that a figure speaks of."""

    MONTH = "month"
    MONTH_ANNUALISED = "month_annualised"
    ROLLING_12 = "rolling_12"
    AVERAGE_12 = "average_12"
    POINT = "point"

    @property
    def is_of_year(self) -> bool:
        """Whether it speaks of 12 months: of what happened in them, or of the average of their ends."""
        return self in (Basis.ROLLING_12, Basis.AVERAGE_12)


class Status(StrEnum):
    """How far a figure can be relied on.

    final: the recording lag has run. provisional: it has not, so the figure will still move.
    rebuilt: a past month end worked out from a later load. not_available: see the reason.
    """

    FINAL = "final"
    PROVISIONAL = "provisional"
    REBUILT = "rebuilt"
    NOT_AVAILABLE = "not_available"


class Breakdown(StrEnum):
    """What a figure can be split by."""

    TEAM = "team"
    SERVICE = "service"
    LOCALITY = "locality"
    AGE = "age"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    DISABILITY = "disability"


class Theme(StrEnum):
    """The areas of the monthly report, in its order."""

    ACTIVITY = "Activity"
    PRACTICE = "Quality and timeliness of practice"
    CHILD_PROTECTION = "Child protection"
    IN_CARE = "Children in care"
    CARE_EXPERIENCED = "Care experienced young people"
    WORKFORCE = "Workforce"
    DATA_QUALITY = "Quality of records"
