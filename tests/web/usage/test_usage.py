"""Use of the dashboards: counted by role and day, never by person, without a page waiting for it."""

import csv
import io
import threading
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from goldenthread.terms.months import Month
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import SEES_USE, Role
from goldenthread_web.history.models import Line
from goldenthread_web.usage import tally
from goldenthread_web.usage.middleware import PAGES
from goldenthread_web.usage.models import Use
from goldenthread_web.usage.queries import MONTHS, used
from goldenthread_web.usage.tally import TALLY, write_down
from tests.web.council import Council
from tests.web.pages import get

pytestmark = pytest.mark.xdist_group("demo")
JUNE = date(2023, 6, 30)


@pytest.fixture(autouse=True)
def nothing_counted() -> Iterator[None]:
    TALLY.take()
    yield
    TALLY.take()


def counted() -> dict[tuple[str, str], int]:
    return {(use.page, use.role): use.count for use in Use.objects.all()}


def test_a_page_that_is_opened_counts_for_the_role_and_names_nobody(council: Council) -> None:
    council[Role.ANALYST].get("/dashboard")
    council[Role.ANALYST].get("/dashboard")
    council[Role.TEAM_MANAGER].get("/attention")
    write_down()
    council[Role.ANALYST].get("/dashboard")
    write_down()
    assert counted() == {("dashboard", "performance analyst"): 3, ("attention", "team manager"): 1}
    assert {use.day for use in Use.objects.all()} == {timezone.localdate()}
    kept = " ".join(f"{value}" for use in Use.objects.values_list() for value in use)
    assert not any(person.reference in kept or person.name in kept for person in Person.objects.all())


def test_what_was_not_shown_does_not_count(council: Council) -> None:
    council[Role.PLAN_LEAD].get("/attention")  # not found
    council[Role.COUNCILLOR].get("/")  # led elsewhere
    council[Role.ANALYST].head("/dashboard")
    council[Role.ANALYST].get("/dashboard?month=1999-01")
    council[Role.GOVERNANCE].get("/history")  # no page of figures
    write_down()
    assert counted() == {}


def test_a_page_writes_nothing_and_asks_nothing_for_it(council: Council) -> None:
    council[Role.ANALYST].get("/dashboard")
    with CaptureQueriesContext(connection) as asked:
        council[Role.ANALYST].get("/dashboard")
    assert not any("usage_use" in query["sql"] for query in asked)
    assert len(asked) <= 6


def test_what_can_not_be_written_now_is_written_the_next_time(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    council[Role.ANALYST].get("/dashboard")

    def full(*_: object, **__: object) -> None:
        raise DatabaseError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(tally.Use.objects, "get_or_create", full)
        write_down()
    assert counted() == {}
    write_down()
    assert counted() == {("dashboard", "performance analyst"): 1}


def test_threads_lose_no_count() -> None:
    def work() -> None:
        for _ in range(500):
            TALLY.count(JUNE, "dashboard", "director")

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert TALLY.take() == {(JUNE, "dashboard", "director"): 4000}


def test_the_writer_writes_beside_the_pages_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    written, stop = threading.Event(), threading.Event()
    monkeypatch.setattr(tally, "write_down", written.set)
    thread = tally.keep_writing(stop, every=0.001)
    assert written.wait(5)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()


def test_the_last_12_months_by_role_and_page(council: Council) -> None:
    for day, page, role, count in (
        (JUNE, "dashboard", "director", 3),
        (date(2023, 6, 1), "home", "director", 2),
        (date(2022, 7, 1), "home", "team manager", 1),
        (date(2022, 6, 30), "home", "team manager", 9),  # more than 12 months back
    ):
        Use.objects.create(day=day, page=page, role=role, count=count)
    found = used(JUNE)
    assert (found.months[0], found.months[-1], len(found.months)) == (Month(2022, 7), Month(2023, 6), MONTHS)
    by_role = {row.name: row for row in found.roles}
    assert (by_role["Director"].counts[-1], by_role["Director"].total) == (5, 5)
    assert (by_role["Team manager"].counts[0], by_role["Team manager"].total) == (1, 1)
    assert by_role["Board chair"].total == 0  # who never looked stands there too
    assert {row.name: row.total for row in found.pages}["This month"] == 3
    assert found.total == 6


def test_the_page_and_its_file(council: Council) -> None:
    assert "Nothing has been counted yet" in get(council[Role.DIRECTOR], "/usage").text_content()
    council[Role.DIRECTOR].get("/")
    write_down()
    page = get(council[Role.DIRECTOR], "/usage")
    rows = {tr.xpath("string(th)"): tr.xpath("string(td[last()])") for tr in page.xpath("//tbody/tr")}
    assert (rows["Director"], rows["This month"]) == ("1", "1")
    text = council[Role.PLAN_LEAD].get("/usage.csv").content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["day", "page", "role", "count"], [str(timezone.localdate()), "home", "director", "1"],
    ]  # fmt: skip
    line = Line.objects.first()
    assert line is not None
    assert (line.action, line.object) == ("usage.file.exported", "usage.csv")


@pytest.mark.parametrize("role", [role for role in Role if role not in SEES_USE])
def test_nobody_else_sees_it(council: Council, role: Role) -> None:
    assert council[role].get("/usage").status_code == 404
    assert council[role].get("/usage.csv").status_code == 404


def test_every_page_that_is_counted_is_there() -> None:
    known = {key for key in get_resolver().reverse_dict if isinstance(key, str)}
    assert set(PAGES) <= known
