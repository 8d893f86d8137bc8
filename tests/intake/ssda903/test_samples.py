"""Every sample return of the project's shared folder is read, and its known faults are found."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from goldenthread.intake.draft import Draft
from goldenthread.intake.sources.ssda903 import READER
from tests.house.repository import ROOT

SAMPLES = ROOT.parent / "shared" / "data" / "samples" / "ssda903"


@pytest.fixture(scope="module")
def drafts() -> list[Draft]:
    if not SAMPLES.exists():
        pytest.skip("the shared samples are not beside the repository")
    paths: list[str | Path] = [*sorted(SAMPLES.rglob("*.csv"))]
    assert all(READER.recognises(path) for path in paths)
    return [READER.read(delivery, None) for delivery in READER.deliveries(paths)]


def test_the_year_is_told_by_the_dates(drafts: list[Draft]) -> None:
    """Named 2017 to 2021 are the years from 1 April; named 2019 and 2020 in the others those to 31 March."""
    assert [draft.load.reference_date for draft in drafts] == [
        *(date(year, 3, 31) for year in range(2018, 2023)),
        date(2020, 3, 31),
        date(2019, 3, 31),
        date(2020, 3, 31),
    ]


def test_sizes(drafts: list[Draft]) -> None:
    assert [draft.load.tables["cla_episodes"].num_rows for draft in drafts] == [
        1460, 974, 648, 402, 253, 5, 1025, 995,
    ]  # fmt: skip
    assert [len(draft.load.files) for draft in drafts] == [8, 8, 8, 8, 8, 2, 10, 10]


def test_known_faults_are_found(drafts: list[Draft]) -> None:
    rules = [Counter(finding.rule for finding in draft.findings) for draft in drafts]
    for several_years in rules[:5]:
        assert {"outside-year", "ended-reason-while-open", "child-without-episode"} <= several_years.keys()
    ends_late = [f for f in drafts[0].findings if f.rule == "outside-year" and f.column == "DEC"]
    assert ends_late, "an episode that ends on 1 April after the year"
    for generated in rules[6:]:
        assert {"two-digit-year", "ended-reason-while-open"} <= generated.keys()
    assert rules[5]["unknown-code"] == 2
