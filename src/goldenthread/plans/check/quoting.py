"""Which words of a plan a finding may quote: those that speak of time and of waiting alone. A person is never named."""

from __future__ import annotations

import re

_WORDS = """
    a after agree agreed all an and annual annually are as asap at autumn available await awaiting baseline be been
    before begin beginning begun by christmas collected complete completed confirm confirmed continuing continuous data
    day days decide decided decrease delivered determined due each early easter end ended established every few figure
    figures first following for fortnightly from half higher immediate immediately improve in increase is it january
    february march april may june july august september october november december known last late later long lower
    measure measured medium mid month monthly months n na new next no not of on once ongoing or part place possible
    process quarter quarterly quarters recorded reduce regular regularly review reviewed set short soon spring start
    started summer target targets tba tbc tbd tbn term terms than the then this throughout till to unknown until week
    weekly weeks when will winter within year yearly years yet
"""
_KNOWN = frozenset(_WORDS.split())


def quoted(words: str, sentence: str) -> str:
    """A sentence with some words of the plan in the place of its {}, in quotation marks; nothing where they may name
    a person."""
    return f" {sentence}".format(f'"{words}"') if is_of_waiting(words) else ""


def is_of_waiting(words: str) -> bool:
    """Whether the words speak of time and of waiting alone."""
    return set(re.findall(r"[^\W\d_]+", words.lower())) <= _KNOWN
