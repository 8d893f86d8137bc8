"""Dates as they come: day first, ISO, serial numbers; never month first, never a placeholder."""

from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.intake.values import EVENTS_FROM, LATEST, PEOPLE_FROM, as_date
from tests.intake.values.columns import read

DAY = date(2023, 4, 3)


@pytest.mark.parametrize(
    "cell",
    [
        "03/04/2023",
        "3/4/2023",
        "03/04/23",
        "03-04-2023",
        "03.04.2023",
        "2023-04-03",
        "2023-04-03T00:00:00",
        "2023-04-03 09:30:00.000",
        "03/04/2023 09:30",
        " 03/04/2023\u00a0",
        "3 Apr 2023",
        "03-April-2023",
        "2023-04-03T09:30:00Z",
    ],
)
def test_a_day_is_read_however_it_is_written(cell: str) -> None:
    assert read(as_date, [cell]) == ([DAY], [])


@pytest.mark.parametrize(
    "cells",
    [
        pa.array([DAY]),
        pa.array([datetime(2023, 4, 3, 9, 30)]),
        pa.array([datetime(2023, 4, 3)], pa.timestamp("ms")),
    ],
)
def test_real_dates_and_times_are_days(cells: pa.Array) -> None:
    assert read(as_date, cells) == ([DAY], [])


@pytest.mark.parametrize(("date_system", "serial"), [(1900, 45019), (1904, 43557)])
def test_a_number_is_a_date_by_the_workbooks_own_date_system(date_system: int, serial: int) -> None:
    assert read(as_date, [str(serial), f"{serial}.75"], date_system=date_system) == ([DAY, DAY], [])
    assert read(as_date, [float(serial)], date_system=date_system) == ([DAY], [])


def test_a_number_outside_a_workbook_is_no_date() -> None:
    assert read(as_date, ["45019"]) == ([None], [(2, "unreadable-date")])


@pytest.mark.parametrize("cell", ["04/23/2023", "31/02/2023", "29/02/2023", "2023-13-01", "00/01/2023"])
def test_a_day_that_is_not_in_the_calendar_is_impossible_and_never_turned_round(cell: str) -> None:
    assert read(as_date, [cell]) == ([None], [(2, "impossible-date")])


@pytest.mark.parametrize(
    "cell", ["May be 8 Jan 2000", "zz/zz/2015", "soon", "2023", "3 Foo 2023", "20230403"]
)
def test_what_is_no_date_is_named(cell: str) -> None:
    assert read(as_date, [cell]) == ([None], [(2, "unreadable-date")])


@pytest.mark.parametrize("cell", ["0", "1", "00:00:00"])
def test_excels_zero_is_a_placeholder(cell: str) -> None:
    assert read(as_date, [cell], date_system=1900) == ([None], [(2, "placeholder-date")])


def test_the_window_of_an_event_and_of_a_birth_at_their_edges() -> None:
    events = ["31/12/1989", "01/01/1990", "31/12/2049", "01/01/2050", "01/01/1900"]
    assert read(as_date, events) == (
        [None, EVENTS_FROM, LATEST, None, None],
        [(2, "placeholder-date"), (5, "far-future-date"), (6, "placeholder-date")],
    )
    births = ["31/12/1949", "01/01/1950", "01/01/50", "31/12/49"]
    assert read(as_date, births, earliest=PEOPLE_FROM) == (
        [None, PEOPLE_FROM, PEOPLE_FROM, LATEST],
        [(2, "placeholder-date")],
    )


@pytest.mark.parametrize(
    "blank", [None, "", "  ", "\u00a0", "NULL", "SSD_PH", "-", "..", "<blank>", "nan", "None"]
)
def test_a_blank_is_never_a_finding(blank: str | None) -> None:
    assert read(as_date, pa.array([blank], pa.string())) == ([None], [])


@settings(derandomize=True)
@given(st.dates(EVENTS_FROM, LATEST))
def test_every_day_survives_being_written_in_each_form(day: date) -> None:
    forms = [
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day:%y}" if day >= PEOPLE_FROM else day.isoformat(),
    ]
    serial = str((day - date(1899, 12, 30)).days)
    assert read(as_date, [*forms, serial], date_system=1900) == ([day] * 4, [])
