"""Which line of a document is which line of the plan that is there.

What has the same words is the same line, wherever it stands and whatever its number is. Everything else is a guess,
with its reason: it is proposed, and somebody answers. No share of common words decides anything by itself; it says
only which lines are proposed to each other first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.plans.check.likeness import words_of

_NEAR = 0.5  # from this share of common words on a line is proposed; nothing is matched by it
_WORD = re.compile(r"\w+")


class How(StrEnum):
    """How a line of the document was found in the plan, or was not."""

    SAME = "The same words, in the same place."
    MOVED = "The same words, in another place or with another number."
    SEVERAL = "Several lines have these words."
    SAME_NUMBER = "The same number, with other words."
    NEAR = "Near words, with another number or in another place."
    NONE = "Nothing in the plan has this number or words near to these."
    ANSWERED = "Somebody said so."


@dataclass(frozen=True, slots=True)
class Line:
    """A line of either side, as it is looked for. part, place: where it stands, by what both sides call it."""

    part: str
    place: str
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a line of the document is. of: the place of the line of the plan; None for none.

    is_open: it is a guess that nobody has answered; `of` is then what is proposed.
    """

    how: How
    of: int | None
    is_open: bool


def matched(
    plan: Sequence[Line],
    document: Sequence[Line],
    answers: Mapping[int, int | None],
    *,
    within_part: bool = False,
) -> list[Found]:
    """What each line of the document is. answers: of the lines that somebody has answered, what they are.

    within_part: a line is looked for in its own part alone.
    """
    return _Matching(plan, document, answers, within_part).found()


def plainly(words: str) -> str:
    """Words without what does not make a line another: signs, spaces, capitals."""
    return " ".join(_WORD.findall(words.casefold()))


class _Matching:
    """Goes from what is certain to what is not; a line that is taken is not looked at again."""

    def __init__(
        self,
        plan: Sequence[Line],
        document: Sequence[Line],
        answers: Mapping[int, int | None],
        within_part: bool,
    ) -> None:
        self._plan, self._document, self._within = plan, document, within_part
        self._found: dict[int, Found] = {n: Found(How.ANSWERED, of, False) for n, of in answers.items()}
        self._taken = {of for of in answers.values() if of is not None}

    def found(self) -> list[Found]:
        self._pairs(How.SAME, lambda line: _of_words(line, line.part, line.place, line.number), one=False)
        self._pairs(How.SAME, _of_number_alone, one=True)
        self._pairs(How.MOVED, lambda line: _of_words(line, line.part, line.place), one=True)
        self._pairs(How.MOVED, lambda line: _of_words(line, line.part), one=True)
        if not self._within:
            self._pairs(How.MOVED, _of_words, one=True)
        self._pairs(How.SEVERAL, lambda line: _of_words(line, line.part), one=False)
        self._near()
        is_open = bool(self._left_of_plan())
        for n in self._left():
            self._found[n] = Found(How.NONE, None, is_open and self._could_be(n))
        return [self._found[n] for n in range(len(self._document))]

    def _left(self) -> list[int]:
        return [n for n in range(len(self._document)) if n not in self._found]

    def _left_of_plan(self) -> list[int]:
        return [n for n in range(len(self._plan)) if n not in self._taken]

    def _could_be(self, n: int) -> bool:
        """Whether a line of the plan is left that this one may be, however little they have in common."""
        return not self._within or any(
            self._plan[other].part == self._document[n].part for other in self._left_of_plan()
        )

    def _pairs(self, how: How, key: Callable[[Line], Hashable], *, one: bool) -> None:
        """Match what has one key. one: only where there is a single line of it on either side."""
        ours = _by_key(self._plan, self._left_of_plan(), key)
        for its_key, theirs in _by_key(self._document, self._left(), key).items():
            held = ours.get(its_key, [])
            if one and (len(held), len(theirs)) != (1, 1):
                continue
            for n, of in zip(theirs, held, strict=False):
                self._match(n, of, how)

    def _near(self) -> None:
        """Propose what is left: the nearest words first, then what has only the number."""
        for _, n, of in sorted(self._ranked(), key=lambda each: (-each[0], each[1], each[2])):
            if n not in self._found and of not in self._taken:
                ours, theirs = self._plan[of], self._document[n]
                self._match(n, of, How.SAME_NUMBER if _is_numbered(ours, theirs) else How.NEAR)

    def _ranked(self) -> Iterator[tuple[float, int, int]]:
        left = [(of, self._plan[of], words_of(self._plan[of].words)) for of in self._left_of_plan()]
        for n in self._left():
            line = self._document[n]
            own = words_of(line.words)
            for of, other, its in left:
                if self._within and other.part != line.part:
                    continue
                share = len(own & its) / len(own | its) if own and its else 0.0
                if share >= _NEAR or _is_numbered(other, line):
                    yield share, n, of

    def _match(self, n: int, of: int, how: How) -> None:
        self._found[n] = Found(how, of, how not in (How.SAME, How.MOVED))
        self._taken.add(of)


def _is_numbered(ours: Line, theirs: Line) -> bool:
    return bool(ours.number) and (ours.part, ours.number) == (theirs.part, theirs.number)


def _by_key(
    lines: Sequence[Line], which: Iterable[int], key: Callable[[Line], Hashable]
) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for n in which:
        if (its_key := key(lines[n])) is not None:
            found[its_key].append(n)
    return found


def _of_words(line: Line, *where: str) -> Hashable:
    """What a line without words has in common with another is for nobody to say."""
    words = plainly(line.words)
    return (*where, words) if words else None


def _of_number_alone(line: Line) -> Hashable:
    """A line that has lost its words is still known by its number, beside one that has none either."""
    return (line.part, line.number) if line.number and not plainly(line.words) else None
