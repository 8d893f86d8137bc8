"""A day that words name only to reckon another from it is never taken for that other, and is asked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from goldenthread.plans.correcting import can_be_corrected, corrected
from goldenthread.plans.dates import by_when, is_dated
from goldenthread.plans.plan import Draft
from tests.plans.tables import Rows, in_commas, in_excel, in_markdown, in_word

STARTS = date(2024, 4, 1)


RECKONED = """
    Six months after June 2025
    Within 4 weeks of 1 June 2025
    6 weeks after 1 June 2025
    Three months from launch (June 2025)
    3 months after approval in June 2025
    12 months from April 2025
    1 month before June 2025
    Two weeks prior to 30 June 2025
    10 working days after the board of 30 June 2025
    1 June 2025 + 6 weeks
    1 June 2025 (+6 weeks)
    Q2 2025/26 + 3 months
    1 June 2025 plus 6w
    6 weeks + 1 June 2025
    1 June 2025, 6 weeks later
    After June 2025
    Post June 2025
    Following June 2025 board
    Complete by the end of the month following June 2025
    later than June 2025
    Not before June 2025
    Since June 2025
    Following inspection in June 2025
"""


@pytest.mark.parametrize("words", [line.strip() for line in RECKONED.strip().splitlines()])
def test_a_day_that_is_reckoned_from_another_is_not_that_other_and_is_asked(words: str) -> None:
    for meant in (by_when(words, STARTS), by_when(words)):
        assert (meant.days, meant.due) == ((), None)
        assert "before or after a day" in " ".join(meant.doubts)
    assert is_dated(words)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Every 6 weeks from May 2025", "2025-05-31"),
        ("No later than June 2025", "2025-06-30"),
        ("not later than June 2025", "2025-06-30"),
        ("Following review, by June 2025", "2025-06-30"),
        ("After training complete by June 2025", "2025-06-30"),
        ("Review within 6 weeks, June 2025", "2025-06-30"),
        ("June 2025, then every 6 weeks", "2025-06-30"),
        ("Post-inspection plan: June 2025", "2025-06-30"),
        ("before 1 July 2025", "2025-07-01"),
        ("First two weeks of June 2025", "2025-06-30"),
        ("From June 2025 to Sept 2025", "2025-09-30"),
        ("By 30 June 2025 (6 weeks)", "2025-06-30"),
    ],
)
def test_a_day_that_stands_beside_a_length_of_time_is_still_the_day(words: str, day: str) -> None:
    assert str(by_when(words, STARTS).due) == day


def test_a_day_beside_one_that_is_reckoned_is_taken_and_asked() -> None:
    meant = by_when("Draft by May 2025, final 6 weeks after June 2025", STARTS)
    assert (meant.days, len(meant.doubts)) == ((date(2025, 5, 31),), 1)


@pytest.mark.parametrize("read", [in_word, in_excel, in_commas, in_markdown])
@pytest.mark.parametrize(
    "words", ["1 June 2025 + 6 weeks", "Q2 2025/26 + 3 months", "Six months after June 2025"]
)
def test_the_words_of_an_action_stay_whole_and_its_day_is_asked_once(
    words: str, read: Callable[[Path, Rows], Draft], tmp_path: Path
) -> None:
    draft = read(
        tmp_path, [("Ref", "Action", "Lead", "By when"), ("1.1", "Open a hub", "Head of Care", words)]
    )
    (action,) = draft.plan.actions
    assert (action.by_when, action.due) == (words, None)
    (guess,) = (each for each in draft.guesses if each.field == "due")
    assert guess.taken == ""
    assert can_be_corrected(draft, guess)
    assert corrected(draft, guess, "12 July 2025").plan.actions[0].due == date(2025, 7, 12)


@pytest.mark.parametrize("sign", ["“", "↑", "=", "—"])
def test_a_sign_in_the_place_of_a_day_is_kept(sign: str, tmp_path: Path) -> None:
    draft = in_excel(
        tmp_path, [("Ref", "Action", "Lead", "By when"), ("1.1", "Open a hub", "Head of Care", sign)]
    )
    assert draft.plan.actions[0].by_when == sign
