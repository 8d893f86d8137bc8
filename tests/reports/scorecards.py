"""Material for reports made by hand: a scorecard of every row, standing and judgement; no engine and no records."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date

from goldenthread import catalogue
from goldenthread.charts.monthly import Stretch
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.ranking import rank
from goldenthread.judgement.trajectory import Trajectory, trajectory
from goldenthread.records.settings import Settings
from goldenthread.reports.material import Audience, Lines, Material, Neighbours, key_of
from goldenthread.scorecard.card import Against, Row, Scorecard
from goldenthread.scorecard.posts import PostKind, PostLine, Posts
from goldenthread.scorecard.published import KEPT_BACK
from goldenthread.terms.judging import Assurance, Direction, Movement, Rag, Variation
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Basis, Better, Status, Theme, Unit

MONTH = Month(2023, 6)
COUNCIL = "Goldshire (made up)"
NEIGHBOURS = ("Ashford", "Bexton", "Cliffe", "Dunmere", "Eastby", "Fenton", "Garth", "Holm", "Irby", "Jarrow")
HOSTILE = '<script>alert("1")</script> & =1+1'
_LEVEL = {Unit.PERCENT: 62.0, Unit.PER_10000: 240.0, Unit.MEAN: 16.0, Unit.COUNT: 3.0}
_WAVE = (0, 3, -2, 5, 1, -4, 2, 6, -1, -3, 4, 0, 2, -5, 1, 3, -9, -10, -12, -9, -8, -11, -9, -10)


def material(**changes: object) -> Material:
    """Everything of one month; `changes` are fields of it."""
    rows = tuple(_rows())
    made = Material(
        card=Scorecard(
            authority="X01", authority_name=COUNCIL, area="", month=MONTH, rows=rows,
            reference_date=date(2023, 7, 31), snapshot="aa2ad78b", made_up=True,
            releases={"children in need": "release 2022", "children in care": "release 2022"}, neighbour_model="2021",
        ),
        headlines=(
            "464 referrals per 10,000 children in the year to June 2023: lower than England (538), in line with "
            "neighbours (465).",
            "Repeat referrals are falling, and it is a signal.",
            "We do not know how many children under 16 are in unregistered accommodation: no list of them is loaded.",
        ),
        narrative={theme: _narrative(theme) for theme in Theme},
        lines={key_of(row): _lines(row) for row in rows},
        neighbours={key_of(row): _neighbours(row) for row in rows if row.neighbours},
        posts=_posts(),
        loads=("2023-06-30-annex-a-0fa7d6bd", "2023-06-30-hr-4dc43a7a"),
        settings={name: (value, Settings.meaning(name)) for name, value in asdict(Settings()).items()},
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def small() -> Material:
    """A few of the rows: rated and not, with and without a target, provisional, missing, of an age band."""
    made = material()
    rows = made.card.rows
    chosen = (*rows[1:3], rows[4], rows[7], *rows[9:12], *rows[-6:-4])
    return replace(made, card=replace(made.card, rows=chosen))


def hostile() -> Material:
    """Material whose council, sentences and rules hold markup and what a workbook would take for a formula."""
    made = material()
    rows = tuple(
        replace(
            row, signal_words=HOSTILE, england=row.england and replace(row.england, rule=HOSTILE, year="=1+1")
        )
        for row in made.card.rows
    )
    card = replace(made.card, authority_name=HOSTILE, rows=rows)
    return replace(made, card=card, headlines=(HOSTILE,), narrative=dict.fromkeys(Theme, (HOSTILE,)))


def kept_back() -> Material:
    """Material for publication: of each row every third month is kept back, of every fourth row all but the words."""
    made = material(audience=Audience.SCRUTINY)
    rows = tuple(_hidden(at, row) for at, row in enumerate(made.card.rows))
    judged = {key_of(row) for row in rows if row.judged}
    neighbours = {key: place for key, place in made.neighbours.items() if key in judged}
    return replace(made, card=replace(made.card, rows=rows), lines={}, neighbours=neighbours)


def _hidden(at: int, row: Row) -> Row:
    months = tuple(_without(f) if n % 3 == 2 or at % 4 == 3 else f for n, f in enumerate(row.months))
    row = replace(row, months=months, signal=None, signal_words="", movement=None, pace=None, chart=None)
    return (
        row if at % 4 != 3 else replace(row, year=_without(row.year), judged=None, unjudged="it is kept back")
    )


def _without(figure: Figure) -> Figure:
    if figure.value is None:
        return figure
    return replace(figure, value=None, numerator=None, denominator=None, kept_back=True, reason=KEPT_BACK)


def _rows() -> Iterator[Row]:
    indicators = [i for i in catalogue.load().values() if i.in_report]
    for at, indicator in enumerate(indicators):
        for group in [f"age={band.label}" for band in indicator.bands] or [""]:
            yield _row(at, indicator, group)


def _row(at: int, indicator: Indicator, group: str) -> Row:
    months = tuple(_months(at, indicator, group))
    year = _figure(indicator, group, MONTH, indicator.bases[1], months[-1].value, Status.FINAL)
    final = [m for m in months if m.may_be_judged]
    judged = year if final else None
    rated = judged is not None and indicator.better is not Better.NEITHER
    rag = list(Rag)[at % 3] if rated else Rag.NOT_RATED
    rule = "62.0 against 65.0: worse by 3.0 points" if rated else "Not rated: neither way is good"
    level = _LEVEL[indicator.unit]
    return Row(
        indicator, group, months, year, judged,
        unjudged="" if judged else "no month of it is final yet",
        england=Against("England", level * 1.07, "year to 31 March 2022", "DfE, release 2022", rag, rule)
        if at % 7 != 5 else None,
        neighbours=Against("Neighbours", level * 0.98, "year to 31 March 2022", "DfE, release 2022", rag, rule, 9,
                           ("Jarrow: suppressed by DfE",)) if at % 7 != 5 else None,
        target=Against("Target", level * 0.9, "April 2024", "improvement plan", rag, rule) if at % 2 else None,
        movement=list(Movement)[at % 3] if judged else None,
        direction=list(Direction)[at % 4] if judged else Direction.NOT_RATED,
        signal=list(Variation)[at % 7] if judged else None,
        signal_words="Seven months in a row on one side of the mean: more than chance" if at % 7 else "",
        assurance=list(Assurance)[at % 4] if at % 2 else Assurance.NONE,
        pace=_pace(indicator, final, level * 0.9) if at % 2 else None,
    )  # fmt: skip


def _pace(indicator: Indicator, final: list[Figure], target: float) -> Trajectory:
    series = [(Month.of(figure.period_end), figure.value or 0.0) for figure in final]
    return trajectory(series, target, indicator.unit, indicator.better, decimals=indicator.decimals)


def _months(at: int, indicator: Indicator, group: str) -> Iterator[Figure]:
    level = _LEVEL[indicator.unit] * (1 + at / 40)
    for n, month in enumerate(months_between(MONTH.plus(-23), MONTH)):
        value: float | None = level * (1 + _WAVE[(n + at) % 24 if at % 4 else n] / 100)
        status = Status.PROVISIONAL if n == 23 and at % 5 == 1 else Status.FINAL
        if at % 9 == 4 or (n == 9 and at % 6 == 2):
            value, status = None, Status.NOT_AVAILABLE
        yield _figure(indicator, group, month, indicator.bases[0], value, status)


def _figure(
    indicator: Indicator, group: str, month: Month, basis: Basis, value: float | None, status: Status
) -> Figure:
    if value is None:
        status = Status.NOT_AVAILABLE
    if indicator.unit is Unit.PERCENT and value is not None:
        value = min(value, 100.0)
    counts = (None, None) if value is None else (value, 100.0)
    reason = "not loaded: visits" if value is None else ""
    return Figure(
        indicator.code,
        "X01",
        group,
        month.end,
        basis,
        *counts,
        value,
        indicator.unit,
        status,
        reason,
        "aa2ad78b",
    )


def _lines(row: Row) -> Lines:
    values = [figure.value for figure in row.months if figure.value is not None]
    if len(values) < 13:
        return Lines()
    mean = sum(values[:16]) / 16
    low = Variation.IMPROVEMENT_LOW if row.indicator.better is Better.LOWER else Variation.CONCERN_LOW
    if row.indicator.better is Better.NEITHER:
        low = Variation.NEITHER_LOW
    why = "7 months in a row below the mean"
    marked = (
        {Month.of(f.period_end): (low, why) for f in row.months[16:23]} if row.indicator.order % 4 else {}
    )
    first, last = MONTH.plus(-23), MONTH
    if row.indicator.order % 3:
        return Lines((Stretch(first, last, mean, mean * 0.88, mean * 1.12),), marked)
    cut = MONTH.plus(-11)
    return Lines(
        (
            Stretch(first, cut.plus(-1), mean, mean * 0.88, mean * 1.12, is_trial=True),
            Stretch(cut, last, mean * 0.94, mean * 0.85, mean * 1.04, True),
        ),
        {} if row.indicator.order % 2 else marked,
        ("From July 2022 the average and limits start anew: the front door was rebuilt.",),
    )


def _neighbours(row: Row) -> Neighbours:
    level = _LEVEL[row.indicator.unit]
    figures: Mapping[str, float | None] = {
        name: None if name == "Jarrow" else level * (0.8 + 0.05 * at) for at, name in enumerate(NEIGHBOURS)
    }
    return Neighbours(figures, rank(row.judged.value if row.judged else None, figures, row.indicator.better))


def _narrative(theme: Theme) -> tuple[str, ...]:
    return (
        f"{theme.value}: 464 per 10,000 in the year to June 2023, lower than England (538).",
        "The monthly figures show no signal yet.",
    )


def _posts() -> Posts:
    """The seed report's posts of social workers; of all posts the establishment is not given."""
    seed = dict(zip(PostKind, (110.71, 117.36, 228.07, 233.0, 4.93), strict=True))
    other = dict(zip(PostKind, (262.57, 145.36, 407.93, None, None), strict=True))
    lines = [PostLine("Social workers", kind, n, n / 233 * 100, n / 228.07 * 100) for kind, n in seed.items()]
    others = [PostLine("All posts", kind, n, None, n and n / 407.93 * 100) for kind, n in other.items()]
    reason = "the establishment file has no posts of the scope 'All posts' (the setting all_posts_scope)"
    return Posts(MONTH, (*lines, *others), Status.FINAL, (reason,))
