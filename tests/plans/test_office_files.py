"""Word documents and workbooks as people make them: everything that the page shows is read, and once."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from goldenthread.plans.plan import Action, Priority
from goldenthread.plans.reading import files
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.reader import read_file
from tests.plans.office import document, table_in, with_body, workbook

BEYOND = "Notes, comments, headers and footers"
P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
HEAD = ("No.", "Action", "Lead", "By when")


def _merged(made: Any) -> None:
    table = table_in(made, [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]])
    table.cell(0, 0).merge(table.cell(0, 1)).text = "across"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "down\nin two lines"


def test_a_merged_cell_has_its_words_once(tmp_path: Path) -> None:
    found = files.contents(document(tmp_path / "a.docx", _merged))
    rows = (("across", "", "c"), ("d", "e", "down\nin two lines"), ("g", "h", ""))
    assert found == [Table(1, tuple(Row(n, cells) for n, cells in enumerate(rows, start=1)))]


def _mixed(made: Any) -> None:
    made.add_heading("A title", 0)
    made.add_heading("Chapter", 2)
    made.add_paragraph("Words\twith a tab\nand a line")
    made.add_paragraph("An item", style="List Bullet 2")
    made.add_paragraph("A number", style="List Number")
    made.add_paragraph().add_run("All in bold").bold = True
    made.add_paragraph().add_run("A sentence in bold.").bold = True
    made.add_paragraph("   ")
    cell = table_in(made, [["one", "two"], ["", ""]]).cell(1, 1)
    cell.paragraphs[0].text = "first"
    cell.add_paragraph("item", style="List Bullet")
    section = made.sections[0]
    section.header.paragraphs[0].text = "Draft 2"
    section.footer.paragraphs[0].text = "Page 3 of 9"


def test_headings_words_lists_and_what_stands_beside_the_page(tmp_path: Path) -> None:
    found = files.contents(document(tmp_path / "a.docx", _mixed))
    assert found == [
        Heading(1, 0, "A title"),
        Heading(2, 2, "Chapter"),
        Words(3, "Words\twith a tab\nand a line"),
        Words(4, "An item", is_item=True),
        Words(5, "A number", is_item=True),
        Heading(6, 6, "All in bold"),
        Words(7, "A sentence in bold."),
        Table(8, (Row(8, ("one", "two")), Row(9, ("", "first\n• item")))),
        Heading(10, 1, BEYOND),
        Words(11, "Draft 2"),
    ]


ODD = {
    "a content control": ("<w:sdt><w:sdtContent>" + P.format("in it") + "</w:sdtContent></w:sdt>", ["in it"]),
    "a tracked insertion": ("<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>", ["new"]),
    "a tracked deletion": (
        "<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>x</w:delText><w:t>gone</w:t></w:r></w:del></w:p>",
        ["kept", "xgone"],
    ),
    "a link": ("<w:p><w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>", ["a link"]),
    "a text box": (
        "<w:p><w:r><w:t>before</w:t><w:pict><w:txbxContent>" + P.format("boxed") + "</w:txbxContent></w:pict></w:r>"
        "</w:p>",
        ["before", "boxed"],
    ),
    "a field": (
        "<w:p><w:r><w:instrText>DATE</w:instrText></w:r><w:fldSimple w:instr='X'><w:r><w:t>May</w:t></w:r>"
        "</w:fldSimple></w:p>", ["May"],
    ),
    "a table in a cell": (
        "<w:tbl><w:tr><w:tc>" + P.format("outer") + "<w:tbl><w:tr><w:tc>" + P.format("inner") + "</w:tc></w:tr></w:tbl>"
        "</w:tc></w:tr></w:tbl>", [("outer\ninner",)],
    ),
    "what a merged cell hides": (
        "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + P.format("a") + "</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + P.format("hidden") + "</w:tc><w:tc>" + P.format("b") + "</w:tc>"
        "</w:tr></w:tbl>", [("", "b")],
    ),
    "a row that begins later": (
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr><w:tc>" + P.format("x") + "</w:tc></w:tr></w:tbl>",
        [("", "", "x")],
    ),
}  # fmt: skip


def _said(block: Block) -> object:
    return block.rows[-1].cells if isinstance(block, Table) else block.text


@pytest.mark.parametrize("case", ODD)
def test_words_are_read_wherever_the_page_shows_them(case: str, tmp_path: Path) -> None:
    xml, wanted = ODD[case]
    assert [_said(block) for block in files.contents(with_body(tmp_path / "a.docx", xml))] == wanted  # type: ignore[arg-type]


def _plan(made: Any) -> None:
    made.add_heading("Northshire improvement plan April 2025 - March 2026", 1)
    made.add_heading("Priority 1: Change", 2)
    made.add_paragraph("We change.")
    made.add_paragraph().add_run("What needs improvement?").bold = True
    made.add_paragraph("Much.", style="List Bullet")
    made.add_heading("0-3 months", 3)
    rows = [HEAD, ("1.1", "Do the one thing", "Head of Service", "July"), ("1.2", "Do the other", "", "")]
    table = table_in(made, rows)
    lead = table.cell(1, 2).merge(table.cell(2, 2))
    lead.text = "Head of Service"
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_councils_own_word_document_is_read(tmp_path: Path) -> None:
    plan = read_file(document(tmp_path / "plan.docx", _plan)).plan
    part = "Northshire improvement plan April 2025 - March 2026"
    assert (plan.starts, plan.ends) == (date(2025, 4, 1), date(2026, 3, 31))
    assert plan.priorities == (Priority(part, "1", "Change", "We change.", ("Much.",)),)
    assert plan.actions == (
        Action(
            part, "Change", "1.1", "Do the one thing", "0-3 months", leads=("Head of Service",), by_when="July",
            due=date(2025, 7, 31),
        ),
        Action(part, "Change", "1.2", "Do the other", "0-3 months", leads=("Head of Service",)),
    )  # fmt: skip


def _measures(made: Any) -> None:
    whole, exact, text = (made.add_format({"num_format": code}) for code in ("0%", '0.0" of "%', '0.0" %"'))
    plain = made.add_worksheet("Other")
    plain.write(0, 0, 0.5, text)
    sheet = made.add_worksheet("Measures")
    sheet.write_row(1, 1, ["Measure", "Baseline", "Target"])
    sheet.write(2, 1, "Repeat referrals")
    sheet.write(2, 2, 0.27, whole)
    sheet.write(2, 3, 0.185, exact)
    sheet.write_row(3, 1, ["Average caseload", 16.5, 0.5])
    sheet.write(4, 1, "Care leavers in touch", whole)
    sheet.write_formula(4, 2, "=19/20", whole, value=0.95)


def test_a_percentage_is_read_as_it_is_shown(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", _measures)
    found = [(m.name, m.baseline, m.target) for m in read_file(path).plan.measures]
    assert found == [
        ("Repeat referrals", "27%", "18.5%"),
        ("Average caseload", "16.5", "0.5"),
        ("Care leavers in touch", "95%", ""),
    ]
    assert files.contents(path)[1] == Words(2, "0.5%")


def _tracker(made: Any) -> None:
    sheet = made.add_worksheet("Tracker")
    sheet.write(0, 0, "Improvement plan April 2025 - March 2026")
    for n, name in enumerate(("Ref", "Action", "Owner", "Deadline", "RAG"), start=1):
        sheet.write(2, n, name)
    day = made.add_format({"num_format": "dd/mm/yy"})
    sheet.write_row(3, 1, [1.5, "Write the strategy", "Head of Service"])
    sheet.write_datetime(3, 4, date(2025, 7, 9), day)
    sheet.write_formula(3, 5, "=NA()", value="#N/A")
    sheet.write_row(5, 1, [2, "Publish it"])
    sheet.merge_range(5, 3, 6, 3, "Director of Children's Services")
    sheet.write_row(5, 4, ["ongoing", "Green"])
    sheet.write_row(6, 1, [3, "Print it"])


def test_a_councils_own_tracker_is_read(tmp_path: Path) -> None:
    draft = read_file(workbook(tmp_path / "plan.xlsx", _tracker))
    assert draft.plan.title == "Improvement plan April 2025 - March 2026"
    found = [(a.number, a.text, a.leads, a.by_when, a.due, a.ongoing) for a in draft.plan.actions]
    assert found == [
        ("1.5", "Write the strategy", ("Head of Service",), "2025-07-09", date(2025, 7, 9), False),
        ("2", "Publish it", ("Director of Children's Services",), "ongoing", None, True),
        ("3", "Print it", ("Director of Children's Services",), "", None, False),
    ]
    blocks = files.contents(tmp_path / "plan.xlsx")
    assert "[the cell holds an error]" in blocks[2].rows[1].cells


@pytest.mark.parametrize(
    "data",
    [
        "# Improvement plan\n\n## Priority 1: Café – “new”\n".encode("cp1252"),
        "\ufeff# Improvement plan\r\n\r\n## Priority 1: Café – “new”\r\n".encode(),
        "# Improvement plan\n\n## Priority 1: Café – “new”\n".encode("utf-16"),
    ],
    ids=["Windows", "marked UTF-8", "UTF-16"],
)
@pytest.mark.parametrize("name", ["plan.md", "plan.docx"])
def test_text_is_read_whatever_its_letters_and_its_name(data: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert [each.name for each in read_file(tmp_path / name).plan.priorities] == ["Café – “new”"]


@pytest.mark.parametrize("mark", [",", ";", "\t"], ids=["commas", "semicolons", "tabs"])
def test_rows_with_commas_are_a_table(mark: str, tmp_path: Path) -> None:
    rows = [
        ("Our improvement plan 2024/25", "", "", "", ""),
        ("Ref", "Action", "Owner", "By when", "Impact"),
        ("1.1", f'"Do it{mark} well"', "Head of MASH", "31/03/25", "I am heard"),
        ("", "", "", "", ""),
        ("1.2", "Do more", "Head of Care", "May 2024", ""),
    ]
    (tmp_path / "plan.csv").write_text("\n".join(mark.join(row) for row in rows), "utf-8")
    draft = read_file(tmp_path / "plan.csv")
    assert [(a.line, a.number, a.text, str(a.due), a.impact) for a in draft.plan.actions] == [
        (3, "1.1", " ".join(f"Do it{mark} well".split()), "2025-03-31", ("I am heard",)),
        (5, "1.2", "Do more", "2024-05-31", ()),
    ]
    assert (draft.plan.title, draft.unplaced) == ("Our improvement plan 2024/25", ())


def test_a_text_with_commas_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(
        "Actions, their leads, by when\n\nWe will see, in time, what it is.", "utf-8"
    )
    assert len(read_file(tmp_path / "plan.txt").unplaced) == 2


def _hidden(made: Any) -> None:
    sheet = made.add_worksheet("Seen")
    sheet.write_row(0, 0, ["Ref", "Action", "Owner"])
    sheet.write_row(1, 0, ["1.1", "Do it", "Head of Care"])
    sheet.set_row(1, options={"hidden": True})
    sheet.set_column(2, 2, options={"hidden": True})
    secret = made.add_worksheet("Unseen")
    secret.write_row(0, 0, ["Ref", "Action", "Owner"])
    secret.write_row(1, 0, ["1.2", "Do more", "Head of Care"])
    secret.hide()


def test_what_a_workbook_hides_is_read_and_told(tmp_path: Path) -> None:
    draft = read_file(workbook(tmp_path / "plan.xlsx", _hidden))
    assert [each.number for each in draft.plan.actions] == ["1.1", "1.2"]
    told = [(each.text, "hidden" in each.why) for each in draft.unplaced]
    assert told == [("Seen", True), ("Seen", True), ("Unseen", True)]
    assert [each.why[:7] for each in draft.unplaced] == ["Rows of", "Columns", "This sh"]


def test_an_empty_rest_of_a_sheet_that_is_hidden_is_not_counted(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        sheet = made.add_worksheet("Seen")
        sheet.write_row(0, 0, ["Ref", "Action", "Owner"])
        sheet.write_row(1, 0, ["1.1", "Do it", "Head of Care"])
        sheet.set_column(3, 16383, options={"hidden": True})

    whys = [each.why for each in read_file(workbook(tmp_path / "plan.xlsx", fill)).unplaced]
    assert (
        "Columns of this sheet are hidden in the workbook. What stands in them is read all the same." in whys
    )
