"""Lists that two people changed at once: lines of a text, or what is ticked."""

from __future__ import annotations

from collections.abc import Sequence


def merged(mine: Sequence[str], was: Sequence[str], now: Sequence[str]) -> list[str]:
    """What either added stands, what either took out does not. was: what both began with.

    The order is that of now, unless mine was put into another. A line that both put otherwise stands twice: which of
    the two is right, people say.
    """
    return _laid(now, mine, was) if _is_reordered(mine, was) else _laid(mine, now, was)


def _laid(over: Sequence[str], under: Sequence[str], was: Sequence[str]) -> list[str]:
    """A list without what another took out, and with what it added, each after the line that it follows there."""
    taken_out = _keys(was) - _keys(over)
    found = [line for line in under if _key(line) not in taken_out]
    for nth, line in enumerate(over):
        if _key(line) not in _keys(was) | _keys(found):
            found.insert(_place(over[:nth], found), line)
    return found


def _place(before: Sequence[str], lines: Sequence[str]) -> int:
    """The place after the nearest of some lines that stands in a list; its beginning where none does."""
    places = {_key(line): place for place, line in enumerate(lines, start=1)}
    return next((places[key] for line in reversed(before) if (key := _key(line)) in places), 0)


def _is_reordered(mine: Sequence[str], was: Sequence[str]) -> bool:
    ours, theirs = dict.fromkeys(map(_key, mine)), dict.fromkeys(map(_key, was))
    return [key for key in ours if key in theirs] != [key for key in theirs if key in ours]


def _keys(lines: Sequence[str]) -> set[str]:
    return set(map(_key, lines))


def _key(line: str) -> str:
    """Spaces are no difference."""
    return " ".join(str(line).split())
