"""The words of judgement: RAG, BRAG, movement, direction of travel, and what a control chart says of a series."""

from __future__ import annotations

from enum import StrEnum


class Rag(StrEnum):
    """How a figure stands to one comparator: England, its statistical neighbours or its target.

    green: as good or better. amber: worse by no more than the council allows (10 percentage points, 10% for rates,
    counts and averages, where it has not chosen otherwise). red: worse by more. not_rated: neither way is good, or
    the figure is not final.
    """

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NOT_RATED = "not_rated"


class Brag(StrEnum):
    """How far an action of the improvement plan is.

    blue: complete, and somebody else checked the evidence. green: on track, or delivered and not checked yet. amber: at
    risk. red: off track or late. not_rated: it has no date, has not begun, or nobody has said how it stands.
    """

    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NOT_RATED = "not_rated"


class Movement(StrEnum):
    """Which way the figure went from the month before: the arrow."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


class Direction(StrEnum):
    """Whether that movement is good: the word beside the arrow. It is never a signal."""

    BETTER = "better"
    WORSE = "worse"
    NO_CHANGE = "no_change"
    NOT_RATED = "not_rated"


class Variation(StrEnum):
    """What a control chart says of a point or of a series' last point: chance alone (common), or more than that.

    The rest of the name says whether it is good, bad or neither, and to which side it went.
    """

    COMMON = "common"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEITHER_HIGH = "neither_high"
    NEITHER_LOW = "neither_low"


class Assurance(StrEnum):
    """Whether the target will be met as things stand: always (pass), never (fail), by chance (hit_or_miss)."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    HIT_OR_MISS = "hit_or_miss"
    NONE = "none"
