"""The three cuts of the dashboard as its page offers them, and the one that each reader begins with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.judgement.cuts import CUT_WORDS, Cut
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.roles import Role
from goldenthread_web.performance.chosen import Chosen
from goldenthread_web.performance.served import WHOLE_COUNCIL

LEADS = frozenset({Role.DIRECTOR, Role.ANALYST, Role.HEAD_OF_SERVICE, Role.GOVERNANCE})
"""Those who begin with the leadership team's measures, unless they answer for a part of the council."""


@dataclass(frozen=True)
class CutLink:
    """One cut to go to. The links to the cuts of the whole council leave a part that was chosen."""

    words: str
    query: str
    is_here: bool


def first_cut(person: SignedIn, own: Sequence[str]) -> Cut:
    """The cut that a dashboard shows when its address names none. own: the parts that the reader answers for."""
    if own:
        return Cut.OWN
    return Cut.LEADERSHIP if person.roles & LEADS else Cut.HEADLINE


def cut_links(choice: Chosen, own: Sequence[str]) -> Iterator[CutLink]:
    """The three cuts. A service's or team's own is that of the part chosen, or of the first the reader answers for."""
    for cut, words in CUT_WORDS.items():
        area = WHOLE_COUNCIL if cut is not Cut.OWN else choice.area or next(iter(own), WHOLE_COUNCIL)
        yield CutLink(words, choice.but(cut=cut, area=area).query, cut is choice.cut)
