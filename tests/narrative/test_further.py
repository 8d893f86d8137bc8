"""Further cells: a file of numbers that a text may speak of, read or refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.intake.gate.refusal import Refused
from goldenthread.narrative.claims import check
from goldenthread.narrative.finding import Verdict
from goldenthread.narrative.further import read_further_cells
from tests.narrative.made import card

HEADER = "label,basis,value,unit,called,scope\n"
POST = '"Agency, social workers",% of establishment,50.3696,%,agency worker rate;agency rate,social workers\n'


def _file(folder: Path, text: str) -> Path:
    path = folder / "cells.csv"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with a byte-order mark"])
def test_a_cell_is_spoken_of_by_any_of_its_names(tmp_path: Path, mark: str) -> None:
    """Each name of `called` leads to the cell; `scope` tells it from others of the same name."""
    other = '"Agency, all posts",% of establishment,34.8585,%,agency rate,all posts\n'
    cells = read_further_cells(_file(tmp_path, mark + HEADER + POST + other))
    text = "The agency rate for social workers is 50.37%. The agency rate on all posts is 50.37%."
    true, wrong = check(text, card([]), cells)
    assert (true.verdict, true.bound_to) == (Verdict.TRUE, "Agency, social workers, % of establishment")
    assert (wrong.verdict, wrong.right) == (Verdict.WRONG, "34.86% (% of establishment)")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("label,basis\n", "row 1: There is no column 'value'"),
        (HEADER + POST.replace("50.3696", "half"), "row 2, column value: It is not a number"),
        (HEADER + POST + POST.replace(",%,", ",per cent,"), "row 3, column unit: It is none of"),
        (HEADER + POST.replace("agency worker rate;agency rate", " ; "), "row 2, column called: It is empty"),
    ],
)
def test_a_file_that_is_not_as_it_must_be_is_refused_by_line(tmp_path: Path, text: str, said: str) -> None:
    """The message names the file, the line and what to do, and no value."""
    with pytest.raises(Refused, match=said) as refused:
        read_further_cells(_file(tmp_path, text))
    assert str(refused.value).startswith("cells.csv")
    assert "half" not in str(refused.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Not UTF-8: saved from a spreadsheet as something else."""
    path = tmp_path / "cells.csv"
    path.write_bytes(b"label,\xff\xfe\x00")
    with pytest.raises(Refused, match=r"cells\.csv: It is a file of a kind that is not known here, not CSV"):
        read_further_cells(path)
