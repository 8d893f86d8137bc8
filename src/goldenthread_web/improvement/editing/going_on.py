"""Which line of a list goes on as which, where the list was written anew: what hangs on a line goes with it.

Actions hang on what children should be able to say, and accounts on the leads of an action. A line whose words stay is
the same line, whatever its capitals and points. One that was put otherwise goes on as what somebody says it goes on as,
one for one. Where nobody was asked, because a document brought the list, a saying goes on where nearly all of its words
stay, and of no other saying as many; a lead does not: another word in it is another role. Everything else is taken out,
or is new, and what hung on a line that is taken out hangs on nothing any more.

Nothing hangs on a line of the other lists (needs, outcomes, what a part answers to, what shows that an action is done):
there it is no question. Steps, and what an action rests on, are changed row by row and not as lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeVar

T = TypeVar("T")

GOES_ON = "goes_on"
"""With the words of a change: by the name of a list, what of it goes on as what."""

_NEARLY_ALL = 0.75
_WORD = re.compile(r"\w+")


def same_words(one: str, other: str) -> bool:
    """Whether two lines have the same words in the same order."""
    return _words(one) == _words(other)


def nearly_alike(one: str, other: str) -> bool:
    """Whether two lines have nearly all words in common, in their order."""
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio() >= _NEARLY_ALL


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


RULES: Mapping[str, Callable[[str, str], bool]] = {"key_outcomes": nearly_alike, "leads": same_words}
"""The lists on whose lines something hangs, and when two lines are one where nobody was asked."""


def going_on(
    was: Sequence[str],
    now: Sequence[str],
    said: Mapping[str, str],
    is_one: Callable[[str, str], bool] = same_words,
) -> dict[str, str]:
    """What stood there before and goes on in other words, by its words of before: each as one that nothing else is.

    said: what somebody said of it, "" where it is taken out. The rest is held to the rule.
    """
    gone, new = parted(was, now)
    found = {old: other for old, other in said.items() if old in gone and other in new}
    pairs = [
        (old, other)
        for old in gone
        for other in new
        if old not in said and other not in found.values() and is_one(old, other)
    ]
    for old, other in pairs:
        if sum(old == one or other == two for one, two in pairs) == 1:
            found[old] = other
    return found


def parted(was: Sequence[str], now: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines that stand there no more, and those that did not stand there before."""
    gone = [text for text in dict.fromkeys(was) if text not in now]
    return gone, [text for text in dict.fromkeys(now) if text not in was]


def settled(was: Mapping[str, Any], now: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """What of the lists of a change goes on as what, as it is kept with the change: nothing where it is no question."""
    lists = {
        name: going_on(was[name] or [], now[name], said.get(name, {}), is_one)
        for name, is_one in RULES.items()
        if was.get(name) and now.get(name) and all(parted(was[name], now[name]))
    }
    return {GOES_ON: lists} if lists else {}


def kept_of(name: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, str]:
    """What of a list goes on as what with a change: as it was settled, or by the rule where that was never kept."""
    found: Mapping[str, Any] = now if GOES_ON in now else settled(was, now, {})
    return dict(found.get(GOES_ON, {}).get(name, {}))


def put_otherwise(
    held: Mapping[str, T | None], was: Sequence[str], now: Sequence[str], kept: Mapping[str, str]
) -> dict[str, T | None]:
    """Lines, each with what hangs on it, after a change. Those that somebody else added meanwhile stay, at the end."""
    found: dict[str, T | None] = dict.fromkeys(now)
    found |= {text: None for text in held if text not in was and text not in found}
    for text in sorted(held, key=kept.__contains__):
        at = kept.get(text, text)
        if at in found and found[at] is None:
            found[at] = held[text]
    return found
