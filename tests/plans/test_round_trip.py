"""An improvement plan that is written as a workbook or a Word document reads back as the same improvement plan."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.plans.dates import by_when
from goldenthread.plans.layout import words
from goldenthread.plans.plan import Action, Draft, Measure, Part, Plan, Priority
from goldenthread.plans.reading.reader import read_file, read_text
from goldenthread.plans.writing import docx, xlsx
from goldenthread.plans.writing.outline import sections
from tests.house.repository import ROOT
from tests.plans.awkward import PLAN

SEED = ROOT.parent / "shared" / "seeds" / "004_cb9e792b5f937bf9.txt"
BOTH = pytest.mark.parametrize("form", ["xlsx", "docx"])
Back = Callable[[Plan, str], Draft]


@pytest.fixture
def back(tmp_path: Path) -> Back:
    def written_and_read(plan: Plan, form: str) -> Draft:
        path = tmp_path / f"plan.{form}"
        {"xlsx": xlsx, "docx": docx}[form].write(plan, path)
        return read_file(path)

    return written_and_read


@BOTH
@pytest.mark.acceptance("5.8")
def test_an_awkward_plan_comes_back(back: Back, form: str) -> None:
    draft = back(PLAN, form)
    assert draft.plan == PLAN
    assert not draft.unplaced


@BOTH
def test_a_plan_with_nothing_in_it_comes_back(back: Back, form: str) -> None:
    assert back(Plan(), form) == Draft(Plan())


@BOTH
@pytest.mark.acceptance("5.8")
@pytest.mark.skipif(not SEED.is_file(), reason="the shared folder of seeds is not beside the repository")
def test_the_real_plan_comes_back(back: Back, form: str) -> None:
    plan = read_text(SEED.read_text("utf-8")).plan
    assert len(plan.actions) > 60
    draft = back(plan, form)
    assert draft.plan == plan
    assert not draft.unplaced


@BOTH
def test_two_writings_are_the_same_bytes(tmp_path: Path, form: str) -> None:
    one, two = tmp_path / f"1.{form}", tmp_path / f"2.{form}"
    for path in (one, two):
        {"xlsx": xlsx, "docx": docx}[form].write(PLAN, path)
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as parts:
        assert len({part.date_time for part in parts.infolist()}) == 1


@BOTH
def test_who_approves_it_and_where_a_figure_comes_from_come_back(back: Back, form: str) -> None:
    measure = replace(PLAN.measures[0], source="Register of the clinic & co; yearly")
    plan = replace(PLAN, approver="The Cabinet & Council", measures=(measure, *PLAN.measures[1:]))
    assert back(plan, form).plan == plan


@BOTH
@pytest.mark.parametrize(
    "when", ["July", "Autumn 2025", "Sept 25", "from April 2026", "Q2", "May 2025", "soon"]
)
def test_a_day_that_was_answered_is_not_asked_again(back: Back, form: str, when: str) -> None:
    starts = date(2025, 4, 1)
    action = Action("Care", "", "1", "Open the hub", by_when=when, due=by_when(when, starts).due)
    plan = Plan("Plan", starts, date(2026, 3, 31), parts=(Part("Care"),), actions=(action,))
    draft = back(plan, form)
    assert (draft.plan, draft.guesses) == (plan, ())


@BOTH
def test_a_saying_and_a_statement_may_begin_like_what_is_said_of_the_document(
    form: str, tmp_path: Path
) -> None:
    said = (f"{words.ABOUT}I know what it says", f"I say: {words.MARK}")
    plan = Plan("Plan", key_outcomes=said, priorities=(Priority("", "1", "Homes", f"{words.ABOUT}so"),))
    path = tmp_path / f"plan.{form}"
    {"xlsx": xlsx, "docx": docx}[form].write(plan, path, about="Version 2.")
    assert read_file(path) == Draft(plan)


@BOTH
def test_lines_that_are_set_in_stay_so(back: Back, form: str) -> None:
    action = Action("", "", "1", "Do\n  first\n\tsecond\n\n  third \nfour", outcome="One\n   two")
    assert back(Plan("Plan", actions=(action,)), form) == Draft(Plan("Plan", actions=(action,)))


def test_a_saying_that_reads_like_a_period_is_one(back: Back) -> None:
    plan = replace(PLAN, key_outcomes=("Period: nobody knows", "To be approved by: me"))
    assert back(plan, "docx").plan == plan
    assert back(replace(plan, starts=None, ends=None), "docx").plan.key_outcomes == plan.key_outcomes


@BOTH
def test_it_is_known_without_the_note_that_says_so(
    back: Back, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note is taken out before a document goes to a board: nothing else says that it is ours."""
    monkeypatch.setattr(words, "NOTE", "")
    monkeypatch.setattr(words, "MARK", "(nowhere)")
    draft = back(PLAN, form)
    assert draft.plan == PLAN
    assert not [each for each in draft.unplaced if each.text != "About this file"]


@BOTH
def test_control_characters_are_left_out_and_a_long_title_is_kept(back: Back, form: str) -> None:
    action = Action("Part", "", "1", "A\x00 b\x0bell\x07\r\nand \ufffea line", leads=("\x1bLead",))
    title = "&" * 300
    plan = Plan(f"Pl\x01an {title}", parts=(Part("Part"),), actions=(action,))
    wanted = replace(action, text="A bell\nand a line", leads=("Lead",))
    assert back(plan, form).plan == replace(plan, title=f"Plan {title}", actions=(wanted,))


@BOTH
@pytest.mark.parametrize("title", ["Plan _x0041_", "Plan _x000D_ & more", '&P "Plan"'])
def test_a_title_that_reads_like_a_code_of_the_office_is_one(back: Back, form: str, title: str) -> None:
    plan = Plan(title, actions=(Action("", "", "1", title),))
    assert back(plan, form) == Draft(plan)


def test_a_document_goes_back_to_a_section_only_where_the_plan_does() -> None:
    """Priorities without actions, and a part without priorities between two others, are no reason to go back."""
    priorities = tuple(Priority(part, str(n), f"P{n}") for part in "AC" for n in (1, 2))
    actions = (Action("A", "P1", "1", "x"), Action("B", "", "2", "y"), Action("C", "P2", "3", "z"))
    measures = (Measure("A", "P1", "m"), Measure("C", "P1", "n"))
    plan = Plan(
        "T", parts=tuple(map(Part, "ABCD")), priorities=priorities, actions=actions, measures=measures
    )
    found = [(s.part, getattr(s.priority, "name", s.priority), s.again, len(s.parts)) for s in sections(plan)]
    wanted = [("A", "P1", 1), ("A", "P2", 0), ("B", "", 1), ("C", "P1", 1), ("C", "P2", 0), ("D", "", 1)]
    assert found == [(part, name, False, begun) for part, name, begun in wanted]
    late = replace(plan, actions=(*actions, Action("A", "P1", "4", "late")))
    last = list(sections(late))[-2]
    assert (last.part, last.priority, last.again, last.actions[0].text) == ("A", "P1", True, "late")


def test_a_text_that_no_cell_holds_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match='under "Action" has 32,768 letters'):
        xlsx.write(Plan(actions=(Action("", "", "", "x" * 32_768),)), tmp_path / "plan.xlsx")
