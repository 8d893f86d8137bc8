"""What has been drawn of an authority's lives, before it becomes tables of records."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa

from goldenthread.synthetic.clock import Clock
from goldenthread.synthetic.council import Council
from goldenthread.synthetic.draw import Column, Days, Frame, Ints, Streams
from goldenthread.synthetic.recording import Recorder, in_order


@dataclass
class Told:
    """The courses of children's lives with us, who they are, and who held them.

    courses: sorted by child and date. children: one row each. ids: the number of each child.
    held: which tenure held which course from when until when (CW and 16PLUS), sorted by course and date.
    """

    council: Council
    clock: Clock
    streams: Streams
    recorder: Recorder
    courses: Frame
    children: Frame
    ids: pa.Array
    held: Frame = field(default_factory=dict)

    @property
    def end(self) -> np.datetime64:
        return self.clock.end

    @cached_property
    def team_names(self) -> Column:
        return np.array(["", *(team for team, _, _ in self.council.teams)])

    def child(self, numbers: Ints) -> pa.Array:
        return self.ids.take(pa.array(numbers))

    def child_of(self, course: Ints) -> pa.Array:
        return self.child(self.courses["child"][course])

    @cached_property
    def _opened_and_closed(self) -> tuple[Days, Days]:
        """When each course's referral and closure were recorded: a child's, one after the other."""
        courses = self.courses
        opened = self.recorder("referrals", courses["referred"])
        closed = self.recorder("closures", courses["close"], opened)
        closed = np.where(courses["close"] == courses["referred"], opened, closed)
        both = np.stack([opened, closed], axis=1).ravel()
        both = in_order(np.repeat(courses["child"], 2), both)
        return both[0::2], both[1::2]

    @property
    def opened(self) -> Days:
        return self._opened_and_closed[0]

    @property
    def closed(self) -> Days:
        return self._opened_and_closed[1]

    def recorded(self, subject: str, course: Ints, day: Days, after: Days | None = None) -> Days:
        """When something within a course was recorded: not before its referral was (nor before `after`), and
        not after its closure."""
        first = self.opened[course] if after is None else np.fmax(self.opened[course], after)
        known = np.fmin(self.recorder(subject, day, first), self.closed[course])
        return np.where(np.isnat(day), day, known)

    def holder(self, course: Ints, day: Days) -> tuple[Column, Column]:
        """(team, worker) of each course on a day: '' where nobody was allocated."""
        cases = np.flatnonzero(self.held["role"] == "CW")
        keys = self.held["course"][cases] * 100_000 + self.held["start"][cases].astype(np.int64)
        wanted = course.astype(np.int64) * 100_000 + np.where(np.isnat(day), self.end, day).astype(np.int64)
        at = np.searchsorted(keys, wanted, side="right") - 1
        at = np.maximum(at, np.searchsorted(keys, course.astype(np.int64) * 100_000))
        at = np.minimum(at, max(0, cases.size - 1))
        if not cases.size:
            return np.full(course.size, ""), np.full(course.size, "")
        found = self.held["course"][cases][at] == course
        row = cases[at]
        team = self.team_names[np.where(found, self.held["team"][row] + 1, 0)]
        return team, np.where(found, worker_ids(self.held["tenure"][row]), "")


def worker_ids(tenure: Ints) -> Column:
    """Staff numbers, made up."""
    return np.char.add("W", (10_007 + 13 * tenure.astype(np.int64)).astype("<U7"))
