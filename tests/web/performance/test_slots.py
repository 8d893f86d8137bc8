"""The places of the pages of figures that other apps fill."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.template import Template
from django.test.utils import CaptureQueriesContext

from goldenthread_web.accounts.roles import Role
from goldenthread_web.performance import slots
from goldenthread_web.performance.pieces import Block, Item, Mark, Section
from goldenthread_web.performance.slots import Seen, Slot
from tests.web.council import Council
from tests.web.pages import get

pytestmark = pytest.mark.xdist_group("demo")
JUNE = "month=2023-06"
Fill = Callable[[Slot, object], None]


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> Fill:
    """Fills a place for the length of a test, with nothing beside it."""

    def fill(slot: Slot, maker: object) -> None:
        monkeypatch.setattr(slot, "_makers", [maker])

    return fill


def test_what_fills_a_place_stands_there_once_and_in_its_order() -> None:
    slot: Slot[Callable[[], str]] = Slot()
    for maker in (str, int, str):
        slot.fill(maker)
    assert list(slot) == [str, int]


def test_a_list_stands_first_or_last_on_this_month(council: Council, filled: Fill) -> None:
    asked: list[Seen] = []

    def lists(seen: Seen) -> list[Section]:
        asked.append(seen)
        item = Item("A <b>label</b>", "/packs", words="Since Monday")
        return [
            Section("late", "What is late", (), empty="Nothing is late."),
            Section("waiting", "Waiting for you", (item,), is_first=True),
            Section("nothing", "Not there", ()),
        ]

    filled(slots.THIS_MONTH, lists)
    page = get(council[Role.BOARD_CHAIR], f"/?{JUNE}")
    sections = page.xpath("//main//section/@aria-labelledby")
    assert (sections[0], sections[-1]) == ("waiting", "late")
    assert page.xpath("//section[@aria-labelledby='waiting']//a[@href='/packs']/text()") == ["A <b>label</b>"]
    assert "Nothing is late." in page.text_content()
    [seen] = asked
    assert seen.person.roles == {Role.BOARD_CHAIR}
    assert str(seen.choice.month) == "2023-06"


def test_a_block_stands_on_the_page_of_a_measure(council: Council, filled: Fill) -> None:
    template: Any = Template("{{ block }}: {% if csrf_token %}can be sent{% endif %}")
    filled(slots.MEASURE, lambda seen: [Block(template, f"<i>{seen.code}</i>")])
    page = get(council[Role.ANALYST], f"/indicators/referrals?{JUNE}")
    assert "<i>referrals</i>: can be sent" in page.text_content()


def test_a_mark_stands_beside_its_measure_on_both_pages(council: Council, filled: Fill) -> None:
    def marked(seen: Seen) -> dict[tuple[str, str], Mark]:
        return {
            (row.indicator.code, row.group): Mark("2 comments", "/packs") for row in seen.material.card.rows
        }

    filled(slots.MARKS, marked)
    board = get(council[Role.ANALYST], f"/dashboard?{JUNE}")
    assert {th.xpath("count(.//a[.='2 comments'])") for th in board.xpath("//tbody/tr[td]/th")} == {1}
    red = get(council[Role.ANALYST], f"/?{JUNE}").xpath("//section[@aria-labelledby='red']//li")
    assert red
    assert {li.xpath("count(.//a[.='2 comments'])") for li in red} == {1}


def test_a_place_is_asked_once_however_many_rows_there_are(council: Council, filled: Fill) -> None:
    asked: list[Seen] = []

    def marked(seen: Seen) -> dict[tuple[str, str], Mark]:
        asked.append(seen)
        return {}

    filled(slots.MARKS, marked)
    get(council[Role.ANALYST], f"/dashboard?{JUNE}")
    asked.clear()
    with CaptureQueriesContext(connection) as queries:
        get(council[Role.ANALYST], f"/dashboard?{JUNE}")
    assert len(asked) == 1
    assert len(queries) <= 6
