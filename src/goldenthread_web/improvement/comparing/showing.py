"""A comparison as pages show it: old words beside new ones, answers that need one click, and what all comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from goldenthread.plans import plan as read
from goldenthread.plans.comparing.matching import How
from goldenthread_web.improvement.comparing.compared import Comparison
from goldenthread_web.improvement.comparing.pieces import Gone, Pair
from goldenthread_web.improvement.comparing.sides import NEW, Level
from goldenthread_web.improvement.editing.kinds import KINDS
from goldenthread_web.improvement.queries.versions import Field, in_lines


@dataclass(frozen=True)
class Question:
    """A guess about a line of the document. said: the proposed answer. was: the line of the plan, "" for none."""

    pair: Pair
    said: str
    was: str
    now: str
    under: str
    was_under: str

    @property
    def answer(self) -> str:
        """As a form sends it."""
        return f"{self.pair.key}={self.said}"


@dataclass(frozen=True)
class Questions:
    """All guesses made for one reason about lines of one kind."""

    why: str
    kind: str
    all: tuple[Question, ...]

    @property
    def answers(self) -> str:
        return "\n".join(one.answer for one in self.all)

    @property
    def is_new(self) -> bool:
        return all(one.said == NEW for one in self.all)


@dataclass(frozen=True)
class LeftOut:
    """The lines of one part of the plan that the document does not have."""

    part: str
    all: tuple[Gone, ...]

    @property
    def keys(self) -> str:
        return "\n".join(one.key for one in self.all)


@dataclass(frozen=True)
class Difference:
    """A line that differs, is new, or only has something said of it."""

    pair: Pair
    called: str
    fields: tuple[Field, ...]

    @property
    def is_at_once(self) -> bool:
        return bool({"steps", "depends"} & self.pair.differs.keys())


class Showing:
    """What a page shows of a comparison. `names`: places and actions by their keys."""

    def __init__(self, comparison: Comparison) -> None:
        self._of = comparison
        self.names = dict(_names(comparison))

    def questions(self) -> list[Questions]:
        """The guesses by kind and reason, what is most certain first."""
        order = list(How)
        open_ones = sorted(
            self._of.questions, key=lambda pair: (_KINDS.index(pair.kind), order.index(pair.found.how))
        )
        return [
            Questions(_WHY.get(how, how.value), kind, tuple(self.question(pair) for pair in pairs))
            for (kind, how), pairs in groupby(open_ones, key=lambda pair: (pair.kind, pair.found.how))
        ]

    def question(self, pair: Pair) -> Question:
        """A guess about one line, with the words of both sides."""
        now, under = self._said(pair)
        was, was_under = self._held(pair)
        return Question(pair, pair.subject or NEW, was, now, under, was_under)

    def _said(self, pair: Pair) -> tuple[str, str]:
        """A line of the document in its words, and where it stands."""
        if pair.kind in ("part", "plan"):
            return pair.called, ""
        theirs = self._of.sides.theirs
        lines: dict[str, Sequence[read.Priority | read.Action | read.Measure]] = {
            "priority": theirs.priorities,
            "action": theirs.actions,
            "measure": theirs.measures,
        }
        line = lines[pair.kind][pair.n]
        at = getattr(line, "priority", "") or line.part
        return pair.called, line.part if pair.kind == "priority" else at

    def _held(self, pair: Pair) -> tuple[str, str]:
        if not pair.subject or pair.found.of is None:
            return "", ""
        sides, of = self._of.sides, pair.found.of
        if pair.kind == "priority":
            return pair.was_called, sides.priority_rows[of].part.name
        if pair.kind in ("action", "measure"):
            row = (sides.action_rows if pair.kind == "action" else sides.measure_rows)[of]
            return pair.was_called, row.priority.name if row.priority else row.part.name
        return pair.was_called, ""

    def gone(self) -> list[LeftOut]:
        """What somebody has to say something about, by parts."""
        found = [one for one in self._of.gone if one.is_open]
        parts = dict.fromkeys(one.part for one in found)
        return [LeftOut(part, tuple(one for one in found if one.part == part)) for part in parts]

    def changed(self) -> list[Difference]:
        return [self._difference(pair) for pair in self._of.changed]

    def new(self) -> list[Difference]:
        return [self._difference(pair) for pair in self._of.new]

    def told(self) -> list[Difference]:
        """What the document says and is not taken."""
        return [self._difference(pair) for pair in self._of.pairs if pair.notes]

    def _difference(self, pair: Pair) -> Difference:
        labels = KINDS[pair.kind].fields
        differs = dict(pair.differs)
        if pair.kind == "action" and pair.is_new:
            words = self._of.sides.theirs.actions[pair.n].impact
            differs = {"impact": ((), words), "sayings": ((), tuple(self._of.sayings.served(words)[1]))}
        fields = tuple(
            Field(labels[name], *(in_lines(said, self.names) for said in differs[name]))
            for name in labels
            if name in differs and any(differs[name])
        )
        return Difference(pair, pair.was_called or pair.called, fields)

    def silent(self) -> list[str]:
        """The fields that stay as they are because the document has no place for them, in words."""
        return [
            f"{KINDS[kind].fields[name].lower()} ({_MANY[kind]})"
            for kind, names in self._of.silent.items()
            for name in KINDS[kind].fields
            if name in names
        ]

    def choices(self, pair: Pair) -> list[tuple[str, str]]:
        """Which lines of the plan a line of the document may be: those that no other is for certain."""
        level = next(each for each in self._of.levels if each.kind == pair.kind)
        taken = {found.of for n, found in enumerate(level.found) if n != pair.n and not found.is_open}
        called = _called(self._of, level)
        return [(level.subjects[n], called[n]) for n in range(len(level.subjects)) if n not in taken]

    def lines(self) -> dict[str, str]:
        """What the lines of the plan are called, by their names."""
        return {
            subject: called
            for level in self._of.levels
            for subject, called in zip(level.subjects, _called(self._of, level), strict=True)
        }

    def called(self) -> dict[str, str]:
        """What each line is called that somebody is asked about, by the name of its answer."""
        return (
            {pair.key: pair.called for pair in self._of.pairs}
            | {one.key: one.called for one in self._of.gone}
            | {one.key: one.action.called for one in self._of.dated}
        )


_MANY = {"action": "actions", "measure": "measures", "priority": "priorities"}
_KINDS = ("part", "priority", "action", "measure")
_WHY = {How.NONE: "Nothing in the plan is near to these. They are new, unless you know which line each was."}


def _names(comparison: Comparison) -> Iterable[tuple[str, str]]:
    sides = comparison.sides
    for part in sides.part_rows:
        yield f"part-{part.pk}", f"{part.name}: under no priority"
    for one in sides.priority_rows:
        yield f"priority-{one.pk}", f"{one.part.name}: {one.number} {one.name}".replace("  ", " ")
    for n, said in enumerate(sides.their_parts):
        yield f"new part {n}", f"{said.name} (new)"
    for n, priority in enumerate(sides.theirs.priorities):
        yield f"new priority {n}", f"{priority.part}: {priority.name} (new)"
    for row in sides.action_rows:
        yield row.reference, row.called
    for key, text in (comparison.sayings.held | comparison.sayings.words).items():
        yield key, f"“{text}”"


def _called(comparison: Comparison, level: Level) -> Sequence[str]:
    sides = comparison.sides
    if level.kind == "part":
        return [part.name for part in sides.part_rows]
    if level.kind == "priority":
        return [f"{one.number} {one.name}".strip() for one in sides.priority_rows]
    if level.kind == "measure":
        return [row.name for row in sides.measure_rows]
    return [row.called for row in sides.action_rows]
