"""What `make bench` writes: a table that says plainly what is missed, and a chart."""

from __future__ import annotations

from defusedxml import ElementTree

from bench import chart, report
from bench.measures.growth import Size, outcomes, slope

GB = 2**30
STEADY = [Size(1, 600, 1.0, GB), Size(10, 6_000, 5.0, GB), Size(100, 60_000, 50.0, 2 * GB)]
STEEP = [Size(1, 600, 1.0, GB), Size(10, 6_000, 10.0, GB), Size(100, 60_000, 1_000.0, 5 * GB)]


def test_slope_is_that_of_the_two_largest_sizes() -> None:
    assert round(slope(STEADY), 6) == 1
    assert round(slope(STEEP), 6) == 2


def test_a_missed_target_is_said_plainly() -> None:
    page = report.page(outcomes("count", STEEP), "results.svg")
    assert "**2 of the targets missed.**" in page
    assert page.count("| MISSED |") == 2


def test_targets_that_are_met() -> None:
    page = report.page(outcomes("count", STEADY), "results.svg")
    assert "**All targets are met.**" in page
    assert page.count("| met |") == 2


def test_the_chart_has_a_point_for_each_size_and_says_its_finding() -> None:
    drawn = ElementTree.fromstring(chart.draw({"Counting": STEADY, "Facts": STEEP}, "It is so."))
    svg = "{http://www.w3.org/2000/svg}"
    assert len(drawn.findall(f"{svg}circle")) == 6
    assert drawn.findtext(f"{svg}desc") == "It is so."
    assert "Counting: 50 s" in [text.text for text in drawn.findall(f"{svg}text")]
