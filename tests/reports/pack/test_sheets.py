"""The sheets of the workbook as they are printed and read: on A4, heads repeated, rows high enough, with a key."""

import re
import zipfile
from datetime import date, datetime
from itertools import pairwise, takewhile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from goldenthread.charts import measuring
from goldenthread.charts.cells import Column, Number, Words
from goldenthread.reports.blocks import Group, Table
from goldenthread.reports.document import Document, Page
from goldenthread.reports.formats.pack import xlsx
from goldenthread.reports.formats.pack.sheet_layout import PAGE, laid_out
from goldenthread.terms.words import Unit
from tests.reports.pack.written import book, opened, tables


@pytest.fixture(scope="module")
def found():
    return load_workbook(opened(book()))


def widths_of(sheet) -> dict[int, float]:
    """The columns' widths in points: a file counts them in digits of its own font, the edges included."""
    dimensions = sheet.column_dimensions.values()
    return {at: of.width * 8 * 0.75 for of in dimensions for at in range(of.min, of.max + 1)}


def test_sheets_print_on_a4_with_their_head_on_every_page(found) -> None:
    for sheet in found:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.print_title_rows == "$5:$5"
        assert "Official-sensitive" in sheet.oddFooter.left.text


def test_letters_on_paper_are_seven_points_or_more(found) -> None:
    """A sheet as wide as one page is made as small as that needs."""
    for sheet in found:
        room = 842 - 72 * (sheet.page_margins.left + sheet.page_margins.right)
        scale = min(1.0, room / sum(widths_of(sheet).values()))
        if not sheet.sheet_properties.pageSetUpPr.fitToPage:
            scale = sheet.page_setup.scale / 100
        assert 11 * scale >= 7, sheet.title


def test_a_sheet_too_wide_for_a_page_goes_on_on_the_next_with_its_names() -> None:
    columns = (Column("Measure"), *(Column(f"Council number {n}", is_number=True) for n in range(30)))
    row = (Words("A measure of some length"), *(Number(1234.5, Unit.MEAN) for _ in range(30)))
    layout = laid_out(columns, [row], names=1)
    assert len(layout.pages) >= 1
    assert layout.scale / 100 * 11 >= 7
    for first, end in pairwise((1, *layout.pages, 31)):
        assert (layout.widths[0] + sum(layout.widths[first:end])) * layout.scale / 100 <= PAGE + 1


@pytest.mark.parametrize("text", ["many words " * 90, "x" * 140, f"{'x' * 70} and {'many words ' * 90}"])
def test_however_long_the_names_of_rows_each_page_holds_its_columns_whole(text: str) -> None:
    """The names stand on each page again: beside them there is room for a column, and no row is cut."""
    columns = tuple(Column(f"Column {at}") for at in range(9))
    texts = ["Children's services", text[:140], *[text] * 7]
    layout = laid_out(columns, [list(map(Words, texts))], 3)
    room = PAGE / (layout.scale / 100)
    ends = [0, *layout.pages, 9]
    assert len(ends) > 3
    for first, end in pairwise(ends):
        shown = layout.widths[:3] + layout.widths[max(first, 3) : end]
        assert sum(shown) <= room
    assert layout.row_height(texts) < 409


@pytest.mark.parametrize("letters", [10, 74, 139, 257])
@pytest.mark.parametrize("columns", [1, 3, 9])
def test_however_long_its_title_a_sheet_is_as_wide_as_its_table_or_its_page(
    tmp_path: Path, letters: int, columns: int
) -> None:
    """What runs over the table is printed too, and would make all letters as small as that needs."""
    heads = tuple(Column(f"Column number {at}") for at in range(columns))
    table = Table(
        "Late", "What is late", heads, (Group("", (tuple(Words("Some words of a row") for _ in heads),)),)
    )
    title = ("Improving outcomes of services for infants " * 9)[:letters]
    path = tmp_path / "book.xlsx"
    day, pages = date(2026, 7, 1), (Page("one", "One", (table,)),)
    xlsx.write(Document(title, "Goldshire", "For publication", "Our plan", day, pages), path)
    sheet = load_workbook(path)["Late"]
    widths, cell = widths_of(sheet), sheet["A1"]
    assert cell.value == f"Late: {title}"
    room, needs = max(sum(widths.values()), PAGE), measuring.width(cell.value, 16, bold=True)
    if cell.alignment.wrap_text:
        [over] = sheet.merged_cells.ranges
        room_of = sum(widths.get(at, 54.0) for at in range(1, over.max_col + 1))
        assert room_of <= room
        many = measuring.lines(cell.value, 16, room_of - 10, bold=True)
        assert sheet.row_dimensions[1].height >= 16 * 1.2 * many
    else:
        assert needs <= room


def test_the_workbook_opens_on_the_dashboard(found) -> None:
    assert found.active.title == found.sheetnames[0] == "Dashboard"
    assert found.sheetnames[-1] == "Words"


def test_days_are_days(found) -> None:
    [head, *lines] = list(found["Loads"].iter_rows(min_row=5, max_row=7, values_only=True))
    days = {line[head.index("As known on")] for line in lines}
    assert days == {datetime(2023, 6, 30)}


