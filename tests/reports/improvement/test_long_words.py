"""Words as long as people write them, addresses among them: on paper they break, and lie over no other column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import html as markup
from weasyprint.formatting_structure.boxes import TableCellBox, TextBox

from goldenthread.reports.formats.pack import html
from goldenthread.reports.improvement.building import build
from goldenthread.reports.improvement.registers import Registers
from goldenthread.reports.improvement.told import Action, Told
from tests.reports.improvement.plans import published, usual
from tests.reports.improvement.test_plan_on_paper import laid_out

MAIL = "DirectorOfChildrensServices@goldshire.example.gov.uk"
LONG = "Safeguarding/accommodation/resettlement/commissioning/accountability"


def long(make: Callable[[], Told]) -> Told:
    """A plan in which every text that people write is such a word."""
    told = make()
    return replace(
        told,
        title=LONG,
        facts=(*told.facts, ("Approver", LONG * 3)),
        actions=tuple(map(_long, told.actions)),
        measures=tuple(replace(one, name=LONG, baseline=LONG, target=LONG) for one in told.measures),
        worked=tuple(replace(one, measure=LONG, action=LONG, words=LONG) for one in told.worked),
        registers=_registers(told.registers) if told.registers else None,
        faults=tuple(replace(one, title=LONG, found=((LONG, LONG),)) for one in told.faults),
        rules=((LONG, ((LONG, LONG * 3),)),),
    )


def _long(one: Action) -> Action:
    said = one.standing and replace(one.standing, reason=LONG, done=LONG, embedded=LONG, impact=LONG)
    late = one.late and replace(one.late, said=LONG if one.late.said else "", help_needed=LONG)
    return replace(one, text=LONG, priority=LONG, leads=(MAIL,), standing=said, late=late)


def _registers(found: Registers) -> Registers:
    return replace(
        found,
        risks=tuple(
            replace(one, text=LONG, mitigation=LONG, owner=MAIL, belongs_to=LONG) for one in found.risks
        ),
        documents=tuple(replace(one, name=LONG, owner=MAIL, action=LONG) for one in found.documents),
        reviews=tuple(replace(one, title=LONG, findings=((LONG, LONG),)) for one in found.reviews or ()),
    )


def edges(page: Any) -> Iterator[tuple[float, float, str]]:
    """Of each text of a page: where it ends, where the cell or the page that it stands in ends, and the text."""
    right = page.content_box_x() + page.width
    in_cells = set()
    for cell in page.descendants():
        if isinstance(cell, TableCellBox):
            for box in cell.descendants():
                if isinstance(box, TextBox):
                    in_cells.add(box)
                    yield box.position_x + box.width, cell.position_x + cell.border_width(), box.text
    for box in page.descendants():
        if isinstance(box, TextBox) and box not in in_cells:
            yield box.position_x + box.width, right, box.text


@pytest.mark.parametrize("make", [usual, published])
def test_a_long_word_ends_where_its_column_and_the_paper_end(make: Callable[[], Told]) -> None:
    for page in laid_out(long(make)):
        right = page.content_box_x() + page.width
        for ends, room, text in edges(page):
            assert ends <= min(room, right) + 1, text


def test_a_usual_word_is_never_broken() -> None:
    """On screens too, where the widths of columns are the browser's: only words that are long may break anywhere."""
    told = usual()
    [late, *more] = told.actions
    page = html.render(build(replace(told, actions=(replace(late, leads=(f"Ask {MAIL} first",)), *more))))
    found = markup.document_fromstring(page).xpath("//span[@class='word']/text()")
    assert set(found) == {MAIL}
