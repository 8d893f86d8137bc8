"""A plan as a Word document: horizons in the order of time, tables whole, and what a program needs out of the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from goldenthread.plans.horizons import begins
from goldenthread.plans.layout import words as w
from goldenthread.plans.plan import Action, Measure, Part, Plan, Priority
from goldenthread.plans.reading.reader import read_file
from goldenthread.plans.writing import docx as writing

ABOUT = (
    "Version 1.0. Dates that were moved since they were approved: 2.2 from 31 August 2026 to 22 January 2027."
)


def plan(*horizons: str) -> Plan:
    actions = tuple(
        Action(
            "One",
            "The front door",
            f"1.{at}",
            f"Do thing {at}",
            horizon,
            by_when="July 2026",
            due=date(2026, 7, 31),
        )
        for at, horizon in enumerate(horizons)
    )
    measures = tuple(
        Measure("One", "The front door", f"Share {at}", "27%", indicator="repeat_referrals")
        for at in range(3)
    )
    return Plan("A plan", date(2026, 1, 1), None, parts=(Part("One"), Part("Two")),
                priorities=(Priority("One", "1", "The front door"),), actions=actions, measures=measures)  # fmt: skip


def written(tmp_path: Path, *horizons: str) -> Path:
    writing.write(plan(*horizons), tmp_path / "plan.docx", about=ABOUT)
    return tmp_path / "plan.docx"


def headings(path: Path) -> list[str]:
    return [one.text for one in docx.Document(str(path)).paragraphs if one.style.name.startswith("Heading")]


@pytest.mark.parametrize("horizons", [
    ("Short term", "Medium term"), ("Medium term", "Short term"), ("Medium term", "Short term", "Medium term"),
    ("Short term", "", "Long term"), ("",), ("2026/27", "2025/26"),
])  # fmt: skip
def test_no_later_horizon_is_a_heading_before_a_sooner_one_and_the_plan_reads_back(
    tmp_path: Path, horizons: tuple[str, ...]
) -> None:
    path = written(tmp_path, *horizons)
    found = [one.removeprefix(f"{w.ACTIONS}: ") for one in headings(path) if one.startswith(f"{w.ACTIONS}:")]
    assert found == sorted(found, key=begins)
    assert len(set(found)) == len(found)
    draft = read_file(path)
    assert not draft.unplaced
    assert not draft.guesses
    read = [(one.number, one.horizon, one.priority, one.due) for one in draft.plan.actions]
    assert read == [(one.number, one.horizon, one.priority, one.due) for one in plan(*horizons).actions]
    if list(horizons) != sorted(horizons, key=begins):
        [table] = [one for one in docx.Document(str(path)).tables if one.cell(0, 1).text == w.ACTION]
        at = [cell.text for cell in table.rows[0].cells].index(w.HORIZON)
        assert [row.cells[at].text for row in table.rows[1:]] == list(horizons)


def test_the_first_part_begins_below_the_front_and_the_next_on_its_own_page(tmp_path: Path) -> None:
    found = {
        one.text: one.paragraph_format.page_break_before
        for one in docx.Document(str(written(tmp_path, ""))).paragraphs
    }
    assert not found["Part: One"]
    assert found["Part: Two"]


def test_a_short_table_stays_on_one_page_and_codes_are_small(tmp_path: Path) -> None:
    [table] = [
        one for one in docx.Document(str(written(tmp_path, ""))).tables if one.cell(0, 0).text == w.MEASURE
    ]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert kept == [True, True, True, None]
    code = [cell.text for cell in table.rows[0].cells].index(w.INDICATOR)
    sizes = [row.cells[at].paragraphs[0].runs[0].font.size.pt for row in table.rows[1:] for at in (0, code)]
    assert sizes == [9.0, 7.0] * 3


def test_what_may_be_changed_stands_last_and_what_the_document_is_first(tmp_path: Path) -> None:
    path = written(tmp_path, "Short term")
    said = [one.text for one in docx.Document(str(path)).paragraphs if one.text]
    assert said[2] == f"{w.ABOUT}{ABOUT}"
    assert [at for at, text in enumerate(said) if w.MARK in text] == [len(said) - 1]
    assert read_file(path).plan.priorities[0].statement == ""
