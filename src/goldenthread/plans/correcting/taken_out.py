"""What a correction takes out of a draft: words of the document that stand nowhere else in it are listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from goldenthread.plans.dates import by_when
from goldenthread.plans.plan import Action, Draft, Guess, Measure, Unplaced

_OF_ROWS = re.compile(r"\bjoined to it\b|\bput together\b|\bwords stand in the next\b|\btaken as a step\b")
"""Why of a guess about words of several rows or cells: whoever corrects it may part what does not belong together."""
_AS = {
    "number": "its number", "text": "its words", "outcome": "what success is", "leads": "its leads",
    "due": "when it is due",
    "measure": "what shows that it is done", "impact": "what it changes for children", "steps": "its steps",
    "name": "its name", "baseline": "its baseline", "target": "its target",
}  # fmt: skip
_Line = Action | Measure


def listed(draft: Draft, guess: Guess, before: _Line, after: _Line) -> Iterator[Unplaced]:
    """What a line said in the field of a guess before it was corrected, and says no more.

    Words that were left out are listed. Those that others took the place of are what was put right; only where words of
    several rows were put together they may be of another line, and are listed too.
    """
    if guess.field not in _AS or _stands_elsewhere(draft, before, guess.field):
        return
    was, now = (_said(line, guess.field) for line in (before, after))
    if guess.field == "due" and _days(was) <= _days(now):
        return
    about = guess.of, guess.field
    is_joined = any(_OF_ROWS.search(each.why) for each in draft.guesses if (each.of, each.field) == about)
    words = " … ".join(_gone(was, now, with_replaced=is_joined))
    if not words:
        return
    why = f"It stood in {_AS[guess.field]}, and was taken out where that was put right."
    yield Unplaced(guess.line, words, why, guess.of)


def _said(line: _Line, field: str) -> list[str]:
    """The words of a field, one by one, each line begun anew."""
    if isinstance(line, Action) and field == "due":
        return line.by_when.split()
    if isinstance(line, Action) and field == "steps":
        return " ".join(f"{step.text} {step.by_when}" for step in line.steps).split()
    value = getattr(line, field, "")
    return (" ".join(value) if isinstance(value, tuple) else str(value)).split()


def _gone(was: list[str], now: list[str], *, with_replaced: bool) -> Iterator[str]:
    """The runs of words that are there no more. A word that now stands in another place is there."""
    bare_was, bare_now = [_bare(word) for word in was], [_bare(word) for word in now]
    deeds = SequenceMatcher(None, bare_was, bare_now, autojunk=False).get_opcodes()
    new = Counter(word for deed, _, _, begin, end in deeds if deed != "equal" for word in bare_now[begin:end])
    for deed, begin, end, _, _ in deeds:
        if deed != "delete" and not (deed == "replace" and with_replaced):
            continue
        left = []
        for word in was[begin:end]:
            if new[_bare(word)]:
                new[_bare(word)] -= 1
            elif _bare(word):
                left.append(word)
        if left:
            yield " ".join(left)


def _stands_elsewhere(draft: Draft, line: _Line, field: str) -> bool:
    """Whether another action has the same cell: one of outcomes or impact often stands for several."""
    if field not in ("outcome", "impact"):
        return False
    others = (each for each in draft.plan.actions if each is not line)
    return any(getattr(each, field) == getattr(line, field) for each in others)


def _days(words: list[str]) -> set[date]:
    return set(by_when(" ".join(words)).days)


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word).lower()
