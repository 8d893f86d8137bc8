"""One measure is told alike by every block and every format: slides, dashboard, every comparison, the workbook."""

import re
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from goldenthread.charts.cells import Cell, Rating
from goldenthread.reports.blocks import Table
from goldenthread.reports.pages.dashboard import MONTHS
from tests.reports.pack.written import book, document, opened, slides

pytestmark = [pytest.mark.acceptance("3.7"), pytest.mark.xdist_group("pack")]
OF = pytest.mark.parametrize("of", ["small", "kept back"])
RATINGS = ("England", "Neighbours", "Target")


def signed(cell: Cell) -> str:
    """A cell as slides and sheets have it."""
    if isinstance(cell, Rating):
        return cell.signed
    return f"{cell.text} {getattr(cell, 'mark', '')}".strip()


def dashboard(of: str) -> dict[str, dict[str, str]]:
    """What the dashboard says of each measure: month, year, ratings, signal."""
    [table] = [b for b in document(of).blocks if isinstance(b, Table) and b.name == "Dashboard"]
    found = {}
    for _, row in table.rows:
        cells = {column.heading: signed(cell) for column, cell in zip(table.columns, row, strict=True)}
        told = {name: cells[f"{name} rating"] for name in RATINGS}
        month = table.columns[MONTHS].heading
        year = next(column.heading for column in table.columns if column.of_year)
        found[row[0].text] = {**told, month: cells[month], year: cells[year], "Signal": signal_of(cells)}
    return found


def signal_of(cells: dict[str, str]) -> str:
    """The signal of a measure, without the month that stands behind it where it is not the column's."""
    return next(text for name, text in cells.items() if name.startswith("Signal")).partition(", ")[0]


def on_slides(of: str) -> Iterator[tuple[str, str, str]]:
    """Each cell of the slides' tables that the dashboard has too: its measure, its column, its text."""
    known = dashboard(of)
    for slide in Presentation(opened(slides(of))).slides:
        for shape in slide.shapes:
            if shape.has_table:
                head, *rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
                for row in rows:
                    for name, text in zip(head[1:], row[1:], strict=True):
                        column = "Signal" if re.match(r"Signal(?!'s)", name) else name
                        if column in known.get(row[0], {}):
                            yield row[0], column, text


@OF
def test_slides_say_of_each_measure_what_the_dashboard_says(of: str) -> None:
    known, compared = dashboard(of), list(on_slides(of))
    wrong = [
        (measure, column, text, known[measure][column])
        for measure, column, text in compared
        # beside its comparator's figure a rating stands in the same cell
        if not re.search(rf"(^|\s){re.escape(known[measure][column])}$", text)
    ]
    assert wrong == []
    assert {measure for measure, _, _ in compared} == set(known)
    assert {column for _, column, _ in compared} == {column for told in known.values() for column in told}
    if of == "kept back":
        assert sum(text == "[c]" for _, column, text in compared if column in RATINGS) > 4


@OF
def test_every_comparison_is_rated_as_on_the_dashboard(of: str) -> None:
    known = dashboard(of)
    [table] = [b for b in document(of).blocks if isinstance(b, Table) and b.name == "Compared"]
    names = {"England": "England", "Neighbours": "Neighbours", "Target": "Target"}
    seen = 0
    for measure, row in table.rows:
        name = names[row[0].text.partition(" (")[0]]
        assert signed(row[5]) == known[measure][name], (measure, name)
        seen += 1
    assert seen == sum(
        text != "[z]" for told in known.values() for name, text in told.items() if name in names
    )


@OF
def test_the_workbook_says_the_same(of: str) -> None:
    sheet = load_workbook(opened(book(of)))["Dashboard"]
    head, *lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    at = {name: place for place, name in enumerate(head)}
    found = {line[at["Measure"]]: line for line in lines if line[at["Measure"]]}
    for measure, told in dashboard(of).items():
        for name, text in told.items():
            if name in RATINGS:
                assert found[measure][at[f"{name} rating"]] == text, (measure, name)
            elif name == "Signal":
                assert signal_of({head: str(found[measure][at[head]]) for head in at if head}) == text, (
                    measure
                )
            else:
                assert (found[measure][at[name]] == text) == (text in ("[c]", "[x]", "[z]"))


def test_how_many_are_kept_back_is_how_many_the_tables_show() -> None:
    """The first page counts what the dashboard shows."""
    [table] = [b for b in document("kept back").blocks if isinstance(b, Table) and b.name == "Ratings"]
    known = dashboard("kept back")
    columns = [column.name for column in table.columns]
    for _, row in table.rows:
        name = {"Statistical neighbours": "Neighbours"}.get(row[0].text, row[0].text)
        shown = [told[name] for told in known.values()]
        kept = shown.count("[c]")
        assert row[columns.index("Kept back")].text == str(kept)
        for word in ("Green", "Amber", "Red", "Not rated"):
            assert row[columns.index(word)].text == str(sum(text.endswith(word) for text in shown))
