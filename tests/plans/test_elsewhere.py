"""Words that only point to where a lead may be named are asked, and never lead."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.plans.correcting import CorrectionError, can_be_corrected, corrected
from goldenthread.plans.elsewhere import points_elsewhere
from goldenthread.plans.placing import put
from goldenthread.plans.plan import Draft
from tests.plans.tables import Rows, in_commas, in_excel, in_markdown, in_word

POINTS = """
    As above
    as above.
    (As above)
    As per 1.1
    As per action 1.1
    as 1.2
    See above
    see column G
    See 2.3 above
    All of the above
    Same as above
    Same lead as 1.1
    Same
    the same
    ditto
    Ditto
    do.
    Ibid.
    “
    "
    " "
    ″
    〃
    ↑
    =
    1.1
"""
NAMES = """
    As Head of Care
    Head of Care as above
    Robin Above
    Kay Sample
    See Ann Day
    DO
    All
    SLT
    A
    TBC
    -
    –
    ?
    N/A
    Same day team
    Page Turner
    All leads
"""


def _lines(table: str) -> list[str]:
    return [line.strip() for line in table.strip().splitlines()]


@pytest.mark.parametrize("words", _lines(POINTS))
def test_words_that_point_elsewhere(words: str) -> None:
    assert points_elsewhere(words)


@pytest.mark.parametrize("words", _lines(NAMES))
def test_words_that_name_somebody_or_nobody_at_all(words: str) -> None:
    assert not points_elsewhere(words)


@pytest.mark.parametrize("read", [in_word, in_excel, in_commas, in_markdown])
@pytest.mark.parametrize("words", ["As above", "As per 1.1", "“", "↑", "ditto"])
def test_it_is_asked_once_and_leads_nothing(
    words: str, read: Callable[[Path, Rows], Draft], tmp_path: Path
) -> None:
    head, first = ("Ref", "Action", "Lead", "By when"), ("1.1", "Open a hub", "Head of Care", "May 2025")
    draft = read(tmp_path, [head, first, ("1.2", "Train the staff", words, "June 2025")])
    assert [each.leads for each in draft.plan.actions] == [("Head of Care",), ()]
    (guess,) = (each for each in draft.guesses if each.field == "leads")
    assert (guess.of, guess.taken, words in guess.why) == ("1.2", "", True)
    assert can_be_corrected(draft, guess)
    assert corrected(draft, guess, "Head of MASH").plan.actions[1].leads == ("Head of MASH",)
    with pytest.raises(CorrectionError, match="who leads it"):
        corrected(draft, guess, words)
    with pytest.raises(CorrectionError, match="who leads it"):
        put(draft, 1, "leads", words)
