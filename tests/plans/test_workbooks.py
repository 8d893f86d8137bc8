"""What a workbook shows and what stands beside its cells: read as people see it, and nothing of it is lost."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldenthread.intake.gate.refusal import Refused
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.reader import read_file
from tests.plans.office import with_part_changed, workbook, zipped

HEAD = ("Ref", "Action", "Owner", "By when")
FIRST = date(2025, 9, 1)


def _dated(path: Path, form: str, day: date = FIRST) -> Draft:
    def fill(made: Any) -> None:
        sheet = made.add_worksheet("Actions")
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["1.1", "Open the hub", "Head of Care"])
        sheet.write_datetime(1, 3, day, made.add_format({"num_format": form}))

    return read_file(workbook(path / "plan.xlsx", fill))


@pytest.mark.parametrize(
    "form", ["mmm-yy", "mmm\\-yy;@", "mmmm yyyy", "mm/yy", "[$-809]mmmm\\ yyyy;@", "yyyy-mm", "mmm"]
)
def test_a_day_of_which_only_the_month_is_shown_is_that_month(form: str, tmp_path: Path) -> None:
    draft = _dated(tmp_path, form)
    (action,) = draft.plan.actions
    assert (action.by_when, action.due) == ("Sep 2025", date(2025, 9, 30))
    assert not [each for each in draft.unplaced if each.text != "Actions"]


@pytest.mark.parametrize("form", ["dd/mm/yyyy", "d-mmm", "d mmm yy h:mm", '"month" dd'])
def test_a_day_that_is_shown_is_that_day(form: str, tmp_path: Path) -> None:
    (action,) = _dated(tmp_path, form).plan.actions
    assert (action.by_when, action.due) == ("2025-09-01", FIRST)


def test_a_day_behind_the_month_that_is_shown_is_told(tmp_path: Path) -> None:
    draft = _dated(tmp_path, "mmm-yy", date(2025, 9, 15))
    assert draft.plan.actions[0].due == date(2025, 9, 30)
    (told,) = (each for each in draft.unplaced if each.text != "Actions")
    assert (told.text, "D2" in told.why) == ("15 September 2025", True)


@pytest.mark.parametrize(
    ("form", "number", "seen"),
    [
        ("0%", 0.29, "29%"), ("0.0%;-0.0%", 0.295, "29.5%"), ('0"%"', 29, "29%"),
        ("0\\%", 29, "29%"), ('0" %"', 29, "29%"),
        ('0" of %"', 29, "29"), ("0", 29, "29"),
    ],
)  # fmt: skip
def test_a_number_is_read_with_the_sign_that_is_shown(
    form: str, number: float, seen: str, tmp_path: Path
) -> None:
    def fill(made: Any) -> None:
        sheet = made.add_worksheet("Measures")
        sheet.write_row(0, 0, ["Measure", "Baseline", "Target"])
        sheet.write_row(1, 0, ["Staff who leave"])
        sheet.write(1, 1, number, made.add_format({"num_format": form}))
        sheet.write(1, 2, 12)

    (measure,) = read_file(workbook(tmp_path / "plan.xlsx", fill)).plan.measures
    assert (measure.baseline, measure.target) == (seen, "12")


def _beside(made: Any) -> None:
    for name in ("Actions", "Notes"):
        sheet = made.add_worksheet(name)
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["1.1", "Open the hub", "Head of Care", "June 2025"])
        sheet.write_comment("C2", "A thread, for old programs")
        sheet.set_header('&L&"Arial,Bold"&12OFFICIAL&CR&&D plan&RPage &P of &N')
        sheet.set_footer("&Cseen by the &K01+000board &D&RNotes")
    sheet.write_comment("B2", "Chair asks: <evidence> & dates")
    sheet.insert_textbox("F2", "Read me first")


def _with_a_thread(path: Path) -> Path:
    """The workbook with what newer programs keep of a thread: its words, and the answer."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    listing = "xl/worksheets/_rels/sheet2.xml.rels"
    tie = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    tied = f'<Relationship Id="rId99" Type="{tie}" Target="../threadedComments/one.xml"/></Relationships>'
    parts[listing] = parts[listing].replace(b"</Relationships>", tied.encode())
    parts["xl/threadedComments/one.xml"] = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        b'<threadedComment ref="C2" id="1"><text>Who covers?</text></threadedComment>'
        b'<threadedComment ref="C2" id="2" parentId="1"><text>The deputy.</text></threadedComment>'
        b"</ThreadedComments>"
    )
    return zipped(path, parts)


def test_what_stands_beside_the_cells_is_listed_with_its_place(tmp_path: Path) -> None:
    draft = read_file(_with_a_thread(workbook(tmp_path / "plan.xlsx", _beside)))
    told = [(each.text, each.why, each.under) for each in draft.unplaced if "of the sheet" in each.why]
    where = [
        ("Who covers?", "comment at C2"), ("The deputy.", "comment at C2"), ("Read me first", "text box"),
        ("Chair asks: <evidence> & dates", "comment at B2"), ("OFFICIAL", "header"), ("R&D plan", "header"),
        ("seen by the board", "footer"),
    ]  # fmt: skip
    notes = [(words, f'A {what} of the sheet "Notes".', "Notes") for words, what in where]
    # A page repeats its header and footer; comments are each sheet's own.
    assert sorted(each for each in told if each[2] == "Notes") == sorted(notes[:4])
    others = {words for words, _, under in told if under == "Actions"}
    assert others == {"A thread, for old programs", *(words for words, _ in where[4:])}
    assert [each.text for each in draft.plan.actions] == ["Open the hub", "Open the hub"]


def test_a_comment_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", _beside)
    with_part_changed(
        path,
        "xl/comments1.xml",
        lambda text: text.replace("<comments", '<!DOCTYPE c [<!ENTITY a "b">]><comments', 1),
    )
    with pytest.raises(Refused, match="document type"):
        read_file(path)
