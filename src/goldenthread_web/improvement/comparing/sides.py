"""Both sides of a comparison: the plan as it is kept, the document as it was read, and which line is which.

A line of the plan has its name in changes (`priority-4`, `ac-…`). A line of the document that the plan does not have
is called by its place in the document ("new priority 3") until it has a name of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from goldenthread.plans import plan as read
from goldenthread.plans.comparing.matching import Found, Line, matched
from goldenthread.plans.telling import from_data
from goldenthread_web.improvement.models import (
    Action,
    DateMove,
    ImprovementPlan,
    Matched,
    Measure,
    Part,
    Priority,
    ReadDraft,
)
from goldenthread_web.improvement.queries.whole import lines, measures_of, of_lines, priorities_of
from goldenthread_web.improvement.room import cut

NEW, OUT = "new", "out"
"""What somebody says of a line of the document that is none of the plan's: it is new, or it is left out."""


@dataclass(frozen=True)
class Level:
    """The lines of one kind. subjects: the names of the plan's; found: what each line of the document is.

    out: the lines of the document that are left out.
    """

    kind: str
    subjects: Sequence[str]
    found: Sequence[Found]
    out: frozenset[int]

    def key(self, n: int) -> str:
        """The name of what a line of the document is."""
        of = self.found[n].of
        return f"new {self.kind} {n}" if of is None else self.subjects[of]

    @property
    def is_open(self) -> bool:
        return any(found.is_open for found in self.found)

    @property
    def left(self) -> list[int]:
        """The lines of the plan that no line of the document is, nor is proposed to be."""
        taken = {found.of for found in self.found}
        return [n for n in range(len(self.subjects)) if n not in taken]


@dataclass(frozen=True)
class Sides:
    """The rows of the plan in its order, the same as a document would have them, and the document.

    cut: in words what the document has more words for than there is room in a plan.
    """

    kept: ReadDraft
    plan: ImprovementPlan
    part_rows: Sequence[Part]
    priority_rows: Sequence[Priority]
    action_rows: Sequence[Action]
    measure_rows: Sequence[Measure]
    ours: read.Plan
    theirs: read.Plan
    their_parts: Sequence[read.Part]
    cut: Sequence[str]
    answers: Mapping[str, Matched]

    @property
    def seen(self) -> str:
        """The mark of what is answered so far, as forms send it back."""
        return newest_mark(self.answers.values())

    def parts(self) -> Level:
        ours = [Line("", "", "", part.name) for part in self.part_rows]
        theirs = [Line("", "", "", part.name) for part in self.their_parts]
        return self._level("part", [f"part-{part.pk}" for part in self.part_rows], ours, theirs)

    def priorities(self, parts: Mapping[str, str]) -> Level:
        """parts: the keys of the document's parts by their names."""
        ours = [Line(f"part-{one.part_id}", "", one.number, one.name) for one in self.priority_rows]
        theirs = [Line(parts[one.part], "", one.number, one.name) for one in self.theirs.priorities]
        subjects = [f"priority-{one.pk}" for one in self.priority_rows]
        return self._level("priority", subjects, ours, theirs, within_part=True)

    def actions(self, parts: Mapping[str, str], places: Mapping[tuple[str, str], str]) -> Level:
        """places: the keys of the document's priorities by part and name."""
        ours = [
            Line(f"part-{row.part_id}", _at(row), row.number, _words(action))
            for row, action in zip(self.action_rows, self.ours.actions, strict=True)
        ]
        theirs = [
            Line(
                parts[one.part],
                places.get((one.part, one.priority), parts[one.part]),
                one.number,
                _words(one),
            )
            for one in self.theirs.actions
        ]
        return self._level("action", [row.reference for row in self.action_rows], ours, theirs)

    def measures(self, parts: Mapping[str, str], places: Mapping[tuple[str, str], str]) -> Level:
        ours = [
            Line(f"part-{row.part_id}", _at(row) if row.priority_id else row.area, "", row.name)
            for row in self.measure_rows
        ]
        theirs = [
            Line(parts[one.part], places.get((one.part, one.priority), one.priority), "", one.name)
            for one in self.theirs.measures
        ]
        return self._level("measure", [row.reference for row in self.measure_rows], ours, theirs)

    def _level(
        self,
        kind: str,
        subjects: Sequence[str],
        ours: Sequence[Line],
        theirs: Sequence[Line],
        *,
        within_part: bool = False,
    ) -> Level:
        at = {subject: n for n, subject in enumerate(subjects)}
        said: dict[int, int | None] = {}
        for n in range(len(theirs)):
            answer = self.answers.get(f"{kind} {n}")
            of = at.get(answer.said) if answer else None
            if answer and (answer.said in (NEW, OUT) or (of is not None and of not in said.values())):
                said[n] = of
        out = frozenset(n for n in said if self.answers[f"{kind} {n}"].said == OUT)
        return Level(kind, subjects, matched(ours, theirs, said, within_part=within_part), out)


def sides(kept: ReadDraft, plan: ImprovementPlan) -> Sides:
    """Both sides, in eight questions to the database however long they are."""
    moves = DateMove.objects.filter(action=OuterRef("pk"))
    actions = list(lines(plan).annotate(was_moved=Exists(moves)))
    measures, priorities = list(measures_of(plan)), list(priorities_of(plan))
    ours = of_lines(plan, actions, measures, priorities)
    room = cut(from_data(kept.draft).plan)
    theirs = room.plan
    told = {part.name: part for part in theirs.parts}
    return Sides(
        kept,
        plan,
        list(plan.parts.all()),
        priorities,
        actions,
        measures,
        ours,
        theirs,
        [told.get(name, read.Part(name)) for name in theirs.parts_named()],
        room.told,
        {one.line: one for one in kept.matches.select_related("by")},
    )


def newest_mark(answers: Iterable[Matched]) -> str:
    """The mark of the answer that was given last, as forms send it back: a later one is greater. "" without any."""
    return max((one.at.isoformat(timespec="microseconds") for one in answers), default="")


def _at(row: Action | Measure) -> str:
    return f"priority-{row.priority_id}" if row.priority_id else f"part-{row.part_id}"


def _words(action: read.Action) -> str:
    """What an action is known by: its words, or those of its steps where they are lost."""
    return action.text or " ".join(step.text for step in action.steps)
