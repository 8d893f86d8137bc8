"""What we write can be used by everyone: real headings, marked rows of headings, a language, a page that fits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from goldenthread.charts.measuring import width
from goldenthread.plans.layout import words as w
from goldenthread.plans.writing import docx as word
from goldenthread.plans.writing import template, xlsx
from goldenthread.plans.writing.columns import CELL, widths_of
from tests.plans.awkward import FORMULAS, PLAN


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("word") / "plan.docx"
    word.write(template.EXAMPLE, path)
    return docx.Document(str(path))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path: Path = tmp_path_factory.mktemp("excel") / "plan.xlsx"
    xlsx.write(PLAN, path)
    made = openpyxl.load_workbook(path)
    yield made
    made.close()


def test_the_document_has_real_headings_one_below_the_other(document: Any) -> None:
    headings = [
        (each.style.name, each.text)
        for each in document.paragraphs
        if each.style.name[:4] in ("Titl", "Head")
    ]
    assert headings[:7] == [
        ("Title", template.EXAMPLE.title),
        ("Heading 1", "Key outcomes"),
        ("Heading 1", "Part: Children's services"),
        ("Heading 2", "What this part serves"),
        ("Heading 2", "Priority 1: Help at the right time"),
        ("Heading 3", "What needs improvement?"),
        ("Heading 3", "Outcomes"),
    ]
    assert all(
        each.style.paragraph_format.keep_with_next
        for each in document.paragraphs
        if "Head" in each.style.name
    )


def test_the_rows_of_headings_are_marked_and_no_row_is_cut(document: Any) -> None:
    assert len(document.tables) == 7
    for table in document.tables:
        head, *others = (row._tr.trPr for row in table.rows)
        assert head.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:cantSplit")) is not None for row in (head, *others))
        assert all(row.find(qn("w:tblHeader")) is None for row in others)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


@pytest.mark.parametrize("tall", [0, 1, 2])
def test_a_tall_row_goes_on_on_the_next_page_and_the_others_stay_whole(tall: int, tmp_path: Path) -> None:
    """No page holds a row of three thousand letters: kept whole, it was cut at the foot."""
    texts = [
        "Answer each contact." if n != tall else "Answer each contact within a day. " * 95 for n in range(3)
    ]
    actions = [replace(template.EXAMPLE.actions[3], number=str(n), text=text) for n, text in enumerate(texts)]
    word.write(replace(template.EXAMPLE, actions=tuple(actions)), tmp_path / "plan.docx")
    [table] = [
        one
        for one in docx.Document(str(tmp_path / "plan.docx")).tables
        if w.STEPS in one.rows[0].cells[-2].text
    ]
    rows = table.rows[1:]
    assert [row._tr.trPr is None or row._tr.trPr.find(qn("w:cantSplit")) is None for row in rows] == [
        n == tall for n in range(3)
    ]
    assert not any(p.paragraph_format.keep_with_next for cell in rows[tall].cells for p in cell.paragraphs)


ROOM = 265.0  # millimetres


def test_columns_hold_their_longest_words_and_a_long_text_has_more_room() -> None:
    heads, weights = ("Number", "Action", "Depends on"), (20, 40, 100)
    short = [("1.1", "Answer each contact.", "P1 (Partnership)")]
    wide = widths_of(heads, short, weights, ROOM)
    assert sum(wide) == pytest.approx(ROOM, abs=0.5)
    narrow = widths_of(("Depends on", "Action"), [("P1 (Partnership)", "Answer")], (1, 99), 60)
    assert narrow[0] > width("(Partnership)", CELL) * 0.3528
    long = widths_of(heads, [*short, ("1.2", "Answer each contact. " * 190, "")], weights, ROOM)
    assert sum(long) == pytest.approx(ROOM, abs=0.5)
    assert long[1] > wide[1] * 1.5


def test_a_page_too_narrow_for_every_word_still_holds_its_columns() -> None:
    heads = [f"Column {n}" for n in range(14)]
    wide = widths_of(heads, [["W" * 40] * 14], [1] * 14, ROOM)
    assert sum(wide) == pytest.approx(ROOM, abs=1)
    assert min(wide) > 10


def test_the_document_says_its_title_and_its_language(document: Any) -> None:
    said = document.core_properties
    assert (said.title, said.language, said.author) == (template.EXAMPLE.title, "en-GB", "")
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    fonts = {
        document.styles[name].font.name for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3")
    }
    assert fonts == {"Arial"}


def test_nothing_of_the_librarys_template_is_left(document: Any) -> None:
    found = {str(part.partname) for part in document.part.package.iter_parts()}
    assert not [name for name in found if name.startswith(("/docProps/app", "/docProps/thumb", "/customXml"))]
    assert "/word/stylesWithEffects.xml" not in found


def test_tables_are_as_wide_as_the_page(document: Any) -> None:
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(room, rel=0.01)


def test_every_sheet_has_a_frozen_head_a_filter_and_a_page(book: Any) -> None:
    assert book.sheetnames == [w.FRONT, w.PARTS, w.PRIORITIES, w.ACTIONS, w.MEASURES]
    for sheet in book:
        assert sheet.freeze_panes[1:] == "2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=1) for cell in row)
    assert book[w.ACTIONS].freeze_panes == "C2"


def test_days_are_days_and_all_else_is_text_that_nothing_runs(book: Any) -> None:
    cells = [
        cell for sheet in book for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s", "d"}
    days = {cell.value for cell in cells if cell.data_type == "d"}
    assert datetime(2026, 7, 31) in days
    assert all(date(2025, 1, 1) <= day.date() <= date(2027, 1, 1) for day in days)
    texts = [cell.value for cell in cells if cell.data_type == "s"]
    assert all(any(formula in text for text in texts) for formula in FORMULAS)


def test_what_people_type_into_a_column_stays_as_they_type_it(book: Any) -> None:
    """1.10 must not become 1.1, nor 27% a part of one."""
    sheet = book[w.ACTIONS]
    letters = dict(zip(w.OF_AN_ACTION, "ABCDEFGHIJKLMN", strict=True))
    formats = {name: sheet.column_dimensions[letter].number_format for name, letter in letters.items()}
    assert formats.pop(w.DUE) == "d mmm yyyy"
    assert set(formats.values()) == {"@"}
