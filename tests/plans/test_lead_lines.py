"""Two lines of one cell of leads in Word and Excel: one role that a narrow column cuts, or two leads, is asked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.plans.correcting import can_be_corrected, corrected
from goldenthread.plans.plan import Draft
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
