"""Words with a line through them in Word, Excel and Markdown are asked, and no such line is silent."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.styles import Font

from goldenthread.plans.correcting import answered_with, choices, corrected
from goldenthread.plans.correcting.rows import NOTHING
from goldenthread.plans.plan import Action, Draft, Measure, Part, Plan
from goldenthread.plans.reading.reader import read_beside_source, read_file
from goldenthread.plans.reading.struck import WITHDRAWN
from goldenthread.plans.writing.docx import write as write_docx
from goldenthread.plans.writing.xlsx import write as write_xlsx
from tests.plans.office import document, with_body, workbook
from tests.plans.tables import in_markdown

Cell = str | Sequence[tuple[str, bool]]
"""Words, or pieces of words, each with whether a line goes through it."""
Rows = Sequence[Sequence[Cell]]

HEAD = ("Ref", "Action", "Lead", "By when")
FIRST = ("1.1", "Write the plan", "Head of Care", "June 2025")


def pieces_of(cell: Cell) -> Sequence[tuple[str, bool]]:
    return [(cell, False)] if isinstance(cell, str) else cell


def gone(words: str) -> Cell:
    return [(words, True)]


def in_word(folder: Path, rows: Rows) -> Draft:
    def fill(made: Any) -> None:
        made.add_heading("Our improvement plan", 0)
        table = made.add_table(rows=len(rows), cols=len(rows[0]))
        for line, row in zip(table.rows, rows, strict=True):
            for cell, given in zip(line.cells, row, strict=True):
                for words, is_struck in pieces_of(given):
                    cell.paragraphs[0].add_run(words).font.strike = is_struck or None

    return read_file(document(folder / "plan.docx", fill))


def in_excel(folder: Path, rows: Rows) -> Draft:
    def fill(made: Any) -> None:
        sheet, line, plain = (
            made.add_worksheet("Plan"),
            made.add_format({"font_strikeout": True}),
            made.add_format(),
        )
        for n, row in enumerate(rows):
            for m, cell in enumerate(row):
                pieces = pieces_of(cell)
                if len(pieces) == 1:
                    sheet.write_string(n, m, pieces[0][0], line if pieces[0][1] else plain)
                else:
                    runs = [
                        each for words, is_struck in pieces for each in (line if is_struck else plain, words)
                    ]
                    sheet.write_rich_string(n, m, *runs)

    return read_file(workbook(folder / "plan.xlsx", fill))


def in_text(_: Path, rows: Rows) -> Draft:
    given = [
        [
            "".join(f"~~{words.strip()}~~ " if is_struck else words for words, is_struck in pieces_of(cell))
            for cell in row
        ]
        for row in rows
    ]
    return in_markdown(_, given)


Reading = Callable[[Path, Rows], Draft]
everywhere = pytest.mark.parametrize("read", [in_word, in_excel, in_text])


def asked(draft: Draft) -> list[tuple[str, str, str]]:
    return [(each.of, each.field, each.why) for each in draft.guesses if "line goes through" in each.why]


@everywhere
@pytest.mark.parametrize(
    "row",
    [
        [gone("1.2"), gone("Close it"), gone("DCS"), gone("July 2025")],
        ["1.2", gone("Close it"), "DCS", "July 2025"],
        ["1.2", gone("Close it"), "DCS", gone("July 2025")],
    ],
    ids=["a row", "its words", "its words and its day"],
)
def test_an_action_with_a_line_through_it_is_asked_and_can_be_left_out(
    tmp_path: Path, read: Reading, row: Sequence[Cell]
) -> None:
    draft = read(tmp_path, [HEAD, FIRST, row])
    assert [each.number for each in draft.plan.actions] == ["1.1", "1.2"]
    assert asked(draft) == [("1.2", "row", WITHDRAWN)]
    guess = next(each for each in draft.guesses if each.field == "row")
    assert NOTHING in choices(draft, guess)
    after = corrected(draft, guess, NOTHING)
    assert [each.number for each in after.plan.actions] == ["1.1"]
    assert "1.2 · Close it · DCS · July 2025" in [each.text for each in after.unplaced]


@everywhere
@pytest.mark.parametrize(
    ("place", "cell", "field", "left"),
    [
        (1, [("Write ", False), ("two", True), (" three plans", False)], "text", "Write three plans"),
        (2, [("Kay Sample", True), (" Head of Care", False)], "leads", ("Head of Care",)),
        (3, [("June 2025", True), (" July 2025", False)], "by_when", "July 2025"),
    ],
)
def test_words_with_a_line_through_them_beside_others_are_left_out_and_asked(
    tmp_path: Path, read: Reading, place: int, cell: Cell, field: str, left: object
) -> None:
    row = [*FIRST]
    draft = read(tmp_path, [HEAD, [*row[:place], cell, *row[place + 1 :]]])
    assert getattr(draft.plan.actions[0], field) == left
    struck = next(words for words, is_struck in pieces_of(cell) if is_struck)
    why = f'A line goes through "{struck}": left out.'
    assert asked(draft) == [("1.1", "due" if field == "by_when" else field, why)]


@everywhere
def test_a_cell_of_nothing_else_is_read_and_asked(tmp_path: Path, read: Reading) -> None:
    draft = read(tmp_path, [HEAD, [*FIRST[:2], gone("Head of Care"), FIRST[3]]])
    assert draft.plan.actions[0].leads == ("Head of Care",)
    assert [each[:2] for each in asked(draft)] == [("1.1", "leads")]


@everywhere
def test_a_number_before_words_that_a_line_goes_through_is_read(tmp_path: Path, read: Reading) -> None:
    row = [[("1.2 ", False), ("Close it", True)], "DCS", "July 2025"]
    draft = read(tmp_path, [HEAD[1:], ["1.1 Write", *FIRST[2:]], row])
    assert [(each.number, each.text) for each in draft.plan.actions][1] == ("1.2", "Close it")
    assert [each[:2] for each in asked(draft)] == [("1.2", "row")]


@everywhere
def test_a_line_through_what_is_no_field_of_an_action_is_listed(tmp_path: Path, read: Reading) -> None:
    comment = [("On track", False), (" late", True)]
    draft = read(tmp_path, [(*HEAD, "Comment"), (*FIRST, comment)])
    assert not asked(draft)
    assert [each.why for each in draft.unplaced if each.text == "late"] == [
        "A line goes through these words: left out."
    ]


def test_a_heading_with_a_line_through_it_is_asked_and_a_paragraph_listed(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        made.add_heading("Our improvement plan", 0)
        made.add_heading("", 1).add_run("Priority 1: Homes").font.strike = True
        made.add_paragraph("").add_run("We have enough homes.").font.double_strike = True
        table = made.add_table(rows=2, cols=4)
        for row, words in zip(table.rows, (HEAD, FIRST), strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text

    draft = read_file(document(tmp_path / "plan.docx", fill))
    assert asked(draft) == [
        ("Priority 1: Homes", "heading", "A line goes through it: what stands below it may be withdrawn.")
    ]
    assert "Priority 1: Homes" not in [each.text for each in draft.unplaced]
    assert ("We have enough homes.", "A line goes through it: left out.") in [
        (each.text, each.why) for each in draft.unplaced
    ]
    assert not draft.plan.priorities[0].statement


@pytest.mark.parametrize("read", [in_word, in_excel])
def test_rows_over_others_with_a_line_through_them_stay_their_priority_and_are_asked(
    tmp_path: Path, read: Reading
) -> None:
    first, second = [["", *FIRST[1:]], ["", "Go", "DCS", "July 2025"]]
    above = [[gone(f"Priority {n}: {name}"), "", "", ""] for n, name in ((1, "Homes"), (2, "Health"))]
    draft = read(tmp_path, [above[0], HEAD, first, above[1], second])
    assert [each.priority for each in draft.plan.actions] == ["Homes", "Health"]
    assert {each[:2] for each in asked(draft)} == {
        ("Priority 1: Homes", "heading"),
        ("Priority 2: Health", "heading"),
    }


@everywhere
def test_a_row_without_words_of_its_own_is_asked_with_its_line(tmp_path: Path, read: Reading) -> None:
    head = ("Ref", "Action", "Milestone", "Lead")
    row = ["", "", gone("Share it"), [("HoS", False), (" DCS", True)]]
    draft = read(tmp_path, [head, ("1.1", "Write", "Draft it", "PSW"), row, ("1.2", "Go", "Go on", "PSW")])
    (why,) = [each.why for each in draft.guesses if each.field == "row"]
    assert why.endswith(WITHDRAWN)
    assert [each.text for each in draft.unplaced if "line goes through" in each.why] == ["DCS"]


def test_a_style_may_draw_the_line_and_a_run_may_be_without_it(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        style = made.styles.add_style("Withdrawn", 1)
        style.font.strike = True
        made.styles.add_style("Withdrawn too", 1).base_style = style
        table = made.add_table(rows=3, cols=4)
        for row, words in zip(table.rows, (HEAD, FIRST, ("1.2", "Close it", "DCS", "May 2025")), strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text
        for cell in table.rows[2].cells:
            cell.paragraphs[0].style = "Withdrawn too"
        table.rows[2].cells[2].paragraphs[0].runs[0].font.strike = False

    draft = read_file(document(tmp_path / "plan.docx", fill))
    assert [each[:2] for each in asked(draft)] == [("1.2", "row")]


def test_no_line_asks_nothing(tmp_path: Path) -> None:
    for read in (in_word, in_excel):
        assert not asked(read(tmp_path, [HEAD, FIRST]))


@everywhere
def test_a_measure_with_a_line_through_it_is_asked_and_can_be_left_out(tmp_path: Path, read: Reading) -> None:
    rows = [
        ("Measure", "Baseline", "Target"),
        ("Visits in time", [("70%", True), (" 75%", False)], "90%"),
        (gone("Plans audited"), gone("20%"), gone("40%")),
    ]
    draft = read(tmp_path, rows)
    assert [(each.name, each.baseline) for each in draft.plan.measures] == [
        ("Visits in time", "75%"),
        ("Plans audited", "20%"),
    ]
    assert asked(draft) == [
        ("Visits in time", "baseline", 'A line goes through "70%": left out.'),
        ("Plans audited", "measure row", WITHDRAWN),
    ]
    number = next(n for n, each in enumerate(draft.guesses) if each.field == "measure row")
    (choice,) = choices(draft, draft.guesses[number])
    after = corrected(draft, draft.guesses[number], choice)
    assert [each.name for each in after.plan.measures] == ["Visits in time"]
    assert "Plans audited · 20% · 40%" in [each.text for each in after.unplaced]
    of_it = {n for n, each in enumerate(draft.guesses) if each.of == "Plans audited"}
    assert of_it == {number, *answered_with(draft, number, after)}


@pytest.mark.parametrize("layout", [write_docx, write_xlsx])
def test_a_line_in_our_own_layout_is_asked_too(tmp_path: Path, layout: Callable[[Plan, Path], None]) -> None:
    plan = Plan(
        "Our improvement plan",
        parts=(Part("All of it"),),
        actions=(
            Action("All of it", "", "1.1", "Stay"),
            Action("All of it", "", "1.2", "Go", leads=("DCS",)),
        ),
        measures=(Measure("All of it", "", "Visits in time", "70%", None, "90%", None),),
    )
    path = tmp_path / ("plan.docx" if layout is write_docx else "plan.xlsx")
    layout(plan, path)
    strike_out(path, "Go", "Visits in time")
    assert [each[:2] for each in asked(read_file(path))] == [
        ("1.2", "row"),
        ("Visits in time", "measure row"),
    ]


def test_the_lines_of_the_document_show_what_is_struck_through(tmp_path: Path) -> None:
    in_word(tmp_path, [HEAD, ["1.1", [("New ", False), ("old", True)], gone("DCS"), "June 2025"]])
    assert (
        "1.1 | New (struck through: old) | DCS (struck through) | June 2025"
        in read_beside_source(tmp_path / "plan.docx")[1].values()
    )


def strike_out(path: Path, *texts: str) -> None:
    """Draws a line through the cells with these words."""
    if path.suffix == ".docx":
        made = docx.Document(str(path))
        cells = [
            cell for table in made.tables for row in table.rows for cell in row.cells if cell.text in texts
        ]
        for run in (run for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs):
            run.font.strike = True
    else:
        made = openpyxl.load_workbook(path)
        for cell in (
            cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.value in texts
        ):
            cell.font = Font(strike=True)
    made.save(str(path))


def test_what_was_deleted_with_tracking_is_left_out_and_listed(tmp_path: Path) -> None:
    """A row may be deleted as a whole, whatever is said of its words."""
    cell = "<w:tc><w:p>{}</w:p></w:tc>".format
    kept, out = (
        "<w:r><w:t>{}</w:t></w:r>".format,
        "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>".format,
    )
    rows = [
        "".join(cell(kept(words)) for words in HEAD),
        "".join(cell(kept(words)) for words in FIRST[:3]) + cell(out("May 2025") + kept("June 2025")),
        "<w:trPr><w:del/></w:trPr>"
        + "".join(cell(kept(words)) for words in ("1.2", "Close it", "DCS", "July 2025")),
        "<w:trPr><w:del/></w:trPr>"
        + "".join(cell(out(words)) for words in ("1.3", "End it", "HoS", "May 2025")),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    draft = read_file(with_body(tmp_path / "plan.docx", table))
    assert [(each.number, each.by_when) for each in draft.plan.actions] == [("1.1", "June 2025")]
    assert [each.text for each in draft.unplaced if "deleted with tracking" in each.why] == [
        "May 2025",
        "1.2 Close it DCS July 2025",
        "1.3 End it HoS May 2025",
    ]
