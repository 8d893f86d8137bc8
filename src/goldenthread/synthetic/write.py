"""Writes a made-up authority to a folder: what a council would hand over, in the formats asked for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from goldenthread.synthetic.history import History
from goldenthread.synthetic.lives import END, START, generate
from goldenthread.synthetic.render import annex_a, cin_census, hr, local, ssd, ssda903
from goldenthread.terms.months import Month, months_between

FORMATS = ("annex-a", "ssd", "ssda903", "cin-census", "hr", "local")
LAST = Month(2023, 6)
_README = """\
Everything in this folder is made up by a computer. Goldshire does not exist, its code X01 is not
used by any authority, and no record is about a real child, family or member of staff.
"""


def write(
    folder: Path,
    scale: float = 1.0,
    seed: int = 1,
    months: int = 12,
    formats: Collection[str] = FORMATS,
    last: Month = LAST,
    late_recording: bool = True,
) -> History:
    """One subfolder a format, as known at the end of `last`; the history that they were written from.

    months: how many monthly Annex A workbooks, the last of them at the end of `last`. The yearly returns
    are those of the last four years that are over.
    """
    unknown = set(formats) - set(FORMATS)
    if unknown:
        raise ValueError(f"There is no format {', '.join(sorted(unknown))}. Formats: {', '.join(FORMATS)}.")
    history = generate(seed, scale=scale, start=START, end=max(END, last.end), late_recording=late_recording)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.txt").write_text(_README, encoding="utf-8")
    for name in (name for name in FORMATS if name in formats):
        _write(history, name, folder / name, last, months)
    return history


def _write(history: History, name: str, folder: Path, last: Month, months: int) -> None:
    day = last.end
    match name:
        case "annex-a":
            days = [month.end for month in months_between(last.plus(1 - months), last)]
            annex_a.write_archive(history, days, folder)
        case "ssd":
            ssd.write_files(history, day, folder)
        case "ssda903":
            for year in _years(history, day):
                ssda903.write_year(history, year, folder / str(year), known_on=_known_on(year, day))
        case "cin-census":
            for year in _years(history, day):
                cin_census.write_year(history, year, folder / f"cin_census_{year}.xml", _known_on(year, day))
        case "hr":
            hr.write_files(history, day, folder)
        case _:
            local.write_files(history, day, folder)


def _years(history: History, day: date) -> list[int]:
    """The returns' years, each ending on 31 March, that lie in the history and are over."""
    return [
        y
        for y in range(history.span.start.year, day.year + 1)
        if date(y, 3, 31) <= day and date(y, 3, 31) > history.span.start
    ]


def _known_on(year: int, day: date) -> date:
    return min(date(year, 6, 30), day)
