"""What a document changes of a plan, line by line: of the same line what differs, what is new, what is gone.

Every line of the document is in it once, and so is every line of the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from goldenthread.plans import plan as read
from goldenthread.plans.comparing import fields as f
from goldenthread.plans.comparing.dates import Agreed, Day, day_in
from goldenthread.plans.comparing.matching import Found, How
from goldenthread.plans.comparing.numbers import Wish, given
from goldenthread.plans.resting import Names
from goldenthread_web.improvement.comparing.leaving import gone_of, is_withdrawn
from goldenthread_web.improvement.comparing.lines import (
    Called,
    Numbered,
    changed_action,
    plan_fields,
)
from goldenthread_web.improvement.comparing.pieces import MOVE, WITHDRAW, Dated, Gone, Pair
from goldenthread_web.improvement.comparing.sayings import Sayings
from goldenthread_web.improvement.comparing.sides import Level, Sides
from goldenthread_web.improvement.comparing.told import with_told
from goldenthread_web.improvement.status import PlanStatus


class Comparison:
    """A document beside a plan. Everything is worked out when it is asked for, once."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.parts = sides.parts()
        names = [part.name for part in sides.their_parts]
        self.part_keys = {name: self.parts.key(n) for n, name in enumerate(names)}
        self.priorities = sides.priorities(self.part_keys)
        self.places = {
            (one.part, one.name): self.part_keys[one.part]
            if n in self.priorities.out
            else self.priorities.key(n)
            for n, one in enumerate(sides.theirs.priorities)
        }
        self.actions = sides.actions(self.part_keys, self.places)
        self.measures = sides.measures(self.part_keys, self.places)

    @property
    def levels(self) -> tuple[Level, ...]:
        return self.parts, self.priorities, self.actions, self.measures

    @property
    def is_worked_on(self) -> bool:
        """Whether the plan is approved: then days are moved by decisions."""
        return self.sides.plan.status == PlanStatus.APPROVED

    # The lines of the document

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every line of the document, and the plan as a whole first."""
        return [*self._whole(), *self._parts(), *self._priorities(), *self._actions(), *self._measures()]

    def _whole(self) -> Iterator[Pair]:
        ours, theirs = plan_fields(self.sides.ours), plan_fields(self.sides.theirs)
        silent = {name for name, value in theirs.items() if not value}
        differs = f.differing(ours, theirs, silent)
        yield Pair("plan", 0, _SAME, self.sides.plan.reference, "The plan as a whole", "", differs)

    @cached_property
    def sayings(self) -> Sayings:
        """What children should be able to say, as the document leaves it."""
        [whole] = self._whole()
        return Sayings(self.sides.plan, whole.differs.get("key_outcomes"))

    def _parts(self) -> Iterator[Pair]:
        ours = [f.of_part(part) for part in self.sides.ours.parts]
        theirs = [f.of_part(part) for part in self.sides.their_parts]
        names = [row.name for row in self.sides.part_rows]
        yield from self._pairs(
            self.parts, ours, theirs, names, [part.name for part in self.sides.their_parts]
        )

    def _priorities(self) -> Iterator[Pair]:
        ours = [f.of_priority(one) for one in self.sides.ours.priorities]
        theirs = [f.of_priority(one) for one in self.sides.theirs.priorities]
        names = [_numbered(one.number, one.name) for one in self.sides.priority_rows]
        called = [_numbered(one.number, one.name) for one in self.sides.theirs.priorities]
        yield from self._pairs(self.priorities, ours, theirs, names, called)

    def _measures(self) -> Iterator[Pair]:
        ours = [
            f.of_measure(one, f"priority-{row.priority_id}" if row.priority_id else f"part-{row.part_id}",
                         "" if row.priority_id else row.area)
            for one, row in zip(self.sides.ours.measures, self.sides.measure_rows, strict=True)
        ]  # fmt: skip
        theirs = [
            f.of_measure(
                one, self._place(one), "" if (one.part, one.priority) in self.places else one.priority
            )
            for one in self.sides.theirs.measures
        ]
        names = [row.name for row in self.sides.measure_rows]
        for pair in self._pairs(
            self.measures, ours, theirs, names, [m.name for m in self.sides.theirs.measures]
        ):
            yield pair if pair.is_out or pair.found.of is None else self._with_told(pair, pair.found.of)

    def _with_told(self, pair: Pair, of: int) -> Pair:
        ours, theirs = self.sides.ours.measures, self.sides.theirs.measures
        return with_told(pair, ours[of], theirs[pair.n], tells_shared=any(one.shared for one in theirs))

    def _actions(self) -> Iterator[Pair]:
        ours = [
            f.of_action(one, f"priority-{row.priority_id}" if row.priority_id else f"part-{row.part_id}")
            for one, row in zip(self.sides.ours.actions, self.sides.action_rows, strict=True)
        ]
        theirs = [f.of_action(one, self._place(one)) for one in self.sides.theirs.actions]
        numbered = self.numbered
        silent = f.silent(ours, theirs)
        for n, (found, one) in enumerate(zip(self.actions.found, self.sides.theirs.actions, strict=True)):
            called = _numbered(one.number, one.text or "(its words are lost)")
            if found.of is None or n in self.actions.out:
                out = n in self.actions.out
                notes = [] if out or numbered.numbers[n] == one.number else [_NUMBER_HELD]
                notes += [] if out else numbered.theirs.unclear(one)
                yield Pair("action", n, found, "", called, "", {}, tuple(notes), is_out=out)
                continue
            row, held = self.sides.action_rows[found.of], self.sides.ours.actions[found.of]
            differs, notes = changed_action(
                row, held, one, ours[found.of], theirs[n], numbered, n, silent, worked_on=self.is_worked_on
            )
            if "impact" not in silent:
                differs |= self.sayings.differing(row, held.impact, one.impact, differs)
            shut = row.closed_on is not None
            if shut and differs:
                notes = ["It is closed and stays as it was. Open it again to change it."]
            yield Pair(
                "action", n, found, row.reference, called, row.called, {} if shut else differs, tuple(notes), shut
            )  # fmt: skip

    def _place(self, line: read.Action | read.Measure) -> str:
        return self.places.get((line.part, line.priority), self.part_keys[line.part])

    def _pairs(
        self,
        level: Level,
        ours: Sequence[f.Fields],
        theirs: Sequence[f.Fields],
        names: Sequence[str],
        called: Sequence[str],
    ) -> Iterator[Pair]:
        silent = f.silent(ours, theirs)
        for n, found in enumerate(level.found):
            if found.of is None or n in level.out:
                yield Pair(level.kind, n, found, "", called[n], "", {}, is_out=n in level.out)
                continue
            differs = f.differing(ours[found.of], theirs[n], silent)
            subject = level.subjects[found.of]
            yield Pair(level.kind, n, found, subject, called[n], names[found.of], differs)

    @cached_property
    def numbered(self) -> Numbered:
        """The numbers that actions are to have, and which action a number of either side is."""
        wishes, at = [], []
        for n, found in enumerate(self.actions.found):
            row = self.sides.action_rows[found.of] if found.of is not None else None
            if n in self.actions.out or (row is not None and row.closed_on is not None):
                continue
            one = self.sides.theirs.actions[n]
            part = self.part_keys[one.part]
            same = row is not None and f"part-{row.part_id}" == part
            wishes.append(
                Wish(part, one.number or (row.number if row else ""), row.number if row and same else "")
            )
            at.append(n)
        taken = {self.actions.found[n].of for n in at}
        rest = [row for n, row in enumerate(self.sides.action_rows) if n not in taken]
        stays = [row for row in rest if not is_withdrawn(self.sides, row.reference)]
        held = {(f"part-{row.part_id}", row.number) for row in stays if row.number}
        numbers = dict(zip(at, given(wishes, held), strict=True))
        ours, theirs = self.sides.ours.actions, self.sides.theirs.actions
        keys = ["" if n in self.actions.out else self.actions.key(n) for n in range(len(theirs))]
        rows = [row.reference for row in self.sides.action_rows]
        return Numbered(numbers, Called(Names(ours), rows), Called(Names(theirs), keys))

    # The lines of the plan that the document does not have

    @cached_property
    def gone(self) -> list[Gone]:
        """What becomes of each of them."""
        return gone_of(self.sides, self.priorities, self.actions, self.measures)

    @cached_property
    def parts_left(self) -> list[str]:
        """The parts of the plan of which the document has nothing: they stay, whatever becomes of their lines."""
        return [self.sides.part_rows[n].name for n in self.parts.left]

    # Days

    @cached_property
    def dated(self) -> list[Dated]:
        """The actions whose day is moved by a decision, where the document has another."""
        found = []
        for pair in self.pairs:
            if pair.kind == "action" and pair.found.of is not None and not pair.is_shut and not pair.is_out:
                row, one = self.sides.action_rows[pair.found.of], self.sides.theirs.actions[pair.n]
                if not (self.is_worked_on or row.was_moved):  # type: ignore[attr-defined]
                    continue
                if day_in(one, Agreed(row.due, row.original_due)) is Day.OTHER:
                    answer = self.sides.answers.get(f"date {row.reference}")
                    found.append(Dated(row, one, answer.said if answer else ""))
        return found

    @cached_property
    def silent(self) -> Mapping[str, frozenset[str]]:
        """By kinds of lines: the fields of which the document says nothing, and that stay as they are."""
        ours, theirs = self.sides.ours, self.sides.theirs
        return {
            "action": f.silent(
                [f.of_action(one, "x") for one in ours.actions],
                [f.of_action(one, "x") for one in theirs.actions],
            ),
            "measure": f.silent(
                [f.of_measure(one, "x", "") for one in ours.measures],
                [f.of_measure(one, "x", "") for one in theirs.measures],
            ),
            "priority": f.silent(
                map(f.of_priority, ours.priorities), [f.of_priority(p) for p in theirs.priorities]
            ),
        }

    # What is left to say

    @property
    def questions(self) -> list[Pair]:
        """The guesses that nobody has answered: of the parts alone while one of those is open, as all else rests on
        them; then of priorities."""
        for level in (self.parts, self.priorities):
            if level.is_open:
                return [pair for pair in self.pairs if pair.kind == level.kind and pair.found.is_open]
        return [pair for pair in self.pairs if pair.found.is_open]

    @property
    def left(self) -> int:
        """How many answers are missing."""
        return (
            len(self.questions)
            + sum(one.is_open for one in self.gone)
            + sum(not one.said for one in self.dated)
        )

    @property
    def changed(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.differs]

    @property
    def new(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.is_new]

    @property
    def nothing_differs(self) -> bool:
        moved = [one for one in self.dated if one.said == MOVE]
        withdrawn = [one for one in self.gone if one.said == WITHDRAW]
        return not (self.changed or self.new or moved or withdrawn or self.left)


_NUMBER_HELD = "Another action holds its number: it is added without one."
_SAME = Found(How.SAME, 0, False)


def _numbered(number: str, words: str) -> str:
    return f"{number} {words}".strip()


def same(pairs: Iterable[Pair]) -> int:
    """How many lines of the document are as they stand in the plan."""
    return sum(not pair.differs and bool(pair.subject) and pair.kind != "plan" for pair in pairs)
