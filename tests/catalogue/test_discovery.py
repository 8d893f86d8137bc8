"""An indicator is one file: written, found, checked and counted; a faulty one says what to do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

import goldenthread
from goldenthread import catalogue
from goldenthread.catalogue import CatalogueError
from goldenthread.catalogue.discovery import load_from
from goldenthread.catalogue.pages import page
from tests.spec.batch import batches
from tests.spec.engines import ENGINES, wrong_figures

Write = Callable[..., Path]

DEFINITION = '''
from datetime import date

from goldenthread.indicators.counting import Events, Share
from goldenthread.indicators.example import Example, Expect
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.facts.referral import referral
from goldenthread.terms.words import Better, Theme, Unit

INDICATOR = Indicator(
    code="referrals_from_schools",
    title="Referrals that come from schools",
    label="% of referrals from schools",
    theme=Theme.PRACTICE,
    order=171,
    why="Schools see children every day.",
    counted="Referrals made by a school",
    over="Referrals received in the period",
    unit=Unit.PERCENT,
    better=Better.NEITHER,
    measure=Share(
        of=Events(referral, dated_by=referral.referral_date),
        meeting=referral.referral_source.is_in("2A"),
    ),
    source="Local measure",
    owner="Performance and data",
    review_by=date(2027, 9, 30),
    in_report=False,
    examples=(
        Example(
            name="From a school, and not",
            given="""
                cin_episodes | is_referral: yes
                person_id | referral_date | referral_source_code
                A         | 2023-06-01    | 2A                    # counts
                B         | 2023-06-02    | 1A
                C         | 2023-06-03    |                       # not recorded
            """,
            expect=(Expect("2023-06", 1, 3),),
        ),
    ),
)
'''


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(
        old: str = "", new: str = "", name: str = "referrals_from_schools", folder: str = "local"
    ) -> Path:
        """The definition, with a change, as one file in a folder of a folder of indicators; that folder."""
        assert old in DEFINITION
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.py").write_text(DEFINITION.replace(old, new) if old else DEFINITION)
        return tmp_path

    return write


@pytest.mark.acceptance("2.10")
@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_one_file_adds_an_indicator(write: Write, engine: str) -> None:
    """An indicator is added by writing one file: it is found, counted and has its page."""
    indicator = load_from(write())["referrals_from_schools"]
    found = batches([indicator])
    counts = ENGINES[engine](found)
    assert [line for batch in found for case in batch.cases for line in wrong_figures(case, counts)] == []
    assert "# Referrals that come from schools" in page(indicator)
    assert "where referral source is 2A" in page(indicator)


def test_it_takes_its_place_among_the_indicators_of_the_product(write: Write) -> None:
    folder = Path(catalogue.__file__).parent
    codes = list(load_from(folder, write()))
    assert codes.index("referrals_nfa") + 1 == codes.index("referrals_from_schools")
    assert len(codes) == len(catalogue.load()) + 1


@pytest.mark.acceptance("2.10")
@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("better=Better", "beter=Better", "an indicator has no field 'beter'. Did you mean 'better'?"),
        ('    owner="Performance and data",\n', "", "these fields are missing: 'owner'"),
        ("referral.referral_source.", "referral.source.", "The fact 'referral' has no column 'source'"),
        ("Theme.PRACTICE", "Themes.PRACTICE", "name 'Themes' is not defined"),
        ("INDICATOR = Ind", "MINE = Ind", "defines no INDICATOR. Write INDICATOR = Indicator(...)"),
        ("import date", "import dat", "cannot import name 'dat'"),
        ("order=171,", "order=171", "cannot be read as Python"),
        ('code="referrals_from', 'code="referral_from', "Give the file the name referral_from_schools.py"),
        ("| 2A  ", "| 2A | ", "cin_episodes row 1 has 4 cells, not 3"),
        ("2023-06-02", "02/06/2023", "row 2, referral_date: '02/06/2023' is not a date such as 2023-04-26"),
        ("is_referral: yes", "is_referral: Y", "is_referral: 'Y' is not yes or no"),
        ("referral_source_code", "referral_source", "cin_episodes has no column 'referral_source'. It has:"),
        ("cin_episodes", "episodes", "there is no table 'episodes'. Tables: person,"),
        ('"2023-06", 1, 3', '"June", 1, 3', "'June' is not a month. Write a month as 2023-06."),
        ('"2023-06", 1, 3', '"2023-06", 1', "this indicator needs a denominator"),
        ('(Expect("2023-06", 1, 3),)', "()", "expects nothing. Add what it must give"),
        ('name="From a school, and not",', 'name="x", settings={"plan_gap": 1},', "no setting 'plan_gap'"),
        ("order=171", 'order="x"', "the field 'order' is 'x'. Write a whole number."),
        ("order=171", "order=True", "the field 'order' is True. Write a whole number."),
        ("date(2027, 9, 30)", '"2027"', "the field 'review_by' is '2027'. Write a day, date(2027, 9, 30)."),
        (
            "=Theme.PRACTICE",
            '="practice"',
            "'theme' is 'practice'. Write one of Theme.ACTIVITY, Theme.PRACTICE,",
        ),
        ("Schools see children every day.", " ", "the field 'why' is empty. Write it: readers are shown it."),
        ("in_report=False", 'in_report="no"', "the field 'in_report' is 'no'. Write True or False."),
        (
            "in_report=False",
            'notes="late"',
            "the field 'notes' is 'late'. Write (..., ...), in it each a text",
        ),
        ("in_report=False", 'notes=("",)', "number 1 of the field 'notes' is empty."),
        (
            "=referral.referral_date",
            '="referral_date"',
            "'measure.of.dated_by' is 'referral_date'. Write a Column.",
        ),
        ('"2023-06", 1, 3', "2023, 1, 3", "the field 'examples[1].expect[1].month' is 2023. Write a text"),
        ("order=171", "order=1 / 0", "line 15: division by zero (ZeroDivisionError). Mend the definition"),
        ("order=171", 'order={}["order"]', "line 15: 'order' (KeyError). Mend the definition"),
        ("order=171", "order=exit()", "line 15: None (SystemExit)"),
        ("import date", "import nothing_of_this_name", "nothing_of_this_name"),
    ],
)
def test_a_faulty_definition_says_what_to_do(write: Write, old: str, new: str, words: str) -> None:
    """A wrong field, a wrong column, a wrong cell or a missing part is refused with the file and what to do."""
    with pytest.raises(CatalogueError) as refused:
        load_from(write(old, new))
    assert str(refused.value).startswith("referrals_from_schools.py: ")
    assert words in str(refused.value)


@pytest.mark.parametrize("fault", ["INDICATOR = 1 / 0", "INDICATOR = Indicator(ownr='x')", "INDICATOR = ("])
def test_the_command_line_says_what_is_wrong_with_a_file_of_the_catalogue(tmp_path: Path, fault: str) -> None:
    package = Path(goldenthread.__file__).parent
    shutil.copytree(package, tmp_path / "goldenthread", ignore=shutil.ignore_patterns("__pycache__"))
    heading = "from goldenthread.indicators.indicator import Indicator\n"
    (tmp_path / "goldenthread" / "catalogue" / "practice" / "mine.py").write_text(heading + fault)
    done = subprocess.run(
        [sys.executable, "-m", "goldenthread", "catalogue"],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: mine.py: ")
    assert "Traceback" not in done.stderr


@pytest.mark.acceptance("2.10")
def test_an_indicator_without_a_worked_example_is_refused(write: Write) -> None:
    """An indicator without a worked example is refused, with the place where examples are described."""
    examples = DEFINITION[DEFINITION.index("    examples=") : DEFINITION.rindex(")")]
    with pytest.raises(CatalogueError, match=r"it has no worked example\. Add one with rows at its edges"):
        load_from(write(examples, "    examples=(),\n"))


@pytest.mark.acceptance("2.10")
def test_an_overdue_review_date_is_refused(write: Write) -> None:
    """A definition is good on its review date and refused the day after, with what to do."""
    folder, last = write(), date(2027, 9, 30)
    assert load_from(folder, today=last)
    with pytest.raises(
        CatalogueError, match=r"its review date 2027-09-30 has passed\. Look at the definition"
    ):
        load_from(folder, today=last + timedelta(days=1))


def test_a_code_that_is_taken_is_refused(write: Write) -> None:
    write()
    with pytest.raises(CatalogueError, match=r"the code 'referrals_from_schools' is taken\. Choose another"):
        load_from(write(folder="other"))


@pytest.mark.acceptance("2.10")
def test_no_review_date_in_the_catalogue_has_passed() -> None:
    """Every definition of the catalogue has been looked at in time."""
    overdue = [
        f"{one.code} ({one.review_by})" for one in catalogue.load().values() if one.review_by < date.today()
    ]
    assert not overdue, f"Look at these definitions again and set a new review_by: {', '.join(overdue)}"
