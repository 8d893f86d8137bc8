"""A plan's report on paper: no table goes over the margin, none is torn after its first row, words have the room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import LineBox, TableCellBox

from goldenthread.reports.formats.pack import html, pdf
from goldenthread.reports.improvement.building import build
from goldenthread.reports.improvement.told import ByDate, Late, Told
from tests.reports.improvement.plans import TODAY, published, usual

LATE = ("The first late action", "The second late action", "The third late action")


def laid_out(told: Told, *names: str) -> list[Any]:
    """The pages as they are printed, each as its box; or those of some parts of the report alone."""
    document = build(told)
    pages = tuple(page for page in document.pages if not names or page.name in names)
    source = HTML(
        string=html.render(replace(document, pages=pages), on_paper=True),
        url_fetcher=pdf.OnlyOurs(allowed_protocols=["data"]),
        media_type="print",
    )
    return [page._page_box for page in source.render().pages]


def cells(page: Any) -> Iterator[tuple[Any, str]]:
    """The cells of tables, each with its words."""
    for box in page.descendants():
        if isinstance(box, TableCellBox):
            yield box, " ".join(one.text for one in box.descendants() if hasattr(one, "text"))


def of_priorities(many: int) -> Told:
    """As it is published: with so many priorities, and three actions that are late."""
    told = published()
    first, second, done = told.actions
    late = [
        replace(first, text=text, number=str(at), due=TODAY - timedelta(days=90 - at), late=Late(90 - at))
        for at, text in enumerate(LATE)
    ]
    more = [
        replace(
            second,
            number=f"2.{at}",
            priority=f"{at}. Change what we do {'for families ' * (at % 5)}",
            late=None,
        )
        for at in range(many)
    ]
    return replace(told, actions=(*late, *more, replace(done, by_date=ByDate.NO_DATE)))


@cache
def pages_of(many: int) -> list[Any]:
    return laid_out(of_priorities(many))


@pytest.mark.parametrize("many", [0, 6, 11, 14])
def test_no_table_goes_over_the_margin(many: int) -> None:
    for page in pages_of(many):
        right = page.content_box_x() + page.width
        over = [words for box, words in cells(page) if box.position_x + box.border_width() > right + 1]
        assert over == []


@pytest.mark.parametrize("many", [0, 6, 11, 14])
def test_three_late_actions_stand_together(many: int) -> None:
    """The list of what is late comes before that of all actions."""
    first = {
        late: next(at for at, page in enumerate(pages_of(many)) if stands_on(page, late)) for late in LATE
    }
    assert len(set(first.values())) == 1


def stands_on(page: Any, text: str) -> bool:
    return any(text in words for _, words in cells(page))


def test_the_sums_of_many_priorities_begin_on_the_first_page_and_go_on() -> None:
    first, second, *_ = laid_out(of_priorities(40))
    assert stands_on(first, "0. Change what we do")
    assert stands_on(second, "39. Change what we do")
    assert bottom(first) > 0.8 * first.height


def test_what_the_plan_is_stands_whole_on_one_page_with_its_heading() -> None:
    names = ["The improvement plan", *(f"Fact {at}" for at in range(7))]
    told = replace(of_priorities(12), facts=tuple((name, "What is said of it") for name in names[1:]))
    on = [
        [box.text for box in page.descendants() if getattr(box, "text", "") in names]
        for page in laid_out(told)
    ]
    assert [found for found in on if found] == [names]


def bottom(page: Any) -> float:
    return max(box.position_y + box.border_height() for box, _ in cells(page)) - page.content_box_y()


def test_the_words_of_a_late_action_have_more_room_than_who_leads_it() -> None:
    [page] = [page for page in laid_out(usual()) if stands_on(page, "Moves of the date")]
    wide = {
        words: box.width
        for box, words in cells(page)
        if words in ("Action", "Lead", "By when", "Help needed")
    }
    assert wide["Action"] > 1.8 * wide["Lead"]
    assert wide["Action"] == max(wide.values())


HELP = "We need one more worker at the front door, and a decision on who pays for the second line of telephones. "


def asking(letters: int, actions: int = 4) -> Told:
    """So many late actions that ask for help in so many letters, the last word of each its own."""
    [first, *_] = usual().actions
    said = (HELP * (letters // len(HELP) + 1))[: letters - len(" End0")]
    found = (
        replace(first, number=str(at), late=replace(first.late, help_needed=f"{said} End{at}"))
        for at in range(actions)
    )
    return replace(usual(), actions=tuple(found))


@pytest.mark.parametrize(("letters", "pages"), [(20, 1), (260, 1), (450, 2), (1_900, 5)])
def test_what_is_late_stands_whole_under_its_head_however_much_help_is_asked_for(
    letters: int, pages: int
) -> None:
    found = laid_out(asking(letters), "late")
    assert len(found) <= 1 + pages, "the title and the contents stand on a page before it"
    for page in found[1:]:
        assert stands_on(page, "Help needed")
    for page in found[1:-1]:
        assert bottom(page) > 0.8 * page.height
    for at in range(4):
        assert sum(stands_on(page, f"End{at}") for page in found) == 1


def test_no_usual_word_of_an_action_is_broken_on_paper() -> None:
    told = usual()
    judged = {"done": "Delivered, evidence checked", "impact": "Not delivered yet"}
    actions = tuple(replace(one, standing=replace(one.standing, **judged)) for one in told.actions)
    [*_, page] = laid_out(replace(told, actions=actions), "part-1")
    lines = {
        " ".join(text.text for text in line.descendants() if hasattr(text, "text"))
        for box, words in cells(page) if words.startswith(("Delivered", "Not deliv"))
        for line in box.descendants() if isinstance(line, LineBox)
    }  # fmt: skip
    assert {word for line in lines for word in line.split()} == set(" ".join(judged.values()).split())


def test_parts_of_few_actions_are_followed_by_the_next_part_on_the_same_page() -> None:
    """However many measures stand behind them, which hold together themselves."""
    told = usual(30)
    few = replace(told, actions=(*told.actions[2:], told.actions[0]), measures=told.measures[:1] * 5)
    pages = laid_out(few, "part-1", "part-2", "measures")
    [last] = [page for page in pages if stands_on(page, "Answer every contact")]
    assert stands_on(last, "Fill the empty posts")


@pytest.mark.parametrize("roles", [2, 4])
def test_a_list_of_actions_with_many_leads_begins_under_its_headings(roles: int) -> None:
    """Rows that are high in a narrow column: no heading is alone on a page, and each page of rows has their head."""
    leads = ("Head of Safeguarding and Quality Assurance", "Detective Superintendent, Public Protection",
             "Service Manager, Children in Care", "Designated Nurse for Looked After Children")[:roles]  # fmt: skip
    told = usual(30)
    actions = tuple(
        replace(one, leads=leads, text=f"{one.text} {'with partners ' * 8}") for one in told.actions
    )
    for page in laid_out(replace(told, actions=actions), "part-1", "part-2")[1:]:
        words = [said for _, said in cells(page)]
        assert "Action" in words
        assert any(leads[0].split()[0] in said for said in words)
