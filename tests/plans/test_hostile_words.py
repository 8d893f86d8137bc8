"""Any words come back from what we write, also such as stand in our layout for something else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.plans.dates import by_when
from goldenthread.plans.layout import words as w
from goldenthread.plans.layout.cells import day_of, day_shown, items_of, listed
from goldenthread.plans.layout.steps import step_line, step_of
from goldenthread.plans.plan import Step

STARTS = date(2026, 4, 1)
SIGNS = (
    "[by when: ", "[due: ", "[]", "by when: ", "due: ", "Due: ", "; due: ", "; ", "[", "]", "[[", "]]", "[[by when: ",
    "none", "; due: none]", "]]]", "1 May 2027", "April 2026", "July", "soon", " ", "\n", "•", "• ", "••", "- ",
)  # fmt: skip


def _kept(text: str) -> str:
    """Words as a plan has them: no line of them begins or ends with a blank."""
    return "\n".join(line.strip() for line in text.strip().split("\n")).strip()


TEXTS = st.lists(st.sampled_from(SIGNS) | st.text("ab[];: ", max_size=4), max_size=6).map("".join).map(_kept)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2046, 12, 31)) | st.sampled_from([date(2026, 4, 30)])


@given(st.builds(Step, TEXTS, TEXTS, DAYS))
@settings(max_examples=400, deadline=None)
def test_a_step_comes_back_whatever_its_words_are(step: Step) -> None:
    assert step_of(step_line(step, STARTS), STARTS) == step


@given(st.lists(TEXTS, max_size=4).map(tuple))
@settings(max_examples=200, deadline=None)
def test_a_list_comes_back_whatever_its_words_are(items: tuple[str, ...]) -> None:
    assert items_of(listed(items)) == items


@given(st.dates(date(1990, 1, 1), date(2046, 12, 31)))
@settings(max_examples=50, deadline=None)
def test_a_day_comes_back(day: date) -> None:
    """As a document and as a workbook has it."""
    assert (day_of(day_shown(day)), day_of(day.isoformat())) == (day, day)


HEADINGS = (
    "Part:", "Priority:", "Priority 1:", "In part:", "Area:", " (continued)", " (begins here)", "In no part",
    "Under no priority", ":", "\u2236", "\ufe0e", "1", "A", " ",
)  # fmt: skip
LINES = st.lists(st.sampled_from(HEADINGS), max_size=4).map(lambda found: " ".join("".join(found).split()))


@given(LINES.filter(bool), st.lists(LINES, max_size=3))
@settings(max_examples=200, deadline=None)
def test_a_heading_names_its_part_whatever_that_is_called(name: str, before: list[str]) -> None:
    assert w.part_named(w.part_heading(name), before) == w.Named(name)
    for begun, names in ((True, [*before, name]), (False, before)):
        assert w.part_named(w.part_again(name, begun=begun), names) == w.Named(name, again=True)


@given(LINES, LINES, st.lists(st.tuples(LINES, LINES), max_size=3))
@settings(max_examples=300, deadline=None)
def test_a_heading_names_its_priority_whatever_that_is_called(
    number: str, name: str, before: list[tuple[str, str]]
) -> None:
    assert w.priority_named(w.priority_heading(number, name), before) == w.Named(name, number)
    for begun, names in ((True, [*before, (number, name)]), (False, before)):
        found = w.priority_named(w.priority_again(name, begun=begun), names)
        assert found == w.Named(name, again=True)


@pytest.mark.parametrize(
    ("when", "line"),
    [
        ("due: April 2026", "Do [by when: due: April 2026]"),
        ("draft; due: April 2026", "Do [by when: draft; due: April 2026; due: 30 April 2026]"),
        ("ready; due: soon", "Do [by when: ready; due: soon; due: none]"),
        ("May 2026 [due: x]", "Do [[by when: May 2026 [due: x]; due: 31 May 2026]]"),
        ("May 2026 [[]]", "Do [[[by when: May 2026 [[]]; due: 31 May 2026]]]"),
    ],
)
def test_what_could_be_taken_for_a_day_is_told_apart(when: str, line: str) -> None:
    step = Step("Do", when, by_when(when, STARTS).due)
    assert step_line(step, STARTS) == line
    assert step_of(line, STARTS) == step


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("Do [by when: July due: 1 July 2026]", Step("Do", "July ", date(2026, 7, 1))),
        ("Do [due: never] []", Step("Do [due: never]")),
        ("Do [by when: July; due: NONE]", Step("Do [by when: July; due: NONE]")),
        ("Do [[see 2]]", Step("Do [[see 2]]")),
        ("Do [[by when: July; due: soonish]]", Step("Do [[by when: July; due: soonish]]")),
    ],
)
def test_what_people_write_reads_as_it_did(line: str, step: Step) -> None:
    assert step_of(line, STARTS) == step
