"""Charts say in words and numbers what they show, and draw the same picture each time."""

import re
from dataclasses import replace
from itertools import combinations, pairwise
from math import hypot

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.charts import drawing
from goldenthread.charts.axes import apart, axis
from goldenthread.charts.cells import Gap, Number
from goldenthread.charts.chart import Chart
from goldenthread.charts.letters import letters
from goldenthread.charts.monthly import Event, Point, Stretch, letter_of, monthly_chart
from goldenthread.charts.ranking import Place, ranking_chart
from goldenthread.charts.sparkline import Sparkline
from goldenthread.terms.judging import Variation
from goldenthread.terms.words import Unit
from tests.charts.made import FIRST, NAMES, VALUES, monthly, ranking

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [text for e in fromstring(svg).iter(f"{SVG}text") if (text := "".join(e.itertext()))]


@pytest.mark.parametrize("chart", [monthly_chart(monthly()), ranking_chart(ranking())], ids=lambda c: c.kind)
def test_a_picture_is_the_same_each_time_holds_its_finding_and_asks_for_nothing(chart) -> None:
    again = replace(chart)
    assert again.svg == chart.svg
    assert again.png_of(2.0) == chart.png_of(2.0)
    root = fromstring(chart.svg)
    assert root.get("role") == "img"
    said = f"{chart.heading}. {chart.finding}"
    assert root.findtext(f"{SVG}title") == (f"{said} {chart.foot}" if chart.foot else said)
    assert "id=" not in chart.svg, "two pictures on one page would share it"
    assert re.findall(r"(?:href|url\(|<image|<script|<style)", chart.svg) == []


def test_a_picture_may_not_ask_another_machine() -> None:
    specification = {"data": {"url": "http://other.invalid/x.json"}, "mark": "point"}
    with pytest.raises(ValueError, match="not allowed"):
        drawing.svg(specification, "")


def test_the_table_of_a_series_has_twelve_months_to_a_row() -> None:
    chart = monthly_chart(monthly())
    assert chart is not None
    assert [c.name for c in chart.columns][:3] == ["12 months to", "Jul", "Aug"]
    assert [row[0].text for row in chart.rows] == ["June 2022", "June 2023"]
    shown = [cell for row in chart.rows for cell in row[1:]]
    assert [cell.text for cell in shown] == ["[x]" if at == 9 else str(v) for at, v in enumerate(VALUES)]
    last = shown[-1]
    assert isinstance(last, Number)
    assert last.mark == "p"


