"""What `make bench` writes: a table that says plainly what is missed, and a chart."""

from __future__ import annotations

import pytest
from defusedxml import ElementTree

from bench import chart, report, timing
from bench.measures.growth import Size, outcomes, slope
from bench.outcome import Outcome
from bench.timing import Pair

GB = 2**30
STEADY = [Size(1, 600, 1.0, GB), Size(10, 6_000, 5.0, GB), Size(100, 60_000, 50.0, 2 * GB)]
STEEP = [Size(1, 600, 1.0, GB), Size(10, 6_000, 10.0, GB), Size(100, 60_000, 1_000.0, 5 * GB)]


def test_slope_is_that_of_the_two_largest_sizes() -> None:
    assert round(slope(STEADY), 6) == 1
    assert round(slope(STEEP), 6) == 2


def test_a_missed_target_is_said_plainly() -> None:
    page = report.page(outcomes("count", STEEP), "results.svg")
    assert "**2 of the 2 targets missed, those of (d).**" in page
    assert page.count("| MISSED |") == 2


def test_targets_that_are_met() -> None:
    page = report.page(outcomes("count", STEADY), "results.svg")
    assert "**All 2 targets are met, those of (d).**" in page
    assert page.count("| met |") == 2


def test_lines_without_targets_are_named_and_say_what_is_left() -> None:
    free = [Outcome(line, "All", "much", "1 s", "fast", left=f"Why {line}.") for line in "fe"]
    page = report.page([*outcomes("count", STEADY), *free], "results.svg")
    assert "**All 2 targets are met, those of (d); (e) and (f) have none.**" in page
    assert "## What is left, and why\n\n(d) " in page
    assert "\n\n(f) Why f.\n\n(e) Why e.\n\n" in page


def test_a_ratio_is_that_of_the_seconds_that_are_shown() -> None:
    pair = Pair((1.0, 4.0, 2.0), (1.0, 1.0, 8.0))
    assert (pair.medians, pair.ratio) == ((2.0, 1.0), 2.0)


@pytest.mark.whole
def test_what_is_short_is_run_more_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "TURNS_OF_SHORT", 5)
    runs: list[int] = []
    timing.in_turns(lambda: runs.append(0), lambda: runs.append(1), 3)
    assert runs == [0, 1] * 5


def test_the_chart_has_a_point_for_each_size_and_says_its_finding() -> None:
    drawn = ElementTree.fromstring(chart.draw({"Counting": STEADY, "Facts": STEEP}, "It is so."))
    svg = "{http://www.w3.org/2000/svg}"
    assert len(drawn.findall(f"{svg}circle")) == 6
    assert drawn.findtext(f"{svg}desc") == "It is so."
    assert "Counting: 50 s" in [text.text for text in drawn.findall(f"{svg}text")]


def test_the_site_has_a_page_of_its_own() -> None:
    readers = Outcome(
        "j", "200 readers", "300 s", "0.1 s", "95 of 100 within 0.5 s", "under 1 s", met=True, left="Ledgers."
    )
    page = report.page_of_the_site([readers])
    assert page.startswith("# The site under many readers")
    assert "**All 1 targets are met, those of (j).**" in page
    assert "(j) is `goldenthread serve`" in page
    assert "(j)" not in report.page(outcomes("count", STEADY), "results.svg")
