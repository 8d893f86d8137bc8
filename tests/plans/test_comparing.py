"""Which line of a document is which line of a plan: what has the same words is certain, everything else is asked."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.plans.comparing.dates import Agreed, Day, day_in
from goldenthread.plans.comparing.fields import differing, of_measure, of_priority, silent
from goldenthread.plans.comparing.matching import Found, How, Line, matched
from goldenthread.plans.comparing.numbers import Wish, given
from goldenthread.plans.plan import Action, Measure, Priority

WORDS = ("Answer every contact on the day", "Publish the standard", "Visit each child at home")
PLAN = [Line("own", "door", f"1.{n}", words) for n, words in enumerate(WORDS, start=1)]


def line(number: str, words: str, *, part: str = "own", place: str = "door") -> Line:
    return Line(part, place, number, words)


def found(
    *lines: Line, within_part: bool = False, **answers: int | None
) -> list[tuple[How, int | None, bool]]:
    said = {int(name[1:]): of for name, of in answers.items()}
    return [(one.how, one.of, one.is_open) for one in matched(PLAN, lines, said, within_part=within_part)]


def test_the_same_plan_is_the_same() -> None:
    assert found(*PLAN) == [(How.SAME, n, False) for n in range(3)]
    assert found(*reversed(PLAN)) == [(How.SAME, n, False) for n in (2, 1, 0)]


def test_the_same_words_elsewhere_are_the_same_line() -> None:
    shouted = line("1.1", "ANSWER every contact, on the day!")
    moved = line("3.1", WORDS[1], place="care")
    other = line("7", WORDS[2], part="partners", place="health")
    assert found(shouted, moved, other) == [
        (How.SAME, 0, False), (How.MOVED, 1, False), (How.MOVED, 2, False),
    ]  # fmt: skip


def test_what_is_only_near_is_asked_and_never_decided() -> None:
    near = line("4.4", "Publish the standard of visits")
    numbered = line("1.3", "Something else altogether")
    assert found(near, numbered, PLAN[0]) == [
        (How.NEAR, 1, True), (How.SAME_NUMBER, 2, True), (How.SAME, 0, False),
    ]  # fmt: skip


def test_words_go_before_numbers_where_lines_were_renumbered() -> None:
    lines = (line("1.1", "Begin anew"), line("1.2", "Answer every contact on the day it comes"))
    assert found(*lines)[1] == (How.NEAR, 0, True)


def test_a_new_line_is_asked_while_a_line_of_the_plan_is_left() -> None:
    new = line("9", "Feed the cat")
    assert found(*PLAN, new)[3] == (How.NONE, None, False)
    assert found(*PLAN[:2], new)[2] == (How.NONE, None, True)
    assert found(*PLAN[:2], line("9", "Feed the cat", part="other"), within_part=True)[2] == (
        How.NONE,
        None,
        False,
    )


def test_what_was_answered_holds_and_takes_its_line() -> None:
    near = line("4.4", "Publish the standard of visits")
    assert found(near, PLAN[1], a0=1) == [(How.ANSWERED, 1, False), (How.NONE, None, True)]
    assert found(near, a0=None) == [(How.ANSWERED, None, False)]


def test_words_that_stand_there_twice_are_asked() -> None:
    twice = [line("", "Report to the board", place=place) for place in ("a", "b")]
    lines = [line("", "Report to the board", place=place) for place in ("c", "d")]
    assert [(one.how, one.of, one.is_open) for one in matched(twice, lines, {})] == [
        (How.SEVERAL, 0, True), (How.SEVERAL, 1, True),
    ]  # fmt: skip
    assert matched(twice, twice, {}) == [Found(How.SAME, 0, False), Found(How.SAME, 1, False)]


def test_lines_that_lost_their_words_are_known_by_number() -> None:
    lost = [line("1.1", ""), line("", "")]
    assert [one.how for one in matched(lost, lost, {})] == [How.SAME, How.NONE]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (date(2026, 9, 30), Day.SAME),
        (date(2026, 7, 31), Day.OLD),
        (None, Day.NONE),
        (date(2026, 8, 31), Day.OTHER),
    ],
)
def test_what_another_day_means(said: date | None, day: Day) -> None:
    agreed = Agreed(now=date(2026, 9, 30), first=date(2026, 7, 31))
    assert day_in(Action("own", "", "1", "Do it", due=said), agreed) is day


def test_numbers_go_round_and_no_two_actions_have_one() -> None:
    swapped = [Wish("own", "1.2", "1.1"), Wish("own", "1.1", "1.2")]
    assert given(swapped, ()) == ["1.2", "1.1"]
    assert given([Wish("own", "1.1", "1.2"), Wish("own", "1.2", "1.3")], [("own", "1.1")]) == ["1.2", "1.3"]
    assert given([Wish("own", "1.1", "1.1"), Wish("own", "1.1", "")], ()) == ["1.1", ""]
    assert given([Wish("own", "1.1", ""), Wish("other", "1.1", "")], ()) == ["1.1", "1.1"]


def test_a_field_that_no_line_of_the_document_has_is_left_alone() -> None:
    ours = [
        of_priority(Priority("own", "1", "Door", "We answer.")),
        of_priority(Priority("own", "2", "Care")),
    ]
    theirs = [of_priority(Priority("own", "1", "Door")), of_priority(Priority("own", "2", "Care at  home"))]
    left = silent(ours, theirs)
    assert left == {"statement"}
    assert differing(ours[0], theirs[0], left) == {}
    assert differing(ours[1], theirs[1], left) == {"name": ("Care", "Care at  home")}


def test_the_days_of_a_measure_are_compared_and_what_feeds_it_is_not() -> None:
    ours = Measure("own", "", "Visits", "60%", date(2026, 1, 1), "80%", indicator="visits")
    theirs = Measure("own", "", "Visits ", "60%", date(2026, 2, 1), "85%", indicator="other")
    differs = differing(of_measure(ours, "x", ""), of_measure(theirs, "x", ""))
    assert set(differs) == {"baseline_date", "target"}
