"""Every sample census of the project's shared folder is read, and its known faults are found."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from goldenthread.intake.draft import Draft
from goldenthread.intake.sources.cin_census import READER
from tests.house.repository import ROOT

SAMPLES = ROOT.parent / "shared" / "data" / "samples" / "cin_census"


def read(name: str) -> tuple[Draft, Counter[str]]:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"the shared sample {name} is not beside the repository")
    draft = READER.read([path], None)
    return draft, Counter(finding.rule for finding in draft.findings)


def test_a_census_of_referrals_only() -> None:
    """Its header names 21 July 2022, which ends no census year: its Year holds."""
    draft, rules = read("fake_CIN_data.xml")
    assert draft.load.reference_date == date(2022, 3, 31)
    assert draft.load.tables["person"].num_rows == 332
    assert draft.load.tables["cin_episodes"].num_rows == 402
    assert rules["active-no-further-action"] == draft.load.tables["initial_cp_conference"].num_rows
    assert rules["year-not-as-named"] == 1


@pytest.mark.parametrize(("name", "year"), [("BAR_cin_2022.xml", 2022), ("CIN_Census_2021.xml", 2023)])
def test_impossible_dates_leave_the_header_to_tell_the_year(name: str, year: int) -> None:
    draft, rules = read(name)
    assert draft.load.reference_date == date(year, 3, 31)
    assert rules["placeholder-date"] >= 12
    assert draft.load.tables["cin_episodes"]["referral_date"].to_pylist() == [None]


def test_a_header_that_says_another_year_than_the_dates() -> None:
    draft, rules = read("CIN_Census_2024.xml")
    assert draft.load.reference_date == date(2023, 3, 31)
    assert {"year-not-as-named", "stray-text", "empty-block", "mixed-yes-no", "outside-year"} == set(rules)
    assert read("CIN_Census_2021.xml")[1]["stray-text"] == 1
