"""Series made by hand: every kind of month, limits that begin anew, a target."""

from goldenthread.charts.monthly import Monthly, Point, Stretch
from goldenthread.charts.ranking import Place, Ranking
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month
from goldenthread.terms.words import Unit

FIRST = Month(2021, 7)
VALUES = (483, 512, 457, 505, 474, 569, 528, 484, 480, 471, 508, 480, 495, 456, 431, 430, 407, 403, 400, 434, 436,
          433, 442, 407)  # fmt: skip
NAMES = ["Ashford", "Bexton", "Cliffe", "Dunmere", "Eastby", "Fenton", "Garth", "Holm", "Irby", "Jarrow"]


def monthly(**changes: object) -> Monthly:
    """Two years: one month missing, one above its limit, a run below the mean, the last not final."""
    low = "7 months in a row below the mean: improvement"
    points = [
        Point(
            FIRST.plus(at),
            None if at == 9 else float(value),
            mark="p" if at == 23 else "",
            is_final=at < 23,
            variation=_kind(at),
            why="above the upper limit: concern" if at == 5 else low if _kind(at) is not Variation.COMMON else "",
        )
        for at, value in enumerate(VALUES)
    ]  # fmt: skip
    made = {
        "subject": "Referrals per 10,000 children",
        "title": "Month by month",
        "finding": "464 in the year to June 2023. Fewer than chance explains since November 2022.",
        "message": "Referrals are falling, and it is a signal",
        "unit": Unit.PER_10000,
        "points": tuple(points),
        "stretches": (
            Stretch(FIRST, FIRST.plus(11), 482.0, 410.0, 555.0),
            Stretch(FIRST.plus(12), FIRST.plus(23), 450.0, 370.0, 530.0),
        ),
        "notes": ("From July 2022 the average and limits start anew: the front door was rebuilt.",),
        "target": 440.0,
    }
    return Monthly(**{**made, **changes})  # type: ignore[arg-type]


def ranking(**changes: object) -> Ranking:
    """Ten neighbours, one without a figure."""
    values = [301.0, 355.0, 390.0, 420.0, 455.0, 470.0, 471.0, 520.0, 610.0, None]
    made = {
        "subject": "Referrals per 10,000 children",
        "title": "Our place among neighbours",
        "finding": "Fourth highest of ten; below England.",
        "message": "Referrals: below England, in line with neighbours",
        "unit": Unit.PER_10000,
        "ours": Place("Goldshire", 464.0),
        "neighbours": tuple(Place(n, v) for n, v in zip(NAMES, values, strict=True)),
        "england": 538.0,
        "mean": 443.6,
    }
    return Ranking(**{**made, **changes})  # type: ignore[arg-type]


def _kind(at: int) -> Variation:
    if at == 5:
        return Variation.CONCERN_HIGH
    return Variation.IMPROVEMENT_LOW if 16 <= at < 23 else Variation.COMMON
