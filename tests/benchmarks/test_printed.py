"""The embedded table: what a demo compares with before anything is loaded."""

from __future__ import annotations

from goldenthread import catalogue
from goldenthread.benchmarks.printed import DEVON, MODEL, RELEASE, Printed, printed


def test_it_holds_the_printed_comparators_of_the_catalogue_s_indicators() -> None:
    known = catalogue.load()
    assert len(printed()) == 25
    assert sum(bool(row["neighbours"]) for row in printed().values()) == 24
    for (indicator, breakdown), row in printed().items():
        assert known[indicator].unit == row["unit"], indicator
        assert breakdown in ({f"age={band.label}" for band in known[indicator].bands} or {""})
        assert row["year"] in row["period"]
        assert row["source"].startswith("DfE")


def test_each_figure_has_its_own_year() -> None:
    asked = Printed(neighbours=True)
    found = {code: asked.compare(DEVON, code) for code in ("referrals", "assessments", "agency_fte")}
    assert {code: each.period for code, each in found.items() if each} == {
        "referrals": "year to 31 March 2022",
        "assessments": "year to 31 March 2021",
        "agency_fte": "30 September 2020",
    }


def test_the_neighbours_mean_stands_without_whose_it_is_made_of() -> None:
    found = Printed(neighbours=True).compare(DEVON, "referrals")
    assert found is not None
    assert found.england is not None
    assert (found.england.value, found.sn_mean, found.sn_n, found.model, found.release) == (
        538,
        465,
        0,
        MODEL,
        RELEASE,
    )
    assert found.missing_in_words == ""


def test_another_council_has_england_and_no_neighbours() -> None:
    found = Printed(neighbours=False).compare("301", "referrals")
    assert found is not None
    assert (found.sn_mean, found.model) == (None, "")
    assert found.england is not None


def test_it_answers_only_what_it_holds() -> None:
    asked = Printed(neighbours=True)
    assert asked.compare(DEVON, "referrals", year=2021) is None
    assert asked.compare(DEVON, "referrals", release="2022") is None
    assert asked.compare(DEVON, "referrals", model="2025") is None
    assert asked.compare(DEVON, "cla_permanence") is None
    assert asked.breakdowns("cl_eet") == ["age=17-18", "age=19-21"]
