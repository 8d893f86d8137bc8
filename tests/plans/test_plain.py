"""Words for children are held to be easy: what is hard in them is named, with what could stand in its place."""

from __future__ import annotations

import pytest

from goldenthread.plans.plain import INSTEAD, MOST_LIX, hard_to_read, lix

EASY = (
    "Someone will ring you back on the same day.",
    "You stay with people you know. You do not move again and again.",
    "A nurse sees you in 20 days.",
)
HARD = {
    "Someone will ring you before the ICPC.": "“ICPC” is a code",
    "We do what 2.3 says.": "“2.3” is a code",
    "We look at the S47.": "“S47” is a code",
    "Your placements will be near.": "“placements” is a word of the trade. Say “a home”",
    "What we learn is embedded.": "“embedded” is a word of the trade",
    "We ask you and your mum and your dad and all who live with you what you want most.": "has 19 words",
    "Professional accountability necessitates considerable organisational transformation.": "LIX",
}


@pytest.mark.parametrize("text", EASY)
def test_easy_words_pass(text: str) -> None:
    assert not hard_to_read(text)
    assert lix(text) <= MOST_LIX


@pytest.mark.parametrize("text", HARD)
def test_what_is_hard_is_named(text: str) -> None:
    assert HARD[text] in " ".join(hard_to_read(text))


def test_lix_is_counted_as_published() -> None:
    # 10 words in 2 sentences, 2 of them longer than 6 letters: 10/2 + 100*2/10.
    assert lix("The children are here now. They all love dancing too.") == pytest.approx(25)
    assert lix("") == 0


@pytest.mark.parametrize("instead", INSTEAD.values())
def test_what_could_be_said_instead_is_no_word_of_the_trade(instead: str) -> None:
    assert not [fault for fault in hard_to_read(instead) if "LIX" not in fault]
