"""The sample workbooks of the project's shared folder: read, or refused for a stated reason."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.sources.annex_a import READER
from tests.house.repository import ROOT

SAMPLES = ROOT.parent / "shared" / "data" / "samples" / "annex_a"


def sample(name: str) -> Path:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"the shared sample {name} is not beside the repository")
    return path


@pytest.mark.parametrize(
    ("name", "table", "size", "day"),
    [
        ("example-B-2004.xlsx", "contacts", 1, date(2010, 1, 1)),
        ("2015-01-sample.xlsx", "cin_episodes", 5, date(2015, 3, 15)),
    ],
)
def test_partly_filled_templates_are_read(name: str, table: str, size: int, day: date) -> None:
    assert READER.recognises(sample(name))
    draft = READER.read([sample(name)], None)
    assert draft.load.reference_date == day
    filled = {made: rows.num_rows for made, rows in draft.load.tables.items() if rows.num_rows}
    assert filled == {table: size, "person": size}
    assert {finding.rule for finding in draft.findings} <= {"empty-list", "unknown-code"}


def test_an_empty_template_is_refused_unless_its_date_is_given() -> None:
    path = sample("2016-01-sample.xlsx")
    assert READER.recognises(path)
    with pytest.raises(Refused, match="no dated record"):
        READER.read([path], None)
    draft = READER.read([path], date(2016, 1, 31))
    assert not any(table.num_rows for table in draft.load.tables.values())
    assert {finding.rule for finding in draft.findings} == {"empty-list"}
