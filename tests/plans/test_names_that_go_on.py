"""Names that end as a heading does which only goes on: each comes back from our own Word document as it was."""

from pathlib import Path

import pytest

from goldenthread.plans.correcting import choices, corrected
from goldenthread.plans.correcting.headings import NO_PRIORITY
from goldenthread.plans.layout import words as w
from goldenthread.plans.plan import Action, Draft, Measure, Part, Plan, Priority
from goldenthread.plans.reading.blocks import Heading, Row, Table, Words
from goldenthread.plans.reading.own import read_own
from goldenthread.plans.reading.reader import read_file
from goldenthread.plans.writing import docx, xlsx

ENDINGS = (
    "", " (continued)", " (continued) (continued)", " (begins here)", " (continued) (begins here)", " (Continued)",
)  # fmt: skip
NAMES = (*(f"Homes{ending}" for ending in ENDINGS), "(continued)", "(begins here)")


def _plan(names: tuple[str, ...]) -> Plan:
    """Each name a part, a priority of each part and an area of it; the first part and priority taken up again."""
    lines = [(part, name) for part in names for name in (*names, *(f"Area {name}" for name in names))]
    lines += [(part, name) for part in names for name in names]
    return Plan(
        "T",
        parts=tuple(Part(name, "", ("What it serves",)) for name in names),
        priorities=tuple(
            Priority(part, str(n), name, "Statement", ("Need",), ("Outcome",))
            for part in names
            for n, name in enumerate(names)
        ),
        actions=tuple(Action(part, name, str(n), "Do it") for n, (part, name) in enumerate(lines)),
        measures=tuple(Measure(part, names[0], part) for part in names),
    )


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("docx", NAMES[:3]),
        ("docx", NAMES[4::-2]),
        pytest.param("docx", NAMES, marks=pytest.mark.whole),
        pytest.param("docx", NAMES[::-1], marks=pytest.mark.whole),
        pytest.param("xlsx", NAMES, marks=pytest.mark.whole),
    ],
    ids=["few", "few, turned", "docx", "turned", "xlsx"],
)
def test_they_come_back(tmp_path: Path, form: str, names: tuple[str, ...]) -> None:
    path, plan = tmp_path / f"plan.{form}", _plan(names)
    {"docx": docx, "xlsx": xlsx}[form].write(plan, path)
    draft = read_file(path)
    assert draft.plan == plan
    assert not draft.unplaced
    assert {guess.field for guess in draft.guesses} <= {"indicator"}


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("number", ["3:", "Theme A: 4", "1:2", "2026/27: year", ":", "3."])
def test_a_number_with_a_colon_comes_back(tmp_path: Path, form: str, number: str) -> None:
    """Also where its priority is taken up again further down."""
    homes, voice = Priority("One", number, "Homes: near"), Priority("One", "2", "Voice")
    actions = tuple(
        Action("One", name, str(n), "Do it") for n, name in enumerate((homes.name, "Voice", homes.name))
    )
    plan = Plan("T", parts=(Part("One"),), priorities=(homes, voice), actions=actions)
    {"docx": docx, "xlsx": xlsx}[form].write(plan, tmp_path / f"plan.{form}")
    assert read_file(tmp_path / f"plan.{form}") == Draft(plan)


@pytest.mark.parametrize("name", NAMES)
def test_one_alone_comes_back_where_it_is_no_part_of_the_plan(tmp_path: Path, name: str) -> None:
    plan = Plan("T", actions=(Action(name, name, "1", "Do it"),))
    docx.write(plan, tmp_path / "plan.docx")
    assert read_file(tmp_path / "plan.docx") == Draft(plan)


def _read(*headings: str) -> Draft:
    """What headings of priorities say, each with an action below it."""
    blocks = [Words(0, w.NOTE), Heading(1, 1, "Part: One")]
    for line, heading in enumerate(headings, start=2):
        table = Table(line, (Row(line, ("Action", "Leads")), Row(line, (f"Do {line}", ""))))
        blocks += [Heading(line, 2, heading), table]
    return read_own(blocks)


@pytest.mark.parametrize(
    ("headings", "begun", "asked"),
    [
        (("Priority 1: Homes", "Priority: Homes (continued)"), ["Homes"], 0),
        (("Priority 1: Homes", "Priority 1: Homes (continued)"), ["Homes"], 0),
        (("Priority 1: Homes", "Priority 2: Homes (continued)"), ["Homes", "Homes (continued)"], 1),
        (("Priority 1: Homes (continued)",), ["Homes (continued)"], 1),
        (("Priority: Homes (continued)", "Priority: Homes (continued)"), ["Homes (continued)"], 1),
        (("Priority 1: Homes (continued) (begins here)",), ["Homes (continued)"], 0),
        (("Priority 1: Homes (begins here)",), ["Homes (begins here)"], 0),
    ],
)
def test_what_nobody_began_begins_and_is_asked(
    headings: tuple[str, ...], begun: list[str], asked: int
) -> None:
    """As an earlier version wrote it, or somebody called it in Word."""
    draft = _read(*headings)
    assert [each.name for each in draft.plan.priorities] == begun
    assert {each.priority for each in draft.plan.actions} == set(begun)
    assert [each.field for each in draft.guesses] == ["heading"] * asked


def test_it_can_be_said_to_be_none() -> None:
    draft = _read("Priority: Homes (continued)")
    [guess] = draft.guesses
    assert NO_PRIORITY in choices(draft, guess)
    now = corrected(draft, guess, NO_PRIORITY).plan
    assert (now.priorities, now.actions[0].priority) == ((), "")


def test_a_part_that_nobody_began_begins() -> None:
    draft = read_own(
        [Words(0, w.NOTE), Heading(1, 1, "Part: Homes (continued)"), Heading(2, 1, "Part: Care")]
    )
    assert [each.name for each in draft.plan.parts] == ["Homes (continued)", "Care"]
