"""Which pack is "the last report": of an earlier month, for the same readers, out when the month's first pack came."""

from __future__ import annotations

import pytest

from goldenthread.reports.packs.last_report import last_pack
from goldenthread.terms.months import Month
from goldenthread.workspace.packs import Pack


def pack(name: str) -> Pack:
    """A pack by its name: "2023-05-board-1"."""
    year, month, audience, version = name.split("-")
    return Pack(name, Month(int(year), int(month)), audience, int(version), "", "A. Person", "")


@pytest.mark.parametrize(
    ("published", "month", "found"),
    [
        ("", "2023-06", None),
        ("2023-05-board-1", "2023-06", None),
        ("2023-06-scrutiny-1", "2023-06", None),
        ("2023-07-scrutiny-1", "2023-06", None),
        ("2023-03-scrutiny-1 2023-05-scrutiny-1 2023-04-scrutiny-1", "2023-06", "2023-05-scrutiny-1"),
        ("2023-05-scrutiny-1 2023-05-scrutiny-2", "2023-06", "2023-05-scrutiny-2"),
        # A correction of June is held against what was out before June was first published.
        ("2023-04-scrutiny-1 2023-06-scrutiny-1 2023-05-scrutiny-1", "2023-06", "2023-04-scrutiny-1"),
        ("2023-05-scrutiny-1 2023-06-scrutiny-1 2023-05-scrutiny-2", "2023-06", "2023-05-scrutiny-1"),
    ],
)
def test_the_last_report(published: str, month: str, found: str | None) -> None:
    last = last_pack([pack(name) for name in published.split()], Month.parse(month), "scrutiny")
    assert (last.name if last else None) == found