def test_what_happened_is_marked_by_a_letter_in_the_picture_the_table_and_the_words() -> None:
    """Two things of one month share a letter; what lies beside the picture has none."""
    happened = (
        Event(FIRST.plus(12), "action 1.2 was delivered"),
        Event(FIRST.plus(5), "action 1.1 was delivered."),
        Event(FIRST.plus(12), "action 1.3 was delivered"),
        Event(FIRST.plus(-1), "action 0.1 was delivered"),
    )
    chart = monthly_chart(monthly(events=happened))
    plain = monthly_chart(monthly())
    assert chart is not None
    assert plain is not None
    assert {"A", "B"} <= set(texts(chart.svg))
    assert "C" not in texts(chart.svg)
    assert "A, December 2021: action 1.1 was delivered." in chart.notes
    assert "B, July 2022: action 1.2 was delivered; action 1.3 was delivered." in chart.notes
    assert [row[0].text for row in chart.rows] == [
        "June 2022", "June 2022: marked", "June 2023", "June 2023: marked"
    ]  # fmt: skip
    assert [cell.text for cell in chart.rows[1][1:]] == ["", "", "", "", "", "A", *[""] * 6]
    assert chart.rows[3][1].text == "B"
    assert len(plain.rows) == 2
    assert [letter_of(at) for at in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_no_letter_of_what_happened_stands_on_another_word() -> None:
    """Where limits begin anew in the same month, the letter stands below their words."""
    chart = monthly_chart(monthly(events=tuple(Event(FIRST.plus(at), "x") for at in range(24))))
    assert chart is not None
    [halo] = [layer for layer in chart.specification["layer"] if layer["mark"].get("stroke") == "#FFFFFF"]
    down = {word["text"]: word["y"] for word in halo["data"]["values"]}
    heights = {down[letter] for letter in "ABCDEFGHIJKLMNOPQRSTUVWX"}
    assert len(heights) == 2


def test_months_before_a_short_series_are_marked_as_not_applicable() -> None:
    chart = monthly_chart(monthly(points=monthly().points[-13:], stretches=()))
    assert chart is not None
    assert [len(row) for row in chart.rows] == [13, 13]
    assert chart.rows[0][1:] == (*[Gap("[z]")] * 11, Number(480.0, Unit.PER_10000))


def test_what_is_marked_missing_not_final_and_begun_anew_is_said_in_words() -> None:
    chart = monthly_chart(monthly())
    assert chart is not None
    assert chart.notes == (
        "Mean 482, limits 410 to 555 from July 2021.",
        "Mean 450, limits 370 to 530 from July 2022.",
        "December 2021: above the upper limit: concern.",
        "November 2022 to May 2023: 7 months in a row below the mean: improvement.",
        "Not final yet, so not judged: June 2023 (hollow).",
        "No figure for April 2022: left out, and the limits are those of the other months.",
        "From July 2022 the average and limits start anew: the front door was rebuilt.",
        "The scale does not start at 0.",
    )


def test_months_that_are_kept_back_are_told_from_those_without_a_figure() -> None:
    points = list(monthly().points)
    points[3] = replace(points[3], value=None, gap="[c]")
    chart = monthly_chart(monthly(points=tuple(points)))
    assert chart is not None
    assert "Kept back: October 2021: left out, and the limits are those of the other months." in chart.notes
    assert "No figure for April 2022: left out, and the limits are those of the other months." in chart.notes
    assert [cell.text for cell in chart.rows[0]][4] == "[c]"


def test_months_that_are_kept_back_before_the_first_figure_are_not_called_missing() -> None:
    """To say that there is no figure would say that the council did not count."""
    points = list(monthly().points)
    points[:3] = [replace(p, value=None, gap="[x]") for p in points[:3]]
    points[3:6] = [replace(p, value=None, gap="[c]") for p in points[3:6]]
    chart = monthly_chart(monthly(points=tuple(points), stretches=()))
    assert chart is not None
    assert "No figure before October 2021." in chart.notes
    assert "Kept back: October 2021 to December 2021." in chart.notes
    assert "No figure for April 2022." in chart.notes  # no limits are drawn, so none are spoken of


def test_the_picture_begins_with_the_first_figure_and_the_table_says_what_is_missing_before_it() -> None:
    points = tuple(replace(p, value=None) if at < 6 else p for at, p in enumerate(monthly().points))
    chart = monthly_chart(monthly(points=points, stretches=monthly().stretches[1:]))
    assert chart is not None
    assert [cell.text for cell in chart.rows[0][1:8]] == ["[x]"] * 6 + ["528"]
    assert "No figure before January 2022." in chart.notes
    assert "No figure for April 2022: left out, and the limits are those of the other months." in chart.notes
    assert "Jul" not in texts(chart.svg)
    assert chart.specification["encoding"]["x"]["scale"]["domain"] == [-0.4, 17.4]


def test_the_picture_names_its_lines_and_its_marked_points() -> None:
    chart = monthly_chart(monthly())
    assert chart is not None
    said = texts(chart.svg)
    assert {"Mean 450", "Upper 530", "Lower 370", "Target 440", "New limits"} <= set(said)
    assert [said.count(word) for word in ("Concern", "Improvement")] == [2, 2], "each with its halo"


def test_words_at_runs_that_lie_side_by_side_do_not_cover_each_other() -> None:
    kinds = {3: Variation.IMPROVEMENT_HIGH, 5: Variation.IMPROVEMENT_HIGH, 6: Variation.CONCERN_LOW}
    points = tuple(
        replace(p, value=80.0, variation=kinds.get(at, Variation.COMMON), why="x")
        for at, p in enumerate(monthly().points)
    )
    chart = monthly_chart(monthly(points=points, stretches=(), target=None))
    assert chart is not None
    words = [v for layer in chart.specification["layer"] for v in layer["data"]["values"] if v.get("halo")]
    assert [word["text"] for word in words] == ["Improvement", "Concern", "Improvement", "Concern"], (
        "each with its halo"
    )
    assert words[0]["y"] != words[1]["y"]


@pytest.mark.parametrize(
    ("at", "values", "target", "kind"),
    [
        (23, [2, 2, 3, 3, 3, 2, 2, 2, *[1] * 6, 2, 2, 1, 1, 1, 1, 2, 2, 1, 0], 0.0, Variation.IMPROVEMENT_LOW),
        (7, [89, 90.6, 89.7, 91.1, 91.2, 90.6, 86.7, 85.0, 88.2, 88.2, 88.7, 89.3], 95.0, Variation.CONCERN_LOW),
        (2, [90.5, 89.6, 91.1, 88.9, 86.7, 85.8, 85, 84.5], 92.0, Variation.IMPROVEMENT_HIGH),
    ],
)  # fmt: skip
def test_a_word_stands_by_its_point_and_never_across_the_line_of_the_target(at, values, target, kind) -> None:
    marked = {at: kind}
    points = tuple(
        Point(FIRST.plus(n), float(value), variation=marked.get(n, Variation.COMMON), why="x")
        for n, value in enumerate(values)
    )
    chart = monthly_chart(monthly(points=points, stretches=(), target=target, unit=Unit.MEAN))
    assert chart is not None
    picture = chart.specification
    word = next(v for layer in picture["layer"] for v in layer["data"]["values"] if v.get("halo"))
    low, high = picture["encoding"]["y"]["scale"]["domain"]
    pixel = picture["height"] / (high - low)
    assert abs(word["y"] - values[at]) * pixel < 40
    assert abs(word["y"] - target) * pixel >= 9
    room = letters(word["text"], bold=True) * drawing.LETTERS / picture["width"] * len(values)
    assert abs(word["x"] - at) <= room / 2 + 1


def test_a_month_that_is_not_final_is_hollow_and_not_marked() -> None:
    svg = monthly_chart(monthly()).svg  # type: ignore[union-attr]
    assert svg.count('fill="#FFFFFF" stroke="#12436D"') == 1
    final = monthly(points=tuple(replace(p, is_final=True, mark="") for p in monthly().points))
    assert 'fill="#FFFFFF" stroke="#12436D"' not in monthly_chart(final).svg  # type: ignore[union-attr]


def test_no_chart_where_there_is_nothing_to_show() -> None:
    assert monthly_chart(monthly(points=(Point(FIRST, None),), stretches=())) is None
    assert ranking_chart(ranking(ours=Place("Goldshire", None))) is None
    assert ranking_chart(ranking(neighbours=(Place("Ashford", None),))) is None


@pytest.mark.parametrize("value", [0.0, 0.04, 7.0, 100.0, 123_456.0])
def test_a_constant_series_is_drawn_and_a_single_month_is_not(value: float) -> None:
    points = tuple(Point(FIRST.plus(n), value) for n in range(6))
    chart = monthly_chart(monthly(points=points, stretches=(), target=None, unit=Unit.MEAN))
    assert chart is not None
    assert "NaN" not in chart.svg
    assert monthly_chart(monthly(points=points[:1], stretches=(), target=None)) is None


def beyond(chart: Chart) -> list[str]:
    """The words of a picture that reach over one of its sides."""
    root = fromstring(chart.svg)
    wide = float(root.get("width", "0"))
    moved = [
        float(n) for g in root.iter(f"{SVG}g") for n in re.findall(r"\(([\d.]+),", g.get("transform", ""))[:1]
    ]
    left = moved[0]
    found = []
    for text in root.iter(f"{SVG}text"):
        said = "".join(text.itertext())
        at = left + float(re.findall(r"\(([-\d.]+),", text.get("transform", "(0,"))[0])
        room = letters(said, text.get("font-weight") == "600") * drawing.LETTERS
        start = at - room * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", ""), 0.0)
        if start < 0 or start + room > wide:
            found.append(said)
    return found


@pytest.mark.parametrize(
    ("unit", "level", "wave", "decimals"),
    [
        (Unit.PERCENT, 99.9, 0.025, None),
        (Unit.PERCENT, 97.0, 0.25, 2),
        (Unit.COUNT, 1_234_560.0, 1.0, None),
        (Unit.MEAN, 0.001, 0.0004, 4),
    ],
)
def test_no_label_of_a_scale_or_of_a_line_is_cut(
    unit: Unit, level: float, wave: float, decimals: int | None
) -> None:
    points = tuple(Point(FIRST.plus(n), level + n % 4 * wave) for n in range(24))
    limits = Stretch(FIRST, FIRST.plus(23), level + wave, level, level + 3 * wave)
    chart = monthly_chart(
        monthly(points=points, stretches=(limits,), target=level, unit=unit, decimals=decimals)
    )
    assert chart is not None
    assert beyond(chart) == []
    ticks = [float(text.replace(",", "").rstrip("%")) for text in texts(chart.svg) if text[0].isdigit()]
    axis_of = chart.specification["encoding"]["y"]["axis"]["values"]
    assert set(axis_of) <= set(ticks), "a value of the scale is written as it is"


def test_the_ranking_lists_everyone_and_names_who_is_missing() -> None:
    chart = ranking_chart(ranking())
    assert chart is not None
    assert [row[0].text for row in chart.rows][:2] == ["Goldshire", "Ashford"]
    assert [row[1].text for row in chart.rows][-3:] == ["[x]", "444", "538"]
    assert chart.notes == ("No figure for Jarrow: left out of the mean.",)
    median = ranking_chart(ranking(middle="median"))
    assert median is not None
    assert median.notes == ("No figure for Jarrow: left out of the median.",)
    assert "Median of 9 neighbours" in [row[0].text for row in median.rows]
    assert {"Goldshire 464", "England 538", "Neighbours’ mean 444"} <= set(texts(chart.svg))


def places(values: tuple[float | None, ...]) -> tuple[Place, ...]:
    return tuple(Place(name, value) for name, value in zip(NAMES, values, strict=True))


EQUAL = (100.0, 88.0, 92.0, 97.0, 97.0, 100.0, 100.0, 100.0, 78.5, None)
LOW = (3.0, 14.0, 14.3, 15.6, 17.0, 20.0, 20.4, 21.5, 24.6, 28.4)


@pytest.mark.parametrize(
    ("ours", "others", "england", "mean"),
    [(77.0, EQUAL, 94.0, 95.0), (100.0, EQUAL, 100.0, 100.0), (29.0, LOW, 22.0, 18.0), (3.0, LOW, 3.0, 3.2)],
)
def test_no_council_covers_another_and_no_line_strikes_a_name(
    ours: float, others: tuple[float | None, ...], england: float, mean: float
) -> None:
    chart = ranking_chart(
        ranking(
            unit=Unit.PERCENT,
            ours=Place("Goldshire", ours),
            neighbours=places(others),
            england=england,
            mean=mean,
        )
    )
    assert chart is not None
    assert beyond(chart) == []
    domain, wide = chart.specification["encoding"]["x"]["scale"]["domain"], chart.specification["width"]
    layers = chart.specification["layer"]

    def across(value: float) -> float:
        return wide * (value - domain[0]) / (domain[1] - domain[0])

    dots = [(across(v["v"]), v["y"]) for one in layers for v in one["data"]["values"] if "y" in v]
    assert len(dots) == 2 + sum(value is not None for value in others)
    assert all(hypot(a[0] - b[0], a[1] - b[1]) > 10 for a, b in combinations(dots, 2))
    rules = [one for one in layers if one["mark"]["type"] == "rule"]
    for one in layers:
        if one["mark"]["type"] != "text":
            continue
        at, room = (
            across(one["data"]["values"][0]["v"]) + one["mark"]["dx"],
            letters(one["mark"]["text"]) * 16,
        )
        start = at - room * {"center": 0.5, "right": 1.0}.get(one["mark"]["align"], 0.0)
        down = one["encoding"]["y"]["value"]
        for rule in rules:
            ends = sorted(rule["encoding"][end]["value"] for end in ("y", "y2"))
            crosses = ends[0] < down < ends[1]
            assert not (crosses and start < across(rule["data"]["values"][0]["v"]) < start + room)


def test_a_sparkline_is_cut_where_a_month_is_missing_and_its_end_is_hollow_where_not_final() -> None:
    final = (True, True, True, True, False, True)
    svg = Sparkline((1.0, 2.0, None, 3.0, 4.0, None), "from 1 to 4", final).svg
    assert svg.count("<polyline") == 2
    assert svg.count("stroke-dasharray") == 1
    assert 'fill="#FFFFFF"' in svg
    assert fromstring(svg).findtext(f"{SVG}title") == "from 1 to 4"
    assert "circle" not in Sparkline((None, None), "nothing").svg
    assert Sparkline((5.0, 5.0), "level").svg.count("11.0") == 3


def test_every_month_that_is_not_final_is_hollow_and_reached_by_a_dashed_line() -> None:
    """Two final months, two that are not: one whole line, two dashed ones, two hollow points and no full one."""
    svg = Sparkline((9.0, 8.0, 3.0, 1.0), "", (True, True, False, False)).svg
    lines = [line.attrib for line in fromstring(svg).iter(f"{SVG}polyline")]
    assert [("stroke-dasharray" in line, len(line["points"].split())) for line in lines] == [
        (False, 2), (True, 2), (True, 2),
    ]  # fmt: skip
    assert [point.get("fill") for point in fromstring(svg).iter(f"{SVG}circle")] == ["#FFFFFF", "#FFFFFF"]


@given(
    st.lists(st.floats(0, 1e6).filter(lambda v: v == 0 or v > 1e-3), min_size=1, max_size=30),
    st.sampled_from(Unit),
)
def test_an_axis_holds_every_value(values: list[float], unit: Unit) -> None:
    found = axis(values, unit)
    slack = (found.high - found.low) * 1e-6
    assert found.low - slack <= min(values)
    assert max(values) <= found.high + slack
    assert 2 <= len(found.ticks) <= 8
    assert found.low >= 0


def test_a_scale_has_no_more_decimals_than_its_figures_where_it_can() -> None:
    found = [axis(values, Unit.PERCENT, decimals=1).ticks for values in ([99.1, 100.0], [82.6, 92.0])]
    assert [all(round(tick, 1) == tick for tick in ticks) for ticks in found] == [True, True]
    assert all(tick == int(tick) for tick in axis([82.6, 92.0], Unit.PERCENT).ticks)


@given(st.lists(st.floats(0, 190), min_size=1, max_size=5))
def test_labels_keep_their_distance_and_their_order(places: list[float]) -> None:
    moved = apart(places, 18, 0, 190)
    ordered = [m for _, m in sorted(zip(places, moved, strict=True))]
    assert all(b - a >= 17.99 for a, b in pairwise(ordered))
    assert min(moved) >= 0
    assert max(moved) <= 190.001


def test_the_names_at_the_limits_are_those_of_the_words() -> None:
    """Not "Upper 61" beside "limits 5.3 to 60.9"; the target is told as everywhere."""
    points = monthly().points
    limits = Stretch(points[0].month, points[-1].month, 33.0, 5.3, 60.9)
    series = monthly(points=points, stretches=(limits,), target=20.0, unit=Unit.PER_10000, decimals=None)
    chart = monthly_chart(series)
    assert chart is not None
    assert {"Upper 60.9", "Lower 5.3", "Target 20"} <= set(texts(chart.svg))
    assert "Mean 33, limits 5.3 to 60.9." in chart.notes
    finer = monthly_chart(replace(series, unit=Unit.PERCENT, decimals=2, usual=None))
    assert finer is not None
    assert {"Upper 60.90%", "Lower 5.30%", "Target 20%"} <= set(texts(finer.svg))
