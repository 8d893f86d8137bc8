"""For which dates a workbook speaks, how its date is told, and what is absent rather than zero."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from goldenthread.intake.draft import Draft
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.sources.annex_a import READER
from goldenthread.intake.sources.annex_a_windows import LATEST_SPELL, SAME_CARER
from goldenthread.records.load import AS_KNOWN, TOO_LOW, Covers, Source
from goldenthread.standards.annex_a import LISTS
from tests.intake.annex_a.workbooks import TEAM, WORKER, Page, child, csv_list, headers_of, page

D = date(2023, 6, 30)
W = date(2022, 12, 31)
DATED = {
    1: "Date of Contact",
    3: "Date of referral",
    4: "Continuous Assessment Start Date",
    5: "Strategy discussion initiating Section 47 Enquiry Start Date",
    6: "CIN Start Date",
    7: "Child Protection Plan Start Date",
    8: "Date Started to be Looked After",
    9: "Latest Date of Contact",
}


def full(day: date = D, **headers: Any) -> list[Page]:
    return [
        page(
            number,
            child("A", **{header: day}, **{TEAM: "North", WORKER: "W1"}),
            **headers.get(f"list_{number}", {}),
        )
        for number, header in DATED.items()
    ]


def read(tmp_path: Path, *pages: Page, reference_date: date | None = D) -> Draft:
    return READER.read([csv_list(tmp_path / f"{one.name}.csv", one) for one in pages], reference_date)


def spans(draft: Draft) -> dict[str, tuple[date, date, Covers]]:
    return {window.aspect: (window.first, window.last, window.covers) for window in draft.load.windows}


def test_a_full_workbook_speaks_for_six_months_and_for_its_day(tmp_path: Path) -> None:
    draft = read(tmp_path, *full())
    events, spells, day = (W, D, Covers.EVENTS), (W, D, Covers.SPELLS), (D, D, Covers.AS_AT)
    assert draft.load.source is Source.ANNEX_A
    assert spans(draft) == {
        "contacts": events,
        "cin_episodes.referrals": events,
        "cin_episodes.before": events,
        "cin_episodes.closures": events,
        "cin_assessments": events,
        "cin_assessments.outcome": events,
        "s47_enquiry": events,
        "s47_enquiry.conferences": events,
        "initial_cp_conference": events,
        "cp_plans.before": events,
        "cin_episodes.episodes": spells,
        "cp_plans": spells,
        "cla_episodes": spells,
        "cp_visits": day,
        "cp_reviews": day,
        "cla_placement": day,
        "cla_visits": day,
        "cla_reviews": day,
        "cla_health": day,
        "care_status.placements": day,
        "care_status.permanence": day,
        "care_leavers": day,
        "care_leavers.pathway": day,
        "allocations": day,
    }
    as_at = {window.aspect: window.bias for window in draft.load.windows if window.covers is Covers.AS_AT}
    assert as_at.pop("cla_visits") == f"{AS_KNOWN}; {SAME_CARER}"
    assert set(as_at.values()) == {AS_KNOWN}
    bias = {w.aspect: w.bias for w in draft.load.windows if w.bias and w.covers is not Covers.AS_AT}
    assert bias.keys() == {
        "cin_episodes.before",
        "cin_episodes.closures",
        "initial_cp_conference",
        "cin_episodes.episodes",
        "cp_plans",
        "cla_episodes",
    }
    assert bias["cp_plans"] == LATEST_SPELL
    assert all(words.startswith(f"{TOO_LOW}: ") for words in bias.values())


@pytest.mark.parametrize("number", DATED)
def test_a_list_that_is_not_there_is_not_spoken_for(tmp_path: Path, number: int) -> None:
    whole = spans(read(tmp_path, *full()))
    draft = read(tmp_path, *(one for one in full() if one.name != f"List_{number}"))
    lost = whole.keys() - spans(draft).keys()
    kinds = {
        1: {"contacts"},
        3: {"cin_episodes.referrals", "cin_episodes.before"},
        4: {"cin_assessments", "cin_assessments.outcome", "allocations"},
        5: {"s47_enquiry", "s47_enquiry.conferences", "initial_cp_conference", "allocations"},
        6: {"cin_episodes.episodes", "cin_episodes.closures", "allocations"},
        7: {"cp_plans", "cp_plans.before", "cp_visits", "cp_reviews", "allocations"},
        8: {
            "cla_episodes",
            "cla_placement",
            "cla_visits",
            "cla_reviews",
            "cla_health",
            "care_status.placements",
            "care_status.permanence",
            "allocations",
        },
        9: {"care_leavers", "care_leavers.pathway", "allocations"},
    }
    assert lost == kinds[number]
    assert f"Lists that are not there: {number} ({LISTS[number].name})" in draft.load.notes[-1]


def test_a_list_with_headers_and_no_record_is_covered_and_said_to_be_empty(tmp_path: Path) -> None:
    pages = [page(7) if one.name == "List_7" else one for one in full()]
    draft = read(tmp_path, *pages)
    assert "cp_plans" in spans(draft)
    assert draft.load.tables["cp_plans"].num_rows == 0
    assert [(finding.sheet, finding.rule) for finding in draft.findings] == [("List_7", "empty-list")]


def test_the_layout_of_2019_speaks_for_no_pathway_plans(tmp_path: Path) -> None:
    later = LISTS[9].later
    old = page(
        9, child("A", **{"LA In Touch": "a) Yes"}), headers=[h for h in headers_of(9) if h not in later]
    )
    draft = read(tmp_path, old)
    assert spans(draft).keys() == {"care_leavers"}
    assert draft.findings == []
    assert any(
        "layout of August 2019" in note and "Latest Pathway Plan Review Date" in note
        for note in draft.load.notes
    )


@pytest.mark.parametrize(
    ("number", "lost", "aspect"),
    [
        (3, "Number of Referrals in Last 12 Months", "cin_episodes.before"),
        (8, "Number of Placements in the Last 12 months", "care_status.placements"),
        (8, "What is the permanence plan for this child?", "care_status.permanence"),
        (8, "Date of Last Social Work Visit", "cla_visits"),
        (8, "Allocated Worker", "allocations"),
    ],
)
def test_a_column_that_is_not_there_takes_its_figure_with_it(
    tmp_path: Path, number: int, lost: str, aspect: str
) -> None:
    headers = [header for header in headers_of(number) if header != lost]
    draft = read(tmp_path, *full(**{f"list_{number}": {"headers": headers}}))
    assert aspect not in spans(draft)
    assert [(finding.column, finding.rule) for finding in draft.findings] == [(lost, "absent-column")]


@pytest.mark.parametrize(
    ("latest", "told"),
    [
        (date(2023, 6, 30), date(2023, 6, 30)),
        (date(2023, 6, 26), date(2023, 6, 30)),
        (date(2023, 6, 25), date(2023, 6, 25)),
        (date(2024, 2, 25), date(2024, 2, 29)),
        (date(2023, 7, 1), date(2023, 7, 1)),
    ],
)
def test_the_reference_date_is_told_from_the_latest_event(tmp_path: Path, latest: date, told: date) -> None:
    contacts = [child(str(n), **{"Date of Contact": latest - timedelta(days=n)}) for n in range(5)]
    draft = read(tmp_path, page(1, *contacts), reference_date=None)
    assert draft.load.reference_date == told
    assert draft.load.notes[0].startswith(f"The reference date is {told.day} {told:%B %Y}")


def test_a_given_reference_date_counts(tmp_path: Path) -> None:
    draft = read(tmp_path, page(1, child("A", **{"Date of Contact": D})), reference_date=date(2023, 8, 30))
    assert draft.load.reference_date == date(2023, 8, 30)
    assert spans(draft) == {"contacts": (date(2023, 3, 1), date(2023, 8, 30), Covers.EVENTS)}


def test_planned_ends_do_not_move_the_reference_date(tmp_path: Path) -> None:
    plan = child(
        "A", **{"Child Protection Plan Start Date": D, "Child Protection Plan End Date": date(2023, 9, 1)}
    )
    draft = read(tmp_path, page(1, child("A", **{"Date of Contact": D})), page(7, plan), reference_date=None)
    assert draft.load.reference_date == D


def test_lists_without_a_date_need_to_be_told_one(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="--reference-date"):
        read(tmp_path, page(1), page(3), reference_date=None)
    assert read(tmp_path, page(1), page(3)).load.tables["contacts"].num_rows == 0