def test_widths_are_counted_in_letters_that_every_machine_has() -> None:
    """A program without the book's own letters takes wider ones, and prints the sheets smaller."""
    with zipfile.ZipFile(opened(book())) as parts:
        styles = parts.read("xl/styles.xml").decode()
    assert set(re.findall(r'<name val="([^"]+)"', styles)) == {"Arial"}


def test_no_column_is_wider_than_its_texts_need(found) -> None:
    for sheet in found:
        for column, wide in widths_of(sheet).items():
            cells = [sheet.cell(at, column) for at in range(5, sheet.max_row + 1)]
            before_key = takewhile(lambda cell: cell.value != "Key", cells)
            shown = [
                f"{cell.value:,.4f}%" if isinstance(cell.value, float) else str(cell.value)
                for cell in before_key
            ]
            assert wide <= max(46.0, *(measuring.width(text, 11, bold=True) + 16 for text in shown)), (
                sheet.title
            )


def test_every_row_is_as_high_as_its_texts_and_no_higher(found) -> None:
    for sheet in found:
        widths = widths_of(sheet)
        for row in sheet.iter_rows(min_row=6):
            wrapped = [c for c in row if c.alignment.wrap_text and isinstance(c.value, str)]
            if not wrapped:
                continue
            needs = [measuring.lines(c.value, 11, widths[c.column] - 10, bool(c.font.b)) for c in wrapped]
            height = sheet.row_dimensions[row[0].row].height
            assert 13 * max(needs) <= height <= 13 * max(needs) + 6 + max(needs) * 1.5, (
                sheet.title,
                row[0].row,
            )


def test_a_key_stands_under_each_table_that_has_marks(found) -> None:
    keyed = {table.name: [mark for mark, _ in table.key] for table in tables() if table.key}
    assert {"Dashboard", "Counts"} <= set(keyed)
    for name, marks in keyed.items():
        texts = [cell.value for cell in found[name]["A"]]
        under = texts[texts.index("Key") + 1 :]
        assert [text.partition("  ")[0] for text in under] == marks


def test_the_months_have_a_key_of_the_marks_that_stand_there(found) -> None:
    texts = [str(cell.value) for cell in found["Months"]["A"]]
    under = [text.partition("  ")[0] for text in texts[texts.index("Key") + 1 :]]
    formats = {cell.number_format for row in found["Months"].iter_rows(min_row=6) for cell in row}
    assert ("p" in under) == any('" p"' in each for each in formats)
    assert under
    assert set(under) <= {"p", "r", "e", "[x]", "[z]", "[c]"}


def test_the_file_names_nobody(found) -> None:
    assert not found.properties.creator
    assert not found.properties.lastModifiedBy


def made(tmp_path: Path, rows: int, key: int, with_sum: bool = True) -> Path:
    columns = (Column("Action"), Column("How many", is_number=True))
    lines = tuple((Words(f"Action {n}"), Number(n, Unit.COUNT)) for n in range(rows))
    total = Group("All", ((Words("The whole plan"), Number(sum(range(rows)), Unit.COUNT)),), is_sum=True)
    meanings = tuple((f"m{n}", "what it means") for n in range(key))
    groups = (Group("One", lines), *((total,) if with_sum else ()))
    table = Table("Parts", "A table", columns, groups, "Part", key=meanings)
    document = Document(
        "A report", "Goldshire", "Marked", "A source", date(2030, 6, 30), (Page("p", "P", (table,)),)
    )
    xlsx.write(document, tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def test_every_table_has_a_filter_over_its_own_lines_and_no_sum_of_them(found, tmp_path: Path) -> None:
    for sheet in found:
        assert sheet.auto_filter.ref.startswith("A5:"), sheet.title
    sheet = load_workbook(made(tmp_path, 4, 0))["Parts"]
    assert sheet.auto_filter.ref == "A5:C9"
    assert [cell.value for cell in sheet["A"][5:]] == ["One"] * 4 + [None, "All"]


@pytest.mark.parametrize("rows", range(14, 34))
def test_a_key_is_printed_on_one_page_with_rows_of_its_table(tmp_path: Path, rows: int) -> None:
    """Where it found no room under its table it stood alone, without the heading that it had on the page before."""
    sheet = load_workbook(made(tmp_path, rows, 6, with_sum=False))["Parts"]
    ends = [at.id for at in sheet.row_breaks.brk]
    heights = [sheet.row_dimensions[at].height or 17 for at in range(1, sheet.max_row + 1)]
    room = 595 - 72 * (sheet.page_margins.top + sheet.page_margins.bottom)
    place, used = {}, 0.0
    page = 1
    for at, high in enumerate(heights, start=1):
        if used + high > room or (at - 1) in ends:
            page, used = page + 1, heights[4]
        place[at], used = page, used + high
    key = [at for at in place if (sheet.cell(at, 1).value or "").startswith(("Key", "m"))]
    assert len(key) == 7
    assert len({place[at] for at in key}) == 1
    assert sum(place[at] == place[key[0]] for at in range(6, 6 + rows)) >= 3
