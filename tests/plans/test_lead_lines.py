"""Two lines of one cell of leads in Word and Excel: one role that a narrow column cuts, or two leads, is asked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.plans.correcting import can_be_corrected, corrected
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column
from goldenthread.plans.reading.lead_lines import AS_ONE, with_leads
from goldenthread.plans.reading.reader import read_text
from tests.plans.tables import Rows, in_excel, in_word

Reads = Callable[[Path, Rows], Draft]
ASKED = """
    Assistant Director / Children's Social Care -> Assistant Director Children's Social Care
    Head of Quality / Assurance -> Head of Quality Assurance
    Kay Sample / Head of Service -> Kay Sample; Head of Service
    Head of Service / Kay Sample -> Head of Service; Kay Sample
    Police / Health -> Police; Health
    AD / Education -> AD; Education
    Head of MASH / Helpdesk at the front -> Head of MASH; Helpdesk at the front
    Principal Social / Worker -> Principal Social Worker
    QA / Lead -> QA Lead
    Lead / Member -> Lead Member
    Head of Care / Manager -> Head of Care; Manager
"""
CERTAIN = """
    Head of Service / (Kay Sample) -> Head of Service (Kay Sample)
    Head of / Service -> Head of Service
    Head of Care / and Head of MASH -> Head of Care; Head of MASH
    DCS / AD -> DCS; AD
    Head of Care / Principal Social Worker -> Head of Care; Principal Social Worker
    Kay Sample / Anna Holt -> Kay Sample; Anna Holt
    Head of Care and DCS / PSW -> Head of Care; DCS; PSW
"""


def _cases(table: str) -> list[tuple[str, list[str]]]:
    pairs = [line.strip().split(" -> ") for line in table.strip().splitlines()]
    return [(cell.replace(" / ", "\n"), leads.split("; ")) for cell, leads in pairs]


def _read(read: Reads, folder: Path, cell: str) -> Draft:
    return read(folder, [("Ref", "Action", "Lead", "By when"), ("1.1", "Open a hub", cell, "May 2025")])


@pytest.mark.parametrize("read", [in_word, in_excel])
@pytest.mark.parametrize(("cell", "leads"), _cases(ASKED))
def test_what_may_be_one_lead_or_two_is_asked(
    read: Reads, cell: str, leads: list[str], tmp_path: Path
) -> None:
    draft = _read(read, tmp_path, cell)
    assert [*draft.plan.actions[0].leads] == leads
    (guess,) = (each for each in draft.guesses if each.field == "leads")
    assert guess.taken == "\n".join(leads)
    assert can_be_corrected(draft, guess)
    one = cell.replace("\n", " ")
    assert corrected(draft, guess, one).plan.actions[0].leads == (one,)
    assert corrected(draft, guess, cell).plan.actions[0].leads == tuple(cell.split("\n"))


@pytest.mark.parametrize("read", [in_word, in_excel])
@pytest.mark.parametrize(("cell", "leads"), _cases(CERTAIN))
def test_what_is_surely_one_lead_or_two_is_not_asked(
    read: Reads, cell: str, leads: list[str], tmp_path: Path
) -> None:
    draft = _read(read, tmp_path, cell)
    assert [*draft.plan.actions[0].leads] == leads
    assert [each for each in draft.guesses if each.field == "leads"] == []


@pytest.mark.parametrize(
    ("cell", "leads"),
    _cases("""
        Team / Manager -> Team Manager
        Executive / Director -> Executive Director
        Chief / Executive -> Chief Executive
        Principal / Officer -> Principal Officer
        Senior Social / Workers -> Senior Social Workers
        Principal / Social / Worker -> Principal Social Worker
        Principal Social / Worker for Homes -> Principal Social Worker for Homes
        Performance / Manager (Homes) -> Performance Manager (Homes)
        Lead Commissioning / Manager -> Lead Commissioning Manager
        Deputy Chief / Operating Officer -> Deputy Chief Operating Officer
        Interim / Head of Care -> Interim Head of Care
        MASH / Team -> MASH Team
        Head of Care / Principal Social / Worker -> Head of Care; Principal Social Worker
        Executive Director / Lead / Member -> Executive Director; Lead Member
        Kay Sample / Manager -> Kay Sample; Manager
        Team Manager / Director -> Team Manager; Director
        Principal Social / Head of Care -> Principal Social; Head of Care
        SEND / Head of Care -> SEND; Head of Care
    """),
)
def test_a_line_that_is_no_role_by_itself_is_never_a_lead_in_silence(cell: str, leads: list[str]) -> None:
    row = Row(2, (cell,), frozenset())
    now, why = with_leads(row, [Column.LEADS])
    assert now.cells == ("\n".join(leads),)
    assert why


@pytest.mark.parametrize(
    "cell",
    [
        "Team Manager\nLead for Homes",
        "Lead Member\nChief Executive",
        "Cllr Holt\nPrincipal Social Worker",
        "QA team\nImprovement Board",
        "Chief Executive\nHead of Care",
    ],
)
def test_two_whole_roles_on_two_lines_stay_two(cell: str) -> None:
    now, why = with_leads(Row(2, (cell,), frozenset()), [Column.LEADS])
    assert (now.cells, why) == ((cell,), "")


@pytest.mark.parametrize(
    ("cell", "asked"),
    [
        ("PSW<br>HoS", True),
        ("HR Manager<br>Finance Manager", True),
        ("Jo Bloggs<br>Sam Smith", True),
        ("Principal Social<br>Worker", False),
        ("Head of Quality<br>Assurance", False),
    ],
)
def test_lines_of_a_cell_in_text_that_may_be_two_leads_are_asked(cell: str, asked: bool) -> None:
    table = f"| Ref | Action | Lead |\n|---|---|---|\n| 1.1 | Renew the plans | {cell} |\n"
    draft = read_text(f"# Improvement plan\n\n{table}")
    assert draft.plan.actions[0].leads == (cell.replace("<br>", " "),)
    assert (AS_ONE in [each.why for each in draft.guesses if each.field == "leads"]) is asked
